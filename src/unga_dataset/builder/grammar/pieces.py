"""A text in pieces, a token each with the blanks before it, and what is known of every piece that has been seen."""

from __future__ import annotations

import functools
import re
from typing import Literal

from unga_dataset.builder.grammar.vocabulary import Known, Word, known_of
from unga_dataset.builder.lexicon import Lexicon

Kind = Literal["word", "number", "mark", "quoted", "country", "organization", "person", "date"]
NUMBER = r"\d+(?:[.,]\d+)*"
POSSESSIVE = r"['’]s(?!\w)|(?<=s)['’](?!\w)"
# No group may be possessive: Python 3.11.0 to 3.11.4 reads such a group wrong (CPython issue 100061).
WORD = r"[^\W\d_]++(?:[-'’](?!s(?!\w))\w++)*"
QUOTES = frozenset({'"', "“", "”", "„", "‟", "«", "»", "``", "''"})
APOSTROPHES = frozenset("'’")
# The first alternative is a shortcut for what most pieces are.
PIECE = re.compile(rf" [A-Za-z]++(?=[ ,.])|[\s_]*+(?:{WORD}|{NUMBER}|{POSSESSIVE}|``|''|[^\w\s]|)")
"""A token with the blanks before it; pieces leave nothing out, so that their lengths tell where they stand."""
GENITIVE = re.compile(POSSESSIVE)
BLANKS = re.compile(r"\A[\s_]+")
Facts = tuple[int, int, Kind, str, Word, bool, bool]
"""Length of a piece; length, kind and word of its token, what is known of the word, whether it has a capital, and
whether that is all there is.

It is not where the piece holds no token of its own, nor where its word may be the first of several that are one.
"""
MOST = 1 << 15
"""So many pieces are kept once they have been looked at."""
Several = dict[str, dict[str, list[tuple[str, ...]]]]
"""The first word of each function word of several, its second, and all that follow the first, the longest first."""


class Pieces(dict[str, Facts]):
    """The facts of the pieces that have been seen; any other piece is looked at when it is asked for."""

    def __init__(self, several: Several, known: Known) -> None:
        super().__init__()
        self.several, self.known = several, known

    def __missing__(self, piece: str) -> Facts:
        facts = self._facts(piece)
        if len(self) < MOST:
            self[piece] = facts
        return facts

    def _facts(self, piece: str) -> Facts:
        written = piece.lstrip(" ")
        if not written.isalnum():  # most pieces are a plain word
            written = BLANKS.sub("", piece)
            if not written or written in QUOTES:
                return len(piece), 0, "mark", "", self.known[""], False, False
            if piece in APOSTROPHES:
                return 1, 1, "mark", "'", self.known["'"], False, False
        first, word = written[0], written.lower()
        kind: Kind = "number" if first.isdecimal() else "word" if first.isalnum() or len(written) > 1 else "mark"
        word, capital = word.replace("’", "'"), first != word[0]
        return len(piece), len(written), kind, word, self.known[word], capital, word not in self.several


@functools.cache
def pieces_of(lexicon: Lexicon) -> Pieces:
    """Return the pieces seen so far."""
    found: Several = {}
    for entry in lexicon.function_words:
        first, *rest = entry.word.split(" ")
        if rest:
            found.setdefault(first, {}).setdefault(rest[0], []).append(tuple(rest))
    for seconds in found.values():
        for several in seconds.values():
            several.sort(key=len, reverse=True)
    return Pieces(found, known_of(lexicon))
