"""What one line of each lexicon of words says, the columns of its file in their order; and which lexicons there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from unga_dataset.builder.name_entries import (
    CountryFacts,
    CountryName,
    Lookalike,
    Organization,
    Region,
    Represents,
    Title,
    UsState,
    key,
)
from unga_dataset.codes import Basis, Kind, Plover, Role, Stance, TargetType

Frame = Literal["clause", "that", "quote", "name", "object", "source", "noun"]


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
    A lemma with "be" is that of an adjective behind it: "is confident that".
    A note tells what need not be said: evidence ("votes show"), thought ("feels"), view ("sees X as"), will ("wants").
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
    somebody as the target, "@things" nobody, "@not" a negation before it; what stands behind a > is the target if it
    follows ("blamed Y on Z").
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

    needs names what must stand in its clause for the reading to hold, one of several (see event_needs.py); `links` are
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
class ContentWord:
    """content_words.tsv: a noun, verb or adjective that rules ask for by a class; to the grammar it is what it was."""

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
    "content_words": ContentWord,
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
    "regions": Region,
    "reporting_verbs": ReportingVerb,
    "stance_triggers": StanceTrigger,
    "titles": Title,
    "us_states": UsState,
}
"""Every lexicon by the name of its file, without .tsv."""
