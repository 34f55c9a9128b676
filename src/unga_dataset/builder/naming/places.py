"""Capitals that no person bears: places ('in Port Royal') and what a body is for ('the Institute of World Affairs')."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.naming.names import bodies_of
from unga_dataset.builder.naming.surroundings import Name

WITHIN = re.compile(r"\b(?:in|at|from|near|outside|inside|around|across) \Z")
"""What leads a place, and nobody's name."""
COMPOUND = re.compile(r"-[a-z]+(?:ed|born|led)\Z")
"""How a word ends that tells where something is from: 'Port Royal-based'."""
OF = re.compile(r"\b(?P<body>\w+) (?:of|for) \Z")
SEAT = re.compile(r"\b(?P<place>[a-z]+) of \Z")
"""What leads the name of a place: 'the town of Port Royal'."""
NUMBERED = re.compile(r" \d")
"""What follows the name of a thing: 'Blue Stream 2'."""
LOOK_BACK = 24


def only_people(text: str, names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """Return the names that may be people's: not those that stand for places wherever they occur, or tell of a body."""
    led: dict[tuple[str, ...], bool] = {}
    kept = [name for name in names if not (_is_thing(text, name, lexicon) or _tells_of_body(text, name, lexicon))]
    for name in kept:
        place = len(name.words) > 1 and not name.title and _is_led(text, name.span.start, lexicon)
        led[name.words] = place and led.get(name.words, True)
    places = {words for words, always in led.items() if always}
    return [name for name in kept if name.words not in places] if places else kept


def _is_thing(text: str, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is a place's or a thing's by its last word or by what follows: 'Port Reef', 'Blue Stream 2'."""
    last = name.words[-1]
    compound = "-" in last and COMPOUND.search(last) is not None
    if compound or (last.lower() in _landscape(lexicon) and len(name.words) > 1 and not name.title):
        return True
    return not name.title and NUMBERED.match(text, name.span.end) is not None


@functools.cache
def _landscape(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.content("landscape")


def _is_led(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether a preposition or the noun for a place leads a name: 'in Port Royal', 'the town of Port Royal'."""
    if WITHIN.search(text, max(0, start - LOOK_BACK), start) is not None:
        return True
    seat = SEAT.search(text, max(0, start - LOOK_BACK), start) if text.endswith(" of ", 0, start) else None
    return seat is not None and seat["place"] in _places(lexicon)


@functools.cache
def _places(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(noun.singular for noun in lexicon.nouns if noun.noun_class == "place")


def _tells_of_body(text: str, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is what a body named in capitals is for: 'the Ministry of Foreign Trade'."""
    if name.title or text[max(0, name.span.start - 4) : name.span.start] not in (" of ", "for "):
        return False
    body = OF.search(text, max(0, name.span.start - LOOK_BACK), name.span.start)
    return body is not None and body["body"][0].isupper() and body["body"].lower() in bodies_of(lexicon)
