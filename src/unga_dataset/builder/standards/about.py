"""What the package says of itself, from about.toml."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The facts of about.toml."""

    name: str
    title: str
    description: str
    creator: str
    released: str
    keywords: list[str]
    licenses: list[dict[str, str]]
    sources: list[dict[str, str]]

    def license(self, covers: str) -> dict[str, str]:
        """Return the licence of the tables or of the code."""
        return next(license_ for license_ in self.licenses if license_["covers"] == covers)

    def cite(self, version: str) -> str:
        """Return how to cite a version of the dataset."""
        return f"{self.creator}: {self.title} ({self.name}), version {version}, {self.released[:4]}."


@functools.cache
def read_about() -> About:
    """Return what about.toml says."""
    content: dict[str, Any] = tomllib.loads((files("unga_dataset") / "about.toml").read_text(encoding="utf-8"))
    return About(**content)
