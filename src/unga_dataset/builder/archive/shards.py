"""Build one shard, some articles in a row, and commit it: the files of its tables first, then its marker.

A shard is a pure function of its articles, so it may be built anywhere, and again, with the same bytes.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from unga_dataset import schema
from unga_dataset.builder.archive.commits import commit
from unga_dataset.builder.archive.limits import TooSlow, time_limit
from unga_dataset.builder.article import rows_of
from unga_dataset.builder.files import entry_of, parquet_bytes
from unga_dataset.builder.gate.checks import problems_of
from unga_dataset.builder.intake.records import Record, Rejection
from unga_dataset.builder.intake.sources import Item
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.listing import Line
from unga_dataset.builder.raw import RawArticle
from unga_dataset.builder.reference import notes_on, read_note_lines
from unga_dataset.builder.tables import table_of
from unga_dataset.builder.totals import count_countries
from unga_dataset.errors import UngaDatasetError

DONE, TRAIL, TEXTS = "_done", "_trail", "texts"
WHOLE = ("countries", "un_members", "resolutions", "votes")
"""The tables that are about the whole dataset, which no shard writes."""
COUNTS = ("mentions", "body_mentions", "quotes", "positions", "events")
Rows = dict[str, list[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What every shard of a build has in common."""

    folder: Path
    reference: Path | None
    seconds: float
    keeps_texts: bool


@dataclass(frozen=True, slots=True)
class Shard:
    """Some items of the input in a row, and the number of their files."""

    number: int
    items: tuple[Item, ...]


def marker(folder: Path, number: int | str) -> Path:
    """Return the file whose being there says that a shard is done."""
    return folder / DONE / (f"{number:06d}.json" if isinstance(number, int) else f"{number}.json")


def part(table: str, number: int) -> str:
    """Return the name of the file of a shard's table."""
    return f"{table}/part-{number:06d}.parquet"


def build_shard(task: Task, shard: Shard) -> int:
    """Build and commit a shard unless it is done, and return its number."""
    if marker(task.folder, shard.number).exists():
        return shard.number
    rows, texts, rejected = read_items(task, shard)
    while True:
        tables = _tables(rows)
        faults = _faults(tables, texts)
        if not faults:
            break
        rejected += [_refused(shard, article_id, reason) for article_id, reason in faults.items()]
        rows, texts = _without(rows, set(faults)), {key: text for key, text in texts.items() if key not in faults}
    _commit(task, shard, tables, texts, rejected)
    return shard.number


def read_items(task: Task, shard: Shard) -> tuple[Rows, dict[str, str], list[Rejection]]:
    """Return the rows of the articles of a shard, their texts by their ids, and what could not be read."""
    rows: Rows = defaultdict(list)
    texts: dict[str, str] = {}
    rejected: list[Rejection] = []
    trail = task.folder / TRAIL / f"{shard.number:06d}"
    for index, item in enumerate(shard.items):
        trail.write_text(str(index), encoding="ascii")  # whom a crash is to be laid to
        found = item if isinstance(item, Rejection) else read_item(task, item)
        if isinstance(found, Rejection):
            rejected.append(found)
            continue
        texts[found["articles"][0].article_id] = item.article.text if isinstance(item, Record) else ""
        for table, more in found.items():
            rows[table] += more
    return rows, texts, rejected


def read_item(task: Task, item: Record) -> Rows | Rejection:
    """Return the rows of an article, its notes included, or why it has none."""
    article = item.article
    try:
        with time_limit(task.seconds):
            return rows_of(article, read_lexicon()) | _notes(task, article)
    except TooSlow:
        reason = f"the builder took more than {task.seconds:g} seconds over it"
    except MemoryError:
        reason = "the builder took more memory over it than it may"
    except UngaDatasetError as error:
        if not isinstance(error, ValueError):
            raise
        reason = str(error)
    except Exception as error:  # a defect of the builder must not cost the other articles
        reason = f"the builder failed on it ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
    return Rejection(item.place, article.article_id, reason)


def _notes(task: Task, article: RawArticle) -> Rows:
    return {"record_notes": list(notes_on({article.article_id: article.text}, _note_lines(task.reference)))}


@functools.lru_cache(maxsize=1)
def _note_lines(reference: Path | None) -> list[Line]:
    return read_note_lines(reference)


def _tables(rows: Mapping[str, list[Any]]) -> dict[str, pa.Table]:
    """Return the tables of a shard, and the countries that they name."""
    found = {name: table_of(name, rows.get(name, [])) for name in schema.TABLES if name not in WHOLE}
    counted = {name: rows.get(name, []) for name in found}
    return found | {"countries": table_of("countries", count_countries(counted, read_lexicon()))}


def _faults(tables: Mapping[str, pa.Table], texts: Mapping[str, str]) -> dict[str, str]:
    """Return the articles of which a row breaks the schema, each with its first problem."""
    record = {name: table_of(name, []) for name in WHOLE if name not in tables}
    problems = [problem for problem in problems_of({**record, **tables}, texts) if problem.table in tables]
    faults: dict[str, str] = {}
    for problem in problems:
        table = tables[problem.table]
        column = "article_id" if "article_id" in table.column_names else "event_id"
        if not problem.row or column not in table.column_names:
            raise AssertionError(str(problem))
        identifier = table[column][problem.row - 1].as_py()
        article_id = identifier if column == "article_id" else identifier.rpartition("-")[0]
        faults.setdefault(article_id, f"the builder made a row that breaks the schema ({problem})")
    return faults


def _refused(shard: Shard, article_id: str, reason: str) -> Rejection:
    places = (item.place for item in shard.items if isinstance(item, Record) and item.article.article_id == article_id)
    return Rejection(next(places), article_id, reason)


def _without(rows: Rows, article_ids: set[str]) -> Rows:
    events = {row.event_id for row in rows.get("events", []) if row.article_id in article_ids}
    return {
        table: [
            row
            for row in found
            if getattr(row, "article_id", None) not in article_ids and getattr(row, "event_id", None) not in events
        ]
        for table, found in rows.items()
    }


def _commit(
    task: Task, shard: Shard, tables: Mapping[str, pa.Table], texts: Mapping[str, str], rejected: Iterable[Rejection]
) -> None:
    files = {}
    kept = {name: table for name, table in tables.items() if name not in WHOLE}
    if task.keeps_texts:
        kept[TEXTS] = pa.table({"article_id": list(texts), "text": list(texts.values())})
    for name, table in kept.items():
        data = parquet_bytes(table)
        commit(task.folder / part(name, shard.number), data)
        files[part(name, shard.number)] = entry_of(data, table)
    counted = {row["iso3"]: [row[name] for name in COUNTS] for row in tables["countries"].to_pylist()}
    said = {"files": files, "items": len(shard.items), "countries": counted, "rejected": [asdict(r) for r in rejected]}
    commit(marker(task.folder, shard.number), encoded(said))
    (task.folder / TRAIL / f"{shard.number:06d}").unlink(missing_ok=True)


def encoded(said: Mapping[str, Any]) -> bytes:
    """Return what a marker says as its bytes."""
    return (json.dumps(said, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def code_digest() -> str:
    """Return the SHA-256 of the package's own code and lexicons: other code makes other shards."""
    whole = hashlib.sha256()
    package = Path(schema.__file__).parent
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.tsv")]):
        whole.update(os.fsencode(path.relative_to(package)) + b"\0" + path.read_bytes())
    return whole.hexdigest()
