"""Who is meant: a noun phrase as a source or actor, under its fullest name in the article.

A pronoun stands for the last fitting source before it; a representative stands with his state.
"""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.entries import Noun
from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar import anaphora, bodies, officers, organs, senders, unnamed
from unga_dataset.builder.grammar.allegiances import Allegiances, capitals_of
from unga_dataset.builder.grammar.clauses import WHICH, Subject
from unga_dataset.builder.grammar.mentions import Mentions
from unga_dataset.builder.grammar.phrases import Phrase, extended, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.vocabulary import GENITIVE, MENTIONS
from unga_dataset.builder.grammar.words import Words, words_of
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.organizations import OrganizationMention
from unga_dataset.codes import SpeakerType

KINDS: dict[str, SpeakerType] = {
    "document": "document", "message": "document", "action": "document", "conflict": "document", "other": "document",
    "organization": "organization", "outlet": "organization", "collective": "group", "group": "group",
}  # fmt: skip
"""What a source is by the class of its noun; any other is a person."""


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
        self.countries = countries
        self.sentences = sentences
        self.words: Words = words_of(lexicon)
        self.mentions = Mentions(document, sentences, countries, lexicon)
        self.state_names = self.mentions.state_names
        self.allegiances = Allegiances(self.mentions, sentences, self.words, capitals_of(lexicon))
        self.asked: Sequence[Token] = ()
        self.told: dict[Phrase, Source | None] = {}

    def members(self, sentence: Sentence, subject: Subject) -> list[Source]:
        """Return the sources a subject names: each member of a list on its own, else the phrase as a whole."""
        tokens = sentence.tokens
        if len(subject.members) > 1:
            return [self.mentions.source(tokens[index]) for index in subject.members]
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
        head = sentence.tokens[subject.phrase.head]
        people = pronoun.word == "who" and source.kind in ("person", "group")
        stands_in = people or (pronoun.word in WHICH and not (head.kind in MENTIONS or head.capital))
        return source._replace(span=Span(pronoun.start, pronoun.end)) if stands_in else source

    def source(self, sentence: Sentence, phrase: Phrase) -> Source | None:
        """Return who a noun phrase stands for; None for a pronoun that stands for no one known.

        Rules ask for the same phrases again and again, so what is told of those of the last sentence is kept.
        """
        if sentence.tokens is not self.asked:
            self.asked, self.told = sentence.tokens, {}
        if phrase not in self.told:
            self.told[phrase] = self._source(sentence, phrase)
        return self.told[phrase]

    def _source(self, sentence: Sentence, phrase: Phrase) -> Source | None:
        head = sentence.tokens[phrase.head]
        if head.kind in MENTIONS:
            return self.mentions.source(head)
        word = head.known
        polled = head.word.endswith("ed") and sentence.tokens[phrase.first].word == "those"  # "those surveyed"
        counts = polled or "quantifier" in word.classes
        if word.pronoun and not counts:
            teller = officers.officer_told(self.mentions, sentence, head, self.words)
            teller = teller or self._unnamed(sentence, phrase.head, word.classes)
            return teller or anaphora.pronoun(self.mentions, sentence, phrase.head, word.classes)
        if self.words.is_time(head):
            return None
        if counts:
            return self._some_of(sentence, phrase)
        return self._common(sentence, phrase)

    def _common(self, sentence: Sentence, phrase: Phrase) -> Source | None:
        """Return the source that a common noun names, with the state or organisation before or after it."""
        tokens, head = sentence.tokens, sentence.tokens[phrase.head]
        noun = self.words.noun(head)
        if not head.capital and self.words.is_verb_form(head):
            return None
        people = noun is not None and noun.noun_class in ("person", "group")
        if people and (
            own := senders.sent_by(self.text, tokens, phrase, self.words) or self._meant_before(sentence, phrase)
        ):
            return own
        seat = self.allegiances.seat_at(tokens, phrase.last) if people else None
        if seat and bodies.serves(tokens, phrase, self.words):
            return self._described(sentence, phrase, phrase.last + 2)._replace(iso3=seat)
        body = noun is None or (noun.noun_class in ("organization", "outlet") and noun.represents != "state")
        if body and (own := self._body(sentence, phrase, noun)):
            return own
        if (until := bodies.end_of_office(tokens, phrase, self.words)) > phrase.last:
            named = self._described(sentence, phrase, until)
            return named if named.iso3 else named._replace(iso3=self._organ(sentence, phrase).iso3)
        if bodies.is_alone(tokens, phrase, self.words):
            return self._organ(sentence, phrase)
        unknown = noun is None and not head.capital
        last = senders.end_of_post(tokens, phrase, self.words) if people or unknown else phrase.last
        if noun is not None and body and last + 1 < len(tokens) and tokens[last].word == "of":
            whole = phrase_from(tokens, last + 1, self.words)
            last = whole.last if whole else last  # "the office of the mayor"
        if people and (lord := officers.named_last(self.mentions, tokens, phrase, last)) is not None:
            return lord
        return self._described(sentence, phrase, last)

    def _body(self, sentence: Sentence, phrase: Phrase, noun: Noun | None) -> Source | None:
        """Return the body that is no state's by the name in its phrase, or by the one just before."""
        tokens = sentence.tokens
        first = bodies.proper_name(tokens, phrase, self.words)
        if first is not None:
            last = bodies.end_of_name(tokens, phrase, self.words)
            span = Span(tokens[first].start, tokens[last - 1].end)
            return Source(name=self.text[slice(*span)], kind="organization", span=span)
        return organs.body_before(self.mentions, sentence, phrase) if noun is not None else None

    def _described(self, sentence: Sentence, phrase: Phrase, last: int) -> Source:
        """Return the source that a phrase describes; `last` is its end with what its head speaks for."""
        tokens, head = sentence.tokens, sentence.tokens[phrase.head]
        inside = [token.mention for token in tokens[phrase.first : last]]
        iso3 = self._state_inside(sentence, phrase, last)
        organ = next((mention for mention in inside if isinstance(mention, OrganizationMention)), None)
        kind = self._kind(head, self.words.noun(head))
        if head.capital and kind == "person" and self.words.noun(head) is None and tokens[phrase.first].word == "the":
            kind = "organization"  # "The Polisario Front"
        kind = "organization" if bodies.is_owned(tokens, phrase) else kind
        genitive = _genitive(tokens, phrase) is not None
        named = kind == "organization" and tokens[phrase.first].word == "the" and phrase.first < phrase.head
        named = named and (head.capital or not genitive)  # "the country's foreign ministry"
        full = self.mentions.spelled_out(head) if last == phrase.head + 1 else None
        if full is not None:
            office = bodies.is_organ(full.name, self.words) and not full.iso3
            return full._replace(iso3=self.allegiances.meant) if office else full
        span = Span(tokens[phrase.first + named].start, tokens[last - 1].end)
        return Source(
            name=self.text[slice(*span)],
            kind=kind,
            span=span,
            iso3=iso3 if iso3 and bodies.speaks_for_state(tokens, phrase, last, self.words) else None,
            organization=self.text[slice(*organ.span)] if organ else None,
        )

    def _state_inside(self, sentence: Sentence, phrase: Phrase, last: int) -> str | None:
        """Return the one state that a phrase names or refers to."""
        tokens = sentence.tokens
        sent = (i for i in range(phrase.first, last) if i == 0 or tokens[i - 1].word != "to")  # "the envoy to Chad"
        mentioned = (tokens[i] for i in sent if tokens[i].mention)
        inside = [token.mention for token in mentioned if not bodies.is_joined(token, self.text)]
        states = {mention.iso3 for mention in inside if isinstance(mention, CountryMention | OrganizationMention)}
        if len(states - {None}) == 1:
            return next(iter(states - {None}))
        if states:
            return None
        genitive = _genitive(tokens, phrase)
        owner = phrase_from(tokens, phrase.first, self.words, genitive) if genitive else None
        if owner is not None and tokens[owner.head].kind == "person":
            return self.mentions.source(tokens[owner.head]).iso3  # "Moussa's spokesman"
        if owner is not None and tokens[owner.first].word == "the":
            source = self._meant_before(sentence, owner)  # "the president's office"
            if source is not None:
                return source.iso3
        person = next((token for token in tokens[phrase.last : last] if token.kind == "person"), None)
        if person is not None:
            return self.mentions.source(person).iso3  # "a spokesman for Moussa"
        return anaphora.owner(self.mentions, sentence, phrase, self.words)

    def _organ(self, sentence: Sentence, phrase: Phrase) -> Source:
        """Return the organ of a state that its state does not stand with: 'the army', 'the ministry in Baku'."""
        alone = self._described(sentence, phrase, phrase.last)
        seat = self.allegiances.seat_at(sentence.tokens, phrase.last)
        if seat is None:
            told = unnamed.told_before(self.sentences, sentence, phrase, self.words)
            if told is not None:
                last = bodies.end_of_office(told[0].tokens, told[1], self.words)
                return self._described(*told, last)._replace(span=alone.span)
        iso3 = seat or self.allegiances.state_told(sentence, phrase.first) or self.allegiances.meant
        return alone._replace(iso3=iso3)

    def _meant_before(self, sentence: Sentence, phrase: Phrase) -> Source | None:
        """Return whom 'the minister' or 'the official' refers back to, under his name if he has one."""
        named = anaphora.named_before(self.mentions, sentence, phrase)
        named = named or anaphora.varied_before(self.mentions, sentence, phrase, self.words)
        named = named or officers.officer_before(self.mentions, sentence, phrase)
        named = named or officers.diplomat_before(self.mentions, sentence, phrase)
        told = None if named else unnamed.told_before(self.sentences, sentence, phrase, self.words)
        if named is None and (told is None or not unnamed.is_nobody_named(*told)):
            named = anaphora.only_before(self.mentions, sentence, phrase, self.words)
        source = self._common(*told) if told and not named else None
        tokens = sentence.tokens
        span = Span(tokens[phrase.first].start, tokens[phrase.head].end)
        return named or (source._replace(span=span) if source else None)

    def _unnamed(self, sentence: Sentence, index: int, classes: frozenset[str]) -> Source | None:
        """Return the representative without a name whom 'he' or 'she' stands for: 'The representative of Chad'."""
        body = classes.isdisjoint(anaphora.PEOPLE)
        before = organs.organ_before if body else unnamed.represented_before
        told = before(self.mentions, sentence, self.words)
        if "pronoun_plural" in classes:
            told = unnamed.several_before(self.mentions, sentence, index, self.words)
        source, pronoun = self.source(*told) if told else None, sentence.tokens[index]
        known = source is not None and (body or unnamed.is_known(source))
        return source._replace(span=Span(pronoun.start, pronoun.end)) if source and known else None

    def _some_of(self, sentence: Sentence, phrase: Phrase) -> Source:
        """Return those whom a number picks out: 'one of the observers', 'the two', 'one of them' as those meant."""
        tokens = sentence.tokens
        if phrase.last + 1 < len(tokens) and tokens[phrase.last].word == "of":
            several = tokens[phrase.last + 1].word == "them" and unnamed.group_before(
                self.sentences, sentence, self.words
            )
            meant = self._common(*several) if several else None
            if meant is not None:
                return meant._replace(span=Span(tokens[phrase.first].start, tokens[phrase.last + 1].end))
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

    def labelled(self, span: Span) -> Source:
        """Return who the label of a line in a transcript stands for, under the full name if the article gives it."""
        label = self.text[slice(*span)]
        token = self.mentions.surnames.get(label.split(" ")[-1])
        return (
            self.mentions.source(token)._replace(span=span) if token else Source(name=label, kind="person", span=span)
        )

    def in_full(self, source: Source | None) -> Source | None:
        """Return a source under the longest name that the article gives it, if it is a body."""
        full = self.mentions.fullest.get(source.name) if source and source.kind == "organization" else None
        return source._replace(name=full) if source and full else source

    def possessor(self, sentence: Sentence, index: int) -> Source | None:
        """Return whom 'his', 'her', 'its' or 'their' at a token stands for."""
        return anaphora.possessor(self.mentions, sentence, index)


def _genitive(tokens: Sequence[Token], phrase: Phrase) -> int | None:
    """Return where the 's of an owner stands in a phrase."""
    return next((i for i in range(phrase.first, phrase.head) if tokens[i].word in GENITIVE), None)
