"""Imported in the process that workers are forked from: reads an article, so that everything is ready to read more."""

from __future__ import annotations

import contextlib
import warnings

from unga_dataset.builder.archive.readings import read_rows, tables_of
from unga_dataset.builder.intake.records import Record, record_of

FIRST = {
    "article_id": "first",
    "published": "2022-03-02",
    "title": "Assembly Votes",
    "text": '"We will not go," Ambassador Ana Lund of Chad told the Security Council on Monday. Mali abstained.',
}

# Arrow's allocator and OpenBLAS have threads, which make ready for a fork; Python 3.12 warns of any thread.
warnings.simplefilter("ignore", DeprecationWarning)
# Whatever fails here will fail, and be told, where a worker reads.
with contextlib.suppress(Exception):
    record = record_of(FIRST, "")
    if isinstance(record, Record):
        tables_of([read_rows(record, None)])
