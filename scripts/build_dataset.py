"""Build data/processed from data/raw, from a bare checkout too: ``python scripts/build_dataset.py``."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from unga_dataset.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(["build", str(ROOT / "data" / "raw"), "--out", str(ROOT / "data" / "processed"), *sys.argv[1:]]))
