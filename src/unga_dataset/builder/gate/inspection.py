"""Look a written dataset over: the manifest, the files it describes, and every limit of the schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from unga_dataset import schema
from unga_dataset.builder.files import DESCRIPTIONS, FILES, MANIFEST, csv_problem, descriptions, entry_of, read_parquet
from unga_dataset.builder.gate.checks import problems_of
from unga_dataset.builder.raw import LIST
from unga_dataset.columns import SHA256
from unga_dataset.errors import InputError

AGAIN = "build the dataset again"
ALLOW = "allow it to be read"


def inspect(folder: Path, texts: Mapping[str, str] | None, inputs: str | None) -> list[str]:
    """Return what is wrong with the dataset in a folder, one line each; InputError if it holds no dataset.

    Args:
        folder: the folder to look over.
        texts: the raw text of each article, or None to do without.
        inputs: the digest that the articles have now, or None to do without.
    """
    if not folder.is_dir():
        found = "a file, not a folder" if folder.exists() else "no such folder"
        raise InputError(f"{folder}: {found}; give the folder of a dataset")
    # A folder of raw articles has an articles.csv too, which is no table.
    if not any((folder / name).exists() for name in (MANIFEST, *FILES) if name != LIST):
        found = f"it has no {MANIFEST}" + (f", but {LIST}: raw articles" if (folder / LIST).exists() else "")
        raise InputError(f"{folder}: no dataset, {found}; give the folder that a build wrote")
    manifest, lines = _read_manifest(folder)
    if inputs and manifest and manifest.get("inputs") != inputs:
        lines.append(f"{MANIFEST}: the tables were built from other articles or another articles.csv; {AGAIN}")
    files = _read_files(folder, lines)
    tables = _read_tables(files, lines)
    odd = list(_manifest_problems(manifest, files, tables))
    lines += odd
    lines += _csv_problems(files, tables)
    if manifest and not odd and tables.keys() == schema.TABLES.keys():
        lines += _description_problems(files, manifest, tables)
    present = {name: table for name, table in tables.items() if table is not None}
    missing = {name for name in schema.TABLES if name not in present}
    # A table whose file is missing or damaged has its line already.
    lines += [str(problem) for problem in problems_of(present, texts) if problem.table not in missing]
    return lines


def _read_manifest(folder: Path) -> tuple[dict[str, Any], list[str]]:
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except FileNotFoundError:
        return {}, [f"{MANIFEST}: missing; {AGAIN}"]
    except (OSError, ValueError, RecursionError) as error:
        return {}, [f"{MANIFEST}: cannot be read ({error}); {AGAIN}"]
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict):
        return {}, [f"{MANIFEST}: it has no list of files; {AGAIN}"]
    lines = []
    if not isinstance(manifest.get("version"), str):
        lines.append(f"{MANIFEST}: no version; {AGAIN}")
    if not re.fullmatch(SHA256, str(manifest.get("inputs"))):
        lines.append(f"{MANIFEST}: inputs is no SHA-256; {AGAIN}")
    return manifest, lines


def _read_files(folder: Path, lines: list[str]) -> dict[str, bytes]:
    files = {}
    for name in (*FILES, *DESCRIPTIONS):
        try:
            files[name] = (folder / name).read_bytes()
        except FileNotFoundError:
            lines.append(f"{name}: missing; {AGAIN}")
        except OSError as error:
            advice = ALLOW if isinstance(error, PermissionError) else AGAIN
            lines.append(f"{name}: cannot be read ({error.strerror}); {advice}")
    return files


def _read_tables(files: Mapping[str, bytes], lines: list[str]) -> dict[str, pa.Table]:
    tables = {}
    for name in schema.TABLES:
        if (data := files.get(f"{name}.parquet")) is None:
            continue
        try:
            tables[name] = read_parquet(data)
        except (pa.ArrowException, OSError) as error:
            reason = " ".join(str(error).split())
            lines.append(f"{name}.parquet: damaged ({reason}); {AGAIN}")
    return tables


def _manifest_problems(
    manifest: Mapping[str, Any], files: Mapping[str, bytes], tables: Mapping[str, pa.Table]
) -> Iterator[str]:
    if not manifest:
        return
    for name in sorted(set(FILES) | manifest["files"].keys()):
        if name not in FILES:
            yield f"{MANIFEST}: {name} is no file of the dataset; {AGAIN}"
        elif name not in manifest["files"]:
            yield f"{MANIFEST}: {name} is not in it; {AGAIN}"
        elif (table := tables.get(name.partition(".")[0])) is not None and name in files:
            yield from _entry_problems(name, manifest["files"][name], entry_of(files[name], table))


def _entry_problems(name: str, said: object, found: Mapping[str, int | str]) -> Iterator[str]:
    entry = said if isinstance(said, dict) else {}
    for fact, value in found.items():
        if entry.get(fact) != value:
            yield f"{name}: {fact} is {value}, {MANIFEST} says {entry.get(fact)}; {AGAIN}"


def _description_problems(
    files: Mapping[str, bytes], manifest: Mapping[str, Any], tables: Mapping[str, pa.Table]
) -> Iterator[str]:
    """Find descriptions that are not those of the tables and of a manifest that tells the truth."""
    for name, wanted in descriptions(tables, manifest["files"], str(manifest.get("version"))).items():
        if files.get(name, wanted) != wanted:
            yield f"{name}: does not describe these tables; {AGAIN}"


def _csv_problems(files: Mapping[str, bytes], tables: Mapping[str, pa.Table]) -> Iterator[str]:
    for name, table in tables.items():
        data = files.get(f"{name}.csv")
        if data is not None and (problem := csv_problem(name, data, table)):
            yield str(problem)
