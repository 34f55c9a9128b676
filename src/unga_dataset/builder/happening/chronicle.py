"""The events told so far: what a definite noun refers back to, what a new mention only repeats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from unga_dataset.builder.findings import Event, When
from unga_dataset.codes import Kind, Status

APART = frozenset({"expulsion", "sanction", "aid", "attack", "protest"})
"""Kinds of which two verbs tell two happenings: expelled and recalled."""
BALLOTS: tuple[Kind, ...] = ("adoption", "veto", "vote")
"""Kinds of one ballot, however many take part in it: adopted, with some in favour and some abstaining."""
ACTS: tuple[Kind, ...] = ("expulsion", "sanction", "walkout_or_boycott", "aid")
"""Kinds of acts that others may follow with a similar one."""
OCCASIONS: tuple[Kind, ...] = ("session", "vote", "adoption", "veto", "speech")
"""Kinds of occasions that one may walk out of or stay away from."""
CLOSE = 5
"""How many sentences back the occasion may be told that a walkout belongs to."""
BALLOT_CLOSE = 4
"""How many sentences may lie between two mentions of one ballot, of which only one is dated."""
TOLD_TWICE: tuple[Kind, ...] = (*BALLOTS, "armed_conflict")
"""Kinds that a longer time may date again: the war of last Monday is that of last week."""
SUFFERED: tuple[Kind, ...] = ("casualties", "displacement")
"""Kinds of which the same number is most likely that of the same happening."""
WOUNDS = frozenset({"wound", "injure", "hurt"})
"""What nobody dies of: 12 killed and 12 wounded are two numbers."""
REAL: frozenset[Status] = frozenset({"occurred", "ongoing"})
MEMORY = 50
"""How many events of a kind back a mention may refer; an article rarely holds more, a hostile one may."""


@dataclass(slots=True)
class Occasion:
    """An event and the number of the sentence that told it first; its date may come later in the article.

    A `summary` stands above the report, which tells it more fully.
    """

    event: Event
    sentence: int
    summary: bool = False

    def tell(self, event: Event, sentence: int) -> None:
        """Let the report take the place of the summary above it, whose date it keeps if it has none."""
        when = event.when if event.when.start else self.event.when
        self.event, self.sentence, self.summary = replace(event, when=when), sentence, False

    def points_back(self, sentence: int) -> bool:
        """Whether a sentence tells it with a date counted from that of another event."""
        return self.sentence == sentence and self.event.when.basis == "anaphora"

    def date(self, when: When | None) -> None:
        """Give the event a date if it has none yet, or a day where it has a longer time."""
        if when is None:
            return
        known = self.event.when
        nearer = when.precision == "day" != known.precision and known.end is not None and self.event.kind in TOLD_TWICE
        if known.start is None or (nearer and _overlap(known, when)):
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

    def last_act(self, *, several: bool) -> Event | None:
        """Return the last act that another may follow with a similar step; several steps are sanctions first."""
        acts = [o.event for o in reversed(self.occasions[-MEMORY:]) if o.event.kind in ACTS]
        sanctions = [act for act in acts if act.kind == "sanction"] if several else []
        return next(iter(sanctions or acts), None)

    def told_in(self, sentence: int, kind: Kind | None = None) -> Event | None:
        """Return the last event, of a kind if one is given, that a sentence has told."""
        recent = reversed(self.occasions[-MEMORY:])
        return next((o.event for o in recent if o.sentence == sentence and kind in (None, o.event.kind)), None)

    def is_told(self, kind: Kind, when: When | None) -> bool:
        """Whether an event of a kind is told with a date."""
        told = self.kinds.get(kind, [])[-MEMORY:]
        return when is not None and any(o.event.when.start == when.start for o in told)

    def dates_ballot(self, event: Event, sentence: int) -> bool:
        """Whether "Tuesday's vote" names a ballot told shortly before, which then has its date."""
        occasion = self._ballot(event, sentence)
        if occasion is not None:
            occasion.date(event.when)
        return occasion is not None

    def _ballot(self, event: Event, sentence: int) -> Occasion | None:
        """Return the ballot told shortly before a dated one that may be the same."""
        told = [o for kind in BALLOTS for o in self.kinds.get(kind, [])[-MEMORY:]]
        near = [o for o in told if sentence - o.sentence <= BALLOT_CLOSE and o.event.status == event.status]
        same = [o for o in near if o.event.when.start in (None, event.when.start)]
        return max(same, key=lambda occasion: occasion.sentence, default=None)

    def add(self, event: Event, sentence: int, *, another: bool, summary: bool = False) -> None:
        """Add an event, or give its date to the one that it repeats; `another` marks one that repeats none."""
        told = self.kinds.setdefault(event.kind, [])
        same = None if another else next((o for o in reversed(told[-MEMORY:]) if is_same(o.event, event)), None)
        if same is None and event.kind == "vote" and not another:
            same = self._decided(event, sentence)
        if same is not None and same.summary and not summary and same.event.kind == event.kind:
            same.tell(event, sentence)
            return
        if same is not None:
            same.date(event.when if event.when.start else None)
            return
        occasion = Occasion(event, sentence, summary)
        self.occasions.append(occasion)
        told.append(occasion)

    def _decided(self, vote: Event, sentence: int) -> Occasion | None:
        """Return the adoption or veto that a vote was about, if one is told and no date tells them apart."""
        told = [*self.kinds.get("adoption", []), *self.kinds.get("veto", [])]
        same = next((o for o in reversed(told[-MEMORY:]) if is_same(o.event, vote)), None)
        if same is not None or vote.when.precision != "day":
            return same
        near = self._ballot(vote, sentence)
        return near if near is not None and near.event.kind != "vote" and near.event.when.start is None else None

    def meant(self, kinds: Iterable[Kind], sentence: int) -> Event | None:
        """Return the last dated event of one of the kinds, else the last one of all that is dated to the day.

        None that a sentence has itself dated by one before counts for it: "The next day a raid killed nine".
        """
        for kind in kinds:
            for occasion in reversed(self.kinds.get(kind, [])[-MEMORY:]):
                if occasion.event.when.start and not occasion.points_back(sentence):
                    return occasion.event
        recent = (o for o in reversed(self.occasions[-MEMORY:]) if not o.points_back(sentence))
        return next((o.event for o in recent if o.event.when.start and o.event.when.precision == "day"), None)

    def events(self) -> tuple[Event, ...]:
        """Return the events in text order, a speech that delegates walk out on with the date of the walkout."""
        walkouts = {o.sentence: o.event for o in self.kinds.get("walkout_or_boycott", [])}
        for occasion in self.kinds.get("speech", []):
            if (walkout := walkouts.get(occasion.sentence)) and walkout.when.start:
                occasion.date(replace(walkout.when, basis="anaphora"))
        for occasion in self.kinds.get("speech", []):
            near = [
                o
                for o in self.kinds.get("walkout_or_boycott", [])[-MEMORY:]
                if 0 <= occasion.sentence - o.sentence <= CLOSE
            ]
            if near and near[-1].event.status == occasion.event.status == "occurred":
                occasion.date(replace(near[-1].event.when, basis="anaphora", text=None))
        for occasion in (*self.kinds.get("walkout_or_boycott", []), *self.kinds.get("speech", []), *self._counted()):
            if occasion.event.status == "occurred" and (left := self._left(occasion)):
                occasion.date(replace(left.when, basis="anaphora", text=None))
        return tuple(sorted((o.event for o in self.occasions), key=lambda event: (event.clause, event.trigger)))

    def _counted(self) -> list[Occasion]:
        """Return the ballots that only the votes for them tell: 'a rival draft mustered two votes'."""
        return [o for o in self.kinds.get("vote", []) if o.event.rule.endswith(": votes")]

    def _left(self, walkout: Occasion) -> Event | None:
        """Return the occasion of a day, told just before, that a walkout without a date belongs to."""
        told = [o for kind in OCCASIONS for o in self.kinds.get(kind, [])[-MEMORY:]]
        told = [o for o in told if o is not walkout and o.event.when.precision == "day"]
        near = [o for o in told if 0 <= walkout.sentence - o.sentence <= CLOSE]
        last = max(near, key=lambda occasion: occasion.sentence, default=None)
        return last.event if last is not None and last.event.status == "occurred" else None


def is_same(earlier: Event, event: Event) -> bool:
    """Whether two events of a kind are one happening: no date, actor or status tells them apart."""
    if earlier.status != event.status and not {earlier.status, event.status} <= REAL:
        return False
    actors = [{p.actor.name for p in told.participants if p.role == "actor"} for told in (earlier, event)]
    agreed = not all(actors) or bool(actors[0] & actors[1])
    numbers = {told.quantity.number for told in (earlier, event) if told.quantity is not None}
    counted = event.quantity is not None and earlier.quantity is not None and len(numbers) == 1 and agreed
    counted = counted and _is_deadly(earlier) == _is_deadly(event)
    counted = counted and (event.kind in SUFFERED or event.rule.endswith(": expulsion"))
    if counted and None in (earlier.when.start, event.when.start):
        return True  # "9,000 have fled", "9,000 have fled in the past week"
    if _dated_apart(earlier, event):
        return False
    if event.kind == "walkout_or_boycott" and event.when.start and event.rule == earlier.rule:
        return True  # "delegates walked out during his speech", "others that walked out included"
    if (event.rule != earlier.rule and event.kind in APART) or _told_apart(earlier, event):
        return False
    return agreed or (event.kind in BALLOTS and event.kind != "veto")


def _told_apart(earlier: Event, event: Event) -> bool:
    """Whether their numbers, places or those who suffer tell two events apart."""
    if _counts_apart(earlier, event) or _is_deadly(earlier) != _is_deadly(event):
        return True
    places = {earlier.location, event.location} - {None}
    if event.kind == "attack" and len(places) > 1:
        return True  # "struck a depot in Oran", "struck a barracks near Blida"
    one, other = ({p.actor.name for p in told.participants if p.role == "affected"} for told in (earlier, event))
    return bool(one and other and not one & other)  # "3,000 people fled Chad", "a million fled Mali"


def _is_deadly(event: Event) -> bool:
    """Whether it tells more than wounds."""
    return event.rule.rpartition(" ")[2] not in WOUNDS


def _dated_apart(earlier: Event, event: Event) -> bool:
    """Whether their dates tell two events apart, or a date one of a kind told without any."""
    dates = [(other.when.start, other.when.end) for other in (earlier, event) if other.when.start]
    if len(set(dates)) > 1:
        return not (event.kind in TOLD_TWICE and _overlap(event.when, earlier.when))
    if earlier.rule == event.rule == "event_triggers: war" and event.when.end is None:
        return False  # "a brutal conflict", "the conflict that broke out in May"
    # a war told without a date is not the one "since 2014", a vote not the one "in 2016", an invasion is but one
    return event.when.start is not None and earlier.when.start is None and not earlier.rule.endswith(": invasion")


def _overlap(one: When, other: When) -> bool:
    """Whether one of two times lies within the other: "this year" is no other ballot than the one of Tuesday."""
    longer, shorter = sorted((one, other), key=lambda when: when.precision == "day")
    if longer.start is None or longer.end is None or shorter.start is None or longer.precision == "day":
        return False
    return longer.start <= shorter.start <= longer.end


def _counts_apart(earlier: Event, event: Event) -> bool:
    """Whether their numbers tell two events apart: a woman died, and 500 were killed afterwards."""
    if event.quantity is None:
        return False
    if earlier.quantity is None:
        return event.kind == "casualties"
    return event.quantity.number != earlier.quantity.number
