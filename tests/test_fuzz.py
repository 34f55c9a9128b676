"""Articles that were mangled on purpose: never an exception but the package's own, always true rows, linear time."""

from __future__ import annotations

import json
import os
import random
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from gold import GOLD, read_gold
from growth import assert_linear
from hypothesis import given, settings
from hypothesis import strategies as st
from test_hostile import HEADLINE, PIECES, article, assert_sound, seconds, with_a_word

from unga_dataset.builder.article import rows_of
from unga_dataset.builder.intake.json_lines import read_json_lines
from unga_dataset.builder.intake.records import Record, Rejection
from unga_dataset.builder.lexicon import read_lexicon

ROUNDS = int(os.environ.get("UNGA_DATASET_FUZZ", "40"))
"""How many articles each mutator mangles; the long run takes thousands."""
TEXTS = [read_gold(path.stem)[0] for path in sorted((GOLD / "unseen").glob("*.json"))]
HOSTILE = (
    "\u202e", "\u2066", "\u2069", "\u200d", "\u200b", "\ufeff", "\ufe0f", "e\u0301\u0302\u0303", "\u0489" * 30,
    "\U0001f469\u200d\U0001f467", "\U0001f1fa\U0001f1f3", "\U0001f3fd", "\ue000", "\ufffe", "\U0010ffff", "\x1b[31m",
    "\x08", "\x85", "\u2028", "\u3000", "\ufdfa", "\u01c5", "ß", "İ", "\u0149", "<script>alert(1)</script>", "<!-- ",
    "]]>", "&#x202e;", "<p class='“'>", "{{7*7}}", "%s%n", "';--", "../../etc/passwd", "=cmd|'/C calc'!A0", "\\u0000",
    "“" * 50, "\"'\"'\"'", "((((", "9" * 60, "-" * 200, "A." * 50, "Mr. " * 20,
)  # fmt: skip
"""What nobody writes into an article who means well."""


def mangled(text: str, dice: random.Random) -> str:
    """Return a text after some mutations: parts cut, doubled, moved, turned round, put in, changed in case."""
    for _ in range(dice.randint(1, 12)):
        start = dice.randrange(len(text) + 1)
        end = min(len(text), start + dice.choice((1, 3, 20, 200)))
        piece = text[start:end]
        put = dice.choice((
            "", piece * 2, piece[::-1], piece.upper(), piece.lower(), piece.swapcase(), dice.choice(HOSTILE),
            dice.choice(PIECES), dice.choice(HOSTILE).join(piece), piece.replace(" ", "\n"), piece.replace("\n", " "),
            piece.encode().decode("latin-1"), chr(dice.randrange(1, 0xD800)), chr(dice.randrange(0xE000, 1 << 20)),
            dice.choice(TEXTS)[start:end],
        ))  # fmt: skip
        text = text[:start] + put + text[end:]
    return with_a_word(text.replace("\0", ""))


@pytest.mark.parametrize("seed", range(4))
def test_mangled_articles_give_sound_rows(seed: int) -> None:
    """Whole articles that a seeded mutator has mangled make no exception and no row that is not true to the text."""
    dice = random.Random(seed)
    for _ in range(ROUNDS // 4):
        assert_sound(mangled(dice.choice(TEXTS), dice))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.sampled_from(PIECES)), max_size=60).map("".join))
def test_hostile_pieces_give_sound_rows(text: str) -> None:
    """Markup, control characters, bidi, combining marks and emoji, put between words, make no false row."""
    assert_sound(with_a_word(HEADLINE + text))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
CELLS = dict.fromkeys(("article_id", "publisher", "published", "url", "language", "text", "title"), ANYTHING)


@settings(max_examples=150, deadline=None)
@given(st.fixed_dictionaries({}, optional=CELLS))
def test_any_record_is_an_article_or_a_rejection(record: dict[str, object]) -> None:
    """Whatever JSON a record holds, it gives an article that can be built or one line of a reason."""
    good = {"article_id": "post-1", "published": "2022-03-02", "text": "Chad voted."}
    for cells in (record, good | {name: value for name, value in record.items() if name != "text"}):
        (found,) = lines_of(json.dumps(cells).encode() + b"\n")
        assert_usable(found)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 200))
def test_any_bytes_are_articles_or_rejections(damage: bytes, place: int) -> None:
    """Bytes put into a line, whatever they are, make no exception."""
    line = json.dumps(
        {"article_id": "post-1", "published": "2022-03-02", "text": "Chad voted “yes” \U0001f54a."}
    ).encode()
    for found in lines_of(line[:place] + damage + line[place:] + b"\n"):
        assert_usable(found)


def lines_of(data: bytes) -> list[Record | Rejection]:
    """Return what a file of JSON Lines with these bytes gives."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        path.write_bytes(data)
        return list(read_json_lines(path))


def assert_usable(found: Record | Rejection) -> None:
    """Hold an item against what the rest of the builder takes for granted."""
    if isinstance(found, Rejection):
        assert found.reason
        assert "\n" not in found.reason
        found.reason.encode()
    else:
        rows_of(found.article, read_lexicon())
        assert "/" not in found.article_id
        assert "." not in found.article_id


GROWING: dict[str, tuple[Callable[[int], str], int]] = {
    "quotation marks in a row": (lambda n: '"' * n, 50_000),
    "curly marks in a row": (lambda n: "“" * n, 50_000),
    "closing marks in a row": (lambda n: "”’" * n, 25_000),
    "text without a space": (lambda n: "Chad" * n, 125_000),
    "digits without a space": (lambda n: "7" * n, 250_000),
    "letters with marks on them": (lambda n: "a" + "\u0301" * n, 100_000),
    "emoji joined": (lambda n: "\U0001f469\u200d" * n, 50_000),
    "bidi marks": (lambda n: "\u202e" * n, 100_000),
    "controls": (lambda n: "\x08\x1b" * n, 100_000),
    "tags opened": (lambda n: "<div>" * n, 40_000),
    "comments opened": (lambda n: "<!--" * n, 40_000),
    "entities": (lambda n: "&quot;" * n, 20_000),
    "brackets opened": (lambda n: "([{" * n, 40_000),
    "dashes": (lambda n: "—-" * n, 60_000),
    "ellipses": (lambda n: "…..." * n, 20_000),
    "line separators": (lambda n: "\u2028\u2029" * n, 60_000),
    "carriage returns": (lambda n: "\r" * n, 200_000),
    "dotted letters": (lambda n: "U.S." * n, 10_000),
    "addresses": (lambda n: "http://a.b/c?d=e&" * n, 8_000),
    "a quotation that never ends": (lambda n: "“We go there, " * n, 6_000),
}
"""Texts that grow, and half of how often the largest repeats them: about as large as an article may be."""


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_with_a_large_hostile_text(name: str) -> None:
    """Four times as long a text takes four times the time, up to 1e5 quotation marks and a megabyte without a space."""
    grow, size = GROWING[name]
    assert_linear(lambda number: seconds(f"{HEADLINE}x{grow(number)}"), 2 * size)


@pytest.mark.parametrize("name", GROWING)
def test_large_hostile_text_gives_sound_rows(name: str) -> None:
    """The same texts, a little smaller, make no exception and no false row."""
    grow, size = GROWING[name]
    assert_sound(f"{HEADLINE}Chad said {grow(size // 20)} said Mali.")
    assert rows_of(article(HEADLINE + grow(10)), read_lexicon())["articles"]
