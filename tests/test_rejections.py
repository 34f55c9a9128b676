"""Articles that cannot be built: each is set aside with its place and the reason, and costs no other one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import archives
import pytest
from archives import build, cells, rejected, write_lines

from unga_dataset import cli
from unga_dataset.builder.archive import crews, engines
from unga_dataset.errors import OutputError


@pytest.fixture
def _poison(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "start_worker", archives.start_poisoned)


def test_bad_records_are_set_aside_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rest is built, the exit code is 1, and rejected.jsonl has place, id and reason of each."""
    twice = cells(0)
    path = write_lines(tmp_path / "a.jsonl", [cells(0), "oops", cells(1, published="soon"), twice, cells(2)])
    arguments = ["build", str(path), "--out", str(tmp_path / "out"), "--workers", "1", "--shard-size", "2"]
    assert cli.main(arguments) == cli.FOUND
    assert "2 articles" in (told := capsys.readouterr().out)
    assert f"; 3 rejected, see {tmp_path / 'out' / 'rejected.jsonl'}" in told
    assert [(one["place"], one["article_id"]) for one in rejected(tmp_path / "out")] == [
        ("line 2", None), ("line 3", "post-899"), ("line 4", "post-900"),
    ]  # fmt: skip
    assert rejected(tmp_path / "out")[2]["reason"].startswith("article_id occurs twice (first in line 1)")


def test_strict_build_stops_at_a_bad_record_and_keeps_what_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """--strict ends the build with exit code 2; without it the next build goes on with what is done."""
    path = write_lines(tmp_path / "a.jsonl", [*(cells(number) for number in range(4)), "oops", cells(5)])
    arguments = ["build", str(path), "--out", str(tmp_path / "out"), "--workers", "1", "--shard-size", "2"]
    assert cli.main([*arguments, "--strict"]) == cli.WRONG
    assert "line 5, no id: not JSON" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    (folder,) = tmp_path.glob("out.partial-*")
    assert sorted(path.name for path in folder.glob("_done/0*")) == ["000000.json", "000001.json", "000002.json"]
    assert cli.main(arguments) == cli.FOUND
    assert cli.main([*arguments, "--strict"]) == cli.WRONG
    assert len(rejected(tmp_path / "out")) == 1


@pytest.mark.usefixtures("_poison")
def test_poison_is_named_and_set_aside(tmp_path: Path) -> None:
    """Articles that crash, stall, fill or fail their reader are rejected with the reason; all others are built."""
    poison = {
        "number_1": archives.EXITS, "number_3": archives.STALLS, "number_4": archives.SLEEPS,
        "number_5": archives.EATS, "number_6": archives.FAILS, "number_7": archives.ERRS, "number_9": archives.IS_DEAF,
    }  # fmt: skip
    path = archives.archive(tmp_path / "a.jsonl", 11, **poison)
    outcome = build(path, tmp_path / "out", seconds=0.4, megabytes=400)
    reasons = {one["place"]: one["reason"] for one in rejected(tmp_path / "out")}
    killed, slow = "the process that read it was killed, each time", "the builder took more than 0.4 seconds over it"
    assert reasons.pop("line 8").startswith("the builder made a row that breaks the schema (articles, row 1, column")
    assert reasons == {
        "line 2": killed, "line 4": slow, "line 5": slow,
        "line 6": "the builder took more memory over it than it may",
        "line 7": "the builder failed on it (KeyError: 'no such thing at <object object at 0x>\\nnor here')",
        "line 10": killed,
    }  # fmt: skip
    assert (outcome.rows["articles"], outcome.rejected) == (4, 7)
    assert not [path for path in (tmp_path / "out").rglob("*") if "trail" in path.name]


@pytest.mark.parametrize(
    ("start", "told"),
    [
        (os._exit, r"its worker ended before it began \(a script builds .*\)"),
        (archives.start_dying, r"its worker was killed \(give fewer --workers or .*\)"),
    ],
    ids=["before its articles", "behind them"],
)
def test_shard_that_dies_without_a_culprit_ends_the_build(
    lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: Callable[..., None], told: str
) -> None:
    """A worker that dies with no article in hand is no article's fault: the build ends, says why and leaves nothing."""
    monkeypatch.setattr(engines, "start_worker", start)
    monkeypatch.setattr(crews, "PATIENCE", 1)
    with pytest.raises(OutputError, match=rf"shard 0: {told}, 2 times"):
        build(lines, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
