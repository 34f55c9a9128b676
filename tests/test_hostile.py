"""Hostile texts: whatever stands in a file, its rows are true to it, and twice the text takes twice the time."""

from __future__ import annotations

import gc
import hashlib
import time
from datetime import date
from typing import Any

import pytest
from gold import read_gold
from growth import assert_linear
from hypothesis import given, settings
from hypothesis import strategies as st

from unga_dataset import schema
from unga_dataset.builder.article import rows_of
from unga_dataset.builder.corpus import join
from unga_dataset.builder.gate.checks import problems_of
from unga_dataset.builder.gate.spans import spans_in
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.raw import RawArticle
from unga_dataset.builder.tables import table_of

LEXICON = read_lexicon()
REAL, GOLD = read_gold("rferl-2022-03-01-unga-emergency-session")
HEADLINE = "A headline\n\n"

MARKS = (*"\"“”„‟«»'’‘()[]—…", "``", "''", ", ", ". ", ": ", "? ")
BREAKS = ("\n\n", "\n", "\r\n\r\n", "\r", "\t", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u00a0", "   ")
CHARACTERS = (
    "\x01", "\x7f", "\ufeff", "\u200b", "\u202e", "\u202c", "\u0301", "\ue000", "\ufffd", "\U0001f54a", "e\u0301", "İ",
    "ß", "ſ", "ﬁ", "²", "½", "１２", "٣", "中文", "<b>", "</b>", '<a href="x">', "<", "&amp;", "*",
)  # fmt: skip
WORDS = (
    "said ", "said that ", "that ", "The ", "the ", "he ", "it ", "they ", "who ", "which ", "and ", "or ", "of ",
    "by ", "if ", "should ", "must ", "not ", "no longer ", "not only ", "will ", "according to ", "told ", "called ",
    "accused ", "backers of ", "dozens of countries ", "including ", "the draft resolution ", "walked out of ",
    "vetoed ", "has vetoed ", "was vetoed ", "voted ", "abstain ", "expelled ", "expected to ", "killed ", "war ",
    "the walkout ", "12 ", "more than 500,000 ", "9" * 25 + " ", "people ", "diplomats ", "Chad ", "Chad's ",
    "N'Djamena ", "the Kremlin ", "U.S. ", "Mali-backed ", "EU ", "Security Council ", "UN Secretary-General ",
    "Ambassador ", "Mr. ", "Ana Lund ", "Lund ", "J.K. ", "March 1 ", "last week ", "the same day ", "since 2014 ",
    "between 2014 and ", "day six ", "With reporting by AFP", "Read more: ",
)  # fmt: skip
PIECES = MARKS + BREAKS + CHARACTERS + WORDS
"""What articles are made of, and what breaks them, to be put together without any sense."""

EXAMPLES = tuple(
    f"{sentence} "
    for trigger in (*LEXICON.event_triggers, *LEXICON.stance_triggers)
    for sentence in (trigger.example, trigger.lookalike)
)


def article(text: str) -> RawArticle:
    """Return a text as an article."""
    return RawArticle(
        article_id="odd", publisher="Post", published=date(2022, 3, 1), url=None, language="en", text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )  # fmt: skip


def assert_sound(text: str) -> None:
    """Build all rows of a text: the gate lets them pass, and every span holds the words of its row."""
    rows = join([article(text)], LEXICON)
    tables = {name: table_of(name, rows[name]) for name in schema.TABLES}
    assert [str(problem) for problem in problems_of(tables, {"odd": text})] == []
    for name, found in rows.items():
        for span in spans_in(name):
            for row in found:
                assert_true(row, text, span.start, span.end, span.words)


def assert_true(row: Any, text: str, start: str, end: str, words: str | None) -> None:
    """Hold one span of a row against the text; a column without words of its own has to lie inside it."""
    place = getattr(row, start), getattr(row, end)
    if place == (None, None):
        assert words is None or getattr(row, words) is None
    else:
        assert 0 <= place[0] < place[1] <= len(text)
        assert words is None or text[slice(*place)] == getattr(row, words)


def with_a_word(text: str) -> str:
    """Return a text that the reader of raw files lets in: with a word in it."""
    return text if any(map(str.isalnum, text)) else text + "x"


JOINED = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=80).map("".join)
QUOTED = st.lists(st.sampled_from((*MARKS, *MARKS, "\n\n", "Chad ", "said ", "that ", "go ")), max_size=60).map("".join)
SENTENCES = st.lists(st.one_of(st.sampled_from(EXAMPLES), st.sampled_from(PIECES)), max_size=25).map("".join)
ANY = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60)
EDITS = st.lists(
    st.tuples(st.integers(0, len(REAL)), st.integers(0, 40), st.one_of(st.sampled_from(PIECES), ANY)), max_size=30
)


@settings(max_examples=250, deadline=None)
@given(JOINED.filter(lambda text: "\0" not in text))
def test_any_words_and_marks_give_sound_rows(text: str) -> None:
    """Parts of articles joined at random make no exception and no row that is not true to the text."""
    assert_sound(with_a_word(text))


@settings(max_examples=250, deadline=None)
@given(QUOTED)
def test_any_quotation_marks_give_sound_rows(text: str) -> None:
    """Quotation marks of every kind, in any number and order, make no exception and no false row."""
    assert_sound(with_a_word(HEADLINE + text))


@settings(max_examples=200, deadline=None)
@given(SENTENCES)
def test_sentences_that_trigger_rows_give_sound_rows_when_cut_up(text: str) -> None:
    """The examples of the lexicons, joined and broken at random, make no exception and no false row."""
    assert_sound(with_a_word(HEADLINE + text))


@settings(max_examples=200, deadline=None)
@given(ANY)
def test_any_characters_give_sound_rows(text: str) -> None:
    """Any characters at all that a file may hold make no exception and no false row."""
    assert_sound(with_a_word(text))


@settings(max_examples=80, deadline=None)
@given(EDITS)
def test_damaged_article_gives_sound_rows(edits: list[tuple[int, int, str]]) -> None:
    """The real article with parts cut out and odd parts put in makes no exception and no false row."""
    text = REAL
    for start, length, piece in edits:
        text = text[:start] + piece + text[start + length :]
    assert_sound(with_a_word(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x", id="one letter"),
        pytest.param("\ufeff1", id="one digit after a byte order mark"),
        pytest.param(HEADLINE + '"', id="one mark"),
        pytest.param(HEADLINE + '"\nN ," - A G said', id="quotation that opens with a line break"),
        pytest.param(HEADLINE + "“We go,” Chad said\ue000.", id="the filler itself"),
        pytest.param(HEADLINE + "Chad expelled " + "9" * 400 + " diplomats.", id="number that no column holds"),
        pytest.param(HEADLINE + "9" * 5000 + " people were killed in Chad.", id="more digits than Python counts"),
        pytest.param(HEADLINE + "1" + ",000" * 300 + " people fled Chad.", id="more thousands than there are"),
        pytest.param(HEADLINE + "İstanbul İİİ said “İ must go now,” Chad said.", id="letters that grow in small"),
        pytest.param(HEADLINE + "Chad\u2028said\u2029it\x85would\x1cgo.", id="breaks that are no line ends"),
        pytest.param(HEADLINE + "\u202eChad said \u202c“e\u0301e\u0301e\u0301 will go.”", id="bidi and combining"),
        pytest.param("Title\rOne.\rTwo “a” b.\r", id="single carriage returns"),
        pytest.param(HEADLINE + "Officials like us condemned Chad.", id="pronoun as the one member of a group"),
        pytest.param(HEADLINE + "In 0000 and on February 30, 9999, Chad voted.", id="days that do not exist"),
    ],
)
def test_odd_text_gives_sound_rows(text: str) -> None:
    """Texts that once broke something, or well might, give rows that are true to them."""
    assert_sound(text)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from((*WORDS, *MARKS, *EXAMPLES)), max_size=40).map("".join))
def test_same_text_gives_the_same_rows(text: str) -> None:
    """A text read twice gives the same rows twice: nothing is kept from one article to the next."""
    first = rows_of(article(HEADLINE + text), LEXICON)
    rows_of(article(REAL), LEXICON)
    assert rows_of(article(HEADLINE + text), LEXICON) == first


LINEAR = {
    "straight marks": ('"', 12000), "opening marks": ("“", 12000), "closing marks": ("”", 12000),
    "marks apart": (' "', 10000), "opening marks, nested": ("“a ‘", 5000), "markup with marks": ('<a "b">', 3000),
    "open markup": ("<a", 10000), "full stops": (".", 20000), "closed sentences": ('." ', 12000),
    "stops after numbers": ("5. ", 2500), "questions with a tag": ('"Who?" Chad ', 1500),
    "quoted sentences": ('"We will not go there again, ever." ', 1000), "one long quotation": ("“We go there. ", 3500),
    "quotations left open": ('He said "we go\n\n', 1200), "titles": ("Mr. ", 5000), "saints": ("St. ", 2500),
    "parentheses": ("(", 20000), "commas": (",", 20000), "conjunctions": ("Chad and Mali and ", 1200),
    "countries": ("Chad, ", 2000), "one word": ("a", 200000), "one capital word": ("A", 100000),
    "digits": ("1", 150000), "numbers": ("12 ", 8000), "apostrophes": ("'", 20000), "genitives": ("a's ", 5000),
    "initials": ("A.", 6000), "names": ("Abc Def ", 5000), "blanks": (" ", 250000), "line breaks": ("\n", 500000),
    "lines": ("Chad said so\n", 800), "subheads": ("Chad Votes Again\n\n", 1000), "promos": ("Read more:\n\n", 2500),
    "dates": ("March 1, ", 1500), "years": ("2014-", 2000), "combining marks": ("e\u0301", 8000),
    "sentences that say": ("Chad said it was time to go. ", 500), "sentences that act": ("Chad vetoed it. ", 600),
    "definite articles": ("the ", 6000), "pronouns": ("he ", 6000), "prepositions": ("of the vote of ", 2000),
    "reports in reports": ("Chad said that ", 500), "reports of people": ("John Smith said that ", 500),
    "reports with colons": ("Chad said: ", 700), "relative clauses": ("Smith, who said, ", 700),
    "compounds": ("Chad-backed ", 300), "countries in marks": ('"Chad" ', 1000), "judgements": ('it "bad" and ', 600),
    "casualties": ("12 people were killed and ", 600), "one name": ("John Smith, Smith, ", 1500),
    "passives": ("was vetoed by Chad ", 400), "duties": ("Chad must stop ", 600), "plans": ("Chad is to ", 500),
    "calls": ('Chad called Mali a "thug" ', 300), "titled names": ("Ambassador John Smith of Chad said no. ", 400),
    "paragraphs with an opening mark": ("“A b\n\n", 1200), "paragraphs with a mark": ('"\n\n', 2500),
    "pronouns that say": ("he said that ", 800), "wars": ("war in Mali ", 360),
    "sessions": ("the session began. ", 200), "walkouts": ("Chad walked out ", 120),
    "vetoes": ("Chad vetoed the resolution and ", 80),
    "days": ("Chad vetoed it on March 1 and the same day ", 60), "accusations": ("Chad accused Mali of ", 120),
    "headlines in capitals": ("CHAD VOTES\n\n", 2500),
    "letters in a headline": ("CHAD, US ", 1500), "towns": ("Georgia, Lebanon, ", 2500),
    "tongues": ("in French ", 4000), "joined states": ("US-Mexico-", 4000), "Congos": ("Congolese Congo ", 1500),
    "single marks": ("‘a ", 5000), "owners in single marks": ("‘the boys’ boat’ ", 1500),
    "transcripts": ('"SMITH: John Smith said so\n\n', 400), "signatures": ('"We go there."\n\n- John Smith\n\n', 500),
    "claims": ("Chad's claim that ", 400), "joined subjects": ("the mayor and her aide said ", 300),
    "fragments": ('"one two three" ', 150), "fragments in backticks": ("`` a '' ", 200),
    "quotations that act": ('Chad said "it condemned the attack on Mali." ', 250),
}  # fmt: skip
"""What a hostile text repeats, and how often."""


def seconds(text: str) -> float:
    """Return how long the rows of a text take, the collection of garbage left out."""
    gc.disable()
    start = time.process_time()
    rows_of(article(text), LEXICON)
    taken = time.process_time() - start
    gc.enable()
    return taken


@pytest.mark.parametrize("name", LINEAR)
def test_time_grows_with_the_length_of_the_text(name: str) -> None:
    """A hostile text four times as long takes about four times the time, not sixteen times."""
    piece, times = LINEAR[name]
    assert_linear(lambda number: seconds(f"{HEADLINE}x{piece * number}"), times)


def test_time_that_grows_with_the_square_is_told() -> None:
    """The tests of time fail where as much grows with the square as with the length, not where half as much does."""
    assert_linear(lambda number: number / 1000 + 0.5 * number**2 / 1e6, 1000)
    with pytest.raises(AssertionError):
        assert_linear(lambda number: number / 1000 + number**2 / 1e6, 1000)
