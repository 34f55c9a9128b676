"""What an event's clause tells beside the happening: where, and how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unga_dataset.builder.document import Document
from unga_dataset.builder.entries import EventTrigger
from unga_dataset.builder.findings import Quantity
from unga_dataset.builder.grammar.hits import Hit
from unga_dataset.builder.grammar.objects import imposed_on
from unga_dataset.builder.grammar.phrases import Phrase, extended, phrase_before, phrase_from
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.words import Words

PLACES = frozenset({"in", "at", "near", "outside", "inside"})
AFFECTED = frozenset({"displacement", "casualties"})
PART = 2
LINKS = ("on", "against", "of")
"""What leads those whom sanctions hit: 'sanctions on three generals', 'froze the assets of two banks'."""
CURRENCIES = frozenset("$€£¥")
REACH = 12
"""How many tokens after a verb of giving the sum may stand."""
NUMBER = re.compile(r"\d{1,15}(?:,\d{3}){0,5}(?:\.\d{1,3})?\Z")
MOST_COUNTED = 12
"""This or a greater number word behind a number multiplies it: 'two dozen', 'three hundred', '1.5 million'."""


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


def quantity_of(document: Document, hit: Hit, named: Phrase | None, words: Words) -> Quantity | None:
    """Return the number in the object of a hit, in its subject where those are the ones affected, or after its noun.

    `named` is what follows an event noun: 'the expulsion of two diplomats'.
    """
    if (found := _part_counted(document, hit, words)) is not None:
        return found
    for counting in _counting(hit, named, words):
        phrase = _of_all(hit.sentence.tokens, counting, words)
        if (found := _counted(document, hit, phrase, words)) is not None:
            return found
    entry = hit.entry
    is_aid = isinstance(entry, EventTrigger) and entry.kind == "aid"
    return _sum(document, hit, words) if is_aid else None


def _of_all(tokens: Sequence[Token], phrase: Phrase, words: Words) -> Phrase:
    """Return all of those of whom some are told apart: 'nine people, six of them nurses and two porters, died'."""
    part = [token.word for token in tokens[phrase.last : phrase.last + 2]]
    if part != ["of", "them"] or phrase.first < PART or tokens[phrase.first - 1].word != ",":
        return phrase
    return phrase_before(tokens, phrase.first - 1, words) or phrase


def _part_counted(document: Document, hit: Hit, words: Words) -> Quantity | None:
    """Return how many of a group suffer: 'over 150 of its officers were injured'."""
    tokens, phrase = hit.sentence.tokens, hit.object
    if phrase is None or phrase.first < PART or tokens[phrase.first - 1].word != "of":
        return None
    number = _number(document, tokens, phrase.first - 2, words)
    unit = document.text[tokens[phrase.head].start : tokens[phrase.head].end]
    return None if number is None else Quantity(number=number, least=None, unit=unit)


def _counting(hit: Hit, named: Phrase | None, words: Words) -> Iterator[Phrase]:
    """Yield the phrases that may tell how many."""
    kind = hit.entry.kind if isinstance(hit.entry, EventTrigger) else None
    if hit.object is not None:
        yield hit.object
    if named is not None:
        yield named
    if kind == "sanction":
        held = hit.object or Phrase(hit.first, hit.last, hit.first)
        for phrase in (imposed_on(hit.sentence.tokens, held, words, LINKS), _targeted(hit, words)):
            if phrase is not None:
                yield phrase
    harmed = kind != "casualties" or hit.object is None  # "650 rockets struck, one of which killed a boy"
    if kind in AFFECTED and harmed and hit.subject is not None:
        yield hit.subject.phrase
    if (
        kind in ("attack", "casualties")
        and hit.first > 0
        and hit.object is None
        and hit.sentence.tokens[hit.first - 1].kind == "number"
    ):
        yield Phrase(hit.first - 1, hit.last, hit.last - 1)  # "at least 180 airstrikes"


def _counted(document: Document, hit: Hit, phrase: Phrase, words: Words) -> Quantity | None:
    tokens = hit.sentence.tokens[phrase.first : phrase.last]
    for place, token in enumerate(tokens):
        number = _number(document, tokens, place, words)
        if token.word == "one" and place == 0 and _harms(hit):
            number = 1  # "one soldier was killed"
        timed = place + 1 < len(tokens) and words.is_time(tokens[place + 1])  # "gave him 72 hours"
        if number is not None and not token.quoted and not timed:
            least = any("at_least" in words.of(other) or other.word == "least" for other in tokens[:place])
            head = hit.sentence.tokens[phrase.head]
            unit = document.text[head.start : head.end] if head.kind != "number" else None
            return Quantity(number=number, least=number if least else None, unit=unit)
    return None


def _harms(hit: Hit) -> bool:
    """Whether it is done to people, who are counted from one on."""
    return isinstance(hit.entry, EventTrigger) and hit.entry.kind in (*AFFECTED, "expulsion")


def _sum(document: Document, hit: Hit, words: Words) -> Quantity | None:
    """Return the sum of money that is promised or given: 'promised $100 million in support'."""
    tokens = hit.sentence.tokens
    before = max(0, hit.first - REACH // 2)  # "announced $9 million in aid"
    for place in range(before, min(len(tokens), hit.last + REACH) - 1):
        if tokens[place].word in CURRENCIES and tokens[place + 1].kind == "number":
            number = _number(document, tokens, place + 1, words)
            sign = document.text[tokens[place].start : tokens[place].end]
            return Quantity(number=number, least=None, unit=sign) if number is not None else None
        if place >= hit.last and tokens[place].word in (",", ";"):
            break
    return None


def _targeted(hit: Hit, words: Words) -> Phrase | None:
    """Return those whom a participle names behind sanctions: '..., targeting 27 people and companies'."""
    tokens = hit.sentence.tokens
    for place in range(hit.last, min(len(tokens), hit.last + 2 * REACH) - 2):
        if tokens[place].word == "," and "targets" in words.of(tokens[place + 1]):
            return phrase_from(tokens, place + 2, words)
    return None


def _number(document: Document, tokens: Sequence[Token], place: int, words: Words) -> int | None:
    """Return the number a token is, in figures or in words, times the 'million' behind it."""
    token = tokens[place]
    written = document.text[token.start : token.end]
    scale = words.numbers.get(tokens[place + 1].word, 1) if place + 1 < len(tokens) else 1
    if place and tokens[place - 1].kind == "word" and tokens[place - 1].end == token.start:
        return None  # "K12 rebels"
    joined = place + 1 < len(tokens) and tokens[place + 1].start == token.end
    if joined and (tokens[place + 1].word == "-" or tokens[place + 1].kind == "word"):
        return None  # "a 21-year-old soldier", "the 66th session"
    if token.kind == "number" and (figure := NUMBER.match(written)):
        return round(float(figure.group().replace(",", "")) * (scale if scale >= MOST_COUNTED else 1))
    counted = token.word.removeprefix("a ")  # "a dozen" is one word
    if token.kind == "word" and counted in words.numbers and counted != "one":
        return words.numbers[counted] * (scale if scale >= MOST_COUNTED else 1)
    return None
