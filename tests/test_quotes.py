"""Quotations: the table of sentences with the rows they must give, and the table of those that must give none."""

from __future__ import annotations

import csv
import itertools
from collections import Counter
from pathlib import Path

import pytest
from gold import build

CASES = Path(__file__).parent / "cases"
Row = dict[str, str]
Found = tuple[str, ...]


def rows_of(name: str) -> list[Row]:
    """Return the rows of a table of cases."""
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def grouped(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """Return each text with the rows expected of it."""
    return [(text, list(group)) for text, group in itertools.groupby(rows, key=lambda row: row["text"])]


def expected(row: Row) -> Found:
    """Return what a row of the table expects; a blank content is the quote itself."""
    names = ("quote_type", "quote", "content", "speaker", "speaker_type", "iso3", "cue")
    values = {**row, "content": row["content"] or row["quote"]}
    return tuple(values[name] for name in names)


def found(text: str) -> Counter[Found]:
    r"""Return what the builder finds in a text whose line breaks are written as \n, null written as nothing."""
    names = ("quote_type", "text", "content", "speaker", "speaker_type", "iso3", "cue")
    article = "A headline\n\n" + text.replace("\\n", "\n") + "\n"
    quotes = build(article, "2023-06-07")["quotes"]
    return Counter(tuple(getattr(quote, name) or "" for name in names) for quote in quotes)


@pytest.mark.parametrize(("text", "rows"), grouped(rows_of("quotes.tsv")))
def test_text_gives_its_quotes_only(text: str, rows: list[Row]) -> None:
    """A text gives exactly its rows: words, content, type, speaker, his kind and state, and cue."""
    assert found(text) == Counter(map(expected, rows)), rows[0]["why"]


@pytest.mark.parametrize("row", rows_of("not_quotes.tsv"), ids=lambda row: row["text"])
def test_look_alike_gives_no_quote(row: Row) -> None:
    """What only looks like speech gives no row."""
    assert not found(row["text"]), row["why"]


def test_no_text_stands_twice_in_the_tables() -> None:
    """The rows of a text stand together, and no text is both in the table and among the look-alikes."""
    texts = [text for text, _ in grouped(rows_of("quotes.tsv"))] + [row["text"] for row in rows_of("not_quotes.tsv")]
    assert len(texts) == len(set(texts))
