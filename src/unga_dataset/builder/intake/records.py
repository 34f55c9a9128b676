"""One article as it is handed in, or why it cannot be used; what is handed in is data, never a path or a command."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from unga_dataset import schema
from unga_dataset.builder.listing import fault_of, value_of
from unga_dataset.builder.raw import RawArticle

MOST = 5_000_000
"""The most characters of a text; more is no article."""
FIELDS = ("article_id", "publisher", "published", "url", "language")
DEFAULTS = {"publisher": "unknown", "language": "en", "url": ""}
"""What a record may leave out."""


@dataclass(frozen=True, slots=True)
class Record:
    """An article that can be read, and where in the input it stands."""

    place: str
    article: RawArticle


@dataclass(frozen=True, slots=True)
class Rejection:
    """What cannot be built: where it stands in the input, its id if it has one, and why."""

    place: str
    article_id: str | None
    reason: str


def record_of(cells: Mapping[str, Any], place: str) -> Record | Rejection:
    """Return the article that the cells of a record give.

    The raw text is `text`; a `title` that the text does not start with stands before it, parted by a blank line.
    """
    identifier = cells.get("article_id")
    known = identifier if isinstance(identifier, str) and not fault_of(identifier, _COLUMNS["article_id"]) else None
    values = {}
    for name in FIELDS:
        cell = _written(cells.get(name), DEFAULTS.get(name, ""))
        if cell is None:
            return Rejection(place, known, f"{name} is {type(cells[name]).__name__}; write it as text")
        if fault := fault_of(cell, _COLUMNS[name]):
            return Rejection(place, known, fault)
        values[name] = value_of(cell, _COLUMNS[name])
    text, title = cells.get("text"), cells.get("title")
    if fault := _text_fault(text, title):
        return Rejection(place, known, fault)
    whole = f"{title}\n\n{text}" if title and not str(text).startswith(title) else str(text)
    sha256 = hashlib.sha256(whole.encode()).hexdigest()
    return Record(place, RawArticle(text=whole, sha256=sha256, **values))


_COLUMNS = {column.name: column for column in schema.columns("articles")}


def _written(cell: Any, default: str) -> str | None:
    """Return a cell as text, a day as ISO has it; None for anything else."""
    if cell is None:
        return default
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return cell if isinstance(cell, str) else None


def _text_fault(text: Any, title: Any) -> str:
    for name, value in (("text", text), ("title", title or "x")):
        if not isinstance(value, str):
            return f"{name} is {'missing' if value is None else type(value).__name__}; give the article's words"
        if len(value) > MOST:
            return f"{name} has {len(value)} characters; an article has at most {MOST}"
        if "\0" in value:
            return f"{name} holds a NUL character; write plain text"
        try:
            value.encode()
        except UnicodeEncodeError:
            return f"{name} holds half a surrogate pair, which is no character; write it as UTF-8"
        if not any(map(str.isalnum, value)):
            return f"{name} holds no word; give the article's words"
    return ""
