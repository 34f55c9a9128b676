"""The key of a build: what its shards are made from, so that none made from something else is ever taken for one."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from unga_dataset import __version__, schema
from unga_dataset.builder.archive.commits import commit, sweep
from unga_dataset.builder.archive.shards import DONE, TRAIL
from unga_dataset.builder.intake.sources import Source
from unga_dataset.builder.reference import FILES
from unga_dataset.storage import package_folder

KEY = "_key"
"""The file that says which build the markers beside it are of; it goes when the dataset is in its place."""


def inputs_digest(digest: str, reference: Path | None) -> str:
    """Return the SHA-256 of the articles, whose own digest is given, and of the record."""
    return hashlib.sha256("\n".join([digest, *_record_digests(reference)]).encode()).hexdigest()


def build_key(source: Source, inputs: str, plan: str) -> str:
    """Return the key of a build of these inputs by this plan."""
    parts = [inputs, code_digest(), __version__, plan, pa.__version__, f"{sys.version_info[:2]}"]
    if source.has_pages:
        parts.append(importlib.metadata.version("trafilatura"))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def code_digest() -> str:
    """Return the SHA-256 of the package's own code and lexicons: other code makes other shards."""
    whole = hashlib.sha256()
    package = Path(schema.__file__).parent
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.tsv")]):
        whole.update(os.fsencode(path.relative_to(package)) + b"\0" + path.read_bytes())
    return whole.hexdigest()


def open_folder(target: Path, key: str) -> Path:
    """Return the folder beside TARGET in which a build is made, swept, or made anew; those of other keys are removed.

    A build that was killed right after it had put its folder in the place of the old dataset leaves the old one under
    the name of the new: so it is not the name that counts, but the key inside.
    """
    folder = target.with_name(f"{target.name}.partial-{key}")
    name = re.compile(rf"{re.escape(target.name)}\.partial-[0-9a-f]{{16}}")
    for other in sorted(target.parent.iterdir()):
        if name.fullmatch(other.name) and (other != folder or not _is_of(folder, key)):
            shutil.rmtree(other)
    for kind in (DONE, TRAIL):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    commit(folder / KEY, f"{key}\n".encode())
    sweep(folder)
    return folder


def _is_of(folder: Path, key: str) -> bool:
    try:
        return (folder / KEY).read_text(encoding="ascii") == f"{key}\n"
    except (OSError, ValueError):
        return False


def _record_digests(reference: Path | None) -> Iterator[str]:
    folder = reference or package_folder("reference")
    for name in FILES:
        path = folder / f"{name}.csv"
        yield hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
