"""The gate: every limit that schema.py states, held against the tables before they are written.

This file checks what a cell may hold; keys.py checks rows against rows, spans.py rows against the articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from unga_dataset import schema
from unga_dataset.builder.gate.keys import articles_of, key_problems, reference_problems
from unga_dataset.builder.gate.spans import order_problems, paragraph_problems, span_problems, text_problems
from unga_dataset.builder.problems import Problem
from unga_dataset.builder.tables import arrow_schema
from unga_dataset.columns import Column
from unga_dataset.errors import shown

STAND_INS = {"None", "N/A", "NA", "NaN", "nan", "null", "<NA>"}

__all__ = ["Problem", "problems_of"]


def problems_of(
    tables: Mapping[str, pa.Table], texts: Mapping[str, str] | None, *, by_id: bool = True
) -> Iterator[Problem]:
    """Find everything in a dataset that breaks the schema, table by table.

    Args:
        tables: every table of the schema by name; one that is missing is a problem itself.
        texts: the raw text of each article by its id, or None to check offsets against the lengths only.
        by_id: whether articles have to come in the order of their ids; in a shard they come as they were handed in.
    """
    sound: dict[str, dict[str, list[Any]]] = {}
    for name in schema.TABLES:
        if name not in tables:
            yield Problem(name, 0, "", "the table is missing")
            continue
        yield from _structure_problems(name, tables[name])
        cells = _cells(name, tables[name])
        if cells is None:
            yield Problem(name, 0, "", "the rows cannot be read as the schema has them, so they are not checked")
        else:
            sound[name] = cells
    for name in sorted(tables.keys() - schema.TABLES.keys()):
        yield Problem(name, 0, "", f"no such table; the tables are {', '.join(schema.TABLES)}")
    for name, cells in sound.items():
        yield from _cell_problems(name, cells)
        yield from _period_problems(name, cells)
        yield from key_problems(name, cells)
        yield from reference_problems(name, sound)
    yield from _text_problems(sound, texts, by_id)


def _structure_problems(name: str, table: pa.Table) -> Iterator[Problem]:
    wanted = arrow_schema(name)
    if table.schema.names != wanted.names:
        missing = [column for column in wanted.names if column not in table.schema.names]
        extra = [column for column in table.schema.names if column not in wanted.names]
        parts = [("missing: ", missing), ("unknown: ", extra)]
        found = "; ".join(label + ", ".join(names) for label, names in parts if names) or "in another order"
        yield Problem(name, 0, "", f"columns are not those of the schema ({found})")
        return
    for field in wanted:
        if (found := table.schema.field(field.name).type) != field.type:
            yield Problem(name, 0, field.name, f"the type is {found}; it must be {field.type}")


def _cells(name: str, table: pa.Table) -> dict[str, list[Any]] | None:
    """Return the columns as lists, or None if they cannot be read as the schema has them.

    Columns of a like type are read too, so that a file saved by another program still has its cells checked.
    """
    # Nullable, or the cast would refuse an empty cell without saying where it is.
    wanted = pa.schema([field.with_nullable(True) for field in arrow_schema(name)])
    try:
        return dict(table.select(wanted.names).cast(wanted).to_pydict())
    except (pa.ArrowException, ValueError, KeyError, OverflowError):
        return None


def _cell_problems(name: str, cells: dict[str, list[Any]]) -> Iterator[Problem]:
    for column in schema.columns(name):
        for row, value in enumerate(cells[column.name], start=1):
            if fault := _fault(value, column):
                yield Problem(name, row, column.name, fault)


def _fault(value: Any, column: Column) -> str:
    """Return what is wrong with a cell and what is allowed, or nothing."""
    if value is None:
        return "" if column.nullable else "empty; every row needs a value"
    if value == "":
        return "a text without characters; a missing value must be null"
    if column.nullable and column.type == "text" and value in STAND_INS:
        return f"found {shown(value)}; a missing value must be null"
    return "" if _is_allowed(value, column) else f"found {shown(value)}; allowed: {column.allowed}"


def _is_allowed(value: Any, column: Column) -> bool:
    if column.codes:
        return value in column.codes
    if column.pattern:
        return re.fullmatch(column.pattern, value, re.ASCII) is not None
    return column.minimum is None or value >= column.minimum


def _period_problems(name: str, cells: dict[str, list[Any]]) -> Iterator[Problem]:
    for column in schema.columns(name):
        prefix = column.name.removesuffix("_start")
        if column.type != "date" or prefix == column.name:
            continue
        pairs = zip(cells[column.name], cells[f"{prefix}_end"], strict=True)
        for row, (first, last) in enumerate(pairs, start=1):
            if first and last and first > last:
                yield Problem(name, row, column.name, f"{first} is after {prefix}_end {last}")


def _text_problems(
    tables: Mapping[str, Mapping[str, list[Any]]], texts: Mapping[str, str] | None, by_id: bool
) -> Iterator[Problem]:
    rows = tables.get("articles", {"article_id": [], "characters": [], "sha256": []})
    lengths = dict(zip(rows["article_id"], rows["characters"], strict=True))
    places = None if by_id else {article: place for place, article in enumerate(rows["article_id"])}
    if texts is not None and "articles" in tables:
        lengths = {article: len(text) for article, text in texts.items()}
        yield from text_problems(rows, texts)
    for name, cells in tables.items():
        articles = articles_of(name, tables)
        yield from span_problems(name, cells, articles, lengths, texts or {})
        yield from order_problems(name, cells, articles, places)
        if "paragraphs" in tables:
            yield from paragraph_problems(name, cells, tables["paragraphs"])
