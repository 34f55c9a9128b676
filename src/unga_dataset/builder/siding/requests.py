"""What somebody is called on to do, or what is called for: 'urged both sides to talk', 'called for a truce'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Target
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.hits import Hit
from unga_dataset.builder.grammar.nouns import HEARERS, denotes
from unga_dataset.builder.grammar.phrases import extended, phrase_from
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.siding.deeds import action_target
from unga_dataset.builder.siding.extents import wide_target

ASKED = 8
"""How many may be named who are asked to do something."""
DEFINITE = frozenset({"the", "its", "their", "all", "both", "those", "these"})


def asked_to(hit: Hit, cast: Cast) -> int | None:
    """Return the 'to' or 'not to' of what somebody is asked to do: 'urged both sides to talk'."""
    if hit.object is None:
        return None
    tokens = hit.sentence.tokens
    last = extended(tokens, hit.object, cast.words).last
    for place in (last, hit.object.last, _behind_day(tokens, last), _behind_others(tokens, last, cast.words)):
        if place + 1 < len(tokens) and (tokens[place].word == "to" or tokens[place + 1].word == "to"):
            if tokens[place].word == "not":
                return place
            if tokens[place].word == "to" and not tokens[place + 1].known.opens:
                return place
    return None


def asked(hit: Hit, cast: Cast) -> Target | None:
    """Return what is asked for: the deed if somebody is asked to do it, else the thing."""
    if hit.object is None:
        return None
    if hit.agent is not None:
        return None  # "a recorded vote was requested by Ghana"
    place = asked_to(hit, cast)
    if place is not None:
        return action_target(cast, hit.sentence, place)
    head = hit.sentence.tokens[hit.object.head]
    heard = head.mention is not None or head.known.pronoun or denotes(head, HEARERS)
    if heard or "@thing" not in hit.entry.links:
        return None
    return wide_target(cast, hit.sentence, hit.object)


def deed_asked(hit: Hit, cast: Cast) -> Target | None:
    """Return what is called for if it is somebody's deed: 'called for both sides to talk', 'for the ban to be lifted'.

    An aim is none: 'called for a meeting to discuss the ban', 'for the opening of roads to let aid in'.
    """
    tokens, words, phrase = hit.sentence.tokens, cast.words, hit.object
    if phrase is None or phrase.first < hit.last or tokens[phrase.first - 1].word != "for":
        return None
    place = phrase.last + (phrase.last < len(tokens) and tokens[phrase.last].word == "not")
    if place + 1 >= len(tokens) or tokens[place].word != "to" or tokens[place + 1].known.opens:
        return None
    head = tokens[phrase.head]
    people = head.kind in MENTIONS or denotes(head, HEARERS)
    definite = tokens[phrase.first].word in DEFINITE and "seeking" not in words.of(head)
    if not (people or definite or tokens[place + 1].word == "be"):
        return None
    deed = action_target(cast, hit.sentence, phrase.last)
    whole = Span(tokens[phrase.first].start, deed.span.end)  # "the ban to be lifted", but what people are to do alone
    return deed if people else replace(deed, span=whole)


def _behind_others(tokens: Sequence[Token], index: int, words: Words) -> int:
    """Return the token behind all that are asked: 'urged Chad, its allies and the rebels | to talk'."""
    for _ in range(ASKED):
        if index + 1 >= len(tokens) or tokens[index].word not in (",", "and"):
            break
        joint = index + (tokens[index].word == "," and tokens[index + 1].word == "and")
        phrase = phrase_from(tokens, joint + 1, words)
        if phrase is None:
            break
        index = extended(tokens, phrase, words).last
    return index


def _behind_day(tokens: Sequence[Token], index: int) -> int:
    """Return the token behind a day: 'urged the president on Sunday to withdraw the force'."""
    day = index + (index < len(tokens) and tokens[index].word == "on")
    return day + 1 if day < len(tokens) and tokens[day].kind == "date" else index
