"""The gate: sound tables pass, and each way of breaking them is found where it is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pyarrow as pa
import pytest
import storage_rows
from hypothesis import given
from hypothesis import strategies as st

from unga_dataset import schema
from unga_dataset.builder.gate.checks import Problem, problems_of
from unga_dataset.builder.gate.spans import spans_in

FIRST, SECOND = storage_rows.FIRST, storage_rows.SECOND
TABLES = storage_rows.all_tables()
TEXTS = storage_rows.all_texts()


def found(tables: dict[str, pa.Table], texts: dict[str, str] | None = TEXTS) -> list[Problem]:
    """Return all problems as a list."""
    return list(problems_of(tables, texts))


def test_sound_tables_pass() -> None:
    """Tables that keep every limit have no problem, with the texts or without."""
    assert found(TABLES) == []
    assert found(TABLES, None) == []


def test_problem_is_one_line_that_names_the_cell() -> None:
    """A problem reads as table, row, column and what is wrong, with parts left out that it does not have."""
    assert str(Problem("quotes", 3, "start", "wrong")) == "quotes, row 3, column start: wrong"
    assert str(Problem("quotes", 3, "", "wrong")) == "quotes, row 3: wrong"
    assert str(Problem("quotes", 0, "", "wrong")) == "quotes: wrong"


CELLS: list[tuple[str, int, str, Any, str]] = [
    ("quotes", 1, "text", None, "empty; every row needs a value"),
    ("quotes", 1, "rule", "", "a text without characters"),
    ("speakers", 1, "title", "", "must be null"),
    ("speakers", 1, "title", "None", "found 'None'; a missing value must be null"),
    ("speakers", 1, "title", "N/A", "a missing value must be null"),
    ("quotes", 1, "quote_type", "spoken", "found 'spoken'; allowed: one of direct, mixed, indirect"),
    ("events", 1, "plover", "reject", "allowed: one of AGREE"),
    ("events", 1, "cameo", "1", "found '1'; allowed: like"),
    ("events", 1, "cameo", "١٢", "allowed: like"),
    ("countries", 1, "m49", "76", "found '76'; allowed: like"),
    ("articles", 1, "language", "en\n", r"found 'en\n'; allowed"),
    ("articles", 1, "sha256", "0" * 64, "the raw text has"),
    ("articles", 2, "characters", 3, "found 3; the raw text has"),
    ("events", 1, "quantity", -1, "found -1; allowed: at least 0"),
    ("quotes", 1, "utterance", 0, "found 0; allowed: at least 1"),
    ("events", 1, "date_start", date(2031, 5, 9), "2031-05-09 is after date_end 2031-05-05"),
    ("quotes", 1, "speaker_id", "x-s01", "'x-s01' is no row of speakers"),
    ("quotes", 1, "speaker_id", f"{SECOND}-s01", "is a row of another article"),
    ("quotes", 2, "repeat_of", f"{FIRST}-q02", "is the row itself"),
    ("quotes", 2, "repeat_of", f"{FIRST}-q03", "is no row of quotes"),
    ("quotes", 1, "iso3", "ATL", "'ATL' is no row of countries"),
    ("positions", 1, "target_iso3", "ATL", "is no row of countries"),
    ("positions", 1, "event_id", f"{FIRST}-e02", "is no row of events"),
    ("event_participants", 1, "event_id", "x-e01", "is no row of events"),
    ("paragraphs", 1, "article_id", "nothing", "is no row of articles"),
    ("quotes", 2, "quote_id", f"{FIRST}-q01", "occurs twice (first in row 1)"),
    ("paragraphs", 2, "paragraph", 1, "occurs twice (first in row 1)"),
    ("countries", 2, "iso3", "BRA", "'BRA' occurs twice (first in row 1)"),
    ("speakers", 1, "speaker_id", f"{SECOND}-s07", "is not made from article_id"),
    ("quotes", 1, "text", "We will not sign.", "the article has 'We will not sign,' at"),
    ("quotes", 1, "content", "never", "the article has"),
    ("quotes", 1, "cue", "asked", "found 'asked'; the article has 'said' at"),
    ("quotes", 1, "cue", None, "must both be empty"),
    ("quotes", 2, "cue", "said", "must both be empty"),
    ("quotes", 1, "cue_end", None, "cue_start and cue_end must both be empty"),
    ("quotes", 1, "speaker_start", None, "speaker_start and speaker_end must both be empty"),
    ("quotes", 1, "speaker_end", 5, "is not before speaker_end 5"),
    ("quotes", 1, "speaker_end", 9999, "is not inside the article, which has"),
    ("events", 1, "trigger", "refuse", "the article has 'refused' at"),
    ("country_mentions", 1, "start", 4, "found 'Brazil'; the article has"),
    ("event_participants", 1, "end", 9999, "is not inside the article"),
    ("event_participants", 1, "start", 500, "is not before end"),
    ("paragraphs", 3, "end", 9999, "is not inside the article"),
    ("quotes", 1, "paragraph", 9, f"'{FIRST}' has no paragraph 9"),
    ("quotes", 1, "paragraph", 3, "is not in paragraph 3"),
    ("articles", 1, "article_id", "zzz", "out of order ('island-times-2031-05-07' after 'zzz')"),
    ("articles", 1, "article_id", "a-b", "'a-b' has no raw text"),
    ("countries", 1, "iso3", "ZWE", "out of order ('JPN' after 'ZWE')"),
]


@pytest.mark.parametrize(("table", "row", "column", "value", "words"), CELLS)
def test_damaged_cell_is_found(table: str, row: int, column: str, value: Any, words: str) -> None:
    """A cell that breaks one limit gives a problem that says so."""
    lines = [str(problem) for problem in found(storage_rows.with_cell(TABLES, table, row, column, value))]
    assert [line for line in lines if line.startswith(table) and words in line], lines
    assert all(len(line.splitlines()) == 1 for line in lines)


@pytest.mark.parametrize("table", ["paragraphs", "quotes", "country_mentions"])
def test_rows_out_of_text_order_are_found(table: str) -> None:
    """Rows of an article must come in the order of the text."""
    rows = TABLES[table].to_pylist()
    rows[0], rows[1] = rows[1], rows[0]
    turned = {**TABLES, table: pa.Table.from_pylist(rows, schema=TABLES[table].schema)}
    assert [problem for problem in found(turned) if str(problem).startswith(f"{table}, row 2: out of order")]


def test_articles_out_of_order_are_found_in_every_table() -> None:
    """The rows of the articles must come in the order of the articles' ids."""
    for table in ("quotes", "speakers", "events", "event_participants"):
        turned = {**TABLES, table: TABLES[table].take(list(range(TABLES[table].num_rows))[::-1])}
        assert [problem for problem in found(turned) if problem.table == table and "out of order" in problem.message]


def test_raw_text_without_a_row_is_found() -> None:
    """Every raw article must have its row."""
    problems = found(TABLES, {**TEXTS, "third": "x"})
    assert [str(problem) for problem in problems] == ["articles, column article_id: no row for the raw text 'third'"]


def test_missing_and_unknown_tables_are_found() -> None:
    """The dataset has the tables of the schema, all of them and no other."""
    others = {name: table for name, table in TABLES.items() if name != "speakers"}
    messages = [str(problem) for problem in found({**others, "poems": TABLES["quotes"]})]
    assert messages[0] == "speakers: the table is missing"
    assert messages[1].startswith("poems: no such table; the tables are articles,")


def test_missing_unknown_and_moved_columns_are_found() -> None:
    """A table has the columns of the schema in their order."""
    quotes = TABLES["quotes"]
    without = found({**TABLES, "quotes": quotes.drop_columns(["rule"])})
    assert "quotes: columns are not those of the schema (missing: rule)" in map(str, without)
    extra = found({**TABLES, "quotes": quotes.append_column("mood", quotes.column("rule"))})
    assert [str(problem) for problem in extra] == ["quotes: columns are not those of the schema (unknown: mood)"]
    moved = found({**TABLES, "quotes": quotes.select(quotes.column_names[::-1])})
    assert [str(problem) for problem in moved] == ["quotes: columns are not those of the schema (in another order)"]


def test_cells_of_a_like_type_are_still_checked() -> None:
    """A file saved by another program has its types reported, and its cells checked all the same."""
    damaged = storage_rows.with_cell(TABLES, "quotes", 1, "cue", "asked")["quotes"]
    index = damaged.column_names.index("cue")
    large = damaged.set_column(index, "cue", damaged.column("cue").cast(pa.large_string()))
    messages = [str(problem) for problem in found({**TABLES, "quotes": large})]
    assert messages[0] == "quotes, column cue: the type is large_string; it must be string"
    assert "quotes, row 1, column cue: found 'asked'" in messages[1]


def test_cells_that_cannot_be_read_are_a_problem() -> None:
    """A column of another kind, or a day that no calendar has, is told and does not stop the check."""
    articles = TABLES["articles"]
    index = articles.column_names.index("published")
    for values in (pa.array(["soon", "later"]), pa.array([10**9, 10**9], pa.int32()).cast(pa.date32())):
        damaged = articles.set_column(index, "published", values)
        assert "articles: the rows cannot be read" in " ".join(map(str, found({**TABLES, "articles": damaged})))


def test_spans_of_every_table_are_derived_from_its_columns() -> None:
    """Offsets belong to the column they are named after; speakers and participants have a place but no words."""
    words = {name: [(span.start, span.end, span.words) for span in spans_in(name)] for name in schema.TABLES}
    assert words["quotes"] == [
        ("start", "end", "text"),
        ("content_start", "content_end", "content"),
        ("speaker_start", "speaker_end", None),
        ("cue_start", "cue_end", "cue"),
    ]
    assert words["events"] == [("start", "end", "text"), ("trigger_start", "trigger_end", "trigger")]
    assert words["paragraphs"] == words["event_participants"] == [("start", "end", None)]
    assert words["articles"] == words["countries"] == words["speakers"] == []


def test_lengths_are_checked_without_the_texts() -> None:
    """Without the texts, a span must still be as long as its words and end inside the article."""
    longer = found(storage_rows.with_cell(TABLES, "quotes", 1, "text", "We will"), None)
    assert "7 characters at" in str(longer[0])
    outside = found(storage_rows.with_cell(TABLES, "quotes", 1, "speaker_end", 9999), None)
    assert "is not inside the article" in str(outside[0])


PLACES = [
    (name, row, column)
    for name in schema.TABLES
    for row in range(1, TABLES[name].num_rows + 1)
    for column in schema.columns(name)
]


@given(st.data())
def test_any_damage_to_a_cell_that_has_limits_is_found(data: st.DataObject) -> None:
    """Whichever limited cell is set to a value outside its limits, some problem names its table."""
    name, row, column = data.draw(st.sampled_from(PLACES))
    old = TABLES[name].column(column.name)[row - 1].as_py()
    value: Any = None if not column.nullable else data.draw(st.sampled_from(["", "N/A"]))
    if column.type == "integer":
        # Far outside every text; counts over the dataset have no upper limit.
        value = data.draw(st.integers(max_value=-1) if column.minimum == 0 else st.integers(max_value=0))
        value = max(value, -(2**63))
    elif column.type != "text":
        value = None
    elif column.codes or column.pattern or column.refers_to:
        value = data.draw(st.text().filter(lambda text: text not in column.codes and not text.isalnum()))
    if value == old or (value is None and column.nullable):
        return
    problems = found(storage_rows.with_cell(TABLES, name, row, column.name, value))
    assert name in {problem.table for problem in problems}


@given(st.data())
def test_any_change_of_a_span_is_found(data: st.DataObject) -> None:
    """A changed offset or a changed word of a traced text never passes, since the article is held against it."""
    places = [
        (name, row, column)
        for name in schema.TABLES
        for row in range(1, TABLES[name].num_rows + 1)
        for span in spans_in(name)
        if span.words and TABLES[name].column(span.start)[row - 1].is_valid
        for column in (span.start, span.end, span.words)
    ]
    name, row, column = data.draw(st.sampled_from(places))
    old = TABLES[name].column(column)[row - 1].as_py()
    if isinstance(old, int):
        value: Any = old + data.draw(st.integers(-(2**40), 2**40).filter(bool))
    else:
        value = data.draw(st.text().filter(lambda text: text != old))
    problems = found(storage_rows.with_cell(TABLES, name, row, column, value))
    assert (name, row) in {(problem.table, problem.row) for problem in problems}


@given(st.data())
def test_check_survives_any_value_of_the_right_type(data: st.DataObject) -> None:
    """Whatever a cell holds, checking ends with problems or none, and each is one line."""
    values: dict[str, st.SearchStrategy[Any]] = {
        "text": st.none() | st.text(),
        "integer": st.none() | st.integers(-(2**63), 2**63 - 1),
        "boolean": st.none() | st.booleans(),
        "date": st.none() | st.dates() | st.just(date.min) | st.just(date.max - timedelta(1)),
    }
    tables = TABLES
    for _ in range(data.draw(st.integers(1, 3))):
        name, row, column = data.draw(st.sampled_from(PLACES))
        tables = storage_rows.with_cell(tables, name, row, column.name, data.draw(values[column.type]))
    for texts in (TEXTS, None):
        assert all(len(str(problem).splitlines()) == 1 for problem in found(tables, texts))
