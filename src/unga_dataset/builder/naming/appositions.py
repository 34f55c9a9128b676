"""The title behind a name, and whom it serves: 'X, the Chadian ambassador', 'X, an adviser to President Moussa'."""

from __future__ import annotations

import re
from typing import NamedTuple

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Span
from unga_dataset.builder.naming.offices import GENITIVE, Offices

SENT = ("UN ", "U.N. ", "United Nations ", "UN, ", "U.N., ", "United Nations, ")
AFTER = re.compile(r", (?:the |an? |who is )?")
PORTFOLIO = re.compile(r"(?:[a-z]+ ){1,2}(?=(?:minister|secretary|representative|ambassador|envoy|observer|aide)\b)")
OF = re.compile(r" of (?:the )?")
FOR = re.compile(r" for (?:the )?")
SPEAKS = re.compile(r" (?:for|with|at|to) (?:the )?")
SERVES = re.compile(r" (?:to|for|of) (?=[A-Z])")
NAME = re.compile(r"(?: [A-Z][\w’-]*(?:'\w{2,})?){1,4}")
BODY = re.compile(r"[\w ’'-]+")
PARTY = re.compile(r"[A-Z]\w+ [a-z]")
"""Whose an organ is that is no state's: 'the Taliban administration'."""
FOR_STATE = ("observer", "spokesman", "spokeswoman", "spokesperson", "representative", "delegate")
SERVANTS = ("adviser", "advisor", "aide", "spokesman", "spokesperson", "spokeswoman")
"""Offices of those who serve whoever is named behind 'for' or 'to'."""
ORGAN = "government spokesman"
"""The office that a spokesman of any organ of a state holds."""


class Apposition(NamedTuple):
    """The title behind a name, the office that it is, its state, and where the person ends whose officer he is.

    Without an office nothing tells whom the title serves.
    """

    title: str
    office: str | None
    iso3: str | None
    lord: int | None


class Appositions:
    """The titles behind the names of a text."""

    def __init__(
        self,
        text: str,
        country_at: dict[int, CountryMention],
        state_at: dict[int, str],
        titles: re.Pattern[str],
        offices: Offices,
    ) -> None:
        self.text, self.country_at, self.state_at = text, country_at, state_at
        self.titles, self.offices = titles, offices

    def of(self, span: Span) -> Apposition | None:
        """Return the title behind a name: 'X, the Chadian ambassador', "X, the foreign minister of Chad"."""
        opener = AFTER.match(self.text, span.end) if self.text.startswith(", ", span.end) else None
        if opener is None:
            return None
        country, place = self.country_at.get(opener.end()), opener.end()
        if country is not None:
            place = country.span.end
            place += 3 if self.text[place : place + 2] in GENITIVE else 1
        if country is not None and (sent := next((one for one in SENT if self.text.startswith(one, place)), None)):
            place += len(sent)  # "X, Chad's UN ambassador"
        title = self.titles.match(self.text, place)
        if title is None and (portfolio := PORTFOLIO.match(self.text, place)):
            title = self.titles.match(self.text, portfolio.end())  # "X, Chad's climate minister"
        if title is None:
            return None
        if country is not None:
            return Apposition(title.group(), title.group(), country.iso3, None)
        return self._serving(title)

    def _serving(self, title: re.Match[str]) -> Apposition | None:
        """Return a title by what stands behind it, if that tells whom its holder serves."""
        words, place = title.group(), title.end()
        if iso3 := self.state_after(place):
            return Apposition(words, words, iso3, None)
        purpose = SPEAKS.match(self.text, place) if words.endswith(SERVANTS) else None
        if purpose is not None:
            served = self.country_at.get(purpose.end())  # "a spokeswoman for the Danish foreign ministry"
            iso3 = served.iso3 if served and self.text[served.span.end] != "-" else None  # "the Iran-aligned"
            iso3 = iso3 or self.state_at.get(purpose.end())  # "spokesman for the State Department"
            if iso3 is not None:
                return Apposition(words, words, iso3, None)
        if (lord := self._lord(place)) is not None:
            return Apposition(words, words, None, lord)
        body = BODY.match(self.text, purpose.end()) if purpose is not None and "spokes" in words else None
        organ = body is not None and self.offices.is_organ(body.group()) and not PARTY.match(body.group())
        return Apposition(words, ORGAN if organ else None, None, None)  # "a spokesman for the junta"

    def state_after(self, place: int) -> str | None:
        """Return the state after 'of': "President Moussa of Chad", "the ambassador of Chad, Moussa"."""
        of = OF.match(self.text, place) or (FOR.match(self.text, place) if self._speaks(place) else None)
        country = self.country_at.get(of.end()) if of else None
        return country.iso3 if country and self.text[country.span.end] != "-" else None  # "for the Iran-aligned"

    def _speaks(self, place: int) -> bool:
        """Whether a title that ends at a place speaks for the state behind 'for': 'the observer for Chad, X'."""
        return self.text.endswith(FOR_STATE, 0, place)

    def _lord(self, place: int) -> int | None:
        """Return where the person ends whose officer someone is, whose office ends at a place."""
        serves = SERVES.match(self.text, place)
        office = self.titles.match(self.text, serves.end()) if serves else None
        named = NAME.match(self.text, office.end()) if office else None
        return named.end() if named else None
