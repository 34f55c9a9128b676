"""Articles in a Parquet file: one row each, read a few at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from unga_dataset.builder.intake.records import FIELDS, Record, Rejection, record_of
from unga_dataset.errors import InputError

ROWS = 64
"""How many rows are read at once."""


def read_parquet_rows(path: Path) -> Iterator[Record | Rejection]:
    """Yield the article of each row; InputError for a file that is no Parquet file of articles."""
    wanted = [*FIELDS, "text", "title"]
    try:
        with pq.ParquetFile(path, pre_buffer=False) as file:
            names = [name for name in wanted if name in file.schema_arrow.names]
            if missing := [name for name in ("article_id", "published", "text") if name not in names]:
                raise InputError(f"{path}: no column {', '.join(missing)}; the columns are {', '.join(wanted)}")
            number = 0
            for batch in file.iter_batches(batch_size=ROWS, columns=names, use_threads=False):
                for cells in batch.to_pylist():
                    number += 1
                    yield record_of(cells, f"row {number}")
    except (pa.ArrowException, OSError) as error:
        reason = " ".join(str(error).split())
        raise InputError(f"{path}: cannot be read as Parquet ({reason}); write it anew") from error
