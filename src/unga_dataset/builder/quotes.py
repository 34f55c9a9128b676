"""Find the quotations of an article: the words, who says them, and by which cue.

Every quotation looks for its report in its own sentence: before it ("X said that ..."), after it ('"...," X said'),
around it ("called Y a '...'"). A sentence that is nothing but a quotation goes on with the one before it. Reports
without quotation marks give indirect speech.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from unga_dataset.builder.document import Document, Quotation, Span
from unga_dataset.builder.findings import Quote
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.tokens import Sentence
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.quoting.bearers import bearer_of
from unga_dataset.builder.quoting.contents import has_clause
from unga_dataset.builder.quoting.frames import PLAIN
from unga_dataset.builder.quoting.passage import (
    Passage,
    content_of,
    holds,
    read_passage,
    report_of,
    span_of,
    tag_later,
)
from unga_dataset.builder.quoting.report import Report
from unga_dataset.builder.quoting.threads import Thread
from unga_dataset.builder.quoting.transcripts import line_of
from unga_dataset.builder.quoting.works import is_entitled, names_work
from unga_dataset.codes import QuoteType

REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
CLAUSES = frozenset({"clause", "that", "source"})
"""The frames of those whose words other reports may stand in."""
LEAST = 2
"""So few words behind a "that" are no clause unless a known verb is one of them: "repeated that position Tuesday"."""
CLAUSE = 4
"""Fewer words than this are a fragment, whatever stands around them."""


def find_quotes(document: Document, sentences: Sequence[Sentence], cast: Cast, lexicon: Lexicon) -> tuple[Quote, ...]:
    """Return the quotations of the paragraphs that report, in text order."""
    thread, found = Thread(), []
    transcribed = 0
    for number, sentence in enumerate(sentences):
        if sentence.paragraph.number == transcribed:
            continue
        passage = read_passage(document, sentence, cast, lexicon)
        if (line := line_of(passage, thread)) is not None:
            found.append(line)
            transcribed = sentence.paragraph.number
            continue
        if passage.reports or sentence.quotations:
            following = sentences[number + 1] if number + 1 < len(sentences) else None
            if following is not None and following.paragraph.number == sentence.paragraph.number:
                following = None
            for quote in sorted(_quotes_in(passage, thread, following), key=lambda quote: quote.span):
                found.append(quote)
                if quote.quote_type != "indirect":
                    thread.quoted(passage, quote)
        thread.leave(passage)
    handed = _handed_back(document, found)
    return _numbered([quote._replace(source=cast.in_full(quote.source)) for quote in handed])


def _handed_back(document: Document, quotes: Sequence[Quote]) -> list[Quote]:
    """Give a quotation that no cue attributes the source of the one that goes on with it in the next paragraph."""
    goes_on = {one.span.start for one, other in pairwise(document.quotations) if other.continues}
    handed = list(quotes)
    for index in range(len(handed) - 2, -1, -1):
        quote, following = handed[index], handed[index + 1]
        if quote.cue is None and quote.span.start in goes_on and following.cue is not None:
            handed[index] = following._replace(span=quote.span, content=quote.span, quote_type="direct")
    return handed


def _quotes_in(passage: Passage, thread: Thread, following: Sentence | None) -> Iterator[Quote]:
    """Yield the quotations of a sentence; `following` is the one that opens the next paragraph, if it comes next."""
    told: set[int] = set()
    spent: set[int] = set()
    before: Report | None = None
    work: Quotation | None = None
    for quotation in passage.sentence.quotations:
        report = before = report_of(passage, quotation, before) or tag_later(passage, quotation)
        if names_work(passage.sentence, quotation, passage.inside(quotation).split(), passage.cast.words, work):
            work = quotation
            continue
        if report is None and is_entitled(passage.sentence, quotation, passage.inside(quotation)):
            continue
        if report is None:
            cues = tuple(cue for cue in passage.cues if cue.first not in spent)
            quote = thread.goes_on(passage._replace(cues=cues), quotation, following)
        else:
            told.add(report.cue.first)
            spent |= {report.cue.first} if report.content[0] == 0 else set()
            quote = _quote(passage, quotation, _sourced(passage, quotation, report), thread)
        if quote is not None:
            yield quote
    for report in passage.reports:
        if report.cue.first not in told and _is_indirect(passage, report) and not _is_nested(passage, report):
            yield from _unquoted(passage, report, content_of(passage, report), thread)
        if report.opening is not None and report.source is not None and _has_opening(passage, report, told):
            yield from _unquoted(passage, report, span_of(passage.tokens[slice(*report.opening)]), thread)


def _is_nested(passage: Passage, report: Report) -> bool:
    """Whether a report stands in the words of someone else: 'Moussa said Chad hoped that ...'."""
    place, end = report.cue.first, report.content[1]
    return len(passage.reports) > 1 and any(
        one.content[0] <= place < one.content[1] and end <= one.content[1] and _is_indirect(passage, one)
        for one in passage.reports
        if one is not report and one.frame in CLAUSES
    )


def _has_opening(passage: Passage, report: Report, told: set[int]) -> bool:
    """Whether what stands before a tag is speech: not a lone name whose clause goes on with a fragment."""
    first, last = report.opening or (0, 0)
    if last - first == 1 and "conjunction" in passage.cast.words.of(passage.tokens[first]):
        return False  # "But according to Moussa, ..."
    return last - first > 1 or report.cue.first not in told


def _sourced(passage: Passage, quotation: Quotation, report: Report) -> Report:
    """Return a report with the source that the rest of the sentence shows where the cue shows none."""
    if report.source is not None:
        return report
    bearer = bearer_of(passage.sentence, quotation, passage.cues, passage.cast)
    return report._replace(source=bearer.source) if bearer else report


def _unquoted(passage: Passage, report: Report, span: Span, thread: Thread) -> Iterator[Quote]:
    """Yield a stretch of content as indirect speech unless a quotation stands in it."""
    if not any(q.outer.start < span.end and span.start < q.outer.end for q in passage.sentence.quotations):
        yield _made("indirect", span, span, passage, report, thread)


def _quote(passage: Passage, quotation: Quotation, report: Report, thread: Thread) -> Quote:
    """Return the quotation with its report: direct if it is all there is, else a fragment of its content."""
    content = content_of(passage, report)
    alone = quotation.outer.start <= content.start and content.end <= quotation.outer.end
    closes = report.content[0] == 0 and passage.is_opaque(quotation)
    closes = closes and not (passage.goes_into(quotation) or _runs_on(passage, quotation, content))
    closes = closes or (passage.follows_colon(quotation) and _is_clause(passage, quotation))
    clause = alone and report.frame not in ("object", "name") and _is_clause(passage, quotation)
    opening = report.cue.hangs and report.cue.first == 0 and not report.explicit  # 'Citing "a hard week," Moussa'
    clause = clause and not opening
    if closes or clause or not holds(content, quotation):
        return _made("direct", quotation.span, quotation.span, passage, report, thread)
    whole = Span(min(content.start, quotation.outer.start), max(content.end, quotation.outer.end))
    return _made("mixed", quotation.span, whole, passage, report, thread)


def _runs_on(passage: Passage, quotation: Quotation, content: Span) -> bool:
    """Whether the reporter ends the sentence that a quotation opens: '"The success hangs on both" in it, X said'."""
    inside, last = passage.inside(quotation), passage.sentence.quotations[-1]
    if inside[-1] in ".,!?" or content.end <= quotation.outer.end + 1 or last.outer.start > quotation.outer.start:
        return False
    return any(token.kind != "mark" and quotation.outer.end <= token.start < content.end for token in passage.tokens)


def _is_clause(passage: Passage, quotation: Quotation) -> bool:
    """Whether quoted words can stand as a clause: long enough, or with a verb that shows one."""
    inside, words, span = passage.inside(quotation), passage.cast.words, quotation.span
    if inside.count(" ") + 1 < CLAUSE:
        return inside[-1] in ".!?,"
    if passage.is_opaque(quotation):
        known = [words.known[word.strip(",.").lower()] for word in inside.split()] if inside[0].islower() else []
        return not known or any(word.helps or word.acts for word in known[1:])
    own = [token for token in passage.tokens if token.quoted and span.start <= token.start < span.end]
    return any(token.known.helps or token.word in words.verbs for token in own[1:])


def _made(kind: QuoteType, span: Span, content: Span, passage: Passage, report: Report, thread: Thread) -> Quote:
    return Quote(
        quote_type=kind,
        span=span,
        content=content,
        source=report.source,
        cue=span_of(passage.tokens[report.cue.first : report.cue_last]),
        cue_lemma=report.lemma,
        utterance=thread.utterance(passage, report),
        rule=f"{report.frame}: {report.lemma}",
    )


def _is_indirect(passage: Passage, report: Report) -> bool:
    """Whether a report without quotation marks is reported speech: by its frame, its 'that', or a clause after it."""
    if report.source is None or report.frame in ("quote", "noun") or report.cue.wills:
        return False
    if report.frame == "name" and not _is_told(passage, report):
        return False
    first, last = report.content
    if report.explicit:
        return last - first > (1 if report.frame == "object" or has_clause(passage.tokens, first, last) else LEAST)
    if passage.tokens[first].word == "about" and _is_definite(passage, first + 1):
        return False  # "what they said about the vote"
    return report.frame == "clause" and (has_clause(passage.tokens, first, last) or _is_long(passage, report))


def _is_definite(passage: Passage, index: int) -> bool:
    """Whether what stands at a token is named or has an article: 'about the vote', not 'about half of them'."""
    token = passage.tokens[index]
    return token.kind in MENTIONS or not passage.cast.words.of(token).isdisjoint({"determiner", "possessive"})


def _is_long(passage: Passage, report: Report) -> bool:
    """Whether so much follows 'said' that it is a clause, whose verb no lexicon knows: 'said the pumps freeze'."""
    tokens, (first, last) = passage.tokens, report.content
    if report.cue.lemma != PLAIN or last - first <= CLAUSE or tokens[report.cue.start - 1].word == ",":
        return False
    opener = tokens[first]
    if opener.word == "no" or "preposition" in passage.cast.words.of(opener):
        return False
    return opener.kind in MENTIONS or opener.known.opens or opener.known.noun is not None


def _is_told(passage: Passage, report: Report) -> bool:
    """Whether a name is given in words: not by those who only see something so, or call themselves so."""
    entry = report.cue.frames["name"]
    return entry.note != "view" and bool(entry.links or passage.tokens[report.content[0]].word not in REFLEXIVE)


def _numbered(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the quotes with their utterances counted from 1 in the order in which they appear."""
    order: dict[int, int] = {}
    for quote in quotes:
        order.setdefault(quote.utterance, len(order) + 1)
    return tuple(
        quote if order[quote.utterance] == quote.utterance else quote._replace(utterance=order[quote.utterance])
        for quote in quotes
    )
