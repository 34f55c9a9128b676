"""Find names where they stand: runs of capitalised words that no lexicon knows as something else, and their titles."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.name_entries import Title
from unga_dataset.builder.naming.offices import OfficeWords
from unga_dataset.builder.naming.portfolios import matters_of
from unga_dataset.builder.naming.surroundings import Name, Surroundings
from unga_dataset.builder.organizations import OrganizationMention
from unga_dataset.builder.tries import trie_pattern

ARTICLE = r"(?:[Aa]l|[Ee]l|[Aa]s|[Aa]n|[Aa]d|[Aa]r|[Aa]t)-"
LARGE = r"[^\W\d_a-z]"
REST = r"(?:\w|['’](?!s\b)|-)*"
CAPITAL = rf"(?:(?:{LARGE}\.-?){{1,4}}|{ARTICLE}{LARGE}\w+|{LARGE}{REST})"
PARTICLE = r"(?:(?:al|el|bin|ibn|bint|de|del|della|der|den|di|da|dos|du|la|le|van|von|ter|ten|y|e)[ ])"
# CAPITAL once more, but with one class of letters in front, so that a search skips whatever else there is; the class
# names blanks and small letters first, as these are told faster than what is no letter at all.
FIRST = (
    r"[^ -@b-df-z\W\d_](?<![\w'’-].)"
    rf"(?:(?<={LARGE})\.-?(?:{LARGE}\.-?){{0,3}}|(?<=[AaEe])[a-z]-(?<={ARTICLE}){LARGE}\w+|(?<={LARGE}){REST})"
)
RUN = re.compile(rf"{FIRST}(?:[ ]{PARTICLE}{{0,2}}{CAPITAL})*")
PARTICLES = frozenset(
    {"al ", "bin ", "bint ", "da ", "de ", "del ", "della ", "der ", "dos ", "du ", "la ", "van ", "von "}
)
LONGEST_PARTICLE = 8
WORD = re.compile(CAPITAL + r"|[^\W\d_]+")
ARTICLES = frozenset({"A", "The"})
GUARDS = frozenset({"Guard", "Guards"})
SURNAME = 4
"""So many letters the surnames may have that look like other words."""
NETWORK = ("X",)
"""What is no name but where things are posted."""
MOST_WORDS = 5
LONGEST_SEAT = 32
OPENING = re.compile(r"[,:] ?(?:[\"“„«]|``|'')")
"""What stands between a name and the quotation that a verb before the name announces: 'Says Moussa: "..."'."""
SENT = len(" to ")


def find_names(
    document: Document,
    countries: Sequence[CountryMention],
    organizations: Sequence[OrganizationMention],
    lexicon: Lexicon,
) -> Iterator[Name]:
    """Yield each run of capitals outside quotation marks that may be a name, cut free of what stands before it."""
    pattern, entries = _titles(lexicon)
    telling = [paragraph.span for paragraph in document.paragraphs if paragraph.role in ("body", "standfirst")]
    text, not_names = document.outside, _not_names(lexicon)
    around = Surroundings(text, telling, [*countries, *organizations], pattern, entries, _office_words(lexicon))
    for paragraph in telling:
        for run in RUN.finditer(text, *paragraph):
            start, end = run.span()
            named = start - 1 in around.title_to and text[start - 1] == " "  # "Ms May"
            if run.group().isalnum() and not named and _is_no_name(run.group(), not_names):
                continue
            if OPENING.match(document.text, end):
                start = _past_verb(text, start, end, _verbs(lexicon))
            # "Republican Sen. Ama Boateng": the run ends inside a title
            name = None if end in around.inside else _name_in(text, start, end, around, lexicon)
            if name is not None:
                yield name


def _name_in(text: str, start: int, end: int, around: Surroundings, lexicon: Lexicon) -> Name | None:
    """Return the name that ends a run of capitals, if it may be a person's."""
    bodies = bodies_of(lexicon)
    start = _skip(text, start, end, around, _not_names(lexicon))
    start = around.portfolios.past(_past_office(text, start, end, around, _seats(lexicon)), end)
    start = _past_particles(text, start) if start < end else start
    words = _words(text[start:end])
    if len(words) > 1 and not bodies.isdisjoint(map(str.lower, words)):
        start = _past_body(text, start, end, around, bodies)
        words = _words(text[start:end])
    if (
        not words
        or words == NETWORK
        or len(words) > MOST_WORDS
        or _ends_body(words, bodies)
        or around.knows(start, end)
    ):
        return None
    name = around.title_of(Span(start, end), words)
    if text[start - 4 : start] == " of " and start - 4 in around.title_to and not name.title:
        return None  # "a professor of International Relations"
    if " ".join(words) in _elsewhere(lexicon):
        return None
    led = name.title and (name.whole.start < start or len(words) > 1)  # not "the Aegean, the premier said"
    return name if led or text[max(0, start - 4) : start].lower() != "the " else None


def quoted_names(document: Document, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Return the full names that stand in quotation marks, by their last word: 'Erdogan' for '"Recep Erdogan ..."'."""
    offices = _not_in_names(lexicon)
    found: dict[str, tuple[str, ...]] = {}
    for quotation in document.quotations:
        for run in RUN.finditer(document.text, *quotation.span):
            words = _words(run.group()) if " " in run.group() else ()
            while words and words[0].lower() in offices:
                words = words[1:]
            if 1 < len(words) < MOST_WORDS and len(words) > len(found.get(words[-1], ())):
                found[words[-1]] = words
    return found


@functools.cache
def _titles(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, Title]]:
    entries = {entry.text.lower(): entry for entry in lexicon.titles if "." not in entry.text}
    entries |= {text[0].upper() + text[1:]: entry for text, entry in entries.items()}  # at the head of a sentence
    entries |= {entry.text: entry for entry in lexicon.titles}
    entries |= {text.replace("'", "’"): entry for text, entry in entries.items()}
    heads = "".join(sorted({re.escape(text[0]) for text in entries}))  # told before the pattern is entered, for speed
    return re.compile(rf"\b(?=[{heads}])(?<!-)(?:{trie_pattern(entries)})(?!\w|['’](?!s\b))"), entries


@functools.cache
def bodies_of(lexicon: Lexicon) -> frozenset[str]:
    """Nouns that end the name of an organisation or document, as in 'Foreign Ministry'."""
    classes = ("organization", "outlet", "document", "message", "conflict")
    plural = ("group", "action", "other")  # "Member States", "Nuclear Weapons"
    several = {noun.plural for noun in lexicon.nouns if noun.noun_class in plural and noun.plural}
    return frozenset(noun.singular for noun in lexicon.nouns if noun.noun_class in classes) | several


@functools.cache
def _seats(lexicon: Lexicon) -> frozenset[str]:
    """Return the capitals that ambassadors are sent to."""
    return frozenset(entry.text for entry in lexicon.country_names if entry.form == "capital")


@functools.cache
def _elsewhere(lexicon: Lexicon) -> frozenset[str]:
    """Return the names that hold a state's name and are no person's: 'Port Sudan'."""
    return frozenset(entry.text for entry in lexicon.country_lookalikes if entry.kind != "person")


@functools.cache
def _office_words(lexicon: Lexicon) -> OfficeWords:
    """Return what tells whose an office is: 'a Syrian opposition spokesman', 'a Latvian army spokesman'."""
    classes = ("group", "collective", "organization", "outlet", "place", "work", "person")
    nouns = [noun for noun in lexicon.nouns if noun.noun_class in classes and noun.represents != "state"]
    apart = {form for noun in nouns for form in (noun.singular, noun.plural) if form}
    organs = [noun for noun in lexicon.nouns if noun.represents == "state" and noun.noun_class == "organization"]
    functions = {entry.word for entry in lexicon.function_words}
    return OfficeWords(frozenset(apart | functions), frozenset(noun.singular for noun in organs), matters_of(lexicon))


@functools.cache
def _not_names(lexicon: Lexicon) -> frozenset[str]:
    """Words that stand in capitals at the head of a sentence or in a calendar without naming anyone."""
    words = {entry.word.split(" ")[0] for entry in lexicon.function_words}
    words |= {entry.word.lower() for entry in lexicon.calendar if entry.kind in ("month", "weekday", "number")}
    verbs = {form.split(" ")[0] for entry in lexicon.reporting_verbs for form in entry.forms}
    words |= {form for form in verbs if form.endswith(("ed", "ing"))}  # not "Bill", "Grant" or "Said"
    return frozenset(words)


@functools.cache
def _verbs(lexicon: Lexicon) -> frozenset[str]:
    """Return the verbs that open a sentence before who speaks: 'Says', 'Said'."""
    forms = (form for entry in lexicon.reporting_verbs if entry.frame == "clause" for form in entry.forms)
    return frozenset(form[0].upper() + form[1:] for form in forms)


@functools.cache
def _not_in_names(lexicon: Lexicon) -> frozenset[str]:
    """Words that stand before a name in capitals without being part of it: 'Prime', 'The'."""
    return frozenset(word.lower() for entry in lexicon.titles for word in entry.text.split(" ")) | _not_names(lexicon)


def _past_verb(text: str, start: int, end: int, verbs: frozenset[str]) -> int:
    """Return where a name starts behind the verb that opens its sentence: 'Says | Ama Boateng: "..."'."""
    blank = text.find(" ", start, end)
    return blank + 1 if blank > 0 and text[start:blank] in verbs else start


def _past_body(text: str, start: int, end: int, around: Surroundings, bodies: frozenset[str]) -> int:
    """Move the start of a run past a body and an office in it: 'Commission Chairperson Ama Boateng'."""
    for word in WORD.finditer(text, start, end):
        after = around.end_from(word.end() + 1) if word.group().lower() in bodies else end
        if word.end() + 1 < after < end and after in around.title_to and text[after] == " ":
            return after + 1
    return start


def _past_seat(text: str, start: int, end: int, around: Surroundings, seats: frozenset[str]) -> int:
    """Move the start of a run past the capital that someone is sent to: 'ambassador to London Ama Boateng'."""
    if start - SENT not in around.title_to or not text.startswith(" to ", start - SENT):
        return start
    blanks = [place for place in range(start, min(end, start + LONGEST_SEAT)) if text[place] == " "][:2]
    seat = next((blank for blank in reversed(blanks) if text[start:blank] in seats), None)
    return start if seat is None else _skip(text, seat + 1, end, around, frozenset())


def _past_office(text: str, start: int, end: int, around: Surroundings, seats: frozenset[str]) -> int:
    """Move the start of a run past an office inside it, if a full name follows: 'Republican Senator Ama Boateng'."""
    if text.find(" ", start, end) < 0:
        return start
    start = _past_seat(text, start, end, around, seats)
    office = start
    for _ in range(MOST_WORDS):
        office = text.find(" ", office, end) + 1 or end
        after = around.ends.get(office, office)
        if office < after < end and after in around.title_to and text[after] == " " and " " in text[after + 1 : end]:
            return _skip(text, after + 1, end, around, frozenset())  # "FO Spokesperson Dr Ama Boateng"
    return start


def _is_no_name(word: str, not_names: frozenset[str]) -> bool:
    return word.lower() in not_names and not word.isupper()


def _past_particles(text: str, start: int) -> int:
    """Return where a name starts with the small words before its first capital: '| del Rosario said'."""
    place = text.rfind(" ", max(0, start - LONGEST_PARTICLE), start - 1) + 1
    return _past_particles(text, place) if place and text[place:start] in PARTICLES else start


def _ends_body(words: tuple[str, ...], bodies: frozenset[str]) -> bool:
    """Whether words in capitals name a body and no person: 'Foreign Ministry', 'Coast Guard'."""
    return words == NETWORK or words[-1].lower() in bodies or (words[-1] in GUARDS and len(words) > 1)


def _is_inside(text: str, start: int) -> bool:
    """Whether a capital stands within a sentence, behind a small letter, where only names have one."""
    short = text.find(" ", start, start + SURNAME + 1) > 0
    return short and text[start - 1 : start] == " " and text[start - 2 : start - 1].islower()


@functools.lru_cache(1 << 14)
def _words(name: str) -> tuple[str, ...]:
    return tuple(WORD.findall(name))


def _skip(text: str, start: int, end: int, around: Surroundings, not_names: frozenset[str]) -> int:
    """Move the start of a run past function words, states, organisations and titles."""
    while start < end:
        after = around.end_from(start)
        if after >= end and start - 1 in around.title_to:
            return start  # "Mr. King": a title behind a title is a name
        if after == start:
            word = WORD.match(text, start, end)
            titled = start - 1 in around.title_to
            whole = word is not None and titled and (word.end() == end or text[start - 2] == ".")  # "Gov. Will Moussa"
            if word is None or whole or not _is_no_name(word.group(), not_names):
                return start
            if word.end() < end and word.group() not in ARTICLES and _is_inside(text, start):
                return start  # "said An Fengshan"
            after = word.end()
        start = after
        while start < end and text[start] in " '’s" and not text[start].isupper():
            if text[start] == "s" and text[start - 1] not in "'’":
                break
            start += 1
    return start
