"""Where the files of the dataset lie, and their bytes, checked against the manifest."""

from __future__ import annotations

import atexit
import functools
import hashlib
import itertools
import json
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from unga_dataset.errors import DamagedFileError, InputError

PACKAGE = Path(__file__).parent
MANIFEST, DONE = "manifest.json", "_done"
FORMATS = ("csv", "parquet")


def installed_folder() -> Path:
    """Return the folder of the installed tables, which may lie inside a zipped package."""
    return package_folder("processed")


def package_folder(name: str) -> Path:
    """Return a folder of data that comes with the package: processed or reference."""
    inside = PACKAGE / "data" / name
    # A checkout keeps its data two floors up, for people to see; only an archive carries them inside.
    if PACKAGE.parent.name == "src" and not inside.is_dir():
        return PACKAGE.parents[1] / "data" / name
    return inside


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return what the manifest says about each file of a folder: sha256, bytes, rows, columns.

    Of a dataset in parts the markers of its shards say it. Raises ``DamagedFileError`` for a manifest that is missing
    or cannot be read.
    """
    content = _read_first(folder)
    try:
        manifest = json.loads(content)
        files = _files_in_parts(folder, manifest["shards"]) if "shards" in manifest else manifest["files"]
        return {name: files[name] for name in files if files[name]["sha256"]}
    except DamagedFileError:  # a marker, which has said so
        raise
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged(folder / MANIFEST, "is damaged") from error


def read_table(folder: Path, table: str) -> pa.Table:
    """Return a table as Arrow, from memory if the same file was read before.

    Raises ``DamagedFileError`` for a file that is missing or not the one its manifest describes.
    """
    parts = list(read_parts(folder, table))
    return parts[0] if len(parts) == 1 else pa.concat_tables(parts)


def read_parts(folder: Path, table: str) -> Iterator[pa.Table]:
    """Yield a table part by part, so that one at a time need be in memory; a table in a single file is one part."""
    files = read_manifest(folder)
    parts = [name for name in files if name.startswith(f"{table}/")]
    for name in parts:
        yield _parse(folder / name, str(files[name]["sha256"]))
    if not parts:
        # The checksum is part of the question, so a table that was built anew is read anew.
        yield _kept(folder / f"{table}.parquet", _checksum(files, folder, table, "parquet"))


def table_path(table: str, file_format: str, folder: Path | None = None) -> Path:
    """Return the path of a real file that holds a table, checked; a copy if the package is zipped."""
    if file_format not in FORMATS:
        raise InputError(f"no format {file_format!r}; allowed: {', '.join(FORMATS)}")
    folder = folder or installed_folder()
    path = folder / f"{table}.{file_format}"
    content = _checked(path, _checksum(read_manifest(folder), folder, table, file_format))
    if path.is_file():
        return path
    copy = _temporary_folder() / path.name
    if not copy.is_file() or copy.read_bytes() != content:
        copy.write_bytes(content)
    return copy


def _read_first(folder: Path) -> bytes:
    """Return the bytes of a manifest; DamagedFileError, saying what the folder is, if it is not that of a dataset."""
    try:
        return _read(folder / MANIFEST)
    except DamagedFileError as error:
        is_missing = isinstance(error.__cause__, FileNotFoundError | NotADirectoryError)
        # A dataset whose manifest alone is gone can be made again in its place; no other folder is to be replaced.
        if folder.is_relative_to(PACKAGE) or not is_missing or any(folder.glob("*.parquet")):
            raise
        what = "holds raw articles" if (folder / "articles.csv").is_file() else f"has no {MANIFEST}"
        found = what if folder.is_dir() else "is a file" if folder.exists() else "does not exist"
        raise DamagedFileError(f"{folder} {found}; give the folder of tables that unga-dataset build wrote") from None


def rows_in(files: dict[str, Any]) -> dict[str, int]:
    """Return the rows of each table by what a manifest says of its Parquet files."""
    rows: dict[str, int] = {}
    for name, entry in files.items():
        if name.endswith(".parquet"):
            table = name.removesuffix(".parquet").partition("/")[0]
            rows[table] = rows.get(table, 0) + entry["rows"]
    return rows


def _files_in_parts(folder: Path, shards: int) -> dict[str, Any]:
    files: dict[str, Any] = {}
    # One after another: the first that is missing ends it, whatever number a damaged manifest gives.
    for name in itertools.chain((f"{number:06d}.json" for number in range(shards)), ["whole.json"]):
        files |= json.loads(_read(folder / DONE / name))["files"]
    return files


def _checksum(files: dict[str, Any], folder: Path, table: str, file_format: str) -> str:
    try:
        return str(files[f"{table}.{file_format}"]["sha256"])
    except KeyError as error:
        from unga_dataset.names import known_table  # noqa: PLC0415

        raise _damaged(folder / MANIFEST, f"does not list {known_table(table)}.{file_format}") from error


# As many tables as there are, with room for a second folder: builds of the same table push each other out.
@functools.lru_cache(maxsize=32)
def _kept(path: Path, sha256: str) -> pa.Table:
    return _parse(path, sha256)


def _parse(path: Path, sha256: str) -> pa.Table:
    content = pa.py_buffer(_checked(path, sha256))
    try:
        return _rows(pa.BufferReader(content))
    except (pa.ArrowException, OSError) as error:
        reason = (str(error).splitlines() or ["no reason given"])[0]
        raise _damaged(path, f"cannot be read by pyarrow {pa.__version__} ({reason})") from error


def _rows(source: pa.BufferReader) -> pa.Table:
    try:
        # What ParquetFile itself stands on, without the cloud file systems and ssl that pyarrow.parquet imports:
        # a third of the time that the first table takes.
        from pyarrow._parquet import ParquetReader  # noqa: PLC0415

        reader = ParquetReader()
        reader.open(source)
        return reader.read_all(use_threads=False)
    except (ImportError, AttributeError, TypeError):  # it is pyarrow's own business and may change
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415

        return ParquetFile(source, pre_buffer=False).read(use_threads=False)


def _checked(path: Path, sha256: str) -> bytes:
    content = _read(path)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise _damaged(path, "is not the file its manifest describes")
    return content


def _read(path: Path) -> bytes:
    loader: Any = __spec__.loader
    try:
        # The loader of this module also reads from a zipped package; importlib.resources would take 20 ms longer.
        return bytes(loader.get_data(str(path))) if path.is_relative_to(PACKAGE) else path.read_bytes()
    except FileNotFoundError as error:
        raise _damaged(path, "is missing") from error
    except PermissionError as error:
        raise DamagedFileError(f"{path} cannot be read ({error.strerror}); allow it to be read") from error
    except (OSError, EOFError, ImportError, zlib.error) as error:
        raise _damaged(path, f"cannot be read ({str(error) or type(error).__name__})") from error


def _damaged(path: Path, what: str) -> DamagedFileError:
    inside = path.is_relative_to(PACKAGE)
    # A part lies in the folder of its table, a marker in that of the markers.
    folder = path.parent.parent if path.name.startswith("part-") or path.parent.name == DONE else path.parent
    remedy = "reinstall unga-dataset" if inside else f"run unga-dataset build --out {folder}"
    return DamagedFileError(f"{path} {what}; {remedy}")


@functools.cache
def _temporary_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="unga-dataset-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
