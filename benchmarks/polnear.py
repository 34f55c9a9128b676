"""Score and time the quotation finder on the articles of PolNeAR (Newell, Margolin, Ruths 2018)."""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from quotes import quotes_of, read_articles, write_predictions

from unga_dataset.builder.lexicon import Lexicon, read_lexicon

PARTS = ("dev", "train")
FIGURES = {
    "spans": "quoted",
    "lenient": "e2e_lenient",
    "strict": "e2e_strict",
    "tokens": "content_token",
    "exact": "content_exact",
}
"""The figures that are kept, and what the scorer calls them."""
ROUNDS = 3
BARE = re.compile(r"\w+|[^\w\s]")
"""The least that any reader of a text does: to find its words and marks."""


def score_part(gold: Path, scorer: Path) -> dict[str, Any]:
    """Return the F1s and the speed of the finder on one part of the corpus."""
    articles = read_articles(gold)
    speed, found = time_finder([article["text"] for article in articles])
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        write_predictions(articles, found, predictions)
        command = [sys.executable, str(scorer), str(gold), str(predictions), "--json"]
        told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    figures = json.loads(told.stdout)["all"]
    f1 = {name: round(figures[key]["f1"], 4) for name, key in FIGURES.items()}
    return {"articles": len(articles), "f1": f1, "speed": speed}


def time_finder(texts: list[str]) -> tuple[dict[str, float], list[Any]]:
    """Return how fast the finder reads, beside a bare regular expression, and what it finds."""
    lexicon = read_lexicon()
    quotes_of(texts[0], lexicon)  # the first article compiles the patterns
    rounds = [time_round(texts, lexicon) for _ in range(ROUNDS)]
    took = statistics.median(took for took, _, _ in rounds)
    ratio = statistics.median(took / bare for took, bare, _ in rounds)
    return {"articles_per_second": round(len(texts) / took), "times_bare_regex": round(ratio, 1)}, rounds[0][2]


def time_round(texts: list[str], lexicon: Lexicon) -> tuple[float, float, list[Any]]:
    """Return the seconds of finder and bare expression, taken in turn on each article, and what is found."""
    took, bare, found = 0.0, 0.0, []
    for text in texts:
        start = time.process_time()
        for _ in BARE.finditer(text):
            pass
        between = time.process_time()
        found.append(quotes_of(text, lexicon))
        bare, took = bare + between - start, took + time.process_time() - between
    return took, bare, found
