"""What the rules get wrong: sentences of tests/cases/limits.tsv with the rows wanted and the rows they give today."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gold import build

LIMITS = Path(__file__).parent / "cases" / "limits.tsv"
COLUMNS = ("text", "table", "wanted", "got", "why")
PUBLISHED = "2023-06-07"
NOTHING, BETWEEN = "nothing", " ; "
Limit = dict[str, str]


def quote(row: Any) -> str:
    """Return a quote as type, words, source and cue."""
    return f'{row.quote_type} | "{row.text}" | {row.speaker or "-"} | {row.cue or "-"}'


def mention(row: Any) -> str:
    """Return a mention of a country as code, words and form."""
    return f'{row.iso3} | "{row.text}" | {row.form}'


def position(row: Any) -> str:
    """Return a position as actor, stance, target and basis."""
    return f'{row.actor} | {row.stance} | "{row.target}" | {row.basis}'


def event(row: Any) -> str:
    """Return an event as kind, trigger, status, days and number."""
    days = "/".join(dict.fromkeys(str(day) for day in (row.date_start, row.date_end) if day is not None))
    return f'{row.kind} | "{row.trigger}" | {row.status} | {days or "-"} | {row.quantity or "-"}'


FORMS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "quotes": ("type, words, source, cue", quote),
    "country_mentions": ("code, words, form", mention),
    "positions": ("actor, stance, target, basis", position),
    "events": ("kind, trigger, status, days, number", event),
}
"""The tables that the limits are about, what is shown of a row, and the function that shows it."""


def rows_given(text: str, table: str) -> str:
    r"""Return the rows that a text gives in a table, as one line; its line breaks are written as \n."""
    article = "A headline\n\n" + text.replace("\\n", "\n") + "\n"
    _, shown = FORMS[table]
    return BETWEEN.join(map(shown, build(article, PUBLISHED)[table])) or NOTHING


def read_limits(path: Path = LIMITS) -> list[Limit]:
    """Return the limits in their order."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def refresh_limits(path: Path = LIMITS) -> list[Limit]:
    """Write down what each text gives now, and return the limits that are none any more."""
    limits = [{**limit, "got": rows_given(limit["text"], limit["table"])} for limit in read_limits(path)]
    lines = ["\t".join(COLUMNS), *("\t".join(limit[column] for column in COLUMNS) for limit in limits)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return [limit for limit in limits if limit["got"] == limit["wanted"]]
