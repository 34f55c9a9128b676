"""Score the builder on the gold articles: the real one, and invented ones that were annotated before it saw them.

    python benchmarks/gold.py

F1 by table; a row counts only if all that the annotation gives is right (tests/gold.py says what).
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from gold import GOLD, Score, build, read_gold, scores, together  # noqa: E402


def main() -> None:
    """Print a line for each article and one for all invented ones together."""
    total: dict[str, list[Score]] = {}
    for path in [*sorted(GOLD.glob("*.json")), *sorted((GOLD / "unseen").glob("*.json"))]:
        text, gold = read_gold(path.stem)
        found = dict(scores(build(text, gold["published"]), gold))
        print(f"{path.stem:45}", *(f"{table} {score.f1:.2f}" for table, score in found.items()))
        if path.parent.name == "unseen":
            for table, score in found.items():
                total.setdefault(table, []).append(score)
    print(f"{'unseen, all together':45}", *(f"{table} {together(many).f1:.2f}" for table, many in total.items()))


if __name__ == "__main__":
    main()
