"""Whether a capital acts, as a government does, or is only a place."""

from __future__ import annotations

import functools
import re

from unga_dataset.builder.lexicon import Lexicon

# A capital stands for its government where it acts or owns: before a verb or 's, or before -backed.
ASIDE = r"(?:,\s(?:too|however|meanwhile|in turn|for its part),|,\swhich\s[^,.;\n]{1,80},)?"
GOVERNS = re.compile(
    rf"""(?P<owns>['’]s?(?!\w))(?:\s+(?P<owned>[a-z]+))?|-[a-z]+ed\b"""
    rf"""|{ASIDE}\s+(?:and\s+[A-Z]\w+\s+)?["“]?(?:[a-z]+ly\s+)?(?P<verb>[^\W\d_]+)(?:\s+(?P<next>[a-z]+))?"""
)
AT = r"in|at|near|outside|around|from|on|of|to|through|over|into|toward|towards|across"
PLACE = re.compile(rf"(?:\b(?:{AT})(?:\s+(?:[a-z]+ern|central|downtown|greater|inner))?|[A-Z]\w+,)\s+\Z")
BE = frozenset({"is", "was", "are", "were"})
INTENDS = frozenset({"prepared", "ready", "willing", "also", "set", "expected", "due", "still", "now", "under"})
"""What a government is or was, where a town is quiet or shelled."""
LASTS = frozenset({"fell", "lies", "lay", "sits", "sat", "shook", "burned", "slept", "woke", "grew"})
"""What happens to a town, not to a government."""
TOWNSPEOPLE = frozenset({"mayor", "residents", "citizens"})
LOOK_BACK = 32


def governs(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the capital at `[start, end)` acts at its place instead of being a place."""
    if text[start - 1 : start] == "-":
        return True  # "pro-Moscow"
    after = GOVERNS.match(text, end)
    if after is None or PLACE.search(text, max(0, start - LOOK_BACK), start):
        return False
    if after["owns"] is not None:
        return after["owned"] not in _sights(lexicon)
    verb, following = after["verb"], after["next"]
    if verb in BE:
        return following is not None and (following in INTENDS or following.endswith("ing"))
    if verb in LASTS:
        return False
    return verb is None or verb in _acts(lexicon) or (verb.endswith("ed") and verb.islower())


@functools.cache
def _sights(lexicon: Lexicon) -> frozenset[str]:
    """Return what a town has and a government has not: streets, an airport, a mayor."""
    nouns = [noun for noun in lexicon.nouns if noun.noun_class == "place"]
    return TOWNSPEOPLE | {noun.singular for noun in nouns} | {noun.plural for noun in nouns if noun.plural}


@functools.cache
def _acts(lexicon: Lexicon) -> frozenset[str]:
    """Finite verbs that a government is the subject of."""
    verbs = {form for entry in lexicon.reporting_verbs if entry.frame != "noun" for form in entry.forms}
    verbs |= {form for entry in lexicon.stance_triggers if entry.frame in ("object", "name") for form in entry.forms}
    verbs |= {form for entry in lexicon.event_triggers if entry.part == "verb" for form in entry.forms}
    verbs = {verb for verb in verbs if " " not in verb and not verb.endswith("ing")}
    return frozenset(verbs) | frozenset(lexicon.words("auxiliary", "modal", "finite"))
