"""Arrow tables: their schema is the one of schema.py, and their values are those of the rows."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pytest
import storage_rows

from unga_dataset import schema
from unga_dataset.builder.tables import arrow_schema, table_of
from unga_dataset.errors import RowError


@pytest.mark.parametrize("name", schema.TABLES)
def test_arrow_schema_follows_from_the_row_class(name: str) -> None:
    """Each field has the name, type, nullability and meaning of its column."""
    types = {"text": pa.string(), "integer": pa.int64(), "boolean": pa.bool_(), "date": pa.date32()}
    fields = arrow_schema(name)
    assert fields.names == [column.name for column in schema.columns(name)]
    for field, column in zip(fields, schema.columns(name), strict=True):
        assert field.type == types[column.type]
        assert field.nullable == column.nullable
        assert field.metadata == {b"description": column.meaning.encode()}


def test_unknown_table_is_a_key_error() -> None:
    """A table that the schema does not have is no table."""
    with pytest.raises(KeyError):
        arrow_schema("poems")


@pytest.mark.parametrize("name", schema.TABLES)
def test_table_holds_the_values_of_the_rows(name: str) -> None:
    """Rows go in and come out again as they were."""
    rows = storage_rows.all_rows()[name]
    assert table_of(name, rows).to_pylist() == [dataclasses.asdict(row) for row in rows]


@pytest.mark.parametrize("name", schema.TABLES)
def test_table_without_rows_keeps_its_columns(name: str) -> None:
    """No rows give an empty table of the same schema."""
    table = table_of(name, [])
    assert table.num_rows == 0
    assert table.schema.equals(arrow_schema(name), check_metadata=True)


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        pytest.param("text", 7, "7 is int; the column holds text", id="number-as-text"),
        pytest.param("start", "7", "'7' is str; the column holds integer", id="text-as-number"),
        pytest.param("start", 7.0, "7.0 is float", id="whole-float"),
        pytest.param("start", True, "True is bool", id="truth-as-number"),
        pytest.param("quantity", 10**30, "100 bits; the column holds at most 63", id="huge-number"),
        pytest.param("quantity", 10**5000, "bits", id="number-too-long-to-print"),
        pytest.param("date_start", datetime(2031, 5, 6, 12), "is datetime", id="time-as-date"),
        pytest.param("date_start", "2031-05-06", "is str; the column holds date", id="text-as-date"),
        pytest.param("location", "\ud800", r"'\ud800' holds half a surrogate pair", id="half-a-character"),
    ],
)
def test_value_of_another_type_is_refused(column: str, value: Any, words: str) -> None:
    """A value that Arrow would bend or refuse without a place is named with its row and column."""
    (event,) = storage_rows.rows_of(storage_rows.raw_article())["events"]
    damaged = dataclasses.replace(event, **{column: value})
    with pytest.raises(RowError) as caught:
        table_of("events", [event, damaged])
    assert str(caught.value).startswith(f"events, row 2, column {column}: ")
    assert words in str(caught.value)


def test_dates_are_days() -> None:
    """A date column holds days, which read back as Python dates."""
    table = storage_rows.all_tables()["articles"]
    assert table.column("published").to_pylist() == [date(2031, 5, 6), date(2031, 5, 7)]
