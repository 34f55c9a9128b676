"""A frame as lines of text that a person reads: on a terminal fitted to its width, in a pipe one line a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

GAP = "  "
LEAST = 16
"""A cell is never cut shorter than this."""


def as_text(frame: pd.DataFrame, width: int | None = None) -> str:
    """Return all rows of a frame under their headings.

    With a width, long cells are shortened and columns that do not fit beside the others follow below, each time
    after the first column again.
    """
    columns = [_column(name, frame[name]) for name in frame.columns]
    if width is not None and _length(columns) > width:
        limit = max(LEAST, width // 3)
        columns = [[_shortened(cell, limit) for cell in column] for column in columns]
    blocks = _blocks(columns, width) if width is not None else [columns]
    return "\n\n".join("\n".join(_lines(block)) for block in blocks)


def _column(name: object, cells: pd.Series[Any]) -> list[str]:
    return [str(name), *(_cell(value) for value in cells)]


def _cell(value: Any) -> str:
    if pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    # A line break would start a row of its own, and other control characters could steer the terminal.
    return "".join(character if character.isprintable() else " " for character in str(value))


def _shortened(cell: str, limit: int) -> str:
    if len(cell) <= limit:
        return cell
    if " " in cell:
        return cell[: limit - 1].rstrip() + "…"
    # Identifiers differ at their ends: rferl-2022-…-session-q01.
    tail = (limit - 1) // 2
    return cell[: limit - 1 - tail] + "…" + cell[-tail:]


def _blocks(columns: list[list[str]], width: int) -> list[list[list[str]]]:
    first, *others = columns
    blocks = [[first]]
    for column in others:
        if len(blocks[-1]) > 1 and _length([*blocks[-1], column]) > width:
            blocks.append([first])
        blocks[-1].append(column)
    return blocks


def _length(columns: Iterable[list[str]]) -> int:
    return sum(max(map(len, column)) + len(GAP) for column in columns) - len(GAP)


def _lines(columns: list[list[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in columns]
    for row in zip(*columns, strict=True):
        yield GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
