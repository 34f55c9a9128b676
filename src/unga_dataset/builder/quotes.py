"""Find the quotations of an article: the words, who says them, and by which cue.

Every quotation looks for its report in its own sentence: before it ("X said that ..."), after it ('"...," X said'),
around it ("called Y a '...'"). A sentence that is nothing but a quotation goes on with the one before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from unga_dataset.builder.document import Document, Quotation, Span
from unga_dataset.builder.findings import Quote
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.quoting.cues import find_cues
from unga_dataset.builder.quoting.reports import Report, find_reports
from unga_dataset.codes import QuoteType

LONG = 7
"""A quotation of this many words is speech even where no cue stands near it; shorter ones may be scare quotes."""
CLAUSE = 4
"""Fewer words than this are a fragment, whatever stands around them."""


@dataclass(slots=True)
class _Thread:
    """What a quotation without a cue of its own goes on with, and the number of utterances so far."""

    utterances: int = 0
    last: Quote | None = None
    paragraph: int = 0
    seen: dict[tuple[int, int], int] = field(default_factory=dict)
    announced: Report | None = None
    announced_in: Sentence | None = None

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
        reports = find_reports(sentence, list(find_cues(sentence, lexicon)), cast)
        for quote in sorted(_sentence(document, sentence, reports, cast.words, thread), key=lambda q: q.span):
            found.append(quote)
            if quote.quote_type != "indirect":
                thread.last, thread.paragraph = quote, sentence.paragraph.number
        thread.announced, thread.announced_in = None, None
        if reports and document.text[sentence.span.start : sentence.span.end].endswith(":"):
            thread.announced, thread.announced_in = reports[-1], sentence
    return _numbered(found)


def _sentence(
    document: Document, sentence: Sentence, reports: Sequence[Report], words: Words, thread: _Thread
) -> Iterator[Quote]:
    told: set[int] = set()
    for quotation in sentence.quotations:
        report = _report_of(sentence, quotation, reports)
        if report is None:
            quote = _alone(document, sentence, quotation, thread)
        else:
            told.add(report.cue.first)
            quote = _quote(document, sentence, quotation, report, words, thread)
        if quote is not None:
            yield quote
    for report in reports:
        if report.cue.first not in told and _reports_indirectly(sentence, report, words):
            span = _span(sentence.tokens[slice(*report.content)])
            if not any(q.outer.start < span.end and span.start < q.outer.end for q in sentence.quotations):
                yield _made("indirect", span, span, sentence, report, thread)


def _span(tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].start, tokens[-1].end)


def _report_of(sentence: Sentence, quotation: Quotation, reports: Sequence[Report]) -> Report | None:
    """Return the report whose content holds a quotation, the innermost one; a cue after a split one serves both."""
    holding = [r for r in reports if _holds(_span(sentence.tokens[slice(*r.content)]), quotation)]
    if holding:
        return max(holding, key=lambda report: (report.content[0], report.cue.first))
    for report in reports:
        # "A," X said, "B": the cue reports what stands before it and what follows.
        if report.content[0] == 0 and sentence.tokens[report.cue.first].start < quotation.span.start:
            return report
    return None


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


def _alone(document: Document, sentence: Sentence, quotation: Quotation, thread: _Thread) -> Quote | None:
    """Return a quotation without a cue in its sentence: it goes on with the one before, or a cue announced it."""
    inside = document.text[slice(*quotation.span)]
    whole = all(t.mention is quotation or t.kind == "mark" for t in sentence.tokens) or quotation.continues
    if whole and thread.announced is not None and thread.announced_in is not None:
        return _made("direct", quotation.span, quotation.span, thread.announced_in, thread.announced, thread)
    last = thread.last
    same = last is not None and thread.paragraph == sentence.paragraph.number
    if last is not None and ((whole and same) or quotation.continues):
        return Quote(
            quote_type="direct", span=quotation.span, content=quotation.span, source=last.source, cue=last.cue,
            cue_lemma=last.cue_lemma, utterance=last.utterance, rule="continued",
        )  # fmt: skip
    if inside.count(" ") + 1 < LONG:
        return None
    thread.utterances += 1
    source = last.source if last is not None and thread.paragraph >= sentence.paragraph.number - 1 else None
    return Quote(
        quote_type="direct" if whole else "mixed", span=quotation.span, content=quotation.span, source=source, cue=None,
        cue_lemma=None, utterance=thread.utterances, rule="no cue",
    )  # fmt: skip


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
