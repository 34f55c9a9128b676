"""The gold articles: what a person read in them, and that the builder reads the same."""

from __future__ import annotations

import json
import typing
from typing import Any

import pytest
from gold import GOLD, RAW, TABLES, build, read_gold, scores

from unga_dataset import codes
from unga_dataset.builder.lexicon import read_lexicon

ARTICLES = sorted(path.stem for path in GOLD.glob("*.json"))
UNSEEN = sorted(path.stem for path in (GOLD / "unseen").glob("*.json"))
"""Invented articles, annotated before the builder saw them: scored by benchmarks/gold.py, held to no bar."""
HELD = sorted(path.stem for path in (GOLD / "held").glob("*.json"))
"""Invented articles that nobody reads while working on the builder: scored all together, held to no bar."""
BARS = {"quotes": 1.0, "mentions": 1.0, "positions": 0.9, "events": 0.9}
"""The least F1 of each table: who said what and which countries leave no doubt, stances and happenings some."""
SPANS = [("start", "end", "text"), ("speaker_start", "speaker_end", ""), ("trigger_start", "trigger_end", "trigger")]
VOCABULARIES = {
    "quotes": {"quote_type": codes.QuoteType},
    "mentions": {"form": codes.Form},
    "positions": {
        "actor_type": codes.ActorType, "target_type": codes.TargetType, "stance": codes.Stance, "basis": codes.Basis,
    },
    "events": {"kind": codes.Kind, "date_precision": codes.Precision, "status": codes.Status},
}  # fmt: skip


def test_there_is_a_gold_article() -> None:
    """At least one article is annotated, and each annotation bears the name of its raw file and its day."""
    assert ARTICLES
    listed = (RAW / "articles.csv").read_text(encoding="utf-8")
    for article_id in ARTICLES:
        _, gold = read_gold(article_id)
        assert gold["article_id"] == article_id
        assert f"{article_id}," in listed
        assert f",{gold['published']}," in listed


@pytest.mark.parametrize("article_id", ARTICLES + UNSEEN + HELD)
def test_gold_is_true_to_its_text(article_id: str) -> None:
    """Every span of the annotation holds the words it claims, and every code is one of its list."""
    text, gold = read_gold(article_id)
    states = read_lexicon().countries
    for table in TABLES:
        assert [row["start"] for row in gold[table]] == sorted(row["start"] for row in gold[table])
        for row in gold[table]:
            check_spans(row, text)
            for column, codes_of in VOCABULARIES[table].items():
                assert row[column] in typing.get_args(codes_of), row
            for column in ("iso3", "target_iso3"):
                assert row.get(column) is None or row[column] in states, row


def check_spans(row: dict[str, Any], text: str) -> None:
    """Hold the spans of a gold row against the text."""
    for start, end, words in SPANS:
        if row.get(start) is not None:
            assert 0 <= row[start] < row[end] <= len(text), row
            assert not words or text[row[start] : row[end]] == row[words], row
    assert row.get("cue") is None or row["cue"] in text, row
    assert row.get("target") is None or row["target"] in text, row


@pytest.mark.parametrize("article_id", ARTICLES)
@pytest.mark.parametrize("table", TABLES)
def test_builder_reads_what_a_person_reads(article_id: str, table: str) -> None:
    """The rows found reach the bar of their table: all quotes and mentions and no other, else F1 0.9."""
    text, gold = read_gold(article_id)
    found = dict(scores(build(text, gold["published"]), gold))[table]
    assert found.right > 0
    assert found.f1 >= BARS[table], f"missing: {found.missing}\nextra: {found.extra}"


def test_score_counts_what_is_missing_and_what_is_too_much() -> None:
    """The score falls with a row taken away, a row added, and rows that are not the ones of the annotation."""
    text, gold = read_gold(ARTICLES[0])
    rows = build(text, gold["published"])
    for table, (name, _) in TABLES.items():
        required = [row for row in gold[table] if not row.get("optional")]
        whole = dict(scores(rows, gold))[table].f1
        fewer = {**rows, name: rows[name][1:]}
        more = {**rows, name: [*rows[name], rows[name][0]]}
        other = {
            **gold,
            table: [{**row, "start": row["start"] - 1, "trigger_start": -1, "stance": ""} for row in gold[table]],
        }
        assert dict(scores(more, gold))[table].f1 < whole
        assert dict(scores(fewer, {**gold, table: required}))[table].f1 < 1
        assert dict(scores(rows, other))[table].f1 < 0.1


def test_gold_files_are_json_of_one_shape() -> None:
    """An annotation has its four tables and says of which article and day it is, and nothing else."""
    for article_id in ARTICLES:
        gold = json.loads((GOLD / f"{article_id}.json").read_text(encoding="utf-8"))
        assert {"article_id", "published", *TABLES} == gold.keys()
