"""Read the raw articles: articles.csv with one line an article, and <article_id>.txt beside it."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from unga_dataset import schema
from unga_dataset.builder.problems import shown
from unga_dataset.builder.text.texts import decode, read_bytes
from unga_dataset.columns import Column
from unga_dataset.errors import InputError

LIST = "articles.csv"
HEADER = ("article_id", "publisher", "published", "url", "language")
HEADER_LINE = ",".join(HEADER)
# date.fromisoformat alone would also read 20220301 and 2022-W09-2.
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
URL = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """One article as it came: its line in articles.csv and its text, which is never edited."""

    article_id: str
    publisher: str
    published: date
    url: str | None
    language: str
    text: str
    """The file as UTF-8 and nothing else: CRLF and a byte order mark stay, and offsets count them."""
    sha256: str
    """Of the bytes of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of articles.csv."""

    line: int
    article_id: str
    publisher: str
    published: date
    url: str | None
    language: str


def read_articles(folder: Path) -> list[RawArticle]:
    """Read every article of a folder, in the order of their ids.

    Files whose name starts with a dot or does not end in .txt are left alone, and so are subfolders.
    InputError for the first thing that cannot be used.
    """
    if not folder.is_dir():
        found = "a file, not a folder" if folder.exists() else "no such folder"
        raise InputError(f"{folder}: {found}; give the folder that holds {LIST} and the text of each article")
    listed = read_list(folder / LIST)
    _refuse_unlisted(folder, {entry.article_id for entry in listed})
    if not listed:
        what = f"add a line and a file for each article; the header is {HEADER_LINE}"
        raise InputError(f"{folder / LIST}: no articles; {what}")
    return [_read_article(folder, entry) for entry in sorted(listed, key=lambda entry: entry.article_id)]


def read_list(path: Path) -> list[Listed]:
    """Read articles.csv; the byte order mark and the CRLF of a spreadsheet are accepted."""
    advice = f"write it with the header {HEADER_LINE} and one line for each article"
    text = decode(read_bytes(path, advice=advice), path).removeprefix("\ufeff")
    rows = _rows(text, path)
    first, header = next(rows, (1, []))
    if not header:
        raise InputError(f"{path}: the file is empty; {advice}")
    _check_header(header, f"{path}, line {first}")
    listed: dict[str, Listed] = {}
    for line, fields in rows:
        entry = _read_line(header, fields, line, path)
        if (other := listed.setdefault(entry.article_id, entry)) is not entry:
            found = f"article_id {shown(entry.article_id)} occurs twice (first on line {other.line})"
            raise InputError(f"{path}, line {line}, column article_id: {found}; rename or delete one of them")
    return list(listed.values())


def _rows(text: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for fields in reader:
            if fields:
                yield line, fields
            line = reader.line_num + 1
    except csv.Error as error:
        advice = "put a field that holds a comma or a quotation mark into quotation marks, and double those inside it"
        raise InputError(f"{path}, line {line}: not a line of a CSV file ({error}); {advice}") from None


def _check_header(header: list[str], place: str) -> None:
    advice = f"the first line must be {HEADER_LINE}"
    missing = [name for name in HEADER if name not in header]
    extra = [shown(name) for name in header if name not in HEADER]
    twice = sorted({name for name in header if header.count(name) > 1})
    if missing:
        found = f", found {', '.join(extra)}" if extra else ""
        raise InputError(f"{place}: no column {', '.join(missing)}{found}; {advice}")
    if extra:
        raise InputError(f"{place}: unknown column {', '.join(extra)}; {advice}, so delete the others")
    if twice:
        raise InputError(f"{place}: column {', '.join(twice)} occurs twice; {advice}")


def _read_line(header: list[str], fields: list[str], line: int, path: Path) -> Listed:
    if len(fields) != len(header):
        found = f"{len(fields)} fields where the header has {len(header)}"
        advice = "give every column a field, and put a field that holds a comma into quotation marks"
        raise InputError(f"{path}, line {line}: {found}; {advice}")
    cells = dict(zip(header, fields, strict=True))
    for column in schema.columns("articles"):
        if column.name in cells and (fault := _fault(cells[column.name], column)):
            raise InputError(f"{path}, line {line}, column {column.name}: {fault}")
    return Listed(
        line=line,
        article_id=cells["article_id"],
        publisher=cells["publisher"],
        published=date.fromisoformat(cells["published"]),
        url=cells["url"] or None,
        language=cells["language"],
    )


def _fault(cell: str, column: Column) -> str:
    """Return what is wrong with a cell and what to do, or nothing."""
    if not cell.strip():
        return "" if column.nullable and not cell else f"{column.name} is missing; give the {column.meaning}"
    if cell != cell.strip():
        return f"{shown(cell)} has white space at an end; delete it"
    if column.pattern and not re.fullmatch(column.pattern, cell):
        return f"{shown(cell)} cannot be the {column.meaning}; {_allowed(column.name)}"
    if column.type == "date" and not _is_day(cell):
        return f"{shown(cell)} is no date; write year, month and day like 2022-03-01"
    if column.name == "url" and not URL.fullmatch(cell):
        return f"{shown(cell)} is no address; write one that starts with http:// or https://, or leave it empty"
    return ""


def _allowed(name: str) -> str:
    if name == "language":
        return "write two small letters like en"
    return "use small letters a-z, digits and single hyphens between them, like reuters-2022-03-01-vote"


def _is_day(cell: str) -> bool:
    if not DAY.fullmatch(cell):
        return False
    try:
        date.fromisoformat(cell)
    except ValueError:
        return False
    return True


def _refuse_unlisted(folder: Path, listed: set[str]) -> None:
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        raise InputError(f"{folder}: cannot be read ({error.strerror}); allow it to be listed") from None
    for name in names:
        # Dot files are not articles: macOS leaves ._name.txt on sticks and in archives.
        if name.startswith(".") or not name.lower().endswith(".txt"):
            continue
        if name.removesuffix(".txt") not in listed or not name.endswith(".txt"):
            advice = f"add a line for it to {LIST} ({HEADER_LINE}), or move the file away"
            raise InputError(f"{folder}: file {shown(name)} has no line in {LIST}; {advice}")


def _read_article(folder: Path, entry: Listed) -> RawArticle:
    path = folder / f"{entry.article_id}.txt"
    advice = f"line {entry.line} of {LIST} names it: add the file, or delete the line"
    data = read_bytes(path, advice=advice)
    text = decode(data, path)
    if not any(map(str.isalnum, text)):
        found = "no word in the file" if text.strip("\ufeff").strip() else "only white space in the file"
        found = found if data else "the file is empty"
        advice = f"put the article's text into it, or delete it and line {entry.line} of {LIST}"
        raise InputError(f"{path}: {found}; {advice}")
    return RawArticle(
        article_id=entry.article_id,
        publisher=entry.publisher,
        published=entry.published,
        url=entry.url,
        language=entry.language,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
    )
