"""Lists of names: what stands before one of them, and the group they are examples of."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.phrases import Phrase, before_ally, phrase_before, phrase_from
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.vocabulary import GENITIVE, MENTIONS
from unga_dataset.builder.grammar.words import Words


def before_joint(tokens: Sequence[Token], index: int, *, first: bool) -> int | None:
    """Return the token before the comma or conjunction that stands before a token.

    The `first` joint from the end of a list is a conjunction: 'A, B and C', but not 'In Chad, Moussa'.
    """
    place = before_ally(tokens, index) - 1
    while place >= 0 and tokens[place].word in (",", "and", "or", "&", "the"):
        place -= 1
    joints = ("and", "or", "&") if first else (",", "and", "or", "&")
    joined = any(tokens[between].word in joints for between in range(place + 1, index))
    return place if joined and place >= 0 else None


def is_named_ally(tokens: Sequence[Token], end: int) -> bool:
    """Whether a state between commas is the ally told of before it: 'Chad and its neighbour, Mali, said'."""
    if end < 4 or tokens[end - 1].word != "," or tokens[end - 2].kind != "country" or tokens[end - 3].word != ",":
        return False
    return before_ally(tokens, end - 2) < end - 2


def before_adjective(tokens: Sequence[Token], index: int) -> int:
    """Return the place before what a name in a list is like: 'Chad, landlocked | Mali and tiny Togo'."""
    before = tokens[index - 1] if index > 2 else None
    if before is None or before.kind != "word" or before.known.classes or before.known.noun or before.capital:
        return index
    joint, name = tokens[index - 2], tokens[index - 3]
    listed = joint.word in (",", "and") and name.kind == tokens[index].kind == "country"
    return index - 1 if listed and not before.word.endswith("ed") else index


def group_before(tokens: Sequence[Token], index: int, words: Words) -> Phrase | None:
    """Return the group before 'including' or 'such as' that stand before a list."""
    place = index - 1
    if place > 1 and tokens[place].word in GENITIVE and tokens[place - 1].kind in MENTIONS:
        place -= 2  # "leaders including Chad's Idriss Moussa"
    while place >= 0 and ("preposition" in words.of(tokens[place]) or "determiner" in words.of(tokens[place])):
        place -= 1
        if "example" in words.of(tokens[place + 1]):
            place += 1
            break
    if place < 1 or "example" not in words.of(tokens[place]):
        return None
    end = place - 1 if tokens[place - 1].word == "," else place
    phrase = phrase_before(tokens, end, words)
    return phrase_from(tokens, phrase.first, words, end) if phrase is not None else None
