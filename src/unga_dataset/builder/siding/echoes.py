"""Blame that is shared: 'echoed the criticism of the raid' is a stance against the raid, not for the criticism."""

from __future__ import annotations

from unga_dataset.builder.entries import StanceTrigger
from unga_dataset.builder.findings import Target
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.hits import Hit
from unga_dataset.builder.grammar.objects import behind_link
from unga_dataset.builder.siding.extents import wide_target

BLAMED = ("of", "over", "about", "against", "at", "regarding")
"""What leads from blame to what is blamed."""
SHARING = ("echo", "shar", "endors", "support", "back", "second", "welcom", "applaud", "prais")
"""How the verbs begin by which blame is made one's own."""


def is_echo(hit: Hit) -> bool:
    """Whether somebody supports blame: 'echoed the criticism', 'shares their concerns'."""
    entry = hit.entry
    if not isinstance(entry, StanceTrigger) or entry.frame != "object" or entry.stance != "support":
        return False
    tokens = hit.sentence.tokens
    if not tokens[hit.first].word.startswith(SHARING):
        return False  # "called for condemnation"
    return hit.object is not None and "blame" in tokens[hit.object.head].known.classes


def blamed_target(hit: Hit, cast: Cast) -> Target | None:
    """Return what the blame is on that somebody shares, if it is told."""
    if hit.object is None:
        return None
    phrase = behind_link(hit.sentence.tokens, BLAMED, hit.object.last, cast.words)
    return wide_target(cast, hit.sentence, phrase) if phrase is not None else None
