"""The tables in other formats: every cell is that of the table, keys hold, and nothing is lost on the way."""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow as pa
import pyarrow.feather
import pytest

import unga_dataset
from unga_dataset import cli, schema
from unga_dataset.errors import InputError, MissingExtraError, OutputError
from unga_dataset.exporting import WRITERS
from unga_dataset.exporting.dictionary import HEADING, dictionary_rows
from unga_dataset.exporting.spreadsheet import write_workbook
from unga_dataset.exports import FOLDERS, export

TABLES: dict[str, pa.Table] = {name: unga_dataset.load_table(name, as_="arrow") for name in schema.TABLES}
AWKWARD = [
    "=1+1",
    "+1",
    "-1",
    "@sum",
    "031",
    "166",
    "1/2",
    "TRUE",
    "http://x.org",
    "_x0041_",
    "a\tb\nc",
    "'x",
    " x ",
    "é–“”",
]
"""Texts that a spreadsheet would like to make something else of."""


def rows(name: str) -> list[tuple[Any, ...]]:
    """Return the rows of a table as tuples."""
    return list(zip(*(column.to_pylist() for column in TABLES[name].columns), strict=True))


def sheet_cells(path: Path, sheet: str) -> list[tuple[Any, ...]]:
    """Return the rows of a sheet below its heading, days as days."""
    cells = openpyxl.load_workbook(path)[sheet].iter_rows(min_row=2, values_only=True)
    return [tuple(cell.date() if isinstance(cell, datetime) else cell for cell in row) for row in cells]


def test_every_format_has_every_row(tmp_path: Path) -> None:
    """An export returns the rows of each table, in every format."""
    for file_format in WRITERS:
        counted = export(file_format, tmp_path / file_format)
        assert counted == {name: table.num_rows for name, table in TABLES.items()}


def test_workbook_has_the_cells_of_the_tables(tmp_path: Path) -> None:
    """A sheet for each table has its cells, and one more explains the columns; headings stay in sight and filter."""
    export("xlsx", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == [*schema.TABLES, "dictionary"]
    for name in schema.TABLES:
        assert sheet_cells(tmp_path / "a.xlsx", name) == rows(name)
        assert [cell.value for cell in book[name][1]] == TABLES[name].column_names
        assert (book[name].freeze_panes, book[name].auto_filter.ref.split(":")[0]) == ("A2", "A1")
        assert all(dimension.width for dimension in book[name].column_dimensions.values())
    assert [cell.value for cell in book["dictionary"][1]] == list(HEADING)
    assert book["dictionary"].max_row == 1 + len(list(dictionary_rows(schema.TABLES)))


def test_texts_stay_texts_in_a_workbook(tmp_path: Path) -> None:
    """No text becomes a formula, number, link or day; days before 1900 and numbers too large are texts."""
    name, days = "resolutions", [date(1899, 10, 3), date(1900, 2, 28), date(1900, 3, 1)]
    table = pa.table(
        {
            "title": [*AWKWARD, *([None] * 3)],
            "adopted": [*([None] * len(AWKWARD)), *days],
            "yes": [*range(len(AWKWARD)), 2**53 + 1, None, 0],
        }
    )
    write_workbook({name: [table]}, tmp_path / "a.xlsx")
    cells = sheet_cells(tmp_path / "a.xlsx", name)
    assert [cell for cell, _, _ in cells if cell is not None] == AWKWARD
    assert [day for _, day, _ in cells if day is not None] == ["1899-10-03", "1900-02-28", date(1900, 3, 1)]
    assert [number for _, _, number in cells][-3:] == [str(2**53 + 1), None, 0]
    kinds = {cell.data_type for cell in openpyxl.load_workbook(tmp_path / "a.xlsx")[name]["A"][1 : len(AWKWARD) + 1]}
    assert kinds == {"s"}


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "jsonl", "feather"])
def test_two_exports_give_the_same_bytes(tmp_path: Path, file_format: str) -> None:
    """The same tables give the same file."""
    made = []
    for name in ("one", "two"):
        export(file_format, tmp_path / name)
        paths = sorted((tmp_path / name).iterdir()) if file_format in FOLDERS else [tmp_path / name]
        made.append([path.read_bytes() for path in paths])
    assert made[0] == made[1]


def test_sqlite_has_the_cells_and_keys(tmp_path: Path) -> None:
    """Each table has its cells in SQLite, keys and references are declared and hold, and columns are explained."""
    export("sqlite", tmp_path / "a.sqlite")
    database = sqlite3.connect(tmp_path / "a.sqlite")
    for name in schema.TABLES:
        wanted = [tuple(cell.isoformat() if isinstance(cell, date) else cell for cell in row) for row in rows(name)]
        assert database.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall() == wanted
        assert (
            schema.meaning(name)
            in database.execute("SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()[0]
        )
        declared = {row[3] for row in database.execute(f"PRAGMA foreign_key_list({name})")}
        assert declared == {column for columns, _, _ in schema.references(name) for column in columns}
        keys = {row[1] for row in database.execute(f"PRAGMA table_info({name})") if row[5]}
        assert keys == set(schema.key(name))
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("SELECT * FROM dictionary").fetchall() == list(dictionary_rows(schema.TABLES))
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("UPDATE votes SET vote = 'maybe'")


def test_duckdb_has_the_cells_and_comments(tmp_path: Path) -> None:
    """Each table has its cells in DuckDB, with a comment on every column, and keys refuse a row twice."""
    export("duckdb", tmp_path / "a.duckdb")
    with duckdb.connect(str(tmp_path / "a.duckdb")) as database:
        for name in schema.TABLES:
            assert database.execute(f"SELECT * FROM {name}").fetchall() == rows(name)
            told = database.execute("SELECT comment FROM duckdb_columns() WHERE table_name = ?", [name]).fetchall()
            assert [comment for (comment,) in told] == [column.meaning for column in schema.columns(name)]
        with pytest.raises(duckdb.ConstraintException):
            database.execute("INSERT INTO votes SELECT * FROM votes LIMIT 1")


def test_lines_and_feather_have_the_cells(tmp_path: Path) -> None:
    """Each line is the JSON of a row, and each Feather file the table, meanings included."""
    export("jsonl", tmp_path / "lines")
    export("feather", tmp_path / "feather")
    for name, table in TABLES.items():
        lines = (tmp_path / "lines" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        wanted = [
            {key: str(cell) if isinstance(cell, date) else cell for key, cell in row.items()}
            for row in table.to_pylist()
        ]
        assert [json.loads(line) for line in lines] == wanted
        read = pyarrow.feather.read_table(tmp_path / "feather" / f"{name}.feather")
        assert read.equals(table, check_metadata=True)


def test_csv_files_are_those_of_the_dataset(tmp_path: Path) -> None:
    """The CSV of each installed table has the bytes of the file that came with it."""
    export("csv", tmp_path / "csv")
    for name in schema.TABLES:
        assert (tmp_path / "csv" / f"{name}.csv").read_bytes() == unga_dataset.data_path(name).read_bytes()


def test_what_is_there_is_kept(tmp_path: Path) -> None:
    """An OUT that exists stays as it is unless it is to be replaced, and a folder with other files in any case."""
    (tmp_path / "a.xlsx").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="it exists; give another name, or --force"):
        export("xlsx", tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_text(encoding="utf-8") == "mine"
    export("xlsx", tmp_path / "a.xlsx", force=True)
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    export("jsonl", tmp_path / "lines")
    export("jsonl", tmp_path / "lines", force=True)
    (tmp_path / "lines" / "mine.txt").write_text("mine", encoding="utf-8")
    for file_format, out, message in (
        ("jsonl", "lines", "it holds mine.txt"),
        ("sqlite", "lines", "a folder"),
        ("feather", "a.xlsx", "a file"),
    ):
        with pytest.raises(OutputError, match=message):
            export(file_format, tmp_path / out, force=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "lines"]


def test_dataset_that_is_read_is_not_written_over(tmp_path: Path) -> None:
    """An OUT in the dataset's own folder is refused, even if it is to be replaced."""
    dataset = tmp_path / "tables"
    shutil.copytree(unga_dataset.data_path("quotes").parent, dataset)
    for out in (dataset, dataset / "quotes.csv", dataset / "new.sqlite"):
        with pytest.raises(OutputError, match="lies in the dataset that is read"):
            export("sqlite", out, folder=dataset, force=True)
    assert unga_dataset.load_quotes(path=dataset).equals(unga_dataset.load_quotes())


def test_export_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that no sheet can hold, or a folder that cannot be made, is told in one line, and no draft stays."""
    monkeypatch.setattr("unga_dataset.exporting.spreadsheet.MOST_ROWS", 100)
    with pytest.raises(OutputError, match="un_members has 193 rows, a sheet holds 100; export sqlite"):
        export("xlsx", tmp_path / "a.xlsx")
    monkeypatch.setattr("unga_dataset.exporting.spreadsheet.MOST_ROWS", 10_000)
    monkeypatch.setattr("unga_dataset.exporting.spreadsheet.MOST_CHARACTERS", 60)
    with pytest.raises(OutputError, match=r"articles, row 1, column title: \d+ characters, a cell holds 60"):
        export("xlsx", tmp_path / "a.xlsx")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="nothing was written"):
        export("sqlite", tmp_path / "file" / "a.sqlite")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_unknown_format_and_missing_library_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the formats there are, or the extra that brings the library."""
    with pytest.raises(InputError, match=r"no format 'xls'; did you mean 'xlsx'\?"):
        export("xls", tmp_path / "a.xls")
    monkeypatch.delitem(sys.modules, "unga_dataset.exporting.duck", raising=False)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'unga-dataset\[export\]'"):
        export("duckdb", tmp_path / "a.duckdb")


def test_command_line_exports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes the file and prints the rows; a second one is refused with exit code 2."""
    out = tmp_path / "a.sqlite"
    assert cli.main(["export", "--format", "sqlite", str(out)]) == 0
    assert capsys.readouterr().out.startswith(f"{out}: 1 articles, 26 paragraphs, ")
    assert cli.main(["export", "--format", "sqlite", str(out)]) == 2
    assert capsys.readouterr().err == f"unga-dataset: {out}: it exists; give another name, or --force to replace it\n"
