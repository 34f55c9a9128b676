"""Whom a source stands for as an actor: a representative for his state, an owner for what is his."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unga_dataset.builder.findings import Actor, Source
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.phrases import Phrase
from unga_dataset.builder.grammar.tokens import Sentence
from unga_dataset.builder.grammar.vocabulary import GENITIVE
from unga_dataset.codes import ActorType


def actor_of(cast: Cast, source: Source) -> Actor | None:
    """Return a source as an actor: a representative stands with his state, a document does nothing."""
    if source.kind == "document":
        return None
    noun, several = cast.words.nouns.get(source.name.split(" ")[-1].lower(), (None, False))
    first = source.name.split(" ")[0].lower()
    counted = several and (first[:1].isdigit() or "quantifier" in cast.words.known[first].classes)
    sent = noun is not None and noun.represents == "state" and not counted  # "the Chadian delegation"
    if source.iso3 is not None and (sent or source.kind in ("person", "country", "organization")):
        return Actor(name=cast.state_names[source.iso3], kind="country", span=source.span, iso3=source.iso3)
    kinds: dict[str, ActorType] = {"organization": "organization", "group": "group", "country": "country"}
    name = source.name
    if source.kind == "group" and name[:4] == "the " and cast.text[: source.span.start][-4:].lower() != "the ":
        name = cast.text[slice(*source.span)]  # "Gulf states"
    if source.kind == "person" and name[:4] in ("The ", "the ") and name[4:5].isupper():
        name = name[4:]  # "The UN Secretary-General"
    return Actor(name=name, kind=kinds.get(source.kind, "person"), span=source.span, iso3=None)


def actors_at(cast: Cast, sentence: Sentence, places: Sequence[int]) -> list[Actor]:
    """Return the actors that the mentions at some tokens stand for."""
    sources = (cast.source(sentence, Phrase(i, i + 1, i)) for i in places)
    return [actor for source in sources if source and (actor := actor_of(cast, source))]


def genitive_actor(cast: Cast, sentence: Sentence, first: int) -> Actor | None:
    """Return who owns the noun at a token: "Chad's veto", "its war"."""
    tokens = sentence.tokens
    place = first - 1
    while (
        place > 0
        and (tokens[place].kind in ("word", "date") or (tokens[place].word == "," and tokens[place - 1].kind == "date"))
        and not (cast.words.of(tokens[place]) - {"finite"} or tokens[place].word in GENITIVE)
    ):
        place -= 1
    if place < 0:
        return None
    if tokens[place].word in GENITIVE and place > 0:
        source = cast.source(sentence, Phrase(place - 1, place, place - 1))
        return actor_of(cast, source) if source and tokens[place - 1].mention else None
    if tokens[place].kind == "country":
        source = cast.source(sentence, Phrase(place, place + 1, place))
        return actor_of(cast, source) if source else None
    if "possessive" in cast.words.of(tokens[place]):
        return next(iter(_states_before(cast, sentence, place)), None)
    return None


def _states_before(cast: Cast, sentence: Sentence, index: int) -> Iterator[Actor]:
    """Yield the state nearest before a possessive, in its own sentence."""
    for place in range(index - 1, -1, -1):
        if sentence.tokens[place].kind == "country":
            source = cast.source(sentence, Phrase(place, place + 1, place))
            if source and (actor := actor_of(cast, source)):
                yield actor
                return
