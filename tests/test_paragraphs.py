"""Paragraphs: where a raw text is parted, and what each part is on the page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.text.paragraphs import BLANK, find_paragraphs

LEXICON = read_lexicon()
TITLE = "Ministers Meet In Windhoek As Border Talks Stall"
BODY = "Talks on the border stalled on Tuesday, officials said."
MORE = "They will go on next week, the chair of the commission said."
LAST = "The border was drawn in 1886."


def parts(text: str) -> list[str]:
    """Return the paragraphs of a text as written."""
    return [text[slice(*paragraph.span)] for paragraph in find_paragraphs(text, LEXICON)]


def roles(*paragraphs: str) -> list[str]:
    """Return the roles of the paragraphs of an article."""
    found = find_paragraphs("\n\n".join(paragraphs), LEXICON)
    assert len(found) == len(paragraphs)
    return [paragraph.role for paragraph in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Title\n\nOne.\n\nTwo.\n", ["Title", "One.", "Two."], id="blank-lines"),
        pytest.param("Title\n\nOne\ngoes on.\n\nTwo.", ["Title", "One\ngoes on.", "Two."], id="wrapped-lines"),
        pytest.param("Title\nOne.\nTwo.\n", ["Title", "One.", "Two."], id="single-line-breaks"),
        pytest.param("Title\nOne\ngoes on.\n\nTwo.", ["Title", "One\ngoes on.", "Two."], id="no-blank-after-title"),
        pytest.param("Title\n\nOne.\nTwo.\nThree.", ["Title", "One.", "Two.", "Three."], id="blank-after-title-only"),
        pytest.param("Title\r\n\r\nOne\r\ngoes on.\r\n\r\nTwo.\r\n", ["Title", "One\r\ngoes on.", "Two."], id="crlf"),
        pytest.param("Title\r\nOne.\r\nTwo.\r\n", ["Title", "One.", "Two."], id="crlf-single"),
        pytest.param("Title\r\rOne.\r\rTwo.\r", ["Title", "One.", "Two."], id="cr"),
        pytest.param("Title\rOne.\rTwo.", ["Title", "One.", "Two."], id="cr-single"),
        pytest.param("Title\n\r\nOne.\r\n\nTwo.", ["Title", "One.", "Two."], id="mixed-line-ends"),
        pytest.param("\ufeffTitle\n\nOne.", ["Title", "One."], id="byte-order-mark"),
        pytest.param("\n\n  Title\n\n\n\n\tOne.  \n  \n   Two.", ["Title", "One.", "Two."], id="indented"),
        pytest.param("Title\n\u00a0\nOne.\n\u00a0\u00a0Two.\u00a0", ["Title", "One.", "Two."], id="no-break-spaces"),
        pytest.param("Title\n \t \nOne\n  goes on.\n \nTwo.", ["Title", "One\n  goes on.", "Two."], id="blanks"),
        pytest.param("Title", ["Title"], id="title-alone"),
        pytest.param("Title\n\n\n", ["Title"], id="title-and-blanks"),
    ],
)
def test_text_is_parted(text: str, expected: list[str]) -> None:
    """The first line is the title; blank lines part the rest, or line breaks where it has no blank line."""
    assert parts(text) == expected


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff \r\n\u00a0"])
def test_text_without_a_word_has_no_paragraph(text: str) -> None:
    """White space and a byte order mark are no paragraph."""
    assert parts(text) == []


def test_title_comes_first_and_body_is_the_rest() -> None:
    """The first paragraph is the title, even one that reads like a credit; what nothing marks is body."""
    assert roles(TITLE, BODY, MORE) == ["title", "body", "body"]
    assert roles("Reporting by the press is free", BODY, MORE) == ["title", "body", "body"]


@pytest.mark.parametrize(
    ("second", "rest"),
    [
        pytest.param('"We will stay," she said.', [BODY, f'{MORE} "We will stay," she said.'], id="repeated-inside"),
        pytest.param(BODY, [MORE, BODY], id="repeated-as-it-is"),
        pytest.param(BODY, ["WINDHOEK - Talks stalled on Tuesday.", MORE], id="before-dateline"),
        pytest.param(BODY, ["GENEVA, May 3 (AFP) — Talks stalled.", MORE], id="before-dateline-with-day"),
        pytest.param(BODY, ["NEW YORK (Reuters) - Talks stalled.", MORE], id="before-dateline-with-agency"),
        pytest.param("Talks on the border have stalled for a third week", [BODY, MORE], id="no-end-mark"),
        pytest.param("Border Talks Have Stalled For Third Week", [BODY, MORE], id="no-end-mark-title-case"),
    ],
)  # fmt: skip
def test_standfirst_is_found(second: str, rest: list[str]) -> None:
    """The second paragraph is a standfirst if it comes again below, stands before a dateline, or has no end mark."""
    assert roles(TITLE, second, *rest) == ["title", "standfirst", *["body"] * len(rest)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param([BODY, MORE], id="full-sentences"),
        pytest.param(["The talks stalled, he said: “We will wait.”", MORE], id="closing-mark"),
        pytest.param(["WINDHOEK - Talks stalled on Tuesday.", MORE], id="dateline-in-the-second-itself"),
        pytest.param([BODY, "A U.N. envoy - new to his post - left."], id="dash-that-is-no-dateline"),
        pytest.param(["Talks stalled for a third week"], id="all-the-article-has"),
    ],
)
def test_lead_is_no_standfirst(paragraphs: list[str]) -> None:
    """A second paragraph that opens the report is body."""
    assert roles(TITLE, *paragraphs) == ["title", *["body"] * len(paragraphs)]


@pytest.mark.parametrize(
    "box",
    [
        "Sign up for the daily letter of the Harbour Post.",
        "The Post's Border Blog brings you the latest on the talks. Click here.",
        "Read more: How the border was drawn",
        "SEE ALSO: How the border was drawn",
        "*** Subscribe to our weekly letter ***",
        "For all of our coverage of the talks, follow this page.",
    ],
)
def test_promo_box_takes_its_heading_along(box: str) -> None:
    """A box that advertises is a promo, and so is the heading right above it, but no sentence above it."""
    assert roles(TITLE, BODY, "Border Blog: Talks In Windhoek", box, MORE) == [
        "title",
        "body",
        "promo",
        "promo",
        "body",
    ]
    assert roles(TITLE, BODY, box, MORE) == ["title", "body", "promo", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "How Namibia And Angola Drew The Border",
        "Border Talks: What We Know",
        "Two Ministers Resign, One Stays",
        "What Is At Stake",
    ],
)
def test_line_in_title_case_is_a_subhead(line: str) -> None:
    """A short line in title case and without an end mark, between sentences, is a subhead."""
    assert roles(TITLE, BODY, line, MORE) == ["title", "body", "subhead", "body"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Nobody knows how it will end", id="small-letters"),
        pytest.param("The Ministers Met In Windhoek.", id="full-stop"),
        pytest.param("Why Did The Talks Stall?", id="question"),
        pytest.param("The Minister Said:", id="colon"),
        pytest.param("“The Border Stays Open”", id="quoted"),
        pytest.param("Windhoek", id="one-word"),
        pytest.param(" ".join(["Border"] * 21), id="too-long"),
        pytest.param("2022", id="number"),
    ],
)
def test_other_line_is_no_subhead(line: str) -> None:
    """A line that ends like a sentence, is written in small letters, or is too short or long is body."""
    assert roles(TITLE, BODY, line, MORE) == ["title", "body", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "With reporting by NAMPA and Reuters",
        "(Reporting by Ana Lund; Editing by Bo Ek)",
        "Jon Vik contributed to this report.",
        "Sources: NAMPA, Lusa",
        "© Agencies contributed",
    ],
)
def test_credit_line_is_found_at_the_end_only(line: str) -> None:
    """A line that names agencies is the credit if it is one of the last three, else it is not."""
    assert roles(TITLE, BODY, MORE, line) == ["title", "body", "body", "credit"]
    assert roles(TITLE, BODY, line, MORE, LAST) == ["title", "body", "credit", "body", "body"]
    assert roles(TITLE, BODY, line, MORE, MORE, LAST)[2] != "credit"


@pytest.mark.parametrize(
    "line",
    [
        "By Ama Boateng",
        "BY AMA BOATENG",
        "By: Kojo Addo and Ama Boateng",
        "By Ama Boateng, United Nations Correspondent",
        "By our correspondent in Accra",
        "By NAMPA",
    ],
)
def test_byline_is_a_credit(line: str) -> None:
    """A line near the head that says who wrote the article is a credit, and what stands around it keeps its role."""
    assert roles(TITLE, line, BODY, MORE) == ["title", "credit", "body", "body"]
    assert roles(TITLE, line, "WINDHOEK - Talks stalled.", MORE) == ["title", "credit", "body", "body"]
    assert roles(TITLE, "Border talks have stalled again", line, BODY) == ["title", "standfirst", "credit", "body"]


@pytest.mark.parametrize("line", ["By Monday, the talks had stalled.", "By far the longest talks yet", "Byron left"])
def test_other_line_with_by_is_no_byline(line: str) -> None:
    """A sentence that opens with 'by' is no byline."""
    assert "credit" not in roles(TITLE, line, BODY, MORE)


PIECES = ("\n", "\n\n", "\r\n", "\r", "\ufeff", "\u00a0", " ", "Read more:", "Abc Def", "said.")
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=30).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_paragraphs_hold_all_that_is_not_blank(text: str) -> None:
    """Whatever the text, its paragraphs are numbered, in order and apart, and leave out nothing but blanks."""
    end = 0
    for number, paragraph in enumerate(find_paragraphs(text, LEXICON), 1):
        assert paragraph.number == number
        assert (paragraph.role == "title") == (number == 1)
        start, stop = paragraph.span
        assert end <= start < stop
        assert not text[end:start].strip(BLANK)
        assert text[start] not in BLANK
        assert text[stop - 1] not in BLANK
        end = stop
    assert not text[end:].strip(BLANK)
