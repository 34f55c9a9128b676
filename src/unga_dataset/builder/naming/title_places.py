"""Where the title of a name stands: before it, or parted from it by its state, its seat or another office."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.name_entries import Title
from unga_dataset.builder.naming.appositions import OF, SENT
from unga_dataset.builder.naming.offices import GENITIVE, PLURAL, Offices
from unga_dataset.builder.naming.portfolios import Portfolios
from unga_dataset.builder.organizations import OrganizationMention

SENT_TO = re.compile(r" (?:to|at) (?:the )?(?:UN|U\.N\.|United Nations),? \Z")
SENT_ABROAD = re.compile(r" to (?:the )?[A-Z]\w+(?: [A-Z]\w+)? \Z")
RANK = re.compile(r" (?:deputy|acting|interim|new|outgoing|then|permanent|chief|senior|top) \Z")
OF_STATE = (" of the ", " of ", " for the ", " for ")
SEAT = re.compile(r" (?:(?:to|at|with|in) (?=the |[A-Z])|for )")
MARKS = re.compile(r"[.,;:()\n]")
LETTERED = re.compile(r" \([A-Z]{2,6}\)\Z")
ABROAD = frozenset({"ambassador", "envoy", "diplomat", "representative", "official", "negotiator"})
"""Offices that others than states have too: 'the envoy, X'."""
SHARED = "Office"
"""What the organs of several states are called: 'the Foreign Office'."""
LOOK_BACK = 48
NEAR = 32
FAR = 96


class Owners(NamedTuple):
    """The states, organisations and organs of states that may own an office, by where they start or end."""

    country_at: dict[int, CountryMention]
    country_to: dict[int, CountryMention]
    organization_to: dict[int, OrganizationMention]
    state_at: dict[int, str]
    state_to: dict[int, tuple[int, str]]


def owners_of(mentions: Sequence[CountryMention | OrganizationMention]) -> Owners:
    """Return the states and organisations of a text as owners of offices."""
    countries = [mention for mention in mentions if isinstance(mention, CountryMention)]
    organizations = [mention for mention in mentions if isinstance(mention, OrganizationMention)]
    # "State Department spokesman": an organ whose state everybody knows
    named = {mention.iso3 for mention in countries}
    known = [one for one in organizations if one.iso3 in named or not one.entry.name.endswith(SHARED)]
    organs = {mention.span: mention.iso3 for mention in known if mention.iso3}
    return Owners(
        country_at={mention.span.start: mention for mention in countries},
        country_to={mention.span.end: mention for mention in countries},
        organization_to={mention.span.end: mention for mention in organizations if not mention.iso3},
        state_at={span.start: iso3 for span, iso3 in organs.items()},
        state_to={span.end: (span.start, iso3) for span, iso3 in organs.items()},
    )


class TitlePlaces:
    """The titles of a text, by where they end."""

    def __init__(
        self,
        text: str,
        owners: Owners,
        entries: dict[str, Title],
        title_to: dict[int, int],
        portfolios: Portfolios,
        offices: Offices,
    ) -> None:
        self.text, self.owners, self.entries = text, owners, entries
        self.title_to, self.portfolios, self.offices = title_to, portfolios, offices
        self.title_ends = sorted(title_to)

    def end_before(self, start: int) -> int | None:
        """Return the end of the title before a name: right before it, or parted from it if it has an owner."""
        if start - 1 in self.title_to and self.text[start - 1] == " ":
            return start - 1
        if start in self.portfolios.offices:
            return self.portfolios.offices[start]
        near = bisect_left(self.title_ends, start)
        if not near or self.title_ends[near - 1] < start - FAR:
            return None
        office = self._office_of(start)
        return (
            next((place for place in self._parted(start) if self._is_owned(place)), None) if office is None else office
        )

    def outer_end(self, end: int) -> int:
        """Return the end of the office before a rank or form of address: "Eritrea's Permanent Representative, Mr X"."""
        start = self.title_to[end]
        if self.text.startswith(SENT, start) and self.text.endswith(" to the ", 0, start):
            start = self.text.index(" ", start) + 1  # "Chad's representative to the | UN Ambassador X"
        owner = self.owner_end(start)
        if owner in self.owners.country_to or (owner in self.owners.organization_to and not self._sent_before(start)):
            return end
        office = self.end_before(start)
        represents = self.entries[self.text[start:end]].represents
        if office is None:
            return end
        return end if represents == "state" and self._leads_only(office) else office

    def _leads_only(self, office: int) -> bool:
        """Whether an office before another tells no state or body: "the delegation's leader, Foreign Minister X"."""
        start = self.title_to[office]
        owner = self.owner_end(start)
        told = (
            owner in self.owners.country_to or owner in self.owners.organization_to or self.offices.body_before(owner)
        )
        told = told or self.offices.state_before(owner)
        return not told and self.entries[self.text[start:office]].represents != "state"

    def first_office(self, start: int) -> int:
        """Return where the first of two offices starts: 'information minister and government spokesman'."""
        joined = start - len(" and ")
        return self.title_to[joined] if joined in self.title_to and self.text.startswith(" and ", joined) else start

    def owner_end(self, start: int) -> int:
        """Return where an owner before a title would end: before the blank, a word like 'deputy', and the 's."""
        rank = RANK.search(self.text, max(0, start - LOOK_BACK), start)
        place = rank.start() if rank else start - 1 if self.text[start - 1 : start] == " " else start
        if lettered := LETTERED.search(self.text, max(0, place - LOOK_BACK), place):
            place = lettered.start()
        if self.text[max(0, place - 2) : place] in GENITIVE:
            return place - 2
        return place - 1 if self.text.endswith(PLURAL, 0, place) else place  # "the Maldives' envoy"

    def _office_of(self, start: int) -> int | None:
        """Return the end of an office 'of' a state before a name: 'the ambassador of Chad, Idriss Moussa'."""
        place = start - 2 if self.text[start - 2 : start] == ", " else start - 1
        if sent := self._sent_before(start):
            place = sent.start()  # "Permanent Representative of Chad to the UN Idriss Moussa"
        country = self.owners.country_to.get(place)
        if country is not None:
            before = self.text[max(0, country.span.start - 9) : country.span.start]
            of = next((lead for lead in OF_STATE if before.endswith(lead)), None)
            place = country.span.start - len(of or "")
            return place if of and place in self.title_to else None
        if not self.offices.is_body(start - 1):
            return None
        for office in OF.finditer(self.text, max(0, start - FAR), start):
            within = self.text[office.end() : start]
            if (
                office.start() in self.title_to
                and office.end() in self.owners.country_at
                and self.offices.is_organ(within)
            ):
                return (
                    office.start()
                )  # "deputy director of the Latvian Foreign Ministry's press department Juris Kalns"
        return None

    def _sent_before(self, start: int) -> re.Match[str] | None:
        """Return 'to the UN' right before a place."""
        if not self.text.endswith(SENT, 0, start):
            return None
        return SENT_TO.search(self.text, max(0, start - LOOK_BACK), start)

    def _parted(self, start: int) -> Iterator[int]:
        """Yield where a title may end that is parted from a name: "Chad's ambassador to the UN, X"."""
        if self.text.endswith(SENT, 0, start):
            sent = self._sent_before(start)
            yield from (sent.start(),) if sent else ()
        elif self.text.find(" to ", max(0, start - NEAR), start) >= 0 and self.text[start - 1 : start] == " ":
            sent = SENT_ABROAD.search(self.text, max(0, start - LOOK_BACK), start)
            yield from (sent.start(),) if sent else ()
        if self.text[start - 2 : start] == ", ":
            yield start - 2
            for seat in SEAT.finditer(self.text, max(0, start - LOOK_BACK), start - 2):
                if not MARKS.search(self.text, seat.end(), start - 2):
                    yield seat.start()

    def _is_owned(self, place: int) -> bool:
        """Whether a title that ends at a place has an owner, or stands alone as 'the prime minister' does."""
        start = self.title_to.get(place)
        if start is None:
            return False
        start = self.first_office(start)
        owner = self.owner_end(start)
        known = owner in self.owners.country_to or owner in self.owners.organization_to or owner in self.owners.state_to
        if known or self.text[owner : owner + 2] in GENITIVE:
            return True
        alone = self.text[max(0, start - 4) : start].lower() == "the "
        title = self.text[start:place]
        if alone and self.entries[title].represents != "none" and title.lower().split(" ")[-1] not in ABROAD:
            return True
        return self.offices.state_before(owner) is not None
