"""Read the dates of the calendar: days with their month, months, years, decades."""

from __future__ import annotations

import re
from datetime import date

from unga_dataset.builder.dating.date_cases import Case, Match, Reading, count_in, dated, figures, part_of
from unga_dataset.builder.dating.outlooks import Outlook
from unga_dataset.builder.dating.periods import DAY, MONTH, YEAR, Period, Unit, moved, nearest_day, period_of
from unga_dataset.codes import DateBasis

DECEMBER = 12
FAR = 45
"""So many days ahead a day of the past is not taken to lie: 'on Oct. 7' in May."""
SINCE = re.compile(r"\bsince\s{1,3}\Z", re.IGNORECASE)
PARTS = {"half": 6, "quarter": 3}
YEARS = {"last": -1, "this": 0, "the": 0, "next": 1}

# "In May" is a month; "May said", "Jan Egeland" and "by May" are not, but "must leave by May" is.
IN_MONTH = re.compile(r"\b(?:in|since|until|till|during|through)\s{1,3}\Z", re.IGNORECASE)
BY_MONTH = re.compile(r"\bby\s{1,3}\Z", re.IGNORECASE)
DETERMINED = re.compile(r"(?:\b(?:the|an?|its|his|her|their|our)|['\u2019]s)\s{1,3}\Z", re.IGNORECASE)
TOWARDS = re.compile(r"\b(?:in|by|until|till|for|from|on)\s{1,3}\Z", re.IGNORECASE)
COMMON_NOUN = re.compile(r"\s{1,3}(?!(?:of|on|for|to|and|or|in|with)\b)[a-z]")
CAPITAL = re.compile(r"\s{1,3}[A-Z]")
NOUN = re.compile(r"\s{1,3}[^\W\d_]")

# "In 2014" and "between 2011 and 2014" are years; "resolution 2014" and "a total of 2014" are not.
IN_YEAR = re.compile(
    r"\b(?:in|since|from|until|till|before|after|by|during|through|throughout|around|circa|year)\s{1,3}\Z"
    r"|(?<!total )(?<!out )(?<!number )(?<!sum )\bof\s{1,3}\Z"
    r"|\bin\s{1,3}(?:\d{4}(?:,\s{1,3}|,?\s{1,3}(?:and|or)\s{1,3})){1,4}\Z"
    r"|\b(?:between|from)\s{1,3}\d{4}\s{1,3}(?:and|to|until|through)\s{1,3}\Z"
    r"|\b\d{4}[-\u2013]\Z",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\bbetween\s{1,3}\Z", re.IGNORECASE)
AND_YEAR = re.compile(r"\s{1,3}and\s{1,3}(?:1[89]|20)\d\d\b", re.IGNORECASE)


def read_iso_date(match: Match, _case: Case) -> Reading:
    """Read 2022-02-24."""
    day = date(figures(match, "year"), figures(match, "month"), figures(match, "day"))
    return dated(period_of(day, DAY), "explicit", "iso date")


def read_numeric_date(match: Match, _case: Case) -> Reading | None:
    """Read 24.02.2022, or 24/02/2022 where no other order makes a date."""
    year, month, day = figures(match, "year"), figures(match, "month"), figures(match, "day")
    if match["dot"] == "/" and month != day and max(month, day) <= DECEMBER:
        return None
    first, second = (month, day) if month <= DECEMBER or match["dot"] == "." else (day, month)
    return dated(period_of(date(year, first, second), DAY), "explicit", "numeric date")


def read_month_day(match: Match, case: Case) -> Reading | None:
    """Read February 24, 24 February 2022, or February 24-28; without a year, the nearest."""
    month, day = case.number(match, "month", "month"), figures(match, "day")
    year = _year_in(match, case)
    basis: DateBasis = "relative" if match["whose"] else "explicit"
    first = date(year, month, day) if year else _nearest(month, day, match, case)
    if "last" not in match.re.groupindex:
        return dated(period_of(first, DAY), basis, "month day")
    last = first.replace(day=figures(match, "last"))
    return dated(Period(first, last, "day"), basis, "range") if first < last else None


def _nearest(month: int, day: int, match: Match, case: Case) -> date:
    """Return the nearest such day; one far ahead only where the clause looks ahead, and none ahead after 'since'."""
    nearest = nearest_day(month, day, case.published)
    ahead = (nearest - case.published).days
    if ahead <= 0 or (ahead <= FAR and not case.before(match, SINCE)) or case.outlook(match) == "ahead":
        return nearest
    return nearest_day(month, day, moved(nearest, YEAR, -1))


def read_month(match: Match, case: Case) -> Reading | None:
    """Read February, late February, last March, March 2014."""
    month = case.number(match, "month", "month")
    year = _year_in(match, case)
    if year:
        period = part_of(period_of(date(year, month, 1), MONTH), match, case)
        return dated(period, "relative" if match["whose"] else "explicit", "month")
    if not _is_month(match, case):
        return None
    which = (match["which"] or "").lower()
    if not which:
        return dated(_nearby(month, match, case), "explicit", "month")
    this = period_of(case.published, MONTH).start
    year = this.year + (which == "next" and month <= this.month) - (which == "last" and month >= this.month - 1)
    return dated(part_of(period_of(date(year, month, 1), MONTH), match, case), "relative", f"{which} month of the name")


def read_months(match: Match, case: Case) -> Reading | None:
    """Read from March to May, March-May 2021."""
    year, until = _year_in(match, case), case.number(match, "last", "month")
    end = period_of(date(year, until, 1), MONTH).end if year else _nearby(until, match, case).end
    month = case.number(match, "month", "month")
    start = date(end.year - (month > end.month), month, 1)
    basis: DateBasis = "relative" if match["whose"] else "explicit"
    return dated(Period(start, end, "month"), basis, "range") if month != end.month else None


def read_decade(match: Match, case: Case) -> Reading:
    """Read the 1990s, the early 1990s."""
    decade = period_of(date(figures(match, "year"), 1, 1), Unit(months=10 * YEAR.months))
    return dated(part_of(decade, match, case), "explicit", "decade")


def read_part_of_year(match: Match, case: Case) -> Reading | None:
    """Read the first three months of this year, the second half of 2022, the last quarter of the year."""
    year = figures(match, "year") if match["year"] else case.published.year + YEARS[match["which"].lower()]
    months = PARTS[match["size"].lower()] if match["size"] else count_in(match, case) or 0
    order = case.value(match, "order", "ordinal")
    first = YEAR.months - months if order is None else (order - 1) * months
    if not 0 < first + months <= YEAR.months or (match["count"] and order not in (1, None)):
        return None
    start = date(year, first + 1, 1)
    end = moved(moved(start, MONTH, months), DAY, -1)
    return dated(Period(start, end, "month"), "explicit" if match["year"] else "relative", "part of a year")


def read_year(match: Match, case: Case) -> Reading | None:
    """Read in 2014, early 2014, the 2014 war, 2014-15; a number is a year only where its neighbours say so."""
    determined = case.before(match, DETERMINED) and NOUN.match(match.string, match.end())
    paired = case.before(match, BETWEEN) and AND_YEAR.match(match.string, match.end())
    if not (match["part"] or match["stretch"] or determined or paired or case.before(match, IN_YEAR)):
        return None
    year = period_of(date(figures(match, "year"), 1, 1), YEAR)
    if not match["last"]:
        return dated(part_of(year, match, case), "explicit", "year")
    century = year.start.year // 100 * 100
    end = period_of(date(century + figures(match, "last"), 1, 1), YEAR).end
    return dated(Period(year.start, end, "year"), "explicit", "range") if year.end < end else None


def _year_in(match: Match, case: Case) -> int | None:
    """Return the year beside a month: March 2014, March last year; None if there is none."""
    if match["year"]:
        return figures(match, "year")
    steps = {"last": -1, "this": 0, "next": 1}
    return case.published.year + steps[match["whose"].lower()] if match["whose"] else None


def _is_month(match: Match, case: Case) -> bool:
    """Whether a bare word is the month and not the verb or name that is spelt the same."""
    if match["month"].lower() not in case.grammar.ambiguous or match["part"] or match["stretch"]:
        return True
    if CAPITAL.match(match.string, match.end()):
        return False
    if match["which"]:
        return match["which"].lower() != "this"
    if case.before(match, DETERMINED):
        return COMMON_NOUN.match(match.string, match.end()) is not None
    deadline = case.before(match, BY_MONTH)
    if deadline:
        return case.outlook(match, deadline.start()) == "ahead"
    return case.before(match, IN_MONTH) is not None


def _nearby(month: int, match: Match, case: Case) -> Period:
    """Return the last such month, or its part, that has begun; where the clause looks ahead, the next not over."""
    outlook: Outlook = case.outlook(match) if case.before(match, TOWARDS) else "back"
    year = case.published.year
    periods = [part_of(period_of(date(y, month, 1), MONTH), match, case) for y in range(year - 1, year + 2)]
    past = max(period for period in periods if period.start <= case.published)
    coming = min(period for period in periods if period.end >= case.published)
    if outlook == "nearest":
        far_back, far_ahead = case.published - past.end, coming.start - case.published
        return coming if far_ahead < far_back else past
    return coming if outlook == "ahead" else past
