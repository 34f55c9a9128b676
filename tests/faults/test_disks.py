"""Disks that are full or may not be written to, and inputs that are cut short."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import archives
import pytest
import runs

from unga_dataset.builder.archive import engines
from unga_dataset.errors import OutputError

Start = Callable[..., runs.Run]
GoesOn = Callable[[Path], None]


def mount(*arguments: str) -> bool:
    """Mount a file system; whether that was allowed."""
    return subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of 300 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=300k", "tmpfs", str(folder)):
        pytest.skip("a file system may not be mounted here; the disk that is full is played below")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_full_disk_keeps_what_is_done(start: Start, goes_on: GoesOn, lines: Path, disk: Path) -> None:
    """Where the disk fills, the build ends with one line; with more room the next one goes on."""
    out = disk / "out"
    code, _, err = start(*runs.build_line(lines, out)).end()
    assert (code, err.count("\n")) == (2, 1), err
    assert "No space left on device" in err or "disk is full" in err
    assert "what is done is kept, make room on the disk and run the same line again" in err
    assert not out.exists()
    assert mount("-o", "remount,size=20m", str(disk))
    goes_on(out)


def test_disk_that_may_not_be_written_to(start: Start, goes_on: GoesOn, lines: Path, disk: Path) -> None:
    """An output that is read-only is told in one line, before anything is built."""
    out = disk / "out"
    assert mount("-o", "remount,ro", str(disk))
    code, _, err = start(*runs.build_line(lines, out)).end()
    assert (code, err.count("\n")) == (2, 1), err
    assert "Read-only file system" in err
    assert mount("-o", "remount,rw,size=20m", str(disk))
    goes_on(out)


def start_on_full_disk(megabytes: int) -> None:
    """Prepare a worker process for which the disk is full."""
    engines.start_worker(megabytes)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    os.fsync = full


@pytest.mark.skipif(os.geteuid() == 0 and "UNGA_DATASET_FAULTS" not in os.environ, reason="long: root has a real disk")
def test_played_full_disk_keeps_what_is_done(
    lines: Path, calm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that cannot write leaves no half file, and the build says what to do."""
    out = tmp_path / "out"
    worker = engines.start_worker
    monkeypatch.setattr(engines, "start_worker", start_on_full_disk)
    with pytest.raises(OutputError, match="No space left on device; what is done is kept, make room on the disk"):
        archives.build(lines, out, shard_size=runs.SIZE)
    assert list(tmp_path.rglob("*.draft")) == []
    monkeypatch.setattr(engines, "start_worker", worker)
    archives.build(lines, out, shard_size=runs.SIZE)
    assert archives.digest(out) == calm
    assert runs.left_beside(out) == []


def test_place_where_nobody_may_write(lines: Path) -> None:
    """Even root makes no folder in /proc: told in one line, with the name that was asked for."""
    with pytest.raises(OutputError, match="/proc/out: "):
        archives.build(lines, Path("/proc/out"))


def test_input_cut_short(start: Start, goes_on: GoesOn, lines: Path, tmp_path: Path) -> None:
    """The line that was cut is named; once the input is whole, so is the dataset."""
    out, cut = tmp_path / "out", tmp_path / lines.name
    cut.write_bytes(lines.read_bytes()[:-700])
    code, told, _ = start(*runs.build_line(cut, out)).end()
    assert (code, f"; 1 rejected, see {out}" in told) == (1, True)
    assert archives.rejected(out)[0]["place"] == f"line {runs.ARTICLES}"
    goes_on(out)
