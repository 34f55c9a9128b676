"""Find the mentions of countries: names, demonyms, capitals and metonyms, but not what only looks like them."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.tries import Finder
from unga_dataset.codes import Form

# A capital stands for its government where it acts or owns: before a verb or 's, or before -backed.
GOVERNS = re.compile(r"""['’]s?(?!\w)|-[a-z]+ed\b|\s+(?:and\s+[A-Z]\w+\s+)?["“]?(?:[a-z]+ly\s+)?(?P<verb>[^\W\d_]+)""")
PLACE = re.compile(
    r"(?:\b(?:in|at|near|outside|around|from|on|of|through|over|into|toward|towards|across)|[A-Z]\w+,)\s+\Z"
)
LOOK_BACK = 24


class CountryMention(NamedTuple):
    """A mention of a country, without 's."""

    span: Span
    iso3: str
    form: Form
    rule: str


def find_countries(document: Document, lexicon: Lexicon) -> tuple[CountryMention, ...]:
    """Return every mention of a country in every paragraph, in text order."""
    finder, names = _names(lexicon)
    text, found = document.text, []
    for match in finder.finditer(text):
        entry = names.get(match.group().replace("’", "'"))
        if entry is None:
            continue  # a lookalike
        iso3, form = entry
        if form == "capital" and not _governs(document, match, lexicon):
            continue
        span = Span(*match.span())
        found.append(CountryMention(span=span, iso3=iso3, form=form, rule=f"country_names: {match.group()}"))
    return tuple(found)


@functools.cache
def _names(lexicon: Lexicon) -> tuple[Finder, dict[str, tuple[str, Form]]]:
    """One finder of all names and lookalikes, longest first, and what each name stands for."""
    names = {entry.text.replace("’", "'"): (entry.iso3, entry.form) for entry in lexicon.country_names}
    texts = [*names, *(entry.text.replace("’", "'") for entry in lexicon.country_lookalikes)]
    return Finder(texts, after=r"(?!\w|-[A-Z])"), names


def _governs(document: Document, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a capital acts at its place, as a government does, instead of being a place."""
    text = document.text
    before = text[max(0, match.start() - LOOK_BACK) : match.start()]
    after = GOVERNS.match(text, match.end())
    if after is None or PLACE.search(before):
        return False
    verb = after.group("verb")
    return verb is None or verb in _acts(lexicon) or (verb.endswith("ed") and verb.islower())


@functools.cache
def _acts(lexicon: Lexicon) -> frozenset[str]:
    """Finite verbs that a government is the subject of."""
    verbs = {form for entry in lexicon.reporting_verbs if entry.frame != "noun" for form in entry.forms}
    verbs |= {form for entry in lexicon.stance_triggers if entry.frame in ("object", "name") for form in entry.forms}
    verbs |= {form for entry in lexicon.event_triggers if entry.part == "verb" for form in entry.forms}
    verbs = {verb for verb in verbs if " " not in verb and not verb.endswith("ing")}
    return frozenset(verbs) | frozenset(lexicon.words("auxiliary", "modal", "finite"))
