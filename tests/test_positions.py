"""Positions: the table of sentences with the stances they must give, and the table of those that must give none."""

from __future__ import annotations

import csv
import itertools
from collections import Counter
from pathlib import Path

import pytest
from gold import build

CASES = Path(__file__).parent / "cases"
NAMES = ("actor", "iso3", "target", "stance", "basis")
Row = dict[str, str]
Found = tuple[str, ...]


def rows_of(name: str) -> list[Row]:
    """Return the rows of a table of cases."""
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def grouped(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """Return each text with the rows expected of it."""
    return [(text, list(group)) for text, group in itertools.groupby(rows, key=lambda row: row["text"])]


def found(text: str) -> Counter[Found]:
    """Return the positions that the builder finds in a text, null written as nothing."""
    positions = build(f"A headline\n\n{text}\n", "2023-06-07")["positions"]
    return Counter(tuple(getattr(position, name) or "" for name in NAMES) for position in positions)


@pytest.mark.parametrize(("text", "rows"), grouped(rows_of("positions.tsv")))
def test_text_gives_its_positions_only(text: str, rows: list[Row]) -> None:
    """A text gives exactly its rows: actor, state, target, stance and basis."""
    assert found(text) == Counter(tuple(row[name] for name in NAMES) for row in rows), rows[0]["why"]


@pytest.mark.parametrize("row", rows_of("not_positions.tsv"), ids=lambda row: row["text"])
def test_look_alike_gives_no_position(row: Row) -> None:
    """What only looks like a stance gives no row."""
    assert not found(row["text"]), row["why"]


def test_no_text_stands_twice_in_the_tables() -> None:
    """The rows of a text stand together, and no text is both in the table and among the look-alikes."""
    texts = [text for text, _ in grouped(rows_of("positions.tsv"))]
    texts += [row["text"] for row in rows_of("not_positions.tsv")]
    assert len(texts) == len(set(texts))
