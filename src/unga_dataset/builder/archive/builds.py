"""Build the dataset of an archive: all that is done is kept under a key of what it was made from, and gone on with.

Everything is written in a folder beside OUT whose name has the key: the digest of the inputs, of the record, of the
code and the lexicons, and of how the articles are parted into shards. A build that is begun again with the same key
finds the shards that are done; one with another key begins anew. OUT is the old dataset or the new one at any moment.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from unga_dataset import __version__
from unga_dataset.builder.archive.assembly import assemble
from unga_dataset.builder.archive.commits import sweep
from unga_dataset.builder.archive.crews import build_shards
from unga_dataset.builder.archive.engines import Engine
from unga_dataset.builder.archive.locks import hold
from unga_dataset.builder.archive.shards import DONE, TRAIL, Shard, Task, code_digest, marker
from unga_dataset.builder.files import MANIFEST, owned_names
from unga_dataset.builder.intake.records import Record, Rejection
from unga_dataset.builder.intake.sources import Item, Source, source_of
from unga_dataset.builder.reference import FILES
from unga_dataset.builder.staging import put, settle
from unga_dataset.errors import InputError, OutputError
from unga_dataset.storage import package_folder

Report = Callable[[int, int, int], None]
"""Told how many articles are done, how many of them were rejected, and about how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How an archive is built: how many articles are a shard, the seconds for one, and whether a bad one stops it."""

    shard_size: int = 250
    seconds: float = 60.0
    strict: bool = False
    reference: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rows of each table of a finished build, and how many articles were rejected."""

    rows: dict[str, int]
    rejected: int


def build_archive(path: Path, out: Path, engine: Engine, plan: Plan, report: Report) -> Outcome:
    """Build the dataset of the articles in PATH as Parquet parts in OUT, or go on with such a build.

    InputError for an input that is none and, if the plan is strict, for the first article that is rejected; OutputError
    if OUT cannot be written or another builder is at it. What is done stays beside OUT for the next call.
    """
    source, target = source_of(path), settle(out)
    _refuse_place(source, target, out)
    with hold(target):
        digest, total = source.measure()
        inputs = hashlib.sha256("\n".join([digest, *_record_digests(plan.reference)]).encode()).hexdigest()
        folder = _open_folder(target, f"{inputs}{code_digest()}{__version__}{plan.shard_size}{plan.seconds}")
        task = Task(
            folder=folder,
            reference=plan.reference,
            seconds=plan.seconds,
            keeps_texts=path.is_dir() and _has_pages(source),
        )
        tally = _Tally(folder, plan, report, total)
        try:
            build_shards(engine, task, tally.watched(_shards(source, plan.shard_size, folder)), tally.done)
            shutil.rmtree(folder / TRAIL)
            rows = assemble(task, tally.shards, inputs)
            put(folder, out, owned_names)
        except OSError as error:
            if isinstance(error, OutputError):
                raise
            reason = f"{error.strerror or error} at {error.filename or folder}"
            raise OutputError(
                f"{out}: {reason}; what is done is kept, make room and run the same line again"
            ) from error
    return Outcome(rows, tally.rejected)


def _refuse_place(source: Source, target: Path, out: Path) -> None:
    place = source.path.resolve()
    if target == place or place in target.parents or target in place.parents:
        raise OutputError(f"{out}: it is, holds or lies in the input, which stays as it is; give another folder")
    if target.is_dir() and any(target.iterdir()) and not (target / MANIFEST).exists():
        raise OutputError(f"{out}: it holds files but no {MANIFEST}, so they are not of a dataset; give another folder")


def _has_pages(source: Source) -> bool:
    return any(path.suffix == ".html" for path in source.files)


def _record_digests(reference: Path | None) -> Iterator[str]:
    folder = reference or package_folder("reference")
    for name in FILES:
        path = folder / f"{name}.csv"
        yield hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _open_folder(target: Path, made_from: str) -> Path:
    """Return the folder of a build by its key, swept, or made anew; those of other keys are removed."""
    key = hashlib.sha256(made_from.encode()).hexdigest()[:16]
    folder = target.with_name(f"{target.name}.partial-{key}")
    for other in target.parent.glob(f"{target.name}.partial-*"):
        if other != folder:
            shutil.rmtree(other)
    for name in (DONE, TRAIL):
        (folder / name).mkdir(parents=True, exist_ok=True)
    sweep(folder)
    return folder


def _shards(source: Source, size: int, folder: Path) -> Iterator[Shard]:
    """Yield the shards of an input; an article whose id came before is rejected."""
    number, items = 0, []
    for item in _told_apart(source.items(), folder):
        items.append(item)
        if len(items) == size:
            yield Shard(number, tuple(items))
            number, items = number + 1, []
    if items or not number:
        yield Shard(number, tuple(items))


def _told_apart(items: Iterator[Item], folder: Path) -> Iterator[Item]:
    # The ids of a hundred million articles are too many for memory; SQLite keeps them in a file of its own.
    path = folder / TRAIL / "ids.sqlite"
    path.unlink(missing_ok=True)
    seen = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        seen.execute("PRAGMA journal_mode = OFF")
        seen.execute("PRAGMA synchronous = OFF")
        seen.execute("BEGIN")
        seen.execute("CREATE TABLE ids (article_id TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
        for item in items:
            yield _first_of_its_id(item, seen)
    finally:
        seen.close()


def _first_of_its_id(item: Item, seen: sqlite3.Connection) -> Item:
    if not isinstance(item, Record):
        return item
    article_id = item.article.article_id
    if seen.execute("INSERT OR IGNORE INTO ids VALUES (?, ?)", (article_id, item.place)).rowcount:
        return item
    (first,) = seen.execute("SELECT place FROM ids WHERE article_id = ?", (article_id,)).fetchone()
    return Rejection(
        item.place, article_id, f"article_id occurs twice (first in {first}); rename or delete one of them"
    )


class _Tally:
    """Counts the shards, articles and rejections of a build as they are done."""

    def __init__(self, folder: Path, plan: Plan, report: Report, total: int) -> None:
        self.folder, self.plan, self.report, self.total = folder, plan, report, total
        self.shards = self.articles = self.rejected = 0

    def watched(self, shards: Iterator[Shard]) -> Iterator[Shard]:
        """Yield the shards that are not done yet, and count all of them."""
        for shard in shards:
            self.shards += 1
            if marker(self.folder, shard.number).exists():
                self.done(shard.number)
            else:
                yield shard

    def done(self, number: int) -> None:
        """Count a shard that is done; InputError for a rejection if the plan is strict."""
        said = json.loads(marker(self.folder, number).read_bytes())
        self.articles += said["items"]
        self.rejected += len(said["rejected"])
        if said["rejected"] and self.plan.strict:
            marker(self.folder, number).unlink()
            first = said["rejected"][0]
            raise InputError(f"{first['place']}, {first['article_id'] or 'no id'}: {first['reason']}")
        self.report(self.articles, self.rejected, max(self.total, self.articles))
