"""Find the mentions of countries: names, demonyms, capitals and metonyms, but not what only looks like them."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.placing.capitals import governs
from unga_dataset.builder.placing.headlines import is_loud, is_titled, quietened
from unga_dataset.builder.placing.lookalikes import is_body, is_language, is_town, stands_joined
from unga_dataset.builder.placing.namesakes import is_person
from unga_dataset.builder.placing.shared_names import meant, shared
from unga_dataset.builder.tries import Finder
from unga_dataset.codes import Form

SHORT = 3
"""In a headline in capitals, names up to this length may be other words: US, CAR."""
LETTERS = re.compile(r"(?<!\w)(?:UK|UAE|DRC|DPRK|(?<!LET )(?<!FOR )(?<!OF )(?<!WITH )(?<!TELL )(?<!GIVE )US)(?!\w)")
"""States by their letters in a headline in capitals, where 'us' is no state."""


class CountryMention(NamedTuple):
    """A mention of a country, without 's."""

    span: Span
    iso3: str
    form: Form
    rule: str


def find_countries(document: Document, lexicon: Lexicon) -> tuple[CountryMention, ...]:
    """Return every mention of a country in every paragraph, in text order."""
    _, names = _names(lexicon)
    found = []
    matches = sorted(_matches(document, lexicon))
    unshared = shared(lexicon)
    known = [(start, name) for start, _, name in matches if name in names and name not in unshared]
    told = [(start, names[name][0]) for start, name in known if name not in _words(lexicon)]
    for start, end, name in matches:
        entry = names.get(name)
        if entry is None:
            continue  # a lookalike
        iso3, form = entry
        if not _is_state(document, start, end, form, lexicon):
            continue
        if name in _words(lexicon) and iso3 not in {state for _, state in told}:
            continue  # "Male nurses"
        iso3 = meant(document, start, name, iso3, told, lexicon) if form == "demonym" else iso3
        found.append(CountryMention(span=Span(start, end), iso3=iso3, form=form, rule=f"country_names: {name}"))
    return tuple(found)


def _is_state(document: Document, start: int, end: int, form: Form, lexicon: Lexicon) -> bool:
    """Whether a name stands for its state where it stands."""
    text = document.text
    if text[end : end + 1] == "$" or not stands_joined(text, start, end, _joinable(lexicon)):
        return False
    if form == "capital":
        paragraph = document.paragraph_at(start)
        printed = text[slice(*paragraph.span)]
        headline = paragraph.role == "title" or is_loud(printed) or is_titled(printed)
        return governs(text, start, end, lexicon, headline=headline)
    if form == "demonym":
        return not is_language(text, start, end)
    named_after = is_person(document, start, end, lexicon) or is_town(text, start, end, lexicon)
    return not (named_after or is_body(text, start, end, lexicon))


def _matches(document: Document, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Yield where each name or lookalike stands and which it is; headlines in capitals are read as if they were not."""
    finder, _ = _names(lexicon)
    loud = [paragraph.span for paragraph in document.paragraphs if is_loud(document.text[slice(*paragraph.span)])]
    for match in finder.finditer(document.text):
        place = bisect_right(loud, (match.start(), len(document.text))) - 1
        if place < 0 or match.start() >= loud[place].end:
            yield match.start(), match.end(), match.group().replace("’", "'")
    for span in loud:
        yield from _cried(document.text, span, finder, lexicon)


def _cried(text: str, headline: Span, finder: Finder, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Yield the names and lookalikes of a headline in capitals, and the letters that are no part of them."""
    past = headline.start
    names = [
        (headline.start + match.start(), headline.start + match.end(), match.group())
        for match in finder.finditer(quietened(text[slice(*headline)], lexicon))
        if match.end() - match.start() > SHORT
    ]
    for start, end, name in [*names, (headline.end, headline.end, "")]:
        yield from ((*letters.span(), letters.group()) for letters in LETTERS.finditer(text, past, start))
        if name:
            yield start, end, name.replace("’", "'")
        past = end


@functools.cache
def _names(lexicon: Lexicon) -> tuple[Finder, dict[str, tuple[str, Form]]]:
    """One finder of all names and lookalikes, longest first, and what each name stands for."""
    names = {entry.text.replace("’", "'"): (entry.iso3, entry.form) for entry in lexicon.country_names}
    texts = [*names, *(entry.text.replace("’", "'") for entry in lexicon.country_lookalikes)]
    return Finder(texts, after=r"(?!\w)", before=r"\w"), names


@functools.cache
def _words(lexicon: Lexicon) -> frozenset[str]:
    """Return the names that are words too and count only beside another name of their state."""
    return frozenset(entry.text for entry in lexicon.country_names if entry.note == "with its state")


@functools.cache
def _joinable(lexicon: Lexicon) -> frozenset[str]:
    """Return what a hyphen may join to a state: another one, an organisation, a region."""
    names = (lexicon.country_names, lexicon.organizations, lexicon.regions)
    return frozenset(entry.text for entries in names for entry in entries)
