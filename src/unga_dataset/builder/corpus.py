"""From a folder of raw articles to a dataset on disk: read, find, join, check, write."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pyarrow as pa

from unga_dataset import __version__, schema
from unga_dataset.builder.article import rows_of
from unga_dataset.builder.files import MANIFEST, write_dataset
from unga_dataset.builder.gate.checks import problems_of
from unga_dataset.builder.gate.inspection import inspect
from unga_dataset.builder.lexicon import Lexicon, read_lexicon
from unga_dataset.builder.raw import RawArticle, read_articles
from unga_dataset.builder.reference import read_reference
from unga_dataset.builder.staging import settle
from unga_dataset.builder.tables import table_of
from unga_dataset.builder.totals import count_countries
from unga_dataset.errors import OutputError, RowError

Progress = Callable[[Iterable[RawArticle]], Iterable[RawArticle]]


def build(raw: Path, out: Path, *, reference: Path | None = None, progress: Progress | None = None) -> dict[str, int]:
    """Build the dataset of the articles in RAW, put it in the place of OUT, and return the rows of each table.

    Args:
        raw: the folder with articles.csv and a text file for each article.
        out: the folder of the dataset, made if need be.
        reference: the folder with the record beside the articles; None for the one that comes with the package.
        progress: wraps the articles, in order to report how far the work is.

    InputError for a bad article, LexiconError for a bad lexicon, RowError for a row that breaks the schema,
    OutputError if OUT cannot be written; whichever it is, OUT is as it was.
    """
    articles = read_articles(raw)
    refuse_place(settle(out), raw.resolve(), out)
    lexicon = read_lexicon()
    record = read_reference(reference, texts_of(articles), lexicon)
    rows = join(progress(articles) if progress else articles, lexicon) | record
    tables = {name: table_of(name, rows[name]) for name in schema.TABLES}
    refuse_problems(tables, articles)
    write_dataset(tables, out, inputs=digest(articles, record), version=__version__)
    return {name: table.num_rows for name, table in tables.items()}


def refuse_place(target: Path, raw: Path, out: Path) -> None:
    """Raise an OutputError if the tables would take the place of the raw articles or of somebody else's files."""
    if target == raw or raw in target.parents or target in raw.parents:
        found = "it is, holds or lies in the folder of the raw articles, which stays as it is"
        raise OutputError(f"{out}: {found}; give another folder")
    names = [f"{table}.{suffix}" for table in schema.TABLES for suffix in ("csv", "parquet")]
    foreign = [name for name in names if (target / name).exists()]
    if foreign and not (target / MANIFEST).exists():
        found = f"it holds {foreign[0]} but no {MANIFEST}, so that file is not of a dataset"
        raise OutputError(f"{out}: {found}; move it away or give another folder")


def check(folder: Path, raw: Path | None, reference: Path | None = None) -> list[str]:
    """Return what is wrong with the dataset in a folder, one line each; InputError if the folder holds no dataset.

    Args:
        folder: the folder of the dataset.
        raw: the folder of the articles it was built from, or None to leave the texts out of the check.
        reference: the folder with the record that it was built with; None for the one that comes with the package.
    """
    if raw is None:
        return inspect(folder, None, None)
    articles = read_articles(raw)
    texts = texts_of(articles)
    return inspect(folder, texts, digest(articles, read_reference(reference, texts, read_lexicon())))


def join(articles: Iterable[RawArticle], lexicon: Lexicon) -> dict[str, list[Any]]:
    """Return the rows of every table that is read from articles, in the order in which the articles come."""
    rows: dict[str, list[Any]] = defaultdict(list)
    for article in articles:
        for name, found in rows_of(article, lexicon).items():
            rows[name] += found
    rows["countries"] = list(count_countries(rows, lexicon))
    return rows


def texts_of(articles: Iterable[RawArticle]) -> dict[str, str]:
    """Return the text of each article by its id."""
    return {article.article_id: article.text for article in articles}


def digest(articles: Iterable[RawArticle], record: Mapping[str, Sequence[Any]]) -> str:
    """Return the SHA-256 of all that goes in: each line of articles.csv, the bytes of each text, and the record.

    It is taken of the values, so the order of the lines and the way the CSV is quoted do not count.
    """
    lines = [
        json.dumps([item.article_id, item.publisher, str(item.published), item.url, item.language, item.sha256])
        for item in articles
    ]
    lines += [json.dumps(astuple(row), default=str) for rows in record.values() for row in rows]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def refuse_problems(tables: Mapping[str, pa.Table], articles: Iterable[RawArticle]) -> None:
    """Let the tables pass, or raise a RowError that names the first problem and how many there are."""
    problems = list(problems_of(tables, texts_of(articles)))
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise RowError(f"{problems[0]}{more}; nothing was written, the rule that made the row must be corrected")
