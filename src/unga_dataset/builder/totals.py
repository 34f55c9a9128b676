"""Count, for each country of the dataset, how often it occurs in the other tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.problems import Problem
from unga_dataset.errors import RowError, shown
from unga_dataset.schema import Country

Rows = Mapping[str, Sequence[Any]]
CODED = ("country_mentions", "quotes", "speakers", "positions", "event_participants")


def count_countries(rows: Rows, lexicon: Lexicon) -> list[Country]:
    """Return one row for each country that occurs in any table, in the order of the codes.

    RowError for a code that the lexicon does not have.
    """
    body = {(row.article_id, row.paragraph) for row in rows["paragraphs"] if row.role == "body"}
    counts: dict[str, Counter[str]] = {
        "mentions": Counter(row.iso3 for row in rows["country_mentions"]),
        "body_mentions": Counter(
            row.iso3 for row in rows["country_mentions"] if (row.article_id, row.paragraph) in body
        ),
        "quotes": Counter(row.iso3 for row in rows["quotes"] if row.repeat_of is None),
        "positions": Counter(row.iso3 for row in rows["positions"]),
        # A state may be both the target of an event and affected by it: still one event.
        "events": Counter(iso3 for iso3, _ in {(row.iso3, row.event_id) for row in rows["event_participants"]}),
    }
    codes = sorted(_codes(rows, lexicon))
    return [country_of(iso3, lexicon, {name: count[iso3] for name, count in counts.items()}) for iso3 in codes]


def _codes(rows: Rows, lexicon: Lexicon) -> set[str]:
    columns = [(table, "iso3") for table in CODED] + [("positions", "target_iso3")]
    codes = set()
    for table, column in columns:
        for number, row in enumerate(rows[table], start=1):
            if (iso3 := getattr(row, column)) is None:
                continue
            if iso3 not in lexicon.countries:
                message = f"{shown(iso3)} is no country of the lexicon; add it to lexicon/countries.tsv"
                raise RowError(str(Problem(table, number, column, message)))
            codes.add(iso3)
    return codes


def country_of(iso3: str, lexicon: Lexicon, counts: Mapping[str, int]) -> Country:
    """Return the row of a country with its counts."""
    facts = lexicon.countries[iso3]
    return Country(
        iso3=iso3,
        iso2=facts.iso2,
        m49=facts.m49,
        name=facts.name,
        un_member=facts.un_member,
        un_regional_group=facts.un_regional_group,
        region=facts.region,
        subregion=facts.subregion,
        un_member_since=facts.un_member_since,
        p5=facts.p5,
        **counts,
    )
