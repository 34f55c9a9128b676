"""What a common noun names: people, bodies, texts, deeds, by the classes of nouns.tsv."""

from __future__ import annotations

from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.vocabulary import MENTIONS

PERSON = frozenset({"person"})
PEOPLE = PERSON | {"group"}
SOMEBODY = PEOPLE | {"organization"}
"""Those who do something, suffer it or take a stance on it."""
HEARERS = SOMEBODY | {"collective", "outlet"}
"""Those who can say something, and be told."""
TEXTS = frozenset({"document"})
"""What is voted on."""
STATEMENTS = TEXTS | {"message", "work"}
"""That in which something is said."""
WORKS = frozenset({"work", "outlet"})
"""What bears a title, or a name like those of people."""
DEEDS = frozenset({"action", "conflict"})
THINGS = TEXTS | DEEDS | {"message", "other"}
"""What one can be for or against."""


def denotes(token: Token, classes: frozenset[str]) -> bool:
    """Whether a token is a common noun of one of some classes."""
    noun = token.known.noun
    return noun is not None and noun.noun_class in classes


def is_somebody(token: Token) -> bool:
    """Whether a token names those who act: the bridge, a cholera and the gallery do not."""
    return token.kind in MENTIONS or denotes(token, SOMEBODY)
