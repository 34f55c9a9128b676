"""Find the people a text names: their fullest names, their titles, and the state or organisation they speak for.

A name becomes a person by its title, or by standing with a first name; a single word is a person only if it is
part of a fuller name of the article.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.naming.names import find_names, quoted_names
from unga_dataset.builder.naming.places import only_people
from unga_dataset.builder.naming.surroundings import Name
from unga_dataset.builder.organizations import OrganizationMention

Words = tuple[str, ...]
"""The words of a name."""


class Person(NamedTuple):
    """Someone the article names, under the fullest name it gives.

    `serves` says that his title is an office of a state, which the words around it do not name; `chief` is the name of
    the one whose the office is ("Moussa's foreign minister"), `home` says that only the press at home gives the title
    without its state.
    """

    name: str
    title: str | None
    gender: str | None
    iso3: str | None
    organization: str | None
    serves: bool = False
    chief: str | None = None
    home: bool = False


class PersonMention(NamedTuple):
    """A mention of a person: the name alone, and the whole phrase with state and title before it.

    `apposed` says that a comma parts them: "Chad's ambassador, Idriss Moussa".
    """

    span: Span
    whole: Span
    person: Person
    apposed: bool


def find_people(
    document: Document,
    countries: Sequence[CountryMention],
    organizations: Sequence[OrganizationMention],
    lexicon: Lexicon,
) -> tuple[PersonMention, ...]:
    """Return every mention of a person by name outside quotation marks, in text order."""
    found = list(find_names(document, countries, organizations, lexicon))
    names = only_people(document.text, found, lexicon)
    owners = _owners(names)
    mentions: dict[Words, list[Name]] = {}
    for name, owner in zip(names, owners, strict=True):
        if owner is not None:
            mentions.setdefault(owner, []).append(name)
    chiefs = _chiefs(names, owners)
    lone = any(len(words) == 1 for words in mentions)
    quoted = quoted_names(document, lexicon) if lone else {}
    full = {words: quoted.get(words[-1], words) if len(words) == 1 else words for words in mentions}
    people = {words: _person(full[words], named, full.get(chiefs.get(words, ()))) for words, named in mentions.items()}
    return tuple(
        PersonMention(span=name.span, whole=name.whole, person=people[owner], apposed=name.apposed)
        for name, owner in zip(names, owners, strict=True)
        if owner is not None
    )


def _chiefs(names: Sequence[Name], owners: Sequence[Words | None]) -> dict[Words, Words]:
    """Map those who hold an office under someone else to him: "Moussa's foreign minister, X"."""
    if not any(name.owner for name in names):
        return {}
    ends = {name.span.end: owner for name, owner in zip(names, owners, strict=True) if owner}
    held = [(owner, ends.get(name.owner)) for name, owner in zip(names, owners, strict=True) if owner and name.owner]
    return {owner: chief for owner, chief in held if chief and chief != owner}


def _owners(names: Sequence[Name]) -> list[Words | None]:
    """Return, for each name, the words of the fullest name it may stand for: the last before it, else the first after.

    None for a single word that is part of no fuller name and has no title.
    """
    places: dict[Words, list[int]] = {}
    holding: dict[str, dict[Words, None]] = {}
    for index, name in enumerate(names):
        if len(name.words) > 1 or name.title:
            places.setdefault(name.words, []).append(index)
            for word in name.words:
                holding.setdefault(_plain(word), {})[name.words] = None
    return [_owner(index, name, places, holding) for index, name in enumerate(names)]


def _plain(word: str) -> str:
    """Return a word without the marks that papers leave out: 'Erdoğan' as 'Erdogan'."""
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


def _owner(
    index: int,
    name: Name,
    places: dict[Words, list[int]],
    holding: dict[str, dict[Words, None]],
) -> Words | None:
    holders = holding.get(_plain(name.words[-1]))
    if holders is None:
        return None
    if len(holders) == 1:
        return next(iter(holders))
    small = {_plain(word).lower() for word in name.words}
    fuller = [words for words in holders if small <= {_plain(word).lower() for word in words}]
    longest = max(map(len, fuller), default=0)
    before: list[tuple[int, Words]] = []
    after: list[tuple[int, Words]] = []
    for words in fuller:
        if len(words) == longest:
            place = bisect_right(places[words], index)
            if place:
                before.append((places[words][place - 1], words))
            else:
                after.append((places[words][0], words))
    if before:
        return max(before)[1]
    return min(after)[1] if after else None


def _person(words: Words, names: Sequence[Name], chief: Words | None) -> Person:
    """Put together what all mentions of a person tell; the first title that says whom he speaks for stands."""
    titled = [name for name in names if name.title]
    first = next((name for name in titled if name.entry and name.entry.represents != "none"), None)
    first = first or (titled[0] if titled else None)
    states = [name.iso3 for name in names if name.iso3]
    organization = next((name.organization for name in names if name.organization), None)
    spoken = next((name.spoken for name in names if name.spoken and not organization), None)
    office = first is not None and _speaks_for_state(first)
    alone = first is not None and first.entry is not None and first.entry.note != "at home"
    return Person(
        name=" ".join(words),
        title=first.title if first else None,
        gender=next((name.entry.gender for name in titled if name.entry and name.entry.gender), None),
        iso3=states[0] if states and office else spoken,
        organization=organization,
        serves=office and alone and not (states or spoken or organization),
        chief=" ".join(chief) if chief else None,
        home=office and not alone and not (states or spoken or organization),
    )


def _speaks_for_state(name: Name) -> bool:
    """Whether a title speaks for a state: an ambassador's does, that of a UN envoy does not."""
    if name.entry is None or name.entry.represents == "none":
        return False
    return name.iso3 is not None or (name.entry.represents == "state" and name.organization is None)
