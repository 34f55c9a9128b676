"""Check keys: primary keys occur once, references lead to a row, and both stay inside their article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from unga_dataset import schema
from unga_dataset.builder.problems import Problem
from unga_dataset.errors import shown

Cells = Mapping[str, list[Any]]


def articles_of(table: str, tables: Mapping[str, Cells]) -> list[str | None]:
    """Return the article each row of a table belongs to, found through its parent table if need be.

    A table that belongs to no article gives None for every row.
    """
    cells = tables[table]
    if "article_id" in cells:
        return cells["article_id"]
    for column in schema.columns(table):
        if column.key and column.refers_to in tables:
            parent = dict(zip(_ids(column.refers_to, tables), articles_of(column.refers_to, tables), strict=True))
            return [parent.get(value) for value in cells[column.name]]
    return [None] * len(next(iter(cells.values())))


def key_problems(table: str, cells: Cells) -> Iterator[Problem]:
    """Find rows whose primary key another row has, or whose identifier is not made from its article's."""
    names = schema.key(table)
    seen: dict[tuple[Any, ...], int] = {}
    for row, key in enumerate(zip(*(cells[name] for name in names), strict=True), start=1):
        if (first := seen.setdefault(key, row)) != row:
            value = ", ".join(map(shown, key))
            yield Problem(table, row, ", ".join(names), f"{value} occurs twice (first in row {first})")
    if len(names) == 1 and "article_id" in cells and names != ("article_id",):
        pairs = zip(cells[names[0]], cells["article_id"], strict=True)
        for row, (identifier, article) in enumerate(pairs, start=1):
            if identifier and article and identifier.rpartition("-")[0] != article:
                yield Problem(table, row, names[0], f"{shown(identifier)} is not made from article_id {shown(article)}")


def reference_problems(table: str, tables: Mapping[str, Cells]) -> Iterator[Problem]:
    """Find references to rows that do not exist, to rows of another article, and of a row to itself."""
    for column in schema.columns(table):
        if column.refers_to not in tables:
            continue
        targets = dict(zip(_ids(column.refers_to, tables), articles_of(column.refers_to, tables), strict=True))
        own_ids = _ids(table, tables) if column.refers_to == table else [None] * len(tables[table][column.name])
        rows = zip(tables[table][column.name], articles_of(table, tables), own_ids, strict=True)
        for row, (value, article, own) in enumerate(rows, start=1):
            if value is None:
                continue
            if value not in targets:
                yield Problem(table, row, column.name, f"{shown(value)} is no row of {column.refers_to}")
            elif value == own:
                yield Problem(table, row, column.name, f"{shown(value)} is the row itself")
            elif targets[value] not in (article, None):
                yield Problem(table, row, column.name, f"{shown(value)} is a row of another article")


def _ids(table: str, tables: Mapping[str, Cells]) -> list[Any]:
    return tables[table][schema.key(table)[0]]
