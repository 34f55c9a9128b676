"""The folder of a dataset is replaced whole or not at all, and nothing else in it or beside it is touched."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
import storage_rows
from storage_rows import names_in, snapshot

from unga_dataset import schema
from unga_dataset.builder import files, staging
from unga_dataset.builder.files import write_dataset
from unga_dataset.errors import OutputError

TABLES = storage_rows.all_tables()
EMPTY = {name: table.slice(0, 0) for name, table in TABLES.items()}
MANY = 10


def write(out: Path, tables: dict[str, pa.Table] = TABLES) -> dict[str, bytes]:
    """Write a dataset and return its files."""
    write_dataset(tables, out, inputs="0" * 64, version="1.2.3")
    return snapshot(out)


def test_new_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    """A folder that is not there is made, and nothing is left beside it."""
    write(tmp_path / "deep" / "er" / "out")
    assert names_in(tmp_path / "deep" / "er") == ["out"]


def test_other_files_in_the_folder_are_kept(tmp_path: Path) -> None:
    """Files, subfolders and links that are not the dataset's stay; what the old manifest names goes."""
    out = tmp_path / "out"
    write(out)
    (out / "mine" / "empty").mkdir(parents=True)
    (out / "mine" / "table.csv").write_text("1", encoding="utf-8")
    (out / "notes.txt").write_text("2", encoding="utf-8")
    (out / "link").symlink_to("nowhere")
    (out / "poems.csv").write_text("3", encoding="utf-8")
    manifest = json.loads((out / "manifest.json").read_bytes())
    manifest["files"]["poems.csv"] = {}
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    out.chmod(mode := 0o750)
    found = write(out, EMPTY)
    assert (found["mine/table.csv"], found["notes.txt"], "poems.csv" in found) == (b"1", b"2", False)
    assert (out / "mine" / "empty").is_dir()
    assert (out / "link").readlink() == Path("nowhere")
    assert out.stat().st_mode & 0o777 == mode
    assert names_in(tmp_path) == ["out"]


def test_files_are_copied_where_there_are_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system without hard links keeps the other files too."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("2", encoding="utf-8")
    (out / "link").symlink_to("notes.txt")
    monkeypatch.setattr(os, "link", refuse)
    assert write(out)["notes.txt"] == b"2"
    assert (out / "link").readlink() == Path("notes.txt")


def test_symlink_has_its_target_replaced(tmp_path: Path) -> None:
    """Of a folder that is a symlink the target is replaced, and the link stays."""
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    write(tmp_path / "out")
    assert (tmp_path / "out").is_symlink()
    assert snapshot(tmp_path / "real") == write(tmp_path / "fresh")


def test_leftovers_of_dead_builds_are_cleared(tmp_path: Path) -> None:
    """What a dead build left beside the folder goes; what a live one or someone else has there stays."""
    finished = subprocess.Popen([sys.executable, "-c", ""])
    finished.wait()
    dead, alive = finished.pid, os.getppid()
    gone = [f".out.building-{dead}-0123abcd", f".out.old-{dead}-0123abcd", f".out.building-{os.getpid()}-0123abcd"]
    kept = [f".out.building-{alive}-0123abcd", f".out.x.building-{dead}-0123abcd", ".out.building-note", ".out.bak"]
    (tmp_path / "out").mkdir()
    for name in gone + kept:
        (tmp_path / name / "deep").mkdir(parents=True)
    write(tmp_path / "out")
    assert names_in(tmp_path) == sorted([*kept, "out"])


def test_folder_moved_aside_by_a_dead_build_comes_back(tmp_path: Path) -> None:
    """Where a build died between its two renames, the old folder is put back, with its other files."""
    aside = tmp_path / f".out.old-{2**22 + 1}-0123abcd"
    aside.mkdir()
    (aside / "notes.txt").write_text("2", encoding="utf-8")
    assert staging.settle(tmp_path / "out") == (tmp_path / "out").resolve()
    assert names_in(tmp_path) == ["out"]
    assert write(tmp_path / "out")["notes.txt"] == b"2"


def run_broken_builds(folder: Path, mode: str, way: str) -> dict[str, int]:
    """Break builds at every touch of the file system, in a process of their own, and return what was found."""
    script = Path(__file__).with_name("broken_builds.py")
    paths = os.pathsep.join(filter(None, [str(Path(schema.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]))
    done = subprocess.run(
        [sys.executable, str(script), str(folder), mode, way],
        check=True, capture_output=True, text=True, timeout=100, env={**os.environ, "PYTHONPATH": paths},
    )  # fmt: skip
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("way", ["exchange", "rename"])
def test_build_killed_anywhere_leaves_old_or_new(tmp_path: Path, way: str) -> None:
    """Killed at any touch of a file, a build leaves the old dataset or the new one; the next repairs the rest."""
    found = run_broken_builds(tmp_path, "kill", way)
    assert found["old"] > MANY
    assert found["new"] > 1
    # Two renames have one moment without a folder; the next build puts the old one back.
    assert found.get("missing", 0) == (1 if way == "rename" else 0)
    assert not any(found.get(bad) for bad in ("torn", "broken promise", "died otherwise", "not repaired"))


@pytest.mark.parametrize("way", ["exchange", "rename"])
def test_disk_full_anywhere_leaves_old_or_new(tmp_path: Path, way: str) -> None:
    """With the disk full at any touch of a file, the old dataset stays and nothing else, or the new one is there."""
    found = run_broken_builds(tmp_path, "full", way)
    assert found["old"] > MANY
    assert found["new"] > 1
    assert not any(found.get(bad) for bad in ("torn", "broken promise", "died otherwise", "not repaired", "missing"))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, ["No space left on device", "make room on the disk"]),
        (errno.EROFS, ["Read-only file system", "that you may write to"]),
        (errno.EIO, ["Input/output error"]),
    ],
)
def test_failed_write_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: list[str]
) -> None:
    """What the system refuses is an OutputError that gives the reason and what to do; the old tables stay."""
    old = write(tmp_path / "out")

    def refuse(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutputError) as caught:
        write(tmp_path / "out", EMPTY)
    message = str(caught.value)
    words = ["out: the tables cannot be written", "nothing was changed", *words]
    assert [word for word in words if word not in message] == [], message
    assert len(message.splitlines()) == 1
    assert snapshot(tmp_path / "out") == old
    assert names_in(tmp_path) == ["out"]


def test_exchange_that_is_refused_leaves_the_old_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is in use as a mount point cannot be exchanged: that is told, and nothing else is tried."""
    old = write(tmp_path / "out")

    def busy(_: Path, second: Path) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy", str(second))

    monkeypatch.setattr(staging, "exchange", busy)
    with pytest.raises(OutputError, match=r"resource busy.*; give a folder inside it, such as tables"):
        write(tmp_path / "out", EMPTY)
    assert snapshot(tmp_path / "out") == old


@pytest.mark.parametrize("error", [pa.ArrowInvalid, MemoryError, KeyboardInterrupt])
def test_any_other_error_leaves_the_old_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    """Whatever else ends the writing, an interrupt included, leaves the old dataset and nothing beside it."""
    old = write(tmp_path / "out")

    def fail(_: pa.Table) -> bytes:
        raise error

    monkeypatch.setattr(files, "csv_bytes", fail)
    with pytest.raises(error):
        write(tmp_path / "out", EMPTY)
    assert snapshot(tmp_path / "out") == old
    assert names_in(tmp_path) == ["out"]


def test_folder_that_cannot_be_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, a place under a file, a loop of links, and a folder that has a table's name in it are told apart."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "out" / "quotes.csv").mkdir(parents=True)
    told = {
        "file": "a file, where a folder must be; give a folder",
        "file/deep/out": "file is a file, in which no folder can be; give another",
        "loop": "symbolic links",
        "out": "quotes.csv); nothing was changed; move that folder away",
        "x" * 300: "File name too long",
    }
    for name, words in told.items():
        with pytest.raises(OutputError) as caught:
            write(tmp_path / name)
        assert words in str(caught.value)
        assert len(str(caught.value).splitlines()) == 1
    assert names_in(tmp_path) == ["file", "loop", "out"]
    monkeypatch.chdir(tmp_path / "out")
    for here in (Path(), tmp_path, Path("/")):
        with pytest.raises(OutputError, match="the folder you are in, which cannot be replaced; give a folder of"):
            write(here)


def test_mount_point_and_read_only_folder_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mount point cannot be replaced, and a folder that may not be written to is not gone round."""
    with pytest.raises(OutputError, match="a mount point, which cannot be replaced; give a folder inside it"):
        write(Path("/proc"))
    old = write(tmp_path / "out")
    # Faked, since tests may run as root, who may write everywhere.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="a folder that you may not write to; allow it, or give another folder"):
        write(tmp_path / "out", EMPTY)
    assert snapshot(tmp_path / "out") == old


def test_system_without_an_exchange_is_told_from_a_failed_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A C library without the call counts as a system that cannot exchange folders, and two renames do."""
    monkeypatch.setattr(staging.ctypes, "CDLL", lambda *_, **__: object())
    with pytest.raises(OSError, match="Function not implemented"):
        staging.exchange(tmp_path, tmp_path)
    write(tmp_path / "out")
    assert write(tmp_path / "out", EMPTY) == write(tmp_path / "fresh", EMPTY)
    assert names_in(tmp_path) == ["fresh", "out"]


def test_folder_with_a_mount_in_it_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is mounted in a subfolder would be emptied with the old folder, so it is refused and left alone."""
    (tmp_path / "out" / "volume").mkdir(parents=True)
    (tmp_path / "out" / "volume" / "notes.txt").write_text("2", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link", "notes.txt")

    # A volume of another device is seen as a mount; one of the same device only by the link that fails.
    for module, name, fake in ((os.path, "ismount", lambda path: path.name == "volume"), (os, "link", refuse)):
        with monkeypatch.context() as patch, pytest.raises(OutputError, match=r"link at .*; nothing was changed; give"):
            patch.setattr(module, name, fake)
            write(tmp_path / "out")
    assert snapshot(tmp_path) == {"out/volume/notes.txt": b"2"}
