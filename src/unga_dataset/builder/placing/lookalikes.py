"""Whether the name of a state names something else where it stands: a language, a body, a town, half a word."""

from __future__ import annotations

import functools
import re

from unga_dataset.builder.lexicon import Lexicon

LOOK_BACK = 32
NEAR = 80
AMERICAN = re.compile(r"\b(?:[Ss]enators?|[Pp]rosecutors|[Ee]lectors|Atlanta|U\.S\. (?:president|House|Senate))\b")
SPOKEN = re.compile(
    r"\b(?:sp(?:eaks?|oken?|eaking)|learn(?:s|t|ed|ing)?|teach(?:es|ing)?|taught|fluent(?:\sin)?)\s"
    r"(?:(?!(?:to|with|for|of|at|about|after|against)\b)\w+\s){0,4}\Z"
)
INTO = re.compile(r"\b(?:in|into|from)\s(?:(?:[A-Z][a-z]+(?:\sand|\sor|,)\s(?:in\s)?)?)\Z")
CLOSED = re.compile(r"\s*(?:[.,;:)!?]|\Z)|\s(?:and|or|that|at|on|to|into|in|from|for|as|when|by|with)\b")
TONGUE = re.compile(
    r"-(?:language|speaking|speakers?)\b|\s(?:languages?|translations?|versions?|speakers?|lessons?|subtitles)\b"
)
MEANING = re.compile(r"\sfor\s[a-z]+\b")
MEANS = re.compile(r"\bis\s\Z")
CAPITAL = re.compile(r"\s(?P<word>[A-Z][a-z]+)\b")
CAMPAIGN = re.compile(r"\b(?:Operation|Exercise|Project|Task Force)\s\Z")
"""What goes by a name of its own: 'Operation Chad Shield'."""
BODY = re.compile(r"\b(?:group|agency|charity|network|website|body|watchdog|organi[sz]ation)\s\Z")
KIND = re.compile(r"(?:\s[A-Z]\w+){1,3}\s(?:think[ -]tank|group|network|charity|campaign|website|podcast)\b")
SERVICE = re.compile(r"\sService\b")
OWNER = re.compile(r"['’]s\s\Z")
ARTICLED = re.compile(
    r"[A-Z.]+|.*(?:United|Republic|Islands|Federation|Kingdom|Democratic|Emirates).*"
    r"|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Seychelles|Congo"
)
"""Names of states that stand with 'the' themselves."""
PREFIX = re.compile(r"\b(?:[Pp]ro|[Aa]nti|[Nn]on|[Ee]x|[Pp]ost|[Ff]ranco|[Aa]nglo|[Ss]ino|[Rr]usso|[Ii]ndo)-\Z")
ABBREVIATED = re.compile(r"[A-Z]{2,4}")
"""Letters that a hyphen joins to a state: 'PH-US drills'."""
PEOPLE = re.compile(r"\b[A-Z][a-z]{3,}(?:ian|ean|ese|ish)s?\Z")
"""Adjectives of regions that are no states: 'Abkhazian', 'Kashmirian'."""
TOWN = re.compile(r",\s(?P<state>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\b")


def is_language(text: str, start: int, end: int) -> bool:
    """Whether an adjective names the language: 'in French', 'speaks Russian', 'French-speaking'."""
    if TONGUE.match(text, end) or (MEANING.match(text, end) and MEANS.search(text, max(0, start - 4), start)):
        return True
    if CLOSED.match(text, end) is None:
        return False
    before = max(0, start - LOOK_BACK)
    return INTO.search(text, before, start) is not None or SPOKEN.search(text, before, start) is not None


def is_body(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a body bears the name: 'the Sudan Horizons think tank', "RFE/RL's Belarus Service"."""
    if not text.startswith(" ", end) or not text[end + 1 : end + 2].isupper():
        return False
    before = max(0, start - LOOK_BACK)
    if CAMPAIGN.search(text, before, start):
        return True
    if ARTICLED.fullmatch(text[start:end]):
        return False
    if SERVICE.match(text, end) and OWNER.search(text, before, start):
        return True
    following = CAPITAL.match(text, end)
    if following is None or following["word"].lower() in services_of(lexicon):
        return False
    return KIND.match(text, end) is not None or BODY.search(text, before, start) is not None


def is_town(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a town or a state of the US bears the name: 'Lebanon, Pennsylvania', 'Georgia and Alabama'."""
    town = TOWN.match(text, end)
    states = _us_states(lexicon)
    if town is not None and (town["state"] in states or town["state"].split(" ")[0] in states):
        return True
    if text[start:end] != "Georgia":
        return False
    low, high = text.rfind(".", max(0, start - NEAR), start) + 1, text.find(". ", end, end + NEAR)
    around = text[max(low, start - NEAR) : high if high >= 0 else end + NEAR]
    return any(state in around for state in states) or AMERICAN.search(around) is not None


@functools.cache
def services_of(lexicon: Lexicon) -> frozenset[str]:
    """Return what a state has behind its name in any text: 'Kenya Police', 'Israel Defence Minister'."""
    return lexicon.content("office")


@functools.cache
def _us_states(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(entry.text for entry in lexicon.us_states)


def stands_joined(text: str, start: int, end: int, names: frozenset[str]) -> bool:
    """Whether a hyphen joins a name to another one or to a prefix: 'US-Mexico', 'pro-Russian', 'Franco-German'."""
    if text[start - 1 : start] == "-" and PREFIX.search(text, max(0, start - 8), start) is None:
        before = re.search(r"[\w.]+\Z", text[max(0, start - 24) : start - 1])
        if before is None or not (before.group() in names or ABBREVIATED.fullmatch(before.group())):
            return False
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper():
        after = re.match(r"(?P<first>[\w.]+)(?:\s[A-Z]\w+)?", text[end + 1 : end + 32])
        # "US-South Korean", "the Georgia-Abkhazian talks"
        known = after is not None and not names.isdisjoint((after["first"], after.group()))
        return known or (after is not None and PEOPLE.search(after.group()) is not None)
    return True
