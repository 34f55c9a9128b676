"""What a long build says of itself: a bar on a terminal, else a line now and then."""

from __future__ import annotations

import io

import pytest

from unga_dataset.builder.archive.tallies import State
from unga_dataset.progress import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def state(articles: int, *, earlier: int = 0, rejected: int = 0) -> State:
    """Return a state of a build of a thousand articles."""
    return State(articles=articles, earlier=earlier, rejected=rejected, total=1000)


def clock(monkeypatch: pytest.MonkeyPatch, *seconds: float) -> None:
    """Have the clock show these times, one after another."""
    times = iter(seconds)
    monkeypatch.setattr("time.monotonic", lambda: next(times))


def test_a_line_is_written_every_few_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles done, the rate, the time left and the rejected are told, and not more often than asked for."""
    clock(monkeypatch, 0, 1, 5, 9, 10)
    stream = io.StringIO()
    progress = Progress(stream, every=5)
    for articles in (50, 250, 400, 500):
        progress(state(articles, rejected=3))
    progress.close()
    assert stream.getvalue().splitlines() == [
        "250 of 1000 articles, 50/s, 15 s left, 3 rejected",
        "500 of 1000 articles, 50/s, 10 s left, 3 rejected",
    ]


def test_what_an_earlier_run_did_is_not_counted_to_the_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that goes on at 800 of 1000 has 200 to do, at the rate of this run."""
    clock(monkeypatch, 0, 5, 10)
    stream = io.StringIO()
    progress = Progress(stream, every=5)
    progress(state(800, earlier=800))
    progress(state(900, earlier=800))
    assert stream.getvalue().splitlines() == [
        "800 of 1000 articles, 0/s, 0 rejected", "900 of 1000 articles, 10/s, 10 s left, 0 rejected",
    ]  # fmt: skip


def test_no_time_at_all_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that stands still divides nothing by nothing; without a stream nothing is said."""
    clock(monkeypatch, 0, 0, 0)
    stream = io.StringIO()
    Progress(stream, every=0)(state(1))
    assert stream.getvalue() == "1 of 1000 articles, 0/s, 0 rejected\n"
    monkeypatch.setattr("sys.stderr", None)
    Progress()(state(1))


def test_a_terminal_has_a_bar() -> None:
    """On a terminal the bar goes to the articles done; what an earlier run did is there from the start."""
    pytest.importorskip("tqdm", reason="tqdm comes with the extra [cli]")
    stream = Terminal()
    progress = Progress(stream)
    progress(state(800, earlier=800))
    progress(state(1000, earlier=800, rejected=2))
    assert (progress.bar.n, progress.bar.initial, progress.bar.total) == (1000, 800, 1000)
    progress.close()
    assert "1000/1000" in stream.getvalue()
    assert "rejected=2" in stream.getvalue()


def test_nobody_listening_ends_no_build() -> None:
    """A pipe that was closed costs the lines, not the build."""

    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError(text)

    Progress(Closed(), every=0)(state(1))
