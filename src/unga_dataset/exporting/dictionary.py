"""The column dictionary as rows, which the formats with several tables carry beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unga_dataset import schema

NAME = "dictionary"
HEADING = ("table", "column", "type", "nullable", "key", "meaning", "allowed")


def dictionary_rows(tables: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield a row of HEADING for each column of some tables."""
    for table in tables:
        for column in schema.columns(table):
            flags = ("yes" if column.nullable else "no", "yes" if column.key else "no")
            yield (table, column.name, column.type, *flags, column.meaning, column.allowed)
