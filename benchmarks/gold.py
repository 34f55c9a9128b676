"""Score the builder on the gold articles: the real one, and invented ones that were annotated before it saw them.

    python benchmarks/gold.py

F1 by table; a row counts only if all that the annotation gives is right (tests/gold.py says what).
The held articles are scored all together only: who improves the builder reads neither them nor what it makes of them.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from gold import GOLD, Score, build, read_gold, scores, together  # noqa: E402


def main() -> None:
    """Print a line for each article, one for all unseen ones together and one for all held ones."""
    total: dict[str, list[Score]] = {}
    held: dict[str, list[Score]] = {}
    for path in [*sorted(GOLD.glob("*.json")), *sorted((GOLD / "unseen").glob("*.json"))]:
        text, gold = read_gold(path.stem)
        found = dict(scores(build(text, gold["published"]), gold))
        print(f"{path.stem:45}", *(f"{table} {score.f1:.2f}" for table, score in found.items()))
        if path.parent.name == "unseen":
            for table, score in found.items():
                total.setdefault(table, []).append(score)
    for path in sorted((GOLD / "held").glob("*.json")):
        text, gold = read_gold(path.stem)
        for table, score in scores(build(text, gold["published"]), gold):
            held.setdefault(table, []).append(score)
    for name, scored in (("unseen, all together", total), ("held, all together", held)):
        print(f"{name:45}", *(f"{table} {together(many).f1:.2f}" for table, many in scored.items()))


if __name__ == "__main__":
    main()
