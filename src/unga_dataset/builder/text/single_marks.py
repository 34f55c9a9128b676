"""Read single quotation marks as double ones where an article uses them as its outer marks, as many British ones do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unga_dataset.builder.document import Paragraph, Span

SINGLE = re.compile(r"[‘'’](?<!'')(?!')(?:(?<![\w.,!?].)(?=[^\W_]|[\[(…“\"])|(?<=\S.)(?!\w))")
DOUBLE = re.compile(r"[“”„‟\"«»]|``|''")
ELISION = re.compile(r"['‘](?:\d0s|tis|twas|em|n|til|cause|round)\b", re.IGNORECASE)
STOPS = frozenset('.,!?…—–-"”')
MASK = " "


def with_outer_marks_double(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """Return a text of the same length whose outer single marks are double; the text itself if its are double.

    The marks nested inside them are blanked, as they open no quotation of their own.
    """
    if not any(mark in text for mark in ("‘", " '", "\n'")):
        return text
    pairs = [pair for paragraph in paragraphs for pair in _pairs(text, paragraph.span)]
    if not any(end is not None for _, end in pairs) or _has_double_outside(text, pairs, paragraphs):
        return text
    parts, done = [], 0
    for start, end in pairs:
        parts += [text[done:start], "“"]
        done = start + 1
        if end is not None:
            parts += [DOUBLE.sub(lambda mark: MASK * len(mark.group()), text[done:end]), "”"]
            done = end + 1
    return "".join([*parts, text[done:]])


def _has_double_outside(text: str, pairs: Sequence[tuple[int, int | None]], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a double mark stands outside the single ones, so that these are the nested ones."""
    done = paragraphs[0].span.start
    for start, end in pairs:
        if DOUBLE.search(text, done, start):
            return True
        done = start + 1 if end is None else end + 1
    return DOUBLE.search(text, done, paragraphs[-1].span.end) is not None


def _pairs(text: str, paragraph: Span) -> Iterator[tuple[int, int | None]]:
    """Yield where each single quotation of a paragraph opens and closes; no end for one left open at its head."""
    opened: int | None = None
    closing: int | None = None
    for match in SINGLE.finditer(text, *paragraph):
        place = match.start()
        if _opens(text, paragraph, place):
            if opened is not None and closing is not None:
                yield opened, closing
                opened = closing = None
            opened = place if opened is None else opened
        elif opened is not None:
            closing = place
            if not _may_own(text, place):
                yield opened, closing
                opened = closing = None
    if opened is not None and (closing is not None or not text[paragraph.start : opened].strip()):
        yield opened, closing


def _opens(text: str, paragraph: Span, place: int) -> bool:
    before = text[place - 1] if place > paragraph.start else " "
    return (
        text[place] != "’" and not (before.isalnum() or before in STOPS - set("—–-")) and not ELISION.match(text, place)
    )


def _may_own(text: str, place: int) -> bool:
    """Whether a mark may be the apostrophe of a plural: 'the miners' strike'."""
    return text[place - 1] == "s" and text[place + 1 : place + 2] == " " and text[place + 2 : place + 3].islower()
