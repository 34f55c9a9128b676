"""Write a file so that its name stands for all of it or is not there, and sweep what killed writers leave."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from unga_dataset.builder.staging import sync_folder

DRAFT = ".draft"


def commit(path: Path, data: bytes) -> None:
    """Write a file beside its place, have it on disk, and give it its name; whoever writes it twice writes the same."""
    commit_blocks(path, [data])


def commit_blocks(path: Path, blocks: Iterable[bytes]) -> None:
    """Write a file that comes in blocks, as `commit` does."""
    path.parent.mkdir(exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}{DRAFT}")
    try:
        with draft.open("wb") as file:
            file.writelines(blocks)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sweep(folder: Path) -> None:
    """Remove the drafts that killed writers left; nobody may be writing."""
    for draft in folder.rglob(f".*{DRAFT}"):
        draft.unlink(missing_ok=True)
