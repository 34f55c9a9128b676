"""One SQLite database with keys, foreign keys and the meaning of each column, as Datasette and others open it.

Days are ISO texts, yes or no is 1 or 0. The table `dictionary` explains the columns.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from unga_dataset.exporting.dictionary import HEADING, NAME, dictionary_rows
from unga_dataset.exporting.sql import create_table, in_order, quoted

TYPES = {"text": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "date": "TEXT"}


def write_database(tables: Mapping[str, Iterable[pa.Table]], path: Path) -> None:
    """Write the tables as a new SQLite file."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        # Rows that refer to later rows of their table are checked at the end of the transaction.
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("BEGIN")
        database.execute("PRAGMA defer_foreign_keys = ON")
        for name in in_order(tables):
            database.execute(create_table(name, TYPES, itself=True, comments=True))
            for part in tables[name]:
                columns = [map(_cell, column.to_pylist()) for column in part.columns]
                _insert(database, name, zip(*columns, strict=True))
        database.execute(f"CREATE TABLE {NAME} ({', '.join(f'{quoted(column)} TEXT NOT NULL' for column in HEADING)})")
        _insert(database, NAME, dictionary_rows(tables))
        database.execute("COMMIT")
        database.execute("VACUUM")


def _insert(database: sqlite3.Connection, table: str, rows: Any) -> None:
    for row in rows:
        places = ", ".join("?" * len(row))
        database.execute(f"INSERT INTO {quoted(table)} VALUES ({places})", row)


def _cell(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
