"""What one line of each lexicon of names says: states, what only looks like one, organisations, titles."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from unga_dataset.codes import Form

Represents = Literal["state", "organization", "none"]


def key() -> Any:
    """Mark a column that, with the others so marked, must be unique in its file."""
    return dataclasses.field(metadata={"key": True})


def order() -> Any:
    """Mark the column by which the lines of a file are sorted; where there is none it is the first."""
    return dataclasses.field(metadata={"order": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryFacts:
    """countries.tsv: a state and what the United Nations and ISO say of it."""

    iso3: str = key()
    iso2: str
    m49: str | None
    name: str
    un_member: bool
    un_regional_group: str | None
    region: str | None
    subregion: str | None
    un_member_since: date | None
    p5: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryName:
    """country_names.tsv: one way to name a state.

    A note 'ambiguous: XXX' names other states it can mean; 'with its state' says that it names the state only in a
    text that names it otherwise too, as Male does; 'also a given name', or a surname, that it may be somebody's;
    'territory' that it names land, not who acts.
    """

    text: str = key()
    iso3: str = order()
    form: Form
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookalike:
    """country_lookalikes.tsv: an expression that holds a state's name but names something else."""

    text: str = key()
    kind: str
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UsState:
    """us_states.tsv: a state of the US other than Georgia, which tells Georgia and towns named after states apart."""

    text: str = key()
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """regions.tsv: a region, people or territory that is no state, as a hyphen joins it to one: 'Israel-Gaza'."""

    text: str = key()
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """organizations.tsv: one way to name an organisation or organ; name is its usual full form.

    The note of a state's organ, which no one names with its state, is the state: 'State Department'.
    """

    text: str = key()
    name: str
    kind: Literal["organization", "organ", "bloc", "outlet", "state"]
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """titles.tsv: a title before a name, whom its holder speaks for, and the gender if it tells one.

    A note 'at home' says that the press of a state gives the title without the state, so that the states named
    around it do not tell whose it is: 'Iran denied it. Senator X called it a lie.'
    """

    text: str = key()
    represents: Represents
    gender: Literal["male", "female"] | None
    note: str | None
