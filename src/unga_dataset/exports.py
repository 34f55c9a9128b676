"""Write the tables in another format: all of it or nothing, and never over what is there unless asked to."""

from __future__ import annotations

import errno
import importlib
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from unga_dataset import schema
from unga_dataset.errors import InputError, OutputError, UngaDatasetError
from unga_dataset.exporting import WRITERS
from unga_dataset.names import suggestion
from unga_dataset.storage import installed_folder, read_parts

ADVICE = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room on the disk",
    errno.EACCES: "give a name in a folder that you may write to",
    errno.EPERM: "give a name in a folder that you may write to",
    errno.EROFS: "give a name in a folder that you may write to",
    errno.ENOTDIR: "give a name in a folder, not in a file",
    errno.EEXIST: "give a name in a folder, not in a file",
    errno.ENAMETOOLONG: "give a shorter name",
}
FOLDERS = ("csv", "jsonl", "feather")
"""The formats with a file for each table, of which OUT is the folder."""


def export(file_format: str, out: Path, *, folder: Path | None = None, force: bool = False) -> dict[str, int]:
    """Write every table to OUT in a format, and return the rows of each.

    Args:
        file_format: one of WRITERS.
        out: the file to make; for csv, jsonl and feather the folder.
        folder: the dataset; None for the installed one.
        force: whether an OUT that exists is replaced.

    InputError for an unknown format, MissingExtraError for a library that is not installed, OutputError if OUT exists
    or cannot be written; in each case what was there is as it was.
    """
    if file_format not in WRITERS:
        raise InputError(f"no format {suggestion(file_format, WRITERS)}")
    dataset = folder or installed_folder()
    _refuse(out, file_format, force, dataset)
    rows = dict.fromkeys(schema.TABLES, 0)
    tables = {name: _counted(dataset, name, rows) for name in schema.TABLES}
    module, function = WRITERS[file_format]
    write: Any = getattr(importlib.import_module(f"unga_dataset.exporting.{module}"), function)
    draft = out.with_name(f".{out.name}.{os.getpid()}.{secrets.token_hex(4)}.writing")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        if file_format in FOLDERS:
            draft.mkdir()
        write(tables, draft)
        _put(draft, out)
    except UngaDatasetError:
        raise
    except Exception as error:  # each library has errors of its own for a disk that is full
        reason = " ".join(str(getattr(error, "strerror", None) or error).split())
        raise OutputError(f"{out}: {reason}; nothing was written, {_advice(error, out)}") from error
    finally:
        _remove(draft)
    return rows


def _counted(dataset: Path, table: str, rows: dict[str, int]) -> Iterator[pa.Table]:
    for part in read_parts(dataset, table):
        rows[table] += part.num_rows
        yield part


def _refuse(out: Path, file_format: str, force: bool, dataset: Path) -> None:
    if dataset.resolve() in (out.resolve(), *out.resolve().parents):
        raise OutputError(f"{out}: it is or lies in the dataset that is read, which stays as it is; give another name")
    if not out.exists():
        return
    if not force:
        raise OutputError(f"{out}: it exists; give another name, or --force to replace it")
    if out.is_dir() != (file_format in FOLDERS):
        raise OutputError(f"{out}: a {'folder' if out.is_dir() else 'file'}; give another name")
    names = {f"{table}.{file_format}" for table in schema.TABLES}
    if out.is_dir() and (foreign := sorted({path.name for path in out.iterdir()} - names)):
        raise OutputError(f"{out}: it holds {foreign[0]}, which is not of an export; give another name")


def _advice(error: Exception, out: Path) -> str:
    if isinstance(error, OSError) and error.errno in ADVICE:
        return ADVICE[error.errno]
    return f"make room on the disk or give a name in a folder that you may write to, which {out.parent} may not be"


def _put(draft: Path, out: Path) -> None:
    if out.is_dir():
        old = out.with_name(f"{draft.name}.old")
        out.rename(old)
        draft.rename(out)
        shutil.rmtree(old)
    else:
        draft.replace(out)


def _remove(draft: Path) -> None:
    # DuckDB keeps a log beside a file that it did not finish.
    for path in (draft, draft.with_name(f"{draft.name}.wal")):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.exists():
            path.unlink()
