"""Look a dataset in parts over, shard by shard: markers, checksums, every limit of the schema, and the totals."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from unga_dataset import schema
from unga_dataset.builder.archive.assembly import (
    REJECTED,
    SUCCESS,
    WHOLE_MARKER,
    count,
    countries_of,
    rejected_lines,
    totals_of,
)
from unga_dataset.builder.archive.commits import DRAFT
from unga_dataset.builder.archive.keys import inputs_digest
from unga_dataset.builder.archive.shards import DONE, TEXTS, counted, marker, part
from unga_dataset.builder.files import MANIFEST, entry_of, read_parquet
from unga_dataset.builder.gate.checks import problems_of
from unga_dataset.builder.gate.inspection import AGAIN, ALLOW
from unga_dataset.builder.intake.records import Item, Record
from unga_dataset.builder.intake.sources import source_of
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.tables import WHOLE, table_of
from unga_dataset.builder.totals import count_countries
from unga_dataset.errors import RowError, UngaDatasetError

OF_SHARDS = tuple(name for name in schema.TABLES if name not in WHOLE)
Said = dict[str, Any]
Tables = dict[str, pa.Table]


def is_in_parts(folder: Path) -> bool:
    """Whether a folder holds a dataset in parts, as its manifest or its markers say."""
    try:
        return "shards" in json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError, TypeError, RecursionError):
        return (folder / DONE).is_dir()


def inspect_parts(folder: Path, raw: Path | None, reference: Path | None) -> Iterator[str]:
    """Find what is wrong with a dataset in parts, one line each.

    Args:
        folder: the folder of the dataset.
        raw: what it was built from, or None to leave the texts out of the check where the dataset does not keep them.
        reference: the folder with the record that it was built with; None for the one that comes with the package.
    """
    manifest = _said(folder / MANIFEST, {"version": str, "inputs": str, "shards": int, "tables": dict})
    if isinstance(manifest, str):
        yield f"{MANIFEST}: {manifest}; {AGAIN}"
        return
    items: Iterator[Item] | None = None
    if raw:
        source = source_of(raw)
        if inputs_digest(source.measure()[0], reference) == manifest["inputs"]:
            items = source.items()
        else:
            yield f"{MANIFEST}: the tables were built from other articles or another record; {AGAIN}"
    inspection = _Inspection(folder=folder, items=items)
    try:
        yield from inspection.shards(manifest["shards"])
        if not inspection.is_broken:
            yield from inspection.totals(manifest)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, UngaDatasetError):
            raise
        yield f"{DONE}: what the markers say makes no sense ({type(error).__name__} {error}); {AGAIN}"


@dataclass(slots=True, kw_only=True)
class _Inspection:
    """What is known after some shards: the files that there should be, how often each country occurs."""

    folder: Path
    items: Iterator[Item] | None
    files: set[str] = field(default_factory=set)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    is_broken: bool = False
    """Whether a marker is missing, so that nothing can be said of the whole."""

    def shards(self, shards: int) -> Iterator[str]:
        whole = yield from self._whole()
        seen = sqlite3.connect("")  # in a file of its own: the ids may be too many for memory
        seen.execute("CREATE TABLE ids (article_id TEXT PRIMARY KEY) WITHOUT ROWID")
        for number in range(shards):
            place = f"{DONE}/{number:06d}.json"
            said = _said(self.folder / place, {"files": dict, "items": int, "countries": dict, "rejected": list})
            if isinstance(said, str):
                self.is_broken = True
                yield f"{place}: {said}; {AGAIN}"
                break  # the articles of the next ones cannot be told, and there may be any number
            texts = _texts_of(islice(self.items, said["items"])) if self.items else None
            tables = yield from self._tables(said, [part(name, number) for name in OF_SHARDS], part(TEXTS, number))
            if tables.keys() >= set(OF_SHARDS):
                yield from _shard_problems(place, said, tables | whole, texts)
                yield from _known_before(number, tables["articles"], seen)
            count(self.counts, said)
        seen.close()
        if not self.is_broken and "countries" in whole and whole["countries"] != countries_of(self.counts):
            yield f"{part('countries', 0)}: its counts are not those of the parts; {AGAIN}"

    def totals(self, manifest: Said) -> Iterator[str]:
        shards = manifest["shards"]
        for name, wanted in totals_of(self.folder, shards).items():
            if (found := manifest["tables"].get(name)) != wanted:
                yield f"{MANIFEST}: {name} is {found}, its parts are {wanted}; {AGAIN}"
        rejected = self.folder / REJECTED
        if not rejected.is_file() or rejected.read_bytes() != b"".join(rejected_lines(self.folder, shards)):
            yield f"{REJECTED}: it is not what the markers say; {AGAIN}"
        if not (self.folder / SUCCESS).is_file():
            yield f"{SUCCESS}: missing; {AGAIN}"
        for path in sorted(self.folder.glob("*/*")):
            name = f"{path.parent.name}/{path.name}"
            is_part = path.parent.name in (*schema.TABLES, TEXTS) and path.suffix == ".parquet"
            if (is_part and name not in self.files) or path.name.endswith(DRAFT):
                yield f"{name}: no marker has it; {AGAIN}"

    def _whole(self) -> Generator[str, None, Tables]:
        said = _said(marker(self.folder, WHOLE_MARKER), {"files": dict})
        if isinstance(said, str):
            self.is_broken = True
            yield f"{DONE}/{WHOLE_MARKER}.json: {said}; {AGAIN}"
            return {}
        tables = yield from self._tables(said, [part(name, 0) for name in WHOLE])
        others = {name: table_of(name, []) for name in OF_SHARDS}
        for problem in problems_of(others | tables, None) if len(tables) == len(WHOLE) else ():
            yield str(problem)
        return tables

    def _tables(self, said: Said, names: list[str], extra: str = "") -> Generator[str, None, Tables]:
        tables = {}
        for name in (*names, *([extra] if extra in said["files"] else [])):
            self.files.add(name)
            found = _file(self.folder / name)
            if isinstance(found, str):
                yield f"{name}: {found}"
                continue
            data, table = found
            if said["files"].get(name) == entry_of(data, table):
                tables[name.partition("/")[0]] = table
            else:
                yield f"{name}: it is not the file that its marker describes; {AGAIN}"
        return tables


def _shard_problems(place: str, said: Said, tables: Tables, texts: Mapping[str, str] | None) -> Iterator[str]:
    kept = tables.pop(TEXTS, None)
    if kept is not None:
        texts = dict(zip(kept["article_id"].to_pylist(), kept["text"].to_pylist(), strict=True))
    if texts is not None:
        built = set(tables["articles"]["article_id"].to_pylist())
        texts = {article_id: text for article_id, text in texts.items() if article_id in built}
    others = {name: table_of(name, []) for name in WHOLE}
    for problem in problems_of(others | tables, texts, by_id=False):
        if problem.table in OF_SHARDS:
            yield f"part {place[-11:-5]}, {problem}"
    rows = {name: [schema.TABLES[name](**row) for row in tables[name].to_pylist()] for name in OF_SHARDS}
    try:
        same = counted(table_of("countries", count_countries(rows, read_lexicon()))) == said["countries"]
    except RowError as error:
        yield f"part {place[-11:-5]}, {error}"
        return
    if not same:
        yield f"{place}: its counts of countries are not those of its tables; {AGAIN}"


def _known_before(number: int, articles: pa.Table, seen: sqlite3.Connection) -> Iterator[str]:
    for article_id in articles["article_id"].to_pylist():
        if not seen.execute("INSERT OR IGNORE INTO ids VALUES (?)", (article_id,)).rowcount:
            yield f"part {number:06d}, articles, column article_id: {article_id!r} is in an earlier part too; {AGAIN}"


def _texts_of(items: Iterator[Item]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for item in items:
        if isinstance(item, Record):
            texts.setdefault(item.article_id, item.article.text)
    return texts


def _said(path: Path, facts: Mapping[str, type]) -> Said | str:
    """Return what a marker or a manifest says, or what is wrong with it."""
    try:
        said = json.loads(path.read_bytes())
    except FileNotFoundError:
        return "missing"
    except (OSError, ValueError, RecursionError) as error:
        return f"cannot be read ({' '.join(str(error).split())})"
    odd = [name for name, kind in facts.items() if not isinstance(said, dict) or type(said.get(name)) is not kind]
    return f"it does not say {', '.join(odd)}" if odd else dict(said)


def _file(path: Path) -> tuple[bytes, pa.Table] | str:
    try:
        data = path.read_bytes()
        return data, read_parquet(data)
    except FileNotFoundError:
        return f"missing; {AGAIN}"
    except PermissionError as error:
        return f"cannot be read ({error.strerror}); {ALLOW}"
    except (pa.ArrowException, OSError) as error:
        return f"damaged ({' '.join(str(error).split())}); {AGAIN}"
