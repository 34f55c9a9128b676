"""A small dataset of invented rows, written the way the builder writes the real one."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from unga_dataset.schema import TABLES, columns

ARROW = {"text": pa.string(), "integer": pa.int64(), "boolean": pa.bool_(), "date": pa.date32()}
BUSY, QUIET = "invented-busy", "invented-quiet"

ROWS: dict[str, list[dict[str, Any]]] = {
    "articles": [
        {"article_id": BUSY, "title": "Harbour Talks Resume", "published": date(2031, 5, 6), "characters": 900},
        {"article_id": QUIET, "title": "Nothing Happened", "published": date(2031, 5, 7), "characters": 30},
    ],
    "paragraphs": [
        {"article_id": BUSY, "paragraph": 1, "role": "title", "start": 0, "end": 20},
        {"article_id": BUSY, "paragraph": 2, "role": "body", "start": 22, "end": 400},
    ],
    "quotes": [
        {"quote_id": f"{BUSY}-q01", "article_id": BUSY, "paragraph": 2, "quote_type": "mixed", "text": "no return",
         "start": 30, "end": 39, "speaker": "Ana Lund", "speaker_type": "person", "iso3": "ISL", "speaker_start": 25},
        {"quote_id": f"{BUSY}-q02", "article_id": BUSY, "paragraph": 2, "quote_type": "direct",
         "text": "We sail, or not.", "start": 50, "end": 66},
    ],
    "speakers": [{"speaker_id": f"{BUSY}-s01", "article_id": BUSY, "name": "Ana Lund", "speaker_type": "person"}],
    "country_mentions": [
        {"mention_id": f"{BUSY}-m01", "article_id": BUSY, "text": "Iceland", "iso3": "ISL", "form": "name"},
    ],
    "countries": [
        {"iso3": "ISL", "iso2": "IS", "m49": "352", "name": "Iceland", "un_member": True, "p5": False, "mentions": 1,
         "un_member_since": date(1946, 11, 19)},
        {"iso3": "VAT", "iso2": "VA", "m49": "336", "name": "Holy See", "un_member": False, "p5": False, "mentions": 1},
    ],
    "events": [
        {"event_id": f"{BUSY}-e01", "article_id": BUSY, "kind": "ceremony", "date_start": date(2031, 5, 5),
         "date_precision": "day", "date_basis": "explicit", "status": "occurred"},
    ],
    "event_participants": [
        {"event_id": f"{BUSY}-e01", "role": "actor", "name": "Iceland", "participant_type": "country", "iso3": "ISL"},
        {"event_id": f"{QUIET}-e01", "role": "actor", "name": "nobody", "participant_type": "group"},
    ],
}  # fmt: skip


def arrow_table(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    """Return invented rows as the Arrow table the builder would write; what a row leaves out is null."""
    # Only booleans are never null here: it is what the loaders tell bool from boolean by.
    fields = [pa.field(column.name, ARROW[column.type], column.type != "boolean") for column in columns(name)]
    codes = {column.name: column.codes for column in columns(name) if column.codes}
    arrays = [pa.array([row.get(field.name) for row in rows], field.type) for field in fields]
    return pa.table(arrays, schema=pa.schema(fields, metadata={"codes": json.dumps(codes)}))


def write_dataset(folder: Path, rows: dict[str, list[dict[str, Any]]] = ROWS) -> Path:
    """Write all tables of the dataset, empty where no rows are given, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    write_files(folder, {name: arrow_table(name, rows.get(name, [])) for name in TABLES})
    return folder


def write_files(folder: Path, tables: dict[str, pa.Table]) -> None:
    """Write tables as files, and a manifest that describes them."""
    files = {}
    for name, table in tables.items():
        pa.parquet.write_table(table, folder / f"{name}.parquet")
        pa.csv.write_csv(table, folder / f"{name}.csv")
        for path in (folder / f"{name}.csv", folder / f"{name}.parquet"):
            files[path.name] = entry(path.read_bytes(), table)
    (folder / "manifest.json").write_text(json.dumps({"version": "0", "inputs": "", "files": files}), encoding="utf-8")


def entry(content: bytes, table: pa.Table) -> dict[str, Any]:
    """Return what the manifest says of a file."""
    sha256 = hashlib.sha256(content).hexdigest()
    return {"sha256": sha256, "bytes": len(content), "rows": table.num_rows, "columns": table.num_columns}
