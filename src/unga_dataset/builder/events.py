"""Find the events of an article, one for each distinct happening, with date, place, number and participants.

A verb or a new noun ("a boycott of") opens an event. A definite noun ("the boycott") refers back to one of its
kind and may lend it the date that its own sentence gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.entries import EventTrigger
from unga_dataset.builder.findings import Event, When
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.hits import Hit, clause_end, clause_of
from unga_dataset.builder.happening.chronicle import BALLOTS, Chronicle
from unga_dataset.builder.happening.event_details import location_in, quantity_of
from unga_dataset.builder.happening.event_nouns import (
    has_own_day,
    has_place,
    held_until,
    is_mounted,
    is_of_time,
    owning_day,
)
from unga_dataset.builder.happening.intentions import is_announced_boycott, is_announced_plan
from unga_dataset.builder.happening.participants import actors_in, linked, noun_clause, patients_of
from unga_dataset.builder.happening.tellings import is_noun, kind_of, needs_of, refers_back, telling
from unga_dataset.builder.happening.timing import date_for, sitting_day
from unga_dataset.codes import Status

DENIED_WITHIN = 12
"""How many tokens back the 'that' may stand that leads what is denied."""
HELD = 8
"""How many tokens before an event noun the 'would' of its verb may stand: 'would on Friday hold crisis talks'."""
IMAGINED = ("session", "adoption", "veto", "vote", "adjourn_or_reconvene", "walkout_or_boycott", "expulsion")
"""Kinds of which a mere possibility is worth a row: 'should the resolution pass'."""
OVER = frozenset({"occurred", "ended", "happened", "took place"})
"""What tells that a war is over."""


def find_events(document: Document, hits: Sequence[Hit], cast: Cast) -> tuple[Event, ...]:
    """Return the events of an article, in text order."""
    chronicle = Chronicle()
    own = [hit for hit in hits if isinstance(hit.entry, EventTrigger) and not hit.sentence.tokens[hit.first].quoted]
    own = [hit for hit in own if hit.sentence.tokens[-1].word != "]"]  # a caption ends in its credit
    for _, sentence in groupby(own, key=lambda hit: hit.sentence.number):
        together = telling(list(sentence), cast)
        for hit in together:
            if not (hit.negated or _is_duty(hit, cast) or _is_denied(hit, cast)):
                _tell(document, hit, [other for other in together if other is not hit], cast, chronicle)
    return chronicle.events()


def _is_duty(hit: Hit, cast: Cast) -> bool:
    """Whether a happening is only asked for or imagined: 'aid should be sent', 'the right to attack'."""
    if hit.outlook == "hypothetical" and not (is_noun(hit) or is_announced_plan(hit, cast)):
        infinitive = hit.group > 0 and hit.sentence.tokens[hit.group - 1].word == "to"
        if infinitive or kind_of(hit) not in IMAGINED:
            return True
    return any(token.word in ("should", "must", "ought") for token in hit.sentence.tokens[hit.group : hit.first])


def _is_denied(hit: Hit, cast: Cast) -> bool:
    """Whether the clause of a hit is what someone denies: 'denied that it had shelled the town'."""
    if "that" not in hit.sentence.words:
        return False
    tokens = hit.sentence.tokens
    places = range(hit.group - 1, max(0, hit.group - DENIED_WITHIN), -1)
    place = next((place for place in places if tokens[place].word in ("that", ",", ";")), 0)
    return tokens[place].word == "that" and "failing" in cast.words.of(tokens[place - 1])


def _tell(document: Document, hit: Hit, beside: Sequence[Hit], cast: Cast, chronicle: Chronicle) -> None:
    """Add what one hit tells to the chronicle: an event, or the date of one told before."""
    number = hit.sentence.number
    meant = chronicle.meant((kind_of(other) for other in beside if is_noun(other)), number)
    apart = [other for other in beside if kind_of(other) != "session" or not refers_back(other, cast)]
    when = date_for(document, hit, apart, meant, cast)  # "gave a speech to the conference on Monday"
    if is_announced_boycott(hit, cast):
        when = None
    unsure = hit.outlook == "expected" or "@sitting" in needs_of(hit)
    if unsure and (when is None or when.basis == "anaphora"):
        return  # who is expected to abstain takes a position; only a day makes it an event to come
    if "@similar" in needs_of(hit):
        several = cast.words.is_plural(hit.sentence.tokens[hit.first])
        if (like := chronicle.last_act(several=several)) is not None:
            chronicle.add(replace(_event(document, hit, when, cast), kind=like.kind), number, another=True)
    elif refers_back(hit, cast):
        _point_back(document, hit, when, cast, chronicle)
    elif not _goes_on(hit, chronicle):
        when = when or _shared(hit, meant, chronicle) or sitting_day(document, hit, cast)
        _add(_event(document, hit, when, cast), hit, cast, chronicle)


def _point_back(document: Document, hit: Hit, when: When | None, cast: Cast, chronicle: Chronicle) -> None:
    """Give a happening told before the date of a noun that means it; one with another day is one of its own."""
    kind, number = kind_of(hit), hit.sentence.number
    occasion = chronicle.last(kind)
    within = any(token.word == "in" for token in hit.sentence.tokens[hit.last : hit.last + 1])
    linked_day = (linked(hit, cast) is not None or (kind == "attack" and within)) and _is_dated_after(hit)
    own = when is not None and ((kind == "attack" and has_own_day(hit)) or linked_day)
    if occasion is not None and occasion.sentence != number and not (own and occasion.event.when.start):
        occasion.date(when)
    elif own and not chronicle.is_told(kind, when):
        # "The expulsion of eight officials last week" tells what no verb has told.
        chronicle.add(_event(document, hit, when, cast), number, another=True)


def _goes_on(hit: Hit, chronicle: Chronicle) -> bool:
    """Whether a verb goes on with what its sentence has told: 'imposed sanctions, freezing ...', 'a veto to block'."""
    kind = kind_of(hit)
    aims = hit.outlook == "hypothetical" and hit.group > 0 and hit.sentence.tokens[hit.group - 1].word == "to"
    goes_on = aims or (hit.is_participle and kind != "casualties")
    return goes_on and chronicle.told_in(hit.sentence.number, kind) is not None


def _add(event: Event, hit: Hit, cast: Cast, chronicle: Chronicle) -> None:
    """Add an event to the chronicle; "Tuesday's vote" and "Friday's meeting" rather date the ballot told before."""
    number = hit.sentence.number
    sits = event.kind in BALLOTS or event.kind == "session"
    owned = sits and owning_day(hit) is not None
    definite = event.kind == "vote" and is_noun(hit) and hit.sentence.tokens[hit.first - 1].word == "the"
    rival = event.kind == "vote" and any("rival" in token.known.means for token in hit.sentence.tokens)
    counted = event.rule.endswith(": votes") and not rival
    if counted and event.when.start and chronicle.dates_ballot(event, number):
        return
    if (owned or definite) and (chronicle.dates_ballot(event, number) or event.kind == "session"):
        return
    around = hit.sentence.tokens[max(0, hit.first - 4) : hit.first]
    another = event.kind == "adjourn_or_reconvene" or any("again" in cast.words.of(token) for token in around)
    another = another or (event.kind == "attack" and any(token.word == "also" for token in around))
    further = hit.object is not None and hit.sentence.tokens[hit.object.first].word == "another"
    another = another or rival or (event.kind == "vote" and further)
    summary = hit.sentence.paragraph.role == "standfirst"
    chronicle.add(event, number, another=another, summary=summary)


def _is_dated_after(hit: Hit) -> bool:
    """Whether a date follows a noun, so that it may be its own."""
    return any(token.kind == "date" for token in hit.sentence.tokens[hit.last :])


def _shared(hit: Hit, meant: Event | None, chronicle: Chronicle) -> When | None:
    """Return the date that a happening shares with one told: a minute of silence, or what an attack did."""
    if kind_of(hit) == "ceremony" and meant is not None:
        return replace(meant.when, basis="anaphora", text=None)
    if hit.is_participle and (before := chronicle.told_in(hit.sentence.number)) and before.when.end is not None:
        return replace(before.when, basis="anaphora", text=None)
    return None


def _event(document: Document, hit: Hit, when: When | None, cast: Cast) -> Event:
    entry, tokens = hit.entry, hit.sentence.tokens
    assert isinstance(entry, EventTrigger)
    first, last = clause_of(hit, cast.words)
    if entry.part == "noun":
        first = noun_clause(hit, cast)[0]
        last = max(hit.last, clause_end(tokens, held_until(hit, cast), cast.words))
        last = next((place for place in range(hit.last, last) if tokens[place].word == ","), last)
    status = _status(hit, entry, when, cast)
    if when is not None and status == "ongoing" and entry.kind == "armed_conflict":
        when = replace(when, end=None)  # a war that goes on has a first day and no last one
    return Event(
        clause=document.with_marks(Span(tokens[first].start, tokens[last - 1].end)),
        kind=entry.kind,
        plover=entry.plover,
        cameo=entry.cameo,
        trigger=Span(tokens[hit.first].start, tokens[hit.last - 1].end),
        when=when or When(),
        status=status,
        location=location_in(document, hit, last, cast.words),
        quantity=quantity_of(document, hit, linked(hit, cast) if entry.part == "noun" else None, cast.words),
        participants=(*actors_in(hit, cast), *patients_of(document, hit, cast)),
        rule=f"event_triggers: {entry.lemma}",
    )


def _status(hit: Hit, entry: EventTrigger, when: When | None, cast: Cast) -> Status:
    if is_announced_boycott(hit, cast):
        return "planned"
    if hit.outlook in ("planned", "expected"):
        return "occurred" if entry.kind == "expulsion" and hit.outlook == "planned" else "planned"
    if hit.outlook == "hypothetical":
        if is_announced_plan(hit, cast):
            return "planned"
        # "He said the body would meet on Thursday": a plan, told in the past.
        group = hit.first - HELD if is_noun(hit) else hit.group
        would = any(token.word == "would" for token in hit.sentence.tokens[max(0, group) : hit.first])
        return "planned" if would and when is not None and when.basis != "anaphora" else "hypothetical"
    if entry.kind == "aid" and entry.plover == "AGREE":
        return "planned"  # promised, not yet given
    open_end = when is not None and when.start is not None and when.end is None
    goes_on = entry.kind == "armed_conflict" and "@place" in entry.needs and not is_of_time(hit)
    over = any(token.word in OVER for token in hit.sentence.tokens[hit.last : hit.last + HELD])
    goes_on = goes_on and not over and (has_place(hit, cast) or is_mounted(hit, cast))
    return "ongoing" if hit.continuous or open_end or goes_on else "occurred"
