"""Which officer of a body is meant where he is not named: 'the UN official', 'this senior envoy'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar.anaphora import FAR, PEOPLE, is_told_more, named_before
from unga_dataset.builder.grammar.mentions import NEAR, Mentions
from unga_dataset.builder.grammar.nouns import PERSON, denotes
from unga_dataset.builder.grammar.phrases import Phrase, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.organizations import OrganizationMention
from unga_dataset.builder.people import PersonMention

WIDEST = 5
"""How many words may stand between the article and what he is called."""


def officer_before(mentions: Mentions, sentence: Sentence, phrase: Phrase) -> Source | None:
    """Return whom 'the UN official' can only be: the one person that the last sentence with a person in it names."""
    if not _is_officer(sentence.tokens, phrase):
        return None
    start = sentence.tokens[phrase.first].start
    people: dict[str, Token] = {}
    for named in mentions.back_from(sentence.number, NEAR):
        for token in named:
            if isinstance(token.mention, PersonMention) and token.start < start:
                people.setdefault(token.mention.person.name, token)
        if people:
            break
    if len(people) > 1:  # "Moussa met General Keita. The UN official ..."
        people = {name: token for name, token in people.items() if mentions.source(token).iso3 is None}
    if len(people) != 1:
        return None
    meant = mentions.source(next(iter(people.values())))
    stateless = meant.iso3 is None or sentence.tokens[phrase.first].word == "this"
    return meant._replace(span=Span(start, sentence.tokens[phrase.head].end)) if stateless else None


def diplomat_before(mentions: Mentions, sentence: Sentence, phrase: Phrase) -> Source | None:
    """Return whom 'the Ghanaian diplomat' stands for: the envoy of that state named last."""
    tokens = sentence.tokens
    state = tokens[phrase.first + 1].mention if phrase.head > phrase.first + 1 else None
    office = " ".join(token.word for token in tokens[phrase.first + 2 : phrase.head + 1])
    roles = tokens[phrase.head].known.means & {"envoy", "ruler"}
    if (
        tokens[phrase.first].word != "the"
        or not (roles or " " in office)
        or not isinstance(state, CountryMention)
        or is_told_more(tokens, phrase.last)
    ):
        return None
    for named in mentions.back_from(sentence.number, FAR):
        for token in reversed(named):
            meant = mentions.source(token) if token.kind == "person" and token.start < state.span.start else None
            if meant is not None and _holds(meant, roles, office) and meant.iso3 == state.iso3:
                return meant._replace(span=Span(tokens[phrase.first].start, tokens[phrase.head].end))
    return None


def _holds(source: Source, roles: frozenset[str], office: str) -> bool:
    """Whether the title of a person is that of an envoy or a ruler, or the office itself: 'prime minister'."""
    title = (source.title or "").lower()
    ends = {"envoy": ("ambassador", "envoy"), "ruler": ("president", "prime minister", "premier", "chancellor", "king")}
    if " " in office:
        return title.endswith(office)
    return any(title.endswith(ends[role]) for role in roles)


def officer_told(mentions: Mentions, sentence: Sentence, pronoun: Token, words: Words) -> Source | None:
    """Return whom 'he' stands for behind a sentence about him by his office alone: 'The spokesman added ... '."""
    if not sentence.number or pronoun.known.classes.isdisjoint(PEOPLE):
        return None
    people = (token for token in mentions.named[sentence.number] if token.kind == "person")
    if any(token.start < pronoun.start and not mentions.owns(token) for token in people):
        return None
    before = mentions.sentences[sentence.number - 1]
    led = before.tokens and before.tokens[0].word == "the"
    phrase = phrase_from(before.tokens, 0, words) if led else None
    if phrase is None or before.tokens[phrase.head].kind != "word":
        return None
    meant = named_before(mentions, before, phrase)
    return meant._replace(span=Span(pronoun.start, pronoun.end)) if meant is not None else None


def named_last(mentions: Mentions, tokens: Sequence[Token], phrase: Phrase, last: int) -> Source | None:
    """Return whom a name behind an office and its matter tells: 'the envoy for trade talks Ama Boateng'."""
    name, before = tokens[last - 1], tokens[last - 2]
    if last <= phrase.last or not isinstance(name.mention, PersonMention) or before.kind != "word":
        return None
    led = name.mention.whole.start < name.mention.span.start or denotes(before, PERSON)
    return None if led or before.known.noun is None else mentions.source(name)


def _is_officer(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase tells of an officer of a body, or with 'this' of one high in rank."""
    opener, inside = tokens[phrase.first].word, tokens[phrase.first + 1 : phrase.head]
    officer = "officer" in tokens[phrase.head].known.means
    if opener not in ("the", "this") or not officer or not 0 < len(inside) <= WIDEST:
        return False
    if [token.word for token in inside] == ["former"]:
        return phrase.last < len(tokens) and tokens[phrase.last].word == "to"  # "the former ambassador to Chad"
    bodies = [t for t in inside if isinstance(t.mention, OrganizationMention) and t.mention.iso3 is None]
    ranked = all("rank" in token.known.means for token in inside if token not in bodies)
    return ranked and (bool(bodies) or opener == "this") and not is_told_more(tokens, phrase.last)
