"""The events told so far: what a definite noun refers back to, what a new mention only repeats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from unga_dataset.builder.findings import Event, When
from unga_dataset.codes import Kind

APART = frozenset({"expulsion", "sanction", "aid", "attack", "protest"})
"""Kinds of which two verbs tell two happenings: expelled and recalled."""
BALLOTS = frozenset({"vote", "adoption", "veto"})
"""Kinds of one ballot, however many take part in it: adopted, with some in favour and some abstaining."""
MEMORY = 50
"""How many events of a kind back a mention may refer; an article rarely holds more, a hostile one may."""


@dataclass(slots=True)
class Occasion:
    """An event and the number of the sentence that told it first; its date may come later in the article."""

    event: Event
    sentence: int

    def date(self, when: When | None) -> None:
        """Give the event a date if it has none yet."""
        if when is not None and self.event.when.start is None:
            self.event = replace(self.event, when=when)


class Chronicle:
    """The events of an article in the order in which they are told."""

    def __init__(self) -> None:
        self.occasions: list[Occasion] = []
        self.kinds: dict[Kind, list[Occasion]] = {}

    def last(self, kind: Kind) -> Occasion | None:
        """Return the last event of a kind."""
        told = self.kinds.get(kind)
        return told[-1] if told else None

    def add(self, event: Event, sentence: int, *, another: bool) -> None:
        """Add an event, or give its date to the one that it repeats; `another` marks one that repeats none."""
        told = self.kinds.setdefault(event.kind, [])
        same = None if another else next((o for o in reversed(told[-MEMORY:]) if is_same(o.event, event)), None)
        if same is None and event.kind == "vote" and not another:
            same = self._decided(event)
        if same is not None:
            same.date(event.when if event.when.start else None)
            return
        occasion = Occasion(event, sentence)
        self.occasions.append(occasion)
        told.append(occasion)

    def _decided(self, vote: Event) -> Occasion | None:
        """Return the adoption or veto that a vote was about, if one is told and no date tells them apart."""
        told = [*self.kinds.get("adoption", []), *self.kinds.get("veto", [])]
        return next((o for o in reversed(told[-MEMORY:]) if is_same(o.event, vote)), None)

    def meant(self, kinds: Iterable[Kind]) -> Event | None:
        """Return the last dated event of one of the kinds, else the last one of all that is dated to the day."""
        for kind in kinds:
            for occasion in reversed(self.kinds.get(kind, [])[-MEMORY:]):
                if occasion.event.when.start:
                    return occasion.event
        recent = reversed(self.occasions[-MEMORY:])
        return next((o.event for o in recent if o.event.when.start and o.event.when.precision == "day"), None)

    def events(self) -> tuple[Event, ...]:
        """Return the events in text order, a speech that delegates walk out on with the date of the walkout."""
        walkouts = {o.sentence: o.event for o in self.kinds.get("walkout_or_boycott", [])}
        for occasion in self.kinds.get("speech", []):
            if (walkout := walkouts.get(occasion.sentence)) and walkout.when.start:
                occasion.date(replace(walkout.when, basis="anaphora"))
        return tuple(sorted((o.event for o in self.occasions), key=lambda event: (event.clause, event.trigger)))


def is_same(earlier: Event, event: Event) -> bool:
    """Whether two events of a kind are one happening: no date, actor or status tells them apart."""
    if earlier.status != event.status:
        return False
    dates = [(other.when.start, other.when.end) for other in (earlier, event) if other.when.start]
    if len(set(dates)) > 1:
        return False
    if event.when.start and not earlier.when.start:
        return False  # a war told without a date is not the one "since 2014", a vote not the one "in 2016"
    if event.rule != earlier.rule and event.kind in APART:
        return False
    if _counts_apart(earlier, event):
        return False
    one, other = ({p.actor.name for p in told.participants if p.role == "affected"} for told in (earlier, event))
    if one and other and not one & other:
        return False  # "3,000 people fled Chad", "a million fled Mali"
    one, other = ({p.actor.name for p in told.participants if p.role == "actor"} for told in (earlier, event))
    if event.kind in BALLOTS and event.kind != "veto":
        return True
    return not one or not other or bool(one & other)


def _counts_apart(earlier: Event, event: Event) -> bool:
    """Whether their numbers tell two events apart: a woman died, and 500 were killed afterwards."""
    if event.quantity is None:
        return False
    if earlier.quantity is None:
        return event.kind == "casualties"
    return event.quantity.number != earlier.quantity.number
