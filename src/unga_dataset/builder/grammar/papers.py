"""Texts of which a participle says more before their own verb: 'A draft tabled by Chad and calling for talks fell'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.nouns import TEXTS, denotes
from unga_dataset.builder.grammar.phrases import Phrase, first_phrase
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words

PARTED = 24
"""How many tokens before such a participle the text may stand."""


def paper_before(tokens: Sequence[Token], start: int, end: int, words: Words) -> Phrase | None:
    """Return the text whose verb group starts at `end` if what seems to start its clause is a participle it has.

    `start` is where the clause seems to start, behind the participle.
    """
    if start < 2 or not tokens[start - 1].word.endswith("ing") or tokens[start].word == "that":
        return None
    place = start - 2
    joined = tokens[place].word in ("and", ",")
    while joined and place > 0 and start - place < PARTED and not denotes(tokens[place], TEXTS):
        if tokens[place].kind == "quoted" or words.of(tokens[place]) & {"auxiliary", "modal", "subordinator"}:
            return None
        place -= 1
    if not denotes(tokens[place], TEXTS) or tokens[end - 1].word == ",":
        return None
    return first_phrase(tokens, _opening(tokens, place, words), place + 1, words)


def paper_by(tokens: Sequence[Token], first: int, words: Words) -> Phrase | None:
    """Return the text whose makers are named from a token on: 'a draft prepared by Chad and Mali, which called for'."""
    place = first - 1
    while place > 1 and (tokens[place].kind in MENTIONS or tokens[place].word in (",", "and", "the")):
        place -= 1
    if place < 2 or tokens[place].word != "by" or not tokens[place - 1].word.endswith(("ed", "en", "wn", "up")):
        return None
    text = next((i for i in range(place - 2, max(-1, place - 5), -1) if denotes(tokens[i], TEXTS)), None)
    return first_phrase(tokens, _opening(tokens, text, words), text + 1, words) if text is not None else None


def _opening(tokens: Sequence[Token], place: int, words: Words) -> int:
    """Return where the words before a noun start that belong to it."""
    first = place
    while 0 < first > place - PARTED and tokens[first].kind != "mark" and not words.known[tokens[first].word].opens:
        first -= 1
    return first
