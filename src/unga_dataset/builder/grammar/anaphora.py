"""What refers back: pronouns, 'the minister', 'the diplomat', 'its', each for the last fitting source before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar.mentions import NEAR, Mentions, state_with
from unga_dataset.builder.grammar.phrases import Phrase
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.organizations import OrganizationMention
from unga_dataset.builder.people import PersonMention
from unga_dataset.codes import SpeakerType

PEOPLE = {"pronoun_male": "male", "pronoun_female": "female"}
IMPERSONAL = frozenset({"pronoun_neuter", "pronoun_plural"})
"""Pronouns for a state or body."""
UNKNOWN: dict[str, SpeakerType] = {
    "pronoun_male": "person", "pronoun_female": "person", "pronoun_neuter": "organization", "pronoun_plural": "group"
}  # fmt: skip
SELVES: dict[str, SpeakerType] = {"i": "person", "others": "group", "somebody": "person", "someone": "person"}
"""Pronouns behind which no one who is named stands: 'others said'; 'I' is the reporter."""
POSSESSIVES = {"his": "pronoun_male", "her": "pronoun_female", "its": "pronoun_neuter", "their": "pronoun_plural"}
OFFICE = "office"
OFFICE_WORDS = 4
"""How many words an office may hold with its article: 'the deputy foreign minister'."""
WIDEST = 6
"""How many words a phrase may hold that brings somebody in."""
FAR = 40
"""How many sentences back a person may have been named last."""


def pronoun(mentions: Mentions, sentence: Sentence, index: int, classes: frozenset[str]) -> Source | None:
    """Return the last source before a pronoun of some classes that agrees with it, nearest sentence first.

    One of whom no name is known stands for himself, under his pronoun.
    """
    token = sentence.tokens[index]
    span = Span(token.start, token.end)
    genders = {PEOPLE[kind] for kind in classes if kind in PEOPLE}
    if genders or not classes.isdisjoint(IMPERSONAL):
        for named in mentions.back_from(sentence.number, FAR if genders else NEAR):
            last = _own_pronoun(mentions, named[0], span.start, classes) if genders and named else span.start
            meant = [other for other in named if other.start < last and _agrees(other, genders)]
            free = [other for other in meant if not mentions.owns(other)]
            if not genders and token.word == "it":
                free = meant = [other for other in free or meant if not mentions.is_agent(other)]
            if meant:
                place = _main_start(mentions, named[0])
                main = (other for other in free if genders and other.start > place)
                return mentions.source(next(main, free[0] if free else meant[0]))._replace(span=span)
    kind = next((UNKNOWN[kind] for kind in classes if kind in UNKNOWN), SELVES.get(token.word))
    return Source(name=mentions.text[slice(*span)], kind=kind, span=span) if kind else None


def _own_pronoun(mentions: Mentions, first: Token, place: int, classes: frozenset[str]) -> int:
    """Return where a sentence takes up somebody by a pronoun, so that names behind it are others': 'he met Moussa'."""
    sentence = mentions.sentences[bisect_right(mentions.starts, first.start) - 1]
    own = (one for one in sentence.tokens if one.kind == "word" and one.start < place and not one.quoted)
    alike = (one.start for one in own if one.known.pronoun and not one.known.classes.isdisjoint(classes))
    return next(alike, place)


def _main_start(mentions: Mentions, first: Token) -> int:
    """Return where a sentence goes on after the participle that opens it: 'Calling Chad a bully, | Moussa left'."""
    sentence = mentions.sentences[bisect_right(mentions.starts, first.start) - 1]
    opener = sentence.tokens[0]
    if not (opener.capital and opener.kind == "word" and opener.word.endswith("ing")) or opener.known.noun is not None:
        return -1
    return next((token.start for token in sentence.tokens if token.word == ","), -1)


def _agrees(token: Token, genders: set[str]) -> bool:
    """Whether a mention is a person of one of some genders; if there is none, a state or single organisation."""
    mention = token.mention
    if genders:
        return isinstance(mention, PersonMention) and (not mention.person.gender or mention.person.gender in genders)
    bloc = isinstance(mention, OrganizationMention) and mention.entry.kind == "bloc"
    return not (bloc or isinstance(mention, PersonMention))


def possessor(mentions: Mentions, sentence: Sentence, index: int) -> Source | None:
    """Return whom 'his', 'her', 'its' or 'their' at a token stands for."""
    kind = POSSESSIVES.get(sentence.tokens[index].word)
    return pronoun(mentions, sentence, index, frozenset({kind})) if kind else None


def owner(mentions: Mentions, sentence: Sentence, phrase: Phrase, words: Words) -> str | None:
    """Return the state that owns a body or office: "Algeria hesitated; its ambassador spoke", 'his delegation'."""
    token = sentence.tokens[phrase.first]
    if token.word == "whose" and phrase.first > 1:
        before = sentence.tokens[phrase.first - (2 if sentence.tokens[phrase.first - 1].word == "," else 1)]
        return before.mention.iso3 if isinstance(before.mention, CountryMention) else None
    if token.word in ("his", "her"):
        person, noun = possessor(mentions, sentence, phrase.first), words.noun(sentence.tokens[phrase.head])
        if noun is None or noun.noun_class not in ("group", "organization"):
            return person.iso3 if person and noun and noun.noun_class == "person" else None  # "his chief of staff"
        if sentence.tokens[phrase.head].word == OFFICE:
            return person.iso3 if person else None
        return (person.iso3 if person else None) or mentions.state_before(sentence.number, token.start)
    following = sentence.tokens[phrase.first + 1 : phrase.first + 4]
    land = next((i for i, other in enumerate(following) if "land" in other.known.means), None)
    owned = land is not None and any(other.word == "'s" for other in following[land + 1 :])
    anaphoric = token.word == "its" or (token.word == "the" and owned)
    if anaphoric and land is not None and following[land].word == "kingdom":
        return _kingdom_before(mentions, sentence.number, token.start)
    return mentions.state_before(sentence.number, token.start) if anaphoric else None


def _kingdom_before(mentions: Mentions, number: int, place: int) -> str | None:
    """Return the kingdom named last before a place, past states that are none."""
    for named in mentions.back_from(number, FAR):
        states = (state_with(token) for token in reversed(named) if token.start < place)
        if (state := next((state for state in states if state in mentions.kingdoms), None)) is not None:
            return state
    return None


def named_before(mentions: Mentions, sentence: Sentence, phrase: Phrase) -> Source | None:
    """Return whom 'the minister' refers back to: the last person with that title."""
    tokens = sentence.tokens
    if not (is_bare(tokens, phrase) or _is_office(tokens, phrase)):
        return None
    title = frozenset(token.word for token in tokens[phrase.first + 1 : phrase.head + 1])
    span = Span(tokens[phrase.first].start, tokens[phrase.head].end)
    for named in mentions.back_from(sentence.number, FAR):
        for token in named:
            if token.start < span.start and _holds(token, title):
                return mentions.source(token)._replace(span=span)
    return None


def only_before(mentions: Mentions, sentence: Sentence, phrase: Phrase, words: Words) -> Source | None:
    """Return whom 'the lawyer' can only be: the one person named just before, if he has no other title."""
    tokens = sentence.tokens
    if not (is_bare(tokens, phrase) or _is_office(tokens, phrase)):
        return None
    only = _only_person(mentions, sentence, phrase, words)
    alone = phrase.head - phrase.first == 1
    return only if alone or (only is not None and only.title is None) else None


def varied_before(mentions: Mentions, sentence: Sentence, phrase: Phrase, words: Words) -> Source | None:
    """Return whom 'the Norwegian diplomat' or 'the 54-year-old lawyer' can only be: the one person named just before.

    His state is told anew ('France's ambassador X ... The French envoy'), or where he comes from, of an official who
    speaks for no state.
    """
    tokens = sentence.tokens
    inside = tokens[phrase.first + 1 : phrase.head]
    if tokens[phrase.first].word not in ("the", "this") or not inside or phrase.last - phrase.first > WIDEST:
        return None
    aged = tokens[phrase.head - 1].word.endswith("year-old") or [t.word for t in inside[-2:]] == ["year-old", ""]
    states = {token.mention.iso3 for token in inside if isinstance(token.mention, CountryMention)}
    if not (aged or states) or is_told_more(tokens, phrase.last):
        return None
    meant = _only_person(mentions, sentence, phrase, words)
    if meant is None or aged:
        return meant
    head, title = tokens[phrase.head], (meant.title or "").lower().split()
    if meant.iso3 is not None:
        return (
            meant if states == {meant.iso3} and ("representative" in head.known.means or head.word in title) else None
        )
    former = any(token.word == "former" for token in inside)
    return meant if (meant.organization or meant.title) and (former or "compatriot" in head.known.means) else None


def _holds(token: Token, title: frozenset[str]) -> bool:
    """Whether a mention is a person with these words in his title."""
    person = token.mention.person if isinstance(token.mention, PersonMention) else None
    if person is None or person.title is None:
        return False
    held = person.title.lower()
    return title <= {*held.split(), *held.replace("-", " ").split()}


def _only_person(mentions: Mentions, sentence: Sentence, phrase: Phrase, words: Words) -> Source | None:
    """Return whom 'the diplomat' can only be: the one person that this sentence and the one before it name."""
    head, start = sentence.tokens[phrase.head], sentence.tokens[phrase.first].start
    noun = words.noun(head)
    if noun is None or noun.noun_class != "person" or words.is_plural(head):
        return None
    near = [*mentions.named[max(0, sentence.number - 1)], *mentions.named[sentence.number]]
    people = {
        token.mention.person.name: token
        for token in near
        if isinstance(token.mention, PersonMention) and token.start < start
    }
    if len(people) != 1:
        return None
    return mentions.source(next(iter(people.values())))._replace(span=Span(start, head.end))


def is_bare(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase is 'the' and a noun alone: 'the representative of Chad' says himself who he is."""
    if phrase.last - phrase.first != 2 or tokens[phrase.first].word not in ("the", "this"):
        return False
    return not is_told_more(tokens, phrase.last)


def _is_office(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase is 'the' and an office of a few plain words: 'the foreign minister'."""
    size = phrase.last - phrase.first
    if not 2 < size <= OFFICE_WORDS or tokens[phrase.first].word != "the":
        return False
    plain = all(token.kind == "word" for token in tokens[phrase.first : phrase.last])
    return plain and not is_told_more(tokens, phrase.last)


def is_told_more(tokens: Sequence[Token], index: int) -> bool:
    """Whether a preposition behind a phrase tells whose representative it is."""
    return index < len(tokens) and tokens[index].word in ("of", "for", "from", "to", "at")
