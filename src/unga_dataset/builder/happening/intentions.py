"""Whether a state has made known what it is going to do: 'said it would close its border'."""

from __future__ import annotations

from unga_dataset.builder.entries import EventTrigger
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.hits import Hit
from unga_dataset.builder.happening.event_nouns import is_announced

ANNOUNCED = ("sanction", "aid", "expulsion", "walkout_or_boycott")
"""Kinds of acts that are news as soon as they are announced."""


def is_announced_boycott(hit: Hit, cast: Cast) -> bool:
    """Whether a boycott is only made known, on a day that is not its own: 'on Monday announced a boycott of X'."""
    entry = hit.entry
    boycott = isinstance(entry, EventTrigger) and entry.part == "noun" and entry.kind == "walkout_or_boycott"
    return boycott and is_announced(hit, cast)


def is_announced_plan(hit: Hit, cast: Cast) -> bool:
    """Whether an act is announced by who will do it: 'said (that) it would halt aid', but not 'said Chad would'."""
    tokens, entry = hit.sentence.tokens, hit.entry
    if not isinstance(entry, EventTrigger) or entry.kind not in ANNOUNCED or hit.subject is None:
        return False
    if not any(token.word == "would" for token in tokens[hit.group : hit.first]):
        return False
    place = hit.subject.phrase.first
    if place < 1 or not tokens[place].known.pronoun:
        return False
    cue = place - 2 if tokens[place - 1].word == "that" and place > 1 else place - 1
    while cue > 0 and (tokens[cue].kind == "date" or tokens[cue].word == "on"):
        cue -= 1
    return tokens[cue].word in cast.words.clausal
