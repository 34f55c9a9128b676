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
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal

from unga_dataset.builder.archive.limits import limit_memory
from unga_dataset.builder.archive.warming import warm_context
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.errors import MissingExtraError

EngineName = Literal["processes", "dask"]
PR_SET_PDEATHSIG = 1
DASK_DEATHS = ("KilledWorker", "CommClosedError", "FutureCancelledError")


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
        with self._dask() if self.name == "dask" else self._processes(workers or self.workers) as executor:
            yield executor

    @contextlib.contextmanager
    def _processes(self, workers: int) -> Iterator[Executor]:
        executor = ProcessPoolExecutor(workers, warm_context(), initializer=start_worker, initargs=(self.megabytes,))
        try:
            yield executor
        finally:
            executor.shutdown(wait=True, cancel_futures=True)

    @contextlib.contextmanager
    def _dask(self) -> Iterator[Executor]:
        try:
            from distributed import Client  # noqa: PLC0415
        except ImportError as error:
            raise MissingExtraError("dask is not installed; pip install 'unga-dataset[dask]'") from error
        # Without a scheduler there is a cluster of its own, for as long as it is open.
        own: dict[str, Any] = {"n_workers": self.workers, "threads_per_worker": 1, "dashboard_address": None}
        connect: Any = Client  # it has no types
        with connect(self.scheduler, **({} if self.scheduler else own)) as client:
            executor: Executor = client.get_executor(pure=False, retries=2)
            try:
                yield executor
            finally:
                executor.shutdown(wait=True)


def is_broken(error: BaseException) -> bool:
    """Whether an error says that a worker died, not that a shard could not be built."""
    return isinstance(error, BrokenExecutor | CancelledError) or type(error).__name__ in DASK_DEATHS


def start_worker(megabytes: int) -> None:
    """Prepare a worker process: it dies with the builder, leaves Ctrl-C to it, and keeps to its memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_builder, daemon=True).start()
    if sys.platform == "linux":
        # At once, even where a thread would have to wait for code in C.
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    read_lexicon()  # is no article's doing
    limit_memory(megabytes)


def _die_with_builder() -> None:
    builder = multiprocessing.parent_process()
    if builder is not None:
        builder.join()
        os._exit(1)
