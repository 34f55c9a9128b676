"""The article rewritten: with other states, people, dates and numbers, the builder gives the tables that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from gold import build, read_gold, scores
from rewriting import PEOPLE, REWRITES, Rewrite, random_rewrite, rewritten
from test_gold import BARS

import unga_dataset
from unga_dataset.builder.lexicon import read_lexicon

TEXT, GOLD = read_gold("rferl-2022-03-01-unga-emergency-session")
SOURCES = Path(unga_dataset.__file__).parent
WORD = re.compile(r"\w+(?:['’.-]\w+)*")
SHINGLE = 6
"""So many words in a row are a sentence of someone's, fewer may be anyone's."""


def failures(rewrite: Rewrite) -> list[str]:
    """Return the tables of a rewritten article that stay below their bar."""
    text, gold = rewritten(TEXT, GOLD, rewrite)
    return [
        f"{rewrite.name}, {table}: F1 {found.f1:.2f}, missing {found.missing}, extra {found.extra}"
        for table, found in scores(build(text, gold["published"]), gold)
        if found.f1 < BARS[table]
    ]


@pytest.mark.parametrize("rewrite", REWRITES, ids=lambda rewrite: rewrite.name)
def test_tables_follow_a_rewritten_article(rewrite: Rewrite) -> None:
    """A conflict elsewhere, of other states, people, days, numbers and organs, is read as well as the real one."""
    assert failures(rewrite) == []


@pytest.mark.parametrize("seed", range(40))
def test_tables_follow_an_article_rewritten_at_random(seed: int) -> None:
    """Whatever states, names, days and numbers are drawn, the article is read as well as the real one."""
    assert failures(random_rewrite(seed, read_lexicon())) == []


def test_rewriting_leaves_nothing_of_the_old_story() -> None:
    """A rewrite replaces what it says it replaces: no person, state or date of the real article is left in it."""
    for rewrite in (*REWRITES, random_rewrite(1, read_lexicon())):
        text, gold = rewritten(TEXT, GOLD, rewrite)
        new = " ".join(rewrite.words.values())
        for old in (*PEOPLE, "Russian", "Ukraine", "Moscow", "February 28"):
            assert old in TEXT
            assert old in new or old not in text
        assert gold["published"] != GOLD["published"]


def sources() -> Iterator[tuple[str, str]]:
    """Yield every file of the package, code and lexicons, with its text."""
    for path in sorted(SOURCES.rglob("*")):
        if path.suffix in (".py", ".tsv"):
            yield str(path.relative_to(SOURCES)), path.read_text(encoding="utf-8")


def test_builder_knows_no_person_of_the_article() -> None:
    """No name of anyone the article names, whole or the last one alone, stands in the package, but for its examples."""
    names = {name for full in PEOPLE for name in (full, full.split()[-1])}
    assert all(name in TEXT for name in names)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names))) + r")(?!\w)", re.IGNORECASE)
    found = {name: pattern.findall(text) for name, text in sources() if pattern.search(text)}
    assert found == {}


def test_package_knows_no_sentence_of_the_article() -> None:
    """No six words that follow one another in the article stand so in any file of the package."""
    known = set(shingles(TEXT))
    assert len(known) > 300
    assert {name: found for name, text in sources() if (found := known & set(shingles(text)))} == {}


def shingles(text: str) -> Iterator[str]:
    """Yield every run of six words of a text, in small letters."""
    words = [word.lower() for word in WORD.findall(text)]
    for place in range(len(words) - SHINGLE + 1):
        yield " ".join(words[place : place + SHINGLE])
