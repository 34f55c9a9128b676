"""Whose office a title is, where words stand between the state and the title: 'Chadian Commerce Ministry spokesman'."""

from __future__ import annotations

import re
from typing import NamedTuple

from unga_dataset.builder.countries import CountryMention

GENITIVE = ("'s", "’s")
PLURAL = ("s'", "s’")
"""How the owner ends whose name ends in s."""
LAST = re.compile(r" (?P<word>[^\W\d_][\w-]*)(?:['’]s)?\Z")
WORDS = re.compile(r"[\w’' -]+")
LETTERS = re.compile(r"[^\W\d_]+")
MOST = 3
"""How many words may stand between a state and the title of one who serves it."""
LONGEST = 32


class OfficeWords(NamedTuple):
    """Words that part a state from an office behind them (party), its own organs (army), what offices deal with."""

    apart: frozenset[str]
    organs: frozenset[str]
    matters: frozenset[str] = frozenset()


class Offices:
    """The states before the offices of a text."""

    def __init__(self, text: str, country_to: dict[int, CountryMention], words: OfficeWords) -> None:
        self.text, self.country_to = text, country_to
        self.apart, self.organs = words.apart, words.organs

    def state_before(self, place: int) -> str | None:
        """Return the state before a place, past words that do not part it from an office there.

        'Ugandan deputy energy minister' and "the Malian army's spokesman", but not 'Syrian opposition spokesman'.
        """
        for _ in range(MOST):
            word = LAST.search(self.text, max(0, place - LONGEST), place)
            if word is None or word["word"].lower() in self.apart:
                return None
            place = word.start()
            genitive = self.text[max(0, place - 2) : place] in GENITIVE
            plural = self.text.endswith(PLURAL, 0, place)
            country = self.country_to.get(place - 2 if genitive else place - plural)
            if country is not None:
                whole = genitive or plural or country.form == "demonym" or self.text[slice(*country.span)].isupper()
                return country.iso3 if whole else None  # "U.S. Trade Representative"
        return None

    def is_organ(self, words: str) -> bool:
        """Whether words name an organ of a state, and nothing parts them: "Latvian Foreign Ministry's press office"."""
        return WORDS.fullmatch(words) is not None and not self.organs.isdisjoint(LETTERS.findall(words.lower()))

    def is_body(self, place: int) -> bool:
        """Whether a noun for a body in small letters ends at a place: 'department'."""
        word = self.text[self.text.rfind(" ", max(0, place - LONGEST), place) + 1 : place]
        return word in self.organs or (word in self.apart and len(word) > MOST)

    def body_before(self, place: int) -> str | None:
        """Return the body that ends at a place and is no state's: "the Council's President, Ambassador X of Chad"."""
        word = LAST.search(self.text, max(0, place - LONGEST), place)
        known = word is not None and word["word"][0].isupper() and word["word"].lower() in self.apart
        return word["word"] if word is not None and known else None
