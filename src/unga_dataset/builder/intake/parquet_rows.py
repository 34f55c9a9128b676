"""Articles in a Parquet file: one row each, read one after another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from unga_dataset.builder.intake.records import FIELDS, Record, Rejection, record_of
from unga_dataset.errors import InputError

BUFFER = 1 << 20
WANTED = (*FIELDS, "text", "title")


def read_parquet_rows(path: Path) -> Iterator[Record | Rejection]:
    """Yield the article of each row; InputError for a file that is no Parquet file of articles."""
    try:
        with pq.ParquetFile(path, pre_buffer=False, buffer_size=BUFFER) as file:
            names = [name for name in WANTED if name in file.schema_arrow.names]
            if missing := [name for name in ("article_id", "published", "text") if name not in names]:
                raise InputError(f"{path}: no column {', '.join(missing)}; the columns are {', '.join(WANTED)}")
            # One row at a time: a dictionary unpacks a long text once for each of them.
            rows = file.iter_batches(batch_size=1, columns=names, use_threads=False)
            for number, row in enumerate(rows, 1):
                yield _read(row, f"row {number}")
    except (pa.ArrowException, OSError) as error:
        reason = " ".join(str(error).split())
        raise InputError(f"{path}: cannot be read as Parquet ({reason}); write it anew") from error


def _read(row: pa.RecordBatch, place: str) -> Record | Rejection:
    try:
        (cells,) = row.to_pylist()
    except UnicodeDecodeError:
        return Rejection(place, None, "a cell is not UTF-8; write text as UTF-8")
    except (ValueError, OverflowError) as error:  # a day before the year 1 or after 9999
        return Rejection(place, None, f"a cell that cannot be read ({error}); write text, and days as a date")
    return record_of(cells, place)
