"""The rows and columns of a table that are asked for, as Arrow has them: no pandas is imported."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from unga_dataset.errors import InputError, UnknownTableError
from unga_dataset.storage import installed_folder, read_table

# Each Parquet file tells its own types, nulls and codes, so a frame can be made without unga_dataset.schema, whose
# classes take as long to make as the file to read. The schema is asked for descriptions and for the errors.


def select(
    table: str,
    *,
    article_id: str | None = None,
    columns: Sequence[str] | None = None,
    folder: Path | None = None,
) -> pa.Table:
    """Return the rows of an article, all for None, and the columns asked for, from a folder or the installed one."""
    folder = folder or installed_folder()
    rows = read_table(folder, table)
    chosen = chosen_columns(table, columns, rows.column_names)
    if article_id is not None:
        rows = _rows_of(article_id, table, rows, folder)
    return rows if columns is None else rows.select(chosen)


def chosen_columns(table: str, names: Sequence[str] | None, available: list[str]) -> list[str]:
    """Return the columns asked for, in that order and once each, all for None; UnknownTableError for any other."""
    if names is None:
        return available
    if isinstance(names, str):
        # A single name is a sequence too, of letters: the error would speak of a column 't'.
        raise UnknownTableError(f"columns takes a list of names, not {names!r}; write columns=[{names!r}]")
    names = list(names)
    if unknown := [name for name in names if name not in available]:
        raise UnknownTableError(f"{table} has no column {_suggestion(unknown[0], available)}")
    return list(dict.fromkeys(names))


def codes_of(table: str, rows: pa.Table) -> dict[str, list[str]]:
    """Return the codes of each column of a table that has a closed vocabulary, in their order."""
    stated = (rows.schema.metadata or {}).get(b"codes")
    if stated is not None:
        return dict(json.loads(stated))
    from unga_dataset import schema  # noqa: PLC0415

    return {column.name: list(column.codes) for column in schema.columns(table) if column.codes}


def _rows_of(article_id: str, table: str, rows: pa.Table, folder: Path) -> pa.Table:
    known = read_table(folder, "articles")["article_id"].to_pylist()
    if article_id not in known:
        raise InputError(f"no article {_suggestion(article_id, known)}")
    if "article_id" in rows.column_names:
        return rows.filter(pc.equal(rows["article_id"], article_id))
    if "event_id" in rows.column_names:
        events = _rows_of(article_id, "events", read_table(folder, "events"), folder)
        return rows.filter(pc.is_in(rows["event_id"], value_set=events["event_id"].combine_chunks()))
    raise UnknownTableError(f"{table} is about the whole dataset and has no rows of one article; leave article_id out")


def _suggestion(name: object, allowed: Sequence[str]) -> str:
    from unga_dataset.names import suggestion  # noqa: PLC0415

    return suggestion(name, allowed)
