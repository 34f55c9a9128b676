"""How far a long build is: a bar on a terminal, else a line every few seconds."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import Any, TextIO

from unga_dataset.builder.archive.tallies import State

EVERY = 5.0
"""Seconds between two lines."""


class Progress:
    """Tells the articles done and rejected, the rate and the time left, on standard error."""

    def __init__(self, stream: TextIO | None = None, *, every: float = EVERY) -> None:
        self.stream: TextIO | None = stream or sys.stderr
        self.every = every
        self.begun = time.monotonic()
        self.told = self.begun
        self.bar: Any = None

    def __call__(self, state: State) -> None:
        """Tell the state of a build; what an earlier run has done is not counted to the rate."""
        if self.stream is None:  # a program without a terminal
            return
        if self.stream.isatty() and self._bar(state) is not None:
            self.bar.total = state.total
            self.bar.set_postfix(rejected=state.rejected, refresh=False)
            self.bar.update(state.articles - self.bar.n)
            return
        now = time.monotonic()
        if now - self.told >= self.every:
            self.told = now
            with contextlib.suppress(OSError):  # nobody is listening any more
                self.stream.write(f"{_line(state, now - self.begun)}\n")
                self.stream.flush()

    def close(self) -> None:
        """Leave the bar as it is and begin a new line."""
        if self.bar is not None:
            self.bar.close()

    def _bar(self, state: State) -> Any:
        if self.bar is None:
            try:
                from tqdm import tqdm  # noqa: PLC0415
            except ImportError:  # it comes with the extra [cli]
                return None
            self.bar = tqdm(total=state.total, unit="article", file=self.stream, initial=state.earlier)
        return self.bar


def _line(state: State, seconds: float) -> str:
    rate = (state.articles - state.earlier) / seconds if seconds else 0
    left = f", {(state.total - state.articles) / rate:.0f} s left" if rate > 0 else ""
    return f"{state.articles} of {state.total} articles, {rate:.0f}/s{left}, {state.rejected} rejected"
