"""The name right before a verb, which needs no clause to be its subject."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.phrases import Phrase
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words

DESCRIBED = 4
"""Within how many words before a name what describes it may open."""
EXCEPTED = 8
"""How many words before 'except' the 'all' of those may stand from whom some are left out."""
NOMINATIVES = frozenset({"he", "she", "they", "we", "i"})
"""Pronouns that are nothing but subjects."""


def name_before(tokens: Sequence[Token], end: int, words: Words) -> Phrase | None:
    """Return the name or 'he' right before a verb that nothing binds to what is before it: 'On Monday the UN said'."""
    before_it = tokens[end - 2].word if end > 1 else ""
    nominative = tokens[end - 1].word.partition("'")[0] in NOMINATIVES and before_it not in ("and", "or")
    if nominative or (_is_number(tokens[end - 1], words) and before_it == ","):
        return Phrase(end - 1, end, end - 1)  # "Of the members, 93 voted for it"
    if tokens[end - 1].kind not in MENTIONS:
        return None
    first = end - 1
    while first and (tokens[first - 1].kind == "number" or words.of(tokens[first - 1]) & {"determiner", "quantifier"}):
        first -= 1
    described = first - 1
    while described > max(0, first - DESCRIBED) and _describes(tokens[described], words):
        described -= 1
    led = tokens[described].word in ("for", "of")
    led = led or (tokens[end - 1].kind == "country" and tokens[described].word in ("in", "from"))
    if 0 < described < first - 1 and led:
        return None  # "A spokesman for regional candidate Ama Boateng said", "a town in eastern Chad was"
    before = tokens[first - 1] if first else None
    bound = before is not None and (
        before.word in ("'s", "'", "and", "or", "&")
        or is_exception(tokens, first - 1)
        or (before.word == "-" and before.end == tokens[first].start)
        or "preposition" in words.of(before)
        or (before.kind == "word" and not before.capital and words.is_verb_form(before))
        or (first > 1 and before.capital and tokens[end - 1].kind == "country" and _describes(before, words))
    )
    return None if bound else Phrase(first, end, end - 1)


def _is_number(token: Token, words: Words) -> bool:
    return token.kind == "number" or token.word in words.numbers


def is_exception(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word leaves out some of a group: 'all members but Chad', 'every state except Chad and Mali'."""
    if not 1 < index < len(tokens) - 1 or "excepting" not in tokens[index].known.means:
        return False
    named = tokens[index + 1].kind in MENTIONS
    return named and any(token.word in ("all", "every") for token in tokens[max(0, index - EXCEPTED) : index - 1])


def _describes(token: Token, words: Words) -> bool:
    """Whether a word may stand before a name as an adjective does: 'presidential candidate Ama Boateng'."""
    known = token.known
    return token.kind == "word" and not (known.ends or known.opens or known.acts or words.is_time(token))
