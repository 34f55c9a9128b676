"""What the finders find, before it becomes rows: places in the text and who and what is meant there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from unga_dataset.builder.document import Span
from unga_dataset.codes import (
    ActorType,
    Basis,
    DateBasis,
    Kind,
    ParticipantRole,
    Plover,
    Precision,
    QuoteType,
    SpeakerType,
    Stance,
    Status,
    TargetType,
)  # fmt: skip
from unga_dataset.making import quickly_made


class Source(NamedTuple):
    """Someone or something that speaks or acts: who it is, and the mention that stands for it at its place."""

    name: str
    kind: SpeakerType
    span: Span
    title: str | None = None
    iso3: str | None = None
    organization: str | None = None

    @property
    def identity(self) -> tuple[str, SpeakerType]:
        """What makes two sources the same."""
        return (self.name, self.kind)


class Quote(NamedTuple):
    """One contiguous stretch of reported speech."""

    quote_type: QuoteType
    span: Span
    content: Span
    source: Source | None
    cue: Span | None
    cue_lemma: str | None
    utterance: int
    rule: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who takes a position or part in an event: a representative stands with his state."""

    name: str
    kind: ActorType
    span: Span
    iso3: str | None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An actor in its part of an event."""

    role: ParticipantRole
    actor: Actor


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a position is about, as written."""

    span: Span
    kind: TargetType
    iso3: str | None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One actor's stance on one target; `clause` is the clause that shows it, `trigger` its word."""

    clause: Span
    trigger: Span
    actor: Actor
    target: Target
    stance: Stance
    basis: Basis
    rule: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When an event happens, and how the text says so."""

    start: date | None = None
    end: date | None = None
    precision: Precision = "none"
    basis: DateBasis = "none"
    text: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """The number that goes with an event, its least value if the text gives one, and the noun counted."""

    number: int
    least: int | None
    unit: str | None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One distinct happening."""

    clause: Span
    kind: Kind
    plover: Plover | None
    cameo: str | None
    trigger: Span
    when: When
    status: Status
    location: str | None
    quantity: Quantity | None
    participants: tuple[Participant, ...]
    rule: str
