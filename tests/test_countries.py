"""Mentions of countries: the table of sentences with the mentions they must give, many of them none."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unga_dataset.builder.countries import CountryMention, find_countries
from unga_dataset.builder.entries import Dealing
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.text.reader import read_document

CASES = Path(__file__).parent / "cases" / "mentions.tsv"
LEXICON = read_lexicon()
NAMES = sorted({entry.text for entry in (*LEXICON.country_names, *LEXICON.country_lookalikes)})
JOINTS = (" ", ", ", " AND US ", ", US ", " VS UK, ", "-", "'S ")
"""What stands between the names of a headline; some of it are states by their letters."""
Row = dict[str, str]


def rows() -> list[Row]:
    """Return the rows of the table: text, the mentions in it as `ISO3:words` parted by semicolons, and why."""
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def mentions(text: str) -> Iterator[tuple[str, CountryMention]]:
    """Yield the words of each mention that the builder finds in a paragraph below a headline, and the mention."""
    article = f"A headline\n\n{text}\n"
    for mention in find_countries(read_document(article, LEXICON), LEXICON):
        yield article[slice(*mention.span)], mention


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"])
def test_sentence_gives_its_mentions_only(row: Row) -> None:
    """A sentence gives exactly the mentions of its row, each with its state, in their order."""
    found = "; ".join(f"{mention.iso3}:{words}" for words, mention in mentions(row["text"]))
    assert found == row["mentions"], row["why"]


def test_table_asks_for_mentions_and_for_none() -> None:
    """No sentence stands twice, each says why it is there, and at least a third must give nothing."""
    table = rows()
    assert len({row["text"] for row in table}) == len(table)
    assert all(row["text"] and row["why"] for row in table)
    assert 3 * sum(not row["mentions"] for row in table) >= len(table)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Russia abstained.", "name"),
        ("The UAE abstained.", "name"),
        ("A Russian envoy left.", "demonym"),
        ("Ukrainians cheered.", "demonym"),
        ("Moscow said no.", "capital"),
        ("A Moscow-backed motion failed.", "capital"),
        ("The Kremlin said no.", "metonym"),
        ("The White House said no.", "metonym"),
    ],
)
def test_mention_tells_its_form(text: str, form: str) -> None:
    """A mention says whether it is a name, a demonym, a capital or a metonym."""
    assert [mention.form for _, mention in mentions(text)] == [form]


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6), st.sampled_from(JOINTS))
def test_mentions_stand_in_order(names: list[str], joint: str) -> None:
    """In a headline in capitals, too, mentions come in the order of the text and none stands in another."""
    spans = [mention.span for _, mention in mentions(joint.join([*names, "ENVOYS MEET"]).upper())]
    assert all(before.end <= after.start for before, after in pairwise(spans))


@pytest.mark.parametrize("dealing", LEXICON.dealings, ids=lambda dealing: dealing.lemma)
def test_dealing_makes_a_government_of_its_capital(dealing: Dealing) -> None:
    """The example of a dealing names a government by its capital; its look-alike names a place."""
    assert [mention.form for _, mention in mentions(dealing.example)][-1] == "capital"
    assert not [words for words, mention in mentions(dealing.lookalike) if mention.form == "capital"]
