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
from unga_dataset.builder.happening.chronicle import Chronicle
from unga_dataset.builder.happening.event_details import location_in, quantity_of
from unga_dataset.builder.happening.event_needs import held_until, holds
from unga_dataset.builder.happening.participants import actors_in, noun_clause, patients_of
from unga_dataset.builder.happening.timing import date_for
from unga_dataset.codes import Kind, Status

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
CLOSED = frozenset({"determiner", "possessive", "preposition", "relative", "conjunction", "auxiliary"})


def find_events(document: Document, hits: Sequence[Hit], cast: Cast) -> tuple[Event, ...]:
    """Return the events of an article, in text order."""
    chronicle = Chronicle()
    own = [hit for hit in hits if isinstance(hit.entry, EventTrigger) and not hit.sentence.tokens[hit.first].quoted]
    for _, sentence in groupby(own, key=lambda hit: hit.sentence.number):
        together = list(sentence)
        for hit in together:
            if not hit.negated and not _is_duty(hit):
                _tell(document, hit, [other for other in together if other is not hit], cast, chronicle)
    return chronicle.events()


def _is_duty(hit: Hit) -> bool:
    """Whether a happening is only asked for: 'aid should be sent'."""
    return any(token.word in ("should", "must", "ought") for token in hit.sentence.tokens[hit.group : hit.first])


def kind_of(hit: Hit) -> Kind:
    """Return the kind of event that a hit tells."""
    assert isinstance(hit.entry, EventTrigger)
    return hit.entry.kind


def _tell(document: Document, hit: Hit, beside: Sequence[Hit], cast: Cast, chronicle: Chronicle) -> None:
    """Add what one hit tells to the chronicle: an event, or the date of one told before."""
    meant = chronicle.meant(kind_of(other) for other in beside if _is_noun(other))
    when = date_for(document, hit, beside, meant, cast.words)
    if hit.outlook == "expected" and (when is None or when.basis == "anaphora"):
        return  # who is expected to abstain takes a position; only a day makes it an event to come
    if _refers_back(hit, cast):
        if (occasion := chronicle.last(kind_of(hit))) is not None:
            occasion.date(when)
    elif holds(hit, cast):
        if when is None and kind_of(hit) == "ceremony" and meant is not None:
            # A session that opens with a minute of silence dates it.
            when = When(start=meant.when.start, end=meant.when.end, precision=meant.when.precision, basis="anaphora")
        around = hit.sentence.tokens[max(0, hit.first - 4) : hit.first]
        another = any("again" in cast.words.of(token) for token in around)
        chronicle.add(_event(document, hit, when, cast), hit.sentence.number, another=another)


def _is_noun(hit: Hit) -> bool:
    return isinstance(hit.entry, EventTrigger) and hit.entry.part == "noun"


def _refers_back(hit: Hit, cast: Cast) -> bool:
    """Whether a noun is definite and tells nothing new: 'the walkout', but not 'the session that began on ...'."""
    if not _is_noun(hit):
        return False
    tokens, place = hit.sentence.tokens, hit.first - 1
    while place >= 0 and tokens[place].kind in ("word", "organization", "number"):
        if cast.words.of(tokens[place]) & CLOSED:
            break
        place -= 1
    if place < 0 or tokens[place].word not in DEFINITE:
        return False
    tells = {"@held", "@given", "@place"} & set(hit.entry.needs if isinstance(hit.entry, EventTrigger) else ())
    return not tells or not holds(hit, cast)


def _event(document: Document, hit: Hit, when: When | None, cast: Cast) -> Event:
    entry, tokens = hit.entry, hit.sentence.tokens
    assert isinstance(entry, EventTrigger)
    first, last = clause_of(hit, cast.words)
    if entry.part == "noun":
        first = noun_clause(hit, cast)[0]
        last = max(hit.last, clause_end(tokens, held_until(hit, cast), cast.words))
        last = next((place for place in range(hit.last, last) if tokens[place].word == ","), last)
    status = _status(hit, entry, when)
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
        quantity=quantity_of(document, hit, cast.words),
        participants=(*actors_in(hit, cast), *patients_of(document, hit, cast)),
        rule=f"event_triggers: {entry.lemma}",
    )


def _status(hit: Hit, entry: EventTrigger, when: When | None) -> Status:
    if hit.outlook in ("planned", "expected"):
        return "planned"
    if hit.outlook == "hypothetical":
        # "He said the body would meet on Thursday": a plan, told in the past.
        would = any(token.word == "would" for token in hit.sentence.tokens[hit.group : hit.first])
        return "planned" if would and when is not None and when.basis != "anaphora" else "hypothetical"
    open_end = when is not None and when.start is not None and when.end is None
    noun_war = entry.kind == "armed_conflict" and entry.part == "noun"
    return "ongoing" if hit.continuous or open_end or noun_war else "occurred"
