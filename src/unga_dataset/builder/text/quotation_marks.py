"""Pair the quotation marks of each paragraph.

Damage stays inside its paragraph: a mark that has no partner is passed over there and nowhere else. Only a
quotation that is left open at the end of its paragraph goes on into the next, and only if that one opens with a
mark, or if the next mark to come is a closing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unga_dataset.builder.document import Paragraph, Quotation, Span
from unga_dataset.builder.text.single_marks import with_outer_marks_double

# All begin with one class of characters, so that a search skips whatever else there is.
MARK = re.compile(r"[“”„‟\"«»`'](?:(?<=[^`'])|(?<=`)`|(?<=')')")
TAG = re.compile(r"</?[A-Za-z][^<>\r\n]*>")
INCHES = re.compile(r"\d['’]\d\d?\Z")
"""What a straight mark measures that is none: 20'3"."""
OPENING = frozenset({"“", "„", "‟", "``", "«"})
CLOSING = frozenset({"”", "»"})
SIGNED = re.compile(r"\s*[A-Z][\w.'’-]*(?: [\w.'’,-]+){1,7}\s*\Z")
"""What closes a quotation in a paragraph of its own but is who said it: 'Ama Boateng, head of the union"'."""
LONGEST_SIGNATURE = 100
LEAST = 3
"""A paragraph with no more marks than this holds no quotation within a quotation."""
RUN_ON = 5
"""How many paragraphs a quotation may run on for without a mark at their heads."""


@dataclass(slots=True)
class _Pairs:
    """What the marks of one paragraph give: pairs, an opening one left over, a closing one that came first.

    `first_opens` says that the paragraph opens with a mark.
    """

    closed: list[tuple[Span, Span]]
    left_open: Span | None = None
    stray_close: Span | None = None
    first_opens: bool = False


def find_quotations(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    """Return what stands between quotation marks, in text order; marks inside markup do not count."""
    plain = TAG.sub(lambda tag: " " * len(tag.group()), with_outer_marks_double(text, paragraphs))
    pairs = [_pair(plain, paragraph.span) for paragraph in paragraphs]
    found: list[Quotation] = []
    goes_on = 0
    for index, (paragraph, own) in enumerate(zip(paragraphs, pairs, strict=True)):
        if goes_on and own.stray_close is None and not own.first_opens:
            found.append(_quotation(paragraph, paragraph.span, paragraph.span, continues=True))
        elif goes_on and own.stray_close is not None:
            inner = Span(paragraph.span.start, own.stray_close.start)
            if not _is_signature(text, inner):
                found.append(_quotation(paragraph, inner, Span(inner.start, own.stray_close.end), continues=True))
        continued = index > 0 and pairs[index - 1].left_open is not None and own.first_opens
        for number, (inner, outer) in enumerate(own.closed):
            found.append(_quotation(paragraph, inner, outer, continues=continued and number == 0))
        goes_on = max(0, goes_on - 1)
        if own.left_open is not None:
            goes_on = _runs_on(pairs, index)
            next_opens = index + 1 < len(pairs) and pairs[index + 1].first_opens
            if goes_on or next_opens:
                inner = Span(own.left_open.end, paragraph.span.end)
                alone = continued and not own.closed
                found.append(_quotation(paragraph, inner, Span(own.left_open.start, inner.end), continues=alone))
    return tuple(
        _trimmed(quotation, text) for quotation in found if any(map(str.isalnum, text[slice(*quotation.span)]))
    )


def _is_signature(text: str, inner: Span) -> bool:
    """Whether the last words of a quotation are its source: without a stop, named at the end of their first part."""
    words = text[slice(*inner)].rstrip(".") if inner.end - inner.start < LONGEST_SIGNATURE else ""
    name = words.split(",")[0].split(" ")
    return SIGNED.match(words) is not None and len(name) > 1 and name[-1][:1].isupper() and name[-2][:1].isupper()


def _quotation(paragraph: Paragraph, inner: Span, outer: Span, *, continues: bool) -> Quotation:
    return Quotation(span=inner, outer=outer, paragraph=paragraph.number, continues=continues)


def _trimmed(quotation: Quotation, text: str) -> Quotation:
    """Return a quotation without the blanks that some put inside their marks: « Non », dit-il."""
    start, end = quotation.span
    inside = text[start:end]
    if not (inside[0].isspace() or inside[-1].isspace()):
        return quotation
    return quotation._replace(span=Span(end - len(inside.lstrip()), start + len(inside.rstrip())))


def _runs_on(pairs: Sequence[_Pairs], index: int) -> int:
    """Return in how many paragraphs a quotation left open is closed, 0 if it is not."""
    for distance, other in enumerate(pairs[index + 1 : index + 1 + RUN_ON], 1):
        if other.first_opens:
            return 0
        if other.stray_close is not None:
            return distance
        if other.closed or other.left_open:
            return 0
    return 0


def _pair(text: str, paragraph: Span) -> _Pairs:
    pairs, opened = _Pairs([]), None
    sides = list(_sides(text, paragraph))
    nested = _nested(text, sides) if len(sides) > LEAST else frozenset()
    for index, (mark, side) in enumerate(sides):
        if index in nested:
            continue
        if opened is None and side == "close":
            if not pairs.closed and pairs.stray_close is None:
                pairs.stray_close = mark
        elif opened is None or (side == "open" and (not _is_low(opened, text) or _is_low(mark, text))):
            # An opening mark inside an open quotation: the earlier one was never closed, or this one is nested.
            # Either way the words from here on are the ones whose end is in sight.
            if opened is None and not (pairs.closed or pairs.stray_close):
                pairs.first_opens = not any(map(str.isalnum, text[paragraph.start : mark.start]))
            opened = mark
        else:
            pairs.closed.append((Span(opened.end, mark.start), Span(opened.start, mark.end)))
            opened = None
    pairs.left_open = opened
    return pairs


def _nested(text: str, sides: Sequence[tuple[Span, str]]) -> frozenset[int]:
    """Return which marks of a paragraph open and close a quotation within a quotation: “He said “no” to us”."""
    found: set[int] = set()
    inside = False
    for index, (mark, side) in enumerate(sides):
        twice = [other for _, other in sides[index + 1 : index + 3]] == ["close", "close"]
        apart = index > 0 and sides[index - 1][0].end < mark.start
        if inside and apart and side == "open" and text[mark.start] == "“" and twice:
            found |= {index, index + 1}
        elif index not in found:
            inside = side == "open" or (side == "either" and not inside)
    return frozenset(found)


def _is_low(mark: Span, text: str) -> bool:
    return text[mark.start : mark.end] == "„"


def _sides(text: str, paragraph: Span) -> Iterator[tuple[Span, str]]:
    """Yield each mark of a paragraph with the side it must be: open, close or either."""
    inside_low = False
    for match in MARK.finditer(text, paragraph.start, paragraph.end):
        mark = Span(*match.span())
        if match.group() == '"' and INCHES.search(text, max(paragraph.start, mark.start - 5), mark.start):
            continue
        if match.group() == "''" and text[mark.end : mark.end + 1] == "'":
            mark = Span(mark.start + 1, mark.end + 1)  # 'inner''' closes the inner quotation first
        if match.group() == "“" and inside_low:
            side, inside_low = "close", False  # „ pairs with “ in German
        else:
            side = _side(text, paragraph, mark, match.group())
            inside_low = match.group() == "„" or (inside_low and side != "close")
        yield mark, side


def _side(text: str, paragraph: Span, mark: Span, sign: str) -> str:
    before = text[mark.start - 1] if mark.start > paragraph.start else " "
    after = text[mark.end] if mark.end < paragraph.end else " "
    may_open = not (after.isspace() or after in ",;:!?)]") and (before.isspace() or before in "([{—–-/‘'…“\"")
    may_close = not before.isspace() and not after.isalnum()
    if sign in OPENING:
        return "close" if may_close and not may_open else "open"
    if sign in CLOSING:
        return "open" if may_open and not may_close else "close"
    return "either" if may_open == may_close else "open" if may_open else "close"
