"""Several things that one stance is on: 'a truce and the release of all captives', 'arrests and threats by X'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Target
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.phrases import Phrase, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence, Token, place_of
from unga_dataset.builder.grammar.verbs import is_finite, is_verb
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.siding.extents import wide_target

CLAIMED = frozenset({"alleged", "reported", "suspected", "continued", "planned", "repeated"})
"""What describes a thing though it looks like a verb: 'the raid and alleged crimes'."""
FEELING = frozenset({"at", "over", "about"})
"""What leads from an attitude to what it is on: 'regret over the raid and alarm | at the toll'."""
MOST = 6
"""How many things may be named one after another."""
JOINTS = frozenset({",", "and", "or"})
FINAL = frozenset({"and", "or"})
ARTICLES = frozenset({"a", "an"})
"""What belongs to one thing only: 'a truce and talks'."""


class Thing(NamedTuple):
    """One of several things: its noun phrase, and how far it reaches as a target."""

    phrase: Phrase
    target: Target


class Bounds(NamedTuple):
    """What leads each of several things ('for'), and what right behind one of them ends it ('of')."""

    link: str
    ends: frozenset[str]


def series(cast: Cast, sentence: Sentence, phrase: Phrase, target: Target, bounds: Bounds) -> list[Target]:
    """Return all the things that an object names, of which a target is the first.

    Bare nouns that share an owner, an article or what hangs on the last of them are one thing told by several words:
    'the arrest and detention of monks', 'killings, arrests and threats by the army'.
    """
    tokens = sentence.tokens
    if target.span.start != tokens[phrase.first].start or tokens[phrase.head].kind in ("country", "person"):
        return [target]
    end = place_of(tokens, target.span.end)
    if end + 1 >= len(tokens) or tokens[end].word not in JOINTS or tokens[end].quoted != tokens[end - 1].quoted:
        return [target]
    others = _others(cast, sentence, end, bounds)
    if not others:
        return [target]
    if _is_one(tokens, Thing(phrase, target), others):
        return [replace(target, span=Span(target.span.start, others[-1].target.span.end))]
    return [target, *(other.target for other in others)]


def _others(cast: Cast, sentence: Sentence, place: int, bounds: Bounds) -> list[Thing]:
    """Return the things behind the first one, if the last of them is led by 'and'."""
    tokens, found = sentence.tokens, list[Thing]()
    for _ in range(MOST):
        if place + 1 >= len(tokens) or tokens[place].word not in JOINTS:
            break
        comma = tokens[place].word == ","
        final = tokens[place + comma].word in FINAL
        first = place + 1 + (comma and final)
        first += first < len(tokens) - 1 and (tokens[first].word == "also" or tokens[first].word == bounds.link)
        thing = _thing_at(cast, sentence, first, bounds.ends)
        if thing is None:
            break
        found.append(thing)
        place = place_of(tokens, thing.target.span.end)
        if final:
            return found
    return []


def _thing_at(cast: Cast, sentence: Sentence, first: int, ends: frozenset[str]) -> Thing | None:
    """Return the thing that is named at a token, None if another clause opens there."""
    tokens, words = sentence.tokens, cast.words
    if first >= len(tokens) or tokens[first].quoted != tokens[first - 1].quoted or tokens[first].known.adverb:
        return None
    if _is_doing(tokens, first, words) and tokens[first].word not in CLAIMED:
        return None
    phrase = phrase_from(tokens, first, words)
    if phrase is None or tokens[phrase.head].known.pronoun or words.is_time(tokens[phrase.head]):
        return None
    if tokens[phrase.head].kind in MENTIONS:
        return None  # "condemned the raid, and Chad ..."
    target = wide_target(cast, sentence, phrase, ends)
    if target is None or target.span.start != tokens[first].start:
        return None
    end = place_of(tokens, target.span.end)
    if tokens[first].quoted and not tokens[end - 1].quoted:  # what follows the mark belongs to the first thing too
        end = next(place for place in range(first, end) if not tokens[place].quoted)
        target = replace(target, span=Span(target.span.start, tokens[end - 1].end))
    alone = phrase.last == first + 1 < len(tokens) and _is_bare(tokens[first])
    felt = alone and tokens[phrase.last].word in FEELING
    closed = felt or (end < len(tokens) and _is_doing(tokens, end, words))
    return None if closed else Thing(phrase, target)


def _is_doing(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a verb stands at a token: 'and demanded', 'and the envoy said', but not 'and opening the border'."""
    token = tokens[index]
    if token.kind != "word":
        return False
    if token.known.helps or is_finite(tokens, index, words):
        return True
    if token.word.endswith("ing") and token.known.noun is None:
        return tokens[index - 1].word == "," or token.word in words.cues
    return (token.word in words.verbs or token.word.endswith("ed")) and is_verb(tokens, index, words)


def _is_one(tokens: Sequence[Token], first: Thing, others: Sequence[Thing]) -> bool:
    """Whether nouns share what leads the first of them or what hangs on the last one."""
    opener, last = tokens[first.phrase.first], others[-1]
    alone = all(thing.target.span.end == tokens[thing.phrase.last - 1].end for thing in (first, *others[:-1]))
    bare = all(_is_bare(tokens[thing.phrase.first]) for thing in others)
    if tokens[others[-1].phrase.first - 1].word == "or":
        return True  # "any presence or operation of foreign troops"
    if bare and not alone and first.target.span.end > tokens[first.phrase.last - 1].end:
        return True  # "the limits on clubs, journalists and charities"
    if not alone or not bare or opener.word in ARTICLES:
        return False
    hangs = last.target.span.end > tokens[last.phrase.last - 1].end
    single = all(thing.phrase.last - thing.phrase.first == 1 for thing in others)  # not "the navy and local gangs"
    owned = opener.kind == "country" or any(tokens[i].word == "'s" for i in range(*first.phrase[:2]))
    return hangs or owned or (single and opener.known.opens)


def _is_bare(token: Token) -> bool:
    """Whether no article, owner or number leads a noun phrase."""
    return token.kind == "word" and (not token.known.opens or token.word == "other")
