"""The counts of the data card: which articles the tables were read from, and how many rows each table has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from unga_dataset import schema
from unga_dataset.storage import read_manifest, read_table

BAR = "\\|"
"""A bar within a cell."""
MARKS = {"articles": "<!-- articles -->", "rows": "<!-- rows -->"}
"""What stands before and after each of the two; the words of the card are written by hand."""


def card(page: str, folder: Path) -> str:
    """Return the page with its two tables as the dataset in a folder has them."""
    for mark, lines in ((MARKS["articles"], _articles(folder)), (MARKS["rows"], _rows(folder))):
        before, _, after = page.split(mark)
        page = "\n".join([f"{before}{mark}\n", *lines, f"\n{mark}{after}"])
    return page


def _articles(folder: Path) -> Iterator[str]:
    yield "| article | publisher | published | words |\n| --- | --- | --- | ---: |"
    for article in read_table(folder, "articles").to_pylist():
        yield _line(article[column] for column in ("title", "publisher", "published", "words"))


def _rows(folder: Path) -> Iterator[str]:
    yield "| table | rows | one row is |\n| --- | ---: | --- |"
    files = read_manifest(folder)
    for table in schema.TABLES:
        meaning = schema.meaning(table).rstrip(".")
        yield _line([f"`{table}`", files[f"{table}.parquet"]["rows"], meaning[0].lower() + meaning[1:]])


def _line(cells: Iterable[Any]) -> str:
    """Return a line of a table, whose cells a bar parts."""
    return f"| {' | '.join(str(cell).replace('|', BAR) for cell in cells)} |"
