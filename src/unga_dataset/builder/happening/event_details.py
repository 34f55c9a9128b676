"""What an event's clause tells beside the happening: where, and how many."""

from __future__ import annotations

import re

from unga_dataset.builder.document import Document
from unga_dataset.builder.entries import EventTrigger
from unga_dataset.builder.findings import Quantity
from unga_dataset.builder.grammar.phrases import extended, phrase_from
from unga_dataset.builder.grammar.triggers import Hit
from unga_dataset.builder.grammar.words import Words

PLACES = frozenset({"in", "at", "near", "outside", "inside"})
AFFECTED = frozenset({"displacement", "casualties"})
NUMBER = re.compile(r"\d+(?:,\d{3})*\Z")


def location_in(document: Document, hit: Hit, last: int, words: Words) -> str | None:
    """Return the place the clause names after 'in', 'at' ..., as written: a name, not 'in protest'."""
    tokens = hit.sentence.tokens
    for index in range(hit.last, last - 1):
        if tokens[index].kind != "word" or tokens[index].word not in PLACES:
            continue
        phrase = phrase_from(tokens, index + 1, words)
        if phrase is None:
            continue
        whole = extended(tokens, phrase, words)
        names = (tokens[phrase.head], *tokens[phrase.last + 1 : whole.last])
        if any(token.mention is not None or token.capital for token in names):
            return document.text[tokens[whole.first].start : tokens[whole.last - 1].end]
    return None


def quantity_of(document: Document, hit: Hit, words: Words) -> Quantity | None:
    """Return the number in the object of a hit, or in its subject where those are the ones affected."""
    entry = hit.entry
    phrases = [hit.object]
    if isinstance(entry, EventTrigger) and entry.kind in AFFECTED and hit.subject is not None:
        phrases.append(hit.subject.phrase)
    for phrase in phrases:
        if phrase is None:
            continue
        tokens = hit.sentence.tokens[phrase.first : phrase.last]
        for place, token in enumerate(tokens):
            written = document.text[token.start : token.end]
            if token.kind == "number" and NUMBER.match(written):
                number = int(written.replace(",", ""))
                before = {word.word for word in tokens[:place]}
                least = (
                    number
                    if any("at_least" in words.of(word) for word in tokens[:place]) or "least" in before
                    else None
                )
                head = hit.sentence.tokens[phrase.head]
                return Quantity(number=number, least=least, unit=document.text[head.start : head.end])
    return None
