"""Which of several states a shared name means: Congolese, Korean, Guinean, Dominican."""

from __future__ import annotations

import functools
from bisect import bisect_left

from unga_dataset.builder.document import Document
from unga_dataset.builder.lexicon import Lexicon

Place = tuple[int, str]


def meant(document: Document, start: int, text: str, iso3: str, told: list[Place], lexicon: Lexicon) -> str:
    """Return the state that a shared name means: of those it may mean, the one named nearest in its paragraph.

    `told` are the places of unshared names, capitals among them, in text order. The usual one if none is named.
    """
    others = shared(lexicon).get(text)
    if not others:
        return iso3
    span = document.paragraph_at(start).span
    low, high = (bisect_left(told, (place, "")) for place in span)
    near = [(abs(place - start), state) for place, state in told[low:high] if state in (iso3, *others)]
    return min(near)[1] if near else iso3


@functools.cache
def shared(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Return the other states that each shared name may mean."""
    return {
        entry.text: tuple(entry.note.removeprefix("ambiguous: ").split(" "))
        for entry in lexicon.country_names
        if entry.note and entry.note.startswith("ambiguous: ")
    }
