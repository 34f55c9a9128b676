"""Whether a capital acts, as a government does, or is only a place."""

from __future__ import annotations

import functools
import re

from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.placing.dealings import LIST_AFTER, is_dealt_with, is_joined

# A capital stands for its government where it acts or owns: before a verb or 's, or before -backed.
ASIDE = (
    r"(?:,\s(?:too|however|meanwhile|in turn|for its part),"
    r"|,\s(?:which|once|itself|long|along with|together with|as well as|like|unlike)\s[^,.;\n]{1,80},)?"
)
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
WHEN = (
    rf"(?:(?:on\s|late\s|early\s|earlier\s|last\s|this\s)?{DAY}|(?:earlier\s)?(?:last|this)\s(?:week|month|year|night|autumn|spring)"
    rf"|(?:back\s)?in\s(?:(?:early|mid|late)[\s-])?{MONTH}(?:\s\d{{4}})?"
    r"|in\sturn|for\sits\spart|yesterday|today|now|then|never|again|soon|still|also|later|meanwhile|instead|already|always|too)"
)
"""What may stand between a government and what it does: 'Tehran on Tuesday rejected'."""
GOVERNS = re.compile(
    rf"""(?P<owns>['’]s?(?!\w))(?:\s+(?P<owned>[a-z]+))?|-(?!(?:based|headquartered|registered|educated|trained)\b)[a-z]+ed\b"""
    rf"""|(?:{LIST_AFTER}|{ASIDE})(?:\s{WHEN})?\s+["“]?(?:[a-z]+ly\s+)?(?P<verb>[^\W\d_]+)(?:\s+(?P<next>(?:not\s+)?[\w’'-]+))?"""
)
COMPARED = re.compile(r", (?:like|unlike|along with|together with|as well as) \Z")
LISTS = re.compile(r"[A-Z]\w+,\s+\Z")
CLIPPED_LIST = re.compile(r"(?P<more>(?:,\s[A-Z]\w+){0,4})\s(?P<verb>[^\W\d_]+)\s")
AT = r"in|at|near|outside|around|from|on|of|to|through|over|into|toward|towards|across"
PART_OF = r"(?:\s+(?:[a-z]+ern|central|downtown|greater|inner))?"
PLACE = re.compile(rf"(?:\b(?:{AT}){PART_OF}|\bcapital|(?P<comma>[A-Z]\w+,))\s+\Z")
BETWEEN = re.compile(r"\bbetween\s+(?:[A-Z]\w+\s+and\s+)?\Z")
BE = frozenset({"is", "was", "are", "were"})
GOES_ON = frozenset({"also", "still", "now", "under"})
"""What leads on to what a government is or does: 'Tehran is also', 'Tehran is under pressure'."""
PARTICLES = frozenset({"out", "off", "up", "back", "down", "over", "away"})
"""What goes with a verb before it: 'plays down', 'rolls back'."""
SUBORDINATE = re.compile(r"\b(?:[Ii]f|[Uu]nless|because|[Aa]lthough|[Ww]hether|provided|until|once)\s\Z")
SAYING = re.compile(
    r"\b(?:(?:saying|says|said|adding|claiming|insisting)\s(?:that\s)?|told\s(?:[\w’'-]+\s){1,3}that\s)\Z"
)
JOINT = re.compile(r"\s(?:and|or|nor)\s")
WITH = re.compile(r"\b(?:with|and)\s\Z")
AMONG = re.compile(r"\b(?:in|at|near|outside|around)\s[A-Z]\w+(?:,\s[A-Z]\w+){0,3},?\s(?:and|or|nor)\s\Z")
"""Towns before the last of a list that is led as a place: 'officials in Washington and London said'."""
LAST = re.compile(r"[A-Z]\w+\s(?:and|or|nor)\s\Z")
MATTER = re.compile(r"\b(?:to|on|of|over|against)\s\Z")
PART = re.compile(r"[a-z]*ern|main|central|old|inner|outer|busy|largest|biggest|historic")
"""What describes a part of a town."""
LOOK_BACK = 32
FAR = 64


def governs(text: str, start: int, end: int, lexicon: Lexicon, *, headline: bool = False) -> bool:
    """Whether the capital at `[start, end)` acts or is dealt with at its place instead of being a place.

    In a headline verbs may be written with a capital.
    """
    if text[start - 1 : start] == "-":
        return is_joined(text, start, end, lexicon)
    first = max(0, start - LOOK_BACK)
    if is_dealt_with(text, start, end, lexicon) or (headline and _acts_jointly(text, first, start, end, lexicon)):
        return True
    after = GOVERNS.match(text, end)
    if COMPARED.search(text, first, start) and text.startswith(", ", end):
        after = GOVERNS.match(text, end + 1)
    if after is None or BETWEEN.search(text, first, start):
        return False
    listed = JOINT.search(after.group()) is not None
    place = PLACE.search(text, first, start)
    if after["verb"] in _of(lexicon, "court"):
        return True  # "the Damascus regime"
    if place is None or (listed and LISTS.search(text, first, start)):
        return _acts_alone(text, start, after, lexicon, headline=headline)
    if place["comma"] and after["verb"] and not listed and after["verb"] not in BE:
        # "After talks in Damascus, Tehran said so", but not "They flew from Lyon, Paris and Rome"
        return _acts_by(after["verb"], after["next"], lexicon, headline=headline)
    # "an alternative to Moscow's guilt", but not "the road to Moscow's airport"
    owned = after["owned"] if MATTER.search(text, first, start) else None
    return owned is not None and owned not in _sights(lexicon) and PART.fullmatch(owned) is None


def _acts_alone(text: str, start: int, after: re.Match[str], lexicon: Lexicon, *, headline: bool) -> bool:
    """Whether a capital that nothing leads as a place owns or does what stands behind it."""
    if after["owns"] is not None:
        return after["owned"] not in _sights(lexicon)
    first, verb = max(0, start - LOOK_BACK), after["verb"]
    if SUBORDINATE.search(text, first, start) and _goes_on(verb or "", lexicon):
        return True
    if verb in BE and (after["next"] or "a") in ("a", "an", "not") and SAYING.search(text, first, start):
        return True  # "saying Yerevan was an obstacle"
    if AMONG.search(text, max(0, start - FAR), start):
        return False
    listed = JOINT.search(after.group()) is not None or LAST.search(text, first, start) is not None
    if verb is None or (listed and f"{verb}s" in _acts(lexicon)):
        return True
    if WITH.search(text, first, start) and verb in _doing(lexicon):
        return True  # "with Tehran accusing Riyadh of theft"
    return _acts_by(verb, after["next"], lexicon, headline=headline)


def _goes_on(verb: str, lexicon: Lexicon) -> bool:
    """Whether a word is a verb where one must follow: 'if Tehran restores full access'."""
    verbal = verb.islower() and verb.endswith(("s", "ed")) and verb not in _of(lexicon, "befalling") | BE
    return verbal and verb not in _nouns(lexicon) and verb not in _sights(lexicon)


def _acts_jointly(text: str, first: int, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a headline lists a capital among those who act: 'Moscow, Beijing Block Statement'."""
    after = CLIPPED_LIST.match(text, end)
    listed = after is not None and (after["more"] or LISTS.search(text, first, start))
    return bool(listed) and after is not None and f"{after['verb'].lower()}s" in _acts(lexicon)


def _acts_by(verb: str, following: str | None, lexicon: Lexicon, *, headline: bool) -> bool:
    """Whether a word behind a capital is the verb of a government."""
    if verb in BE:
        following = (following or "").removeprefix("not ")
        return following in _of(lexicon, "intending") | GOES_ON or following.endswith("ing")
    if headline and not verb.islower():
        verb = verb.lower()
        known = verb in _acts(lexicon) or (verb.endswith("s") and following is not None)
        asks = following == "for" and verb not in _told_of(lexicon)  # "Manila Looks for Deal"
        known = known and (asks or verb not in _happenings(lexicon)) and verb not in _sights(lexicon)
        return known and verb.endswith(("s", "ed"))
    if verb in _of(lexicon, "befalling"):
        return following == "short"
    if headline and following == "for" and verb.endswith("s") and verb not in _nouns(lexicon) | _sights(lexicon):
        return True  # "Manila looks for a deal"
    if verb in _acts(lexicon) or (verb.endswith("ed") and verb.islower()):
        return True
    # "Tehran throws out eight envoys", but not "Tehran suburbs and farms"
    if following is None or not verb.islower() or not verb.endswith("s") or verb in _sights(lexicon):
        return False
    return following in PARTICLES or (following.lower() in _objects(lexicon) and verb not in _nouns(lexicon))


@functools.cache
def _of(lexicon: Lexicon, word_class: str) -> frozenset[str]:
    return lexicon.content(word_class)


@functools.cache
def _nouns(lexicon: Lexicon) -> frozenset[str]:
    """Return the common nouns by form, those that report or tell of an event among them."""
    told = {form for entry in lexicon.reporting_verbs if entry.frame == "noun" for form in entry.forms}
    return frozenset(told) | _happenings(lexicon)


@functools.cache
def _happenings(lexicon: Lexicon) -> frozenset[str]:
    """Return the nouns that a town has too: 'Paris Attacks', but not 'Tehran Vows'."""
    nouns = {form for noun in lexicon.nouns for form in (noun.singular, noun.plural) if form}
    return frozenset(nouns) | _told_of(lexicon)


@functools.cache
def _told_of(lexicon: Lexicon) -> frozenset[str]:
    """Return the nouns for what happens: 'talks', 'attacks'."""
    return frozenset(form for entry in lexicon.event_triggers if entry.part == "noun" for form in entry.forms)


@functools.cache
def _objects(lexicon: Lexicon) -> frozenset[str]:
    """Return what opens an object: 'redraws the map'."""
    return frozenset(lexicon.words("determiner", "possessive"))


@functools.cache
def _sights(lexicon: Lexicon) -> frozenset[str]:
    """Return what a town has and a government has not: streets, an airport, a mayor."""
    nouns = [noun for noun in lexicon.nouns if noun.noun_class == "place"]
    return (
        _of(lexicon, "townsfolk") | {noun.singular for noun in nouns} | {noun.plural for noun in nouns if noun.plural}
    )


@functools.cache
def _doing(lexicon: Lexicon) -> frozenset[str]:
    """Participles of what a government says or is for or against."""
    told = [entry.forms for entry in lexicon.reporting_verbs if entry.frame != "noun"]
    told += [entry.forms for entry in lexicon.stance_triggers if entry.frame in ("object", "name")]
    return frozenset(form for forms in told for form in forms if form.endswith("ing") and " " not in form)


@functools.cache
def _acts(lexicon: Lexicon) -> frozenset[str]:
    """Finite verbs that a government is the subject of."""
    verbs = {form for entry in lexicon.reporting_verbs if entry.frame != "noun" for form in entry.forms}
    verbs |= {form for entry in lexicon.stance_triggers if entry.frame in ("object", "name") for form in entry.forms}
    verbs |= {form for entry in lexicon.event_triggers if entry.part == "verb" for form in entry.forms}
    verbs = {verb for verb in verbs if " " not in verb and not verb.endswith("ing")}
    return frozenset(verbs) | frozenset(lexicon.words("auxiliary", "modal", "finite"))
