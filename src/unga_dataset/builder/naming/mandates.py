"""For which state someone speaks by the words around the name, whatever the title: "AMA BOATENG (Ghana)"."""

from __future__ import annotations

import re

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Span
from unga_dataset.builder.naming.offices import GENITIVE

ALSO = re.compile(r",? (?:also )?(?:speaking|on behalf)")
SPEAKING = re.compile(
    r", (?:speaking (?:for|on behalf of)|representing|(?P<heads>who (?:heads?|leads?|headed|led))) (?:the )?"
)
HEADS = re.compile(r"\b[Hh]ead of (?:the )?")
HEADED = re.compile(r"(?:['’]s)? (?:[a-z]+ )?(?:delegation|mission|embassy|government)\b")
LOOK_BACK = 80
MARKS = re.compile(r"[.,;:()\n]")
OPENING = ("For ", "For the ", "behalf of ", "behalf of the ", "Speaking for ", "Speaking for the ")
"""What stands before a state at the head of a sentence that tells for whom someone speaks."""


class Mandates:
    """The states that the words around a name say someone speaks for."""

    def __init__(self, text: str, country_at: dict[int, CountryMention], country_to: dict[int, CountryMention]) -> None:
        self.text, self.country_at, self.country_to = text, country_at, country_to

    def of(self, span: Span, *, alone: bool) -> str | None:
        """Return the state for which the person with a name there speaks; `alone` says that it has no title."""
        if self.text.startswith(" (", span.end):
            return self._in_brackets(span.end + 2)
        if self.text.startswith(", ", span.end) and (state := self._speaking(span.end)):
            return state
        country = None
        if self.text.endswith(", ", 0, span.start):
            if alone and (state := self._headed(span.start - 2)):
                return state
            country = self.country_to.get(span.start - 2)
            country = country if country and self.text.endswith(OPENING, 0, country.span.start) else None
        elif alone and self.text[max(0, span.start - 3) : span.start - 1] in GENITIVE:
            country = self.country_to.get(span.start - 3)  # "Kenya's Ruth Otieno"
        return country.iso3 if country else None

    def _headed(self, place: int) -> str | None:
        """Return the state before a place whose delegation someone heads: 'The head of the Chadian delegation, X'."""
        for heads in HEADS.finditer(self.text, max(0, place - LOOK_BACK), place):
            country = self.country_at.get(heads.end())
            headed = HEADED.match(self.text, country.span.end) if country else None
            if country and headed and not MARKS.search(self.text, headed.end(), place):
                return country.iso3
        return None

    def _in_brackets(self, place: int) -> str | None:
        """Return the state alone in brackets; none for one who also speaks for others."""
        country = self.country_at.get(place)
        if country is None or self.text[country.span.end : country.span.end + 1] not in ("),"):
            return None
        return None if ALSO.match(self.text, country.span.end + 1) else country.iso3

    def _speaking(self, place: int) -> str | None:
        """Return the state behind 'X, speaking for' or 'X, who heads the ... delegation'."""
        speaking = SPEAKING.match(self.text, place)
        country = self.country_at.get(speaking.end()) if speaking else None
        if speaking is None or country is None:
            return None
        return country.iso3 if not speaking["heads"] or HEADED.match(self.text, country.span.end) else None
