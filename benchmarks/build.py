"""Time the builder, stage by stage: articles and megabytes per second on one core, and what memory each stage adds.

    python benchmarks/build.py [--articles 300] [--size 5000]

The articles are the gold articles of the repository, joined until each has the size. Every stage is timed where the
corridor calls it, in processor time; a bare regular expression over the same bytes says how fast the machine is.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import tracemalloc
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

from unga_dataset.builder import article as corridor
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.raw import RawArticle

TEXTS = Path(__file__).resolve().parents[1] / "tests" / "gold"
STAGES = (
    "read_document", "find_countries", "find_organizations", "find_people", "find_dates", "read_sentences", "Cast",
    "find_hits", "find_quotes", "find_positions", "find_events", "number",
)  # fmt: skip
BARE = re.compile(r"\w+|[^\w\s]")
MEGABYTE = 1e6
Measure = Callable[..., tuple[float, Any]]


def texts(size: int) -> Iterator[str]:
    """Yield articles of about a size, without end: gold articles behind one another, each time from another one on."""
    parts = [path.read_text(encoding="utf-8").strip() for path in sorted(TEXTS.rglob("*.txt"))]
    for first in cycle(range(len(parts))):
        joined, place = parts[first], first
        while len(joined) < size:
            place = (place + 1) % len(parts)
            joined += "\n\n" + parts[place].partition("\n")[2].strip()
        yield joined + "\n"


def article_of(text: str) -> RawArticle:
    """Return a text as an article of one day."""
    return RawArticle(
        article_id="a",
        publisher="Gold",
        published=date(2023, 6, 7),
        url=None,
        language="en",
        text=text,
        sha256="0" * 64,
    )


def seconds_of(stage: Callable[..., Any], *arguments: Any) -> tuple[float, Any]:
    """Run a stage; return the processor seconds it took and its result."""
    before = time.process_time()
    result = stage(*arguments)
    return time.process_time() - before, result


def megabytes_of(stage: Callable[..., Any], *arguments: Any) -> tuple[float, Any]:
    """Run a stage under tracemalloc; return the most memory it added while it ran, and its result."""
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    result = stage(*arguments)
    return (tracemalloc.get_traced_memory()[1] - before) / MEGABYTE, result


def run(articles: list[RawArticle], measure: Measure) -> dict[str, list[float]]:
    """Build the articles; return for each stage what was measured at each of its calls."""
    lexicon, seen = read_lexicon(), defaultdict[str, list[float]](list)
    corridor.rows_of(articles[0], lexicon)  # the first article compiles the patterns
    with ExitStack() as stack:
        for name in STAGES:
            stack.enter_context(patch.object(corridor, name, _noting(getattr(corridor, name), measure, seen[name])))
        for article in articles:
            corridor.rows_of(article, lexicon)
    return seen


def _noting(stage: Callable[..., Any], measure: Measure, seen: list[float]) -> Callable[..., Any]:
    def noting(*arguments: Any) -> Any:
        figure, result = measure(stage, *arguments)
        seen.append(figure)
        return result

    return noting


def peaks(articles: list[RawArticle]) -> dict[str, float]:
    """Return the most memory, in megabytes, that a call of each stage added."""
    tracemalloc.start()
    try:
        return {name: max(figures) for name, figures in run(articles, megabytes_of).items()}
    finally:
        tracemalloc.stop()


def figures(count: int, size: int) -> dict[str, Any]:
    """Return what was measured over so many articles of about a size: rates, shares and memory of each stage."""
    articles = [article_of(text) for text in islice(texts(size), count)]
    megabytes = sum(len(article.text.encode()) for article in articles) / MEGABYTE
    seconds = {name: sum(times) for name, times in run(articles, seconds_of).items()}
    bare = sum(seconds_of(BARE.findall, article.text)[0] for article in articles)
    memory, total = peaks(articles[:20]), sum(seconds.values())
    stages = {
        name: {"rate": count / spent, "megabytes_per_second": megabytes / spent, "share": spent / total,
               "peak": memory.get(name)}
        for name, spent in [*seconds.items(), ("whole builder", total), ("bare pass", bare)]
    }  # fmt: skip
    return {"articles": count, "kilobytes": megabytes / count * 1000, "stages": stages, "times_bare": total / bare}


def main() -> int:
    """Print a line for each stage and one for the whole."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--size", type=int, default=5000)
    arguments = parser.parse_args()
    found = figures(arguments.articles, arguments.size)
    print(f"{found['articles']} articles of {found['kilobytes']:.1f} KB")
    for name, stage in found["stages"].items():
        peak = f"{stage['peak']:6.2f} MB at most" if stage["peak"] is not None else ""
        rates = f"{stage['rate']:9.0f} articles/s {stage['megabytes_per_second']:8.2f} MB/s"
        print(f"{name:20} {rates} {stage['share']:7.1%} {peak}")
    print(f"the whole takes {found['times_bare']:.1f} times as long as a bare pass over the same bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
