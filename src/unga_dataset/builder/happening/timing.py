"""Which date of a sentence belongs to a trigger."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.dates import DateMention, from_anchor
from unga_dataset.builder.document import Document
from unga_dataset.builder.entries import EventTrigger
from unga_dataset.builder.findings import Event, When
from unga_dataset.builder.grammar.hits import Hit, clause_of
from unga_dataset.builder.grammar.words import Words


def date_for(document: Document, hit: Hit, beside: Sequence[Hit], meant: Event | None, words: Words) -> When | None:
    """Return the date nearest to a trigger: in its clause, else in its sentence if no other trigger stands between.

    `beside` are the other triggers of the sentence; `meant` is the event that "the same day" points at.
    """
    mention = _nearest(hit, beside, words)
    if mention is not None and mention.basis == "anaphora":
        # "Day six" counts from a beginning that the article may not tell.
        if meant is None or meant.when.start is None or mention.rule == "numbered day":
            return None
        mention = from_anchor(mention, meant.when.start)
    if mention is None or mention.date_start is None:
        return None
    return When(
        start=mention.date_start,
        end=mention.date_end,
        precision=mention.precision,
        basis=mention.basis,
        text=document.text[slice(*mention.span)],
    )


def _nearest(hit: Hit, beside: Sequence[Hit], words: Words) -> DateMention | None:
    tokens = hit.sentence.tokens
    dated = [i for i, token in enumerate(tokens) if _dates_events(token.mention) and not _is_aside(hit, i, words)]
    if not dated:
        return None
    first, last = clause_of(hit, words)
    inside = [index for index in dated if first <= index < last]
    for places in (inside, dated):
        for index in sorted(places, key=lambda place: abs(place - hit.first)):
            low, high = sorted((index, hit.first))
            mention = tokens[index].mention
            if not any(low < other.first < high and not _in_object(hit, other, words) for other in beside):
                return mention if isinstance(mention, DateMention) else None
    return None


def _is_aside(hit: Hit, index: int, words: Words) -> bool:
    """Whether a date stands in a relative clause between subject and verb: 'the war, which began in 2014, has'."""
    tokens = hit.sentence.tokens
    if hit.group <= index or not any(token.word == "," for token in tokens[index : hit.group]):
        return False
    for place in range(index - 1, 0, -1):
        if tokens[place].word == ",":
            return "relative" in words.of(tokens[place + 1])
    return False


def _in_object(hit: Hit, other: Hit, words: Words) -> bool:
    """Whether another trigger is the object, or what a noun's 'of' names: 'a boycott of a speech last week'.

    So are those whom an attack kills: it happened on the day on which they died.
    """
    if _kind(hit) == "attack" and _kind(other) == "casualties":
        return True
    if hit.object is not None and hit.object.first <= other.first < hit.object.last:
        return True
    between = hit.sentence.tokens[hit.last : other.first]
    return bool(between) and between[0].word == "of" and not any(words.noun(token) for token in between)


def _kind(hit: Hit) -> str | None:
    return hit.entry.kind if isinstance(hit.entry, EventTrigger) else None


def _dates_events(mention: object) -> bool:
    """Whether a date can be that of an event: not the dateline's, nor the year a record is compared with."""
    return isinstance(mention, DateMention) and mention.rule not in ("dateline", "comparison")
