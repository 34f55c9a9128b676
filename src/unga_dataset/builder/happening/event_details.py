"""What an event's clause tells beside the happening: where, and how many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unga_dataset.builder.document import Document
from unga_dataset.builder.entries import EventTrigger
from unga_dataset.builder.findings import Quantity
from unga_dataset.builder.grammar.hits import Hit
from unga_dataset.builder.grammar.phrases import Phrase, extended, phrase_from
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.words import Words

PLACES = frozenset({"in", "at", "near", "outside", "inside"})
AFFECTED = frozenset({"displacement", "casualties"})
NUMBER = re.compile(r"\d{1,15}(?:,\d{3}){0,5}(?:\.\d{1,3})?\Z")
MOST_COUNTED = 12
"""A greater number word behind a number multiplies it: 'three hundred', '1.5 million'."""


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
    if isinstance(entry, EventTrigger) and entry.kind == "sanction" and hit.object is not None:
        phrases.append(_hit_by(hit, hit.object, words))
    if isinstance(entry, EventTrigger) and entry.kind in AFFECTED and hit.subject is not None:
        phrases.append(hit.subject.phrase)
    for phrase in phrases:
        tokens = hit.sentence.tokens[phrase.first : phrase.last] if phrase else ()
        for place, token in enumerate(tokens):
            number = _number(document, tokens, place, words)
            timed = place + 1 < len(tokens) and words.is_time(tokens[place + 1])  # "gave him 72 hours"
            if number is not None and phrase is not None and not token.quoted and not timed:
                least = any("at_least" in words.of(other) or other.word == "least" for other in tokens[:place])
                head = hit.sentence.tokens[phrase.head]
                unit = document.text[head.start : head.end]
                return Quantity(number=number, least=number if least else None, unit=unit)
    return None


def _hit_by(hit: Hit, phrase: Phrase, words: Words) -> Phrase | None:
    """Return those whom sanctions are imposed on."""
    tokens = hit.sentence.tokens
    linked = phrase.last + 1 < len(tokens) and tokens[phrase.last].word in ("on", "against")
    return phrase_from(tokens, phrase.last + 1, words) if linked else None


def _number(document: Document, tokens: Sequence[Token], place: int, words: Words) -> int | None:
    """Return the number a token is, in figures or in words, times the 'million' behind it."""
    token = tokens[place]
    written = document.text[token.start : token.end]
    scale = words.numbers.get(tokens[place + 1].word, 1) if place + 1 < len(tokens) else 1
    if token.kind == "number" and (figure := NUMBER.match(written)):
        return round(float(figure.group().replace(",", "")) * (scale if scale > MOST_COUNTED else 1))
    if token.kind == "word" and token.word in words.numbers and token.word != "one":
        return words.numbers[token.word] * (scale if scale > MOST_COUNTED else 1)
    return None
