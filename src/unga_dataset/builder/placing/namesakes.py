"""Whether the name of a state is a person's where it stands: 'Chad Okonkwo', but not 'Chad Votes Against Text'."""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import NamedTuple

from unga_dataset.builder.document import Document
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.placing.headlines import LONGEST, is_loud, is_titled
from unga_dataset.builder.placing.lookalikes import services_of

LOOK_BACK = 32
FORM_OF_ADDRESS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Rep|Sen|Ambassador|Senator|Judge|Professor)\.?\s\Z")
FIRST = re.compile(r"(?:\A|[^\w’'-])(?P<word>[A-Z][a-z]+) \Z")
LAST = re.compile(r" (?P<word>[A-Z][a-z]+)\b(?!['’]s\s[a-z])(?: (?P<next>[^\W\d_]+))?")
ENDS_AS_VERB = re.compile(r".*(?:[bdfgklmnprtwyz]s|[^aeiou]e[sd]|[bcfgklnprstvwz]ed)")
"""How a word ends that no lexicon knows and that tells, in a headline, what a state does: 'Downs', 'Shelved'."""
ENDINGS = ("", "s", "es", "d", "ed", "ing")
SMALL = re.compile(r"\b[a-z]+\b")


class Told(NamedTuple):
    """The small words of a text, and how often it gives each pair of capitals that may be someone's name."""

    small: frozenset[str]
    names: Counter[str]


def is_person(document: Document, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the name of a state at `[start, end)` is that of a person: 'Mr. Jordan', 'Julian Holland', 'Chad Wolf'.

    In a headline every word may have a capital, so that a name needs more than two of them.
    """
    text = document.text
    name = text[start:end].capitalize()
    if name not in _given(lexicon, "given name") or text[start - 1 : start] == "-":
        return False
    printed = document.paragraph_at(start).span
    loud = printed.end - printed.start <= LONGEST and is_loud(text[slice(*printed)])
    titled = loud or is_titled(text[slice(*printed)])
    if loud:  # "JORDAN PETERS WINS SEAT"
        text, start, end = text[slice(*printed)].title(), start - printed.start, end - printed.start
    before = max(0, start - LOOK_BACK)
    if FORM_OF_ADDRESS.search(text, before, start):
        return True
    last = LAST.match(text, end)
    first = FIRST.search(text, before, start) if name in _given(lexicon, "surname") else None
    if last is None and first is None:
        return False
    if first is not None and _may_be_first(first["word"], lexicon, titled=titled):
        return not titled or _is_told_of(document, first["word"], f"{first['word']} {name}", lexicon)
    if last is None or not _may_be_last(last["word"], last["next"], lexicon, titled=titled):
        return False
    return not titled or _is_told_of(document, last["word"], f"{name} {last['word']}", lexicon)


def _may_be_first(word: str, lexicon: Lexicon, *, titled: bool) -> bool:
    """Whether a capital before the name may be a first name: 'Julian', but not 'Neighbouring', 'Why' or 'Snubs'."""
    small = word.lower()
    if small.endswith("ing") or small in _closed(lexicon) or small in _verbs(lexicon):
        return False
    return not (titled and small in _nouns(lexicon))


def _may_be_last(word: str, following: str | None, lexicon: Lexicon, *, titled: bool) -> bool:
    """Whether a capital behind the name may be a surname: 'Okonkwo', but not 'Condemned', 'Monday' or 'Army'."""
    small = word.lower()
    if small in _closed(lexicon) or small in services_of(lexicon) or word in _states(lexicon):
        return False
    acts = small in _verbs(lexicon)
    if acts and (titled or small.endswith(("s", "ed"))):
        return False
    if small in _offices(lexicon) and following is not None and following[0].isupper():
        return False  # "Jordan Crown Prince Hussein"
    if not titled:
        return True
    if small in _nouns(lexicon):
        return False
    told = following is not None and following.lower() in _verbs(lexicon)  # "Jordan Peters Wins Seat"
    return told or ENDS_AS_VERB.fullmatch(small) is None or following is None


def _is_told_of(document: Document, word: str, name: str, lexicon: Lexicon) -> bool:
    """Whether an article whose headline seems to name a person does not use the other word small, or names him again.

    "Israel Pager Blasts" is about no one if the pagers are told of below.
    """
    told = _told(document.text, lexicon)
    return told.names[name] > 1 or told.small.isdisjoint(word.lower() + ending for ending in ENDINGS)


@functools.lru_cache(1)
def _told(text: str, lexicon: Lexicon) -> Told:
    return Told(frozenset(SMALL.findall(text)), Counter(_pair(lexicon).findall(text)))


@functools.cache
def _pair(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of two capitals that may be someone's name, one of them the name of a state."""
    names = "|".join(sorted(_given(lexicon, "given name")))
    return re.compile(rf"\b(?:(?:{names})\s[A-Z][a-z]+|[A-Z][a-z]+\s(?:{names}))\b")


@functools.cache
def _given(lexicon: Lexicon, kind: str) -> frozenset[str]:
    """Return the states whose names people bear as a given name or as a surname."""
    return frozenset(
        entry.text for entry in lexicon.country_names if entry.form == "name" and kind in (entry.note or "")
    )


@functools.cache
def _closed(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that are nobody's name with whatever letters: 'and', 'is', 'Monday'."""
    open_classes = {"giving", "seeking", "light_verb", "control", "agrees", "adverb"}
    words = {entry.word for entry in lexicon.function_words if entry.word_class not in open_classes}
    return frozenset(words | {entry.word.lower() for entry in lexicon.calendar if entry.kind in ("weekday", "number")})


@functools.cache
def _verbs(lexicon: Lexicon) -> frozenset[str]:
    """Return the verbs that tell what states do, and the adverbs before them."""
    forms = {form for entry in lexicon.reporting_verbs if entry.frame != "noun" for form in entry.forms}
    forms |= {form for entry in lexicon.stance_triggers for form in entry.forms}
    forms |= {form for entry in lexicon.event_triggers if entry.part == "verb" for form in entry.forms}
    forms |= {form for dealing in lexicon.dealings for form in dealing.forms}
    forms |= {entry.word for entry in lexicon.function_words}
    return frozenset(form.split(" ")[0] for form in forms)


@functools.cache
def _nouns(lexicon: Lexicon) -> frozenset[str]:
    """Return the common nouns, capitals, states and groups that stand behind a state in a headline."""
    nouns = {form for noun in lexicon.nouns for form in (noun.singular, noun.plural) if form}
    nouns |= {form for entry in lexicon.event_triggers if entry.part == "noun" for form in entry.forms}
    nouns |= {entry.text.lower() for entry in lexicon.country_names}
    nouns |= {entry.text.lower() for entry in lexicon.organizations}
    return frozenset(nouns) | _offices(lexicon)


@functools.cache
def _states(lexicon: Lexicon) -> frozenset[str]:
    """Return the names of states and peoples, which stand behind a state in headlines and menus."""
    return frozenset(entry.text for entry in lexicon.country_names if entry.form != "capital") - _given(
        lexicon, "given name"
    )


@functools.cache
def _offices(lexicon: Lexicon) -> frozenset[str]:
    """Return the words of titles: 'crown', 'deputy', 'minister'."""
    return frozenset(word.lower() for title in lexicon.titles for word in title.text.split(" "))
