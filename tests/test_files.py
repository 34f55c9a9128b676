"""The files of a dataset: what they hold, read back, and what the manifest says of them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import storage_rows
from hypothesis import given
from hypothesis import strategies as st
from storage_rows import snapshot

from unga_dataset import schema
from unga_dataset.builder.files import csv_bytes, csv_problem, parquet_bytes, read_parquet, write_dataset

TABLES = storage_rows.all_tables()
NASTY = st.sampled_from(
    ["=1+1", '"', '""', "a\r\nb", "\n", "\r", ",", ";", "\u202edcba", "“x”", "031", "NaN", "\ufeff"]
)
TEXT = NASTY | st.text(min_size=1).filter(lambda text: "\0" not in text)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": st.none() | TEXT,
    "integer": st.none() | st.integers(-(2**63), 2**63 - 1),
    "boolean": st.none() | st.booleans(),
    "date": st.none() | st.dates(),
}
LOOSE = {name: pa.schema([field.with_nullable(True) for field in TABLES[name].schema]) for name in TABLES}


def write(out: Path, tables: dict[str, pa.Table] = TABLES) -> dict[str, bytes]:
    """Write a dataset and return its files."""
    write_dataset(tables, out, inputs="0" * 64, version="1.2.3")
    return snapshot(out)


def values_of(data: bytes, name: str) -> list[dict[str, Any]]:
    """Return the rows of a CSV file, read back by the types of the columns."""
    read: dict[str, Callable[[str], Any]] = {
        "text": str, "integer": int, "boolean": {"true": True, "false": False}.__getitem__, "date": date.fromisoformat
    }  # fmt: skip
    types = {column.name: read[column.type] for column in schema.columns(name)}
    rows = csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True)
    return [{key: types[key](cell) if cell else None for key, cell in row.items()} for row in rows]


@st.composite
def tables_of_any_kind(draw: st.DrawFn) -> tuple[str, pa.Table]:
    """Draw a table with any values that its types allow."""
    name = draw(st.sampled_from(sorted(schema.TABLES)))
    row = st.fixed_dictionaries({column.name: VALUES[column.type] for column in schema.columns(name)})
    return name, pa.Table.from_pylist(draw(st.lists(row, max_size=4)), schema=LOOSE[name])


@given(tables_of_any_kind())
def test_parquet_gives_back_the_table(drawn: tuple[str, pa.Table]) -> None:
    """A table written as Parquet and read back is the same, descriptions included."""
    _, table = drawn
    assert read_parquet(parquet_bytes(table)).equals(table, check_metadata=True)


@given(tables_of_any_kind())
def test_csv_gives_back_the_values(drawn: tuple[str, pa.Table]) -> None:
    """A table written as CSV and read back by types has the same values, whatever the texts hold."""
    name, table = drawn
    data = csv_bytes(table)
    assert values_of(data, name) == table.to_pylist()
    assert csv_problem(name, data, table) is None


@given(tables_of_any_kind(), st.data())
def test_changed_csv_is_never_the_table(drawn: tuple[str, pa.Table], data: st.DataObject) -> None:
    """One byte more, less or another is found, in one line."""
    name, table = drawn
    whole = csv_bytes(table)
    place = data.draw(st.integers(0, len(whole) - 1))
    other = bytes([whole[place] ^ 1])
    for damaged in (whole[:place], whole[:place] + other + whole[place + 1 :], whole + b"\n", whole[:place] + whole):
        problem = csv_problem(name, damaged, table)
        assert problem is None if damaged == whole else len(str(problem).splitlines()) == 1


def test_csv_is_the_csv_that_was_promised() -> None:
    """UTF-8 without a mark, LF, texts quoted, numbers, dates and truth values bare, null empty."""
    lines = csv_bytes(TABLES["countries"]).decode().split("\n")
    assert lines[0].startswith('"iso3","iso2","m49","name","un_member",')
    assert lines[1] == '"BRA","BR","076","Brazil",true,"Group","Region","Part",1945-10-24,false,2,2,2,2,2'
    assert lines[-1] == ""


def test_csv_problem_names_row_and_column() -> None:
    """The first cell that differs is named by row, counted without the header, and column."""
    whole = csv_bytes(TABLES["countries"])
    told = [
        (whole.replace(b"Japan", b"Nippon"), "countries.csv, row 2, column name: is not countries.parquet, which has"),
        (whole.replace(b"iso2", b"iso9"), "countries.csv: is not the header for iso2"),
        (b"\xef\xbb\xbf" + whole, "countries.csv: is not the header for iso3"),
        (whole + b"\n", "countries.csv: goes on after row 2, the last of countries.parquet"),
    ]
    for data, words in told:
        assert str(csv_problem("countries", data, TABLES["countries"])).startswith(words)


def test_parquet_describes_its_columns_and_knows_no_pandas() -> None:
    """A Parquet file carries what each column means, and nothing of pandas."""
    stored = pq.ParquetFile(io.BytesIO(parquet_bytes(TABLES["quotes"]))).schema_arrow
    assert stored.field("cue").metadata[b"description"] == b"reporting verb or phrase as written"
    assert set(stored.metadata) == {b"description", b"codes"}


def test_manifest_describes_every_file(tmp_path: Path) -> None:
    """The manifest gives the version, the inputs and, of each file, hash, bytes, rows and columns."""
    written = write(tmp_path / "out")
    text = written.pop("manifest.json").decode()
    manifest = json.loads(text)
    assert written.pop("datapackage.json")
    assert written.pop("croissant.json")
    assert set(written) == {f"{name}.{suffix}" for name in schema.TABLES for suffix in ("csv", "parquet")}
    assert (manifest["version"], manifest["inputs"], set(manifest["files"])) == ("1.2.3", "0" * 64, set(written))
    for name, data in written.items():
        table = TABLES[name.partition(".")[0]]
        assert manifest["files"][name] == {
            "sha256": hashlib.sha256(data).hexdigest(),
            "bytes": len(data),
            "rows": table.num_rows,
            "columns": table.num_columns,
        }
    assert text == json.dumps(manifest, indent=2, sort_keys=True) + "\n"


def test_two_writes_give_the_same_bytes(tmp_path: Path) -> None:
    """The same tables give the same files, wherever and whenever they are written."""
    assert write(tmp_path / "a") == write(tmp_path / "b") == write(tmp_path / "a")


@pytest.mark.parametrize("manifest", ["", "[]", '{"files": 3}', '{"files": ["notes.txt"]}', "\xff"])
def test_damaged_old_manifest_does_not_matter(tmp_path: Path, manifest: str) -> None:
    """An old manifest that cannot be read keeps nothing from being replaced, and gives no other file away."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "manifest.json").write_text(manifest, encoding="latin-1")
    (out / "notes.txt").write_text("2", encoding="utf-8")
    assert write(out) == {**write(tmp_path / "fresh"), "notes.txt": b"2"}
