"""The reader: one document from a raw text, and its second text in which quotations are masked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unga_dataset.builder.document import QUOTED, Span
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.text.reader import STOPS, read_document

LEXICON = read_lexicon()
HEADLINE = "Ferry talks resume\n\n"


def masked(paragraph: str) -> str:
    """Return the outside of a paragraph, with _ for each character of a quotation."""
    return read_document(HEADLINE + paragraph, LEXICON).outside.removeprefix(HEADLINE).replace(QUOTED, "_")


@pytest.mark.parametrize(
    ("paragraph", "outside"),
    [
        ("“We sail,” Lund said.", "“_______,” Lund said."),
        ("Lund said: “We sail. Or not.”", "Lund said: “_______________.”"),
        ('It is a "trap" and "so on".', 'It is a "____" and "_____".'),
        ("''Who?'' and ``Me!'' and “Well…”", "''___?'' and ``__!'' and “____…”"),
        ("“He said ‘stay’ there” then.", "“____________________” then."),
        ("An odd ” mark and “ another.", "An odd ” mark and “ another."),
        ("« Non », dit-il.", "« ___ », dit-il."),
        ("No quotation.", "No quotation."),
    ],
)
def test_outside_masks_what_stands_between_the_marks(paragraph: str, outside: str) -> None:
    """The words inside quotation marks are filled in; the marks, and a stop that ends the quotation, stay."""
    assert masked(paragraph) == outside


def test_filler_in_the_text_is_no_quotation() -> None:
    """The filler itself, should a file hold it, does not look quoted."""
    assert masked(f"A {QUOTED} and “{QUOTED}a” b") == "A \ufffd and “__” b"


def test_document_is_all_parts_of_the_text_as_it_stands() -> None:
    """The text stays as it came, line ends and byte order mark included, and every part is a place in it."""
    text = "\ufeffFerry talks resume\r\n\r\n“We sail.\r\n\r\n“We return,” Lund said. It rained.\r\n"
    document = read_document(text, LEXICON)
    assert document.text == text
    assert [text[slice(*paragraph.span)] for paragraph in document.paragraphs] == [
        "Ferry talks resume", "“We sail.", "“We return,” Lund said. It rained.",
    ]  # fmt: skip
    assert [text[slice(*quotation.span)] for quotation in document.quotations] == ["We sail.", "We return,"]
    assert [text[slice(*span)] for span in document.sentences][1:] == [
        "“We sail.",
        "“We return,” Lund said.",
        "It rained.",
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("Lund called it “a trap", "Lund called it “a trap”", id="ends-inside"),
        pytest.param("a trap” for all", "“a trap” for all", id="starts-inside"),
        pytest.param("a trap", "a trap", id="inside"),
        pytest.param("it “a trap” for", "it “a trap” for", id="around"),
        pytest.param("Lund called", "Lund called", id="before"),
    ],
)
def test_span_takes_the_marks_along_that_it_cuts_off(words: str, found: str) -> None:
    """A clause that ends or starts in a quotation from outside takes its mark in; one inside it does not."""
    text = HEADLINE + "Lund called it “a trap” for all."
    start = text.index(words)
    span = read_document(text, LEXICON).with_marks(Span(start, start + len(words)))
    assert text[slice(*span)] == found


SIGNS = ('"', "“", "”", "„", "«", "»", "``", "''", "‘", "’", "\n\n", "\r\n", ". ", ",", "a ", "We go", "<b>", QUOTED)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=2)), max_size=50).map("".join))
def test_outside_is_as_long_as_the_text_and_masks_the_insides_alone(text: str) -> None:
    """Whatever the text, outside has its length, and differs from it in the insides of quotations and nowhere else."""
    document = read_document(text, LEXICON)
    inside = {place for quotation in document.quotations for place in range(*quotation.span)}
    stops = {quotation.span.end - 1 for quotation in document.quotations if text[quotation.span.end - 1] in STOPS}
    assert len(document.outside) == len(text)
    for place, (sign, seen) in enumerate(zip(text, document.outside, strict=True)):
        if place in inside - stops:
            assert seen == QUOTED
        else:
            assert seen == ("\ufffd" if sign == QUOTED else sign)
