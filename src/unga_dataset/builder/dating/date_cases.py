"""What every reading of a date starts from and ends in: the case, the words of the match, the reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from unga_dataset.builder.dating.date_rules import Grammar
from unga_dataset.builder.dating.outlooks import Outlook, outlook_at
from unga_dataset.builder.dating.periods import Period, Unit, third_of
from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.codes import DateBasis, Precision
from unga_dataset.making import quickly_made

Match = re.Match[str]

BEFORE = 40
"""How far before an expression, in characters, the words stand that tell what it is."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The days that an expression names; without days, `offset` counts them from another date of the article."""

    start: date | None
    end: date | None
    precision: Precision
    basis: DateBasis
    rule: str
    offset: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a reading is made with: the article, its day of publication, and the words."""

    document: Document
    published: date
    lexicon: Lexicon
    grammar: Grammar

    def number(self, match: Match, group: str, kind: str) -> int:
        """Return the number of the month or weekday in a group of the match."""
        return self.grammar.values[kind][match[group].lower()]

    def value(self, match: Match, group: str, kind: str) -> int | None:
        """Return the value of the word of a kind in a group of the match, None if there is none."""
        word = match[group] if group in match.re.groupindex else None
        return self.grammar.values[kind].get(word.lower()) if word else None

    def before(self, match: Match, context: re.Pattern[str]) -> Match | None:
        """Return what a pattern finds right before the expression."""
        return context.search(match.string, max(0, match.start() - BEFORE), match.start())

    def outlook(self, match: Match, start: int | None = None) -> Outlook:
        """Return where the clause of the expression, or of what starts before it, looks."""
        span = Span(match.start() if start is None else start, match.end())
        return outlook_at(self.document, span, self.lexicon)


def dated(period: Period, basis: DateBasis, rule: str) -> Reading:
    """Return the reading of an expression that names days."""
    return Reading(start=period.start, end=period.end, precision=period.precision, basis=basis, rule=rule)


def pointing(precision: Precision, rule: str, offset: int | None) -> Reading:
    """Return the reading of an expression that points to another date of the article."""
    return Reading(start=None, end=None, precision=precision, basis="anaphora", rule=rule, offset=offset)


def figures(match: Match, group: str) -> int:
    """Return the number that a group gives in figures: 24th, 2014."""
    return int(re.sub(r"\D", "", match[group]))


def part_of(period: Period, match: Match, case: Case) -> Period:
    """Return the part of a period that a word before it names: early March, the end of March."""
    third = case.value(match, "part", "part") or case.value(match, "stretch", "stretch")
    return third_of(period, third) if third else period


def unit_in(match: Match, case: Case) -> Unit | None:
    """Return the unit that the match names; an hour is none."""
    days, months = case.value(match, "unit", "days"), case.value(match, "unit", "months")
    return Unit(days=days or 0, months=months or 0) if days or months else None


def count_in(match: Match, case: Case) -> int | None:
    """Return the number before the unit, in figures or words, 1 for "a"; None if there is none."""
    words = (match["count"] or "").lower().removesuffix(" of").split()
    if not words:
        return None
    if words[-1].isdigit():
        return int(words[-1])
    return 1 if words[-1] in ("a", "an") else sum(case.grammar.values["number"][word] for word in words[-1].split("-"))
