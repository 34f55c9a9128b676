"""Build the dataset of an archive: all that is done is kept under a key of what it was made from, and gone on with.

Everything is written in a folder beside OUT whose name has the key: the digest of the inputs, of the record, of the
code and the lexicons, and of how the articles are parted into shards. A build that is begun again with the same key
finds the shards that are done; one with another key begins anew. OUT is the old dataset or the new one at any moment.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from unga_dataset.builder.archive.assembly import assemble, countries_of
from unga_dataset.builder.archive.commits import sweep
from unga_dataset.builder.archive.crews import Crew
from unga_dataset.builder.archive.cutting import cut, told_apart
from unga_dataset.builder.archive.engines import Engine
from unga_dataset.builder.archive.keys import KEY, build_key, inputs_digest, open_folder
from unga_dataset.builder.archive.locks import hold
from unga_dataset.builder.archive.shards import DONE, TRAIL, Task
from unga_dataset.builder.archive.tallies import Report, Tally
from unga_dataset.builder.files import MANIFEST, owned_names
from unga_dataset.builder.intake.sources import Source, source_of
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.reference import read_reference
from unga_dataset.builder.staging import ADVICE, put, settle
from unga_dataset.errors import InputError, OutputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How an archive is built: how many articles are a shard, the seconds for one, and whether a bad one stops it."""

    shard_size: int = 250
    seconds: float = 60.0
    strict: bool = False
    reference: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished build: rows of each table, how many articles were rejected, and how many are in each language."""

    rows: dict[str, int]
    rejected: int
    languages: dict[str, int]


def build_archive(path: Path, out: Path, engine: Engine, plan: Plan, report: Report) -> Outcome:
    """Build the dataset of the articles in PATH as Parquet parts in OUT, or go on with such a build.

    InputError for an input that is none and, if the plan is strict, for the first article that is rejected; OutputError
    if OUT cannot be written or another builder is at it. What is done stays beside OUT for the next call.
    """
    source, target = source_of(path), settle(out)
    _refuse_place(source, target, out)
    read_reference(plan.reference, {}, read_lexicon())  # a bad line is no article's fault
    with _told_of(out), hold(target):
        return _build(source, target, engine, plan, report)


def _build(source: Source, target: Path, engine: Engine, plan: Plan, report: Report) -> Outcome:
    stamp = source.stamp()
    digest, total = source.measure()
    inputs = inputs_digest(digest, plan.reference)
    folder = open_folder(target, build_key(source, inputs, f"{plan.shard_size} {plan.seconds:g}"))
    reference = plan.reference.resolve() if plan.reference else None
    task = Task(folder=folder, reference=reference, seconds=plan.seconds, keeps_texts=source.has_pages)
    tally = Tally(folder=folder, source=source.path, is_strict=plan.strict, report=report, total=total)
    ids = folder / TRAIL / "ids.sqlite"
    countries_of(Counter())  # the first table takes Arrow long: better now, while the workers begin, than in the end
    with _kept_if_of_use(folder), contextlib.closing(told_apart(source.items(), ids)) as items:
        shards = tally.watched(cut(items, plan.shard_size))
        Crew(engine=engine, task=task, shards=shards, told=tally.done).build()
    if source.stamp() != stamp:
        raise InputError(f"{source.path}: it was changed while it was read; run the same line again")
    shutil.rmtree(folder / TRAIL)
    rows = assemble(task, tally.shards, inputs)
    sweep(folder)
    put(folder, target, owned_names)
    (target / KEY).unlink(missing_ok=True)
    return Outcome(rows, tally.rejected, dict(tally.languages))


@contextlib.contextmanager
def _kept_if_of_use(folder: Path) -> Iterator[None]:
    """Remove the folder of a build that ends early where there is nothing in it to go on with.

    An input that must be mended gives another key, so that only what was good of it can serve, and only if the build is
    begun again with the same input: it does where --strict is left out.
    """
    try:
        yield
    except BaseException as error:
        done = (json.loads(path.read_bytes()) for path in (folder / DONE).glob("[0-9]*.json"))
        if not any(not (isinstance(error, InputError) and said["rejected"]) for said in done):
            shutil.rmtree(folder, ignore_errors=True)
        raise


@contextlib.contextmanager
def _told_of(out: Path) -> Iterator[None]:
    """Turn what the system says of a disk into an OutputError that says what to do."""
    try:
        yield
    except OutputError:
        raise
    except (OSError, sqlite3.Error) as error:
        code = getattr(error, "errno", None) or 0
        reason = getattr(error, "strerror", None) or " ".join(str(error).split())
        where = f" at {name}" if (name := getattr(error, "filename", None)) else ""
        advice = ADVICE.get(code, "allow writing beside it")
        raise OutputError(
            f"{out}: {reason}{where}; what is done is kept, {advice} and run the same line again"
        ) from error


def _refuse_place(source: Source, target: Path, out: Path) -> None:
    place = source.path.resolve()
    if target == place or place in target.parents or target in place.parents:
        raise OutputError(f"{out}: it is, holds or lies in the input, which stays as it is; give another folder")
    if target.is_dir() and any(target.iterdir()) and not (target / MANIFEST).exists():
        raise OutputError(f"{out}: it holds files but no {MANIFEST}, so they are not of a dataset; give another folder")
