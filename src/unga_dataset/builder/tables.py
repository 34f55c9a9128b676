"""Turn rows into Arrow tables, whose schema follows from schema.py."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from datetime import date
from types import NoneType
from typing import Any

import pyarrow as pa

from unga_dataset import schema
from unga_dataset.builder.problems import Problem
from unga_dataset.columns import Column
from unga_dataset.errors import LONGEST, RowError, shown

ARROW_TYPES = {"text": pa.string(), "integer": pa.int64(), "boolean": pa.bool_(), "date": pa.date32()}
PYTHON_TYPES: dict[str, type] = {"text": str, "integer": int, "boolean": bool, "date": date}
BITS = 63
WHOLE = ("countries", "un_members", "resolutions", "votes")
"""The tables that are about the whole dataset, which no shard of an archive has."""


@functools.cache
def arrow_schema(name: str) -> pa.Schema:
    """Return the Arrow schema of a table, the meaning of each column as its description; KeyError if unknown.

    Closed vocabularies are plain strings, as an Arrow dictionary would come back with only the codes seen; all of
    them stand in the metadata, from where the loaders take them without opening the schema.
    """
    fields = [
        pa.field(
            column.name, ARROW_TYPES[column.type], nullable=column.nullable, metadata={"description": column.meaning}
        )
        for column in schema.columns(name)
    ]
    codes = {column.name: column.codes for column in schema.columns(name) if column.codes}
    return pa.schema(fields, metadata={"description": schema.meaning(name), "codes": json.dumps(codes)})


def table_of(name: str, rows: Sequence[object]) -> pa.Table:
    """Return the rows of a table as an Arrow table; RowError for a value of another type than its column."""
    arrays = [_array(name, column, [getattr(row, column.name) for row in rows]) for column in schema.columns(name)]
    return pa.Table.from_arrays(arrays, schema=arrow_schema(name))


def _array(name: str, column: Column, values: list[Any]) -> pa.Array:
    # Arrow would quietly take 1.0 for 1, True for 1 and a time for its day.
    if set(map(type, values)) <= {PYTHON_TYPES[column.type], NoneType}:
        try:
            return pa.array(values, type=ARROW_TYPES[column.type])
        except (OverflowError, UnicodeEncodeError, pa.ArrowException):
            pass  # a number too large or half a surrogate pair, which is now looked for
    for row, value in enumerate(values, start=1):
        if value is not None and (fault := _fault(value, column)):
            raise RowError(str(Problem(name, row, column.name, fault)))
    raise RowError(str(Problem(name, 0, column.name, "Arrow cannot hold its values")))


def _fault(value: object, column: Column) -> str:
    """Return why a value cannot stand in a column, or nothing; limits beyond the type are for checks.py."""
    if type(value) is not PYTHON_TYPES[column.type]:
        return f"{shown(value)} is {type(value).__name__}; the column holds {column.type}"
    if isinstance(value, int) and value.bit_length() > BITS:
        return f"a number of {value.bit_length()} bits; the column holds at most {BITS}"
    if isinstance(value, str) and not _is_utf8(value):
        return f"{value[:LONGEST]!a} holds half a surrogate pair, which is no character"
    return ""


def _is_utf8(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
