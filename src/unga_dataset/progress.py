"""How far a long build is: a bar on a terminal, else a line every few seconds."""

from __future__ import annotations

import sys
import time
from typing import Any, TextIO

EVERY = 5.0
"""Seconds between two lines."""


class Progress:
    """Tells the articles done and rejected, the rate and the time left, on standard error."""

    def __init__(self, stream: TextIO | None = None, *, every: float = EVERY) -> None:
        self.stream = stream or sys.stderr
        self.every = every
        self.begun = time.monotonic()
        self.told = self.begun
        self.first: int | None = None
        self.bar: Any = None

    def __call__(self, articles: int, rejected: int, total: int) -> None:
        """Tell the state of a build; what an earlier run has done is not counted to the rate."""
        if self.first is None:
            self.first = articles
        if self.stream.isatty() and self._bar(total) is not None:
            self.bar.total = total
            self.bar.set_postfix(rejected=rejected, refresh=False)
            self.bar.update(articles - self.bar.n)
            return
        now = time.monotonic()
        if now - self.told >= self.every:
            self.told = now
            self.stream.write(f"{self._line(articles, rejected, total, now - self.begun)}\n")
            self.stream.flush()

    def close(self) -> None:
        """Leave the bar as it is and begin a new line."""
        if self.bar is not None:
            self.bar.close()

    def _line(self, articles: int, rejected: int, total: int, seconds: float) -> str:
        rate = (articles - (self.first or 0)) / seconds
        left = f", {(total - articles) / rate:.0f} s left" if rate > 0 else ""
        return f"{articles} of {total} articles, {rate:.0f}/s{left}, {rejected} rejected"

    def _bar(self, total: int) -> Any:
        if self.bar is None:
            try:
                from tqdm import tqdm  # noqa: PLC0415
            except ImportError:  # it comes with the extra [cli]
                return None
            self.bar = tqdm(total=total, unit="article", file=self.stream, initial=self.first or 0)
        return self.bar
