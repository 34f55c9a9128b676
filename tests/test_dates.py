"""Dates: the tables of expressions and of look-alikes, and what holds for any text."""

from __future__ import annotations

import csv
import itertools
import time
from datetime import date
from pathlib import Path

import pytest
from growth import assert_linear
from hypothesis import given, settings
from hypothesis import strategies as st

from unga_dataset.builder.dates import READERS, DateMention, find_dates, from_anchor
from unga_dataset.builder.dating.date_rules import read_grammar
from unga_dataset.builder.dating.periods import MONTH, WEEK, YEAR, Unit, moved, nearest_day, period_of, third_of
from unga_dataset.builder.document import QUOTED, Document, Paragraph, Span
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.text.reader import read_document

LEXICON = read_lexicon()
PUBLISHED = date(2022, 3, 1)
CASES = Path(__file__).parent / "cases"
Row = dict[str, str]

PIECES = (
    "from ", "between ", "and ", "to ", "-", "\u2013", "since ", "the ", "day ", "before ", "after ", "last ",
    "next ", "week ", "weeks ", "ago ", "two ", "12 ", "31", "February ", "Feb. ", "May ", "29, ", "2024",
    "2014 ", "1990s ", "Monday", "'s ", "night ", "of ", "will ", "by ", "tomorrow ", "yesterday ",
    "earlier ", "month ", "999 ", "centuries ", "weekend ", ". ", QUOTED,
)  # fmt: skip
"""What dates are made of, to be put together without any sense."""

HOSTILE = (
    "Monday ", "from Monday to ", "will Monday, ", "the day ", "two weeks ", "Feb. 28-", "1 2 3 May ",
    "2014-", "between 2014 and ", "March ", "last ", "since ", "twenty-", "early the ", "NEW YORK, ", " ",
    "(", "x", "9",
)  # fmt: skip
"""Beginnings of dates that, repeated, would trap a pattern that goes back over what it has read."""


def rows_of(name: str) -> list[Row]:
    """Return the rows of a table of cases."""
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def grouped(rows: list[Row]) -> list[tuple[str, str, list[Row]]]:
    """Return each sentence with its day of publication and the rows of its dates."""
    groups = itertools.groupby(rows, key=lambda row: (row["sentence"], row["published"]))
    return [(*key, list(group)) for key, group in groups]


def bare(text: str) -> Document:
    """Return a text as a document of one paragraph and sentence, nothing in it quoted."""
    whole = Span(0, len(text))
    paragraph = Paragraph(number=1, role="body", span=whole)
    return Document(text=text, outside=text, paragraphs=(paragraph,), quotations=(), sentences=(whole,))


def only(sentence: str) -> DateMention:
    """Return the one date of a sentence."""
    (mention,) = find_dates(bare(sentence), PUBLISHED, LEXICON)
    return mention


@pytest.mark.parametrize(("sentence", "published", "rows"), grouped(rows_of("dates.tsv")))
def test_expression_is_found_whole_and_resolved(sentence: str, published: str, rows: list[Row]) -> None:
    """Each expression is found as written, and nothing else, with its days, precision and basis."""
    found = find_dates(read_document(sentence, LEXICON), date.fromisoformat(published), LEXICON)
    columns = ("expression", "date_start", "date_end", "precision", "basis")
    assert [
        (
            sentence[slice(*mention.span)],
            str(mention.date_start or ""),
            str(mention.date_end or ""),
            mention.precision,
            mention.basis,
        )
        for mention in found
    ] == [tuple(row[column] for column in columns) for row in rows]


@pytest.mark.parametrize("row", rows_of("not_dates.tsv"), ids=lambda row: row["sentence"])
def test_lookalike_is_no_date(row: Row) -> None:
    """Nothing is found where only the words look like a date."""
    assert find_dates(read_document(row["sentence"], LEXICON), PUBLISHED, LEXICON) == ()


def test_every_rule_has_its_reader() -> None:
    """Every rule but the look-alikes can be read, and every reader has a rule."""
    assert {rule.name for rule in read_grammar(LEXICON).rules} - {"lookalike"} == set(READERS)


@pytest.mark.parametrize("name", ["dates.tsv", "not_dates.tsv"])
def test_a_sign_stands_in_whatever_its_rule_finds(name: str) -> None:
    """A rule with signs, for which a text is searched first, finds nothing that holds none of them."""
    for sentence in {row["sentence"] for row in rows_of(name)}:
        for rule in read_grammar(LEXICON).rules:
            for match in rule.pattern.finditer(sentence):
                found = " ".join(match.group().lower().split())
                assert not rule.signs or any(sign in found for sign in rule.signs), (rule.name, found)


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("GENEVA, March 1 (AFP) - The council met.", "dateline"),
        ("On March 1 - a cold day - the council met.", "month day"),
        ("It is the biggest vote since 1950.", "comparison"),
        ("The sanctions have held since 1950.", "since"),
        ("It met from Monday to Wednesday.", "range"),
        ("It met earlier this week.", "earlier this week"),
        ("They left two days later.", "2 days after"),
    ],
)
def test_rule_tells_how_a_date_was_read(sentence: str, rule: str) -> None:
    """The rule names what an analyst needs to know: a dateline, a comparison, a range, the offset."""
    assert only(sentence).rule == rule


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("It came the same day.", "2022-02-24", "2022-02-24"),
        ("It came a day earlier.", "2022-02-23", "2022-02-23"),
        ("It came two days later.", "2022-02-26", "2022-02-26"),
        ("It came on day six.", "2022-03-01", "2022-03-01"),
        ("It came the following week.", "2022-02-28", "2022-03-06"),
        ("It came two months before.", "2021-12-01", "2021-12-31"),
        ("It came a decade later.", "2032-01-01", "2032-12-31"),
    ],
)
def test_pointing_date_is_counted_from_its_anchor(sentence: str, start: str, end: str) -> None:
    """An anaphora gets its days once the date it points to is known."""
    mention = from_anchor(only(sentence), date(2022, 2, 24))
    assert (mention.date_start, mention.date_end) == (date.fromisoformat(start), date.fromisoformat(end))
    assert mention.basis == "anaphora"


@pytest.mark.parametrize("sentence", ["It met last week.", "It met the following Monday."])
def test_other_dates_have_no_anchor(sentence: str) -> None:
    """A date that does not count from another one stays as it is."""
    assert from_anchor(only(sentence), date(2020, 1, 1)) == only(sentence)


def test_thirds_of_a_period_cover_it_without_overlap() -> None:
    """Early, mid and late of a month, a year or a decade follow each other from its first day to its last."""
    for unit in (MONTH, YEAR, Unit(months=120)):
        whole = period_of(date(2024, 2, 29), unit)
        early, middle, late = (third_of(whole, third) for third in (1, 2, 3))
        assert (early.start, late.end) == (whole.start, whole.end)
        assert (early.end.toordinal() + 1, middle.end.toordinal() + 1) == (
            middle.start.toordinal(),
            late.start.toordinal(),
        )
    week = period_of(date(2024, 2, 29), WEEK)
    assert third_of(week, 1) == week


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-500, 500))
def test_months_keep_their_day_or_end_earlier(day: date, count: int) -> None:
    """So many months later is the same day of that month, or its last where it is shorter."""
    other = moved(day, MONTH, count)
    assert (other.year * 12 + other.month) - (day.year * 12 + day.month) == count
    assert other.day == day.day or (other.day < day.day and moved(other, Unit(days=1), 1).day == 1)


def test_day_that_no_year_has_is_refused() -> None:
    """February 30 has no nearest year."""
    with pytest.raises(ValueError, match="empty"):
        nearest_day(2, 30, PUBLISHED)


TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.dates())
def test_any_text_gives_dates_in_order(text: str, published: date) -> None:
    """Whatever the text and the day, the dates lie inside it, in order and apart, none ends before it starts."""
    found = find_dates(bare(text), published, LEXICON)
    end = 0
    for mention in found:
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert QUOTED not in text[slice(*mention.span)]
        end = mention.span.end
        if mention.date_start and mention.date_end:
            assert mention.date_start <= mention.date_end
        assert (mention.basis == "anaphora") == (mention.date_start is None)


def seconds(text: str) -> float:
    """Return how long the dates of a text take."""
    document = bare(text)
    start = time.process_time()
    find_dates(document, PUBLISHED, LEXICON)
    return time.process_time() - start


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    """A hostile text four times as long takes about four times the time, not sixteen times."""
    assert_linear(lambda number: seconds(piece * number), 8000 // len(piece))
