"""Check offsets: every span inside its article, on the words it claims, in its paragraph and in text order."""

from __future__ import annotations

import functools
import hashlib
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from unga_dataset import schema
from unga_dataset.builder.problems import Problem
from unga_dataset.errors import shown

Cells = Mapping[str, list[Any]]
# The speaker is the fullest name of the source, its span the mention that stands there: "he".
RESOLVED = {"speaker"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Columns that belong together: two offsets and, if the table has it, the text between them."""

    start: str
    end: str
    words: str | None


@functools.cache
def spans_in(table: str) -> tuple[Span, ...]:
    """Return the spans of a table: start and end go with text, cue_start and cue_end with cue."""
    columns = {column.name: column for column in schema.columns(table)}
    spans = []
    for column in columns.values():
        prefix = column.name.removesuffix("start")
        if column.type != "integer" or prefix == column.name:
            continue
        words = prefix.removesuffix("_") or "text"
        known = words in columns and words not in RESOLVED
        spans.append(Span(start=column.name, end=f"{prefix}end", words=words if known else None))
    return tuple(spans)


def span_problems(
    table: str, cells: Cells, articles: list[str | None], lengths: Mapping[str, int], texts: Mapping[str, str]
) -> Iterator[Problem]:
    """Find spans that are not what they claim, as far as the articles' lengths and texts are known.

    Args:
        table: the name of the table.
        cells: its columns.
        articles: the article each row belongs to.
        lengths: the length of each article.
        texts: the text of each article; an article that is missing here has only its length checked.
    """
    for span in spans_in(table):
        words_column = cells[span.words] if span.words else [None] * len(articles)
        rows = zip(articles, cells[span.start], cells[span.end], words_column, strict=True)
        for row, (article, start, end, words) in enumerate(rows, start=1):
            if fault := _place_fault(span, start, end, lengths.get(article or "")):
                yield Problem(table, row, span.start, fault)
            elif span.words and (fault := _words_fault(start, end, words, texts.get(article or ""))):
                yield Problem(table, row, span.words, fault)


def _place_fault(span: Span, start: int | None, end: int | None, length: int | None) -> str:
    if start is None or end is None:
        return "" if start is end else f"{span.start} and {span.end} must both be empty or both be given"
    if start >= end:
        return f"{span.start} {start} is not before {span.end} {end}"
    if start < 0 or (length is not None and end > length):
        return f"{start}:{end} is not inside the article, which has {length} characters"
    return ""


def _words_fault(start: int | None, end: int | None, words: str | None, text: str | None) -> str:
    if start is None or end is None or words is None:
        both_empty = start is None and words is None
        return "" if both_empty else "the words and their offsets must both be empty or both be given"
    if text is not None and text[start:end] != words:
        return f"found {shown(words)}; the article has {shown(text[start:end])} at {start}:{end}"
    if len(words) != end - start:
        return f"{len(words)} characters at {start}:{end}, which is room for {end - start}"
    return ""


def text_problems(articles: Cells, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Find articles whose row is not about the raw text, and raw texts without a row."""
    rows = zip(articles["article_id"], articles["characters"], articles["sha256"], strict=True)
    for row, (article, characters, sha256) in enumerate(rows, start=1):
        text = texts.get(article)
        if text is None:
            yield Problem("articles", row, "article_id", f"{shown(article)} has no raw text")
            continue
        if characters != len(text):
            yield Problem("articles", row, "characters", f"found {characters}; the raw text has {len(text)}")
        if sha256 != (true := hashlib.sha256(text.encode()).hexdigest()):
            yield Problem("articles", row, "sha256", f"found {shown(sha256)}; the raw text has {shown(true)}")
    for article in sorted(texts.keys() - set(articles["article_id"])):
        yield Problem("articles", 0, "article_id", f"no row for the raw text {shown(article)}")


def paragraph_problems(table: str, cells: Cells, paragraphs: Cells) -> Iterator[Problem]:
    """Find rows whose paragraph does not exist or is not the one they start in."""
    if table == "paragraphs" or "paragraph" not in cells:
        return
    keys = zip(paragraphs["article_id"], paragraphs["paragraph"], strict=True)
    places = dict(zip(keys, zip(paragraphs["start"], paragraphs["end"], strict=True), strict=True))
    rows = zip(cells["article_id"], cells["paragraph"], cells["start"], strict=True)
    for row, (article, paragraph, start) in enumerate(rows, start=1):
        first, last = places.get((article, paragraph), (None, None))
        if first is None or last is None:
            yield Problem(table, row, "paragraph", f"{shown(article)} has no paragraph {paragraph}")
        elif start is not None and not first <= start < last:
            yield Problem(table, row, "paragraph", f"start {start} is not in paragraph {paragraph}, {first}:{last}")


def order_problems(
    table: str, cells: Cells, articles: list[str | None], places: Mapping[str, int] | None
) -> Iterator[Problem]:
    """Find rows out of order: by article and start, or by the key where a table belongs to no article.

    Articles are in the order of their ids, or in that of the places that are given.
    """
    belongs = any(articles)
    names = articles if belongs else cells[schema.key(table)[0]]
    keys = [places.get(name or "") for name in names] if belongs and places is not None else names
    starts = cells["start"] if "start" in cells and "article_id" in cells else [0] * len(names)
    rows = zip(keys, starts, names, strict=True)
    for row, (before, after) in enumerate(itertools.pairwise(rows), start=2):
        if None not in before + after and before[:2] > after[:2]:
            shown_places = [f"{shown(name)} {at}" if any(starts) else shown(name) for _, at, name in (after, before)]
            found = f"out of order ({' after '.join(shown_places)})"
            yield Problem(table, row, "", f"{found}; rows come in text order, articles in that of their ids")
