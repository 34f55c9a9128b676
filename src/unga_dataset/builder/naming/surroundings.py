"""What stands around a name: titles, states and organisations before it ("Chad's ambassador, X") or after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Span
from unga_dataset.builder.entries import Title
from unga_dataset.builder.organizations import OrganizationMention

Titled = tuple[Span, tuple[str, ...], str | None, Title | None, str | None, str | None, bool]
"""The whole phrase, the name's words, title and entry, state, organisation, whether a comma parts title and name."""

SENT = ("UN ", "U.N. ", "United Nations ", "UN, ", "U.N., ", "United Nations, ")
SENT_TO = re.compile(r" (?:to|at) (?:the )?(?:UN|U\.N\.|United Nations),? \Z")
AFTER = re.compile(r", (?:the |who is )?")
OF = re.compile(r" of (?:the )?")
RANK = re.compile(r" (?:deputy|acting|interim|former|new|outgoing|then|permanent|chief|senior|top) \Z")
BODY = re.compile(r"(?: [A-Z][\w-]+){1,3}\Z")
LOOK_BACK = 48


class Surroundings:
    """What other finders know to stand at a place of the text."""

    def __init__(
        self,
        text: str,
        stretches: Sequence[Span],
        mentions: Sequence[CountryMention | OrganizationMention],
        titles: re.Pattern[str],
        entries: dict[str, Title],
    ) -> None:
        self.text, self.titles, self.entries = text, titles, entries
        countries = [mention for mention in mentions if isinstance(mention, CountryMention)]
        organizations = [mention for mention in mentions if isinstance(mention, OrganizationMention)]
        self.country_at = {mention.span.start: mention for mention in countries}
        self.country_to = {mention.span.end: mention for mention in countries}
        self.organization_to = {mention.span.end: mention for mention in organizations}
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

    def title_of(self, span: Span, words: tuple[str, ...]) -> Titled:
        """Return a name with its title, before it or in the apposition after it."""
        return self._before(span, words) or self._after(span, words) or (span, words, None, None, None, None, False)

    def _before(self, span: Span, words: tuple[str, ...]) -> Titled | None:
        end = self._title_end(span.start)
        if end is None:
            return None
        start = self.title_to[end]
        if self.entries[self.text[start:end]].represents == "none":
            # "Eritrea's Permanent Representative, Mr Ghebre": the office stands before the form of address.
            office = self._title_end(start)
            end = end if office is None or office == start - 1 else office
            start = self.title_to[end]
        title = self.text[start:end]
        entry, organization, iso3 = self.entries[title], None, None
        place = self._owner_end(start)
        if mention := self.organization_to.get(place):
            start = mention.span.start
            title, organization = self.text[start:end], self.text[slice(*mention.span)]
            place = self._owner_end(start)
        if country := self.country_to.get(place):
            start, iso3 = country.span.start, country.iso3
        else:
            iso3 = self._state_after(end) or self._state_after(span.end) or self._state_of_body(place)
        return Span(start, span.end), words, title, entry, iso3, organization, end < span.start - 1

    def _state_after(self, place: int) -> str | None:
        """Return the state after 'of': "President Moussa of Chad", "the ambassador of Chad, Moussa"."""
        of = OF.match(self.text, place)
        country = self.country_at.get(of.end()) if of else None
        return country.iso3 if country else None

    def _state_of_body(self, place: int) -> str | None:
        """Return the state whose body stands before a title: 'Chadian Commerce Ministry spokesman Idriss Moussa'."""
        body = BODY.search(self.text, max(0, place - LOOK_BACK), place)
        country = self.country_to.get(body.start()) if body else None
        return country.iso3 if country is not None and country.form == "demonym" else None

    def _title_end(self, start: int) -> int | None:
        """Return the end of the title before a name: right before it, or parted by a comma if it has an owner."""
        if start - 1 in self.title_to and self.text[start - 1] == " ":
            return start - 1
        place = start - 2
        sent = self.text.endswith(SENT, 0, start) and SENT_TO.search(self.text, max(0, start - LOOK_BACK), start)
        if sent:
            place = sent.start()
        elif self.text[place:start] != ", ":
            return None
        if (country := self.country_to.get(place)) is not None:
            # "the ambassador of Chad, Idriss Moussa"
            office = country.span.start - 4
            return office if self.text[office : country.span.start] == " of " and office in self.title_to else None
        if place not in self.title_to:
            return None
        owner = self._owner_end(self.title_to[place])
        return place if owner in self.country_to or owner in self.organization_to else None

    def _owner_end(self, start: int) -> int:
        """Return where an owner before a title would end: before the blank, a word like 'deputy', and the 's."""
        rank = RANK.search(self.text, max(0, start - LOOK_BACK), start)
        place = rank.start() if rank else start - 1 if self.text[start - 1 : start] == " " else start
        return place - 2 if self.text[max(0, place - 2) : place] in ("'s", "’s") else place

    def _after(self, span: Span, words: tuple[str, ...]) -> Titled | None:
        """Return the title of an apposition: 'X, the Chadian ambassador', "X, Chad's foreign minister"."""
        opener = AFTER.match(self.text, span.end) if self.text.startswith(", ", span.end) else None
        country = self.country_at.get(opener.end()) if opener else None
        if country is None:
            return None
        place = country.span.end
        place += 2 if self.text[place : place + 2] in ("'s", "’s") else 0
        title = self.titles.match(self.text, place + 1)
        if title is None:
            return None
        return span, words, title.group(), self.entries[title.group()], country.iso3, None, False
