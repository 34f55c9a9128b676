"""What stands around a name: titles, states and organisations before it ("Chad's ambassador, X") or after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Span
from unga_dataset.builder.name_entries import Title
from unga_dataset.builder.naming.appositions import Appositions
from unga_dataset.builder.naming.mandates import Mandates
from unga_dataset.builder.naming.offices import GENITIVE, Offices, OfficeWords
from unga_dataset.builder.naming.portfolios import Portfolios
from unga_dataset.builder.naming.title_places import LOOK_BACK, TitlePlaces, owners_of
from unga_dataset.builder.organizations import OrganizationMention

FORMER = re.compile(r"\b(?:[Ff]ormer|[Rr]etired|[Ee]x)[ -](?:[A-Z]\w+ )?(?:(?:deputy|acting|interim|chief|senior) )?\Z")


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
        self.owners = owners_of(mentions)
        self.mandates = Mandates(text, self.owners.country_at, self.owners.country_to)
        self.offices = Offices(text, self.owners.country_to, office_words)
        self.appositions = Appositions(text, self.owners.country_at, self.owners.state_at, titles, self.offices)
        self.starts = sorted(mention.span.start for mention in mentions)
        found = [match.span() for stretch in stretches for match in titles.finditer(text, *stretch)]
        self.title_to = {end: start for start, end in found}
        self.portfolios = Portfolios(text, self.title_to, office_words.matters)
        self.places = TitlePlaces(text, self.owners, entries, self.title_to, self.portfolios, self.offices)
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
        inner = self.places.end_before(span.start)
        if inner is None:
            return None
        end = self.places.outer_end(inner)
        start = self.places.first_office(self.title_to[end])
        entry, parted = self._entry(end, span.start), end < span.start - 1
        if FORMER.search(self.text, max(0, start - LOOK_BACK), start):
            return Name(span, Span(start, span.end), words, self.text[start:end], apposed=parted)
        organization: str | None = None
        place = self.places.owner_end(start)
        if mention := self.owners.organization_to.get(place):
            start, organization = mention.span.start, self.text[slice(*mention.span)]
            place = self.places.owner_end(start)
        elif self.text[place : place + 2] in GENITIVE:
            organization = self.offices.body_before(place)
        title, iso3 = self.text[start:end], None
        if country := self.owners.country_at.get(start) or self.owners.country_to.get(place):
            start, iso3 = country.span.start, country.iso3  # "Kremlin spokesman", "Chad's UN ambassador"
        elif organ := self.owners.state_to.get(place):
            start, iso3 = organ
        else:
            iso3 = self.owners.state_at.get(start)
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

    def _told_behind(self, span: Span, words: tuple[str, ...]) -> Name | None:
        """Return a name with the title in the apposition behind it, if that tells whom the person serves."""
        told = self.appositions.of(span)
        if told is None or not (told.office or len(words) > 1):
            return None
        entry = self.entries[told.office or told.title]
        entry = entry if told.office else replace(entry, represents="none")
        return Name(span, span, words, told.title, entry, told.iso3, owner=told.lord)
