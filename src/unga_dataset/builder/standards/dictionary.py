"""The data dictionary: every table, column and code of the schema, as a page."""

from __future__ import annotations

from collections.abc import Iterator

from unga_dataset import schema
from unga_dataset.codes import DEFINITIONS
from unga_dataset.columns import Column

HEAD = """\
# Data dictionary

Every table, column and code, made from `schema.py`, `recorded.py` and `codes.py` in `src/unga_dataset` by
`scripts/build_docs.py`: change them there. A key column is marked `*`; a column that may be empty, `?`. Offsets are
Python `str` offsets `[start, end)` into the raw text of the article.
"""


def dictionary() -> str:
    """Return the page."""
    return "\n".join([HEAD, *(line for table in schema.TABLES for line in _section(table))])


def _section(table: str) -> Iterator[str]:
    yield f"## `{table}`\n\n{schema.meaning(table)}\n"
    yield "| column | type | meaning | allowed |\n| --- | --- | --- | --- |"
    for column in schema.columns(table):
        mark = "\\*" if column.key else "?" if column.nullable else ""
        yield f"| `{column.name}`{mark} | {column.type} | {_escaped(column.meaning)} | {_allowed(column)} |"
    yield ""
    for column in schema.columns(table):
        if column.codes:
            yield from _codes(column, table)


def _codes(column: Column, table: str) -> Iterator[str]:
    if (table, column.name) != _first(column):
        return
    meanings = next(codes for _, codes in DEFINITIONS if tuple(codes) == column.codes)
    yield f"### {_codes_name(column)}\n\n| code | meaning |\n| --- | --- |"
    yield from (f"| `{code}` | {_escaped(meaning)} |" for code, meaning in meanings.items())
    yield ""


def _first(column: Column) -> tuple[str, str]:
    """Return the table and column where the codes of a column occur first."""
    return next(
        (table, other.name) for table in schema.TABLES for other in schema.columns(table) if other.codes == column.codes
    )


def _codes_name(column: Column) -> str:
    table, name = _first(column)
    return f"{table}-{name}".replace("_", "-")


def _allowed(column: Column) -> str:
    """Return what a cell may hold: a link to its codes, a table, a number or a pattern."""
    if column.codes:
        return f"[codes](#{_codes_name(column)})"
    parts = [f"a row of `{column.refers_to}`"] if column.refers_to else []
    parts += [f"at least {column.minimum}"] if column.minimum is not None else []
    parts += [f"like `{column.pattern}`"] if column.pattern else []
    return _escaped("; ".join(parts))


def _escaped(text: str) -> str:
    """Return a text as a cell of a table, whose cells a bar parts."""
    return text.replace("|", "\\|")
