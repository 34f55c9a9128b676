"""Folders that hold no dataset, or may not be written to: what loaders and exports say of them, and what to do."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from throwaway import write_dataset

import unga_dataset
from unga_dataset import cli
from unga_dataset.errors import DamagedFileError, InputError, OutputError
from unga_dataset.exports import export

GIVE = "; give the folder of tables that unga-dataset build wrote"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("nope", "does not exist"),
        ("empty", "has no manifest.json"),
        ("raw", "holds raw articles"),
        ("file", "is a file"),
        ("file/below", "does not exist"),
    ],
)
def test_folder_without_a_dataset_is_told_what_it_is(name: str, found: str, tmp_path: Path) -> None:
    """Nobody is advised to build tables into a folder that is missing, or that holds something else."""
    for folder in ("empty", "raw"):
        (tmp_path / folder).mkdir()
    for file in ("raw/articles.csv", "file"):
        (tmp_path / file).touch()
    with pytest.raises(DamagedFileError) as caught:
        unga_dataset.load_quotes(path=tmp_path / name)
    assert str(caught.value) == f"{tmp_path / name} {found}{GIVE}"


def test_empty_path_is_not_the_folder_one_is_in() -> None:
    """A path that is empty, by a slip of a script, is told instead of being read as '.'."""
    with pytest.raises(InputError, match="path is empty; give the folder of a dataset, or leave it out"):
        unga_dataset.load_quotes(path="")


def test_damaged_part_is_built_again_where_the_dataset_lies(calm: Path, tmp_path: Path) -> None:
    """The advice names the folder of the dataset, not that of the table or of the markers in it."""
    out = shutil.copytree(calm, tmp_path / "out")
    (out / "quotes" / "part-000001.parquet").write_bytes(b"x")
    with pytest.raises(DamagedFileError, match=rf"describes; run unga-dataset build --out {out}$"):
        unga_dataset.load_quotes(path=out)
    (out / "_done" / "000001.json").unlink()
    with pytest.raises(DamagedFileError, match=rf"000001\.json is missing; run unga-dataset build --out {out}$"):
        unga_dataset.load_quotes(path=out)


def test_file_that_may_not_be_read_is_not_to_be_built_again(calm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table without permission is told as such: building it again would not help."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DamagedFileError, match=r"Permission denied\); allow it to be read$"):
        unga_dataset.load_quotes(path=calm)


@pytest.mark.parametrize("name", ["quotes.parquet", "part-000001.parquet"])
def test_check_does_not_advise_to_build_what_may_not_be_read(
    name: str, calm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table without permission is one line of the check, in single files and in parts; the others are looked at."""
    out = calm if name.startswith("part") else write_dataset(tmp_path / "out")
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == name and path.parent.name in ("out", "quotes"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check", str(out)]) == cli.FOUND
    (told,) = [line for line in capsys.readouterr().out.splitlines() if f"{name}: " in line and "ermission" in line]
    assert told.endswith("cannot be read (Permission denied); allow it to be read")


@pytest.mark.parametrize("place", ["/proc/tables.sqlite", "/proc/deeper/tables.sqlite"])
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="there is no folder in which nobody may write")
def test_export_that_may_not_be_written_says_what_to_do(place: str) -> None:
    """Where the system refuses the place of an export, the advice is to give another."""
    with pytest.raises(OutputError, match=r"nothing was written, (give|make)") as caught:
        export("sqlite", Path(place))
    assert "that you may write to" in str(caught.value)


def test_name_that_is_long_is_shown_short() -> None:
    """An id or a table of thousands of characters is not echoed whole."""
    for ask in (unga_dataset.load_table, lambda name: unga_dataset.load_quotes(article_id=name)):
        with pytest.raises(unga_dataset.UngaDatasetError) as caught:
            ask("x" * 5000)
        assert "'xxx" in str(caught.value)
        assert len(str(caught.value)) < 500
