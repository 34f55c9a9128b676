"""Conditions such as ``iso3=RUS``, and the rows of a frame that meet them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any

import pandas as pd

from unga_dataset import schema
from unga_dataset.columns import Column
from unga_dataset.errors import InputError, UnknownTableError
from unga_dataset.names import known_table, suggestion

BOOLEANS = {"true": True, "false": False}


def matching(frame: pd.DataFrame, table: str, conditions: Iterable[str]) -> pd.DataFrame:
    """Return the rows that meet all conditions, each ``COLUMN=VALUE``, or ``COLUMN=`` for an empty cell.

    Raises ``UnknownTableError`` for an unknown column, ``InputError`` for a value that the column cannot hold.
    """
    columns = {column.name: column for column in schema.columns(known_table(table))}
    for condition in conditions:
        name, equals, value = condition.partition("=")
        if not equals:
            raise InputError(f"condition {condition!r} has no '='; write it as COLUMN=VALUE, such as iso3=RUS")
        if name not in columns:
            raise UnknownTableError(f"{table} has no column {suggestion(name, columns)}")
        cells = frame[name]
        # A comparison with an empty cell is neither true nor false in the nullable dtypes.
        met = (cells == _value(columns[name], value)).fillna(value=False) if value else cells.isna()
        frame = frame[met.astype(bool)]
    return frame


def _value(column: Column, text: str) -> Any:
    if column.codes and text not in column.codes:
        raise InputError(f"column {column.name} holds no {suggestion(text, column.codes)}")
    if column.pattern and not re.fullmatch(column.pattern, text):
        raise InputError(f"column {column.name} holds no {text!r}; its values are {column.allowed}")
    try:
        return _parsed(column, text)
    except (ValueError, KeyError) as error:
        sample = {"integer": "a whole number", "boolean": "true or false", "date": "a date such as 2022-03-01"}
        raise InputError(f"column {column.name} holds no {text!r}; allowed: {sample[column.type]}") from error


def _parsed(column: Column, text: str) -> Any:
    if column.type == "integer":
        return int(text)
    if column.type == "boolean":
        return BOOLEANS[text]
    if column.type == "date":
        return pd.Timestamp(datetime.date.fromisoformat(text))
    return text
