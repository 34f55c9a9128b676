"""Count in days, weeks from Monday to Sunday, months and years: the arithmetic of dates, without any words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from unga_dataset.codes import Precision

LEAP_DAY = (2, 29)
LEAP_CYCLE = 8
"""Two leap days are at most this many years apart (1896 and 1904)."""


class Period(NamedTuple):
    """A stretch of days, first and last included."""

    start: date
    end: date
    precision: Precision


class Unit(NamedTuple):
    """A unit of time: so many days, or so many months."""

    days: int = 0
    months: int = 0

    @property
    def precision(self) -> Precision:
        """The precision of a date told in this unit."""
        if self.days:
            return "day" if self.days == 1 else "week"
        return "month" if self.months < YEAR.months else "year"


DAY, WEEK, MONTH, YEAR = Unit(days=1), Unit(days=7), Unit(months=1), Unit(months=12)


def moved(day: date, unit: Unit, count: int) -> date:
    """Return the day so many units later; the last of the month where the month is too short."""
    if unit.days:
        return day + timedelta(days=unit.days * count)
    year, month = divmod(day.year * 12 + day.month - 1 + unit.months * count, 12)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def days_in_month(year: int, month: int) -> int:
    """Return how many days a month has."""
    return (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days


def period_of(day: date, unit: Unit) -> Period:
    """Return the day, week, month, quarter, year, decade or century in which a day lies."""
    if unit == DAY:
        return Period(day, day, "day")
    if unit.days:
        monday = moved(day, DAY, -day.weekday())
        return Period(monday, moved(monday, DAY, 6), "week")
    if unit.months < YEAR.months:
        first = day.replace(month=(day.month - 1) // unit.months * unit.months + 1, day=1)
    else:
        years = unit.months // YEAR.months
        first = date(max(1, day.year // years * years), 1, 1)
    return Period(first, moved(moved(first, unit, 1), DAY, -1), unit.precision)


def weekend_of(day: date) -> Period:
    """Return the Saturday and Sunday of the week in which a day lies."""
    week = period_of(day, WEEK)
    return week._replace(start=moved(week.end, DAY, -1))


def third_of(period: Period, third: int) -> Period:
    """Return the first, middle or last third of a month, year or decade: days 1-10, 11-20, 21 to the end and so on."""
    first, last, precision = period
    if precision not in ("month", "year"):
        return period
    if precision == "month":
        cuts = [first, *(first.replace(day=day) for day in (11, 21)), moved(last, DAY, 1)]
    else:
        unit = MONTH if last.year == first.year else YEAR
        length = 12 if unit == MONTH else last.year - first.year + 1
        cuts = [moved(first, unit, -(-length * step // 3)) for step in range(4)]
    return Period(cuts[third - 1], moved(cuts[third], DAY, -1), precision)


def latest_weekday(weekday: int, day: date) -> date:
    """Return the last such weekday (Monday is 0) up to and with a day."""
    return moved(day, DAY, -((day.weekday() - weekday) % 7))


def soonest_weekday(weekday: int, day: date) -> date:
    """Return the next such weekday (Monday is 0) from a day on, that day included."""
    return moved(day, DAY, (weekday - day.weekday()) % 7)


def nearest_day(month: int, day: int, published: date) -> date:
    """Return the day of the year that lies nearest to publication, the earlier one of two as near.

    Raises:
        ValueError: if no year has such a day.
    """
    candidates = []
    reach = LEAP_CYCLE if (month, day) == LEAP_DAY else 1
    for year in range(published.year - reach, published.year + reach + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    return min(candidates, key=lambda candidate: abs(candidate - published))
