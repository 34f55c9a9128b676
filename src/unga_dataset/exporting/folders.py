"""Formats with a file for each table: JSON Lines, and Feather, which is the file format of Arrow."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa


def write_json_lines(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """Write each table as a file of JSON objects, one a line; days are ISO texts, an empty cell is null."""
    for name, table in tables.items():
        lines = (json.dumps(row, ensure_ascii=False, default=str) for row in table.to_pylist())
        (folder / f"{name}.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def write_feather(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """Write each table as a Feather file, with the meaning of its columns in the metadata."""
    for name, table in tables.items():
        with pa.OSFile(str(folder / f"{name}.feather"), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
