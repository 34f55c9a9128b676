"""What a figure belongs to: the commit, whether what was measured has changes beside it, and the day."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def stamp(*measured: str) -> dict[str, Any]:
    """Return the commit that the code is at, whether the measured paths have changes not committed, and the day."""
    commit, changes = git("rev-parse", "HEAD"), git("status", "--porcelain", "--", *measured)
    return {"commit": commit, "uncommitted_changes": bool(changes), "date": str(date.today())}


def git(*arguments: str) -> str:
    """Return what git says of this repository."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()
