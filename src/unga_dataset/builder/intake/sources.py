"""Tell what kind of input a path is, read it one article after another, and sum it up in a digest."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from unga_dataset.builder.intake.json_lines import read_json_lines
from unga_dataset.builder.intake.parquet_rows import read_parquet_rows
from unga_dataset.builder.intake.records import MOST, Item, Page, Record, Rejection, known_id
from unga_dataset.builder.raw import HEADER_LINE, LIST, read_article, read_list
from unga_dataset.errors import InputError, shown

BLOCK = 1 << 20
PAGES = (".html", ".htm", ".HTML", ".HTM")
KINDS = "a folder with articles.csv and texts, a folder of .html pages, or a file that ends in .jsonl or .parquet"
EMPTY = {
    ".jsonl": "write one object a line, with article_id, published and text",
    ".parquet": "write one row an article, with article_id, published and text",
    "": f"add a line to {LIST} and a file for each article",
}
"""What to do with an input of each kind that holds nothing."""
Stamp = list[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Source:
    """An input: how its articles are read, and the files that it is made of."""

    path: Path
    read: Callable[[Path], Iterator[Item]]
    files: tuple[Path, ...]

    @property
    def has_pages(self) -> bool:
        """Whether its texts are taken from pages, and so are not its own."""
        return self.read is _read_pages

    @property
    def kind(self) -> str:
        """Return how the name of its file ends, in small letters; nothing for a folder."""
        return self.path.suffix.lower() if self.path.is_file() else ""

    def items(self) -> Iterator[Item]:
        """Yield its articles and what cannot be used, in its order; InputError, in the end, where there was nothing."""
        found = False
        with _readable(self.path):
            for item in self.read(self.path):
                found = True
                yield item
        if not found:
            raise InputError(f"{self.path}: no article in it; {EMPTY[self.kind]}")

    def measure(self) -> tuple[str, int]:
        """Return the SHA-256 of its files, names and bytes, and about how many articles it holds."""
        whole, lines = hashlib.sha256(), 0
        with _readable(self.path):
            for path in self.files:
                digest, found = _digest(path)
                whole.update(path.name.encode(errors="surrogateescape") + b"\0" + digest)
                lines += found
        if self.kind == ".parquet":
            return whole.hexdigest(), _rows(self.path)
        return whole.hexdigest(), lines if self.path.is_file() else len(self.files)

    def stamp(self) -> Stamp:
        """Return the size and the time of each file, which tell whether it has changed since."""
        with _readable(self.path):
            found = [(path, path.stat()) for path in self.files]
        return [(str(path), status.st_size, status.st_mtime_ns) for path, status in found]


def source_of(path: Path) -> Source:
    """Return what a path holds; InputError if it is no input."""
    if path.is_dir():
        if (path / LIST).is_file():
            return Source(path, _read_folder, (path / LIST, *_files(path, ".txt")))
        if pages := _files(path, *PAGES):
            import unga_dataset.builder.intake.html_pages  # noqa: F401, PLC0415  says what is missing, if it is

            return Source(path, _read_pages, pages)
    elif path.is_file() and path.suffix.lower() in READERS:
        return Source(path, READERS[path.suffix.lower()], (path,))
    if path.is_dir() and (texts := _files(path, ".txt")):
        advice = f"write it with the header {HEADER_LINE} and one line for each article"
        raise InputError(f"{path}: {texts[0].name} is there, but no {LIST}; {advice}")
    found = "no articles there" if path.exists() else "no such file or folder"
    raise InputError(f"{path}: {found}; give {KINDS}")


def _files(folder: Path, *suffixes: str) -> tuple[Path, ...]:
    with _readable(folder):
        paths = (path for path in folder.iterdir() if path.suffix in suffixes and not path.name.startswith("."))
        return tuple(sorted(path for path in paths if path.is_file()))


def _read_folder(folder: Path) -> Iterator[Item]:
    for entry in sorted(read_list(folder / LIST), key=lambda entry: entry.article_id):
        place = f"line {entry.line} of {LIST}"
        path = folder / f"{entry.article_id}.txt"
        try:
            if path.is_file() and path.stat().st_size > 4 * MOST:
                raise InputError(
                    f"{path.name} has more than {4 * MOST} bytes; an article has at most {MOST} characters"
                )
            yield Record(place, read_article(folder, entry))
        except InputError as error:
            yield Rejection(place, entry.article_id, str(error).replace(f"{folder}/", ""))


def _read_pages(folder: Path) -> Iterator[Item]:
    for path in _files(folder.resolve(), *PAGES):
        if article_id := known_id(path.stem):
            yield Page(path.name, article_id, path, path.stat().st_size)
        else:
            advice = "use small letters a-z, digits and single hyphens between them"
            yield Rejection(shown(path.name), None, f"its name cannot be that of an article; {advice}")


@contextlib.contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where = error.filename or path
        raise InputError(f"{where}: cannot be read ({error.strerror or error}); allow it to be read") from error


def _digest(path: Path) -> tuple[bytes, int]:
    """Return the SHA-256 of a file, and how many lines it has."""
    whole, lines, last = hashlib.sha256(), 0, b"\n"
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            whole.update(block)
            lines += block.count(b"\n")
            last = block[-1:]
    return whole.digest(), lines + (last != b"\n")


def _rows(path: Path) -> int:
    try:
        return int(pq.read_metadata(path).num_rows)
    except (pa.ArrowException, OSError):
        return 0  # reading it will say what is wrong


READERS: dict[str, Callable[[Path], Iterator[Item]]] = {".jsonl": read_json_lines, ".parquet": read_parquet_rows}
