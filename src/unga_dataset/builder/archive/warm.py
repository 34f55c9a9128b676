"""Imported in the process that workers are forked from: reads an article, so that everything is ready to read more."""

from __future__ import annotations

import contextlib
import gc
import sys
import warnings
from collections.abc import Iterator

from unga_dataset.builder.archive.readings import read_rows, tables_of
from unga_dataset.builder.intake.records import Record, record_of

FIRST = {
    "article_id": "first",
    "published": "2022-03-02",
    "title": "Assembly Votes",
    "text": '"We will not go," Ambassador Ana Lund of Chad told the Security Council on Monday. Mali abstained.',
}


class _Hides:
    """Finds no pandas, whatever there is."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        """Say that pandas is not there, and leave any other module to the next finder."""
        if name == "pandas":
            raise ModuleNotFoundError(f"{name} is hidden ({path}, {target})")


@contextlib.contextmanager
def _pandas_hidden() -> Iterator[None]:
    """Keep Arrow from importing pandas, as it does for the first list that it makes an array of, for good.

    That would be a quarter of the time that all this takes, for what no worker needs.
    """
    sys.meta_path.insert(0, _Hides)
    try:
        yield
    finally:
        sys.meta_path.remove(_Hides)


# Arrow's allocator and OpenBLAS have threads, which make ready for a fork; Python 3.12 warns of any thread.
warnings.simplefilter("ignore", DeprecationWarning)
# Whatever fails here will fail, and be told, where a worker reads.
with contextlib.suppress(Exception), _pandas_hidden():
    record = record_of(FIRST, "")
    if isinstance(record, Record):
        tables_of([read_rows(record, None)])
# What is here by now stays as long as the worker: no collection need look it over again, nor come after every 700
# objects, of which a sentence has a hundred.
gc.collect()
gc.freeze()
gc.set_threshold(5000)
