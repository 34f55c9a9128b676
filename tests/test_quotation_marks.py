"""Quotation marks: which pair up, in every way they are typed, and that damage stays where it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unga_dataset.builder.document import Span
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.text.paragraphs import find_paragraphs
from unga_dataset.builder.text.quotation_marks import find_quotations

LEXICON = read_lexicon()
HEADLINE = "Ferry talks resume\n\n"


def quoted(*paragraphs: str) -> list[str]:
    """Return the insides of the quotations of an article, one that goes on from the paragraph before with a + ahead."""
    text = HEADLINE + "\n\n".join(paragraphs)
    found = find_quotations(text, find_paragraphs(text, LEXICON))
    return [("+" if quotation.continues else "") + text[slice(*quotation.span)] for quotation in found]


@pytest.mark.parametrize(
    ("paragraph", "insides"),
    [
        pytest.param('"We sail," Lund said.', ["We sail,"], id="straight"),
        pytest.param("“We sail,” Lund said.", ["We sail,"], id="curly"),
        pytest.param("''We sail,'' Lund said.", ["We sail,"], id="two-apostrophes"),
        pytest.param("``We sail,'' Lund said.", ["We sail,"], id="backticks"),
        pytest.param("„We sail,“ Lund said.", ["We sail,"], id="low-and-high-6"),
        pytest.param("„We sail,” Lund said.", ["We sail,"], id="low-and-high-9"),
        pytest.param("«We sail,» Lund said.", ["We sail,"], id="guillemets"),
        pytest.param("« We sail », Lund said.", ["We sail"], id="guillemets-with-blanks"),
        pytest.param("Lund called it »a trap« then.", ["a trap"], id="guillemets-inward"),
        pytest.param("”We sail,” Lund said.", ["We sail,"], id="swedish"),
        pytest.param("“We sail,“ Lund said, “or we stay.“", ["We sail,", "or we stay."], id="curly-typed-wrong"),
        pytest.param('"We sail," Lund said. "Or not."', ["We sail,", "Or not."], id="split"),
        pytest.param('It is a "trap" and a "lie".', ["trap", "lie"], id="fragments"),
        pytest.param(
            'The ("open") port, "shut"; "re"-opened—"again".', ["open", "shut", "re", "again"], id="beside-marks"
        ),
        pytest.param("‘We sail,’ Lund said. ‘Or not.’", ["We sail,", "Or not."], id="single-curly"),
        pytest.param("'We sail,' Lund said.", ["We sail,"], id="single-straight"),
        pytest.param("‘The sailors’ union sails,’ Lund said.", ["The sailors’ union sails,"], id="single-and-owner"),
        pytest.param("‘He said “no” to us,’ Lund said.", ["He said “no” to us,"], id="double-inside-single"),
        pytest.param("“He said “no” to us,” Lund said.", ["He said “no” to us,"], id="curly-inside-curly"),
        pytest.param("“He said ‘no’ to us,” Lund said.", ["He said ‘no’ to us,"], id="single-inside-double"),
        pytest.param("The sailors' boats left in the '90s; Lund didn't.", [], id="apostrophes-that-are-none"),
        pytest.param("'Tis late, and the boys' boat isn't in.", [], id="elision-at-the-head"),
        pytest.param('"The pier is 20\'3" long," Lund said.', ["The pier is 20'3\" long,"], id="feet-and-inches"),
        pytest.param("„Er sagte „nein“ dazu“, so Lund.", ["nein"], id="low-inside-low"),
    ],
)
def test_every_kind_of_mark_pairs_up(paragraph: str, insides: list[str]) -> None:
    """Straight, curly, doubled single, low and angle marks all enclose a quotation."""
    assert quoted(paragraph) == insides


@pytest.mark.parametrize(
    ("paragraph", "insides"),
    [
        ("“He told us ‘stay’ and left,” Lund said.", ["He told us ‘stay’ and left,"]),
        ("\"He told us 'stay' and left,\" Lund said.", ["He told us 'stay' and left,"]),
        ("“He told us ‘stay,’” Lund said.", ["He told us ‘stay,’"]),
        ("“‘Stay’ is all he told us,” Lund said.", ["‘Stay’ is all he told us,"]),
        ("''He told us 'stay''' was what Lund said.", ["He told us 'stay'"]),
    ],
)
def test_quotation_inside_a_quotation_belongs_to_it(paragraph: str, insides: list[str]) -> None:
    """Single marks inside double ones are part of what is quoted."""
    assert quoted(paragraph) == insides


@pytest.mark.parametrize(
    "paragraph",
    [
        "The ferry's crew don't say it's the owners' fault.",
        "The ferry’s crew don’t say it’s the owners’ fault.",
        "Rock 'n' roll of the '90s and the ’00s.",
        "O'Brien and O’Brien met N'Djamena's mayor.",
        'A pipe of 12" and a man of 6\'2".',
        "\"\" and “” and '' '' hold nothing, nor does \" … \".",
    ],
)
def test_apostrophes_inches_and_empty_marks_are_no_quotation(paragraph: str) -> None:
    """What has no word between two marks, or no mark that is one of quotation, quotes nothing."""
    assert quoted(paragraph) == []


@pytest.mark.parametrize(
    ("paragraphs", "insides"),
    [
        pytest.param(["“We sail.", "“We return,” Lund said."], ["We sail.", "+We return,"], id="curly"),
        pytest.param(['"We sail.', '"We return," Lund said.'], ["We sail.", "+We return,"], id="straight"),
        pytest.param(["“One.", "“Two.", "“Three,” she said."], ["One.", "+Two.", "+Three,"], id="three-paragraphs"),
        pytest.param(["Lund said: “We sail.", "“We return.”"], ["We sail.", "+We return."], id="opens-in-the-middle"),
        pytest.param(["“We sail.", "We return,” Lund said."], ["We sail.", "+We return,"], id="run-on"),
        pytest.param(["“One.", "Two.", "Three,” she said."], ["One.", "+Two.", "+Three,"], id="run-on-over-one"),
        pytest.param(["“One.", "“Two,” she said. “Three.”"], ["One.", "+Two,", "Three."], id="and-another"),
    ],
)  # fmt: skip
def test_quotation_goes_on_over_paragraphs(paragraphs: list[str], insides: list[str]) -> None:
    """A quotation left open goes on if the next paragraph opens with a mark, or if the next mark closes it."""
    assert quoted(*paragraphs) == insides


@pytest.mark.parametrize(
    ("paragraphs", "insides"),
    [
        pytest.param(['An odd " mark.', 'Lund called it "bad" news.'], ["bad"], id="odd-straight-mark"),
        pytest.param(['It is 12" wide.', '"We sail," Lund said.'], ["We sail,"], id="inches"),
        pytest.param(["“We sail, Lund said.", "It rained. Lund called it “bad” news."], ["bad"], id="never-closed"),
        pytest.param(["We sail,” Lund said.", "It was “bad” news."], ["bad"], id="never-opened"),
        pytest.param(["“We sail.", *["It rained."] * 5, "We return,” Lund said."], [], id="closed-too-late"),
        pytest.param(['"We "sail," Lund said.', 'It was "bad" news.'], ["sail,", "bad"], id="three-marks"),
        pytest.param(["“One “two” three.", "It was “bad” news."], ["two", "bad"], id="opened-twice"),
        pytest.param(["“One” two” three.", "It was “bad” news."], ["One", "bad"], id="closed-twice"),
    ],
)
def test_damage_stays_in_its_paragraph(paragraphs: list[str], insides: list[str]) -> None:
    """A mark without a partner is passed over and spoils no other paragraph."""
    assert quoted(*paragraphs) == insides


@pytest.mark.parametrize(
    ("paragraph", "insides"),
    [
        ('A <a href="x.html" class="link">ferry</a> is "late" again.', ["late"]),
        ('<p>"We <b title="x">sail</b>," Lund said.</p>', ['We <b title="x">sail</b>,']),
        ('Is 3 < 4 "true" or 5 > 4 "false"?', ["true", "false"]),
        ('An open <a href="x.html and "we sail" here', ["we sail"]),
    ],
)
def test_marks_inside_markup_do_not_count(paragraph: str, insides: list[str]) -> None:
    """The quoted attributes of a tag are no quotations; a less-than sign is no tag."""
    assert quoted(paragraph) == insides


SIGNS = ['"', "“", "”", "„", "«", "»", "``", "''", "'", "’", "‘", " ", "\n\n", "a", "word ", ".", ",", "<b>", "<a "]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=2)), max_size=40).map("".join))
def test_quotations_lie_in_order_inside_their_paragraphs(text: str) -> None:
    """Whatever the marks, quotations are in text order, apart, not empty, and each in its own paragraph."""
    paragraphs = find_paragraphs(text, LEXICON)
    end = 0
    for quotation in find_quotations(text, paragraphs):
        assert end <= quotation.outer.start
        assert quotation.outer.holds(quotation.span)
        assert paragraphs[quotation.paragraph - 1].span.holds(quotation.outer)
        assert any(map(str.isalnum, text[slice(*quotation.span)]))
        end = quotation.outer.end


def test_outer_span_takes_the_marks_in() -> None:
    """The outer span is the quotation with its marks, of which one left open has but the first."""
    text = HEADLINE + "``We sail.\n\n“We return,” Lund said."
    first, second = find_quotations(text, find_paragraphs(text, LEXICON))
    assert text[slice(*first.outer)] == "``We sail."
    assert text[slice(*second.outer)] == "“We return,”"
    assert second.span == Span(second.outer.start + 1, second.outer.end - 1)
