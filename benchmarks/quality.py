"""Measure how good the tables are, and write it down: benchmarks/scores.json and docs/quality.md.

    python benchmarks/quality.py                                         score the gold articles and run the limits
    python benchmarks/quality.py --polnear DIR --scorer score_quotes.py  score DIR/dev.jsonl and train.jsonl too
    python benchmarks/quality.py --refresh-limits                        only run the limits

Figures of PolNeAR that are not measured anew stay, with the commit they belong to. Where what is measured has changes
that are not committed, the page says so beside the commit. A sentence of tests/cases/limits.tsv that is read right
now is printed, and the command ends with 1: take it out of the file by hand and run the limits again.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from gold import GOLD, TABLES, Score, build, read_gold, scores, together  # noqa: E402
from limits import read_limits, refresh_limits  # noqa: E402
from quality_page import page  # noqa: E402
from stamps import stamp  # noqa: E402

SCORES, PAGE = ROOT / "benchmarks" / "scores.json", ROOT / "docs" / "quality.md"
MEASURED = ("src", "tests/gold", "tests/gold.py", "benchmarks/quotes.py", "benchmarks/polnear.py")
"""What a score depends on."""
Figures = dict[str, Any]


def gold_figures() -> dict[str, Figures]:
    """Return the figures of the real article and of the invented ones; of the held ones only those of all together."""
    held = {**corpus_figures(GOLD / "held"), "one_by_one": {}}
    return {"real": corpus_figures(GOLD), "invented": corpus_figures(GOLD / "unseen"), "held": held}


def corpus_figures(folder: Path) -> Figures:
    """Return the figures of the gold articles of a folder, together and one by one."""
    found = {path.stem: article_scores(path.stem) for path in sorted(folder.glob("*.json"))}
    pooled = {table: together([tables[table] for tables in found.values()]) for table in TABLES}
    each = {name: table_figures(tables) for name, tables in found.items()}
    return {"articles": len(found), "together": table_figures(pooled), "one_by_one": each}


def article_scores(name: str) -> dict[str, Score]:
    """Return the score of each table of a gold article."""
    text, gold = read_gold(name)
    return dict(scores(build(text, gold["published"]), gold))


def table_figures(found: dict[str, Score]) -> dict[str, dict[str, float]]:
    """Return what was counted, by the name of the table, and its F1."""
    return {
        TABLES[table][0]: {
            "right": score.right,
            "missing": len(score.missing),
            "extra": len(score.extra),
            "f1": round(score.f1, 4),
        }
        for table, score in found.items()
    }


def polnear_figures(folder: Path, scorer: Path) -> dict[str, Figures]:
    """Return the figures of each part of PolNeAR that the folder holds."""
    from polnear import PARTS, score_part  # noqa: PLC0415  what reads the gold articles alone needs none of it

    paths = {part: folder / f"{part}.jsonl" for part in PARTS}
    return {f"polnear-{part}": score_part(path, scorer) for part, path in paths.items() if path.is_file()}


def read_scores() -> dict[str, Figures]:
    """Return the scores by corpus; none are there before the first run."""
    return dict(json.loads(SCORES.read_text(encoding="utf-8"))) if SCORES.is_file() else {}


def measure(polnear: Path | None, scorer: Path | None) -> None:
    """Write the scores of what is measured now; the others stay as they are."""
    fresh = gold_figures()
    if polnear and scorer:
        fresh |= polnear_figures(polnear, scorer)
    stamped = {corpus: {**stamp(*MEASURED), **figures} for corpus, figures in fresh.items()}
    SCORES.write_text(json.dumps(read_scores() | stamped, indent=2) + "\n", encoding="utf-8", newline="\n")


def main() -> int:
    """Measure, write the scores and the page; 1 where a limit is none any more."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, metavar="DIR", help="folder with dev.jsonl and, if wished, train.jsonl")
    parser.add_argument("--scorer", type=Path, help="script that takes the annotated file, the predictions and --json")
    parser.add_argument(
        "--refresh-limits", action="store_true", help="score nothing, only run the limits and write the page"
    )
    arguments = parser.parse_args()
    if bool(arguments.polnear) != bool(arguments.scorer):
        parser.error("--polnear and --scorer go together")
    if arguments.polnear and not (arguments.polnear / "dev.jsonl").is_file():
        parser.error(f"{arguments.polnear} holds no dev.jsonl")
    if not arguments.refresh_limits:
        measure(arguments.polnear, arguments.scorer)
    mended = refresh_limits()
    PAGE.write_text(page(read_scores(), read_limits()), encoding="utf-8", newline="\n")
    for limit in mended:
        print(f"right now, to be taken out of tests/cases/limits.tsv: {limit['text']}")
    return 1 if mended else 0


if __name__ == "__main__":
    sys.exit(main())
