"""Build one shard, some articles in a row, and commit it: the files of its tables first, then its marker.

A shard is a pure function of its articles, so it may be built anywhere, and again, with the same bytes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from unga_dataset.builder.archive.commits import commit
from unga_dataset.builder.files import entry_of, parquet_bytes
from unga_dataset.builder.intake.records import Item, Rejection
from unga_dataset.builder.tables import WHOLE
from unga_dataset.errors import OutputError, RowError

if TYPE_CHECKING:
    from unga_dataset.builder.archive.readings import Reading

DONE, TRAIL, TEXTS = "_done", "_trail", "texts"
COUNTS = ("mentions", "body_mentions", "quotes", "positions", "events")


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


def trail(folder: Path, number: int) -> Path:
    """Return the file that says which article of a shard is being read."""
    return folder / TRAIL / f"{number:06d}"


def build_shard(task: Task, shard: Shard) -> int:
    """Build and commit a shard unless it is done, and return its number."""
    if marker(task.folder, shard.number).exists():
        return shard.number
    try:
        _build(task, shard)
    except MemoryError:
        advice = "give more --megabytes or a smaller --shard-size"
        raise OutputError(f"shard {shard.number} takes more memory than its worker has; {advice}") from None
    return shard.number


def _build(task: Task, shard: Shard) -> None:
    # The process that hands the shards out reads no article, and can begin without the rules.
    from unga_dataset.builder.archive.readings import Reading, judged, read_item, tables_of  # noqa: PLC0415

    found = [read_item(item, task.seconds, task.reference) for item in _followed(task, shard)]
    readings = [one for one in found if isinstance(one, Reading)]
    try:
        tables = tables_of(readings)
    except RowError:
        found = [judged(one) if isinstance(one, Reading) else one for one in found]
        readings = [one for one in found if isinstance(one, Reading)]
        tables = tables_of(readings)
    _commit(task, shard, tables, readings, [one for one in found if isinstance(one, Rejection)])


def _followed(task: Task, shard: Shard) -> Iterable[Item]:
    """Yield the items of a shard, and leave word of the one it is at: whom a crash is to be laid to."""
    # The file stays open and is written over, for each number has at least the digits of the one before: to empty it
    # for every article has ext4 put it on disk every time, which took a seventh of all the time.
    with trail(task.folder, shard.number).open("wb", buffering=0) as file:
        for index, item in enumerate(shard.items):
            _write_over(file, index)
            yield item
        _write_over(file, len(shard.items))


def _write_over(file: FileIO, index: int) -> None:
    file.seek(0)
    file.write(b"%d" % index)


def _commit(
    task: Task, shard: Shard, tables: Mapping[str, pa.Table], readings: Sequence[Reading], rejected: list[Rejection]
) -> None:
    files = {}
    kept = {name: table for name, table in tables.items() if name not in WHOLE}
    if task.keeps_texts:
        ids, texts = [one.article.article_id for one in readings], [one.article.text for one in readings]
        kept[TEXTS] = pa.table({"article_id": pa.array(ids, pa.string()), "text": pa.array(texts, pa.string())})
    for name, table in kept.items():
        data = parquet_bytes(table)
        commit(task.folder / part(name, shard.number), data)
        files[part(name, shard.number)] = entry_of(data, table)
    said = {
        "files": files,
        "items": len(shard.items),
        "countries": counted(tables["countries"]),
        "languages": Counter(tables["articles"]["language"].to_pylist()),
        "rejected": [asdict(rejection) for rejection in rejected],
    }
    commit(marker(task.folder, shard.number), encoded(said))
    trail(task.folder, shard.number).unlink(missing_ok=True)


def counted(countries: pa.Table) -> dict[str, list[int]]:
    """Return how often each country occurs, in the order of COUNTS."""
    return {row["iso3"]: [row[name] for name in COUNTS] for row in countries.to_pylist()}


def encoded(said: Mapping[str, Any]) -> bytes:
    """Return what a marker says as its bytes."""
    text = json.dumps(said, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    return text.encode(errors="backslashreplace")
