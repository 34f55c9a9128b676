"""Which state those serve whose office the article names without one: 'Norway objected. Foreign Minister X said ...'.

What tells it stands before them: 'its', the vote they explain, the state that their sentence or the one before it is
about; failing these, the one state that the whole article is about. Where several may be meant, none is taken.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar.anaphora import possessor
from unga_dataset.builder.grammar.bodies import is_alone
from unga_dataset.builder.grammar.mentions import Mentions
from unga_dataset.builder.grammar.phrases import first_phrase, phrase_before
from unga_dataset.builder.grammar.tokens import Sentence, Token, place_of
from unga_dataset.builder.grammar.unnamed import told_before
from unga_dataset.builder.grammar.vocabulary import GENITIVE, MENTIONS
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.people import PersonMention

OWNED = 6
"""How many words before a name its owner may stand: 'Its foreign minister, X'."""
PLACE = re.compile(r"(?P<city>[A-Z]{3,}(?: [A-Z]{3,}){0,2})(?:[,:]| [-–—(])|(?P<town>[A-Z][a-z]+(?: [A-Z][a-z]+)?):")
"""The place from which an article comes, at its head: 'ACCRA, June 3 (GNA) -', 'ACCRA:', 'Accra:'."""
HEADS = 4
REACH = 3
"""How many sentences before its own may tell whose an office is."""
JOINTS = frozenset({"and", "with", ";"})
"""What joins an office to the state that its sentence is about."""
LISTS = frozenset({"and", "or", "&", ","})
NEAR = 6
"""How many letters may stand between a name and the title behind it."""
LONGEST = 3
"""How many words the name of a capital may hold."""
NEARLY = 5
"""By less than the first of so many parts another state may be named more often than the first one."""
TOLD = 3
"""How often the state that an article is about must at least be named."""
OWN = frozenset({"action", "document", "message", "conflict"})
"""The classes of nouns that tell what a state itself does: 'the Iranian draft'."""
ANYWHERE, AMERICAN = "President", "USA"
"""A title that the American press gives without the state even in articles about others."""


class Allegiances:
    """The states that the people of an article serve without being named with them."""

    def __init__(
        self, mentions: Mentions, sentences: Sequence[Sentence], words: Words, capitals: dict[str, str]
    ) -> None:
        self.mentions, self.sentences, self.words, self.capitals = mentions, sentences, words, capitals
        most = Counter(iso3 for _, iso3 in mentions.countries).most_common()
        seat = self._seat_of_reporter({state for state, _ in most[:3]})
        self.about = _about(mentions, most)
        mentions.home = seat or self.about
        self.meant = self.about or seat
        self.american = AMERICAN in {state for state, _ in most[:2]}
        for sentence in sentences:
            for index, mention in self._unknown(sentence):
                state = self._state(sentence, index, mention)
                if state is not None:
                    mentions.owned[mention.person.name] = state

    def _seat_of_reporter(self, states: set[str]) -> str | None:
        """Return the state from whose capital an article comes, if it is one of those it is about: 'ACCRA: The ...'."""
        for sentence in self.sentences[:HEADS]:
            place = PLACE.match(self.mentions.text, *sentence.span)
            state = self.capitals.get(place["town"] or place["city"].title()) if place else None
            if state is not None:
                return state if state in states else None
        return None

    def _unknown(self, sentence: Sentence) -> Iterator[tuple[int, PersonMention]]:
        """Yield the people of a sentence whose state is not known yet."""
        for token in self.mentions.named[sentence.number]:
            if isinstance(mention := token.mention, PersonMention):
                person = mention.person
                if not (person.iso3 or person.organization or person.name in self.mentions.owned):
                    yield place_of(sentence.tokens, token.start), mention

    def _state(self, sentence: Sentence, index: int, mention: PersonMention) -> str | None:
        if _is_owned(sentence.tokens, index):
            if seat := self._seat_of(sentence):
                return seat
            return self.mentions.state_before(sentence.number, sentence.tokens[index].start)
        if sentence.tokens[index - 1].word == ",":
            if (lord := self._serves_one(sentence, index)) is not None:
                return lord.iso3
            if state := self._apposed(sentence, index):
                return state
        if mention.person.chief and (state := self._chief_state(mention.person.chief)):
            return state
        if mention.person.home:
            return self._state_at_home(sentence)
        if not mention.person.serves or not self._shows_office(mention):
            return None
        seat = self.seat_at(sentence.tokens, 0) if sentence.tokens[index - 1].word == "," and index < OWNED else None
        known = seat or self._explained(sentence.tokens, index)
        known = known or (None if self._receives(mention) else self.state_told(sentence, index))
        others = {state for token in sentence.tokens[:index] if (state := _iso3(token))} - {self.meant}
        return known or (None if others or (mention.person.title == ANYWHERE and self.american) else self.meant)

    def _receives(self, mention: PersonMention) -> bool:
        """Whether 'by' leads an office, so that others than its state are told of: 'He was received by Minister X'."""
        return self.mentions.text.endswith((" by ", " by the "), 0, mention.whole.start)

    def _shows_office(self, mention: PersonMention) -> bool:
        """Whether a mention stands with its title, before it or behind a comma: 'X, a spokesman for the junta'."""
        if mention.whole.start < mention.span.start:
            return True
        behind = self.mentions.text[mention.span.end : mention.span.end + len(mention.person.title or "") + NEAR]
        return behind.startswith(", ") and (mention.person.title or "") in behind

    def _apposed(self, sentence: Sentence, index: int) -> str | None:
        """Return the state of the officer that a name in apposition names: 'the ambassador, X', of Chad before."""
        tokens = sentence.tokens
        phrase = phrase_before(tokens, index - 1, self.words)
        noun = self.words.noun(tokens[phrase.head]) if phrase else None
        if phrase is None or tokens[phrase.first].word != "the" or phrase.last != index - 1:
            return None
        if phrase.last - phrase.first > 2:
            before = tokens[index].mention
            titled = isinstance(before, PersonMention) and before.person.serves
            return _iso3(tokens[phrase.first + 1]) if titled else None  # "The Chadian co-chair, Ambassador X"
        if noun is None or noun.noun_class != "person" or noun.represents != "state":
            return None
        told = told_before(self.sentences, sentence, phrase, self.words)
        if told is None:
            return None
        tokens, known = told[0].tokens, told[1]
        states = {state for token in tokens[known.first : known.head] if (state := _iso3(token))}
        return next(iter(states)) if len(states) == 1 else None

    def _serves_one(self, sentence: Sentence, index: int) -> Source | None:
        """Return the person whom someone serves: 'his adviser, X', but not 'his wife, X'."""
        tokens = sentence.tokens
        low = max(0, index - OWNED)
        place = next((i for i in range(index - 1, low - 1, -1) if tokens[i].word in ("his", "her")), None)
        if place is None:
            return None
        nouns = [self.words.noun(token) for token in tokens[place + 1 : index - 1]]
        serves = any(noun is not None and noun.represents == "state" for noun in nouns)
        return possessor(self.mentions, sentence, place) if serves else None

    def _state_at_home(self, sentence: Sentence) -> str | None:
        """Return the state of one whose office the press at home names without it."""
        if seat := self._government_before(sentence):
            return seat
        return None if AMERICAN in {iso3 for _, iso3 in self.mentions.countries} else self.mentions.home

    def _government_before(self, sentence: Sentence) -> str | None:
        """Return the state whose government the sentence before opens with: 'The White House denied it'."""
        before = self.sentences[sentence.number - 1].tokens if sentence.number else ()
        first = next((token for token in before[:3] if token.kind in MENTIONS), None)
        metonym = first is not None and isinstance(first.mention, CountryMention) and first.mention.form == "metonym"
        return _iso3(first) if first is not None and metonym else None

    def _seat_of(self, sentence: Sentence) -> str | None:
        """Return the state of the organ that a sentence is about, by its seat or by what stands before it."""
        phrase = first_phrase(sentence.tokens, 0, len(sentence.tokens), self.words)
        if phrase is None or not is_alone(sentence.tokens, phrase, self.words):
            return None
        return self.seat_at(sentence.tokens, phrase.last) or self.state_told(sentence, phrase.first)

    def _chief_state(self, chief: str) -> str | None:
        """Return the state of the person whose an office is: "Moussa's foreign minister, X"."""
        people = (
            token.mention.person for token in chain(*self.mentions.named) if isinstance(token.mention, PersonMention)
        )
        known = next((person.iso3 for person in people if person.name == chief), None)
        return known or self.mentions.owned.get(chief)

    def _explained(self, tokens: Sequence[Token], index: int) -> str | None:
        """Return the state whose stance one explains: "Explaining Chad's vote, Ambassador X said"."""
        if "explaining" not in self.words.of(tokens[0]) or tokens[index - 1].word != ",":
            return None
        owners = (tokens[i] for i in range(1, index - 1) if tokens[i + 1].word in GENITIVE)
        return next((state for token in owners if (state := _iso3(token))), None)

    def seat_at(self, tokens: Sequence[Token], index: int) -> str | None:
        """Return the state at whose capital an organ sits: 'the foreign ministry in Baku'."""
        if index + 1 >= len(tokens) or tokens[index].word != "in":
            return None
        last = index + 1
        while last < min(len(tokens), index + 1 + LONGEST) and tokens[last].capital:
            last += 1
        text = self.mentions.text
        names = (text[tokens[index + 1].start : tokens[end - 1].end] for end in range(last, index + 1, -1))
        return next((self.capitals[name] for name in names if name in self.capitals), None)

    def state_told(self, sentence: Sentence, index: int) -> str | None:
        """Return the state that the words before an office are about, in its sentence or in those before it."""
        tokens = sentence.tokens
        first = self._first(tokens, index)
        if first is not None and not self._is_led(tokens, first):
            topic = self._topic(tokens, first)
            own = {state for token in tokens[:index] if (state := _iso3(token))}
            return topic if own <= {topic} and self._is_joined(tokens, index) else None
        for number in range(sentence.number - 1, max(-1, sentence.number - 1 - REACH), -1):
            before = self.sentences[number]
            if sentence.paragraph.number - before.paragraph.number > 1:
                return None
            first = self._first(before.tokens, len(before.tokens))
            if first is not None:
                return None if self._is_led(before.tokens, first) else self._topic(before.tokens, first)
        return None

    def _first(self, tokens: Sequence[Token], end: int) -> int | None:
        """Return where the first mention before a token stands, outside quotation marks."""
        return next((i for i in range(end) if tokens[i].kind in MENTIONS and not tokens[i].quoted), None)

    def _is_led(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a preposition leads a mention: 'In the Maldives'."""
        place = index - 1
        while place > 0 and "determiner" in self.words.of(tokens[place]):
            place -= 1
        noun = self.words.noun(tokens[place - 1]) if place > 0 and tokens[place].word == "in" else None
        if noun is not None and noun.note == "alone":
            return False  # "The junta in Chad"
        return place >= 0 and "preposition" in self.words.of(tokens[place])

    def _is_joined(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether an office is joined to what stands before it: 'Chad objected, and Prime Minister X said'."""
        place = index - 1
        while place > 0 and "determiner" in self.words.of(tokens[place]):
            place -= 1
        return place >= 0 and tokens[place].word in JOINTS

    def _topic(self, tokens: Sequence[Token], index: int) -> str | None:
        """Return the state that the first mention of a sentence names or serves, if it is one state alone."""
        token = tokens[index]
        if token.kind == "person":
            return self.mentions.source(token).iso3
        after = index + 1
        if after + 1 < len(tokens) and tokens[after].word in LISTS:
            after += 2 if "determiner" in self.words.of(tokens[after + 1]) else 1
            if after < len(tokens) and tokens[after].kind == "country":
                return None
        elif isinstance(token.mention, CountryMention) and token.mention.form == "demonym":
            return _iso3(token) if after == len(tokens) or self._is_own(tokens[after]) else None
        return _iso3(token)

    def _is_own(self, token: Token) -> bool:
        """Whether what follows an adjective is the state's own: 'the Iranian army', but not 'a Norwegian tourist'."""
        word = token.known
        if token.kind != "word" or word.noun is None:
            return token.kind != "word" or word.ends or word.acts
        return word.noun.represents == "state" or word.noun.noun_class in OWN


@functools.cache
def capitals_of(lexicon: Lexicon) -> dict[str, str]:
    """Return the state of each capital."""
    return {entry.text: entry.iso3 for entry in lexicon.country_names if entry.form == "capital"}


def _iso3(token: Token) -> str | None:
    return token.mention.iso3 if isinstance(token.mention, CountryMention) else None


def _is_owned(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name stands right behind 'its', or behind 'its', an office and a comma."""
    before = tokens[max(0, index - OWNED) : index]
    words = [token.word for token in before]
    places = range(len(words) - 1, -1, -1)
    owner = next((i for i in places if words[i] == "its" or "land" in before[i].known.means), None)
    if owner is None:
        return False
    behind = words[owner + 1 :]
    if words[owner] != "its":
        if not behind or behind[0] not in GENITIVE:
            return False
        behind = behind[1:]  # "the country's ombudsman, X"
    return not behind or (behind[-1] == "," and behind.count(",") == 1)


def _about(mentions: Mentions, most: Sequence[tuple[str, int]]) -> str | None:
    """Return the state that an article names most: twice as often as the next, or first of all and nearly as often."""
    if not most or most[0][1] < TOLD:
        return None
    (state, times), (_, less) = most[0], most[1] if len(most) > 1 else ("", 0)
    first = mentions.countries[0][1]
    named = dict(most)[first]
    if NEARLY * named >= times * (NEARLY - 1) and named >= TOLD:
        return first
    return state if times >= 2 * less else None
