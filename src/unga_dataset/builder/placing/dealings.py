"""Whether a capital is what others deal with, as they do with a government: 'urged Minsk to', 'ties with Tehran'."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from unga_dataset.builder.lexicon import Lexicon

NAME = r"[A-Z][\w’'-]*(?:\s[A-Z][\w-]*){0,2}"
LISTED = re.compile(rf"(?<![\w’'-]){NAME}(?:,\s{NAME}){{0,3}},?\sand\s\Z")
"""The names before the last of a list: 'Paris, Rome and'."""
CLIPPED = re.compile(r"(?<=\b[Bb]etween\s)[A-Z][\w’'-]*,\s\Z")
"""The first of two in a headline: 'Talks between Seoul, Pyongyang Stall'."""
LIST_AFTER = rf"(?:(?:,\s{NAME}){{0,3}},?\s(?:and|or|nor)\s{NAME})?"
LINKED = re.compile(
    r"(?P<words>(?:[\w’'-]+\s){0,4}[\w’'-]+)\s(?P<link>with|on|against|to|for|of|from|behind|between|at|by)\s\Z",
    re.IGNORECASE,
)
OBJECT = re.compile(r"(?P<verb>[^\W\d_]+)\s\Z")
AGENT = re.compile(r"(?:\b(?:is|are|was|were|be|been|being)\s\w+|\b\w+ed)\sby\s\Z")
JOINED = re.compile(r"-[A-Z]\w+\s(?P<noun>[a-z]+)")
OTHER = re.compile(r"\b(?!(?:Pro|Anti|Non|Post)-)[A-Z][\w.]*-\Z")
NOUN = re.compile(r"\s(?P<noun>[a-z]+)")
SOUND = re.compile(r"\w+")
AFTER = re.compile(rf"{LIST_AFTER}(?:\Z|[.,;:!?)”\"\n]|\s(?P<next>[\w’'-]+))")
EQUAL = re.compile(rf"\b(?P<act>[a-z]+)\s(?P<link>on|against)\s{NAME}\sis\san?\s(?P=act)\s(?P=link)\s{NAME}")
"""'An attack on one is an attack on another': what is said of allies, not of towns."""
LOOK_BACK = 72
LONGEST_VERB = 40
NEAR = 32


class Behind(NamedTuple):
    """The word behind a capital, and the words behind that."""

    word: str
    words: list[str]


class Dealings(NamedTuple):
    """The verbs and what must follow their object, the words before each link, what closes an object, and nouns."""

    verbs: dict[str, tuple[str, ...]]
    links: dict[str, frozenset[str]]
    closing: frozenset[str]
    nouns: frozenset[str]


def is_dealt_with(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the words around the capital at `[start, end)` deal with it as with a government."""
    known = _dealings(lexicon)
    if joined := JOINED.match(text, end):
        return joined["noun"] in known.links["between"]  # "the Tehran-Moscow axis"
    after = AFTER.match(text, end)
    if after is None:
        return False
    behind = Behind((after["next"] or "").lower(), SOUND.findall(text[after.end() : after.end() + NEAR].lower()))
    first = max(0, start - LOOK_BACK)
    listed = LISTED.search(text, first, start) if text.startswith("and", start - 4) else None
    if text.startswith(",", start - 2) and (clipped := CLIPPED.search(text, first, start)):
        return _is_led(text, first, clipped.start(), Behind("", []), known)
    place = listed.start() if listed else start
    return any(_is_led(text, first, at, behind, known) for at in {start, place}) or _is_equal(text, start, end)


def is_joined(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a capital behind a hyphen is a government: 'pro-Moscow', 'Tehran-Moscow axis', but not 'Paris-Dakar'."""
    if OTHER.search(text, max(0, start - LOOK_BACK), start) is None:
        return True
    noun = NOUN.match(text, end)
    return noun is not None and noun["noun"] in _dealings(lexicon).links["between"]


def _is_led(text: str, first: int, place: int, behind: Behind, known: Dealings) -> bool:
    """Whether what stands before a place deals with what stands there."""
    last = "".join(text[first:place].rsplit(None, 1)[-1:]).lower()  # most capitals stand behind no word that matters
    linked = LINKED.search(text, first, place) if last in known.links else None
    if linked is not None and behind.word not in known.nouns:
        words, link = linked["words"].lower().split(), linked["link"].lower()
        near = words if link in ("between", "against") else words[-1:]  # "sanctions to date against Minsk"
        if not known.links[link].isdisjoint(near) or " ".join(words[-2:]) in known.links[link]:
            return True
    if behind.word and not (behind.word in known.closing or behind.word.endswith("ly")):
        return False
    if last == "by" and AGENT.search(text, first, place):
        return True
    verb = OBJECT.search(text, max(first, place - LONGEST_VERB), place)
    links = known.verbs.get(verb["verb"].lower()) if verb else None
    if not links:
        return links is not None
    harmed = behind.word != "with" or not known.links["on"].isdisjoint(behind.words)  # "hits Minsk with new sanctions"
    return behind.word in links and harmed


def _is_equal(text: str, start: int, end: int) -> bool:
    equal = EQUAL.search(text, max(0, start - LOOK_BACK), end + LOOK_BACK)
    return equal is not None and equal.start() < start and end <= equal.end()


@functools.cache
def _dealings(lexicon: Lexicon) -> Dealings:
    verbs: dict[str, tuple[str, ...]] = {}
    links: dict[str, set[str]] = {
        link: set() for link in ("with", "on", "against", "to", "for", "of", "from", "behind", "between", "at", "by")
    }
    for dealing in lexicon.dealings:
        behind = tuple(link[1:] for link in dealing.links if link.startswith("~"))
        if behind or not dealing.links:
            verbs |= dict.fromkeys(dealing.forms, behind)
        for link in dealing.links:
            if not link.startswith("~"):
                links[link] |= set(dealing.forms)
    closing = frozenset(entry.word for entry in lexicon.function_words)
    nouns = frozenset(form for noun in lexicon.nouns for form in (noun.singular, noun.plural) if form)
    return Dealings(verbs, {link: frozenset(forms) for link, forms in links.items()}, closing, nouns)
