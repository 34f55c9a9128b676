"""Whom someone serves who is named behind his own office: 'X, an adviser to President Idriss Moussa'."""

from __future__ import annotations

import re

SERVES = re.compile(r" (?:to|for|of) (?=[A-Z])")
NAME = re.compile(r"(?: [A-Z][\w’-]*(?:'\w{2,})?){1,4}")


def end_of_lord(text: str, place: int, titles: re.Pattern[str]) -> int | None:
    """Return where the person ends whose officer someone is, whose office ends at a place."""
    serves = SERVES.match(text, place)
    office = titles.match(text, serves.end()) if serves else None
    named = NAME.match(text, office.end()) if office else None
    return named.end() if named else None
