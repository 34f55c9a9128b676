"""The names a user may ask by, and the rest of the error for any other: what was found, what is allowed."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from unga_dataset import schema
from unga_dataset.errors import LONGEST, UnknownTableError, shown

LISTED = 30
"""How many allowed names an error lists before it says how many more there are."""


def known_table(name: str) -> str:
    """Return the name of a table; UnknownTableError unless there is one."""
    if name not in schema.TABLES:
        raise UnknownTableError(f"no table {suggestion(name, schema.TABLES)}")
    return name


def suggestion(name: object, allowed: Iterable[str]) -> str:
    """Return an unknown name with its likeliest correction and what is allowed."""
    known = list(allowed)
    close = get_close_matches(str(name)[:LONGEST], known, n=1)
    meant = f"did you mean {close[0]!r}? " if close else ""
    more = f" and {len(known) - LISTED} more" if len(known) > LISTED else ""
    return f"{shown(name)}; {meant}allowed: {', '.join(known[:LISTED]) or 'none'}{more}"
