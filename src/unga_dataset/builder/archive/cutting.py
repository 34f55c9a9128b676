"""Cut an input into shards, always in the same places, and tell apart articles that bear the same id."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator
from pathlib import Path

from unga_dataset.builder.archive.shards import Shard
from unga_dataset.builder.intake.records import Item, Page, Record, Rejection

MOST = 20_000_000
"""The most characters of a shard, whatever its size: long texts must not fill the memory of its worker."""


def cut(items: Iterator[Item], size: int) -> Iterator[Shard]:
    """Yield the shards of an input, each with at most so many items; without items there is one shard."""
    number, characters, kept = 0, 0, list[Item]()
    for item in items:
        kept.append(item)
        characters += _characters(item)
        if len(kept) == size or characters >= MOST:
            yield Shard(number, tuple(kept))
            number, characters, kept = number + 1, 0, []
    if kept or not number:
        yield Shard(number, tuple(kept))


def _characters(item: Item) -> int:
    if isinstance(item, Record):
        return len(item.article.text)
    return item.size if isinstance(item, Page) else 0


def told_apart(items: Iterator[Item], path: Path) -> Generator[Item, None, None]:
    """Yield the items, and in the place of an article whose id came before its rejection.

    The ids of a hundred million articles are too many for memory; SQLite keeps them in a file of its own.
    """
    path.unlink(missing_ok=True)
    seen = sqlite3.connect(path, isolation_level=None)
    try:
        seen.execute("PRAGMA journal_mode = OFF")
        seen.execute("PRAGMA synchronous = OFF")
        seen.execute("BEGIN")
        seen.execute("CREATE TABLE ids (article_id TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
        for item in items:
            yield item if isinstance(item, Rejection) else _first_of_its_id(item, seen)
    finally:
        seen.close()


def _first_of_its_id(item: Item, seen: sqlite3.Connection) -> Item:
    if seen.execute("INSERT OR IGNORE INTO ids VALUES (?, ?)", (item.article_id, item.place)).rowcount:
        return item
    (first,) = seen.execute("SELECT place FROM ids WHERE article_id = ?", (item.article_id,)).fetchone()
    reason = f"article_id occurs twice (first in {first}); rename or delete one of them"
    return Rejection(item.place, item.article_id, reason)
