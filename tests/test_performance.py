"""The page on speed is the one that its figures make, and the articles it is measured on are always the same."""

from __future__ import annotations

import json
import sys
from itertools import islice
from pathlib import Path

from unga_dataset.builder.intake.records import Record, record_of

sys.path.append(str(Path(__file__).resolve().parents[1] / "benchmarks"))

import performance
import synthetic


def test_pages_are_what_the_figures_make() -> None:
    """docs/performance.md and docs/scale.md are, to the letter, what benchmarks/performance.json gives."""
    found = performance.read_figures()
    for path, made in ((performance.PAGE, performance.page(found)), (performance.SCALE, performance.scale(found))):
        assert path.read_text(encoding="utf-8") == made, "run python benchmarks/performance.py"


def test_made_articles_are_the_same_each_time_and_can_be_built() -> None:
    """A seed gives the same articles, each with an id of its own, and all of them are records."""
    first, again = (list(islice(synthetic.articles(), 50)) for _ in range(2))
    assert first == again
    assert len({article["article_id"] for article in first}) == 50
    assert all(isinstance(record_of(article, "line 1"), Record) for article in first)


def test_archive_is_written_as_it_is_made(tmp_path: Path) -> None:
    """The file has one article a line, and its size is returned."""
    written = synthetic.write_archive(tmp_path / "a.jsonl", 3)
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert written == (tmp_path / "a.jsonl").stat().st_size
    assert [json.loads(line) for line in lines] == list(islice(synthetic.articles(), 3))
