"""One builder for each output: the second is told who the first is. A lock of the dead is open."""

from __future__ import annotations

import contextlib
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from unga_dataset.errors import OutputError


@contextlib.contextmanager
def hold(out: Path) -> Iterator[None]:
    """Hold the lock of an output during the block; OutputError, saying who holds it, if another builder does."""
    path = out.with_name(f".{out.name}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with _locked(path, out) as file:
        file.truncate(0)
        file.write(json.dumps({"pid": os.getpid(), "host": socket.gethostname()}))
        file.flush()
        try:
            yield
        finally:
            with contextlib.suppress(OSError):  # Windows keeps a file that is open; a lock of the dead is open
                path.unlink(missing_ok=True)


def _locked(path: Path, out: Path) -> IO[str]:
    while True:
        file = path.open("a+", encoding="utf-8")
        if not _lock(file):
            file.seek(0)
            holder = _holder(file.read())
            file.close()
            raise OutputError(f"{out}: {holder} is building it; wait until it is done, or give another name")
        # The one who held it may have taken its file away between the two steps.
        if path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat()):
            return file
        file.close()


def _lock(file: IO[str]) -> bool:
    try:
        import fcntl  # noqa: PLC0415
    except ImportError:  # Windows
        import msvcrt  # noqa: PLC0415

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(text: str) -> str:
    try:
        said = json.loads(text)
        return f"process {int(said['pid'])} on {said['host']}"
    except (ValueError, KeyError, TypeError):
        return "another process"
