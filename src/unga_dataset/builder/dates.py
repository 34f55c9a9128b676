"""Find the dates that an article names and resolve them against its day of publication.

Only the reporter's own words are searched, not what stands inside quotation marks. A date without days points to
another date of the article ("the same day"); `from_anchor` counts it once that date is known.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from unga_dataset.builder.dating import calendar_dates, relative_dates
from unga_dataset.builder.dating.date_cases import Case, Match, Reading
from unga_dataset.builder.dating.date_rules import read_grammar
from unga_dataset.builder.dating.periods import DAY, MONTH, WEEK, YEAR, moved, period_of
from unga_dataset.builder.dating.windows import Window, find_windows, in_small_letters
from unga_dataset.builder.document import Document, Paragraph, Span
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.codes import DateBasis, Precision
from unga_dataset.making import quickly_made

READERS: dict[str, Callable[[Match, Case], Reading | None]] = {
    "ago": relative_dates.read_ago,
    "day word": relative_dates.read_day_word,
    "daytime": relative_dates.read_daytime,
    "decade": calendar_dates.read_decade,
    "iso date": calendar_dates.read_iso_date,
    "month": calendar_dates.read_month,
    "month day": calendar_dates.read_month_day,
    "months": calendar_dates.read_months,
    "numbered day": relative_dates.read_numbered_day,
    "numeric date": calendar_dates.read_numeric_date,
    "part of year": calendar_dates.read_part_of_year,
    "pointing": relative_dates.read_pointing,
    "rolling": relative_dates.read_rolling,
    "unit": relative_dates.read_unit,
    "unit before last": relative_dates.read_unit_before_last,
    "weekday": relative_dates.read_weekday,
    "weekend": relative_dates.read_weekend,
    "year": calendar_dates.read_year,
}
"""How the expressions of each rule are read; a look-alike has no reader, it only keeps the others off."""

Found = tuple[int, int, int, Match]
"""Where an expression starts, where it ends with a minus before it, the number of its rule, and the match."""

UNITS = {"day": DAY, "week": WEEK, "month": MONTH, "year": YEAR}
BEFORE = 60
"""How far before a date, in characters, the words stand that belong to it."""

REACH = 90
"""How far before "since" a word of comparison stands."""

DASH = re.compile(r" ?[-\u2013] ?")
LINK = re.compile(r"\s{1,3}(?:to|through|until|till|and)\s{1,3}", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s{1,3}\Z", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s{1,3}\Z", re.IGNORECASE)
SINCE = re.compile(r"\bsince\s{1,3}(?:(?:at\s{1,3}least|around|about)\s{1,3})?\Z", re.IGNORECASE)
ONWARDS = re.compile(r"\s{1,3}(?:onwards?|on)\b(?!\s)|\s{1,3}onwards?\b", re.IGNORECASE)
LEADS = ("since", "least", "around", "about", "from", "between", "of", "beginning", "starting")
"""What every pattern of words before a date that belong to it ends in."""

LONGEST_LEAD = 16
WEEK_OF = re.compile(r"\bthe\s{1,3}week\s{1,3}(?:of|beginning|starting)\s{1,3}\Z", re.IGNORECASE)
HAS_YEAR = re.compile(r"\d{4}")
PLACE = re.compile(
    r"\W{0,3}(?:[A-Z][A-Z.'\u2019 /-]{2,40}|(?!(?:On|In|At|By)\b)[A-Z][\w.'\u2019 /-]{2,40}[,(]) ?[,(/]? ?"
)
AGENCY = re.compile(r"\)?[.,]? ?(?:[-\u2013\u2014(/]|:)")


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """An expression that names days, and the first and last of them; an open end and unknown days are None.

    `offset` is for an anaphora: how many units of its precision it lies after the date it points to.
    """

    span: Span
    date_start: date | None
    date_end: date | None
    precision: Precision
    basis: DateBasis
    rule: str
    offset: int | None = None

    def closed(self) -> DateMention:
        """Return "since 1995" as the year alone: what happened then, not what has lasted since."""
        if self.date_start is None or self.date_end is not None:
            return self
        return dataclasses.replace(self, date_end=period_of(self.date_start, UNITS[self.precision]).end)


def find_dates(document: Document, published: date, lexicon: Lexicon) -> tuple[DateMention, ...]:
    """Return the dates outside quotation marks in text order; of two that overlap, the longer expression."""
    case = Case(document=document, published=published, lexicon=lexicon, grammar=read_grammar(lexicon))
    found: list[DateMention] = []
    small = in_small_letters(document.outside)
    for paragraph in document.paragraphs:
        windows = find_windows(small, paragraph.span, case.grammar)
        if windows:
            mentions = _joined(_longest(_found(case, windows), case), document.outside, published)
            found += [_widened(mention, paragraph, case) for mention in mentions]
    return tuple(found)


def from_anchor(mention: DateMention, anchor: date, *, back: bool = False) -> DateMention:
    """Return an anaphora with its days, counted from the date it points to, or `back`; any other as it is.

    "Two weeks after the coup, the bloc met" counts the coup back from the meeting.
    """
    if mention.basis != "anaphora" or mention.offset is None:
        return mention
    unit = UNITS[mention.precision]
    start, end, _ = period_of(moved(anchor, unit, -mention.offset if back else mention.offset), unit)
    return dataclasses.replace(mention, date_start=start, date_end=end)


def _found(case: Case, windows: Mapping[str, Sequence[Window]]) -> Iterator[Found]:
    """Yield what the rules find near the heads of dates in a paragraph."""
    outside, rules_of = case.document.outside, case.grammar.rules_of
    for head, stretches in windows.items():
        for rank, rule in rules_of[head]:
            for start, end, words in stretches:
                if rule.signs and not any(map(words.__contains__, rule.signs)):
                    continue
                for match in rule.pattern.finditer(outside, start, end):
                    yield match.start(), -match.end(), rank, match


def _read(rule: str, match: Match, case: Case) -> Reading | None:
    """Read what a rule has found; None if it is no date after all, as February 30 is none."""
    try:
        return READERS[rule](match, case) if rule in READERS else None
    except (ValueError, OverflowError):
        return None


def _longest(found: Iterable[Found], case: Case) -> list[DateMention]:
    """Keep the longer of two expressions that overlap, the first of two as long, and drop the look-alikes.

    What is not kept is not read: most months stand in a longer date.
    """
    kept: list[tuple[Span, Reading | None]] = []
    for start, back, rank, match in sorted(found, key=itemgetter(0, 1, 2)):
        span = Span(start, -back)
        overlaps = bool(kept) and kept[-1][0].end > start
        if overlaps and span.end - start <= kept[-1][0].end - kept[-1][0].start:
            continue
        rule = case.grammar.rules[rank].name
        reading = _read(rule, match, case)
        if reading is None and rule in READERS:
            continue
        if overlaps:
            kept[-1] = (span, reading)
        else:
            kept.append((span, reading))
    return [_mention(span, reading) for span, reading in kept if reading]


def _mention(span: Span, reading: Reading) -> DateMention:
    return DateMention(
        span=span,
        date_start=reading.start,
        date_end=reading.end,
        precision=reading.precision,
        basis=reading.basis,
        rule=reading.rule,
        offset=reading.offset,
    )


def _joined(mentions: list[DateMention], outside: str, published: date) -> list[DateMention]:
    """Join two dates to a range: from Monday to Wednesday, between 2011 and 2014, Feb. 28-March 1."""
    joined: list[DateMention] = []
    for mention in mentions:
        both = _range(joined[-1], mention, outside, published) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(mention)
    return joined


def _range(first: DateMention, last: DateMention, outside: str, published: date) -> DateMention | None:
    """Return the range of two dates that a dash or a word such as "to" ties together."""
    gap = Span(first.span.end, last.span.start)
    if first.date_start is None or last.date_end is None or gap.end - gap.start > BEFORE:
        return None
    dash, link = DASH.fullmatch(outside, *gap), LINK.fullmatch(outside, *gap)
    opened = _before(FROM, first, outside, 0) or _before(BETWEEN, first, outside, 0)
    apart = link is not None and link.group().strip().lower().startswith("and")
    plain = first.basis == last.basis == "explicit" and first.precision == last.precision
    if not dash and not (link and (opened or (plain and not apart))):
        return None
    start, end = _aligned(first, last, outside, published)
    if start >= end:
        return None
    basis: DateBasis = "explicit" if first.basis == last.basis == "explicit" else "relative"
    precision = max(first.precision, last.precision, key=list(UNITS).index)
    span = Span(first.span.start, last.span.end)
    return DateMention(span=span, date_start=start, date_end=end, precision=precision, basis=basis, rule="range")


def _aligned(first: DateMention, last: DateMention, outside: str, published: date) -> tuple[date, date]:
    """Return the ends of a range; a year given once, at either end, holds for both."""
    start, end = first.date_start or date.max, last.date_end or date.min
    has_year = [HAS_YEAR.search(outside, *mention.span) is not None for mention in (first, last)]
    if has_year == [False, True]:
        start = moved(start, YEAR, end.year - start.year)
        start = moved(start, YEAR, -1) if start > end else start
    elif has_year == [True, False] and last.basis == "explicit":
        end = moved(end, YEAR, start.year - end.year)
        end = moved(end, YEAR, 1) if end < start else end
    elif last.rule == "weekday" and end < start:
        return (moved(start, WEEK, -1), end) if end <= published else (start, moved(end, WEEK, 1))
    return start, end


def _widened(mention: DateMention, paragraph: Paragraph, case: Case) -> DateMention:
    """Take in the words beside a date that belong to it: since, from, between, the morning of."""
    if mention.date_start is None:
        return mention
    outside, first = case.document.outside, paragraph.span.start
    if not outside[max(first, mention.span.start - LONGEST_LEAD) : mention.span.start].rstrip().lower().endswith(LEADS):
        return _dateline(mention, outside, first)
    if mention.precision == "day":
        mention = _with_day_parts(mention, outside, first, case)
    if match := _before(SINCE, mention, outside, first):
        compared = case.grammar.comparison.search(outside, max(first, match.start() - REACH), match.start())
        rule = "comparison" if compared else "since"
        return dataclasses.replace(_stretched(mention, match.start()), date_end=None, rule=rule)
    return _opened(mention, outside, first)


def _with_day_parts(mention: DateMention, outside: str, first: int, case: Case) -> DateMention:
    """Take in "the morning of" before a day; "the week of" makes a week of it."""
    if match := _before(case.grammar.daytime_of, mention, outside, first):
        return _stretched(mention, match.start())
    match = _before(WEEK_OF, mention, outside, first)
    if not match or mention.date_start is None:
        return mention
    start, end, precision = period_of(mention.date_start, WEEK)
    mention = _stretched(mention, match.start())
    return dataclasses.replace(mention, date_start=start, date_end=end, precision=precision, rule="week of")


def _opened(mention: DateMention, outside: str, first: int) -> DateMention:
    """Take in what opens a range or leaves it open: from ... to, between ... and, from ... onwards; name a dateline."""
    since, between = (_before(pattern, mention, outside, first) for pattern in (FROM, BETWEEN))
    onwards = ONWARDS.match(outside, mention.span.end)
    if since and onwards:
        mention = _stretched(mention, since.start(), onwards.end())
        return dataclasses.replace(mention, date_end=None, rule="since")
    opening = since or between
    if mention.rule == "range" and opening:
        return _stretched(mention, opening.start())
    return _dateline(mention, outside, first)


def _dateline(mention: DateMention, outside: str, first: int) -> DateMention:
    """Return a date as that of a dateline if it stands in one."""
    if mention.rule == "month day" and _is_dateline(outside, first, mention.span):
        return dataclasses.replace(mention, rule="dateline")
    return mention


def _is_dateline(outside: str, first: int, span: Span) -> bool:
    """Whether a date stands between place and agency at the head of a paragraph: NEW YORK, Feb 28 (Reuters) -."""
    if not first <= span.start <= first + BEFORE:
        return False
    return PLACE.fullmatch(outside, first, span.start) is not None and AGENCY.match(outside, span.end) is not None


def _before(pattern: re.Pattern[str], mention: DateMention, outside: str, first: int) -> Match | None:
    return pattern.search(outside, max(first, mention.span.start - BEFORE), mention.span.start)


def _stretched(mention: DateMention, start: int, end: int | None = None) -> DateMention:
    return dataclasses.replace(mention, span=Span(start, mention.span.end if end is None else end))
