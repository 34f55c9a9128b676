"""Articles in a folder of HTML pages: what trafilatura takes from a page is the raw text (extra `[html]`).

The id of an article is the name of its file; day, publisher and address are those that the page gives. A page without
a day is rejected, as no date could be told. Nothing is fetched: links, scripts and images of a page stay what they are.
"""

from __future__ import annotations

import logging
from typing import Any

from unga_dataset.builder.intake.records import DEFAULTS, Page, Record, Rejection, record_of
from unga_dataset.builder.listing import URL
from unga_dataset.errors import MissingExtraError

try:
    from trafilatura import bare_extraction
except ImportError as error:
    reason = " ".join(str(error).split())
    raise MissingExtraError(f"no trafilatura ({reason}); pip install 'unga-dataset[html]'") from error

LARGEST = 20_000_000
"""The most bytes of a page."""

# What it has to say of a page comes as None, and is told in rejected.jsonl.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())


def read_page(page: Page) -> Record | Rejection:
    """Return the article of a page."""
    with page.path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        return Rejection(page.place, page.article_id, f"the page has more than {LARGEST} bytes; it is no article")
    found: Any = bare_extraction(data, with_metadata=True, include_comments=False, include_tables=False)
    if found is None:
        return Rejection(page.place, page.article_id, "no text was found in the page; give the text itself")
    return record_of(_cells(page, found.as_dict()), page.place)


def _cells(page: Page, found: dict[str, Any]) -> dict[str, Any]:
    paragraphs = [line for line in str(found["text"] or "").split("\n") if line.strip()]
    url = str(found["url"] or "")
    return {
        "article_id": page.article_id,
        "publisher": _line(found["sitename"] or found["hostname"]) or DEFAULTS["publisher"],
        "published": found["date"],
        "url": url if URL.fullmatch(url) else "",
        "title": _line(found["title"]),
        "text": "\n\n".join(paragraphs),
    }


def _line(text: object) -> str:
    """Return a text on one line, white space at its ends left out."""
    return " ".join(str(text or "").split())
