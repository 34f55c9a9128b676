"""The statements that make the tables in a database: columns with their types, keys, foreign keys and limits."""

from __future__ import annotations

import graphlib
from collections.abc import Iterable, Mapping

from unga_dataset import schema
from unga_dataset.columns import Column


def in_order(tables: Iterable[str]) -> list[str]:
    """Return the names of tables so that each comes after those it refers to."""
    names = list(tables)
    leads = {name: {other for _, other, _ in schema.references(name) if other != name} & set(names) for name in names}
    return list(graphlib.TopologicalSorter(leads).static_order())


def create_table(table: str, types: Mapping[str, str], *, itself: bool, comments: bool) -> str:
    """Return the statement that makes a table.

    Args:
        table: its name.
        types: the type of the database for each type of the schema.
        itself: whether a table may refer to itself.
        comments: whether the meaning of each column stands behind it, where the database keeps the statement.
    """
    lines = [(_column(column, types), column.meaning) for column in schema.columns(table)]
    lines.append((f"PRIMARY KEY ({_names(schema.key(table))})", ""))
    for own, other, theirs in schema.references(table):
        if other != table or itself:
            lines.append((f"FOREIGN KEY ({_names(own)}) REFERENCES {quoted(other)} ({_names(theirs)})", ""))
    text = "\n".join(
        f"  {line}{'' if number == len(lines) else ','}{f' -- {meaning}' if comments and meaning else ''}"
        for number, (line, meaning) in enumerate(lines, start=1)
    )
    about = f" -- {schema.meaning(table)}" if comments else ""
    return f"CREATE TABLE {quoted(table)} ({about}\n{text}\n)"


def quoted(name: str) -> str:
    """Return a name as SQL takes it, whether it is one of its words ('end') or not."""
    return f'"{name}"'


def text_of(words: str) -> str:
    """Return words as a text of SQL."""
    return "'" + words.replace("'", "''") + "'"


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(quoted, names))


def _column(column: Column, types: Mapping[str, str]) -> str:
    parts = [quoted(column.name), types[column.type]]
    parts += [] if column.nullable else ["NOT NULL"]
    if column.codes:
        parts.append(f"CHECK ({quoted(column.name)} IN ({', '.join(map(text_of, column.codes))}))")
    if column.minimum is not None:
        parts.append(f"CHECK ({quoted(column.name)} >= {column.minimum})")
    return " ".join(parts)
