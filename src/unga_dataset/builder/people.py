"""Find the people a text names: full names, their titles, the state or organisation they speak for, short names.

A name is a run of capitalised words that no lexicon knows as something else. It becomes a person by its title,
or by standing with a first name; a single word is a person only if it is part of a fuller name of the article.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.entries import Title
from unga_dataset.builder.grammar.tries import trie_pattern
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.organizations import OrganizationMention

ARTICLE = r"(?:[Aa]l|[Ee]l|[Aa]s|[Aa]n|[Aa]d|[Aa]r|[Aa]t)-"
CAPITAL = rf"(?:(?:[^\W\d_a-z]\.-?){{1,4}}|{ARTICLE}[^\W\d_a-z]\w+|[^\W\d_a-z](?:\w|['’](?!s\b)|-)*)"
PARTICLE = r"(?:(?:al|el|bin|ibn|bint|de|del|della|der|den|di|da|dos|du|la|le|van|von|ter|ten|y|e)[ ])"
RUN = re.compile(rf"(?<![\w'’-]){CAPITAL}(?:[ ]{PARTICLE}{{0,2}}{CAPITAL})*")
WORD = re.compile(CAPITAL + r"|[^\W\d_]+")
MOST_WORDS = 5
LOOK_BACK = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone the article names, under the fullest name it gives."""

    name: str
    title: str | None
    gender: str | None
    iso3: str | None
    organization: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention:
    """A mention of a person: the name alone, and the whole phrase with state and title before it."""

    span: Span
    whole: Span
    person: Person


@dataclass(frozen=True, slots=True)
class _Name:
    """A name where it stands, with what its title there says."""

    span: Span
    whole: Span
    words: tuple[str, ...]
    title: str | None
    entry: Title | None
    iso3: str | None
    organization: str | None


def find_people(
    document: Document,
    countries: Sequence[CountryMention],
    organizations: Sequence[OrganizationMention],
    lexicon: Lexicon,
) -> tuple[PersonMention, ...]:
    """Return every mention of a person by name outside quotation marks, in text order."""
    names = list(_names(document, _Known(document, countries, organizations, lexicon), lexicon))
    full = [name for name in names if len(name.words) > 1 or name.title]
    owner = {id(name): _fullest(name, full) for name in names}
    people: dict[tuple[str, ...], Person] = {}
    for words in dict.fromkeys(name.words for name in owner.values() if name):
        people[words] = _person(words, [name for name in names if (own := owner[id(name)]) and own.words == words])
    return tuple(
        PersonMention(span=name.span, whole=name.whole, person=people[own.words])
        for name in names
        if (own := owner[id(name)])
    )


class _Known:
    """What other finders know to stand at a place."""

    def __init__(
        self,
        document: Document,
        countries: Sequence[CountryMention],
        organizations: Sequence[OrganizationMention],
        lexicon: Lexicon,
    ) -> None:
        self.text = document.outside
        self.titles, self.entries = _titles(lexicon)
        self.country_at = {mention.span.start: mention for mention in countries}
        self.country_to = {mention.span.end: mention for mention in countries}
        self.organization_at = {mention.span.start: mention for mention in organizations}
        self.organization_to = {mention.span.end: mention for mention in organizations}
        self.inside = {
            place: span.end
            for span in [*(c.span for c in countries), *(o.span for o in organizations)]
            for place in range(span.start + 1, span.end)
        }

    def end_from(self, start: int) -> int:
        """Return where the state, organisation or title that starts at a place ends; the place itself if none does."""
        ends = [start, self.inside.get(start, start)]
        if country := self.country_at.get(start):
            ends.append(country.span.end)
        if organization := self.organization_at.get(start):
            ends.append(organization.span.end)
        if title := self.titles.match(self.text, start):
            ends.append(title.end())
        return max(ends)


@functools.cache
def _titles(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, Title]]:
    entries = {entry.text: entry for entry in lexicon.titles}
    return re.compile(rf"(?<![\w-])(?:{trie_pattern(entries)})(?![\w'’])"), entries


@functools.cache
def _not_names(lexicon: Lexicon) -> frozenset[str]:
    """Words that stand in capitals at the head of a sentence or in a calendar without naming anyone."""
    words = {entry.word.split(" ")[0] for entry in lexicon.function_words}
    words |= {entry.word.lower() for entry in lexicon.calendar if entry.kind in ("month", "weekday", "number")}
    words |= {form.split(" ")[0] for entry in lexicon.reporting_verbs for form in entry.forms}
    return frozenset(words)


def _names(document: Document, known: _Known, lexicon: Lexicon) -> Iterator[_Name]:
    """Yield each run of capitals that may be a name, cut free of what stands before it."""
    text, not_names = document.outside, _not_names(lexicon)
    for paragraph in document.paragraphs:
        if paragraph.role not in ("body", "standfirst"):
            continue
        for run in RUN.finditer(text, *paragraph.span):
            start, end = run.span()
            start = _skip(text, start, end, known, not_names)
            words = tuple(WORD.findall(text[start:end]))
            if words and len(words) <= MOST_WORDS and not _is_known(start, end, known):
                name = _titled(Span(start, end), words, known)
                if name.title or text[max(0, start - 4) : start].lower() != "the ":
                    yield name


def _skip(text: str, start: int, end: int, known: _Known, not_names: frozenset[str]) -> int:
    """Move the start of a run past function words, states, organisations and titles."""
    while start < end:
        if (after := known.end_from(start)) == start:
            word = WORD.match(text, start, end)
            if word is None or word.group().lower() not in not_names or word.group().isupper():
                return start
            after = word.end()
        start = after
        while start < end and text[start] in " '’s" and not text[start].isupper():
            if text[start] == "s" and text[start - 1] not in "'’":
                break
            start += 1
    return start


def _is_known(start: int, end: int, known: _Known) -> bool:
    """Whether a state or an organisation stands inside the run, so that it names no person."""
    return any(place in known.organization_at or place in known.country_at for place in range(start, end))


def _titled(span: Span, words: tuple[str, ...], known: _Known) -> _Name:
    """Return a name with the title, state and organisation that stand before it."""
    text = known.text
    start, entry, title = span.start, None, None
    iso3 = organization = None
    for match in known.titles.finditer(text, max(0, span.start - LOOK_BACK), span.start):
        gap = text[match.end() : span.start]
        if gap == " " or (gap == ", " and _owned(match.start(), known)):
            start, entry, title = match.start(), known.entries[match.group()], match.group()
    if entry is not None:
        before = text[:start].rstrip(" ") if start < 2 else text[max(0, start - 3) : start]
        gap = len(before) - len(before.rstrip(" "))
        place = start - gap
        if text[place - 2 : place] in ("'s", "’s"):
            place -= 2
        if mention := known.organization_to.get(place):
            start = mention.span.start
            title, organization = text[start : span.start].rstrip(" ,"), text[slice(*mention.span)]
            place = start - 1
        if country := known.country_to.get(place):
            start, iso3 = country.span.start, country.iso3
    return _Name(span, Span(start, span.end), words, title, entry, iso3, organization)


def _owned(start: int, known: _Known) -> bool:
    """Whether a state or organisation stands before a title: "Chad's ambassador, Idriss Moussa"."""
    return any(start - gap in place for gap in (1, 3) for place in (known.country_to, known.organization_to))


def _fullest(name: _Name, full: Sequence[_Name]) -> _Name | None:
    """Return the fullest name that a name may stand for: the last one before it, else the first after it."""
    wanted = set(name.words)
    fuller = [other for other in full if wanted <= set(other.words)]
    longest = max((len(other.words) for other in fuller), default=0)
    fuller = [other for other in fuller if len(other.words) == longest]
    if not fuller:
        return None
    place = bisect_left([other.span.start for other in fuller], name.span.start + 1)
    return fuller[place - 1] if place else fuller[0]


def _person(words: tuple[str, ...], names: Sequence[_Name]) -> Person:
    """Put together what all mentions of a person tell; the first title given stands."""
    full = next(name for name in names if name.words == words)
    titled = [name for name in names if name.title and name.entry and name.entry.represents != "none"]
    titled = titled or [name for name in names if name.title]
    first = titled[0] if titled else full
    speaks = first.entry is not None and first.entry.represents == "state" and first.organization is None
    states = [name.iso3 for name in names if name.iso3]
    genders = [name.entry.gender for name in names if name.entry and name.entry.gender]
    return Person(
        name=" ".join(words),
        title=first.title,
        gender=genders[0] if genders else None,
        iso3=states[0] if states and (speaks or first.iso3) else None,
        organization=next((name.organization for name in names if name.organization), None),
    )
