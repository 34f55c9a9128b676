"""Tell what kind of input a path is, read it one article after another, and sum it up in a digest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from unga_dataset.builder.intake.json_lines import read_json_lines
from unga_dataset.builder.intake.parquet_rows import read_parquet_rows
from unga_dataset.builder.intake.records import Record, Rejection
from unga_dataset.builder.raw import LIST, read_article, read_list
from unga_dataset.errors import InputError

Item = Record | Rejection
BLOCK = 1 << 20
KINDS = "a folder with articles.csv and texts, a folder of .html pages, or a file that ends in .jsonl or .parquet"


@dataclass(frozen=True, slots=True)
class Source:
    """An input: how its articles are read, the files that it is made of, and how many articles there may be."""

    path: Path
    read: Callable[[Path], Iterator[Item]]
    files: tuple[Path, ...]

    def items(self) -> Iterator[Item]:
        """Yield its articles and what cannot be used, in its order."""
        return self.read(self.path)

    def measure(self) -> tuple[str, int]:
        """Return the SHA-256 of its files, names and bytes, and about how many articles it holds."""
        whole, lines = hashlib.sha256(), 0
        for path in self.files:
            digest, found = _digest(path)
            whole.update(path.name.encode() + b"\0" + digest)
            lines += found
        if self.path.suffix == ".parquet":
            return whole.hexdigest(), _rows(self.path)
        return whole.hexdigest(), lines if self.path.is_file() else len(self.files)


def source_of(path: Path) -> Source:
    """Return what a path holds; InputError if it is no input."""
    if path.is_dir():
        if (path / LIST).exists():
            texts = sorted(one for one in path.glob("*.txt") if not one.name.startswith("."))
            return Source(path, _read_folder, (path / LIST, *texts))
        if pages := tuple(sorted(path.glob("*.html"))):
            from unga_dataset.builder.intake.html_pages import read_html_pages  # noqa: PLC0415

            return Source(path, read_html_pages, pages)
    elif path.is_file() and path.suffix in READERS:
        return Source(path, READERS[path.suffix], (path,))
    found = "no articles there" if path.exists() else "no such file or folder"
    raise InputError(f"{path}: {found}; give {KINDS}")


def _read_folder(folder: Path) -> Iterator[Item]:
    for entry in sorted(read_list(folder / LIST), key=lambda entry: entry.article_id):
        place = f"line {entry.line} of {LIST}"
        try:
            yield Record(place, read_article(folder, entry))
        except InputError as error:
            yield Rejection(place, entry.article_id, str(error).replace(f"{folder}/", ""))


def _digest(path: Path) -> tuple[bytes, int]:
    """Return the SHA-256 of a file, and how many lines it has."""
    whole, lines = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            whole.update(block)
            lines += block.count(b"\n")
    return whole.digest(), lines


def _rows(path: Path) -> int:
    try:
        return int(pq.read_metadata(path).num_rows)
    except (pa.ArrowException, OSError):
        return 0  # reading it will say what is wrong


READERS: dict[str, Callable[[Path], Iterator[Item]]] = {".jsonl": read_json_lines, ".parquet": read_parquet_rows}
