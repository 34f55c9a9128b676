"""Read the raw articles: articles.csv with one line an article, and <article_id>.txt beside it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from unga_dataset.builder.listing import read_lines
from unga_dataset.builder.text.texts import decode, read_bytes
from unga_dataset.errors import InputError, shown

LIST = "articles.csv"
HEADER = ("article_id", "publisher", "published", "url", "language")
HEADER_LINE = ",".join(HEADER)


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
    return [read_article(folder, entry) for entry in sorted(listed, key=lambda entry: entry.article_id)]


def read_list(path: Path) -> list[Listed]:
    """Read articles.csv; the byte order mark and the CRLF of a spreadsheet are accepted."""
    listed: dict[str, Listed] = {}
    for line in read_lines(path, "articles", HEADER, purpose="article"):
        entry = Listed(line=line.number, **line.cells)
        if (other := listed.setdefault(entry.article_id, entry)) is not entry:
            found = f"article_id {shown(entry.article_id)} occurs twice (first on line {other.line})"
            raise InputError(f"{path}, line {line.number}, column article_id: {found}; rename or delete one of them")
    return list(listed.values())


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


def read_article(folder: Path, entry: Listed) -> RawArticle:
    """Return the article that a line of articles.csv names; InputError if its text cannot be used."""
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
