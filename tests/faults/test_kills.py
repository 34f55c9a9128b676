"""Builders and workers that are killed: nothing is lost, nothing goes on writing, the next build ends as a calm one."""

from __future__ import annotations

import os
import re
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import archives
import pytest
import runs

Start = Callable[..., runs.Run]
GoesOn = Callable[[Path], None]
ALL = "UNGA_DATASET_FAULTS" in os.environ
"""Whether the long versions are asked for: long.py sets it."""
POINTS = range(runs.ARTICLES // runs.SIZE) if ALL else (0, 4)
"""After how many shards of six a process is killed."""


def written(out: Path) -> dict[str, tuple[int, int]]:
    """Return what lies beside and inside an output, with the size and time of each file."""
    found = [path for path in out.parent.rglob("*") if path.is_file()]
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in found}


@pytest.mark.parametrize("shards", POINTS)
def test_killed_builder_leaves_nobody_writing(
    start: Start, goes_on: GoesOn, lines: Path, tmp_path: Path, shards: int
) -> None:
    """A builder killed with -9 takes its workers with it; the next one goes on."""
    out = tmp_path / "out"
    run = runs.cut_off(lambda: start(*runs.build_line(lines, out)), out, shards, runs.Run.kill)
    runs.until(lambda: not run.processes(), "the workers of a killed builder have ended")
    before = written(out)
    time.sleep(0.2)
    assert written(out) == before
    assert not out.exists()
    goes_on(out)


@pytest.mark.parametrize("shards", POINTS if ALL else POINTS[1:])
def test_killed_worker_costs_nothing(start: Start, lines: Path, calm: str, tmp_path: Path, shards: int) -> None:
    """A worker killed with -9 is replaced, and its shard is built again."""
    killed: list[int] = []
    for number in range(9):  # on a busy machine the build may be done before a worker of it is found
        out = tmp_path / f"out-{number}"
        run = start(*runs.build_line(lines, out))
        runs.until(
            lambda run=run, out=out: run.workers() if not shards else runs.shards_done(out) >= shards or out.exists(),
            f"{shards} shards done",
        )
        run.kill(number=signal.SIGSTOP)
        killed = run.workers()[:1]
        for pid in killed:
            run.kill(pid)
        run.kill(number=signal.SIGCONT)
        code, _, err = run.end()
        assert code == 0, err
        assert archives.digest(out) == calm
        assert runs.left_beside(out) == []
        if killed:
            break
    assert killed


def test_interrupted_builder_says_how_to_go_on(start: Start, goes_on: GoesOn, lines: Path, tmp_path: Path) -> None:
    """Ctrl-C, which the whole group of processes hears, ends the build without a traceback."""
    out = tmp_path / "out"
    run = runs.cut_off(lambda: start(*runs.build_line(lines, out)), out, 2, runs.Run.interrupt)
    code, _, err = run.end()
    line = "unga-dataset: interrupted; what is done is kept, run the same line again to go on\n"
    assert (code, err) == (130, line)
    assert runs.shards_done(out) >= 2
    goes_on(out)


@pytest.mark.skipif(not ALL, reason="long: much like kill -9")
def test_terminated_builder_leaves_nobody_writing(start: Start, goes_on: GoesOn, lines: Path, tmp_path: Path) -> None:
    """What a batch system sends when the time is over ends the workers too."""
    out = tmp_path / "out"
    run = runs.cut_off(lambda: start(*runs.build_line(lines, out)), out, 1, lambda run: run.kill(number=signal.SIGTERM))
    assert run.end()[0] == -signal.SIGTERM
    goes_on(out)


def test_killed_builder_leaves_the_old_dataset(start: Start, goes_on: GoesOn, lines: Path, tmp_path: Path) -> None:
    """A dataset that is being replaced when the builder dies stays as it was."""
    out = tmp_path / "out"
    archives.build(archives.archive(tmp_path / "old.jsonl", 3), tmp_path / "old")
    old = archives.digest(tmp_path / "old")

    def begin() -> runs.Run:
        shutil.copytree(tmp_path / "old", out)
        return start(*runs.build_line(lines, out))

    runs.cut_off(begin, out, 3, runs.Run.kill).end()
    assert archives.digest(out) == old
    goes_on(out)


def test_two_builders_at_once(start: Start, lines: Path, calm: str, tmp_path: Path) -> None:
    """The second builder is told who the first is and touches nothing; the first one ends as a calm one."""
    out = tmp_path / "out"
    first = start(*runs.build_line(lines, out))
    lock = tmp_path / ".out.lock"
    runs.until(lambda: lock.is_file() and lock.read_text("ascii"), "the first holds its lock")
    first.kill(number=signal.SIGSTOP)  # or it may be done before the second has begun
    code, _, err = start(*runs.build_line(lines, out)).end()
    first.kill(number=signal.SIGCONT)
    assert code == 2
    assert re.fullmatch(rf"unga-dataset: .*: process {first.process.pid} on \S+ is building it; wait .*\n", err)
    assert first.end()[0] == 0
    assert archives.digest(out) == calm
    assert runs.left_beside(out) == []
