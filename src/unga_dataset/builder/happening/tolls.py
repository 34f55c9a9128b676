"""Nouns of the dead, and of attacks that a verb of killing shows to be real ones."""

from __future__ import annotations

from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.hits import Hit
from unga_dataset.builder.grammar.phrases import extended, phrase_from
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.happening.event_nouns import opener_of

ROUGHLY = frozenset({"approximate", "at_least", "nearness"})
OF = frozenset({"of", "among"})
AMID = frozenset({"in", "by", "during"})
ENDED = frozenset({"end", "ends", "ended", "ending"})
"""What puts an end to days of something: 'to end two days of fighting', but not 'to end fighting'."""
WHEN = frozenset({"after", "following", "amid", "during", "in"})
NEAR = 6
"""How many tokens before an attack the verb of killing may stand: 'were killed late on Friday in air raids'."""


def is_toll(hit: Hit, cast: Cast) -> bool:
    """Whether some dead are counted: 'the deaths of 30 farmers', '29 deaths', but not 'the deaths of the farmers'."""
    tokens = hit.sentence.tokens
    if hit.first > 0 and tokens[hit.first - 1].kind == "number":
        return True
    if hit.last + 1 >= len(tokens) or tokens[hit.last].word not in OF:
        return False
    opener = tokens[hit.last + 1]
    scores = is_score(opener, cast)
    return scores or opener.kind == "number" or opener.word == "at" or not ROUGHLY.isdisjoint(cast.words.of(opener))


def is_score(token: Token, cast: Cast) -> bool:
    """Whether a word counts many: 'dozens', 'tens of thousands'."""
    return "score" in cast.words.known[token.word.removesuffix(" of")].means


def is_deadly(hit: Hit, cast: Cast) -> bool:
    """Whether attacks without an article kill: 'were killed in air raids', 'raids on the port have killed nine'."""
    tokens, words = hit.sentence.tokens, cast.words
    opener = opener_of(hit, cast)
    if opener is not None and not words.of(opener).isdisjoint({"determiner", "possessive", "conjunction"}):
        return False
    for place in range(hit.first - 1, max(0, hit.first - 1 - NEAR), -1):
        if tokens[place].word in AMID:
            before = tokens[max(0, place - NEAR) : place]
            return any("harms" in words.of(token) for token in before)
        if tokens[place].kind == "mark" and tokens[place].word != "-":
            break
    return _kills(hit, cast)


def is_amid(hit: Hit, cast: Cast) -> bool:
    """Whether something else happens after or amid it: 'after days of clashes', 'gathered in rallies'."""
    tokens, words, place = hit.sentence.tokens, cast.words, hit.first - 1
    while place > 0 and tokens[place].word not in ENDED and (_describes(tokens[place], words)):
        if tokens[place].word == "of" and not words.is_time(tokens[place - 1]):
            return False
        place -= 1
    if tokens[place].word == "in" and not tokens[hit.last - 1].word.endswith("s"):
        return False  # "left the hall in protest"
    ended = tokens[place].word in ENDED and tokens[place + 1].word != hit.sentence.tokens[hit.first].word
    return place >= 0 and (tokens[place].word in WHEN or ended)


def _describes(token: Token, words: Words) -> bool:
    return not words.of(token) or token.word == "of" or token.word in words.numbers


def _is_name(token: Token) -> bool:
    return token.capital or token.kind in MENTIONS


def _kills(hit: Hit, cast: Cast) -> bool:
    """Whether a noun leads the verb of killing behind it."""
    tokens, words = hit.sentence.tokens, cast.words
    phrase = phrase_from(tokens, hit.first, words)
    place = extended(tokens, phrase, words).last if phrase else hit.last
    while place + 1 < len(tokens) and tokens[place].word in (",", "and") and _is_name(tokens[place + 1]):
        place += 2  # "raids in Chad, Mali and Niger have killed"
    while place < len(tokens) and (words.is_time(tokens[place]) or tokens[place].known.chains):
        place += 1
    return place < len(tokens) and "harms" in words.of(tokens[place])
