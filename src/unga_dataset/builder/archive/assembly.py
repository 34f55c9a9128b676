"""Put the shards of a build together: the tables about all of it, the list of what was rejected, the manifest."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from unga_dataset import __version__, schema
from unga_dataset.builder.archive.commits import commit
from unga_dataset.builder.archive.shards import COUNTS, TEXTS, WHOLE, Task, encoded, marker, part
from unga_dataset.builder.files import MANIFEST, entry_of, parquet_bytes
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.reference import read_reference
from unga_dataset.builder.tables import table_of
from unga_dataset.builder.totals import country_of

SUCCESS, REJECTED = "_SUCCESS", "rejected.jsonl"
Said = dict[str, Any]


def assemble(task: Task, shards: int, inputs: str) -> dict[str, int]:
    """Write what is about all shards, each of which is done, and return the rows of each table."""
    _write_whole(task, shards)
    commit(task.folder / REJECTED, b"".join(_rejected(task.folder, shards)))
    tables = _tables(task.folder, shards)
    manifest = {"version": __version__, "inputs": inputs, "shards": shards, "tables": tables}
    commit(task.folder / MANIFEST, encoded(manifest))
    commit(task.folder / SUCCESS, b"")
    return {name: tables[name]["rows"] for name in schema.TABLES}


def said_by(folder: Path, shards: int) -> Iterator[Said]:
    """Yield what each marker says, in the order of the shards."""
    for number in range(shards):
        yield json.loads(marker(folder, number).read_bytes())


def _write_whole(task: Task, shards: int) -> None:
    lexicon, counts = read_lexicon(), Counter[tuple[str, str]]()
    for said in said_by(task.folder, shards):
        for iso3, numbers in said["countries"].items():
            counts.update({(iso3, name): number for name, number in zip(COUNTS, numbers, strict=True)})
    states = sorted({iso3 for iso3, _ in counts})
    countries = [country_of(iso3, lexicon, {name: counts[iso3, name] for name in COUNTS}) for iso3 in states]
    rows = {**read_reference(task.reference, {}, lexicon), "countries": countries}
    files = {}
    for name in WHOLE:
        table = table_of(name, rows[name])
        data = parquet_bytes(table)
        commit(task.folder / part(name, 0), data)
        files[part(name, 0)] = entry_of(data, table)
    commit(marker(task.folder, "whole"), encoded({"files": files}))


def _rejected(folder: Path, shards: int) -> Iterator[bytes]:
    for said in said_by(folder, shards):
        for rejection in said["rejected"]:
            yield (json.dumps(rejection, ensure_ascii=False) + "\n").encode()


def _tables(folder: Path, shards: int) -> dict[str, Said]:
    """Return the rows of each table, and a digest of its files: that of their digests, one a line."""
    rows, digests = Counter[str](), {name: hashlib.sha256() for name in (*schema.TABLES, TEXTS)}
    whole = json.loads(marker(folder, "whole").read_bytes())
    for said in (*said_by(folder, shards), whole):
        for name, entry in said["files"].items():
            table = name.partition("/")[0]
            rows[table] += entry["rows"]
            digests[table].update(f"{entry['sha256']}\n".encode())
    kept = [name for name in digests if name in schema.TABLES or name in rows]
    return {name: {"rows": rows[name], "sha256": digests[name].hexdigest()} for name in kept}
