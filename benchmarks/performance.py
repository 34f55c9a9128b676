"""Measure how fast the builder is and how it grows, into benchmarks/performance.json and the pages made from it.

    python benchmarks/performance.py [--sizes 1000 10000 100000] [--only stages,archives,peers]

What is left out keeps its figures. Rates depend on the machine, so each stands beside something that ran in the same
run: a bare regular expression over the same bytes, one worker beside two, spaCy beside the builder. textacy and spaCy
are measured where they are installed (peers.py says how).
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import Any

from performance_page import page
from scale_page import scale
from stamps import stamp

ROOT = Path(__file__).resolve().parents[1]
FIGURES, PAGE, SCALE = (
    ROOT / "benchmarks" / "performance.json",
    ROOT / "docs" / "performance.md",
    ROOT / "docs" / "scale.md",
)
PARTS = ("stages", "archives", "peers")


def read_figures() -> dict[str, Any]:
    """Return the figures that are kept."""
    return dict(json.loads(FIGURES.read_text(encoding="utf-8"))) if FIGURES.is_file() else {}


def measured(part: str, sizes: list[int]) -> Any:
    """Return the figures of one part."""
    # Here and not above: who makes the pages alone needs none of it, and a package is named build too.
    import archives  # noqa: PLC0415
    import build  # noqa: PLC0415
    import peers  # noqa: PLC0415

    if part == "stages":
        return build.figures(300, 5000)
    return peers.run(100) if part == "peers" else archives.run(sizes, [1, 2])


def rounded(value: Any) -> Any:
    """Return figures with no more digits than they are worth."""
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [rounded(inner) for inner in value]
    return round(value, 3) if isinstance(value, float) else value


def main() -> None:
    """Measure, and write figures and page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--only", default=",".join(PARTS))
    arguments = parser.parse_args()
    found = read_figures()
    for part in arguments.only.split(","):
        figures = rounded(measured(part, sorted(arguments.sizes)))
        found[part] = {**stamp("src", "benchmarks"), "cores": os.cpu_count(), "figures": figures}
    FIGURES.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8", newline="\n")
    PAGE.write_text(page(found), encoding="utf-8", newline="\n")
    SCALE.write_text(scale(found), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
