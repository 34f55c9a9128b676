"""The grammar of dates: a pattern for each way to write one. Its words come from calendar.tsv."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.tries import trie_pattern

CASED = ("month", "weekday", "lookalike")
"""Kinds of words that are themselves only in capitals: "March", not "march"."""

HEADS = {
    "month": "month", "weekday": "weekday", "day": "day", "daytime": "daytime",
    "days": "unit", "months": "unit", "hours": "unit", "weekend": "unit",
}  # fmt: skip
"""Kinds of words that are the heads of dates; a year, in figures, is another."""

FRAGMENTS = {
    "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d|(?-i:-[a-z]))",
    "YEAR": r"{CENTURY}\d\d(?![\w%]|[.,:]\d|(?-i:-[a-z]))(?! {counted})",
    "OF_YEAR": r"(?:,? (?:of )?(?:(?P<year>{YEAR})|(?P<whose>last|this|next) year\b))",
    "CENTURY": r"(?:1[89]|20)",
    "COUNT": r"(?:\d{1,3}|(?:an? )?(?:{number}-)?{number}(?: of)?|an?)",
    "UNIT": r"(?P<unit>{days}|{months}|{hours})",
    "PART": r"(?:(?P<part>{part})(?:-| )|(?:the )?(?P<stretch>{stretch}) of )",
    "TO": r"(?:[-\u2013]| (?:to|and|through|until) )",
    "ENDS": r"(?=\W*\Z|[.,;:)]| (?:after|and|as|at|before|but|for|had|has|have|in|is|on|that|to|was|were|when|will)\b)",
}
"""Parts of the patterns. A word in braces stands for a part, or for any word of that kind; a blank for one to three."""


class Rule(NamedTuple):
    """A way to write a date; `heads` are the kinds of words of which a text must hold one for it to apply.

    One of its `signs`, if it has any, stands in whatever it finds: they are looked for first, as that is faster.
    """

    name: str
    heads: frozenset[str]
    signs: tuple[str, ...]
    pattern: re.Pattern[str]


class Grammar(NamedTuple):
    """The rules and the words.

    `rules_of` gives the rules for a kind of head with their numbers, `heads` the kind of head that a word in small
    letters is, `head_words` finds these words and years;
    `values` the words' values by kind, in small letters; `ambiguous` the months that can be something else;
    `daytime_of` finds "the morning of" before a date, `comparison` "the first" some words before "since".
    """

    rules: tuple[Rule, ...]
    rules_of: Mapping[str, Sequence[tuple[int, Rule]]]
    heads: Mapping[str, str]
    head_words: re.Pattern[str]
    values: Mapping[str, Mapping[str, int]]
    ambiguous: frozenset[str]
    daytime_of: re.Pattern[str]
    comparison: re.Pattern[str]


DIGITS, TO = "0,1,2,3,4,5,6,7,8,9", "-,\u2013, to , and , through , until "
PATTERNS = (
    ("lookalike", "month weekday day unit year", "{lookalike}", r"{lookalike}"),
    ("iso date", "year", "-", r"(?P<year>{CENTURY}\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d-])"),
    ("numeric date", "year", "", r"(?P<day>\d{1,2})(?P<dot>[./])(?P<month>\d{1,2})(?P=dot)(?P<year>{CENTURY}\d\d)\b"),
    ("month day", "month", DIGITS, r"(?:{weekday},? )?(?P<month>{month}) ?(?P<day>{DAY}){OF_YEAR}?"),
    ("month day", "month", TO, r"(?P<month>{month}) ?(?P<day>{DAY}){TO}(?P<last>{DAY})(?:{OF_YEAR}|{ENDS})"),
    (
        "month day",
        "month",
        DIGITS,
        r"(?:{weekday},? )?(?:the (?=\d+[a-z]))?(?P<day>{DAY}) (?:of )?(?P<month>{month}){OF_YEAR}?",
    ),
    ("month day", "month", TO, r"(?P<day>{DAY}){TO}(?P<last>{DAY}) (?P<month>{month}){OF_YEAR}?"),
    (
        "month",
        "month",
        "",
        r"{PART}?(?:(?P<which>last|this|next) )?(?P<month>{month}){OF_YEAR}?(?! {DAY})",
    ),
    (
        "months",
        "month",
        TO,
        r"(?P<month>{month}){TO}(?P<last>{month}){OF_YEAR}?(?! {DAY})",
    ),
    (
        "weekday",
        "weekday",
        "",
        r"(?:(?P<which>(?:the|this) (?:coming|past)|the (?:previous|following|next|same)|last|this|next|late|early) )?"
        r"(?P<weekday>{weekday})(?: {daytime})?(?:(?: of)? (?P<week>last|this|next) week\b)?",
    ),
    ("day word", "day", "", r"(?:(?:earlier|later|late|early) )?(?P<day>{day})(?: {daytime})?"),
    ("day word", "day", "before,after", r"the day (?P<off>before|after) (?P<day>{day})"),
    ("daytime", "daytime", "last,this", r"(?:earlier )?(?P<which>last|this) {daytime}"),
    (
        "unit",
        "unit",
        "last,this,next",
        r"(?:{PART}|(?P<reach>earlier|later) )?(?P<which>last|this|next) {UNIT}(?! of\b|-)",
    ),
    ("unit", "unit", "in the", r"(?P<reach>earlier|later) in (?P<which>the) {UNIT}(?! of\b|-)"),
    ("unit", "unit", " of the", r"(?:the )?(?P<stretch>{stretch}) of (?P<which>the) {UNIT}(?! of\b|-)"),
    ("unit before last", "unit", "before last", r"the {UNIT} before last"),
    ("ago", "ago", "", r"(?P<count>{COUNT}) {UNIT} ago"),
    (
        "rolling",
        "unit",
        "last,past,next,coming",
        r"(?P<the>(?:the|this) )?(?P<which>last|past|next|coming) (?:(?!an?\b)(?P<count>{COUNT}) )?{UNIT}(?! of\b|-)",
    ),
    ("weekend", "unit", "weekend", r"(?P<which>the|last|this|next|(?:the|this) (?:past|coming)) {weekend}(?! of\b)"),
    (
        "pointing",
        "unit",
        "same,previous,following,next,that",
        r"(?:(?:the|that) (?:very )?(?P<which>same|previous|following|next)|that) {UNIT}(?! of\b|-)",
    ),
    ("pointing", "unit", "earlier,later", r"(?:earlier|later) (?:that|in the) (?P<unit>day)\b"),
    (
        "pointing",
        "unit",
        "before,earlier,prior,after,later",
        r"(?:the|(?P<count>{COUNT})) {UNIT} (?P<which>before|earlier|prior|after|later)\b(?! last\b)",
    ),
    ("numbered day", "unit", "day", r"day (?P<number>\d{1,3}(?![\w%]|[.,:]\d)|{number})(?! {counted})"),
    (
        "numbered day",
        "unit",
        "day",
        r"(?:(?:the|its|an?) )?(?P<number>{ordinal}|\d{1,3}(?:st|nd|rd|th)) "
        r"(?:(?:straight|consecutive|successive) )?day\b(?!-)",
    ),
    (
        "part of year",
        "unit year",
        "months of,half of,quarter of",
        r"(?:the )?(?P<order>{ordinal}|last|final) (?:(?P<count>{COUNT}) months|(?P<size>half|quarter)) of "
        r"(?:(?P<which>this|last|next|the) year\b|(?P<year>{YEAR}))",
    ),
    ("decade", "year", "0s", r"(?:the )?(?:(?P<part>{part})(?:-| ))?(?:the )?(?P<year>{CENTURY}\d0)s\b"),
    ("year", "year", "", r"{PART}?(?P<year>{YEAR})(?:[-\u2013/](?P<last>\d\d)(?![\w-]))?"),
)
"""The rules: name, heads, signs with commas between, pattern.

Where two find the same words, the first that can read them holds.
"""


@functools.cache
def read_grammar(lexicon: Lexicon) -> Grammar:
    """Compile the rules with the words of a lexicon."""
    values: defaultdict[str, dict[str, int]] = defaultdict(dict)
    words: defaultdict[str, set[str]] = defaultdict(set)
    for entry in lexicon.calendar:
        values[entry.kind][entry.word.lower()] = entry.value
        words[entry.kind] |= {entry.word, entry.word.upper()} if entry.kind in CASED else {entry.word}
    parts = {kind: _any_of(kind, forms) for kind, forms in words.items()} | FRAGMENTS
    rules = tuple(_rules(parts, {"{lookalike}": tuple(values["lookalike"])}))
    heads = {word.rstrip("."): head for kind, head in HEADS.items() for word in values[kind]} | {"ago": "ago"}
    ambiguous = {entry.word.lower() for entry in lexicon.calendar if (entry.note or "").startswith("ambiguous")}
    return Grammar(
        rules=rules,
        rules_of={
            head: [(rank, rule) for rank, rule in enumerate(rules) if head in rule.heads]
            for head in {"year", *heads.values()}
        },
        heads=heads,
        head_words=_head_words(heads),
        values=values,
        ambiguous=frozenset(ambiguous),
        daytime_of=_compiled(r"(?:the )?(?:{part} )?(?:{daytime}|{hours}) of \Z", parts),
        comparison=_compiled(r"{comparison}[^,;:]*\Z", parts),
    )


def _rules(parts: Mapping[str, str], signs: Mapping[str, tuple[str, ...]]) -> Iterator[Rule]:
    """Yield the rules with their patterns compiled; `signs` are those that are no words of the table itself."""
    for name, heads, sign, text in PATTERNS:
        known = signs.get(sign) or tuple(filter(None, sign.split(",")))
        yield Rule(name, frozenset(heads.split()), known, _compiled(text, parts))


def _head_words(heads: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of heads in small letters, and of years; each branch begins with one character, for speed."""
    words = sorted(head for head in heads if head.isascii() and head.isalpha())
    tails = {
        first: trie_pattern(word[1:] for word in words if word[0] == first) for first in {word[0] for word in words}
    }
    branches = [f"{first}(?<![a-z].){tail}(?![a-z])" for first, tail in sorted(tails.items())]
    return re.compile("|".join([*branches, r"1[89]\d\d", r"20\d\d"]))


def _any_of(kind: str, forms: set[str]) -> str:
    """Return a pattern of whole words, the longest first."""
    return f"(?{'-i' if kind in CASED else ''}:{trie_pattern(forms)})(?!\\w)".replace("\\ ", " ")


def _compiled(text: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    """Put the parts into a pattern, and the parts of those."""
    while (filled := re.sub(r"\{([A-Za-z_]+)\}", lambda match: parts[match[1]], text)) != text:
        text = filled
    return re.compile(r"\b" + text.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}"), re.IGNORECASE)
