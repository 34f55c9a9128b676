"""Limits on what one article may take: seconds and memory."""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import functools
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from types import FrameType
from typing import IO

MEGABYTE = 1 << 20
PATIENCE = 5
"""How many times its seconds an article may take by the clock: on a busy machine it waits for others."""
GRACE = 5.0
"""Seconds after that in which a worker that does not listen is ended."""


class TooSlow(BaseException):
    """An article took longer than it may; not an Exception, so that no rule can swallow it."""


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TooSlow inside the block once it has computed for so many seconds, or waited for many more.

    The main thread is told by a signal, which also ends a regular expression; another one, as Dask's workers have, by
    an exception that waits for the next step of Python.
    """
    is_main = threading.current_thread() is threading.main_thread()
    with _signalled(seconds) if is_main and hasattr(signal, "setitimer") else _interrupted(seconds * PATIENCE):
        yield


@contextlib.contextmanager
def _signalled(seconds: float) -> Iterator[None]:
    is_worker = multiprocessing.parent_process() is not None
    timers = {signal.SIGPROF: signal.ITIMER_PROF, signal.SIGALRM: signal.ITIMER_REAL}
    old = {number: signal.signal(number, _ring) for number in timers}
    if is_worker:  # code in C that hangs hears no signal: then the process ends, and the article is told by its trail
        faulthandler.dump_traceback_later(seconds * PATIENCE + GRACE, exit=True, file=_nowhere())
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * PATIENCE)
    try:
        yield
    finally:
        for number, timer in timers.items():
            signal.setitimer(timer, 0)
            signal.signal(number, old[number])
        if is_worker:
            faulthandler.cancel_dump_traceback_later()


@contextlib.contextmanager
def _interrupted(seconds: float) -> Iterator[None]:
    thread, lock, over = threading.get_ident(), threading.Lock(), threading.Event()

    def interrupt() -> None:
        with lock:  # or it would hit what comes after the block
            if not over.is_set():
                _raise_in(thread, TooSlow)

    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            over.set()
        timer.cancel()
        _raise_in(thread, None)  # what has been sent but has not arrived


def limit_memory(megabytes: int) -> None:
    """Let this process take so much more memory than it has; an article that wants more is a MemoryError."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415  there is none on Windows

    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        pages = int(file.read().split()[0])
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = pages * resource.getpagesize() + megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _ring(number: int, frame: FrameType | None) -> None:
    raise TooSlow(f"{number} {frame is None}")


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    sent = ctypes.py_object(error) if error else None
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), sent)


@functools.cache
def _nowhere() -> IO[str]:
    return open(os.devnull, "w", encoding="ascii")  # noqa: PTH123  for as long as the process lives
