"""Find names where they stand: runs of capitalised words that no lexicon knows as something else, and their titles."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.entries import Title
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.naming.surroundings import Surroundings
from unga_dataset.builder.organizations import OrganizationMention
from unga_dataset.builder.tries import trie_pattern

ARTICLE = r"(?:[Aa]l|[Ee]l|[Aa]s|[Aa]n|[Aa]d|[Aa]r|[Aa]t)-"
CAPITAL = rf"(?:(?:[^\W\d_a-z]\.-?){{1,4}}|{ARTICLE}[^\W\d_a-z]\w+|[^\W\d_a-z](?:\w|['’](?!s\b)|-)*)"
PARTICLE = r"(?:(?:al|el|bin|ibn|bint|de|del|della|der|den|di|da|dos|du|la|le|van|von|ter|ten|y|e)[ ])"
RUN = re.compile(rf"(?<![\w'’-]){CAPITAL}(?:[ ]{PARTICLE}{{0,2}}{CAPITAL})*")
WORD = re.compile(CAPITAL + r"|[^\W\d_]+")
MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands, with what its title there says; `whole` takes in the title and state before it."""

    span: Span
    whole: Span
    words: tuple[str, ...]
    title: str | None = None
    entry: Title | None = None
    iso3: str | None = None
    organization: str | None = None
    apposed: bool = False


def find_names(
    document: Document,
    countries: Sequence[CountryMention],
    organizations: Sequence[OrganizationMention],
    lexicon: Lexicon,
) -> Iterator[Name]:
    """Yield each run of capitals outside quotation marks that may be a name, cut free of what stands before it."""
    pattern, entries = _titles(lexicon)
    around = Surroundings(document.outside, countries, organizations, pattern, entries)
    text, not_names, bodies = document.outside, _not_names(lexicon), _bodies(lexicon)
    for paragraph in document.paragraphs:
        if paragraph.role not in ("body", "standfirst"):
            continue
        for run in RUN.finditer(text, *paragraph.span):
            start, end = run.span()
            start = _skip(text, start, end, around, not_names)
            start = _past_body(text, start, end, around, bodies)
            words = tuple(WORD.findall(text, start, end))
            if not words or len(words) > MOST_WORDS or around.knows(start, end) or words[-1].lower() in bodies:
                continue
            if end in around.inside:
                continue  # "Republican Sen. Ama Boateng": the run ends inside a title
            name = Name(Span(start, end), *around.title_of(Span(start, end), words))
            if name.title or text[max(0, start - 4) : start].lower() != "the ":
                yield name


@functools.cache
def _titles(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, Title]]:
    entries = {entry.text.lower(): entry for entry in lexicon.titles if "." not in entry.text}
    entries |= {entry.text: entry for entry in lexicon.titles}
    return re.compile(rf"(?<![\w-])(?:{trie_pattern(entries)})(?![\w'’])"), entries


@functools.cache
def _bodies(lexicon: Lexicon) -> frozenset[str]:
    """Nouns that end the name of an organisation or document, as in 'Foreign Ministry'."""
    classes = ("organization", "outlet", "document", "message", "conflict")
    return frozenset(noun.singular for noun in lexicon.nouns if noun.noun_class in classes)


@functools.cache
def _not_names(lexicon: Lexicon) -> frozenset[str]:
    """Words that stand in capitals at the head of a sentence or in a calendar without naming anyone."""
    words = {entry.word.split(" ")[0] for entry in lexicon.function_words}
    words |= {entry.word.lower() for entry in lexicon.calendar if entry.kind in ("month", "weekday", "number")}
    verbs = {form.split(" ")[0] for entry in lexicon.reporting_verbs for form in entry.forms}
    words |= {form for form in verbs if form.endswith(("ed", "ing", "said", "says"))}  # not "Bill" or "Grant"
    return frozenset(words)


def _past_body(text: str, start: int, end: int, around: Surroundings, bodies: frozenset[str]) -> int:
    """Move the start of a run past a body and an office in it: 'Commission Chairperson Ama Boateng'."""
    for word in WORD.finditer(text, start, end):
        after = around.end_from(word.end() + 1) if word.group().lower() in bodies else end
        if word.end() + 1 < after < end and after in around.title_to and text[after] == " ":
            return after + 1
    return start


def _skip(text: str, start: int, end: int, around: Surroundings, not_names: frozenset[str]) -> int:
    """Move the start of a run past function words, states, organisations and titles."""
    while start < end:
        after = around.end_from(start)
        if after >= end and start - 1 in around.title_to:
            return start  # "Mr. King": a title behind a title is a name
        if after == start:
            word = WORD.match(text, start, end)
            if word is None or word.group().lower() not in not_names or word.group().isupper():
                return start
            after = word.end()
        start = after
        while start < end and text[start] in " '’s" and not text[start].isupper():
            if text[start] == "s" and text[start - 1] not in "'’":
                break
            start += 1
    return start
