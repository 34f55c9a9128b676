"""Write and read the folder of a dataset: each table as Parquet and CSV, and the manifest that describes them.

The same tables give the same bytes: no time stamps, no random names, no threads.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from unga_dataset import schema
from unga_dataset.builder.problems import Problem
from unga_dataset.builder.staging import replacing
from unga_dataset.builder.standards.croissant import croissant
from unga_dataset.builder.standards.datapackage import datapackage
from unga_dataset.errors import shown
from unga_dataset.exporting.csv_text import csv_line, csv_rows

MANIFEST = "manifest.json"
FORMATS = ("parquet", "csv")
FILES = tuple(f"{name}.{suffix}" for name in schema.TABLES for suffix in FORMATS)
PARTED = ("_done", "_key", "_SUCCESS", "rejected.jsonl")
"""What a dataset in parts has beside the folders of its tables."""
DESCRIPTIONS = ("datapackage.json", "croissant.json")
"""What tells others about the files; all of it follows from the tables, the manifest and the schema."""


def write_dataset(tables: Mapping[str, pa.Table], out: Path, *, inputs: str, version: str) -> None:
    """Write every table and the manifest to OUT, which is replaced in one step; OutputError if it cannot be.

    Args:
        tables: the tables by name, already checked.
        out: the folder of the dataset; files in it that are not the dataset's are kept.
        inputs: the SHA-256 of what the tables were made from.
        version: the version of the package.
    """
    with replacing(out, owned_names) as folder:
        files = {}
        for name, table in tables.items():
            for suffix, data in (("parquet", parquet_bytes(table)), ("csv", csv_bytes(table))):
                _write(folder / f"{name}.{suffix}", data)
                files[f"{name}.{suffix}"] = entry_of(data, table)
        for name, data in descriptions(tables, files, version).items():
            _write(folder / name, data)
        manifest = {"version": version, "inputs": inputs, "files": files}
        text = json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
        _write(folder / MANIFEST, text.encode())


def descriptions(
    tables: Mapping[str, pa.Table], files: Mapping[str, Mapping[str, Any]], version: str
) -> dict[str, bytes]:
    """Return the files that describe a dataset, by name."""
    made = (datapackage(tables, files, version), croissant(tables, files, version))
    texts = (json.dumps(description, indent=2, ensure_ascii=False) + "\n" for description in made)
    return {name: text.encode() for name, text in zip(DESCRIPTIONS, texts, strict=True)}


def entry_of(data: bytes, table: pa.Table) -> dict[str, int | str]:
    """Return what the manifest says of a file that holds a table."""
    return {
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "rows": table.num_rows,
        "columns": table.num_columns,
    }


def owned_names(folder: Path) -> set[str]:
    """Return the names of what a new dataset replaces: the tables, what the manifest names, the parts of an archive."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        parts = {*PARTED, *manifest["tables"]} if "shards" in manifest else set()
        files = set(manifest["files"]) if isinstance(manifest.get("files"), dict) else set()
    # A manifest that does not say gives no name away.
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        files = parts = set()
    return {MANIFEST, *FILES, *DESCRIPTIONS, *files, *parts}


def parquet_bytes(table: pa.Table) -> bytes:
    """Return a table as a Parquet file."""
    sink = io.BytesIO()
    # Written out, so that a new default of pyarrow does not change the bytes.
    pq.write_table(table, sink, compression="zstd", version="2.6", data_page_version="1.0", write_statistics=True)
    return sink.getvalue()


def read_parquet(data: bytes) -> pa.Table:
    """Return the table of a Parquet file; pyarrow.ArrowException or OSError if it is damaged."""
    table = pq.ParquetFile(pa.BufferReader(data)).read(use_threads=False)
    table.validate(full=True)
    return table


def csv_bytes(table: pa.Table) -> bytes:
    """Return a table as a CSV file."""
    return "".join(map(csv_line, csv_rows(table))).encode()


def csv_problem(name: str, data: bytes, table: pa.Table) -> Problem | None:
    """Return the first place where a CSV file is not the one that a table gives, or nothing."""
    position = 0
    for row, cells in enumerate(csv_rows(table)):
        for column, cell, end in zip(table.column_names, cells, _ends(len(cells)), strict=True):
            wanted = (cell + end).encode()
            if not data.startswith(wanted, position):
                place = f"the header for {column}" if row == 0 else f"{name}.parquet, which has {shown(cell)}"
                return Problem(f"{name}.csv", row, column if row else "", f"is not {place}")
            position += len(wanted)
    if position != len(data):
        return Problem(f"{name}.csv", 0, "", f"goes on after row {table.num_rows}, the last of {name}.parquet")
    return None


def _ends(cells: int) -> Iterable[str]:
    return itertools.chain(itertools.repeat(",", cells - 1), "\n")


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
