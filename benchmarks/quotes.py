"""Run the quotation finder over annotated articles, time it, and score it.

    python benchmarks/quotes.py --gold dev.jsonl --scorer score_quotes.py [--predictions OUT.jsonl]

The file holds one article a line: {"doc_id", "text", "date", ...}; each line of a text is a paragraph. Predictions are
written as {"doc_id", "quotes": [{"start", "end", "quote_type", "speaker_start", ...}]}, and beside every mixed quote an
indirect one with its whole content. The scorer is a script that takes the gold file and the predictions.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from unga_dataset.builder.countries import find_countries
from unga_dataset.builder.findings import Quote
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.tokens import read_sentences
from unga_dataset.builder.lexicon import Lexicon, read_lexicon
from unga_dataset.builder.organizations import find_organizations
from unga_dataset.builder.people import find_people
from unga_dataset.builder.quotes import find_quotes
from unga_dataset.builder.text.reader import read_document


def quotes_of(text: str, lexicon: Lexicon) -> tuple[Quote, ...]:
    """Return the quotes of a text whose every line is a paragraph; dates are left out, as no quote needs them."""
    document = read_document(text, lexicon, by_line=True)
    countries = find_countries(document, lexicon)
    organizations = find_organizations(document, lexicon)
    people = find_people(document, countries, organizations, lexicon)
    sentences = read_sentences(document, [*countries, *organizations, *people], lexicon)
    return find_quotes(document, sentences, Cast(document, sentences, countries, lexicon), lexicon)


def rows_of(quotes: tuple[Quote, ...]) -> Iterator[dict[str, Any]]:
    """Yield the quotes in the form of a prediction."""
    for quote in quotes:
        speaker, cue = quote.source and quote.source.span, quote.cue
        row = {
            "start": quote.span.start,
            "end": quote.span.end,
            "quote_type": quote.quote_type,
            "speaker_start": speaker.start if speaker else None,
            "speaker_end": speaker.end if speaker else None,
            "cue_start": cue.start if cue else None,
            "cue_end": cue.end if cue else None,
        }
        yield row
        if quote.quote_type == "mixed":
            yield {**row, "start": quote.content.start, "end": quote.content.end, "quote_type": "indirect"}


def read_articles(gold: Path) -> list[dict[str, Any]]:
    """Return the annotated articles of a file."""
    return [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line]


def write_predictions(articles: list[dict[str, Any]], found: list[tuple[Quote, ...]], path: Path) -> None:
    """Write the quotes found in each article as the scorer reads them."""
    lines = [
        json.dumps({"doc_id": article["doc_id"], "quotes": list(rows_of(quotes))})
        for article, quotes in zip(articles, found, strict=True)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Write the predictions, print the speed, and run the scorer if there is one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--predictions", type=Path, default=Path(tempfile.gettempdir()) / "predictions.jsonl")
    parser.add_argument("--scorer", type=Path)
    arguments = parser.parse_args()
    articles = read_articles(arguments.gold)
    lexicon = read_lexicon()
    quotes_of(articles[0]["text"], lexicon)  # the first article compiles the patterns
    start = time.perf_counter()
    found = [quotes_of(article["text"], lexicon) for article in articles]
    rate = len(articles) / (time.perf_counter() - start)
    write_predictions(articles, found, arguments.predictions)
    print(f"{len(articles)} articles, {sum(map(len, found))} quotes, {rate:.0f} articles/s on one core")
    if arguments.scorer is None:
        return 0
    sys.stdout.flush()
    return subprocess.run(
        [sys.executable, arguments.scorer, arguments.gold, arguments.predictions], check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
