"""One article as it is handed in, or why it cannot be used; what is handed in is data, never a path or a command."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from unga_dataset import schema
from unga_dataset.builder.listing import fault_of, value_of
from unga_dataset.builder.raw import RawArticle

MOST = 5_000_000
"""The most characters of a text; more is no article."""
FIELDS = ("article_id", "publisher", "published", "url", "language")
DEFAULTS = {"publisher": "unknown", "language": "en", "url": ""}
"""What a record may leave out; a title may be left out too."""
NEEDED = {
    "article_id": "give each article a name of its own, of small letters a-z, digits and single hyphens between them",
    "published": "give the day of publication, like 2022-03-01",
    "text": "give the article's words",
}
"""What a record must have, and what to do where it has it not."""
KINDS = {
    bool: "true or false", int: "a number", float: "a number", str: "a text", list: "a list", dict: "an object",
    bytes: "bytes", type(None): "null",
}  # fmt: skip
"""What JSON and Parquet call what is no text."""


@dataclass(frozen=True, slots=True)
class Record:
    """An article that can be read, and where in the input it stands."""

    place: str
    article: RawArticle

    @property
    def article_id(self) -> str:
        """Return the id of the article."""
        return self.article.article_id


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page that is yet to be read: the worker that builds it does that, under its limits."""

    place: str
    article_id: str
    path: Path
    size: int
    """In bytes, which are at least as many as the characters of its text."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """What cannot be built: where it stands in the input, its id if it has one, and why."""

    place: str
    article_id: str | None
    reason: str


Item = Record | Page | Rejection


def record_of(cells: Mapping[str, Any], place: str) -> Record | Rejection:
    """Return the article that the cells of a record give.

    The raw text is `text`; a `title` that the text does not start with stands before it, parted by a blank line.
    """
    known = known_id(cells.get("article_id"))
    if fault := _gaps(cells):
        return Rejection(place, known, fault)
    values = {}
    for name in FIELDS:
        cell = _written(cells.get(name), DEFAULTS.get(name, ""))
        if fault := _cell_fault(name, cell):
            return Rejection(place, known, fault)
        values[name] = value_of(str(cell), _COLUMNS[name])
    text, title = cells.get("text"), cells.get("title")
    title = None if isinstance(title, str) and not title.strip() else title
    if fault := _text_fault("text", text) or ("" if title is None else _text_fault("title", title)):
        return Rejection(place, known, fault)
    whole = f"{title}\n\n{text}" if title and not str(text).lstrip().startswith(title) else str(text)
    sha256 = hashlib.sha256(whole.encode()).hexdigest()
    return Record(place, RawArticle(text=whole, sha256=sha256, **values))


def kind_of(value: object) -> str:
    """Return what a value that should be text is, in words."""
    return next((name for kind, name in KINDS.items() if isinstance(value, kind)), type(value).__name__)


def known_id(cell: object) -> str | None:
    """Return what stands for an article's id if it can be one."""
    return cell if isinstance(cell, str) and not _cell_fault("article_id", cell) else None


_COLUMNS = {column.name: column for column in schema.columns("articles")}


def _written(cell: Any, default: str) -> Any:
    """Return a cell as text, a day as ISO has it."""
    if cell is None or cell == "":
        return default
    return cell.isoformat()[:10] if isinstance(cell, date) else cell


def _gaps(cells: Mapping[str, Any]) -> str:
    """Return what a record lacks of what it must have, all at once."""
    # Empty words are told as such, where the text is looked at.
    gaps = [name for name in NEEDED if cells.get(name) is None or (cells[name] == "" and name != "text")]
    if len(gaps) > 1:
        return f"{', '.join(gaps)} are missing; a record has {', '.join(NEEDED)}"
    return f"{gaps[0]} is missing; {NEEDED[gaps[0]]}" if gaps else ""


def _cell_fault(name: str, cell: object) -> str:
    if not isinstance(cell, str):
        return f"{name} is {kind_of(cell)}; write it as text{' like 2022-03-01' if name == 'published' else ''}"
    return _character_fault(name, cell) or fault_of(cell, _COLUMNS[name])


def _text_fault(name: str, value: object) -> str:
    if not isinstance(value, str):
        return f"{name} is {kind_of(value)}; give the article's words"
    if len(value) > MOST:
        return f"{name} has {len(value)} characters; an article has at most {MOST}"
    if fault := _character_fault(name, value):
        return fault
    return "" if any(map(str.isalnum, value)) else f"{name} holds no word; give the article's words"


def _character_fault(name: str, value: str) -> str:
    if "\0" in value:
        return f"{name} holds a NUL character; write plain text"
    try:
        value.encode()
    except UnicodeEncodeError:
        return f"{name} holds half a surrogate pair, which is no character; write it as UTF-8"
    return ""
