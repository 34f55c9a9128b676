"""One workbook with a sheet for each table and one for the dictionary (XLSX, by XlsxWriter).

Every text is written as a text, so that no formula can run and 031, 1/2 and = stay as they are; numbers, days and yes
or no are cells of their kind, as far as spreadsheets know them; an empty cell is empty. The same
tables give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from unga_dataset.errors import MissingExtraError, OutputError
from unga_dataset.exporting.dictionary import HEADING, NAME, dictionary_rows

try:
    import xlsxwriter
except ImportError as error:
    raise MissingExtraError("XlsxWriter is not installed; pip install 'unga-dataset[export]'") from error

WRITTEN = datetime(2022, 3, 1)
"""A workbook bears a day, and the same tables must give the same bytes."""
MOST_ROWS, MOST_CHARACTERS = 1_048_575, 32_767
"""What a sheet and a cell hold in every spreadsheet program, the heading left out."""
FIRST_DAY, MOST_EXACT = date(1900, 3, 1), 2**53
"""Spreadsheets count days from 1900, with a day too many before March, and hold numbers to 53 bits."""
NARROW, WIDE = 6, 60
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_workbook(tables: Mapping[str, Iterable[pa.Table]], path: Path) -> None:
    """Write the tables as an XLSX file; OutputError for a table or cell that no sheet can hold."""
    with xlsxwriter.Workbook(str(path), OPTIONS) as workbook:
        workbook.set_properties({"title": "unga_dataset", "created": WRITTEN})
        heading = workbook.add_format({"bold": True, "bottom": 1})
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for name, parts in tables.items():
            table = pa.concat_tables(parts)
            if table.num_rows > MOST_ROWS:
                found = f"{name} has {table.num_rows} rows, a sheet holds {MOST_ROWS}"
                raise OutputError(f"{path}: {found}; export sqlite, duckdb or feather")
            columns = [column.to_pylist() for column in table.columns]
            _write_sheet(workbook.add_worksheet(name), table.column_names, columns, heading, day)
        rows = list(dictionary_rows(tables))
        columns = [list(column) for column in zip(*rows, strict=True)]
        _write_sheet(workbook.add_worksheet(NAME), HEADING, columns, heading, day)


def _write_sheet(sheet: Any, names: Any, columns: list[list[Any]], heading: Any, day: Any) -> None:
    writers: dict[type, Callable[..., Any]] = {
        str: sheet.write_string, int: sheet.write_number, bool: sheet.write_boolean,
        date: lambda row, column, value: sheet.write_datetime(row, column, value, day),
    }  # fmt: skip
    for place, (name, cells) in enumerate(zip(names, columns, strict=True)):
        sheet.write_string(0, place, name, heading)
        for row, value in enumerate(cells, start=1):
            if value is not None:
                held = _held(value, sheet.name, name, row)
                writers[type(held)](row, place, held)
        sheet.set_column(place, place, _width(name, cells))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(columns[0]) if columns else 0, max(0, len(columns) - 1))


def _held(value: Any, table: str, column: str, row: int) -> Any:
    """Return a value as a cell can hold it: a day before 1900 or a number too large as a text."""
    if (isinstance(value, date) and value < FIRST_DAY) or (isinstance(value, int) and abs(value) > MOST_EXACT):
        return str(value)
    if isinstance(value, str) and len(value) > MOST_CHARACTERS:
        found = f"{table}, row {row}, column {column}: {len(value)} characters, a cell holds {MOST_CHARACTERS}"
        raise OutputError(f"{found}; export sqlite, duckdb or feather")
    return value


def _width(name: str, cells: list[Any]) -> int:
    """Return a width in which most cells of a column can be read; long texts are cut by the edge of the next one."""
    longest = max((len(str(value)) for value in cells if value is not None), default=0)
    return min(WIDE, max(NARROW, len(name) + 3, longest + 1))
