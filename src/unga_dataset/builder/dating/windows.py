"""Find where in a text a date may stand: around the words that are the heads of dates, and years."""

from __future__ import annotations

import string
from typing import NamedTuple

from unga_dataset.builder.dating.date_rules import Grammar
from unga_dataset.builder.document import Span

LEFT, RIGHT = 40, 30
"""How far before and after its head, in characters, an expression reaches."""

SMALL = {ord(letter): letter.lower() for letter in string.ascii_uppercase}


class Window(NamedTuple):
    """A stretch around one or several heads; `words` is its text in small letters, with single blanks."""

    start: int
    end: int
    words: str


def in_small_letters(text: str) -> str:
    """Return a text in small letters, as long as before."""
    small = text.lower()
    return small if len(small) == len(text) else text.translate(SMALL)  # "\u0130" has two characters in small letters


def find_windows(small: str, stretch: Span, grammar: Grammar) -> dict[str, list[Window]]:
    """Return, for each kind of head, the stretches around such words, joined where they meet.

    `small` is the text in small letters.
    """
    spans: dict[str, list[tuple[int, int]]] = {}
    for match in grammar.head_words.finditer(small, *stretch):
        known = spans.setdefault(grammar.heads.get(match.group(), "year"), [])
        start, end = max(stretch.start, match.start() - LEFT), min(stretch.end, match.end() + RIGHT)
        if known and known[-1][1] >= start:
            start = known.pop()[0]
        known.append((start, end))
    return {
        head: [Window(start, end, " ".join(small[start:end].split())) for start, end in known]
        for head, known in spans.items()
    }
