"""Read the dates that are counted from the day of publication, and those that point to another date."""

from __future__ import annotations

import re
from datetime import date

from unga_dataset.builder.dating.date_cases import Case, Match, Reading, count_in, dated, part_of, pointing, unit_in
from unga_dataset.builder.dating.periods import (
    DAY,
    MONTH,
    WEEK,
    YEAR,
    Period,
    latest_weekday,
    moved,
    period_of,
    soonest_weekday,
    weekend_of,
)

STEPS = {"last": -1, "previous": -1, "before": -1, "earlier": -1, "prior": -1,
         "same": 0, "this": 0, "the": 0,
         "next": 1, "following": 1, "after": 1, "later": 1}  # fmt: skip
POINTERS = ("the previous", "the following", "the same", "the next")
HOURS = 24

# "His last week in office" is no week of the calendar, "half a century ago" no century ago; "over the next week"
# counts from today.
POSSESSED = re.compile(r"(?:\b(?:his|her|its|their|our|my|your)|['\u2019]s)\s{1,3}\Z", re.IGNORECASE)
WITHIN = re.compile(r"\b(?:in|over|within|during|for|throughout)\s{1,3}\Z", re.IGNORECASE)
HALF = re.compile(r"\bhalf\s{1,3}\Z", re.IGNORECASE)
FROM_DAY = re.compile(r"\b(?:from|since)\s{1,3}\Z", re.IGNORECASE)


def read_weekday(match: Match, case: Case) -> Reading:
    """Read Monday, last Thursday, this Friday, Sunday night, Thursday last week."""
    weekday = case.number(match, "weekday", "weekday") - 1
    which = (match["which"] or "").lower()
    if which in POINTERS:
        return pointing("day", f"{which.removeprefix('the ')} weekday", None)
    if match["week"]:
        day = _in_week(weekday, STEPS[match["week"].lower()], case.published)
    else:
        day = _weekday(weekday, which.rpartition(" ")[2], match, case)
    return dated(period_of(day, DAY), "relative", "weekday")


def _in_week(weekday: int, step: int, published: date) -> date:
    return moved(period_of(moved(published, WEEK, step), WEEK).start, DAY, weekday)


def _weekday(weekday: int, which: str, match: Match, case: Case) -> date:
    """Return the day that a weekday names: before publication, or after it where the clause looks ahead."""
    published, outlook = case.published, case.outlook(match)
    if which in ("last", "past"):
        return latest_weekday(weekday, moved(published, DAY, -1))
    if which == "coming":
        return soonest_weekday(weekday, moved(published, DAY, 1))
    if which == "next":
        return _in_week(weekday, 1, published)
    before, after = latest_weekday(weekday, published), soonest_weekday(weekday, published)
    if which == "this":
        day = _in_week(weekday, 0, published)
        return after if outlook == "ahead" and day < published else day
    if outlook == "nearest":
        return after if after - published < published - before else before
    return after if outlook == "ahead" else before


def read_day_word(match: Match, case: Case) -> Reading:
    """Read today, yesterday evening, the day after tomorrow."""
    days = case.value(match, "day", "day") or 0
    off = (match.groupdict().get("off") or "").lower()
    return dated(period_of(moved(case.published, DAY, days + STEPS.get(off, 0)), DAY), "relative", "day word")


def read_daytime(match: Match, case: Case) -> Reading:
    """Read this morning, last night."""
    return dated(period_of(moved(case.published, DAY, STEPS[match["which"].lower()]), DAY), "relative", "part of a day")


def read_unit(match: Match, case: Case) -> Reading | None:
    """Read last week, earlier this month, late next year, the end of the year."""
    unit, which = unit_in(match, case), match["which"].lower()
    if not unit or unit == DAY or (which != "this" and case.before(match, POSSESSED)):
        return None
    period = part_of(period_of(moved(case.published, unit, STEPS[which]), unit), match, case)
    reach = (match.groupdict().get("reach") or "").lower()
    if reach and STEPS[which] == 0:
        start, end = (period.start, case.published) if reach == "earlier" else (case.published, period.end)
        period = period._replace(start=start, end=end)
    rule = f"{reach} {'this' if which == 'the' else which} {match['unit'].lower()}"
    return dated(period, "relative", rule.lstrip())


def read_unit_before_last(match: Match, case: Case) -> Reading | None:
    """Read the week before last."""
    unit = unit_in(match, case)
    if not unit or unit == DAY:
        return None
    return dated(period_of(moved(case.published, unit, -2), unit), "relative", "unit before last")


def read_ago(match: Match, case: Case) -> Reading | None:
    """Read two days ago, three weeks ago, a decade ago: the day, week, month or year that far back."""
    unit, count = unit_in(match, case), count_in(match, case) or 0
    if not unit or case.before(match, HALF):
        return None
    whole = {"day": DAY, "week": WEEK, "month": MONTH, "year": YEAR}[unit.precision]
    return dated(period_of(moved(case.published, unit, -count), whole), "relative", "ago")


def read_rolling(match: Match, case: Case) -> Reading | None:
    """Read the past week, the last 10 days, the next two months: the stretch up to, or from, publication."""
    which, count, unit = match["which"].lower(), count_in(match, case), unit_in(match, case)
    if not _is_rolling(which, count, match, case):
        return None
    if not unit:
        unit, count = DAY, -(-(count or 1) // HOURS)
    ahead = which in ("next", "coming")
    other = moved(case.published, unit, (count or 1) * (1 if ahead else -1))
    start, end = (case.published, other) if ahead else (other, case.published)
    return dated(Period(start, end, unit.precision), "relative", "rolling")


def _is_rolling(which: str, count: int | None, match: Match, case: Case) -> bool:
    """Whether a stretch is meant: "the past week", "over the next year"; not "last week", "will last two days"."""
    word = match["unit"].lower()
    if count:
        return which != "last" or match["the"] is not None or case.before(match, WITHIN) is not None
    if count == 0 or word.endswith("s") or word in case.grammar.values["hours"]:
        return False
    if which in ("past", "coming"):
        return True
    return bool(match["the"] and word != "day" and (which == "last" or case.before(match, WITHIN)))


def read_weekend(match: Match, case: Case) -> Reading:
    """Read the weekend, last weekend, next weekend."""
    which, published = match["which"].lower().split()[-1], case.published
    this = weekend_of(published)
    if which in ("last", "next"):
        this = weekend_of(moved(published, WEEK, STEPS[which]))
    elif which == "past" or (which == "the" and case.outlook(match) != "ahead"):
        this = this if this.start <= published else weekend_of(moved(published, WEEK, -1))
    return dated(this, "relative", "weekend")


def read_pointing(match: Match, case: Case) -> Reading | None:
    """Read the same day, that week, the day before, two days later: counted from another date of the article."""
    unit, groups = unit_in(match, case), match.groupdict()
    count = count_in(match, case) if "count" in groups else None
    if not unit or (count is None and match["unit"].lower().endswith("s")):
        return None
    which = (groups.get("which") or "same").lower()
    precision = unit.precision
    size = {"day": 1, "week": unit.days // WEEK.days, "month": unit.months, "year": unit.months // YEAR.months}
    offset = STEPS[which] * (count or 1) * size[precision]
    if not offset:
        return pointing(precision, f"same {precision}", 0)
    counted = precision if abs(offset) == 1 else f"{abs(offset)} {precision}s"
    return pointing(precision, f"{counted} {'after' if offset > 0 else 'before'}", offset)


def read_numbered_day(match: Match, case: Case) -> Reading | None:
    """Read day six, the sixth day: counted from the first day of something."""
    word = match["number"].lower()
    digits = re.match(r"\d*", word)
    number = case.value(match, "number", "number") or case.value(match, "number", "ordinal")
    if digits and digits[0]:
        number = int(digits[0])
    if not number or (number == 1 and case.before(match, FROM_DAY)):
        return None
    return pointing("day", f"day {number}", number - 1)
