"""Stances told by nouns and compounds: 'backers of the draft', 'Tehran-backed fighters', "Chad's support for it"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from unga_dataset.builder.document import Span
from unga_dataset.builder.entries import StanceTrigger
from unga_dataset.builder.findings import Actor, Position
from unga_dataset.builder.grammar.actors import agents_of
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import subject_of
from unga_dataset.builder.grammar.nouns import is_somebody
from unga_dataset.builder.grammar.phrases import extended, phrase_from
from unga_dataset.builder.grammar.rosters import named_beside
from unga_dataset.builder.grammar.standing import actor_of, actors_at, genitive_actor
from unga_dataset.builder.grammar.targets import target_of
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.vocabulary import GENITIVE
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.siding.bases import BALLOTING
from unga_dataset.builder.siding.extents import wide_target

DRAWN = 6
"""How many words before a stance the verb may stand that has it as its object: 'met with fierce resistance'."""


@functools.cache
def _forms(lexicon: Lexicon, frame: str) -> dict[str, StanceTrigger]:
    """Return the triggers of a frame by their forms."""
    return {form: entry for entry in lexicon.stance_triggers if entry.frame == frame for form in entry.forms}


def compounds(sentence: Sentence, cast: Cast, lexicon: Lexicon) -> Iterator[Position]:
    """Yield the positions of compounds: 'Tehran-backed fighters' shows Iran's support for the fighters."""
    backed = _forms(lexicon, "backed")
    if backed.keys().isdisjoint(sentence.words):
        return
    tokens = sentence.tokens
    for index in range(len(tokens) - 3):
        if (
            tokens[index].kind == "country"
            and tokens[index + 1].word == "-"
            and (entry := backed.get(tokens[index + 2].word))
        ):
            phrase = phrase_from(tokens, index + 3, cast.words)
            source = cast.source(sentence, phrase._replace(first=index, last=index + 1, head=index)) if phrase else None
            target = target_of(cast, sentence, phrase) if phrase else None
            actor = actor_of(cast, source) if source else None
            if phrase and target and actor:
                clause = Span(tokens[index].start, target.span.end)
                yield Position(
                    clause=clause, trigger=Span(tokens[index + 2].start, tokens[index + 2].end), actor=actor,
                    target=target, stance=entry.stance, rule=f"stance_triggers: -{entry.lemma}",
                    basis="acted" if target.kind == "resolution" else entry.basis,
                )  # fmt: skip


def holders(sentence: Sentence, cast: Cast, lexicon: Lexicon) -> Iterator[Position]:
    """Yield the positions of groups that are named by them: 'backers of the draft'."""
    named = _forms(lexicon, "holder")
    if named.keys().isdisjoint(sentence.words):
        return
    tokens = sentence.tokens
    for index, token in enumerate(tokens[:-2]):
        entry = named.get(token.word)
        if entry is None or token.kind != "word" or tokens[index + 1].word not in entry.links:
            continue
        phrase = phrase_from(tokens, index + 2, cast.words)
        target = target_of(cast, sentence, phrase) if phrase else None
        if target is None:
            continue
        span = Span(token.start, target.span.end)
        name = cast.text[slice(*span)]
        group = Position(
            clause=span, trigger=Span(token.start, token.end), target=target, stance=entry.stance, basis=entry.basis,
            actor=Actor(name=name, kind="group", span=span, iso3=None), rule=f"stance_triggers: {entry.lemma}",
        )  # fmt: skip
        yield group
        beside = named_beside(tokens, extended(tokens, phrase, cast.words).last, cast.words) if phrase else None
        examples = actors_at(cast, sentence, beside.places) if beside is not None and beside.examples else []
        yield from (replace(group, actor=actor) for actor in examples)


def owned(sentence: Sentence, cast: Cast, lexicon: Lexicon) -> Iterator[Position]:
    """Yield the positions of those who own a stance: "China's opposition to the mandate"."""
    nouns = _forms(lexicon, "owned")
    if nouns.keys().isdisjoint(sentence.words):
        return
    tokens = sentence.tokens
    for index in range(2, len(tokens) - 2):
        entry = nouns.get(tokens[index].word)
        if entry is None or tokens[index + 1].word not in entry.links or tokens[index].quoted:
            continue
        place = _owner_before(tokens, index)
        if not _owns(tokens[place].word) or _lacks(sentence, place):
            continue
        actor = genitive_actor(cast, sentence, index)
        phrase = phrase_from(tokens, index + 2, cast.words)
        target = wide_target(cast, sentence, phrase) if phrase and actor else None
        if actor is not None and target is not None:
            yield Position(
                clause=Span(actor.span.start, target.span.end), trigger=Span(tokens[index].start, tokens[index].end),
                actor=actor, target=target, stance=entry.stance, basis=entry.basis,
                rule=f"stance_triggers: {entry.lemma}",
            )  # fmt: skip


def _owner_before(tokens: Sequence[Token], noun: int) -> int:
    """Return where the 's before a noun may stand, past the adjectives between: "China's firm opposition"."""
    place = noun - 1
    while place > 1 and tokens[place].kind == "word" and not (tokens[place].known.classes or _owns(tokens[place].word)):
        place -= 1
    return place


def drawn(sentence: Sentence, cast: Cast, lexicon: Lexicon) -> Iterator[Position]:
    """Yield the positions of those from whom a thing meets with a stance: 'the plan drew criticism from Chad'."""
    nouns = _forms(lexicon, "drawn")
    if "from" not in sentence.words or nouns.keys().isdisjoint(sentence.words):
        return
    tokens, words = sentence.tokens, cast.words
    voted = not BALLOTING.isdisjoint(sentence.words)
    for index in range(2, len(tokens) - 2):
        entry = nouns.get(tokens[index].word)
        if entry is None or tokens[index + 1].word not in entry.links or tokens[index].quoted:
            continue
        places = range(index - 1, max(0, index - DRAWN), -1)
        verb = next((i for i in places if "drawing" in words.of(tokens[i]) and tokens[i].kind == "word"), None)
        subject = subject_of(tokens, verb, words) if verb is not None else None
        phrase = phrase_from(tokens, index + 2, words)
        target = wide_target(cast, sentence, subject.phrase) if subject is not None else None
        if phrase is None or target is None or not is_somebody(tokens[phrase.head]):
            continue
        for actor in agents_of(cast, sentence, phrase):
            yield Position(
                clause=Span(target.span.start, max(target.span.end, tokens[phrase.last - 1].end)),
                trigger=Span(tokens[index].start, tokens[index].end), actor=actor, target=target, stance=entry.stance,
                basis="acted" if voted and target.kind == "resolution" else entry.basis,
                rule=f"stance_triggers: {entry.lemma}",
            )  # fmt: skip


def _owns(word: str) -> bool:
    return word in GENITIVE


def _lacks(sentence: Sentence, genitive: int) -> bool:
    """Whether it is not there: "without Chad's support for the plan"."""
    words = [token.word for token in sentence.tokens[max(0, genitive - 3) : genitive]]
    return "without" in words or "if" in words
