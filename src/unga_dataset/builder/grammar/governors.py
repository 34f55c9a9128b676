"""Which verb governs an event noun, before it ("will hold a vote") or after it ("a vote is expected on Friday")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from unga_dataset.builder.grammar.outlooks import SCHEDULED, Outlook, outlook_of
from unga_dataset.builder.grammar.phrases import extended, phrase_from
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.verbs import verb_group_start
from unga_dataset.builder.grammar.words import Words

REACH = 8
"""How many words before an event noun the verb may stand that governs it."""
PLACES = 2
"""How many places may stand behind an event noun before its verb."""
FOLLOWS = frozenset({"relative", "auxiliary", "adverb", "modal", "expectation"})
WAYS = frozenset({"by", "for", "of", "against", "from", "including", "without", "that", "on", "about", "those"})
"""What leads a way of doing that nobody is said to have done: 'offended by holding a rally'."""
SUMS = frozenset({"$", "€", "£", "million", "billion"})
GOVERNS = frozenset({"light_verb", "mulls", "prepares", "wields", "agrees", "announces", "mounts", "musters"})
HAS = frozenset({"have", "had"})
ENDS = frozenset({"subordinator", "relative", "conjunction", "modal", "auxiliary"})


class Governor(NamedTuple):
    """The verb that governs an event noun, and how its clause looks at the happening."""

    verb: int
    outlook: Outlook
    negated: bool


def governor_of(tokens: Sequence[Token], first: int, words: Words) -> Governor | None:
    """Return the verb that holds, opens, prepares or weighs what the noun at a token names."""
    verb = _before(tokens, first, words)
    if verb is None:
        verb = light_after(tokens, first, words)
        if verb is None:
            return None
    group = verb_group_start(tokens, verb, words)
    outlook = outlook_of(tokens, group, verb, words)
    if verb < first and outlook == "fact":
        weighs = words.of(tokens[verb])
        outlook = "hypothetical" if "mulls" in weighs else "planned" if "prepares" in weighs else outlook
    if verb > first and tokens[verb].word in SCHEDULED:
        outlook = "planned"
    return Governor(verb, outlook, any("negation" in words.of(token) for token in tokens[group:verb]))


def _before(tokens: Sequence[Token], first: int, words: Words) -> int | None:
    """Return the governing verb before a noun, if nothing but its noun phrase stands between."""
    for place in range(first - 1, max(-1, first - 1 - REACH), -1):
        token, classes = tokens[place], words.of(tokens[place])
        described = place > 0 and tokens[place - 1].known.opens  # "an open debate"
        if not classes.isdisjoint(GOVERNS) and not described:
            way = token.word.endswith("ing") and place > 0 and _is_way(tokens, place)
            return None if way else place
        if _has(tokens, place, first):
            return place
        if token.word in SUMS or (token.word == "in" and tokens[place - 1].word in SUMS):
            continue  # "announced $9 million in aid"
        if token.kind in ("mark", "quoted", "date") or not classes.isdisjoint(ENDS):
            return None
        if "preposition" in classes and token.word not in ("of", "with", "up", "out"):
            agreed = token.word in ("to", "on") and place > 0 and tokens[place - 1].word.startswith("agree")
            if not agreed:
                return None
    return None


def _has(tokens: Sequence[Token], place: int, first: int) -> bool:
    """Whether 'have' holds what a noun names: 'will have a meeting', 'had talks', but not 'they have a veto'."""
    if tokens[place].word not in HAS or not (place + 1 == first or tokens[place + 1].known.opens):
        return False
    return tokens[place].word == "had" or (
        place > 0 and (tokens[place - 1].known.helps or tokens[place - 1].word == "to")
    )


def _is_way(tokens: Sequence[Token], place: int) -> bool:
    """Whether a gerund tells a way of doing: 'including by erecting monuments and holding rallies'."""
    if tokens[place - 1].word != "and":
        return tokens[place - 1].word in WAYS
    places = range(place - 2, max(0, place - 2 - REACH), -1)
    return any(tokens[i].word.endswith("ing") and tokens[i - 1].word in WAYS for i in places)


def light_after(tokens: Sequence[Token], first: int, words: Words) -> int | None:
    """Return the light verb after a noun: 'the session of X that began', 'a vote is expected'."""
    if first + 1 < len(tokens) and "light_verb" in words.of(tokens[first + 1]):
        return first + 1
    phrase = phrase_from(tokens, first, words)
    after = extended(tokens, phrase, words).last if phrase else first + 1
    after = start = _past_places(tokens, after, words)
    after += after + 1 < len(tokens) and tokens[after].kind == "date"  # "The session today started with"
    if after < len(tokens) and tokens[after].word == "(":  # "a session of the Council (PSC), held in"
        after = next((i + 1 for i in range(after, min(len(tokens), after + REACH)) if tokens[i].word == ")"), after)
    after = _past_relative(tokens, after)
    behind = tokens[after + 1].word if after + 1 < len(tokens) and tokens[after].word == "," else ""
    after += behind in ("held", "convened", "which")
    while after < len(tokens) and (tokens[after].word == "to" or not words.of(tokens[after]).isdisjoint(FOLLOWS)):
        after += 1
    if after < len(tokens) and "light_verb" in words.of(tokens[after]):
        return after
    if start < after and tokens[after - 1].word in SCHEDULED and not _leads_on(tokens, after):
        return after - 1
    if after >= len(tokens) or "ensues" not in words.of(tokens[after]):
        return None
    told = start < after and "relative" in words.of(tokens[start])  # "protests that followed", but "a vote followed by"
    return after if told or not tokens[after].word.startswith("follow") else None


def _past_places(tokens: Sequence[Token], place: int, words: Words) -> int:
    """Return the end of the places that no finder typed behind a noun: 'a meeting on Kivu in Goma'."""
    for _ in range(PLACES):
        if place + 1 >= len(tokens) or tokens[place].word not in ("on", "in", "over") or not tokens[place + 1].capital:
            break
        phrase = phrase_from(tokens, place + 1, words)
        if phrase is None:
            break
        place = extended(tokens, phrase, words).last
    return place


def _past_relative(tokens: Sequence[Token], place: int) -> int:
    """Return the end of a relative clause between commas: 'a meeting on Mali, where fighting goes on, will be held'."""
    if place + 1 >= len(tokens) or tokens[place].word != "," or tokens[place + 1].word not in ("where", "who", "which"):
        return place
    places = range(place + 2, min(len(tokens) - 1, place + 2 + REACH))
    comma = next((index for index in places if tokens[index].word == ","), None)
    helped = comma is not None and tokens[comma + 1].known.helps
    return comma + 1 if comma is not None and helped else place


def _leads_on(tokens: Sequence[Token], place: int) -> bool:
    """Whether an infinitive follows: 'the talks are expected to fail'."""
    return place < len(tokens) and tokens[place].word == "to"
