"""Names in a list that says what they are: 'Oman, the onetime colony of Senegal and tiny Laos'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.vocabulary import MENTIONS, Word
from unga_dataset.builder.grammar.words import Words

JOINTS = frozenset({"and", "or", "&", "the", "as", "well", "along", "with", "itself", "plus"})
"""What joins the names of a list or belongs to one of them."""
DESCRIBED = 5
"""How many words may say what kind of thing a name in a list is."""
ROSTER = 150
"""How many tokens a list of names may hold."""


def roster_from(tokens: Sequence[Token], first: int, words: Words) -> list[int]:
    """Return where the names of a list stand that also says what they are: 'Oman, tiny Laos and Mali itself'."""
    found: list[int] = []
    described = 0
    for index in range(first, min(len(tokens), first + ROSTER)):
        token, word = tokens[index], tokens[index].known
        if found and _is_bracketed(tokens, index):
            continue
        if token.kind in MENTIONS:
            if _is_name_alone(tokens, index, words):
                found.append(index)
            described = 0
        elif token.word in JOINTS or token.word == ",":
            described = 0
        elif described == DESCRIBED or not _describes_name(token, word):
            break
        else:
            described += 1
    return found


def _is_bracketed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token belongs to a word in brackets inside a list: 'the Republic of (South) Korea'."""
    place = index - (tokens[index].word not in "()") if tokens[index].kind != "mark" else index
    opens = place if tokens[place].word == "(" else place - 2
    if opens < 0 or opens + 3 >= len(tokens) or tokens[opens].word != "(" or tokens[opens + 2].word != ")":
        return False
    return tokens[opens + 3].kind in MENTIONS


def _describes_name(token: Token, word: Word) -> bool:
    """Whether a word may say what a name in a list is: 'the onetime colony of Senegal'."""
    if token.kind != "word" or token.word in ("a", "an"):
        return False
    return token.word == "of" or not (word.helps or word.acts or word.stops)


def _is_name_alone(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a mention is not part of what follows it: 'Cuba,', but not 'a Moscow ally'."""
    if getattr(tokens[index].mention, "form", "") == "demonym":
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.kind != "word" or following.word == "itself":
        return True
    return not following.word.startswith("'") and following.known.noun is None and bool(words.of(following))
