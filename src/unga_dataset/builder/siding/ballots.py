"""What a vote is on that names nothing itself: the text nearest before it, or what the last vote told was on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from unga_dataset.builder.entries import EventTrigger
from unga_dataset.builder.findings import Position, Target
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.hits import Hit
from unga_dataset.builder.siding.aims import target_of_hit

VOTES = frozenset({"event_triggers: vote against", "event_triggers: vote for", "event_triggers: abstain"})


def last_vote(rows: Iterable[Position]) -> Target | None:
    """Return what the last vote among some positions was on."""
    votes = [row for row in rows if row.rule in VOTES and row.basis == "acted" and row.target.kind != "country"]
    return max(votes, key=lambda row: row.trigger).target if votes else None


def on_vote(rows: Iterable[Position], voted: Target | None) -> Iterator[Position]:
    """Yield positions told by lists, on what the last vote was on if that stands nearer than the text found."""
    for row in rows:
        nearer = voted is not None and row.target.span.start < voted.span.start < row.clause.start
        yield replace(row, target=voted) if voted is not None and nearer else row


def resuming(hits: Sequence[Hit], voted: Target | None, cast: Cast) -> list[Hit]:
    """Return the votes that go on with the last one, as they name nothing and no text stands nearer before them."""
    return [hit for hit in hits if voted is not None and _resumes(hit, voted, cast) and not _is_told(hit, hits, voted)]


def _is_told(hit: Hit, hits: Sequence[Hit], voted: Target) -> bool:
    """Whether its own sentence tells before it what is voted on: 'voted against a ban, with 11 states abstaining'."""
    votes = (other for other in hits if getattr(other.entry, "kind", "") == "vote" and other.first < hit.first)
    tokens = hit.sentence.tokens
    return any(other.object is not None and tokens[other.object.first].start > voted.span.end for other in votes)


def _resumes(hit: Hit, voted: Target, cast: Cast) -> bool:
    entry, tokens = hit.entry, hit.sentence.tokens
    if not isinstance(entry, EventTrigger) or entry.kind != "vote" or entry.stance is None:
        return False
    if hit.object is not None or voted.span.end > tokens[hit.first].start or tokens[hit.first - 1].word == "or":
        return False
    nearest = target_of_hit(hit, cast)
    return nearest is None or nearest.span.end <= voted.span.start
