"""Frames as lines of text."""

from __future__ import annotations

import pandas as pd

from unga_dataset.display import as_text


def test_cells_are_written_as_in_the_csv() -> None:
    """Days, flags and numbers read as in the CSV, and an empty cell is empty."""
    frame = pd.DataFrame({"day": pd.to_datetime(["2031-05-06", None]), "flag": [True, False], "text": ["a", None]})
    assert as_text(frame).splitlines() == ["day         flag   text", "2031-05-06  true   a", "            false"]


def test_control_characters_stay_out_of_the_terminal() -> None:
    """A line break or an escape sequence in a text neither breaks the row nor reaches the terminal."""
    assert as_text(pd.DataFrame({"text": ["a\nb\x1b[2Jc"]})).splitlines() == ["text", "a b [2Jc"]


def test_long_text_loses_its_end_and_long_identifier_its_middle() -> None:
    """What does not fit the width is cut where it tells least."""
    frame = pd.DataFrame({"id": ["invented-2031-05-06-harbour-talks-q01"], "text": ["words " * 20]})
    row = as_text(frame, 60).splitlines()[1]
    assert row == "invented-2…talks-q01  words words words w…"


def test_columns_that_do_not_fit_follow_below() -> None:
    """A frame wider than the terminal is set in blocks, each with the first column."""
    frame = pd.DataFrame({name: ["cell of ten"] for name in "abcd"})
    assert [block.splitlines()[0].split() for block in as_text(frame, 26).split("\n\n")] == [
        ["a", "b"],
        ["a", "c"],
        ["a", "d"],
    ]
