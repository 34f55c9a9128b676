"""The tables of the dataset, stated once, those of the public record in recorded.py: all else is derived from here.

A row class is a table, its docstring says what one row is, its fields are the columns in order. Offsets are
``str`` offsets ``[start, end)`` into the raw text of the article, which is never edited:
``raw[start:end] == text`` for every row that has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from unga_dataset import codes
from unga_dataset.columns import ARTICLE_ID, CAMEO, ISO2, ISO3, M49, SHA256, Column, column, columns_of
from unga_dataset.making import quickly_made
from unga_dataset.recorded import RecordedVote, RecordNote, Resolution, UnMember

RULE = "rule or lexicon entry that made the row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One raw file."""

    article_id: str = column("name of the raw file without .txt", key=True, pattern=ARTICLE_ID)
    title: str = column("headline as printed")
    publisher: str = column("who published it")
    published: date = column("day of publication")
    url: str | None = column("where it was published")
    language: str = column("ISO 639-1 code of its language", pattern=r"[a-z]{2}")
    credit: str | None = column("line that names agencies and contributors, as printed")
    characters: int = column("length of the raw text in characters", minimum=1)
    words: int = column("number of words in the raw text", minimum=1)
    sha256: str = column("SHA-256 of the raw bytes", pattern=SHA256)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of an article, by its place; the text stays in the raw file."""

    article_id: str = column("article it belongs to", key=True, refers_to="articles")
    paragraph: int = column("number of the paragraph, from 1", key=True, minimum=1)
    role: codes.Role = column("what it is on the page")
    start: int = column("where it starts in the raw text", minimum=0)
    end: int = column("where it ends in the raw text", minimum=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One contiguous stretch of reported speech."""

    quote_id: str = column("identifier", key=True, pattern=ARTICLE_ID + r"-q\d{2,}")
    article_id: str = column("article it stands in", refers_to="articles")
    paragraph: int = column("paragraph it stands in", minimum=1)
    quote_type: codes.QuoteType = column("how it is reported")
    text: str = column("direct, mixed: the words inside the quotation marks; indirect: the content clause")
    start: int = column("where text starts", minimum=0)
    end: int = column("where text ends", minimum=1)
    content: str = column("the whole reported content: for a mixed quote the clause around the fragment")
    content_start: int = column("where content starts", minimum=0)
    content_end: int = column("where content ends", minimum=1)
    speaker_id: str | None = column("source of the words", refers_to="speakers")
    speaker: str | None = column("fullest name of the source in the article")
    speaker_type: codes.SpeakerType | None = column("what the source is")
    speaker_title: str | None = column("title of the source as written")
    iso3: str | None = column("state the source speaks for, ISO 3166-1 alpha-3", refers_to="countries", pattern=ISO3)
    speaker_start: int | None = column("where the mention that serves as the source there starts", minimum=0)
    speaker_end: int | None = column("where that mention ends", minimum=1)
    cue: str | None = column("reporting verb or phrase as written")
    cue_lemma: str | None = column("its lemma")
    cue_start: int | None = column("where the cue starts", minimum=0)
    cue_end: int | None = column("where the cue ends", minimum=1)
    utterance: int = column("same number, within the article, for the parts of one split quotation", minimum=1)
    rule: str = column(RULE)
    repeat_of: str | None = column("fuller or first occurrence of the same words", refers_to="quotes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One source of an article."""

    speaker_id: str = column("identifier", key=True, pattern=ARTICLE_ID + r"-s\d{2,}")
    article_id: str = column("article the source is quoted in", refers_to="articles")
    name: str = column("fullest name in the article")
    speaker_type: codes.SpeakerType = column("what the source is")
    title: str | None = column("title as written")
    iso3: str | None = column("state the source speaks for, ISO 3166-1 alpha-3", refers_to="countries", pattern=ISO3)
    organization: str | None = column("organisation the source speaks for, as written")
    quotes: int = column("number of the source's quotes, repeats left out", minimum=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryMention:
    """One mention of a country."""

    mention_id: str = column("identifier", key=True, pattern=ARTICLE_ID + r"-m\d{2,}")
    article_id: str = column("article it stands in", refers_to="articles")
    paragraph: int = column("paragraph it stands in", minimum=1)
    text: str = column("the mention as written, without 's")
    start: int = column("where it starts", minimum=0)
    end: int = column("where it ends", minimum=1)
    iso3: str = column("the state, ISO 3166-1 alpha-3", refers_to="countries", pattern=ISO3)
    form: codes.Form = column("how the state is named")
    rule: str = column(RULE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country mentioned in the dataset, with counts over the dataset."""

    iso3: str = column("ISO 3166-1 alpha-3", key=True, pattern=ISO3)
    iso2: str = column("ISO 3166-1 alpha-2", pattern=ISO2)
    m49: str | None = column("UN M49 code, three digits as text", pattern=M49)
    name: str = column("UN short name, else ISO")
    un_member: bool = column("whether it is a member of the United Nations")
    un_regional_group: str | None = column("regional group in the General Assembly")
    region: str | None = column("M49 region")
    subregion: str | None = column("M49 subregion")
    un_member_since: date | None = column("day of admission to the United Nations")
    p5: bool = column("whether it is a permanent member of the Security Council")
    mentions: int = column("mentions in all paragraphs", minimum=0)
    body_mentions: int = column("mentions in body paragraphs", minimum=0)
    quotes: int = column("quotes of sources that speak for it, repeats left out", minimum=0)
    positions: int = column("positions it takes", minimum=0)
    events: int = column("events it takes part in", minimum=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One actor's stance on one target, as the article gives it."""

    position_id: str = column("identifier", key=True, pattern=ARTICLE_ID + r"-p\d{2,}")
    article_id: str = column("article it stands in", refers_to="articles")
    paragraph: int = column("paragraph it stands in", minimum=1)
    text: str = column("the clause that shows it")
    start: int = column("where the clause starts", minimum=0)
    end: int = column("where the clause ends", minimum=1)
    actor: str = column("who takes the position; a representative's position is the state's")
    actor_type: codes.ActorType = column("what the actor is")
    iso3: str | None = column("the actor's code if it is a state", refers_to="countries", pattern=ISO3)
    target: str = column("noun phrase as written")
    target_type: codes.TargetType = column("what the target is")
    target_iso3: str | None = column("state the target is or belongs to", refers_to="countries", pattern=ISO3)
    stance: codes.Stance = column("where the actor stands")
    basis: codes.Basis = column("how the article knows")
    quote_id: str | None = column("quotation that carries it", refers_to="quotes")
    event_id: str | None = column("event that carries it", refers_to="events")
    rule: str = column(RULE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One distinct happening of an article, at its first or fullest mention."""

    event_id: str = column("identifier", key=True, pattern=ARTICLE_ID + r"-e\d{2,}")
    article_id: str = column("article it stands in", refers_to="articles")
    paragraph: int = column("paragraph it stands in", minimum=1)
    text: str = column("the clause that tells it")
    start: int = column("where the clause starts", minimum=0)
    end: int = column("where the clause ends", minimum=1)
    kind: codes.Kind = column("what happens")
    plover: codes.Plover | None = column("PLOVER event type where one fits")
    cameo: str | None = column("CAMEO code where one fits, as text", pattern=CAMEO)
    trigger: str = column("the words that name it")
    trigger_start: int = column("where the trigger starts", minimum=0)
    trigger_end: int = column("where the trigger ends", minimum=1)
    date_start: date | None = column("first day, never the day of publication by default")
    date_end: date | None = column("last day, inclusive; empty for an open end")
    date_precision: codes.Precision = column("how finely the text dates it")
    date_basis: codes.DateBasis = column("where the date comes from")
    date_text: str | None = column("the date as written")
    status: codes.Status = column("whether it has happened")
    location: str | None = column("place as written")
    quantity: int | None = column("the number that goes with it", minimum=0)
    quantity_min: int | None = column("least number, where the text says 'more than' or 'at least'", minimum=0)
    quantity_unit: str | None = column("the noun counted")
    rule: str = column(RULE)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventParticipant:
    """One participant of an event."""

    event_id: str = column("event it takes part in", key=True, refers_to="events")
    role: codes.ParticipantRole = column("its part in the event", key=True)
    name: str = column("the state's name, else as written", key=True)
    participant_type: codes.ActorType = column("what the participant is")
    iso3: str | None = column("state it is or speaks for", refers_to="countries", pattern=ISO3)
    start: int = column("where its mention starts", minimum=0)
    end: int = column("where its mention ends", minimum=1)


TABLES: dict[str, type] = {
    "articles": Article,
    "paragraphs": Paragraph,
    "quotes": Quote,
    "speakers": Speaker,
    "country_mentions": CountryMention,
    "countries": Country,
    "positions": Position,
    "events": Event,
    "event_participants": EventParticipant,
    "un_members": UnMember,
    "resolutions": Resolution,
    "votes": RecordedVote,
    "record_notes": RecordNote,
}
"""Every table by name, in the order in which they are documented."""

for _row in TABLES.values():
    quickly_made(_row)


def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table, in their order; KeyError for an unknown table."""
    return columns_of(TABLES[table])


def meaning(table: str) -> str:
    """Return what one row of a table is; KeyError for an unknown table."""
    return str(TABLES[table].__doc__)


def key(table: str) -> tuple[str, ...]:
    """Return the names of the columns that form the primary key of a table."""
    return tuple(column.name for column in columns(table) if column.key)


Reference = tuple[tuple[str, ...], str, tuple[str, ...]]
"""Columns of a table, the table they lead to, and the columns there."""


def references(table: str) -> list[Reference]:
    """Return the references of a table, those of two columns too: a row stands in a paragraph of its article."""
    names = [column.name for column in columns(table)]
    found: list[Reference] = [
        ((one.name,), one.refers_to, key(one.refers_to)) for one in columns(table) if one.refers_to
    ]
    if table != "paragraphs" and {"article_id", "paragraph"} <= set(names):
        found.append((key("paragraphs"), "paragraphs", key("paragraphs")))
    return found
