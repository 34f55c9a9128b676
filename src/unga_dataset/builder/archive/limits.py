"""Limits on what one article may take: seconds and memory."""

from __future__ import annotations

import contextlib
import ctypes
import signal
import threading
from collections.abc import Iterator
from types import FrameType

MEGABYTE = 1 << 20


class TooSlow(BaseException):
    """An article took longer than it may; not an Exception, so that no rule can swallow it."""


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TooSlow inside the block once the seconds are over.

    The main thread is told by a signal, which also ends a regular expression; another one, as Dask's workers have, by
    an exception that waits for the next step of Python.
    """
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        old = signal.signal(signal.SIGALRM, _ring)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, old)
        return
    timer = threading.Timer(seconds, _raise_in, [threading.get_ident()])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def limit_memory(megabytes: int) -> None:
    """Let this process take so much more memory than it has; an article that wants more is a MemoryError."""
    try:
        import resource  # noqa: PLC0415  there is none on Windows
    except ImportError:
        return
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        pages = int(file.read().split()[0])
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + megabytes * MEGABYTE, hard))


def _ring(number: int, frame: FrameType | None) -> None:
    raise TooSlow(f"{number} {frame is None}")


def _raise_in(thread: int) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(TooSlow))
