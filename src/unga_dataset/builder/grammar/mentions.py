"""Everyone an article names by name, sentence by sentence, each under the fullest name it gives."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.organizations import OrganizationMention
from unga_dataset.builder.people import PersonMention
from unga_dataset.codes import SpeakerType

PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\b[\w -]*\Z")
"""How the clause of someone who acts in it starts: 'was turned down by'."""
CLAUSE = 40
SHARED = "Office"
"""What the organs of several states are called."""
LETTERS = 6
"""How many letters may stand for a name."""
SMALL = r"(?:\s(?:of|for|and|the|in|on|de|du)){0,2}\s"
"""What stands between the words of a name whose letters are its first ones."""
NEAR = 6
"""How many sentences back a thing may have been named last."""


class Mentions:
    """The mentions outside quotation marks, by the number of their sentence, and whom they stand for.

    `owned` are the states that people serve without being named with them; it is filled in by allegiances.py.
    """

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        countries: Sequence[CountryMention],
        lexicon: Lexicon,
    ) -> None:
        self.text, self.sentences = document.text, sentences
        self.state_names = _state_names(document.text, countries, lexicon)
        self.named = [
            [atom for atom in sentence.atoms if atom.kind in MENTIONS and not atom.quoted] for sentence in sentences
        ]
        self.countries = [(mention.span.start, mention.iso3) for mention in countries]
        self.starts = [sentence.span.start for sentence in sentences]
        self.states = {mention.iso3 for mention in countries}
        self.kingdoms = _kingdoms(lexicon)
        self.home: str | None = None
        self.owned: dict[str, str] = {}
        self.letters: dict[str, Source | None] = {}

    @functools.cached_property
    def surnames(self) -> dict[str, Token]:
        """The first mention of each person, by the last name in capitals, as the lines of a transcript give it."""
        people = [(token, token.mention) for tokens in self.named for token in tokens]
        return {
            mention.person.name.split(" ")[-1].upper(): token
            for token, mention in reversed(people)
            if isinstance(mention, PersonMention)
        }

    @functools.cached_property
    def fullest(self) -> dict[str, str]:
        """The longest name that the article gives each body: 'UN Security Council' for 'Security Council'."""
        names: dict[str, dict[str, None]] = {}
        for token in chain(*self.named):
            if isinstance(token.mention, OrganizationMention) and token.mention.entry.kind != "bloc":
                names.setdefault(token.mention.entry.name, {})[self.text[token.start : token.end]] = None
        return {text: max(texts, key=len) for texts in names.values() for text in texts}

    def source(self, token: Token) -> Source:
        """Return whom a mention stands for."""
        mention, span = token.mention, Span(token.start, token.end)
        if isinstance(mention, PersonMention):
            person = mention.person
            return Source(
                name=person.name, kind="person", span=mention.span, title=person.title,
                iso3=person.iso3 or self.owned.get(person.name),
                organization=person.organization,
            )  # fmt: skip
        if isinstance(mention, CountryMention):
            return Source(name=self.state_names[mention.iso3], kind="country", span=span, iso3=mention.iso3)
        assert isinstance(mention, OrganizationMention)
        full = self.spelled_out(token) if mention.entry.kind == "state" else None
        if full is not None:
            return full._replace(iso3=mention.iso3)
        kind: SpeakerType = "group" if mention.entry.kind == "bloc" else "organization"
        text = self.text[slice(*span)]
        name = f"the {text}" if kind == "group" else text
        organization = None if kind == "group" else text
        iso3 = self.home if self.is_shared(mention) else mention.iso3
        return Source(name=name, kind=kind, span=span, iso3=iso3, organization=organization)

    def spelled_out(self, head: Token) -> Source | None:
        """Return the body that the article gives in full for letters: 'the Free Path Front, known as the FPF'."""
        letters = self.text[head.start : head.end]
        if not (1 < len(letters) <= LETTERS and letters.isupper() and letters.isalpha()):
            return None
        if letters not in self.letters:
            full = SMALL.join(rf"{letter}[\w’'-]+" for letter in letters)
            # A pattern that begins with a letter, not with what stands before it, skips whatever else there is.
            match = re.search(rf"{full[0]}(?<!\w.){full[1:]}\b", self.text)
            self.letters[letters] = self._body(Span(*match.span())) if match else None
        body = self.letters[letters]
        return body._replace(span=Span(head.start, head.end)) if body else None

    def _body(self, span: Span) -> Source:
        """Return the body named at a place, with its state if it is known as its organ or that owns the name."""
        iso3 = None
        for token in chain(*self.named):
            organ = isinstance(token.mention, OrganizationMention) and (token.start, token.end) == span
            if organ or self.text[token.end : span.start] in (" ", "'s ", "’s "):
                iso3 = iso3 or getattr(token.mention, "iso3", None)
        return Source(name=self.text[slice(*span)], kind="organization", span=span, iso3=iso3)

    def is_shared(self, mention: OrganizationMention) -> bool:
        """Whether an organ goes by a name that several states use, and its usual state is not named."""
        return mention.iso3 is not None and mention.entry.name.endswith(SHARED) and mention.iso3 not in self.states

    def back_from(self, number: int, reach: int) -> Iterator[list[Token]]:
        """Yield the mentions of a sentence and of those before it, nearest sentence first, up to so many."""
        for place in range(number, max(-1, number - reach), -1):
            yield self.named[place]

    def owns(self, token: Token) -> bool:
        """Whether a mention is no more than the owner of what follows it: "Al Ufuq's reporter"."""
        return self.text[token.end : token.end + 2] in ("'s", "’s")

    def is_agent(self, token: Token) -> bool:
        """Whether 'by' leads a mention in no clause of its own: 'a copy seen by AFP', but not 'it was seen by AFP'."""
        if not self.text.endswith((" by ", " by the "), 0, token.start):
            return False
        return PASSIVE.search(self.text, max(0, token.start - CLAUSE), token.start) is None

    def state_before(self, number: int, place: int) -> str | None:
        """Return the state named last in a sentence before a place of it, else the first of the one before."""
        for distance, named in enumerate(self.back_from(number, NEAR)):
            if distance and _is_lettered(self.sentences[number - distance].tokens, self.text):
                return None
            for token in named if distance else reversed(named):
                if distance and (served := _with_state(token)):
                    return served
                if token.start < place and token.kind != "person":
                    return token.mention.iso3 if isinstance(token.mention, CountryMention) else None
            if not distance and len(states := self._told(number, place)) == 1:
                return states.pop()
        return None

    def _told(self, number: int, place: int) -> set[str]:
        """Return the states named in quotation marks before a place: '"Chad objects," its ambassador said'."""
        first, last = (bisect_left(self.countries, (start, "")) for start in (self.starts[number], place))
        return {iso3 for _, iso3 in self.countries[first:last]}


def state_with(token: Token) -> str | None:
    """Return the state that a mention names, alone or with its officer."""
    return token.mention.iso3 if isinstance(token.mention, CountryMention) else _with_state(token)


def _with_state(token: Token) -> str | None:
    """Return the state of a person that stands with him: "Chad's foreign minister, Ama Boateng"."""
    if not isinstance(token.mention, PersonMention) or token.mention.whole == token.mention.span:
        return None
    return token.mention.person.iso3


def _is_lettered(tokens: Sequence[Token], text: str) -> bool:
    """Whether a sentence is about something that is known by letters only: 'The ZLF denied it'."""
    first = next((i for i, token in enumerate(tokens[:3]) if token.word not in ("but", "and", "the")), None)
    if first is None or tokens[first].kind != "word":
        return False
    name = text[tokens[first].start : tokens[first].end]
    counted = (
        first + 1 < len(tokens) and tokens[first + 1].kind == "number" and tokens[first + 1].start == tokens[first].end
    )
    return name.isupper() and (len(name) > 1 or counted)  # "M23"


@functools.cache
def _kingdoms(lexicon: Lexicon) -> frozenset[str]:
    """Return the states that one of their names calls a kingdom."""
    return frozenset(entry.iso3 for entry in lexicon.country_names if "Kingdom" in entry.text.split())


@functools.cache
def _known_names(lexicon: Lexicon) -> dict[str, str]:
    common = {entry.iso3: entry.text for entry in lexicon.country_names if entry.note == "common name"}
    return {iso3: facts.name for iso3, facts in lexicon.countries.items()} | common


@functools.cache
def _lands(lexicon: Lexicon) -> frozenset[str]:
    """Return the names that only land bears: 'Palestinian territories' are no name for who votes."""
    return frozenset(entry.text for entry in lexicon.country_names if entry.note == "territory")


def _state_names(text: str, countries: Sequence[CountryMention], lexicon: Lexicon) -> dict[str, str]:
    """Return the name of each state: the longest that the article uses, no letters or land, else the common one."""
    longest: dict[str, str] = {}
    lands = _lands(lexicon)
    for mention in countries:
        if mention.form == "name":
            name = text[slice(*mention.span)]
            if not _is_letters(name) and name not in lands and len(name) > len(longest.get(mention.iso3, "")):
                longest[mention.iso3] = name
    return _known_names(lexicon) | longest


def _is_letters(name: str) -> bool:
    """Whether a name is an abbreviation: US, U.K., UAE."""
    return name.isupper()
