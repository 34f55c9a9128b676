"""What shards are built on: a pool of processes here, or a Dask cluster; both are executors of the standard kind.

A worker that is killed costs nothing but the shards it was at: an engine that is broken by it is opened anew.
"""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Literal

from unga_dataset.builder.archive.limits import limit_memory
from unga_dataset.errors import MissingExtraError

EngineName = Literal["processes", "dask"]
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """How to open an executor: its kind, how many workers, what memory an article may take, and where Dask is."""

    name: EngineName = "processes"
    workers: int = 1
    megabytes: int = 2000
    scheduler: str | None = None

    @property
    def window(self) -> int:
        """How many shards are handed out at once: enough to keep each worker busy, few enough to stay small."""
        return 2 * self.workers + 1

    @contextlib.contextmanager
    def open(self, workers: int | None = None) -> Iterator[Executor]:
        """Give an executor, which is closed, with what is not begun thrown away, when the block ends."""
        executor = self._dask() if self.name == "dask" else self._processes(workers or self.workers)
        try:
            yield executor
        finally:
            executor.shutdown(wait=True, cancel_futures=True)

    def _processes(self, workers: int) -> Executor:
        way = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(way)
        return ProcessPoolExecutor(workers, context, initializer=start_worker, initargs=(self.megabytes,))

    def _dask(self) -> Executor:
        try:
            from distributed import Client  # noqa: PLC0415
        except ImportError as error:
            raise MissingExtraError("dask is not installed; pip install 'unga-dataset[dask]'") from error
        executor: Executor = Client(self.scheduler).get_executor(pure=False, retries=2)
        return executor


def is_broken(error: BaseException) -> bool:
    """Whether an error says that a worker died, not that a shard could not be built."""
    return isinstance(error, BrokenExecutor) or type(error).__name__ in ("KilledWorker", "CommClosedError")


def start_worker(megabytes: int) -> None:
    """Prepare a worker process: it dies with the builder, leaves Ctrl-C to it, and keeps to its memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    else:
        threading.Thread(target=_watch, args=[os.getppid()], daemon=True).start()
    limit_memory(megabytes)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
