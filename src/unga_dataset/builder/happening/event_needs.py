"""Whether the clause around a trigger holds what its reading needs: a draft, an organ, a state, people, an opening."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from unga_dataset.builder.entries import EventTrigger
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.hits import Hit, clause_of, tokens_of, whole
from unga_dataset.builder.grammar.nouns import PEOPLE, TEXTS, denotes
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.happening import event_nouns, tolls
from unga_dataset.builder.organizations import OrganizationMention

ACTIONS, BODIES = frozenset({"action"}), frozenset({"organization"})

COUNTS = frozenset({"both", "others", "some", "the"})


def holds(hit: Hit, cast: Cast) -> bool:
    """Whether one of the things that the entry of a hit needs is there; an entry that needs nothing always holds."""
    entry = hit.entry
    if not isinstance(entry, EventTrigger) or not entry.needs:
        return True
    if hit.holds is None:
        hit.keep("holds", any(is_met(need, hit, cast) for need in entry.needs))
    return hit.holds is True


def is_met(need: str, hit: Hit, cast: Cast) -> bool:
    """Whether one thing that an entry may need is there."""
    if "+" in need:
        first, second = need.split("+")
        if first == "@sentence":
            return second in hit.sentence.words
        if first == "@subject":
            return any(token.word == second for token in tokens_of(hit, hit.subject.phrase if hit.subject else None))
        if first == "@object":
            return any(_is(second, token) for token in _heads(_object(hit, cast), cast))
        return is_met(first, hit, cast) and is_met(second, hit, cast)
    if need in NEEDS:
        return NEEDS[need](hit, cast)
    return need in hit.sentence.words and any(token.word == need for token in _around(hit, cast))


def _object(hit: Hit, cast: Cast) -> Sequence[Token]:
    """Return the tokens of the object with what hangs on it."""
    if hit.object is None:
        return ()
    return hit.sentence.tokens[hit.object.first : whole(hit, hit.object, cast.words).last]


def _heads(tokens: Sequence[Token], cast: Cast) -> Iterator[Token]:
    """Yield the tokens that no noun follows: not the sanctions of "a sanctions list"."""
    for place, token in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if following is None or following.kind != "word" or cast.words.noun(following) is None:
            yield token


def _is(need: str, token: Token) -> bool:
    return _is_organ(token) if need == "@organ" else token.word == need


def _has_action(hit: Hit, _cast: Cast) -> bool:
    return any(denotes(token, ACTIONS) for token in tokens_of(hit, hit.object))


def _is_physical(hit: Hit, _cast: Cast) -> bool:
    """Whether it comes to blows: not 'the two neighbours clash over a reef'."""
    tokens = hit.sentence.tokens
    return hit.last >= len(tokens) or tokens[hit.last].word != "over"


def _is_tabled(hit: Hit, cast: Cast) -> bool:
    """Whether a draft is put forward by someone: 'the resolution, moved by Chad'."""
    return hit.agent is not None and _has_document(hit, cast)


def _is_counted(hit: Hit, cast: Cast) -> bool:
    return any(token.kind == "number" or token.word in cast.words.numbers for token in _near(hit))


def _is_elliptic(hit: Hit, cast: Cast) -> bool:
    """Whether texts are only counted: 'Two were vetoed'."""
    told = list(tokens_of(hit, hit.object))
    return bool(told) and all(token.word in cast.words.numbers or token.word in COUNTS for token in told)


def _is_scored(hit: Hit, _cast: Cast) -> bool:
    """Whether the count of a ballot follows: 'it voted 140-5'."""
    score = hit.sentence.tokens[hit.last : hit.last + 2]
    return len(score) > 1 and score[0].kind == "number" and score[1].word in ("-", "–", "to")


def _has_document(hit: Hit, _cast: Cast) -> bool:
    told = list(_near(hit) if hit.object is None or _passes(hit) else tokens_of(hit, hit.object))
    if hit.object is None and hit.first == hit.group:
        told += hit.sentence.tokens[max(0, hit.first - 2) : hit.first]  # "abide by Resolution 1325 passed in 2000"
    return any(denotes(token, TEXTS) for token in told)


def _passes(hit: Hit) -> bool:
    """Whether the text is what passes an organ: 'The resolution passed the Assembly', 'passed by 12 votes'."""
    return any(_is_organ(token) for token in tokens_of(hit, hit.object))


def _has_organ(hit: Hit, cast: Cast) -> bool:
    tokens, before = hit.sentence.tokens, hit.group - 2
    if before >= 0 and tokens[hit.group - 1].word == "," and _is_organ(tokens[before]):
        return True  # "at the Security Council, convened on Friday"
    return any(_is_organ(token) for token in _around(hit, cast))


def _has_country(hit: Hit, _cast: Cast) -> bool:
    return any(token.kind == "country" for token in tokens_of(hit, hit.object))


def _has_people(hit: Hit, cast: Cast) -> bool:
    return any(_is_people(cast, token) for token in _near(hit))


def _are_uprooted(hit: Hit, cast: Cast) -> bool:
    """Whether people are driven out, not only called so: not 'a camp for (internally) displaced people'."""
    before = hit.sentence.tokens[hit.first - 1] if hit.first else None
    called = before is not None and (before.word == "internally" or "preposition" in cast.words.of(before))
    return not called and _has_people(hit, cast)


def _is_by_state(hit: Hit, _cast: Cast) -> bool:
    """Whether a state does it: 'Chad vetoed an extension', but not 'the mayor vetoed the fee'."""
    subject = hit.subject.phrase if hit.subject is not None else hit.agent
    return subject is not None and hit.sentence.tokens[subject.head].kind == "country"


def _has_toponym(hit: Hit, _cast: Cast) -> bool:
    """Whether a place is taken that no finder types: 'rebels captured Goma', but not 'captured the leader'."""
    if hit.object is None:
        return False
    head = hit.sentence.tokens[hit.object.head]
    return head.kind == "word" and head.capital


def _has_someone(hit: Hit, cast: Cast) -> bool:
    """Whether it is done to people: 'told the ambassador to leave', but not 'asked for leave'."""
    told = _object(hit, cast)
    if any(token.word in ("mission", "missions", "embassy", "staff") for token in told):
        return True
    subject = hit.sentence.tokens[hit.subject.phrase.head] if hit.subject is not None else None
    ordered = subject is None or subject.kind != "word" or denotes(subject, BODIES)
    return any(_is_people(cast, token) and (ordered or _represents(cast, token)) for token in told)


def _represents(cast: Cast, token: Token) -> bool:
    """Whether people stand for others: 'told the envoy to leave', not 'gunmen told the villagers to leave'."""
    noun = cast.words.noun(token)
    return token.kind in ("person", "country") or (noun is not None and noun.represents != "none")


def _near(hit: Hit) -> list[Token]:
    """Return the tokens of the object and the subject."""
    return [*tokens_of(hit, hit.object), *tokens_of(hit, hit.subject.phrase if hit.subject else None)]


def _around(hit: Hit, cast: Cast) -> Sequence[Token]:
    """Return the tokens of the clause."""
    return hit.sentence.tokens[slice(*clause_of(hit, cast.words))]


def _is_organ(token: Token) -> bool:
    """Whether a token is an organ, under its name or short: 'the Council', 'Assembly members'."""
    if isinstance(token.mention, OrganizationMention):
        return token.mention.entry.kind in ("organ", "organization")
    return denotes(token, BODIES) and (token.capital or "organ" in token.known.means)


def _is_people(cast: Cast, token: Token) -> bool:
    if token.kind in ("number", "person", "country") or tolls.is_score(token, cast):
        return True
    if token.word in cast.words.numbers or token.word == "many":
        return True  # "nine guards", "forced many to flee"
    return denotes(token, PEOPLE)


def _meets(hit: Hit, cast: Cast) -> bool:
    """Whether those who meet stand for states or organisations: 'the two presidents', 'Lund will meet Gulf leaders'."""
    subject = list(tokens_of(hit, hit.subject.phrase if hit.subject else None))
    others = list(tokens_of(hit, hit.object))
    return _has_officials(cast, subject) and (not others or _has_officials(cast, others))


def _has_officials(cast: Cast, tokens: Sequence[Token]) -> bool:
    for token in tokens:
        noun = cast.words.noun(token)
        if token.kind in ("person", "country", "organization") or token.word in ("counterpart", "counterparts"):
            return True
        if noun is not None and denotes(token, PEOPLE) and noun.represents == "state":
            return True
        if token.word == "chiefs":
            return True
    return False


def _sits(hit: Hit, cast: Cast) -> bool:
    """Whether an organ takes something up on a day to come: 'It is due to take up the question on 16 May'."""
    if hit.outlook not in ("planned", "expected") or hit.subject is None:
        return False
    if any(_is_organ(token) for token in tokens_of(hit, hit.subject.phrase)):
        return True
    source = cast.source(hit.sentence, hit.subject.phrase)
    return source is not None and source.kind == "organization"


def _never(_hit: Hit, _cast: Cast) -> bool:
    return False


NEEDS: dict[str, Callable[[Hit, Cast], bool]] = {
    "@document": _has_document,
    "@organ": _has_organ,
    "@action": _has_action,
    "@counted": _is_counted,
    "@country": _has_country,
    "@elliptic": _is_elliptic,
    "@someone": _has_someone,
    "@tabled": _is_tabled,
    "@people": _has_people,
    "@physical": _is_physical,
    "@new": event_nouns.is_new,
    "@held": event_nouns.is_held,
    "@given": event_nouns.is_held,
    "@place": event_nouns.has_place,
    "@drawn": event_nouns.is_drawn,
    "@agreed": event_nouns.is_agreed,
    "@amid": tolls.is_amid,
    "@back": _never,
    "@bystate": _is_by_state,
    "@deadly": tolls.is_deadly,
    "@made": event_nouns.is_made,
    "@mounted": event_nouns.is_mounted,
    "@toll": tolls.is_toll,
    "@toponym": _has_toponym,
    "@uprooted": _are_uprooted,
    "@mustered": event_nouns.is_mustered,
    "@announced": event_nouns.is_announced,
    "@dated": event_nouns.is_dated,
    "@spoken": event_nouns.is_spoken,
    "@suffered": event_nouns.is_suffered,
    "@acting": event_nouns.is_acting,
    "@scored": _is_scored,
    "@told": event_nouns.is_told,
    "@since": event_nouns.is_since,
    "@tallied": event_nouns.is_tallied,
    "@day": lambda hit, _cast: event_nouns.owning_day(hit) is not None,
    "@named": event_nouns.is_named,
    "@officials": _meets,
    "@sitting": _sits,
    "@wielded": event_nouns.is_wielded,
    "@similar": event_nouns.is_similar,
}
"""What a trigger can need, apart from a word."""
