"""The same tables from every way of installing: a zipped wheel and a bare checkout; and no article in the archives."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOAD = """
import sys
sys.path.insert(0, sys.argv[1])
import unga_dataset
assert unga_dataset.__file__.startswith(sys.argv[1]), unga_dataset.__file__
for table in unga_dataset.tables():
    assert len(unga_dataset.load_table(table)) > 0, table
    for file_format in ("csv", "parquet"):
        path = unga_dataset.data_path(table, file_format)
        assert path.stat().st_size > 0, path
print(path)
"""


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Build the wheel and the sdist of this checkout, without a network."""
    out = tmp_path_factory.mktemp("archives")
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--sdist", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl")), next(out.glob("*.tar.gz"))


def load_everything(place: Path) -> Path:
    """Load every table from a place on sys.path, in a process of its own, and return the last file's path."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-c", LOAD, str(place)], cwd="/", env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


def test_tables_load_from_a_zipped_wheel(archives: tuple[Path, Path]) -> None:
    """A wheel put on sys.path as it is gives every table, and files that are gone when Python has ended."""
    wheel, _ = archives
    copy = load_everything(wheel)
    assert not copy.exists()
    assert not copy.parent.exists()


def test_tables_load_from_an_unpacked_wheel(archives: tuple[Path, Path], tmp_path: Path) -> None:
    """An unpacked wheel gives every table from within the package."""
    with zipfile.ZipFile(archives[0]) as archive:
        archive.extractall(tmp_path)
    assert load_everything(tmp_path).parent == tmp_path / "unga_dataset" / "data" / "processed"


def test_tables_load_from_a_bare_checkout() -> None:
    """The source folder on sys.path gives every table from data/processed of the checkout."""
    assert load_everything(ROOT / "src").parent == ROOT / "data" / "processed"


def test_damaged_zipped_wheel_is_a_clear_error(archives: tuple[Path, Path], tmp_path: Path) -> None:
    """A wheel whose table differs from the manifest says so and how to mend it."""
    wheel = tmp_path / archives[0].name
    with zipfile.ZipFile(archives[0]) as old, zipfile.ZipFile(wheel, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[:-1] if name.endswith("quotes.parquet") else content)
    code = f"import sys; sys.path.insert(0, {str(wheel)!r}); import unga_dataset; unga_dataset.load_quotes()"
    done = subprocess.run([sys.executable, "-c", code], cwd="/", capture_output=True, text=True, check=False)
    last = done.stderr.splitlines()[-1]
    assert "DamagedFileError" in last
    assert last.endswith("quotes.parquet is not the file its manifest describes; reinstall unga-dataset")


def test_archives_hold_the_tables_but_neither_articles_nor_gold(archives: tuple[Path, Path]) -> None:
    """Wheel and sdist carry every table and the type marker, but no text of an article and no test."""
    wheel, sdist = archives
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = set(archive.namelist())
    with tarfile.open(sdist) as archive:
        in_sdist = {name.partition("/")[2] for name in archive.getnames()}
    processed = {path.name for path in (ROOT / "data" / "processed").iterdir()}
    assert {f"unga_dataset/data/processed/{name}" for name in processed} <= in_wheel
    assert {f"data/processed/{name}" for name in processed} <= in_sdist
    assert "unga_dataset/py.typed" in in_wheel
    for name in in_wheel | in_sdist:
        assert "data/raw" not in name
        assert "tests" not in name.split("/")
    texts = [path.read_bytes()[:200] for path in (ROOT / "data" / "raw").glob("*.txt")]
    with zipfile.ZipFile(wheel) as archive:
        assert not any(text in archive.read(name) for name in in_wheel for text in texts)
