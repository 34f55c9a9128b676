"""What a relative pronoun stands for: 'the flood, which', 'Moussa, meanwhile, who', 'his chief of staff, who'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.phrases import Phrase, phrase_before
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words

APART = frozenset({",", "-", "–", "—"})
"""What stands before a relative clause that only tells more of someone."""


def antecedent(tokens: Sequence[Token], relative: int, words: Words) -> Phrase | None:
    """Return what a relative stands for: 'the flood, which', 'his chief of staff, who', not the staff."""
    phrase = phrase_before(tokens, before_comma(tokens, relative, words), words)
    if phrase is None or tokens[relative].word != "who" or phrase.first < 2 or tokens[phrase.first - 1].word != "of":
        return phrase
    noun = words.noun(tokens[phrase.head])
    someone = tokens[phrase.head].kind in MENTIONS or (noun is not None and noun.noun_class in ("person", "group"))
    holder = None if someone else phrase_before(tokens, phrase.first - 1, words)
    noun = words.noun(tokens[holder.head]) if holder is not None else None
    return (
        holder
        if noun is not None and noun.noun_class == "person" and not words.is_plural(tokens[phrase.head])
        else phrase
    )


def before_comma(tokens: Sequence[Token], relative: int, words: Words) -> int:
    """Return the end of what a relative goes on with: 'Moussa, who', 'Moussa - who', 'Moussa, meanwhile, who'."""
    end = relative - 1 if relative and tokens[relative - 1].word in APART else relative
    inserted = end > 2 and end < relative and tokens[end - 2].word == "," and words.is_adverb(tokens[end - 1])
    return end - 2 if inserted else end
