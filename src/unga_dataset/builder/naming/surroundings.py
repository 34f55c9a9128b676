"""What stands around a name: titles, states and organisations before it ("Chad's ambassador, X") or after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Span
from unga_dataset.builder.name_entries import Title
from unga_dataset.builder.naming.appositions import OF, SENT, Appositions
from unga_dataset.builder.naming.mandates import Mandates
from unga_dataset.builder.naming.offices import GENITIVE, PLURAL, Offices, OfficeWords
from unga_dataset.builder.naming.portfolios import Portfolios
from unga_dataset.builder.organizations import OrganizationMention

SENT_TO = re.compile(r" (?:to|at) (?:the )?(?:UN|U\.N\.|United Nations),? \Z")
SENT_ABROAD = re.compile(r" to (?:the )?[A-Z]\w+(?: [A-Z]\w+)? \Z")
FORMER = re.compile(r"\b(?:[Ff]ormer|[Rr]etired|[Ee]x)[ -](?:[A-Z]\w+ )?(?:(?:deputy|acting|interim|chief|senior) )?\Z")
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


class Name(NamedTuple):
    """A name where it stands, with what its title there says.

    `whole` takes in the title and state before the name, `apposed` says that a comma parts title and name, `owner` is
    where the person ends whose the office is ("Moussa's foreign minister, X"), `spoken` the state for which he speaks
    whatever his title.
    """

    span: Span
    whole: Span
    words: tuple[str, ...]
    title: str | None = None
    entry: Title | None = None
    iso3: str | None = None
    organization: str | None = None
    apposed: bool = False
    owner: int | None = None
    spoken: str | None = None


class Surroundings:
    """What other finders know to stand at a place of the text."""

    def __init__(
        self,
        text: str,
        stretches: Sequence[Span],
        mentions: Sequence[CountryMention | OrganizationMention],
        titles: re.Pattern[str],
        entries: dict[str, Title],
        office_words: OfficeWords,
    ) -> None:
        self.text, self.titles, self.entries = text, titles, entries
        countries = [mention for mention in mentions if isinstance(mention, CountryMention)]
        organizations = [mention for mention in mentions if isinstance(mention, OrganizationMention)]
        self.country_at = {mention.span.start: mention for mention in countries}
        self.country_to = {mention.span.end: mention for mention in countries}
        self.organization_to = {mention.span.end: mention for mention in organizations if not mention.iso3}
        # "State Department spokesman": an organ whose state everybody knows
        named = {mention.iso3 for mention in countries}
        known = [one for one in organizations if one.iso3 in named or not one.entry.name.endswith(SHARED)]
        organs = {mention.span: mention.iso3 for mention in known if mention.iso3}
        self.state_at = {span.start: iso3 for span, iso3 in organs.items()}
        self.state_to = {span.end: (span.start, iso3) for span, iso3 in organs.items()}
        self.mandates = Mandates(text, self.country_at, self.country_to)
        self.offices = Offices(text, self.country_to, office_words)
        self.appositions = Appositions(text, self.country_at, self.state_at, titles, self.offices)
        self.starts = sorted(mention.span.start for mention in mentions)
        found = [match.span() for stretch in stretches for match in titles.finditer(text, *stretch)]
        self.title_to = {end: start for start, end in found}
        self.portfolios = Portfolios(text, self.title_to, office_words.matters)
        self.title_ends = sorted(self.title_to)
        spans = [*(mention.span for mention in mentions), *found]
        self.ends: dict[int, int] = {}
        for start, end in spans:
            self.ends[start] = max(end, self.ends.get(start, end))
        # "Minister of Defence Ama Boateng": the run of capitals starts inside the title, as none does inside a word.
        parted = [(start, end) for start, end in spans if not text[start:end].isalnum()]
        self.inside = {place: end for start, end in parted for place in range(start + 1, end)}

    def end_from(self, start: int) -> int:
        """Return where the state, organisation or title that starts at a place ends; the place itself if none does."""
        end = self.ends.get(start, start)
        if start not in self.inside:
            return end
        title = self.titles.match(self.text, start)
        return max(end, self.inside[start], title.end() if title else start)

    def knows(self, start: int, end: int) -> bool:
        """Whether a state or an organisation stands inside a run of capitals, so that it names no person."""
        place = bisect_left(self.starts, start)
        return place < len(self.starts) and self.starts[place] < end

    def title_of(self, span: Span, words: tuple[str, ...]) -> Name:
        """Return a name with its title, before it or in the apposition after it."""
        name = self._before(span, words) or self._told_behind(span, words) or Name(span, span, words)
        alone = (name.title is None or (name.entry is not None and name.entry.represents == "none")) and len(words) > 1
        spoken = self.mandates.of(span, alone=alone)
        return name._replace(spoken=spoken) if spoken else name

    def _before(self, span: Span, words: tuple[str, ...]) -> Name | None:
        inner = self._title_end(span.start)
        if inner is None:
            return None
        end = self._outer_end(inner)
        start = self._first_office(self.title_to[end])
        entry, parted = self._entry(end, span.start), end < span.start - 1
        if FORMER.search(self.text, max(0, start - LOOK_BACK), start):
            return Name(span, Span(start, span.end), words, self.text[start:end], apposed=parted)
        organization: str | None = None
        place = self._owner_end(start)
        if mention := self.organization_to.get(place):
            start, organization = mention.span.start, self.text[slice(*mention.span)]
            place = self._owner_end(start)
        elif self.text[place : place + 2] in GENITIVE:
            organization = self.offices.body_before(place)
        title, iso3 = self.text[start:end], None
        if country := self.country_at.get(start) or self.country_to.get(place):
            start, iso3 = country.span.start, country.iso3  # "Kremlin spokesman", "Chad's UN ambassador"
        elif organ := self.state_to.get(place):
            start, iso3 = organ
        else:
            iso3 = self.state_at.get(start)
            behind = () if organization else (end, inner, span.end)
            iso3 = iso3 or next((state for spot in behind if (state := self.appositions.state_after(spot))), None)
            iso3 = iso3 or (self.offices.state_before(place) if entry.represents != "none" else None)
        genitive = self.text[place : place + 2] in GENITIVE and not (iso3 or organization)
        owner = place if genitive else None
        return Name(span, Span(start, span.end), words, title, entry, iso3, organization, parted, owner)

    def _entry(self, end: int, name: int) -> Title:
        """Return the title that ends at a place: 'spokesman for the Ministry of Trade X' serves as its own does."""
        entry = self.entries[self.text[self.title_to[end] : end]]
        if name not in self.portfolios.offices or not self.offices.is_organ(self.text[end:name]):
            return entry
        return self.entries.get(f"ministry {entry.text.lower()}", entry)

    def _first_office(self, start: int) -> int:
        """Return where the first of two offices starts: 'information minister and government spokesman'."""
        joined = start - len(" and ")
        return self.title_to[joined] if joined in self.title_to and self.text.startswith(" and ", joined) else start

    def _outer_end(self, end: int) -> int:
        """Return the end of the office before a rank or form of address: "Eritrea's Permanent Representative, Mr X"."""
        start = self.title_to[end]
        if self.text.startswith(SENT, start) and self.text.endswith(" to the ", 0, start):
            start = self.text.index(" ", start) + 1  # "Chad's representative to the | UN Ambassador X"
        owner = self._owner_end(start)
        if owner in self.country_to or (owner in self.organization_to and not self._sent_before(start)):
            return end
        office = self._title_end(start)
        represents = self.entries[self.text[start:end]].represents
        if office is None:
            return end
        return end if represents == "state" and self._leads_only(office) else office

    def _leads_only(self, office: int) -> bool:
        """Whether an office before another tells no state or body: "the delegation's leader, Foreign Minister X"."""
        start = self.title_to[office]
        owner = self._owner_end(start)
        told = owner in self.country_to or owner in self.organization_to or self.offices.body_before(owner)
        told = told or self.offices.state_before(owner)
        return not told and self.entries[self.text[start:office]].represents != "state"

    def _title_end(self, start: int) -> int | None:
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

    def _office_of(self, start: int) -> int | None:
        """Return the end of an office 'of' a state before a name: 'the ambassador of Chad, Idriss Moussa'."""
        place = start - 2 if self.text[start - 2 : start] == ", " else start - 1
        if sent := self._sent_before(start):
            place = sent.start()  # "Permanent Representative of Chad to the UN Idriss Moussa"
        country = self.country_to.get(place)
        if country is not None:
            before = self.text[max(0, country.span.start - 9) : country.span.start]
            of = next((lead for lead in OF_STATE if before.endswith(lead)), None)
            place = country.span.start - len(of or "")
            return place if of and place in self.title_to else None
        if not self.offices.is_body(start - 1):
            return None
        for office in OF.finditer(self.text, max(0, start - FAR), start):
            within = self.text[office.end() : start]
            if office.start() in self.title_to and office.end() in self.country_at and self.offices.is_organ(within):
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
        start = self._first_office(start)
        owner = self._owner_end(start)
        known = owner in self.country_to or owner in self.organization_to or owner in self.state_to
        if known or self.text[owner : owner + 2] in GENITIVE:
            return True
        alone = self.text[max(0, start - 4) : start].lower() == "the "
        title = self.text[start:place]
        if alone and self.entries[title].represents != "none" and title.lower().split(" ")[-1] not in ABROAD:
            return True
        return self.offices.state_before(owner) is not None

    def _owner_end(self, start: int) -> int:
        """Return where an owner before a title would end: before the blank, a word like 'deputy', and the 's."""
        rank = RANK.search(self.text, max(0, start - LOOK_BACK), start)
        place = rank.start() if rank else start - 1 if self.text[start - 1 : start] == " " else start
        if lettered := LETTERED.search(self.text, max(0, place - LOOK_BACK), place):
            place = lettered.start()
        if self.text[max(0, place - 2) : place] in GENITIVE:
            return place - 2
        return place - 1 if self.text.endswith(PLURAL, 0, place) else place  # "the Maldives' envoy"

    def _told_behind(self, span: Span, words: tuple[str, ...]) -> Name | None:
        """Return a name with the title in the apposition behind it, if that tells whom the person serves."""
        told = self.appositions.of(span)
        if told is None or not (told.office or len(words) > 1):
            return None
        entry = self.entries[told.office or told.title]
        entry = entry if told.office else replace(entry, represents="none")
        return Name(span, span, words, told.title, entry, told.iso3, owner=told.lord)
