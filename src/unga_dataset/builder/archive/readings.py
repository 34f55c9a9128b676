"""Read one article under its limits into rows, and hold them against the schema: nothing of it may cost the others."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from unga_dataset import schema
from unga_dataset.builder.archive.limits import TooSlow, time_limit
from unga_dataset.builder.article import rows_of
from unga_dataset.builder.gate.checks import problems_of
from unga_dataset.builder.intake.records import Item, Page, Record, Rejection
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.listing import Line
from unga_dataset.builder.raw import RawArticle
from unga_dataset.builder.reference import notes_on, read_note_lines
from unga_dataset.builder.tables import WHOLE, table_of
from unga_dataset.builder.totals import count_countries
from unga_dataset.errors import RowError, UngaDatasetError

ADDRESS = re.compile(r"0x[0-9a-fA-F]+")
Rows = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article that has been read, its rows, and where in the input it stands."""

    place: str
    article: RawArticle
    rows: Rows


def read_item(item: Item, seconds: float, reference: Path | None) -> Reading | Rejection:
    """Return the rows of an article, its notes included, or why it has none."""
    if isinstance(item, Rejection):
        return item
    try:
        with time_limit(seconds):
            return _read(item, reference)
    except TooSlow:
        reason = f"the builder took more than {seconds:g} seconds over it"
    except MemoryError:
        reason = "the builder took more memory over it than it may"
    except UngaDatasetError as error:
        if not isinstance(error, ValueError):
            raise
        reason = str(error)
    except Exception as error:  # a defect of the builder must not cost the other articles
        reason = f"the builder failed on it ({type(error).__name__}: {_told(error)})"
    return Rejection(item.place, item.article_id, reason)


def _read(item: Record | Page, reference: Path | None) -> Reading | Rejection:
    if isinstance(item, Page):
        from unga_dataset.builder.intake.html_pages import read_page  # noqa: PLC0415

        found = read_page(item)
        if isinstance(found, Rejection):
            return found
        item = found
    return read_rows(item, reference)


def read_rows(record: Record, reference: Path | None) -> Reading:
    """Return the rows of an article, its notes included, without any limit."""
    notes = notes_on({record.article_id: record.article.text}, _note_lines(reference))
    rows = rows_of(record.article, read_lexicon()) | {"record_notes": list(notes)}
    return Reading(record.place, record.article, rows)


def _told(error: Exception) -> str:
    """Return what an error says, on one line, without what differs from run to run."""
    return ADDRESS.sub("0x", " ".join(str(error).split()))[:200]


@functools.lru_cache(maxsize=1)
def _note_lines(reference: Path | None) -> list[Line]:
    return read_note_lines(reference)


def tables_of(readings: Sequence[Reading]) -> dict[str, pa.Table]:
    """Return the tables of some articles, and the countries that they name; RowError if a row breaks the schema."""
    rows: Rows = defaultdict(list)
    for reading in readings:
        for table, more in reading.rows.items():
            rows[table] += more
    tables = {name: table_of(name, rows[name]) for name in schema.TABLES if name not in WHOLE}
    tables["countries"] = table_of("countries", count_countries(rows, read_lexicon()))
    texts = {reading.article.article_id: reading.article.text for reading in readings}
    for problem in problems_of(with_no_record(tables), texts, by_id=False):
        raise RowError(str(problem))
    return tables


def with_no_record(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """Return the tables of some articles with empty ones in the place of those that no shard has."""
    return {name: tables[name] if name in tables else table_of(name, []) for name in schema.TABLES}


def judged(reading: Reading) -> Reading | Rejection:
    """Return an article whose rows keep to the schema, or what is wrong with the others."""
    try:
        tables_of([reading])
    except RowError as error:
        reason = f"the builder made a row that breaks the schema ({error})"
        return Rejection(reading.place, reading.article.article_id, reason)
    return reading
