"""Sentences: where one ends, and the many stops that end none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.text.reader import read_document

LEXICON = read_lexicon()
HEADLINE = "Ferry talks resume\n\n"


def sentences(paragraph: str) -> list[str]:
    """Return the sentences of a paragraph as written."""
    document = read_document(HEADLINE + paragraph, LEXICON)
    return [document.text[slice(*span)] for span in document.sentences][1:]


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param("The ferry sailed.|It rained.", id="full-stop"),
        pytest.param("Would it sail?|Never!|Really?!|It sailed.", id="question-and-exclamation"),
        pytest.param("He waited… and waited... for the ferry.|It came...|He left…|It rained.", id="ellipsis"),
        pytest.param("The ferry (an old one.)|It sailed [again].|“It sank.”|It rained.", id="brackets-close"),
        pytest.param("It sailed.|12 people were on it.|“They swam.”|‘All?’|(Not all.)", id="openers"),
        pytest.param("It sailed.|Élise left.|Öland waited.", id="capitals-of-other-languages"),
        pytest.param("The port.com page of v. 2.5 costs 3.50 a.k.a. too much.", id="stops-inside"),
        pytest.param("It sailed.  |It\train\u00a0ed.", id="blanks"),
        pytest.param("No stop at all", id="no-stop"),
    ],
)
def test_stop_before_a_capital_ends_a_sentence(paragraph: str) -> None:
    """A stop with blanks and a capital, a number or an opening mark after it ends a sentence; others do not."""
    assert sentences(paragraph.replace("  |", "  ").replace("|", " ")) == [
        part.strip() for part in paragraph.split("|")
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param("Mr. Lund met Dr. Ek, Gen. Vik and Lt. Col. Berg at St. Olav.", id="titles"),
        pytest.param("J.K. Berg, T. Lund and A. B. Vik left.", id="initials"),
        pytest.param("The U.S. Senate and the U.N. Council met.|They left.", id="abbreviation-before-a-name"),
        pytest.param("They left the U.S.|The ferry sailed to the U.K.|It rained.", id="abbreviation-at-the-end"),
        pytest.param("He left the U.S.|He came back at 5 p.m.|Then he slept.", id="before-a-pronoun"),
        pytest.param("She left at 9 a.m. Tuesday.|They met in Washington, D.C.|The port slept.", id="before-a-weekday"),
        pytest.param("It was No. 2 of Jan. 2020 (see Art. 5).|It ended.", id="before-a-number"),
        pytest.param("It met Feb. 28 and Sept. 3 with Lund Corp. and Ek Ltd. Chairman Vik.", id="months-and-companies"),
        pytest.param("Ferries, ships, etc. sailed.|They sank.", id="etc"),
        pytest.param("They took Plan B.|The ferry sailed.", id="single-letter-at-the-end"),
    ],
)
def test_abbreviation_ends_a_sentence_only_before_a_word_that_opens_one(paragraph: str) -> None:
    """The stop of a title or initial ends nothing; another abbreviation ends a sentence before 'The' or 'He'."""
    assert sentences(paragraph.replace("|", " ")) == paragraph.split("|")


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param("“We sail. Or not. Who knows?” Lund said.|It rained.", id="tag-after"),
        pytest.param('"We sail!" said Lund.|It rained.', id="tag-in-small-letters"),
        pytest.param("“Who knows?” the minister said.|It rained.", id="tag-with-a-noun"),
        pytest.param("Lund said: “We sail.”|It rained.", id="quotation-ends-the-sentence"),
        pytest.param("Lund called it “a trap.”|The ferry sailed.", id="fragment-ends-the-sentence"),
        pytest.param("Lund called it “a trap”.|The ferry sailed.", id="stop-outside"),
        pytest.param("He said ''we sail.''|Then it rained.", id="two-apostrophes"),
        pytest.param("It rained.|“we sail,” Lund said.", id="quotation-in-small-letters-after-a-stop"),
        pytest.param("“We sail,” Lund said.|“It is late.”|It was.", id="quotation-alone"),
        pytest.param("They left the U.S.|“We sail,” Lund said.", id="abbreviation-before-a-sentence-in-marks"),
        pytest.param("They called the U.S. “a trap” for ferries.", id="abbreviation-before-a-fragment"),
    ],
)
def test_quotation_is_never_split_but_may_end_its_sentence(paragraph: str) -> None:
    """Stops inside marks split nothing; the one that ends a quotation ends the sentence, except before a tag."""
    assert sentences(paragraph.replace("|", " ")) == paragraph.split("|")


def test_sentence_ends_with_its_paragraph() -> None:
    """A paragraph without a stop is a sentence, and no sentence goes over into the next paragraph."""
    document = read_document("Ferry talks\n\nNo stop here\n\nmr. lund left", LEXICON)
    assert [document.text[slice(*span)] for span in document.sentences] == [
        "Ferry talks",
        "No stop here",
        "mr. lund left",
    ]


PIECES = (
    ". ",
    "? ",
    "! ",
    "… ",
    "... ",
    "“",
    "”",
    '"',
    "''",
    "(",
    ")",
    "\n\n",
    "Mr. ",
    "U.S. ",
    "No. ",
    "He ",
    "a ",
    "5 ",
    "\ue000",
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=2)), max_size=40).map("".join))
def test_sentences_fill_their_paragraphs(text: str) -> None:
    """Whatever the text, its sentences are in order, in one paragraph each, and leave out only blanks."""
    document = read_document(text, LEXICON)
    left = {paragraph.number: paragraph.span for paragraph in document.paragraphs}
    for span in document.sentences:
        paragraph = document.paragraph_at(span.start)
        assert paragraph.span.holds(span)
        assert text[slice(*span)].strip()
        assert not text[left[paragraph.number].start : span.start].strip()
        assert document.sentence_at(span.start) == document.sentence_at(span.end - 1) == span
        left[paragraph.number] = left[paragraph.number]._replace(start=span.end)
    assert all(not text[slice(*rest)].strip() for rest in left.values())
