"""What a column is: the words in which schema.py states the tables, and how to read them back."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import types
import typing
from dataclasses import dataclass
from typing import Any, Literal

ColumnType = Literal["text", "integer", "boolean", "date"]
ISO3, ISO2, M49, CAMEO, SHA256 = r"[A-Z]{3}", r"[A-Z]{2}", r"\d{3}", r"\d{2,4}", r"[0-9a-f]{64}"
ARTICLE_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
SYMBOL = r"[A-Z]+(/[A-Za-z0-9.-]+)+"
TYPES: dict[type, ColumnType] = {str: "text", int: "integer", bool: "boolean", datetime.date: "date"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, as schema.py states it."""

    name: str
    meaning: str
    type: ColumnType
    nullable: bool
    codes: tuple[str, ...] = ()
    key: bool = False
    refers_to: str = ""
    minimum: int | None = None
    pattern: str = ""

    @property
    def allowed(self) -> str:
        """What a cell may hold beyond its type, in words; empty if anything."""
        limits = [f"one of {', '.join(self.codes)}"] if self.codes else []
        limits += [f"at least {self.minimum}"] if self.minimum is not None else []
        limits += [f"like {self.pattern}"] if self.pattern else []
        limits += [f"a row of {self.refers_to}"] if self.refers_to else []
        return "; ".join(limits)


def column(
    meaning: str, *, key: bool = False, refers_to: str = "", minimum: int | None = None, pattern: str = ""
) -> Any:
    """State a column: its meaning, and the limits that its type alone does not give.

    Args:
        meaning: what the column holds, in one clause.
        key: whether it belongs to the primary key of its table.
        refers_to: the table whose key of the same kind a value must be found in.
        minimum: the least value of a number.
        pattern: a regular expression that the whole of a text must match.
    """
    return dataclasses.field(metadata={"column": (meaning, key, refers_to, minimum, pattern)})


@functools.cache
def columns_of(row: type) -> tuple[Column, ...]:
    """Return the columns of a row class, in their order."""
    hints = typing.get_type_hints(row)
    return tuple(_read(field, hints[field.name]) for field in dataclasses.fields(row))


def _read(field: dataclasses.Field[Any], hint: Any) -> Column:
    meaning, key, refers_to, minimum, pattern = field.metadata["column"]
    nullable = isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union
    if nullable:
        (hint,) = (part for part in typing.get_args(hint) if part is not type(None))
    codes = typing.get_args(hint) if typing.get_origin(hint) is Literal else ()
    kind: ColumnType = "text" if codes else TYPES[hint]
    return Column(field.name, meaning, kind, nullable, codes, key, refers_to, minimum, pattern)
