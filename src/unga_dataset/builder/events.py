"""Find the events of an article, one for each distinct happening, with date, place, number and participants.

A verb or a new noun ("a boycott of") opens an event. A definite noun ("the boycott") refers back to one of its
kind and may lend it the date that its own sentence gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from unga_dataset.builder.actors import actors_of, genitive_actor
from unga_dataset.builder.cast import Cast
from unga_dataset.builder.clauses import Subject, subject_of
from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.entries import EventTrigger
from unga_dataset.builder.event_details import linked, location_in, patients_of, quantity_of
from unga_dataset.builder.event_needs import held_until, holds
from unga_dataset.builder.findings import Actor, Event, Participant, When
from unga_dataset.builder.phrases import Phrase
from unga_dataset.builder.timing import date_for, same_time
from unga_dataset.builder.tokens import Sentence, Token
from unga_dataset.builder.triggers import Hit, clause_end, clause_of
from unga_dataset.builder.words import STOPS, Words
from unga_dataset.codes import Kind, Status


@dataclass(slots=True)
class _Occasion:
    """An event with the sentences' hits that speak of it, while the article is read."""

    event: Event
    sentence: Sentence
    definite: bool


def find_events(document: Document, hits: Sequence[Hit], cast: Cast) -> tuple[Event, ...]:
    """Return the events of an article, in text order."""
    occasions: list[_Occasion] = []
    own = [hit for hit in hits if isinstance(hit.entry, EventTrigger) and not hit.sentence.tokens[hit.first].quoted]
    for hit in own:
        if hit.negated or hit.outlook == "expected":
            continue
        definite = _refers_back(hit, cast)
        earlier = _earlier(hit, occasions, cast)
        neighbours = [other for other in own if other.sentence is hit.sentence and other is not hit]
        when = date_for(document, hit, neighbours, cast.words)
        if when is not None and when.start is None and when.basis == "anaphora":
            when = same_time(when, _meant(hit, neighbours, occasions))
        if definite:
            if earlier and earlier[0].event.when.start is None and when is not None:
                earlier[0].event = replace(earlier[0].event, when=when)
            continue
        if not holds(hit, cast):
            continue
        event = _event(document, hit, when, cast, _meant(hit, neighbours, occasions))
        same = next((occasion for occasion in earlier if _same(occasion.event, event)), None)
        if same is not None:
            if same.event.when.start is None:
                same.event = replace(same.event, when=event.when)
            continue
        occasions.append(_Occasion(event, hit.sentence, definite))
    _date_speeches(occasions)
    return tuple(sorted((occasion.event for occasion in occasions), key=lambda event: event.clause))


def _date_speeches(occasions: Sequence[_Occasion]) -> None:
    """Give a speech that delegates walk out on, in the same sentence, the date of the walkout."""
    walkouts = {o.sentence.number: o.event for o in occasions if o.event.kind == "walkout_or_boycott"}
    for occasion in occasions:
        if occasion.event.kind == "speech" and occasion.event.when.start is None:
            when = same_time(When(), walkouts.get(occasion.sentence.number))
            occasion.event = replace(occasion.event, when=when or occasion.event.when)


def _refers_back(hit: Hit, cast: Cast) -> bool:
    """Whether a noun is definite and tells nothing new: 'the walkout', but not 'the session that began on ...'."""
    entry = hit.entry
    if not isinstance(entry, EventTrigger) or entry.part != "noun":
        return False
    tokens, place = hit.sentence.tokens, hit.first - 1
    while place >= 0 and tokens[place].kind in ("word", "organization", "number") and not cast.words.of(tokens[place]) & {
        "determiner", "possessive", "preposition", "relative", "conjunction", "auxiliary"
    }:
        place -= 1
    opener = tokens[place].word if place >= 0 else ""
    if opener not in ("the", "this", "that", "these", "those"):
        return False
    return not ("@held" in entry.needs or "@given" in entry.needs or "@place" in entry.needs) or not holds(hit, cast)


def _earlier(hit: Hit, occasions: Sequence[_Occasion], cast: Cast) -> list[_Occasion]:
    """Return the events of a hit's kind so far, the last first; none if the text marks this one as another."""
    around = hit.sentence.tokens[max(0, hit.first - 4) : hit.first]
    if any("again" in cast.words.of(token) for token in around):
        return []
    return [occasion for occasion in reversed(occasions) if occasion.event.kind == _kind(hit)]


def _kind(hit: Hit) -> Kind:
    assert isinstance(hit.entry, EventTrigger)
    return hit.entry.kind


def _meant(hit: Hit, neighbours: Sequence[Hit], occasions: Sequence[_Occasion]) -> Event | None:
    """Return the event that another noun of the sentence refers to, else the last one that has a date."""
    kinds = [other.entry.kind for other in neighbours if isinstance(other.entry, EventTrigger) and other.entry.part == "noun"]
    for kind in kinds:
        for occasion in reversed(occasions):
            if occasion.event.kind == kind and occasion.event.when.start:
                return occasion.event
    return next((o.event for o in reversed(occasions) if o.event.when.start and o.event.when.precision == "day"), None)


def _event(document: Document, hit: Hit, when: When | None, cast: Cast, meant: Event | None) -> Event:
    entry, tokens = hit.entry, hit.sentence.tokens
    assert isinstance(entry, EventTrigger)
    first, last = clause_of(hit, cast.words)
    if entry.part == "noun":
        first = _noun_clause(hit, cast)[0]
        last = max(last, clause_end(tokens, held_until(hit, cast), cast.words))
    clause = document.with_marks(Span(tokens[first].start, tokens[last - 1].end))
    if when is None and entry.kind == "ceremony" and meant is not None:
        when = same_time(When(basis="anaphora"), meant)
    actors = [Participant(role="actor", actor=actor) for actor in _actors(hit, cast)]
    return Event(
        clause=clause, kind=entry.kind, plover=entry.plover, cameo=entry.cameo,
        trigger=Span(tokens[hit.first].start, tokens[hit.last - 1].end), when=when or When(),
        status=_status(hit, entry, when), location=location_in(document, hit, (first, last), cast.words),
        quantity=quantity_of(document, hit, cast.words), participants=(*actors, *patients_of(document, hit, cast)),
        rule=f"event_triggers: {entry.lemma}",
    )  # fmt: skip


def _noun_clause(hit: Hit, cast: Cast) -> tuple[int, Phrase | None]:
    """Return where the clause around an event noun starts, and the subject of the light verb that leads it."""
    tokens, words = hit.sentence.tokens, cast.words
    first = hit.first
    while first > 0 and _modifies(tokens[first - 1], words):
        first -= 1
        if words.of(tokens[first]) & {"determiner", "possessive"}:
            break
    verb = first - 2 if first > 1 and tokens[first - 1].word in ("with", "by") else first - 1
    if verb > 0 and "light_verb" in words.of(tokens[verb]):
        subject = subject_of(tokens, verb, words)
        if subject is not None:
            return subject.phrase.first, subject.phrase
    return first, None


def _modifies(token: Token, words: Words) -> bool:
    """Whether a token may stand inside the noun phrase before its head."""
    if token.kind == "word":
        return not words.of(token) & (STOPS | {"light_verb"})
    return token.kind in ("country", "organization", "person", "number")


def _actors(hit: Hit, cast: Cast) -> list[Actor]:
    sentence, kind = hit.sentence, _kind(hit)
    subject = hit.subject
    if isinstance(hit.entry, EventTrigger) and hit.entry.part == "noun":
        owner = genitive_actor(cast, sentence, hit.first)
        if owner is not None:
            return [owner]
        organ = linked(hit, cast) if kind == "session" else None
        if organ is not None and sentence.tokens[organ.head].kind == "organization":
            return actors_of(cast, sentence, Subject(organ, (organ.head,), None))
        phrase = _noun_clause(hit, cast)[1]
        subject = Subject(phrase, (phrase.head,), None) if phrase and kind == "speech" else None
    elif hit.agent is not None:
        subject = Subject(hit.agent, (hit.agent.head,), None)
    elif kind == "displacement":
        return []
    if kind == "speech" and subject is not None:
        source = cast.source(sentence, subject.phrase)
        if source is not None and source.kind == "person":
            return [Actor(name=source.name, kind="person", span=source.span, iso3=None)]
    return actors_of(cast, sentence, subject)


def _status(hit: Hit, entry: EventTrigger, when: When | None) -> Status:
    if hit.outlook in ("planned", "hypothetical"):
        return "planned" if hit.outlook == "planned" else "hypothetical"
    if hit.continuous or (when is not None and when.start is not None and when.end is None):
        return "ongoing"
    return "ongoing" if entry.kind == "armed_conflict" and entry.part == "noun" else "occurred"


def _same(earlier: Event, event: Event) -> bool:
    """Whether two events of a kind are one happening: no date, actor or status that tells them apart."""
    if earlier.status != event.status or earlier.kind != event.kind:
        return False
    if earlier.when.start and event.when.start and (earlier.when.start, earlier.when.end) != (event.when.start, event.when.end):
        return False
    if event.when.start and earlier.kind == "armed_conflict" and not earlier.when.start:
        return False
    one = {p.actor.name for p in earlier.participants if p.role == "actor"}
    other = {p.actor.name for p in event.participants if p.role == "actor"}
    return not one or not other or bool(one & other)
