"""Whether quoted words are the title of a work or programme rather than speech: 'on "The Evening Hour"'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.document import Quotation
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.words import Words

LONGEST = 8
"""Longer quotations are not titles, whatever their capitals."""
SHORT = 3
"""Words up to this length stay small in the title of a work."""
LEADS = frozenset({"on", "of"})
"""What stands right before the title of a work or programme."""
WORKS = frozenset({"work", "outlet"})
"""The classes of nouns that a title names."""


def is_title(inside: Sequence[str]) -> bool:
    """Whether words are written as a title is: each in capitals but for the small ones."""
    if not 0 < len(inside) <= LONGEST:
        return False
    named = [word for word in inside if word[0].isalpha() and (word[0].isupper() or len(word) > SHORT)]
    return bool(named) and all(word[0].isupper() for word in named)


def names_work(sentence: Sentence, quotation: Quotation, inside: Sequence[str], words: Words) -> bool:
    """Whether a quotation is the title of the work or programme that stands beside it."""
    if not is_title(inside):
        return False
    tokens = sentence.tokens
    first = next((i for i, token in enumerate(tokens) if token.start >= quotation.outer.start), len(tokens))
    last = next((i for i, token in enumerate(tokens) if token.start >= quotation.outer.end), len(tokens))
    before = first - 1
    while before >= 0 and tokens[before].word in (",", ":"):
        before -= 1
    led = before >= 0 and (tokens[before].word in LEADS or _is_work(tokens[before], words))
    owned = before > 0 and tokens[before].word in ("'s", "'") and _airs(tokens, before, words)
    return led or owned or (last < len(tokens) and _is_work(tokens[last], words))


def _airs(tokens: Sequence[Token], genitive: int, words: Words) -> bool:
    """Whether a programme's owner stands before 's: 'on NBC's', 'told Fox News's'."""
    owner = tokens[genitive - 1]
    if not (owner.kind == "organization" or (owner.kind == "word" and owner.capital)):
        return False
    return genitive > 1 and "preposition" in words.of(tokens[genitive - 2])


def _is_work(token: Token, words: Words) -> bool:
    noun = words.noun(token) if token.kind == "word" else None
    return noun is not None and noun.noun_class in WORKS
