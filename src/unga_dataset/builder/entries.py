"""What one line of each lexicon says: the columns of the files in lexicon/, in their order."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from unga_dataset.codes import Basis, Form, Kind, Plover, Role, Stance, TargetType

Frame = Literal["clause", "that", "quote", "name", "object", "source", "noun"]
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
    text that names it otherwise too, as Male does.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """nouns.tsv: a common noun, its plural, and the kind of thing it names.

    A note 'alone' says that 'the' and the noun stand for the organ of the state that the text is about;
    'uttered' that what stands in marks behind it was called out or written: 'the slogan "Open the gate"';
    'spoken' that people say things in it: 'said in an interview the gate was open'.
    """

    singular: str = key()
    plural: str | None
    noun_class: Literal[
        "person",
        "group",
        "collective",
        "document",
        "message",
        "action",
        "conflict",
        "organization",
        "outlet",
        "time",
        "work",
        "place",
        "other",
    ]
    represents: Represents
    note: str | None

    @property
    def target_type(self) -> TargetType:
        """The type of a target with this noun as its head."""
        targets: dict[str, TargetType] = {
            "person": "person", "document": "resolution", "action": "action", "conflict": "conflict"
        }  # fmt: skip
        return targets.get(self.noun_class, "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingVerb:
    """reporting_verbs.tsv: a cue, its forms, and the frame in which it reports.

    clause: a quotation or a clause, with or without "that"; that: a quotation or a clause with "that";
    quote: only a quotation; source: a phrase before the source ("according to X"); name: a name given to an object
    ("called X a 'Y'"), `links` are the words before the name; object: the thing asked or alleged, `links` are the
    words before it ("called for X"); noun: a noun whose owner speaks ("Moussa's claim that").
    """

    lemma: str = key()
    forms: tuple[str, ...]
    frame: Frame = key()
    links: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceTrigger:
    """stance_triggers.tsv: a verb or noun that takes a stance on its object.

    frame: object (X backs Y), name (X calls Y a Z, the stance is that of the evaluation Z), must ("Y must stop"),
    holder ("backers of Y" are the actor), backed ("X-backed Y"), voiced ("X voiced concern over Y", a noun), owned
    ("X's opposition to Y"), be ("X is against Y"), asked ("X urged someone to Y"); `links` are the words before the
    target, those behind a ~ the words that end it ("accused Y of Z"). In a form of several words 'its' stands for any
    owner and 'itself' for any reflexive. The basis "reported" is that of an attitude, which only the actor's own
    words make "stated" and a past verb about a text "acted". A link "@thing" lets a thing be asked for, "@those" wants
    somebody as the target, "@not" a negation before it; what stands behind a > is the target if it follows ("blamed Y
    on Z").
    """

    lemma: str = key()
    forms: tuple[str, ...]
    frame: Literal["object", "name", "must", "holder", "backed", "voiced", "owned", "drawn", "be", "asked"] = key()
    links: tuple[str, ...]
    stance: Stance
    basis: Basis
    example: str
    lookalike: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing:
    """dealings.tsv: what one does to a government or has with it; a capital behind it stands for its government.

    `links` are the words between the two ("ties with Tehran"), without any the government is the object ("urged
    Minsk"); a link with a ~ stands behind it ("wants Minsk to").
    """

    lemma: str = key()
    forms: tuple[str, ...]
    links: tuple[str, ...]
    example: str
    lookalike: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """evaluations.tsv: a word that judges what it names, and the stance that the judgement shows."""

    word: str = key()
    stance: Stance
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTrigger:
    """event_triggers.tsv: a verb or noun that names a happening.

    needs names what must stand in its clause for the reading to hold, one of several (see triggers.py); `links` are
    the words before the target; stance is that of the actor to the target, where doing it is taking a position.
    """

    lemma: str = key()
    forms: tuple[str, ...]
    part: Literal["verb", "noun"] = key()
    kind: Kind = key()
    needs: tuple[str, ...]
    links: tuple[str, ...]
    stance: Stance | None
    plover: Plover | None
    cameo: str | None
    example: str
    lookalike: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """abbreviations.tsv: a word whose full stop does not by itself end a sentence."""

    text: str = key()
    before_name: bool
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWord:
    """calendar.tsv: a word that dates are made of, or that tells how to read one, and its value.

    month, weekday: its number; a note 'ambiguous: ...' asks for a day, a year or a preposition beside the month.
    days, months, hours: a unit and how many of them it has. number, ordinal: the number. part: the third of its
    period, 1 to 3 ("early March"); stretch: the same as a noun ("the end of March"). daytime: a part of a day.
    day: days from publication. outlook: 1 says that a day named after it lies ahead, 0 ends such a reach.
    comparison: "the first since 1982". counted: what a number before it counts. lookalike: an expression that
    holds a date's words but names something else.
    """

    word: str = key()
    kind: Literal[
        "month", "weekday", "days", "months", "hours", "weekend", "number", "ordinal", "part", "stretch",
        "daytime", "day", "outlook", "comparison", "counted", "lookalike",
    ] = key()  # fmt: skip
    value: int
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionWord:
    """function_words.tsv: a word of the closed classes of grammar."""

    word: str = key()
    word_class: str = key()
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePhrase:
    """page_phrases.tsv: a phrase that shows what a paragraph is on the page."""

    phrase: str = key()
    role: Role = key()
    place: Literal["start", "anywhere"]
    note: str | None


FILES: dict[str, type] = {
    "abbreviations": Abbreviation,
    "calendar": CalendarWord,
    "countries": CountryFacts,
    "country_lookalikes": Lookalike,
    "country_names": CountryName,
    "dealings": Dealing,
    "evaluations": Evaluation,
    "event_triggers": EventTrigger,
    "function_words": FunctionWord,
    "nouns": Noun,
    "organizations": Organization,
    "page_phrases": PagePhrase,
    "reporting_verbs": ReportingVerb,
    "stance_triggers": StanceTrigger,
    "titles": Title,
    "us_states": UsState,
}
"""Every lexicon by the name of its file, without .tsv."""
