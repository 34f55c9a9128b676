"""Read a CSV file that people keep by hand, its columns being those of a table of the schema.

The byte order mark and the CRLF of a spreadsheet are accepted. A line that cannot be used is an InputError that names
file, line and column; nothing is skipped or guessed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from unga_dataset import schema
from unga_dataset.builder.text.texts import decode, read_bytes
from unga_dataset.columns import Column
from unga_dataset.errors import InputError, shown

# date.fromisoformat alone would also read 20220301 and 2022-W09-2; int alone 1_000 and ' 7'.
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
NUMBER = re.compile(r"\d{1,18}", re.ASCII)
URL = re.compile(r"https?://\S+")
PARTED = {";": "semicolons", "\t": "tabs"}
"""What a spreadsheet may have put in the place of commas."""
LONGEST = {"article_id": 200}
"""The most characters of a cell, where it is not `LONG`: each row of an article repeats its id."""
LONG = 10_000
ALLOWED = {
    "language": "write two small letters like en",
    "article_id": "use small letters a-z, digits and single hyphens between them, like reuters-2022-03-01-vote",
    "resolution": "write its symbol like A/RES/ES-11/1",
    "meeting": "write its symbol like A/ES-11/PV.5",
    "iso3": "write three capital letters like KEN",
}
"""What to write where a cell is not as its column wants it, by the name of the column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a CSV file: where it starts, and its cells as values of their columns."""

    number: int
    cells: dict[str, Any]


def read_lines(path: Path, table: str, header: tuple[str, ...], *, purpose: str) -> Iterator[Line]:
    """Yield the lines of a CSV file that has some columns of a table, in any order.

    Args:
        path: the file.
        table: the table of the schema whose columns say what a cell may hold.
        header: the columns that the file must have.
        purpose: what the lines are for, to end the advice 'one line for each ...'.
    """
    line = ",".join(header)
    advice = f"write it with the header {line} and one line for each {purpose}"
    text = decode(read_bytes(path, advice=advice), path).removeprefix("\ufeff")
    rows = _rows(text, path)
    first, found = next(rows, (1, []))
    if not found:
        raise InputError(f"{path}: the file is empty; {advice}")
    _check_header(found, header, f"{path}, line {first}")
    columns = {column.name: column for column in schema.columns(table)}
    for number, fields in rows:
        yield _read_line(found, fields, columns, f"{path}, line {number}", number)


def _rows(text: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for fields in reader:
            if fields:
                yield line, fields
            line = reader.line_num + 1
    except csv.Error as error:
        advice = "put a field that holds a comma or a quotation mark into quotation marks, and double those inside it"
        raise InputError(f"{path}, line {line}: not a line of a CSV file ({error}); {advice}") from None


def _check_header(found: list[str], header: tuple[str, ...], place: str) -> None:
    advice = f"the first line must be {','.join(header)}"
    if len(found) == 1 and (parted := next((name for mark, name in PARTED.items() if mark in found[0]), "")):
        raise InputError(f"{place}: the columns are parted by {parted}; save the file with commas, {advice}")
    missing = [name for name in header if name not in found]
    extra = [shown(name) for name in found if name not in header]
    twice = sorted({name for name in found if found.count(name) > 1})
    if missing:
        others = f", found {', '.join(extra)}" if extra else ""
        raise InputError(f"{place}: no column {', '.join(missing)}{others}; {advice}")
    if extra:
        raise InputError(f"{place}: unknown column {', '.join(extra)}; {advice}, so delete the others")
    if twice:
        raise InputError(f"{place}: column {', '.join(twice)} occurs twice; {advice}")


def _read_line(header: list[str], fields: list[str], columns: dict[str, Column], place: str, number: int) -> Line:
    if len(fields) != len(header):
        found = f"{len(fields)} fields where the header has {len(header)}"
        advice = "give every column a field, and put a field that holds a comma into quotation marks"
        raise InputError(f"{place}: {found}; {advice}")
    cells = dict(zip(header, fields, strict=True))
    missing = [name for name, cell in cells.items() if not cell.strip() and not columns[name].nullable]
    if len(missing) > 1:
        raise InputError(f"{place}: {', '.join(missing)} are missing; fill them in, or delete the line")
    for name, cell in cells.items():
        if fault := fault_of(cell, columns[name]):
            raise InputError(f"{place}, column {name}: {fault}")
    return Line(number=number, cells={name: value_of(cell, columns[name]) for name, cell in cells.items()})


def fault_of(cell: str, column: Column) -> str:
    """Return what is wrong with a cell and what to do, or nothing."""
    if not cell and column.nullable:
        return ""
    if fault := _outer_fault(cell, column):
        return fault
    if column.pattern and not re.fullmatch(column.pattern, cell):
        return f"{shown(cell)} is no {column.name}; {ALLOWED.get(column.name, column.allowed)}"
    if column.codes and cell not in column.codes:
        return f"{shown(cell)} is unknown; write {column.allowed}"
    if column.type == "date" and not _is_day(cell):
        return f"{shown(cell)} is no date; write year, month and day like 2022-03-01"
    if column.type == "integer" and not NUMBER.fullmatch(cell):
        return f"{shown(cell)} is no whole number; write digits alone"
    if column.name == "url" and not URL.fullmatch(cell):
        return f"{shown(cell)} is no address; write one that starts with http:// or https://, or leave it empty"
    return ""


def _outer_fault(cell: str, column: Column) -> str:
    """Return what is wrong with a cell of whatever kind: it is empty, too long, or has white space about it."""
    if not cell.strip():
        what = (
            "holds only white space; leave it empty"
            if column.nullable
            else f"is missing; fill it in ({column.meaning})"
        )
        return f"{column.name} {what}"
    if len(cell) > (most := LONGEST.get(column.name, LONG)):
        return f"{column.name} has {len(cell)} characters; it may have {most}"
    return f"{column.name} {shown(cell)} has white space at an end; delete it" if cell != cell.strip() else ""


def _is_day(cell: str) -> bool:
    if not DAY.fullmatch(cell):
        return False
    try:
        date.fromisoformat(cell)
    except ValueError:
        return False
    return True


def value_of(cell: str, column: Column) -> Any:
    """Return a cell without fault as a value of its column; None for an empty one."""
    if not cell:
        return None
    if column.type == "integer":
        return int(cell)
    return date.fromisoformat(cell) if column.type == "date" else cell
