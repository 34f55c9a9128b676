"""The page on quality: made from scores and limits that are those of the code as it is."""

from __future__ import annotations

import json
import re
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from gold import GOLD, ROOT, TABLES, read_gold
from limits import BETWEEN, COLUMNS, FORMS, LIMITS, NOTHING, Limit, read_limits, refresh_limits, rows_given

sys.path.append(str(ROOT / "benchmarks"))

import polnear
import quality

STALE = "run python benchmarks/quality.py"
SCORER = """
import json, sys
one = {"f1": 0.5}
keys = ("quoted", "e2e_lenient", "e2e_strict", "content_token", "content_exact")
print(json.dumps({"all": dict.fromkeys(keys, one)}))
assert len(open(sys.argv[1]).readlines()) == len(open(sys.argv[2]).readlines())
"""


def test_page_is_what_the_generator_makes() -> None:
    """The page is, to the letter, the one made from the scores and the limits."""
    assert quality.PAGE.read_text(encoding="utf-8") == quality.page(quality.read_scores(), read_limits()), STALE


def test_gold_scores_are_those_of_the_code() -> None:
    """The scores of the gold articles that are written down are what the builder reaches now."""
    kept = quality.read_scores()
    for corpus, figures in quality.gold_figures().items():
        assert {key: kept[corpus][key] for key in figures} == figures, STALE


def test_every_corpus_names_its_commit() -> None:
    """Each corpus has the commit, the day and the number of articles its figures belong to."""
    kept = quality.read_scores()
    assert {"real", "invented", "polnear-dev"} <= kept.keys()
    for figures in kept.values():
        assert re.fullmatch(r"[0-9a-f]{40}", figures["commit"])
        assert date.fromisoformat(figures["date"])
    assert kept["real"]["articles"] == len(list(GOLD.glob("*.json")))
    assert kept["invented"]["articles"] == len(list((GOLD / "unseen").glob("*.json")))


@pytest.mark.parametrize("limit", read_limits(), ids=lambda limit: limit["text"])
def test_limit_is_one_still(limit: Limit) -> None:
    """A sentence gives what the page says it gives, which is not what is wanted."""
    assert rows_given(limit["text"], limit["table"]) == limit["got"], f"{STALE} --refresh-limits"
    assert limit["got"] != limit["wanted"], f"{LIMITS.name}: mended, take it out"


@pytest.mark.parametrize("limit", read_limits(), ids=lambda limit: limit["text"])
def test_limit_is_told_in_its_form(limit: Limit) -> None:
    """A limit has all its cells, and the rows wanted are written like those given."""
    assert all(limit[column] == limit[column].strip() != "" for column in COLUMNS)
    shown, _ = FORMS[limit["table"]]
    for row in limit["wanted"].split(BETWEEN):
        assert row == NOTHING or row.count(" | ") == shown.count(", "), row


def test_limits_are_of_every_table_and_each_stands_once() -> None:
    """Each annotated table has limits, in blocks, and no sentence is there twice."""
    limits = read_limits()
    assert (
        list(dict.fromkeys(limit["table"] for limit in limits)) == list(FORMS) == [name for name, _ in TABLES.values()]
    )
    assert len({limit["text"] for limit in limits}) == len(limits)


def test_limits_are_refreshed_and_the_mended_ones_told(tmp_path: Path) -> None:
    """What the sentences give is written anew, nothing else is touched, and what is right now is returned."""
    copy, whole = tmp_path / "limits.tsv", LIMITS.read_bytes()
    shutil.copy(LIMITS, copy)
    assert refresh_limits(copy) == []
    assert copy.read_bytes() == whole
    header, first, second = whole.decode("utf-8").splitlines()[:3]
    text, table, _, got, why = first.split("\t")
    copy.write_text("\n".join([header, "\t".join([text, table, got, "old", why]), second]) + "\n", encoding="utf-8")
    assert [limit["text"] for limit in refresh_limits(copy)] == [text]
    assert copy.read_text(encoding="utf-8").splitlines()[1:] == ["\t".join([text, table, got, got, why]), second]


def test_quotation_benchmark_runs(tmp_path: Path) -> None:
    """An annotated file and a scorer give the figures of the page, and a speed beside that of a regular expression."""
    path, scorer = tmp_path / "dev.jsonl", tmp_path / "scorer.py"
    texts = [read_gold(article.stem)[0] for article in GOLD.rglob("*.json")]
    lines = [json.dumps({"doc_id": str(number), "text": text}) for number, text in enumerate(texts)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    scorer.write_text(SCORER, encoding="utf-8")
    figures = polnear.score_part(path, scorer)
    assert figures["articles"] == len(texts)
    assert figures["f1"] == dict.fromkeys(("spans", "lenient", "strict", "tokens", "exact"), 0.5)
    assert figures["speed"]["articles_per_second"] > 0
    assert figures["speed"]["times_bare_regex"] > 0
