"""Formats with a file for each table: CSV, JSON Lines, and Feather, which is the file format of Arrow.

Whatever the number of parts, no more than two are in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path

import pyarrow as pa

from unga_dataset.exporting.csv_text import csv_line, csv_rows


def write_csv(tables: Mapping[str, Iterable[pa.Table]], folder: Path) -> None:
    """Write each table as a CSV file, as those of the installed dataset are written."""
    for name, parts in tables.items():
        _write_lines(folder / f"{name}.csv", _csv_lines(parts))


def write_json_lines(tables: Mapping[str, Iterable[pa.Table]], folder: Path) -> None:
    """Write each table as a file of JSON objects, one a line; days are ISO texts, an empty cell is null."""
    for name, parts in tables.items():
        rows = (row for part in parts for row in part.to_pylist())
        lines = (f"{json.dumps(row, ensure_ascii=False, default=str)}\n" for row in rows)
        _write_lines(folder / f"{name}.jsonl", lines)


def write_feather(tables: Mapping[str, Iterable[pa.Table]], folder: Path) -> None:
    """Write each table as a Feather file, with the meaning of its columns in the metadata."""
    for name, parts in tables.items():
        rest = iter(parts)
        first = next(rest)
        with pa.OSFile(str(folder / f"{name}.feather"), "wb") as sink, pa.ipc.new_file(sink, first.schema) as writer:
            for part in chain([first], rest):
                writer.write_table(part)


def _csv_lines(parts: Iterable[pa.Table]) -> Iterator[str]:
    for number, part in enumerate(parts):
        yield from map(csv_line, islice(csv_rows(part), min(number, 1), None))  # one heading for all


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
