"""Which date of a sentence belongs to a trigger."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.dates import DateMention
from unga_dataset.builder.document import Document
from unga_dataset.builder.findings import Event, When
from unga_dataset.builder.triggers import Hit, clause_of
from unga_dataset.builder.words import Words


def date_for(document: Document, hit: Hit, neighbours: Sequence[Hit], words: Words) -> When | None:
    """Return the date nearest to a trigger: in its clause, else in its sentence if no other trigger stands between."""
    tokens = hit.sentence.tokens
    dated = [index for index, token in enumerate(tokens) if isinstance(token.mention, DateMention)]
    if not dated:
        return None
    first, last = clause_of(hit, words)
    inside = [index for index in dated if first <= index < last]
    for places in (inside, dated):
        for index in sorted(places, key=lambda place: abs(place - hit.first)):
            low, high = sorted((index, hit.first))
            if not any(low < other.first < high and not _in_object(hit, other, words) for other in neighbours):
                mention = tokens[index].mention
                assert isinstance(mention, DateMention)
                return When(
                    start=mention.date_start, end=mention.date_end, precision=mention.precision, basis=mention.basis,
                    text=document.text[slice(*mention.span)],
                )  # fmt: skip
    return None


def _in_object(hit: Hit, other: Hit, words: Words) -> bool:
    """Whether another trigger is what a noun's 'of' names: a speech in 'a boycott of a speech last week'."""
    between = hit.sentence.tokens[hit.last : other.first]
    return bool(between) and between[0].word == "of" and not any(words.noun(token) for token in between)


def same_time(when: When, event: Event | None) -> When | None:
    """Return the date of the event that 'the same day' points at."""
    if event is None or event.when.start is None:
        return None
    return When(
        start=event.when.start, end=event.when.end, precision=event.when.precision, basis="anaphora",
        text=when.text or event.when.text,
    )  # fmt: skip
