"""Put the shards of a build together: the tables about all of it, the list of what was rejected, the manifest."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from unga_dataset import __version__, schema
from unga_dataset.builder.archive.commits import commit, commit_blocks
from unga_dataset.builder.archive.shards import COUNTS, TEXTS, Task, encoded, marker, part
from unga_dataset.builder.files import MANIFEST, entry_of, parquet_bytes
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.reference import read_reference
from unga_dataset.builder.tables import WHOLE, table_of
from unga_dataset.builder.totals import country_of

SUCCESS, REJECTED = "_SUCCESS", "rejected.jsonl"
WHOLE_MARKER = "whole"
Said = dict[str, Any]


def assemble(task: Task, shards: int, inputs: str) -> dict[str, int]:
    """Write what is about all shards, each of which is done, and return the rows of each table."""
    _write_whole(task, shards)
    commit_blocks(task.folder / REJECTED, rejected_lines(task.folder, shards))
    tables = totals_of(task.folder, shards)
    manifest = {"version": __version__, "inputs": inputs, "shards": shards, "tables": tables}
    commit(task.folder / MANIFEST, encoded(manifest))
    commit(task.folder / SUCCESS, b"")
    return {name: tables[name]["rows"] for name in schema.TABLES}


def said_by(folder: Path, shards: int) -> Iterator[Said]:
    """Yield what each marker says, in the order of the shards."""
    for number in range(shards):
        yield json.loads(marker(folder, number).read_bytes())


def rejected_lines(folder: Path, shards: int) -> Iterator[bytes]:
    """Yield the lines of rejected.jsonl."""
    for said in said_by(folder, shards):
        for rejection in said["rejected"]:
            yield (json.dumps(rejection, ensure_ascii=False) + "\n").encode(errors="backslashreplace")


def totals_of(folder: Path, shards: int) -> dict[str, Said]:
    """Return the rows of each table, and a digest of its files: that of their digests, one a line."""
    rows, digests = Counter[str](), {name: hashlib.sha256() for name in (*schema.TABLES, TEXTS)}
    whole = json.loads(marker(folder, WHOLE_MARKER).read_bytes())
    for said in itertools.chain(said_by(folder, shards), [whole]):
        for name, entry in said["files"].items():
            table = name.partition("/")[0]
            rows[table] += entry["rows"]
            digests[table].update(f"{entry['sha256']}\n".encode())
    kept = [name for name in digests if name in schema.TABLES or name in rows]
    return {name: {"rows": rows[name], "sha256": digests[name].hexdigest()} for name in kept}


def countries_of(counts: Counter[tuple[str, str]]) -> pa.Table:
    """Return the table of the countries that occur, by how often each does."""
    lexicon, states = read_lexicon(), sorted({iso3 for iso3, _ in counts})
    rows = [country_of(iso3, lexicon, {name: counts[iso3, name] for name in COUNTS}) for iso3 in states]
    return table_of("countries", rows)


def count(counts: Counter[tuple[str, str]], said: Said) -> None:
    """Add what a marker says of how often each country occurs."""
    for iso3, numbers in said["countries"].items():
        counts.update({(iso3, name): number for name, number in zip(COUNTS, numbers, strict=True)})


def _write_whole(task: Task, shards: int) -> None:
    counts = Counter[tuple[str, str]]()
    for said in said_by(task.folder, shards):
        count(counts, said)
    record = read_reference(task.reference, {}, read_lexicon())
    files = {}
    for name in WHOLE:
        table = countries_of(counts) if name == "countries" else table_of(name, record[name])
        data = parquet_bytes(table)
        commit(task.folder / part(name, 0), data)
        files[part(name, 0)] = entry_of(data, table)
    commit(marker(task.folder, WHOLE_MARKER), encoded({"files": files}))
