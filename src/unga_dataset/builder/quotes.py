"""Find the quotations of an article: the words, who says them, and by which cue.

Every quotation looks for its report in its own sentence: before it ("X said that ..."), after it ('"...," X said'),
around it ("called Y a '...'"). A sentence that is nothing but a quotation goes on with the one before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from unga_dataset.builder.document import Document, Quotation, Span
from unga_dataset.builder.findings import Quote, Source
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.quoting.bearers import announcer, bearer_of
from unga_dataset.builder.quoting.cues import Cue, find_cues
from unga_dataset.builder.quoting.reports import Report, find_reports
from unga_dataset.builder.quoting.tags import tag_after
from unga_dataset.codes import QuoteType

LONG = 7
"""A quotation of this many words is speech even where no cue stands near it; shorter ones may be scare quotes."""
SHORT = 3
"""Words up to this length stay small in the title of a work."""
CLAUSE = 4
"""Fewer words than this are a fragment, whatever stands around them."""


@dataclass(slots=True)
class _Thread:
    """What a quotation without a cue of its own goes on with, and the number of utterances so far."""

    utterances: int = 0
    last: Quote | None = None
    paragraph: int = 0
    seen: dict[tuple[int, int], int] = field(default_factory=dict)
    announced: Quote | None = None
    before: Sentence | None = None

    def utterance(self, sentence: Sentence, report: Report) -> int:
        """Return the number of the utterance that a report belongs to."""
        place = (sentence.number, report.cue.first)
        if place not in self.seen:
            self.utterances += 1
            self.seen[place] = self.utterances
        return self.seen[place]


def find_quotes(document: Document, sentences: Sequence[Sentence], cast: Cast, lexicon: Lexicon) -> tuple[Quote, ...]:
    """Return the quotations of the paragraphs that report, in text order."""
    thread, found = _Thread(), []
    for sentence in sentences:
        cues = list(find_cues(sentence, lexicon))
        reports = find_reports(sentence, cues, cast)
        for quote in sorted(_sentence(document, sentence, cues, reports, cast, thread), key=lambda q: q.span):
            found.append(quote)
            if quote.quote_type != "indirect":
                thread.last, thread.paragraph = quote, sentence.paragraph.number
        thread.before = sentence
        thread.announced = None
        if document.text[sentence.span.end - 1] == ":" and (source := announcer(sentence, cues, cast)):
            cue = _span(sentence.tokens[slice(*cues[-1][:2])]) if cues else None
            thread.announced = _announced(sentence.span, source, cue, cues[-1].lemma if cues else None)
    return _numbered(found)


def _sentence(
    document: Document, sentence: Sentence, cues: Sequence[Cue], reports: Sequence[Report], cast: Cast, thread: _Thread
) -> Iterator[Quote]:
    told: set[int] = set()
    before: Report | None = None
    for quotation in sentence.quotations:
        report = _report_of(document, sentence, quotation, cues, reports, before, cast)
        if report is None:
            quote = _alone(document, sentence, quotation, thread, cast)
        else:
            told.add(report.cue.first)
            quote = _quote(document, sentence, quotation, report, cast.words, thread)
        before = report
        if quote is not None:
            yield quote
    for report in reports:
        if report.cue.first not in told and _reports_indirectly(sentence, report, cast.words):
            span = _span(sentence.tokens[slice(*report.content)])
            if not any(q.outer.start < span.end and span.start < q.outer.end for q in sentence.quotations):
                yield _made("indirect", span, span, sentence, report, thread)


def _span(tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].start, tokens[-1].end)


def _report_of(
    document: Document,
    sentence: Sentence,
    quotation: Quotation,
    cues: Sequence[Cue],
    reports: Sequence[Report],
    before: Report | None,
    cast: Cast,
) -> Report | None:
    """Return the report of a quotation: the tag after it, the cue before it, or the tag of the part before."""
    opens = quotation.outer.start <= sentence.tokens[0].start
    comma = document.text[quotation.span.end - 1] == ","
    tag = tag_after(document.text, sentence, quotation, cues, cast)
    if tag is not None and (opens or comma):
        return tag
    holding = [r for r in reports if _holds(_span(sentence.tokens[slice(*r.content)]), quotation)]
    if holding:
        return _likeliest(sentence, quotation, holding)
    if before is not None and sentence.tokens[before.cue.first].start < quotation.span.start and before.content[0] == 0:
        return before  # "A," X said, "B": the tag reports what stands before it and what follows.
    return tag


def _likeliest(sentence: Sentence, quotation: Quotation, holding: Sequence[Report]) -> Report:
    """Return, of several reports around a quotation, the one whose words they are.

    That is the cue right before it; else the outermost one that reports a clause, as it is his words that are
    quoted; else the innermost of the rest.
    """
    beside = [r for r in holding if sentence.tokens[r.content[0]].start >= quotation.outer.start]
    if beside:
        return max(beside, key=lambda report: report.cue.first)
    clausal = [r for r in holding if r.frame in ("clause", "source") or (r.frame == "that" and r.explicit)]
    if clausal:
        return min(clausal, key=lambda report: report.cue.first)
    return max(holding, key=lambda report: report.cue.first)


def _holds(content: Span, quotation: Quotation) -> bool:
    """Whether a content clause holds a quotation, whose last stop may lie outside the clause."""
    return content.start <= quotation.span.start and quotation.span.end - 1 <= content.end


def _quote(
    document: Document, sentence: Sentence, quotation: Quotation, report: Report, words: Words, thread: _Thread
) -> Quote:
    """Return the quotation with its report: direct if it is all there is, else a fragment of its content."""
    content = _span(sentence.tokens[slice(*report.content)])
    inside = document.text[slice(*quotation.span)]
    beside = not _holds(content, quotation)
    alone = quotation.outer.start <= content.start and content.end <= quotation.outer.end
    closes = report.content[0] == 0 and _opaque(sentence, quotation)
    if beside or closes or (alone and report.frame != "object" and _is_clause(inside, sentence, quotation, words)):
        return _made("direct", quotation.span, quotation.span, sentence, report, thread)
    whole = Span(min(content.start, quotation.outer.start), max(content.end, quotation.outer.end))
    return _made("mixed", quotation.span, whole, sentence, report, thread)


def _opaque(sentence: Sentence, quotation: Quotation) -> bool:
    """Whether a quotation is hidden from the grammar, as a sentence of its own is."""
    return any(token.mention is quotation for token in sentence.tokens)


def _is_clause(inside: str, sentence: Sentence, quotation: Quotation, words: Words) -> bool:
    """Whether quoted words can stand as a clause: long enough, or with a verb that shows one."""
    if inside.count(" ") + 1 < CLAUSE:
        return inside[-1] in ".!?,"
    if _opaque(sentence, quotation):
        return True
    own = [
        token for token in sentence.tokens if token.quoted and quotation.span.start <= token.start < quotation.span.end
    ]
    return any(words.of(token) & {"auxiliary", "modal"} or token.word in words.verbs for token in own[1:])


def _made(kind: QuoteType, span: Span, content: Span, sentence: Sentence, report: Report, thread: _Thread) -> Quote:
    cue = _span(sentence.tokens[report.cue.first : report.cue_last])
    return Quote(
        quote_type=kind, span=span, content=content, source=report.source, cue=cue, cue_lemma=report.lemma,
        utterance=thread.utterance(sentence, report), rule=f"{report.frame}: {report.lemma}",
    )  # fmt: skip


def _alone(document: Document, sentence: Sentence, quotation: Quotation, thread: _Thread, cast: Cast) -> Quote | None:
    """Return a quotation without a cue in its sentence: a cue announced it, it goes on with the one before, or the
    sentence shows whose words they are; None for scare quotes and titles.
    """
    whole = all(t.mention is quotation or t.kind == "mark" for t in sentence.tokens) or quotation.continues
    if whole and thread.announced is not None:
        thread.utterances += 1
        said = thread.announced
        return replace(said, span=quotation.span, content=quotation.span, utterance=thread.utterances)
    last = thread.last
    same = last is not None and thread.paragraph == sentence.paragraph.number
    if last is not None and ((whole and same) or quotation.continues):
        return _without_cue("direct", quotation, last.source, last, last.utterance)
    source = bearer_of(sentence, quotation, cast)
    if _is_scare(document.text[slice(*quotation.span)].split(), source):
        return None
    near = last is not None and thread.paragraph >= sentence.paragraph.number - 1
    if source is None and near and last is not None:
        source = last.source
    elif source is None and whole and thread.before is not None:
        source = announcer(thread.before, (), cast)
    thread.utterances += 1
    return _without_cue("direct" if whole else "mixed", quotation, source, None, thread.utterances)


def _announced(span: Span, source: Source, cue: Span | None, lemma: str | None) -> Quote:
    """Return the pattern of a quotation that a sentence ending in a colon announces."""
    return Quote(
        quote_type="direct", span=span, content=span, source=source, cue=cue, cue_lemma=lemma, utterance=0,
        rule="announced",
    )  # fmt: skip


def _is_scare(inside: Sequence[str], source: Source | None) -> bool:
    """Whether quoted words without a cue are a title, a nickname or scare quotes rather than speech."""
    if len(inside) >= LONG:
        return False
    named = [word for word in inside if word[0].isalpha() and (word[0].isupper() or len(word) > SHORT)]
    title = len(inside) > 1 and all(word[0].isupper() for word in named)
    return len(inside) == 1 or title or source is None


def _without_cue(
    kind: QuoteType, quotation: Quotation, source: Source | None, last: Quote | None, utterance: int
) -> Quote:
    return Quote(
        quote_type=kind,
        span=quotation.span,
        content=quotation.span,
        source=source,
        cue=last.cue if last else None,
        cue_lemma=last.cue_lemma if last else None,
        utterance=utterance,
        rule="continued" if last else "no cue",
    )


def _reports_indirectly(sentence: Sentence, report: Report, words: Words) -> bool:
    """Whether a report without quotation marks is reported speech: by its frame, its 'that', or a clause after it."""
    if report.source is None or report.frame in ("quote", "name"):
        return False
    tokens = sentence.tokens[slice(*report.content)]
    if report.explicit:
        return len(tokens) > 1
    return report.frame == "clause" and any(
        token.kind == "word" and (words.of(token) & {"auxiliary", "modal"} or words.is_verb_form(token))
        for token in tokens[1:]
    )


def _numbered(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the quotes with their utterances counted from 1 in the order in which they appear."""
    order: dict[int, int] = {}
    for quote in quotes:
        order.setdefault(quote.utterance, len(order) + 1)
    return tuple(replace(quote, utterance=order[quote.utterance]) for quote in quotes)
