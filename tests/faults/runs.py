"""A builder in a process of its own, whose helpers can be found, killed and waited for."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import archives

import unga_dataset

SOURCE = Path(unga_dataset.__file__).parents[1]
MARK = "UNGA_DATASET_RUN"
LONG_ENOUGH = 60.0
PROGRESS = re.compile(r"^\d+ of \d+ articles, .*\n", re.MULTILINE)
ARTICLES, SIZE = 12, 2


def slow_archive(path: Path) -> Path:
    """Write an archive of articles each of which takes a little while, six shards of them."""
    records = [archives.cells(number) for number in range(ARTICLES)]
    return archives.write_lines(path, [record | {"text": record["text"] * 20} for record in records])


def until(question: Callable[[], object], what: str) -> None:
    """Wait until something is so; AssertionError if it never is."""
    end = time.monotonic() + LONG_ENOUGH
    while not question():
        assert time.monotonic() < end, f"never: {what}"
        time.sleep(0.004)


class Run:
    """A command, `python -m unga_dataset build` unless another is given, whose processes all bear a mark."""

    def __init__(self, *command: str) -> None:
        self.mark = uuid.uuid4().hex
        environment = os.environ | {"PYTHONPATH": str(SOURCE), MARK: self.mark}
        line = [
            sys.executable,
            "-m",
            *(command if command[0].startswith("distributed") else ("unga_dataset", *command)),
        ]
        # A shell has what it runs in the background, these tests perhaps, leave Ctrl-C alone, and that is inherited.
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        self.process = subprocess.Popen(
            line, env=environment, start_new_session=True, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def end(self) -> tuple[int, str, str]:
        """Wait for the builder, and for everything it started, and return its exit code and what it said.

        How far it is, which it tells on a machine that is slow, is left out.
        """
        out, err = self.process.communicate(timeout=LONG_ENOUGH)
        until(lambda: not self.processes(), "all processes of the builder have ended")
        return self.process.returncode, out, PROGRESS.sub("", err)

    def over(self) -> bool:
        """Return whether the builder has ended."""
        return self.process.poll() is not None

    def processes(self) -> dict[int, str]:
        """Return the processes of this run that are alive, by their numbers, each with its command line."""
        return {pid: line for pid, line in _marked(f"{MARK}={self.mark}".encode()) if _state(pid) not in ("Z", "")}

    def workers(self) -> list[int]:
        """Return the processes that build: those that one of the helpers of the builder has started."""
        alive = self.processes()
        helpers = {pid for pid, line in alive.items() if pid != self.process.pid and "resource_tracker" not in line}
        forked = [pid for pid in helpers if _parent(pid) in helpers]
        return sorted(forked or [pid for pid in helpers if "spawn_main" in alive[pid]])

    def kill(self, pid: int | None = None, number: int = signal.SIGKILL) -> None:
        """Kill a process of this run, the first by default; one that has ended is left alone."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid or self.process.pid, number)

    def interrupt(self) -> None:
        """Send what Ctrl-C sends to all processes of the builder's group."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGINT)

    def kill_all(self) -> None:
        """Kill what is left, at the end of a test."""
        for pid in self.processes():
            os.kill(pid, signal.SIGKILL)
        self.process.communicate()


def build_line(path: Path, out: Path, *more: str) -> tuple[str, ...]:
    """Return the arguments of a build in small shards."""
    return ("build", str(path), "--out", str(out), "--shard-size", str(SIZE), *(more or ("--workers", "2")))


def cut_off(begin: Callable[[], Run], out: Path, shards: int, act: Callable[[Run], None]) -> Run:
    """Begin a build, do something to it once so many shards are done, and return the run when its builder has ended.

    On a busy machine the build may be done before it is acted on: then there was no fault, and it is begun again.
    """
    for _ in range(9):
        run = begin()
        until(
            lambda run=run: run.over() or (shards_done(out) >= shards and (shards or run.workers())),
            f"{shards} shards done",
        )
        act(run)
        if run.process.wait(LONG_ENOUGH):
            return run
        shutil.rmtree(out)
    raise AssertionError("the build was always done first")


def shards_done(out: Path) -> int:
    """Return how many shards of a build that is under way are done."""
    return len(list(out.parent.glob(f"{out.name}.partial-*/_done/0*.json")))


def left_beside(out: Path) -> list[str]:
    """Return what lies beside a dataset and has its name in its own."""
    return sorted(path.name for path in out.parent.iterdir() if out.name in path.name and path != out)


def _marked(mark: bytes) -> Iterator[tuple[int, str]]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if mark in (folder / "environ").read_bytes().split(b"\0"):
                    line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                    yield int(folder.name), line
            except OSError:
                continue  # it has ended, or is somebody else's


def _status(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split(" ")
    except OSError:
        return ["", "0"]


def _state(pid: int) -> str:
    return _status(pid)[0]


def _parent(pid: int) -> int:
    return int(_status(pid)[1])
