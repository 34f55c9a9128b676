"""Events: the tables of sentences that tell happenings and of those that tell none."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

import pytest
from gold import build

CASES = Path(__file__).parent / "cases"
COLUMNS = ("kind", "trigger", "date_start", "date_end", "status", "quantity")
Row = dict[str, str]


def rows_of(name: str) -> list[Row]:
    """Return the rows of a table of cases."""
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def grouped(rows: list[Row]) -> list[tuple[str, str, list[Row]]]:
    """Return each text with its day of publication and the rows of its events."""
    groups = itertools.groupby(rows, key=lambda row: (row["text"], row["published"]))
    return [(*key, list(group)) for key, group in groups]


def told(text: str, published: str) -> list[tuple[str, ...]]:
    """Return what the builder finds in a text, as the columns of a case."""
    events = build(f"A headline\n\n{text}\n", published)["events"]
    return [tuple(str("" if (cell := getattr(event, column)) is None else cell) for column in COLUMNS)
            for event in events]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "rows"), grouped(rows_of("events.tsv")))
def test_happening_is_told_once_with_its_days_and_number(text: str, published: str, rows: list[Row]) -> None:
    """Each happening gives one row with its kind, trigger, days, status and number, and nothing else gives one."""
    assert told(text, published) == [tuple(row[column] for column in COLUMNS) for row in rows]


@pytest.mark.parametrize("row", rows_of("not_events.tsv"), ids=lambda row: row["text"])
def test_lookalike_tells_no_happening(row: Row) -> None:
    """Nothing is told where only the words look like a happening."""
    assert told(row["text"], "2023-06-07") == []
