"""Score built rows against a gold article, as the annotation guidelines say what counts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from unga_dataset.builder.article import rows_of
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.raw import RawArticle

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold"
RAW = ROOT / "data" / "raw"
Same = Callable[[dict[str, Any], Any], bool]


@dataclass(frozen=True)
class Score:
    """Rows right, missing and too many; optional gold rows count neither way."""

    right: int
    missing: list[dict[str, Any]]
    extra: list[Any]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing found."""
        wrong = len(self.missing) + len(self.extra)
        return 2 * self.right / (2 * self.right + wrong) if self.right or wrong else 1.0


def read_gold(article_id: str) -> tuple[str, dict[str, Any]]:
    """Return the raw text of a gold article and its annotation; the text of an invented one lies beside it."""
    path = next(GOLD.rglob(f"{article_id}.json"))
    own = path.with_suffix(".txt")
    raw = own if own.is_file() else RAW / own.name
    return raw.read_bytes().decode("utf-8"), json.loads(path.read_text(encoding="utf-8"))


def build(text: str, published: str) -> dict[str, list[Any]]:
    """Return the rows that the builder finds in a text."""
    article = RawArticle(
        article_id="gold", publisher="Gold", published=date.fromisoformat(published), url=None, language="en",
        text=text, sha256="0" * 64,
    )  # fmt: skip
    return {table: list(rows) for table, rows in rows_of(article, read_lexicon()).items()}


def overlap(gold: dict[str, Any], row: Any) -> float:
    """Return the characters that two spans share, as a share of the shorter one."""
    shared = min(gold["end"], row.end) - max(gold["start"], row.start)
    return max(0, shared) / min(gold["end"] - gold["start"], row.end - row.start)


def same_quote(gold: dict[str, Any], row: Any) -> bool:
    """Whether a quote is the gold one: words, type, speaker, his state and his mention, and cue."""
    if row.speaker_start is None or gold["speaker_start"] is None:
        mention = row.speaker_start == gold["speaker_start"]
    else:
        mention = row.speaker_start < gold["speaker_end"] and gold["speaker_start"] < row.speaker_end
    return (gold["start"], gold["end"], gold["quote_type"], gold["speaker"], gold["iso3"], gold["cue"]) == (
        row.start, row.end, row.quote_type, row.speaker, row.iso3, row.cue,
    ) and mention  # fmt: skip


def same_mention(gold: dict[str, Any], row: Any) -> bool:
    """Whether a mention is the gold one: place, state and form."""
    return (gold["start"], gold["end"], gold["iso3"], gold["form"]) == (row.start, row.end, row.iso3, row.form)


def same_position(gold: dict[str, Any], row: Any) -> bool:
    """Whether a position is the gold one: actor, target, stance and basis, in an overlapping clause."""
    return overlap(gold, row) > 0 and (gold["actor"], gold["iso3"], gold["target"], gold["stance"], gold["basis"]) == (
        row.actor, row.iso3, row.target, row.stance, row.basis,
    )  # fmt: skip


def same_event(gold: dict[str, Any], row: Any) -> bool:
    """Whether an event is the gold one: kind and trigger, dates and number."""
    dates = tuple(None if day is None else str(day) for day in (row.date_start, row.date_end))
    return (gold["kind"], gold["trigger_start"], gold["date_start"], gold["date_end"], gold["quantity"]) == (
        row.kind, row.trigger_start, *dates, row.quantity,
    )  # fmt: skip


TABLES: dict[str, tuple[str, Same]] = {
    "quotes": ("quotes", same_quote),
    "mentions": ("country_mentions", same_mention),
    "positions": ("positions", same_position),
    "events": ("events", same_event),
}


def scores(rows: dict[str, list[Any]], gold: dict[str, Any]) -> Iterator[tuple[str, Score]]:
    """Yield the score of each annotated table."""
    for table, (name, same) in TABLES.items():
        yield table, score(gold[table], rows[name], same)


def score(gold: Sequence[dict[str, Any]], rows: Sequence[Any], same: Same) -> Score:
    """Match each gold row with one built row, the required ones first."""
    left, missing, right = list(rows), [], 0
    for expected in sorted(gold, key=lambda row: bool(row.get("optional"))):
        found = next((row for row in left if same(expected, row)), None)
        if found is None and expected.get("optional"):
            found = next((row for row in left if overlap(expected, row) > 0.9), None)
            if found is None:
                continue
        if found is None:
            missing.append(expected)
        else:
            left.remove(found)
            right += not expected.get("optional")
    return Score(right, missing, left)


def together(many: Sequence[Score]) -> Score:
    """Return the score of several articles counted as one."""
    return Score(
        sum(score.right for score in many),
        [row for score in many for row in score.missing],
        [row for score in many for row in score.extra],
    )
