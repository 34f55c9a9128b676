"""Write a dataset again and again, and break each attempt at another touch of the file system.

Run by test_staging.py in a process of its own, because an audit hook can never be removed:
``python broken_builds.py FOLDER kill|full exchange|rename`` prints what was found afterwards, as JSON.
"""

from __future__ import annotations

import errno
import itertools
import json
import os
import signal
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import storage_rows
from storage_rows import names_in, snapshot

from unga_dataset.builder import staging
from unga_dataset.builder.files import write_dataset
from unga_dataset.errors import OutputError

UNBROKEN, OTHERWISE, REFUSED, FINISHED = range(4)
INPUTS = "0" * 64
TABLES = {name: table for name, table in storage_rows.all_tables().items() if name in ("articles", "quotes")}
EMPTY = {name: table.slice(0, 0) for name, table in TABLES.items()}


def write(out: Path, tables: dict[str, Any]) -> dict[str, bytes]:
    """Write a dataset and return its files."""
    write_dataset(tables, out, inputs=INPUTS, version="1")
    return snapshot(out)


def break_at(point: int, mode: str, folder: Path) -> list[str]:
    """Kill this process, or let the disk be full, at the given touch of the folder's files; return the touches."""
    touches: list[str] = []

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        path = arguments[0] if arguments else None
        if not event.startswith(("open", "os.", "staging.")) or not isinstance(path, str | bytes | Path):
            return
        if not os.fsdecode(path).startswith(str(folder)):
            return
        touches.append(event)
        if len(touches) == point and mode == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        elif len(touches) == point:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    sys.addaudithook(hook)
    return touches


def announce_silent_touches(folder: Path, way: str) -> None:
    """Make the touches that Python does not audit events too; fsync itself is left out, to be quick."""
    swap = staging.exchange

    def exchange(first: Path, second: Path) -> None:
        sys.audit("staging.exchange", str(folder))
        if way == "rename":
            raise OSError(errno.ENOSYS, "no exchange here")
        swap(first, second)

    os.fsync = lambda _: sys.audit("staging.fsync", str(folder))
    staging.exchange = exchange


def attempt(point: int, mode: str, out: Path) -> int:
    """Write the new tables in a child that is broken at a point, and return how it ended."""
    child = os.fork()
    if child == 0:
        code = OTHERWISE
        touches = break_at(point, mode, out.parent)
        try:
            write_dataset(TABLES, out, inputs=INPUTS, version="1")
            code = UNBROKEN if len(touches) < point else FINISHED
        except OutputError:
            code = REFUSED
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(folder: Path, mode: str, way: str) -> Counter[str]:
    """Break a build at its first touch, its second, and so on until one is never broken; count what was found."""
    announce_silent_touches(folder, way)
    out = folder / "tables"
    (out / "mine" / "deep").mkdir(parents=True)
    (out / "mine" / "deep" / "notes.txt").write_text("keep me", encoding="utf-8")
    (out / "notes.txt").write_text("keep me too", encoding="utf-8")
    new, old = write(out, TABLES), write(out, EMPTY)
    seen: Counter[str] = Counter()
    for point in itertools.count(1):
        code = attempt(point, mode, out)
        if code == UNBROKEN:
            return seen
        if not out.exists():
            seen["missing"] += 1
            staging.settle(out)
        found = snapshot(out)
        seen["old" if found == old else "new" if found == new else "torn"] += 1
        # An error promises that nothing was changed and nothing left behind.
        seen["broken promise"] += code == REFUSED and (found != old or names_in(folder) != ["tables"])
        seen["died otherwise"] += code == OTHERWISE
        # Whatever was broken, the next build gets through and clears away what it finds.
        seen["not repaired"] += write(out, EMPTY) != old or names_in(folder) != ["tables"]
    raise AssertionError


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3])))
