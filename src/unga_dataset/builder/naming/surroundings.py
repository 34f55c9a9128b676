"""What stands around a name: titles, states and organisations before it ("Chad's ambassador, X") or after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Span
from unga_dataset.builder.entries import Title
from unga_dataset.builder.naming.offices import GENITIVE, Offices
from unga_dataset.builder.organizations import OrganizationMention

SENT = ("UN ", "U.N. ", "United Nations ", "UN, ", "U.N., ", "United Nations, ")
SENT_TO = re.compile(r" (?:to|at) (?:the )?(?:UN|U\.N\.|United Nations),? \Z")
AFTER = re.compile(r", (?:the |who is )?")
OF = re.compile(r" of (?:the )?")
FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x)[ -](?:[A-Z]\w+ )?(?:(?:deputy|acting|interim|chief|senior) )?\Z")
RANK = re.compile(r" (?:deputy|acting|interim|new|outgoing|then|permanent|chief|senior|top) \Z")
LOOK_BACK = 48


class Name(NamedTuple):
    """A name where it stands, with what its title there says.

    `whole` takes in the title and state before the name, `apposed` says that a comma parts title and name, `owner` is
    where the person ends whose the office is: "Moussa's foreign minister, X".
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


class Surroundings:
    """What other finders know to stand at a place of the text."""

    def __init__(
        self,
        text: str,
        stretches: Sequence[Span],
        mentions: Sequence[CountryMention | OrganizationMention],
        titles: re.Pattern[str],
        entries: dict[str, Title],
        apart: frozenset[str],
    ) -> None:
        self.text, self.titles, self.entries = text, titles, entries
        countries = [mention for mention in mentions if isinstance(mention, CountryMention)]
        organizations = [mention for mention in mentions if isinstance(mention, OrganizationMention)]
        self.country_at = {mention.span.start: mention for mention in countries}
        self.country_to = {mention.span.end: mention for mention in countries}
        self.organization_to = {mention.span.end: mention for mention in organizations}
        self.offices = Offices(text, self.country_to, apart)
        self.starts = sorted(mention.span.start for mention in mentions)
        found = [match.span() for stretch in stretches for match in titles.finditer(text, *stretch)]
        self.title_to = {end: start for start, end in found}
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
        return self._before(span, words) or self._after(span, words) or Name(span, span, words)

    def _before(self, span: Span, words: tuple[str, ...]) -> Name | None:
        inner = self._title_end(span.start)
        if inner is None:
            return None
        end = self._outer_end(inner)
        start = self.title_to[end]
        entry, parted = self.entries[self.text[start:end]], end < span.start - 1
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
        else:
            iso3 = None if organization else self._state_after(inner) or self._state_after(span.end)
            iso3 = iso3 or (self.offices.state_before(place) if entry.represents != "none" else None)
        genitive = self.text[place : place + 2] in GENITIVE and not (iso3 or organization)
        owner = place if genitive else None
        return Name(span, Span(start, span.end), words, title, entry, iso3, organization, parted, owner)

    def _outer_end(self, end: int) -> int:
        """Return the end of the office before a rank or form of address: "Eritrea's Permanent Representative, Mr X"."""
        start = self.title_to[end]
        owner = self._owner_end(start)
        if owner in self.country_to or owner in self.organization_to:
            return end
        office = self._title_end(start)
        if office is None or (office == start - 1 and self.entries[self.text[start:end]].represents == "none"):
            return end
        return office

    def _state_after(self, place: int) -> str | None:
        """Return the state after 'of': "President Moussa of Chad", "the ambassador of Chad, Moussa"."""
        of = OF.match(self.text, place)
        country = self.country_at.get(of.end()) if of else None
        return country.iso3 if country else None

    def _title_end(self, start: int) -> int | None:
        """Return the end of the title before a name: right before it, or parted by a comma if it has an owner."""
        if start - 1 in self.title_to and self.text[start - 1] == " ":
            return start - 1
        place = start - 2
        sent = self.text.endswith(SENT, 0, start) and SENT_TO.search(self.text, max(0, start - LOOK_BACK), start)
        parted = self.text[place:start] == ", "
        if sent:
            place = sent.start()
        elif not parted:
            place = start - 1
        if (country := self.country_to.get(place)) is not None:
            # "the ambassador of Chad, Idriss Moussa"
            office = country.span.start - 4
            return office if self.text[office : country.span.start] == " of " and office in self.title_to else None
        if place not in self.title_to or not (sent or parted):
            return None
        owner = self._owner_end(self.title_to[place])
        owned = owner in self.country_to or owner in self.organization_to or self.text[owner : owner + 2] in GENITIVE
        return place if owned or self.offices.state_before(owner) else None

    def _owner_end(self, start: int) -> int:
        """Return where an owner before a title would end: before the blank, a word like 'deputy', and the 's."""
        rank = RANK.search(self.text, max(0, start - LOOK_BACK), start)
        place = rank.start() if rank else start - 1 if self.text[start - 1 : start] == " " else start
        return place - 2 if self.text[max(0, place - 2) : place] in GENITIVE else place

    def _after(self, span: Span, words: tuple[str, ...]) -> Name | None:
        """Return the title of an apposition: 'X, the Chadian ambassador', "X, the foreign minister of Chad"."""
        opener = AFTER.match(self.text, span.end) if self.text.startswith(", ", span.end) else None
        if opener is None:
            return None
        country, place = self.country_at.get(opener.end()), opener.end()
        if country is not None:
            place = country.span.end
            place += 3 if self.text[place : place + 2] in GENITIVE else 1
        title = self.titles.match(self.text, place)
        if title is None:
            return None
        iso3 = country.iso3 if country else self._state_after(title.end())
        return Name(span, span, words, title.group(), self.entries[title.group()], iso3) if iso3 else None
