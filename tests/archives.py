"""Small archives of invented articles, builds of them, and articles that kill, stall or fill whoever reads them."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from unga_dataset.builder import lexicon
from unga_dataset.builder.archive import limits, readings, shards
from unga_dataset.builder.archive.builds import Outcome, Plan, build_archive
from unga_dataset.builder.archive.engines import Engine, start_worker
from unga_dataset.builder.archive.tallies import Report
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.raw import RawArticle
from unga_dataset.builder.rows import Rows
from unga_dataset.builder.tables import arrow_schema

STATES = ("Chad", "Mali", "Peru", "Japan", "Kenya", "Norway", "Cuba")
SIZE = 3
"""Articles in a shard."""
EXITS, STALLS, SLEEPS, IS_DEAF, EATS, FAILS, ERRS = (
    f"{word} its reader" for word in ("leaves", "stalls", "lulls", "outlasts", "eats up", "fails", "misleads")
)
"""What an article says that is poison to a worker which was started by `start_poisoned`."""


def cells(number: int, **changed: Any) -> dict[str, Any]:
    """Return the cells of an invented article; later numbers have earlier ids."""
    state, other = STATES[number % len(STATES)], STATES[(number + 3) % len(STATES)]
    text = (
        f"{state} voted for the draft resolution on March {number % 27 + 1}.\n\n"
        f'"We will not leave our neighbours alone," Ambassador Ana Lund of {state} said. {other} abstained.\n\n'
        f"The ambassador of {other} walked out of the hall. At least {number + 2} people were killed in the war.\n"
    )
    made = {"article_id": f"post-{900 - number}", "published": "2022-03-02", "title": f"{state} Votes", "text": text}
    return made | {"publisher": "Post"} | changed


def write_lines(path: Path, records: Iterable[Mapping[str, Any] | str]) -> Path:
    """Write records as JSON Lines, a text as the line that it is, and return the path."""
    lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", errors="surrogatepass")
    return path


def archive(path: Path, articles: int = 8, **poison: str) -> Path:
    """Write an archive of some articles, those named by `number_N` with words that are poison, and return its path."""
    records = [cells(number) for number in range(articles)]
    for name, words in poison.items():
        records[int(name.removeprefix("number_"))]["text"] += f"\n\nThe draft {words}.\n"
    return write_lines(path, records)


def build(path: Path, out: Path, *, workers: int = 1, report: Report = lambda _: None, **options: Any) -> Outcome:
    """Build an archive in small shards, the options being those of the plan and of the engine."""
    engine = {name: options.pop(name) for name in ("name", "scheduler", "megabytes") if name in options}
    plan = Plan(**{"shard_size": SIZE} | options)
    return build_archive(path, out, Engine(workers=workers, **engine), plan, report)


def digest(folder: Path) -> str:
    """Return the SHA-256 of the names and bytes of all that is in a folder."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        whole.update(f"{path.relative_to(folder)}\0".encode())
        whole.update(path.read_bytes() if path.is_file() else b"")
    return whole.hexdigest()


def rejected(out: Path) -> list[dict[str, str]]:
    """Return what rejected.jsonl says."""
    return [json.loads(line) for line in (out / "rejected.jsonl").read_text(encoding="utf-8").splitlines()]


def ready() -> tuple[bool, bool, bool]:
    """Return whether this process has read the lexicons, has made the tables of an article, and has left pandas out."""
    words, rules = vars(lexicon)["_packaged"].cache_info(), arrow_schema.cache_info()
    return words.currsize == 1, rules.currsize > 0, "pandas" not in sys.modules


def start_poisoned(megabytes: int) -> None:
    """Prepare a worker process to which some words are poison."""
    start_worker(megabytes)
    limits.PATIENCE, limits.GRACE = 2, 0.3
    vars(readings)["rows_of"] = _poisoned(readings.rows_of)


def start_dying(megabytes: int) -> None:
    """Prepare a worker process that dies whenever it has read a shard."""
    start_worker(megabytes)
    vars(shards)["_commit"] = lambda *_: os._exit(3)


def _poisoned(rows_of: Any) -> Any:
    def read(article: RawArticle, known: Lexicon) -> Rows:
        for words, act in ACTS.items():
            if words in article.text:
                act()
        rows: Rows = rows_of(article, known)
        if ERRS in article.text:
            rows["articles"] = [type(row)(**{n: getattr(row, n) for n in row.__slots__} | {"words": -1}) for row in
                                rows["articles"]]  # fmt: skip
        return rows

    return read


def _stall() -> None:
    while True:
        pass


def _outlast() -> None:
    for number in (signal.SIGALRM, signal.SIGPROF):
        signal.signal(number, signal.SIG_IGN)
    _stall()


def _fail() -> None:
    raise KeyError(f"no such thing at {object()!r}\nnor here")


ACTS = {
    EXITS: lambda: os._exit(3),
    STALLS: _stall,
    SLEEPS: lambda: time.sleep(600),
    IS_DEAF: _outlast,
    EATS: lambda: [bytes(1 << 26) for _ in range(1 << 20)],
    FAILS: _fail,
}
