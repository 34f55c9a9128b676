"""A table as CSV: texts in quotation marks, numbers, ISO dates and true or false bare, null an empty field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pyarrow as pa


def csv_rows(table: pa.Table) -> Iterator[list[str]]:
    """Yield the cells of each line, the heading first."""
    yield [_cell(name) for name in table.column_names]
    columns: list[list[Any]] = [column.to_pylist() for column in table.columns]
    for row in zip(*columns, strict=True):
        yield [_cell(value) for value in row]


def csv_line(cells: list[str]) -> str:
    """Return cells as a line."""
    return ",".join(cells) + "\n"


def _cell(value: str | int | bool | date | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
