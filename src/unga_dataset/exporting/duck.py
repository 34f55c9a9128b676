"""One DuckDB database with keys, foreign keys and a comment on each table and column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa

from unga_dataset import schema
from unga_dataset.errors import MissingExtraError
from unga_dataset.exporting.sql import create_table, in_order, quoted, text_of

try:
    import duckdb
except ImportError as error:
    raise MissingExtraError("duckdb is not installed; pip install 'unga-dataset[export]'") from error

TYPES = {"text": "VARCHAR", "integer": "BIGINT", "boolean": "BOOLEAN", "date": "DATE"}


def write_database(tables: Mapping[str, Iterable[pa.Table]], path: Path) -> None:
    """Write the tables as a new DuckDB file."""
    with duckdb.connect(str(path)) as database:
        for name in in_order(tables):
            # DuckDB checks each row at once, and one may refer to a later row of its own table.
            database.execute(create_table(name, TYPES, itself=False, comments=False))
            for part in tables[name]:
                database.register("arrow_rows", part)
                database.execute(f"INSERT INTO {quoted(name)} SELECT * FROM arrow_rows")
                database.unregister("arrow_rows")
            database.execute(f"COMMENT ON TABLE {quoted(name)} IS {text_of(schema.meaning(name))}")
            for column in schema.columns(name):
                place = f"{quoted(name)}.{quoted(column.name)}"
                database.execute(f"COMMENT ON COLUMN {place} IS {text_of(column.meaning)}")
