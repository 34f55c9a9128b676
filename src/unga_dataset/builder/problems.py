"""What a check finds: a place in a table and what is wrong there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a table; as text it is one line."""

    table: str
    row: int
    """Counted from 1 without the header; 0 for the table as a whole."""
    column: str
    """Empty for the row as a whole."""
    message: str

    def __str__(self) -> str:
        row = f", row {self.row}" if self.row else ""
        column = f", column {self.column}" if self.column else ""
        return f"{self.table}{row}{column}: {self.message}"
