"""Workers that begin warm: the process that they are forked from has imported, read and compiled all before."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
from collections.abc import Iterator
from multiprocessing.context import BaseContext

WARM = "unga_dataset.builder.archive.warm"


def warm_context() -> BaseContext:
    """Return how worker processes are started, and begin to prepare that, while the caller does something else.

    A worker by itself takes a second to import the builder, to read the lexicons and to compile the rules. Here one
    process does so, and the workers are forked from it. It has no thread, so that a fork is safe; elsewhere than on
    Linux libraries of the system may have some, and each worker begins by itself.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    if sys.platform == "linux":
        from multiprocessing import forkserver, resource_tracker  # noqa: PLC0415  there are none on Windows

        context.set_forkserver_preload([WARM])
        resource_tracker.ensure_running()  # else it is started below, and lets Ctrl-C in again
        with _ctrl_c_left_to_the_builder():
            forkserver.ensure_running()
    return context


@contextlib.contextmanager
def _ctrl_c_left_to_the_builder() -> Iterator[None]:
    """Keep Ctrl-C from a process that is started in the block, which would tell it with a traceback."""
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
