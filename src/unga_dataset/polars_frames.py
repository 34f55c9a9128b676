"""Arrow tables as Polars frames: closed vocabularies are enums, all else is as Arrow has it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from unga_dataset.errors import MissingExtraError
from unga_dataset.selection import codes_of, select

try:
    import polars as pl
except ImportError as error:
    raise MissingExtraError("polars is not installed; pip install 'unga-dataset[polars]'") from error


def read_polars(
    table: str,
    *,
    article_id: str | None = None,
    columns: Sequence[str] | None = None,
    folder: Path | None = None,
) -> pl.DataFrame:
    """Return a table of a folder, the installed one for None, as a Polars frame."""
    rows = select(table, article_id=article_id, columns=columns, folder=folder)
    codes = {name: pl.Enum(known) for name, known in codes_of(table, rows).items() if name in rows.column_names}
    return pl.DataFrame(rows).with_columns(pl.col(name).cast(enum) for name, enum in codes.items())
