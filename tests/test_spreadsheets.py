"""A real spreadsheet program opens the CSV files and the workbook, and every cell is that of the table."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import unga_dataset
from unga_dataset import schema
from unga_dataset.exports import export

OFFICE = shutil.which("soffice")
TEXT_AS_TEXT = "CSV:44,34,76,1,,0,true,false"
"""Commas, quotation marks, UTF-8, from line 1, and quoted fields are text: what the README says to choose."""
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed; CI installs it")


def opened(paths: list[Path], out: Path, *options: str) -> None:
    """Open files in LibreOffice and save them as workbooks in a folder."""
    profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
    command = [
        str(OFFICE),
        profile,
        "--headless",
        *options,
        "--convert-to",
        "xlsx",
        "--outdir",
        str(out),
        *map(str, paths),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=170)


def cells(path: Path, sheet: str | None = None) -> list[list[Any]]:
    """Return the rows of a sheet, the only one by default; LibreOffice saves true and false as formulas."""
    book = openpyxl.load_workbook(path)
    found = (book[sheet] if sheet else book.active).iter_rows(values_only=True)
    flags = {"=TRUE()": True, "=FALSE()": False}
    return [[cell.date() if isinstance(cell, datetime) else flags.get(cell, cell) for cell in row] for row in found]


def wanted(table: str) -> list[list[Any]]:
    """Return the heading and the rows of a table."""
    arrow = unga_dataset.load_table(table, as_="arrow")
    return [arrow.column_names, *map(list, zip(*(column.to_pylist() for column in arrow.columns), strict=True))]


def bare(value: Any) -> Any:
    """Return a cell as a CSV file has it without quotation marks: days and flags as they are written."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else value


def test_csv_files_open_with_every_cell_as_it_is(tmp_path: Path) -> None:
    """Each CSV file, opened as the README says, has the cells of its table: codes keep their zeros."""
    opened([unga_dataset.data_path(table) for table in schema.TABLES], tmp_path, f"--infilter={TEXT_AS_TEXT}")
    for table in schema.TABLES:
        found = [[bare(cell) for cell in row] for row in cells(tmp_path / f"{table}.xlsx")]
        assert found == [[bare(cell) for cell in row] for row in wanted(table)], table


def test_workbook_opens_with_every_cell_as_it_is(tmp_path: Path) -> None:
    """The workbook, opened and saved by another program, has the cells of the tables still."""
    export("xlsx", tmp_path / "tables.xlsx")
    (tmp_path / "saved").mkdir()
    opened([tmp_path / "tables.xlsx"], tmp_path / "saved")
    for table in schema.TABLES:
        assert cells(tmp_path / "saved" / "tables.xlsx", table) == wanted(table), table
