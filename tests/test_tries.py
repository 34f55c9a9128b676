"""One pattern for many texts: the longest is found, at the start of a word, whatever letter it starts with."""

from __future__ import annotations

import pytest

from unga_dataset.builder.tries import Finder

FINDER = Finder(["Chad", "Chad Basin", "Cote d'Ivoire", "eSwatini", "1 Bank", "ni-Vanuatu"], after=r"(?!\w)")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Chad and the Chad Basin", ["Chad", "Chad Basin"], id="the longest"),
        pytest.param("Chads, inChad, in-Chad", [], id="whole words alone"),
        pytest.param("(Chad)\nChad", ["Chad", "Chad"], id="after a mark or line break"),
        pytest.param("Cote d'Ivoire, Cote d’Ivoire", ["Cote d'Ivoire", "Cote d’Ivoire"], id="either apostrophe"),
        pytest.param(
            "Chad, eSwatini, 1 Bank, ni-Vanuatu", ["Chad", "eSwatini", "1 Bank", "ni-Vanuatu"], id="no capital"
        ),
        pytest.param("neSwatini, 11 Bank", [], id="no capital, inside a word"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_longest_text_is_found_where_a_word_starts(text: str, found: list[str]) -> None:
    """A text is found only at the start of a word, and the longest of two that start there."""
    assert [match.group() for match in FINDER.finditer(text)] == found
