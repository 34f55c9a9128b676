"""Phrases that their first adjective seems to end: 'the full, equal and meaningful participation'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.phrases import Phrase, phrase_from
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.words import Words

DESCRIBING = 3
"""How many words may describe a thing one after another: 'a full, immediate and lasting truce'."""


def described(tokens: Sequence[Token], phrase: Phrase, words: Words) -> Phrase:
    """Return a phrase that its first adjective seemed to end: 'the full, equal and meaningful participation'."""
    first, last = phrase, phrase.last
    if (both := _of_both(tokens, phrase, words)) is not None:
        return both
    for _ in range(DESCRIBING):
        if last + 1 >= len(tokens) or tokens[last].word not in (",", "and") or not _describes(tokens, first, words):
            break
        known, following = tokens[last + 1].known, tokens[last + 1]
        if following.word in words.cues or (tokens[last].word == "," and following.word.endswith("ing")):
            break  # "backed the stand, saying ..."
        if following.kind != "word" or following.capital or known.opens or known.stops or known.noun is not None:
            break
        more = phrase_from(tokens, last + 1, words)
        if more is None:
            break
        if more.head > more.first:
            return phrase._replace(last=more.last, head=more.head)
        first, last = more, more.last
    return phrase


def _of_both(tokens: Sequence[Token], phrase: Phrase, words: Words) -> Phrase | None:
    """Return a phrase that two states describe, of which one seemed to be its head: 'the Chadian and Malian veto'."""
    second = phrase.last + 1
    if phrase.head != phrase.last - 1 or second + 1 >= len(tokens) or tokens[phrase.last].word not in ("and", "or"):
        return None
    if not all(getattr(tokens[place].mention, "form", "") == "demonym" for place in (phrase.head, second)):
        return None
    more = phrase_from(tokens, second, words)
    return phrase._replace(last=more.last, head=more.head) if more and more.head > second else None


def _describes(tokens: Sequence[Token], phrase: Phrase, words: Words) -> bool:
    """Whether what seems to be the head of a phrase is an adjective: 'the full', but not 'the vote'."""
    head = tokens[phrase.head]
    named = head.kind != "word" or head.capital or head.quoted or head.known.pronoun
    return not (named or words.noun(head) is not None or words.is_plural(head))
