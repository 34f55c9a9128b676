"""Workers that begin warm: the process that they are forked from has imported, read and compiled all before."""

from __future__ import annotations

import multiprocessing
import sys
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
        from multiprocessing import forkserver  # noqa: PLC0415  there is none on Windows

        context.set_forkserver_preload([WARM])
        forkserver.ensure_running()
    return context
