"""Articles in a folder of HTML pages: what trafilatura takes from a page is the raw text (extra `[html]`).

The id of an article is the name of its file; day, publisher and address are those that the page gives. A page without
a day is rejected, as no date could be told.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from unga_dataset.builder.intake.records import Record, Rejection, record_of
from unga_dataset.errors import MissingExtraError

try:
    from trafilatura import bare_extraction
except ImportError as error:
    raise MissingExtraError("trafilatura is not installed; pip install 'unga-dataset[html]'") from error

LARGEST = 20_000_000
"""The most bytes of a page."""


def read_html_pages(folder: Path) -> Iterator[Record | Rejection]:
    """Yield the article of each page, in the order of their names."""
    for path in sorted(folder.glob("*.html")):
        yield _read(path)


def _read(path: Path) -> Record | Rejection:
    if path.stat().st_size > LARGEST:
        return Rejection(path.name, None, f"the page has more than {LARGEST} bytes; it is no article")
    page = bare_extraction(path.read_bytes(), with_metadata=True, include_comments=False, include_tables=False)
    if page is None:
        return Rejection(path.name, None, "no text was found in the page; give the text itself")
    found = page.as_dict()
    paragraphs = [line for line in str(found["text"] or "").split("\n") if line.strip()]
    cells = {
        "article_id": path.stem,
        "publisher": found["sitename"] or found["hostname"],
        "published": found["date"],
        "url": found["url"],
        "title": found["title"],
        "text": "\n\n".join(paragraphs),
    }
    return record_of(cells, path.name)
