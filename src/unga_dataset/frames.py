"""Arrow tables as pandas frames: each column in the dtype its meaning calls for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from unga_dataset.errors import DamagedFileError
from unga_dataset.selection import codes_of, select


def read_frame(
    table: str,
    *,
    article_id: str | None = None,
    columns: Sequence[str] | None = None,
    folder: Path | None = None,
) -> pd.DataFrame:
    """Return a table of a folder, the installed one for None, as a frame of the caller's own."""
    rows = select(table, article_id=article_id, columns=columns, folder=folder)
    codes = codes_of(table, rows)
    arrays = {name: _array(rows[name], rows.field(name), codes.get(name)) for name in rows.column_names}
    return pd.DataFrame(arrays, index=pd.RangeIndex(rows.num_rows))


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
