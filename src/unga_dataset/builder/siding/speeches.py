"""Stances taken in direct speech: '"We reject this draft," the envoy said'."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from unga_dataset.builder.document import Document
from unga_dataset.builder.entries import StanceTrigger
from unga_dataset.builder.findings import Actor, Quote
from unga_dataset.builder.grammar.hits import Hit
from unga_dataset.builder.grammar.tokens import Mention, Sentence, place_of, read_speech
from unga_dataset.builder.lexicon import Lexicon

PLACE = attrgetter("span.start")
FIRST = frozenset({"we", "i", "my", "our"})
"""What opens the subject by which a speaker means himself and those he speaks for."""
TELLING = re.compile(
    r"\b(?:[Ww]e|I|[Mm]y|[Oo]ur|must|should|is|are|was|were|violate[sd]?|undermine[sd]?|threaten(?:s|ed)|breach(?:es|ed))\b"
)


def speeches(
    document: Document,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
) -> Iterator[Sentence]:
    """Yield the sentences that are said in their own words by those who speak for a state or a body."""
    placed = sorted(mentions, key=PLACE)
    told = [quote for quote in quotes if _is_official(document, quote, placed)]
    if not told:
        return
    starts = [sentence.span.start for sentence in sentences]
    for quote in told:
        around = sentences[max(0, bisect_right(starts, quote.span.start) - 1)]
        if _is_closed(around, quote):
            low, high = (bisect_left(placed, place, key=PLACE) for place in quote.span)
            yield from read_speech(document, quote.span, around, placed[low:high], lexicon)


def _is_official(document: Document, quote: Quote, mentions: Sequence[Mention]) -> bool:
    """Whether one who speaks for a state or body is quoted with words that may take a stance."""
    source = quote.source
    if quote.quote_type != "direct" or source is None:
        return False
    official = source.iso3 or source.title or source.organization or source.kind == "organization"
    if not official:
        return False
    return TELLING.search(document.text, *quote.span) is not None or _names_own_state(quote, mentions)


def _names_own_state(quote: Quote, mentions: Sequence[Mention]) -> bool:
    """Whether a speaker tells of his own state by its name: '"Norway condemns the vote," its envoy said'."""
    low, high = (bisect_left(mentions, place, key=PLACE) for place in quote.span)
    source = quote.source
    return source is not None and any(getattr(m, "iso3", None) == source.iso3 for m in mentions[low:high])


def _is_closed(sentence: Sentence, quote: Quote) -> bool:
    """Whether a quotation is one token of the sentence around it, not a fragment whose words are open."""
    index = place_of(sentence.tokens, quote.span.start + 1) - 1
    return index >= 0 and sentence.tokens[index].kind == "quoted"


def is_own(hit: Hit, teller: Actor | None) -> bool:
    """Whether a speaker takes the stance himself, for himself or for his state, or says what must be."""
    if not isinstance(hit.entry, StanceTrigger):
        return False
    if hit.entry.frame == "must" or hit.subject is None:
        return hit.entry.frame == "must"
    phrase = hit.subject.phrase  # "The Armenian government demands"
    states = {getattr(token.mention, "iso3", None) for token in hit.sentence.tokens[phrase.first : phrase.last]}
    named = teller is not None and teller.iso3 is not None and states >= {teller.iso3}
    return named or is_first(hit.sentence, hit.subject.phrase.first)


def is_first(sentence: Sentence, first: int) -> bool:
    """Whether a subject is 'we' or 'my country'."""
    return sentence.tokens[first].word in FIRST
