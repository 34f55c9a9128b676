"""What a cue reports: its frame in the sentence, its source, and where the content stands."""

from __future__ import annotations

from typing import NamedTuple

from unga_dataset.builder.entries import Frame
from unga_dataset.builder.findings import Source
from unga_dataset.builder.quoting.cues import Cue


class Report(NamedTuple):
    """One reporting verb at work: `content` are the tokens `[first, last)` of what it reports.

    `opening` is the first stretch of a content that the cue parts in two: 'The vote, she said, was ...'.
    """

    cue: Cue
    frame: Frame
    source: Source | None
    content: tuple[int, int]
    cue_last: int
    lemma: str
    explicit: bool
    opening: tuple[int, int] | None = None
