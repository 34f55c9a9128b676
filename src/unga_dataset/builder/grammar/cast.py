"""Who is meant: a noun phrase as a source or actor, under its fullest name in the article.

A pronoun stands for the last fitting source before it; a representative stands with his state.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.entries import Noun
from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar.clauses import Subject
from unga_dataset.builder.grammar.phrases import Phrase, extended, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.words import MENTIONS, PRONOUNS, Words, words_of
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.organizations import OrganizationMention
from unga_dataset.builder.people import Person, PersonMention
from unga_dataset.codes import SpeakerType

PEOPLE = {"pronoun_male": "male", "pronoun_female": "female"}
UNKNOWN: dict[str, SpeakerType] = {
    "pronoun_male": "person", "pronoun_female": "person", "pronoun_neuter": "organization", "pronoun_plural": "group"
}  # fmt: skip
POSSESSIVES = {"his": "pronoun_male", "her": "pronoun_female", "its": "pronoun_neuter", "their": "pronoun_plural"}
KINDS: dict[str, SpeakerType] = {
    "document": "document", "message": "document", "action": "document", "conflict": "document", "other": "document",
    "organization": "organization", "outlet": "organization", "collective": "group", "group": "group",
}  # fmt: skip
"""What a source is by the class of its noun; any other is a person."""
NEAR, FAR = 6, 40
"""How many sentences back a thing and a person may have been named last."""


class Cast:
    """Everyone an article names, and who a phrase or pronoun at a place is."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        countries: Sequence[CountryMention],
        lexicon: Lexicon,
    ) -> None:
        self.text = document.text
        self.sentences = sentences
        self.words: Words = words_of(lexicon)
        self.state_names = _state_names(document.text, countries, lexicon)
        self.named = [
            [token for token in sentence.tokens if token.kind in MENTIONS and not token.quoted]
            for sentence in sentences
        ]
        self.owned = self._owned()
        people = [token for tokens in self.named for token in tokens if isinstance(token.mention, PersonMention)]
        self.surnames = {_surname(token): token for token in reversed(people)}

    def members(self, sentence: Sentence, subject: Subject) -> list[Source]:
        """Return the sources a subject names: each member of a list on its own, else the phrase as a whole."""
        tokens = sentence.tokens
        if len(subject.members) > 1 or subject.group:
            return [self._mention(tokens[index]) for index in subject.members]
        source = self.source(sentence, subject.phrase)
        return [source] if source else []

    def speaker(self, sentence: Sentence, subject: Subject) -> Source | None:
        """Return who speaks: a group with examples or several together as a group, of no state; else the source."""
        if subject.group is not None:
            return self.source(sentence, subject.group)
        if len(subject.members) > 1:
            tokens = sentence.tokens
            span = Span(tokens[subject.members[0]].start, tokens[subject.members[-1]].end)
            return Source(name=self.text[slice(*span)], kind="group", span=span)
        source = self.source(sentence, subject.phrase)
        if source is None or subject.relative is None:
            return source
        pronoun = sentence.tokens[subject.relative]
        stands_in = pronoun.word == "who" and source.kind in ("person", "group")
        return source._replace(span=Span(pronoun.start, pronoun.end)) if stands_in else source

    def source(self, sentence: Sentence, phrase: Phrase) -> Source | None:
        """Return who a noun phrase stands for; None for a pronoun that stands for no one known."""
        head = sentence.tokens[phrase.head]
        if any(kind in PRONOUNS for kind in self.words.of(head)) and "quantifier" not in self.words.of(head):
            return self._pronoun(sentence, phrase.head)
        if head.kind in ("country", "organization", "person"):
            return self._mention(head)
        if self.words.is_time(head):
            return None
        if "quantifier" in self.words.of(head):
            return self._some_of(sentence.tokens, phrase)
        return self._common(sentence, phrase)

    def _mention(self, token: Token) -> Source:
        mention, span = token.mention, Span(token.start, token.end)
        if isinstance(mention, PersonMention):
            person: Person = mention.person
            return Source(
                name=person.name, kind="person", span=mention.span, title=person.title,
                iso3=person.iso3 or self.owned.get(person.name),
                organization=person.organization,
            )  # fmt: skip
        if isinstance(mention, CountryMention):
            return Source(name=self.state_names[mention.iso3], kind="country", span=span, iso3=mention.iso3)
        assert isinstance(mention, OrganizationMention)
        kind: SpeakerType = "group" if mention.entry.kind == "bloc" else "organization"
        text = self.text[slice(*span)]
        name = f"the {text}" if kind == "group" else text
        return Source(name=name, kind=kind, span=span, organization=None if kind == "group" else text)

    def _common(self, sentence: Sentence, phrase: Phrase) -> Source | None:
        """Return the source that a common noun names, with the state or organisation before or after it."""
        tokens, head = sentence.tokens, sentence.tokens[phrase.head]
        noun = self.words.noun(head)
        if not head.capital and self.words.is_verb_form(head):
            return None
        people = noun is not None and noun.noun_class in ("person", "group")
        if people and (own := self._sent_by(tokens, phrase) or self._named_before(sentence, phrase)):
            return own
        unknown = noun is None and not head.capital
        last = self._with_office(tokens, phrase) if people or unknown else phrase.last
        inside = [token.mention for token in tokens[phrase.first : last]]
        states = {mention.iso3: mention for mention in inside if isinstance(mention, CountryMention)}
        state = next(iter(states.values())) if len(states) == 1 else None
        iso3 = state.iso3 if state else self._owner(sentence, phrase)
        organ = next((mention for mention in inside if isinstance(mention, OrganizationMention)), None)
        kind = self._kind(head, noun)
        named = kind == "organization" and tokens[phrase.first].word == "the" and phrase.first < phrase.head
        span = Span(tokens[phrase.first + named].start, tokens[last - 1].end)
        speaks = noun is None or noun.represents == "state" or noun.noun_class == "group"
        return Source(
            name=self.text[slice(*span)],
            kind=kind,
            span=span,
            iso3=iso3 if speaks else None,
            organization=self.text[slice(*organ.span)] if organ else None,
        )

    def _owner(self, sentence: Sentence, phrase: Phrase) -> str | None:
        """Return the state that 'its' stands for: "Algeria hesitated; its ambassador spoke"."""
        token = sentence.tokens[phrase.first]
        return self._state_before(sentence, token.start) if token.word == "its" else None

    def _state_before(self, sentence: Sentence, place: int) -> str | None:
        """Return the state named last before a place, unless an organisation was named after it."""
        for number in range(sentence.number, max(-1, sentence.number - NEAR), -1):
            for token in reversed(self.named[number]):
                if token.start < place and token.kind != "person":
                    return token.mention.iso3 if isinstance(token.mention, CountryMention) else None
        return None

    def _owned(self) -> dict[str, str]:
        """Map the people whose office 'its' owns to that state: "Iran objected. Its spokesman, X, said"."""
        owned = {}
        for sentence in self.sentences:
            for index, token in enumerate(sentence.tokens):
                if not isinstance(token.mention, PersonMention):
                    continue
                words = [before.word for before in sentence.tokens[max(0, index - 3) : index]]
                if words[-1:] == ["its"] or (words[-1:] == [","] and words[:1] == ["its"]):
                    state = self._state_before(sentence, token.start)
                    if state is not None and token.mention.person.organization is None:
                        owned[token.mention.person.name] = state
        return owned

    def _some_of(self, tokens: Sequence[Token], phrase: Phrase) -> Source:
        """Return those whom a number picks out: 'one of the observers', 'the two'."""
        last = extended(tokens, phrase, self.words).last
        span = Span(tokens[phrase.first].start, tokens[last - 1].end)
        kind: SpeakerType = "person" if tokens[phrase.head].word in ("one", "another") else "group"
        return Source(name=self.text[slice(*span)], kind=kind, span=span)

    def _kind(self, head: Token, noun: Noun | None) -> SpeakerType:
        """Return what a common noun names: a person, or a group in the plural, unless the noun itself tells."""
        kind = KINDS.get(noun.noun_class, "person") if noun is not None else "person"
        if kind == "document" or (noun is None and head.capital):
            return kind
        return "group" if self.words.is_plural(head) else kind

    def _with_office(self, tokens: Sequence[Token], phrase: Phrase) -> int:
        """Return the end of a phrase with what its holder speaks for: 'the spokesman for the Chadian army'."""
        last = extended(tokens, phrase, self.words).last
        if last + 1 < len(tokens) and tokens[last].word in ("for", "at"):
            office = phrase_from(tokens, last + 1, self.words)
            last = office.last if office else last
        return last

    def _named_before(self, sentence: Sentence, phrase: Phrase) -> Source | None:
        """Return whom 'the minister' refers back to: the last person with that title."""
        tokens = sentence.tokens
        if phrase.last - phrase.first != 2 or tokens[phrase.first].word != "the":
            return None
        if phrase.last < len(tokens) and tokens[phrase.last].word in ("of", "for", "from", "to", "at"):
            return None  # "the representative of Chad" says himself who he is
        word = tokens[phrase.head].word
        for number in range(sentence.number, max(-1, sentence.number - FAR), -1):
            for token in self.named[number]:
                person = token.mention.person if isinstance(token.mention, PersonMention) else None
                if token.start < tokens[phrase.first].start and person and word in (person.title or "").lower().split():
                    return self._mention(token)._replace(span=Span(tokens[phrase.first].start, tokens[phrase.head].end))
        return self._only_person(sentence, phrase)

    def _only_person(self, sentence: Sentence, phrase: Phrase) -> Source | None:
        """Return whom 'the diplomat' can only be: the one person that this sentence and the one before it name."""
        tokens = sentence.tokens
        noun, start = self.words.noun(tokens[phrase.head]), tokens[phrase.first].start
        if noun is None or noun.noun_class != "person" or self.words.is_plural(tokens[phrase.head]):
            return None
        near = [*self.named[max(0, sentence.number - 1)], *self.named[sentence.number]]
        people = {
            token.mention.person.name: token
            for token in near
            if isinstance(token.mention, PersonMention) and token.start < start
        }
        if len(people) != 1:
            return None
        return self._mention(next(iter(people.values())))._replace(span=Span(start, tokens[phrase.head].end))

    def _sent_by(self, tokens: Sequence[Token], phrase: Phrase) -> Source | None:
        """Return the group that representatives come from: 'ambassadors from dozens of countries'."""
        if phrase.last + 1 >= len(tokens) or tokens[phrase.last].word not in ("from", "of"):
            return None
        noun = self.words.noun(tokens[phrase.head])
        if noun is None or noun.represents != "state" or not self.words.is_plural(tokens[phrase.head]):
            return None
        sender = phrase_from(tokens, phrase.last + 1, self.words)
        if sender is None:
            return None
        sent = self.words.noun(tokens[sender.head])
        if sent is None or sent.noun_class != "group":
            return None
        span = Span(tokens[sender.first].start, tokens[sender.last - 1].end)
        return Source(name=self.text[slice(*span)], kind="group", span=span)

    def _pronoun(self, sentence: Sentence, index: int, classes: frozenset[str] = frozenset()) -> Source | None:
        """Return the last source before a pronoun that agrees with it, nearest sentence first.

        One of whom no name is known stands for himself, under his pronoun.
        """
        token = sentence.tokens[index]
        span, classes = Span(token.start, token.end), classes or self.words.of(token)
        person = not classes.isdisjoint(PEOPLE)
        reach = FAR if person else NEAR
        for distance in range(min(reach, sentence.number + 1)):
            for candidate in self.named[sentence.number - distance]:
                source = self._agrees(candidate, classes) if candidate.start < span.start else None
                if source is not None:
                    return source._replace(span=span)
        kind = next((UNKNOWN[kind] for kind in classes if kind in UNKNOWN), None)
        return Source(name=self.text[slice(*span)], kind=kind, span=span) if kind else None

    def labelled(self, span: Span) -> Source:
        """Return who the label of a line in a transcript stands for, under the full name if the article gives it."""
        label = self.text[slice(*span)]
        token = self.surnames.get(label.split(" ")[-1])
        return self._mention(token)._replace(span=span) if token else Source(name=label, kind="person", span=span)

    def possessor(self, sentence: Sentence, index: int) -> Source | None:
        """Return whom 'his', 'her', 'its' or 'their' at a token stands for."""
        kind = POSSESSIVES.get(sentence.tokens[index].word)
        return self._pronoun(sentence, index, frozenset({kind})) if kind else None

    def _agrees(self, token: Token, classes: frozenset[str]) -> Source | None:
        source = self._mention(token)
        wanted = {PEOPLE[kind] for kind in classes if kind in PEOPLE}
        if wanted:
            gender = token.mention.person.gender if isinstance(token.mention, PersonMention) else None
            return source if source.kind == "person" and gender in (None, *wanted) else None
        if "pronoun_neuter" in classes or "pronoun_plural" in classes:
            return source if source.kind in ("country", "organization") else None
        return None


def _state_names(text: str, countries: Sequence[CountryMention], lexicon: Lexicon) -> dict[str, str]:
    """Return the name of each state: the one the article uses most, else the lexicon's."""
    counts: dict[str, Counter[str]] = {}
    for mention in countries:
        if mention.form == "name":
            counts.setdefault(mention.iso3, Counter())[text[slice(*mention.span)]] += 1
    names = {iso3: facts.name for iso3, facts in lexicon.countries.items()}
    for iso3, seen in counts.items():
        longest = max(seen, key=len)
        names[iso3] = longest
    return names


def _surname(token: Token) -> str:
    """Return the last name of a person in capitals, as the lines of a transcript are labelled with it."""
    assert isinstance(token.mention, PersonMention)
    return token.mention.person.name.split(" ")[-1].upper()
