"""Stances told by lists: '119 in favour to 1 against (Chad)', 'Abstaining: Chad, Mali.', 'Among them were Chad'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Actor, Position
from unga_dataset.builder.grammar.actors import actor_of
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.phrases import Phrase, names_from
from unga_dataset.builder.grammar.targets import document_before
from unga_dataset.builder.grammar.tokens import Sentence
from unga_dataset.codes import Stance

TALLIED: dict[str, Stance] = {
    "favour": "support", "favor": "support", "against": "oppose", "yes": "support", "no": "oppose",
    "abstaining": "abstain", "abstentions": "abstain", "abstention": "abstain", "abstained": "abstain",
    "abstain": "abstain",
}  # fmt: skip
"""What stands before a list of those who voted so."""
MEMBERS = frozenset({("among them", "was"), ("among them", "were"), ("they", "included"), ("they", "include")})
"""What opens a sentence that names some of a group told of in the sentence before."""
OPENERS = frozenset("(:—–")


def tallies(sentence: Sentence, cast: Cast) -> Iterator[Position]:
    """Yield the positions of lists behind a count: '119 in favour to 1 against (Chad)', 'Abstaining: Chad, Mali.'."""
    if TALLIED.keys().isdisjoint(sentence.words):
        return
    tokens = sentence.tokens
    for index in range(len(tokens) - 2):
        stance = TALLIED.get(tokens[index].word)
        if stance is None or tokens[index + 1].word not in OPENERS:
            continue
        places = names_from(tokens, index + 2)
        here = document_before(cast, sentence, len(tokens), reach=0, cited=True)
        target = here or document_before(cast, sentence, index)
        if target is None or not places:
            continue
        first = next((i for i in range(index, -1, -1) if tokens[i].kind == "number"), index)
        clause = Span(tokens[first].start, tokens[places[-1]].end)
        trigger = Span(tokens[index].start, tokens[index].end)
        for actor in _named(sentence, places, cast):
            yield Position(
                clause=clause, trigger=trigger, actor=actor, target=target, stance=stance, basis="acted", rule="tally"
            )


def members(sentence: Sentence, before: Sequence[Position], cast: Cast) -> Iterator[Position]:
    """Yield the stance of a group for those of it that the next sentence names: 'Among them were Chad and Mali'."""
    tokens = sentence.tokens
    if not before or len(tokens) < 3 or (tokens[0].word, tokens[1].word) not in MEMBERS:
        return
    group = next((p for p in reversed(before) if p.actor.kind == "group"), None)
    places = names_from(tokens, 2)
    if group is None or not places:
        return
    clause = Span(tokens[0].start, tokens[places[-1]].end)
    for actor in _named(sentence, places, cast):
        yield replace(group, clause=clause, trigger=Span(tokens[0].start, tokens[1].end), actor=actor)


def _named(sentence: Sentence, places: Sequence[int], cast: Cast) -> Iterator[Actor]:
    for place in places:
        source = cast.source(sentence, Phrase(place, place + 1, place))
        actor = actor_of(cast, source) if source else None
        if actor is not None:
            yield actor
