"""Whether the clause around a trigger holds what its reading needs: a draft, an organ, a state, people, an opening."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.entries import EventTrigger
from unga_dataset.builder.grammar.actors import genitive_actor
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.hits import Hit, clause_of, tokens_of
from unga_dataset.builder.grammar.phrases import extended, phrase_from
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.organizations import OrganizationMention


def holds(hit: Hit, cast: Cast) -> bool:
    """Whether one of the things that the entry of a hit needs is there; an entry that needs nothing always holds."""
    entry = hit.entry
    if not isinstance(entry, EventTrigger) or not entry.needs:
        return True
    return any(_holds(need, hit, cast) for need in entry.needs)


def _holds(need: str, hit: Hit, cast: Cast) -> bool:
    match need:
        case "@document":
            told = tokens_of(hit, hit.object) if hit.object else _near(hit)
            return any(_class(cast, token) == "document" for token in told)
        case "@organ":
            return any(_is_organ(cast, token) for token in _around(hit, cast))
        case "@country":
            return any(token.kind == "country" for token in tokens_of(hit, hit.object))
        case "@people":
            return any(_is_people(cast, token) for token in _near(hit))
        case "@new":
            return _is_new(hit, cast)
        case "@held" | "@given":
            return _is_held(hit, cast)
        case "@place":
            return _has_place(hit, cast)
        case word:
            return word in hit.sentence.words and any(token.word == word for token in _around(hit, cast))


def _near(hit: Hit) -> list[Token]:
    """Return the tokens of the object and the subject."""
    return [*tokens_of(hit, hit.object), *tokens_of(hit, hit.subject.phrase if hit.subject else None)]


def _around(hit: Hit, cast: Cast) -> Sequence[Token]:
    """Return the tokens of the clause."""
    return hit.sentence.tokens[slice(*clause_of(hit, cast.words))]


def _class(cast: Cast, token: Token) -> str | None:
    noun = cast.words.noun(token)
    return noun.noun_class if noun else None


def _is_organ(cast: Cast, token: Token) -> bool:
    """Whether a token is an organ, under its name or short: 'the Council', 'Assembly members'."""
    if isinstance(token.mention, OrganizationMention):
        return token.mention.entry.kind in ("organ", "organization")
    return _class(cast, token) == "organization" and (token.capital or token.word in ("council", "assembly"))


def _is_people(cast: Cast, token: Token) -> bool:
    return token.kind in ("number", "person", "country") or _class(cast, token) in ("person", "group")


def _opener(hit: Hit, cast: Cast) -> Token | None:
    """Return the determiner, owner or number before an event noun."""
    tokens, place = hit.sentence.tokens, hit.first - 1
    while place >= 0:
        token = tokens[place]
        if token.kind in ("country", "person", "organization", "number") or token.word in ("'s", "'"):
            return token
        if token.kind != "word" or cast.words.of(token):
            return token
        place -= 1
    return None


def _is_new(hit: Hit, cast: Cast) -> bool:
    """Whether an event noun is new: 'a boycott', 'another veto', "Chad's veto"."""
    opener = _opener(hit, cast)
    if opener is None:
        tokens = hit.sentence.tokens  # "Shelling of a hospital killed ..."
        return hit.last < len(tokens) and tokens[hit.last].word == "of"
    return (
        opener.word in ("a", "an", "another")
        or opener.kind == "number"
        or genitive_actor(cast, hit.sentence, hit.first) is not None
    )


def _is_held(hit: Hit, cast: Cast) -> bool:
    """Whether a verb of opening, holding or giving governs an event noun, before it or after it."""
    tokens, words = hit.sentence.tokens, cast.words
    place = hit.first - 1
    while (
        place >= 0
        and tokens[place].kind == "word"
        and not words.of(tokens[place]) & {"preposition", "light_verb", "auxiliary"}
    ):
        place -= 1
    return (place >= 0 and "light_verb" in words.of(tokens[place])) or held_until(hit, cast) > hit.last


def held_until(hit: Hit, cast: Cast) -> int:
    """Return the token after the light verb that follows an event noun: 'the session of X that began'."""
    tokens, words = hit.sentence.tokens, cast.words
    phrase = phrase_from(tokens, hit.first, words)
    after = extended(tokens, phrase, words).last if phrase else hit.last
    while after < len(tokens) and words.of(tokens[after]) & {"relative", "auxiliary", "adverb"}:
        after += 1
    return after + 1 if after < len(tokens) and "light_verb" in words.of(tokens[after]) else hit.last


def _has_place(hit: Hit, cast: Cast) -> bool:
    """Whether a war, invasion ... is told with its state: 'its war in Georgia', 'the invasion of Kuwait'."""
    tokens, entry = hit.sentence.tokens, hit.entry
    assert isinstance(entry, EventTrigger)
    following = tokens[hit.last : hit.last + 3]
    linked = bool(following) and following[0].word in entry.links and any(t.kind == "country" for t in following[1:])
    into = hit.first > 0 and tokens[hit.first - 1].word == "into"  # "Chad plunged into war"
    fell = into and any(token.kind == "country" for token in tokens[: hit.first])
    return linked or fell or genitive_actor(cast, hit.sentence, hit.first) is not None
