"""Whether what a verb tells is said not to be: 'did not vote', 'no state voted', 'failed to vote'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.clauses import Subject
from unga_dataset.builder.grammar.phrases import Phrase
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.words import Words

NEGATIONS = frozenset({"not", "never", "n't", "no longer", "neither", "nor", "cannot"})


def is_negated(group: Sequence[str]) -> bool:
    """Whether a 'not' stands among the words of a verb group."""
    return not NEGATIONS.isdisjoint(group) or any(word.endswith("n't") for word in group)


def is_denied(
    tokens: Sequence[Token], subject: Subject | None, patient: Phrase | None, group: int, words: Words
) -> bool:
    """Whether 'no state' does it or suffers it, 'neither A nor B', or someone failed to, denied or avoided it."""
    phrase = subject.phrase if subject is not None else patient
    first = min(phrase.first, *subject.members) if phrase and subject else phrase.first if phrase else 0
    if phrase is not None and any("nothing" in words.of(token) for token in tokens[max(0, first - 1) : first + 1]):
        return True
    if group < 2:
        return False
    before = tokens[group - 2 if tokens[group - 1].word in ("to", "from") else group - 1]
    return "failing" in words.of(before)
