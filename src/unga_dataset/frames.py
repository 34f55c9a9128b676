"""Arrow tables to pandas frames: the rows and columns asked for, each column in the dtype its meaning calls for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from unga_dataset.errors import DamagedFileError, InputError, UnknownTableError
from unga_dataset.storage import installed_folder, read_table

# Each Parquet file tells its own types, nulls and codes, so a frame can be made without unga_dataset.schema, whose
# classes take as long to make as the file to read. The schema is asked for descriptions and for the errors.


def read_frame(
    table: str,
    *,
    article_id: str | None = None,
    columns: Sequence[str] | None = None,
    folder: Path | None = None,
) -> pd.DataFrame:
    """Return a table of a folder, the installed one for None, as a frame of the caller's own."""
    folder = folder or installed_folder()
    rows = read_table(folder, table)
    chosen = chosen_columns(table, columns, rows.column_names)
    if article_id is not None:
        rows = _rows_of(article_id, table, rows, folder)
    codes = _codes_of(table, rows)
    arrays = {name: _array(rows[name], rows.field(name), codes.get(name)) for name in chosen}
    return pd.DataFrame(arrays, index=pd.RangeIndex(rows.num_rows))


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


def dictionary_frame(table: str) -> pd.DataFrame:
    """Return the columns of a table as a frame, one row each."""
    from unga_dataset import schema  # noqa: PLC0415
    from unga_dataset.names import known_table  # noqa: PLC0415

    columns = schema.columns(known_table(table))
    text = text_dtype()
    return pd.DataFrame(
        {
            "column": pd.Series([column.name for column in columns], dtype=text),
            "type": pd.Series([column.type for column in columns], dtype=text),
            "nullable": [column.nullable for column in columns],
            "key": [column.key for column in columns],
            "meaning": pd.Series([column.meaning for column in columns], dtype=text),
            "allowed": pd.Series([column.allowed for column in columns], dtype=text),
        }
    )


def text_dtype() -> Any:
    """Return the dtype that pandas 3 calls ``str``, by the name that the pandas at hand knows it by."""
    try:
        return pd.StringDtype(na_value=float("nan"))
    except TypeError:  # pandas 2.2
        return pd.StringDtype("pyarrow_numpy")


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


def _codes_of(table: str, rows: pa.Table) -> dict[str, list[str]]:
    stated = (rows.schema.metadata or {}).get(b"codes")
    if stated is not None:
        return dict(json.loads(stated))
    from unga_dataset import schema  # noqa: PLC0415

    return {column.name: list(column.codes) for column in schema.columns(table) if column.codes}


def _array(values: pa.ChunkedArray, field: pa.Field, codes: list[str] | None) -> Any:
    if codes:
        return _categorical(values, field.name, codes)
    if pa.types.is_integer(field.type):
        return _read_by(pd.Int64Dtype(), values)
    if pa.types.is_boolean(field.type):
        flags = _read_by(pd.BooleanDtype(), values)
        return flags if field.nullable else flags.to_numpy(dtype=bool)
    if pa.types.is_date(field.type):
        # Microseconds are what pandas 3 itself reads dates as, and pandas 2.2 knows them too.
        return values.cast(pa.timestamp("us")).to_numpy()
    return _read_by(text_dtype(), values)


def _read_by(dtype: Any, values: pa.ChunkedArray) -> Any:
    return dtype.__from_arrow__(values)


def _categorical(values: pa.ChunkedArray, name: str, codes: list[str]) -> Any:
    # Arrow's own dictionary type would bring only the codes that occur.
    numbers = pc.index_in(values, value_set=pa.array(codes))
    if numbers.null_count != values.null_count:
        raise DamagedFileError(
            f"column {name} holds a code that is none of {', '.join(codes)}: another version wrote it; "
            "run unga-dataset build"
        )
    positions = numbers.fill_null(-1).to_numpy()
    return pd.Categorical.from_codes(positions, categories=pd.Index(codes), ordered=False)


def _suggestion(name: object, allowed: Sequence[str]) -> str:
    from unga_dataset.names import suggestion  # noqa: PLC0415

    return suggestion(name, allowed)
