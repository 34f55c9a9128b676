"""Tell whether a clause looks ahead or back from the day of publication, for days that only have a name."""

from __future__ import annotations

import functools
import re
import string
from typing import Literal

from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.tries import trie_pattern

Outlook = Literal["ahead", "back", "nearest"]

REACH = 200
"""How far, in characters, a word such as "will" reaches."""

DEADLINE = re.compile(r"\bby\s{1,3}(?:the\s{1,3})?\Z", re.IGNORECASE)
LONGEST_DEADLINE = 11
PASSED = re.compile(r"\b(?:was|were|been)\s[^,;]{0,12}\Z", re.IGNORECASE)
POSSESSIVE = re.compile(r"['\u2019]s\b")
AT_ONCE = re.compile(r"\s*(?:(?:is|are|has been|have been)\s+)?")
WORD = re.compile(r"\W*(?:\w+\W+)?")
PHRASE = re.compile(r"\W*(?:(?:at|in|during|with)\s[^,]*|\w+\W+)?", re.IGNORECASE)
STOPS = ",;:()\u2013\u2014"


def outlook_at(document: Document, span: Span, lexicon: Lexicon) -> Outlook:
    """Return where the clause around a named day looks; "nearest" where it leaves both ways open.

    The last sign before the day decides: "will vote on Wednesday" looks ahead, "will vote, he told reporters on
    Wednesday" back. At the head of its clause the day waits for the first sign after it: "On Friday, they will meet".
    """
    sentence = document.sentence_at(span.start)
    start, end = max(sentence.start, span.start - REACH), min(max(sentence.end, span.end), span.end + REACH)
    if DEADLINE.search(document.outside, max(start, span.start - LONGEST_DEADLINE), span.start):
        return "ahead"
    signs = list(_signs(lexicon).finditer(document.outside, start, span.start))
    following = _signs(lexicon).search(document.outside, _past_comma(document.outside, span.end), end)
    if POSSESSIVE.match(document.outside, span.end, end):
        return "nearest" if any(sign["ahead"] for sign in (*signs, following) if sign) else "back"
    last = signs[-1] if signs else None
    if last and last["ahead"]:
        return "nearest" if PASSED.search(document.outside, start, last.end()) else "ahead"
    if following and following["ahead"] and _may_wait(document.outside, start, span, last, following):
        return "ahead"
    return "back"


def _may_wait(outside: str, start: int, span: Span, last: re.Match[str] | None, following: re.Match[str]) -> bool:
    """Whether the sign after a named day is the one of its clause: no verb has come yet, or the sign comes at once."""
    if AT_ONCE.fullmatch(outside, span.end, following.start()):
        return True
    if last and last.group() not in STOPS:
        return False
    opening = PHRASE if outside[span.end : span.end + 1] == "," else WORD
    return opening.fullmatch(outside, last.end() if last else start, span.start) is not None


def _past_comma(outside: str, end: int) -> int:
    return end + 1 if outside[end : end + 1] == "," else end


@functools.cache
def _signs(lexicon: Lexicon) -> re.Pattern[str]:
    """Compile the words that look ahead and the words and stops that end their reach."""
    ahead, ends = (trie_pattern(_words(lexicon, value)) for value in (1, 0))
    return re.compile(rf"\b(?:(?P<ahead>{ahead})|{ends})\b|[{STOPS}]")


def _words(lexicon: Lexicon, value: int) -> set[str]:
    """Return the outlook words of a value, small or as in a headline; a month is none of them: "In May, they met"."""
    words = {entry.word for entry in lexicon.calendar if entry.kind == "outlook" and entry.value == value}
    months = {entry.word for entry in lexicon.calendar if entry.kind == "month"}
    return (words | {string.capwords(word) for word in words}) - months
