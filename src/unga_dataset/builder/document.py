"""A raw text as a document: paragraphs, quotations and sentences, each by its place in the text.

The text itself is never changed. `Document.outside` is a second text of the same length in which the words
inside quotation marks are replaced by a filler, so that a rule can look at the reporter's own words alone while
every offset stays true.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from unga_dataset.codes import Role

QUOTED = "\ue000"
"""Stands in `Document.outside` for each character inside quotation marks."""


AFTER = sys.maxsize
"""Ends no span: `(offset, AFTER)` lies behind every span that starts at an offset, and before any other."""


class Span(NamedTuple):
    """A stretch of the text, `[start, end)`."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end


class Paragraph(NamedTuple):
    """A paragraph: its number from 1, what it is on the page, where it stands."""

    number: int
    role: Role
    span: Span


class Quotation(NamedTuple):
    """What stands between a pair of quotation marks inside one paragraph.

    `outer` takes the marks in; `continues` says that it goes on with the quotation of the paragraph before.
    """

    span: Span
    outer: Span
    paragraph: int
    continues: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article's text with its parts."""

    text: str
    outside: str
    paragraphs: tuple[Paragraph, ...]
    quotations: tuple[Quotation, ...]
    sentences: tuple[Span, ...]
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """Where the paragraphs start."""
    openings: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """Where the quotations open."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(paragraph.span.start for paragraph in self.paragraphs))
        object.__setattr__(self, "openings", tuple(quotation.outer.start for quotation in self.quotations))

    def paragraph_at(self, offset: int) -> Paragraph:
        """Return the paragraph in which an offset lies."""
        return self.paragraphs[bisect_right(self.starts, offset) - 1]

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence in which an offset lies."""
        return self.sentences[bisect_right(self.sentences, (offset, AFTER)) - 1]

    def with_marks(self, span: Span) -> Span:
        """Return a span with the quotation marks of the quotations that it ends or starts in from outside."""
        closed = self._around(span.end)
        if closed and span.start < closed.outer.start and closed.span.end <= span.end:
            span = Span(span.start, max(span.end, closed.outer.end))
        opened = self._around(span.start)
        if opened and opened.span.start == span.start and opened.outer.end <= span.end:
            span = Span(opened.outer.start, span.end)
        return span

    def _around(self, offset: int) -> Quotation | None:
        place = bisect_right(self.openings, offset)
        near = self.quotations[place - 1] if place else None
        return near if near and offset <= near.outer.end else None
