"""Whose office a title is, where words stand between the state and the title: 'Chadian Commerce Ministry spokesman'."""

from __future__ import annotations

import re

from unga_dataset.builder.countries import CountryMention

GENITIVE = ("'s", "’s")
LAST = re.compile(r" (?P<word>[^\W\d_][\w-]*)(?:['’]s)?\Z")
MOST = 3
"""How many words may stand between a state and the title of one who serves it."""
LONGEST = 32


class Offices:
    """The states before the offices of a text."""

    def __init__(self, text: str, country_to: dict[int, CountryMention], apart: frozenset[str]) -> None:
        self.text, self.country_to, self.apart = text, country_to, apart

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
            country = self.country_to.get(place - 2 if genitive else place)
            if country is not None:
                return country.iso3 if genitive or country.form == "demonym" else None
        return None

    def body_before(self, place: int) -> str | None:
        """Return the body that ends at a place and is no state's: "the Council's President, Ambassador X of Chad"."""
        word = LAST.search(self.text, max(0, place - LONGEST), place)
        known = word is not None and word["word"][0].isupper() and word["word"].lower() in self.apart
        return word["word"] if word is not None and known else None
