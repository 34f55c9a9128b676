"""Stances told by a word that judges: 'called the vote a "farce"', 'said the draft was a sham'."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from unga_dataset.builder.document import Span
from unga_dataset.builder.entries import StanceTrigger
from unga_dataset.builder.findings import Position, Quote, Target
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.hits import Hit
from unga_dataset.builder.grammar.phrases import Phrase, phrase_from
from unga_dataset.builder.grammar.standing import actor_of
from unga_dataset.builder.grammar.targets import target_of
from unga_dataset.builder.grammar.tokens import Sentence, Token, place_of
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.siding.extents import wide_target
from unga_dataset.codes import Stance

SPAN = attrgetter("span")
BE = frozenset({
    "is", "are", "was", "were", "amounts", "amounted", "be", "been", "being", "remains", "remained", "remain",
    "constitutes", "constituted", "represents", "represented", "becomes", "became", "seems", "seemed",
})  # fmt: skip
PARTING = frozenset({"not", "no", ","})
SITED = frozenset({"in", "at", "on", "to", "with", "between"})
"""What leads where or between whom the thing is that a name is given to."""
HELPING = frozenset({"has", "have", "had"})
NAMED_LATER = 20
"""How many words after the thing its name may stand: 'called the vote at the council in Oslo on Monday a farce'."""
JUDGED_WORDS = 8
"""How many words after the thing judged its evaluation may stand."""
NAMED = 4
"""How many words before a name in quotation marks may stand between it and the thing named: 'as yet another'."""


class Judgement(NamedTuple):
    """What a name given to a thing says of it, and the thing without what belongs to the name."""

    stance: Stance
    judged: Phrase


@functools.cache
def stances_of(lexicon: Lexicon) -> dict[str, Stance]:
    """Return the stances of the words that judge."""
    return {entry.word: entry.stance for entry in lexicon.evaluations}


@functools.cache
def acting_of(lexicon: Lexicon) -> frozenset[str]:
    """Return the verbs that judge what does it."""
    return frozenset(entry.word for entry in lexicon.evaluations if entry.note)


def judgement_of(hit: Hit, lexicon: Lexicon) -> Judgement | None:
    """Return what the name says that stands behind the thing judged: 'called the vote a "farce"'.

    A name in quotation marks that holds no word of the list is a figure of speech, and those are for blame.
    """
    judged, tokens, stances = hit.object, hit.sentence.tokens, stances_of(lexicon)
    if judged is None or _is_what(hit):
        return None
    within = next((i for i in range(judged.first + 1, judged.last) if tokens[i].word in stances), judged.last)
    if within > judged.first + 1 and within == judged.last - 1:  # "called the blockade illegal"
        return Judgement(stances[tokens[within].word], judged._replace(last=within, head=within - 1))
    behind = max(judged.last, hit.last)  # the thing judged may stand before 'which'
    for place, token in enumerate(tokens[behind : behind + NAMED_LATER]):
        if (token.kind == "mark" and token.word != "-") or (
            place >= JUDGED_WORDS and not token.quoted and token.known.parts
        ):
            break
        if token.word in stances:
            return Judgement(stances[token.word], judged)
    spoken = isinstance(hit.entry, StanceTrigger) and hit.entry.basis == "stated"
    return Judgement("oppose", judged) if spoken and _is_named_in_marks(hit, judged) else None


def judged_target(hit: Hit, judged: Phrase, cast: Cast) -> Target | None:
    """Return what a name is given to, up to the 'as' that leads the name: 'views the camp in Togo | as an outrage'."""
    target, tokens = wide_target(cast, hit.sentence, judged), hit.sentence.tokens
    if target is None or "as" not in hit.entry.links or judged.first < hit.last:
        return target
    last = place_of(tokens, target.span.end)
    if last + 2 >= len(tokens) or tokens[last].word not in SITED:
        return target
    place = phrase_from(tokens, last + 1, cast.words)
    behind = place.last if place is not None else len(tokens)
    if behind >= len(tokens) or tokens[behind].word != "as":
        return target
    return replace(target, span=Span(target.span.start, tokens[behind - 1].end))


def _is_what(hit: Hit) -> bool:
    """Whether the name is that of another's object: 'rejected what it called blackmail'."""
    first = hit.subject.phrase.first if hit.subject is not None else hit.group
    return first > 0 and hit.sentence.tokens[first - 1].word == "what"


def _is_named_in_marks(hit: Hit, judged: Phrase) -> bool:
    """Whether several words in quotation marks follow the thing: 'called the text "a poisoned gift"'."""
    tokens = hit.sentence.tokens
    if tokens[judged.head].quoted or any(t.kind == "mark" for t in tokens[judged.last : judged.last + 1]):
        return False
    for index in range(judged.last, min(judged.last + NAMED, len(tokens) - 1)):
        if tokens[index].kind == "quoted":
            return True
        if tokens[index].quoted:
            return tokens[index + 1].quoted and tokens[index + 1].kind != "mark"
    return False


def _is_said_to_be(tokens: Sequence[Token], index: int) -> bool:
    """Whether 'is', 'had been', 'would be' stands at a token."""
    if index < len(tokens) and tokens[index].word in HELPING:
        index += 1
    makes = index + (index < len(tokens) and tokens[index].word in ("would", "will", "could"))
    if makes < len(tokens) and "bringing" in tokens[makes].known.means:
        return True  # "would create a dangerous precedent", "sends the wrong message"
    return index < len(tokens) and tokens[index].word in BE


def _is_judged(tokens: Sequence[Token], index: int, stances: dict[str, Stance]) -> bool:
    """Whether 'is' or a verb that judges stands at a token: 'was a sham', '(had) violated the pact'."""
    if _is_said_to_be(tokens, index):
        return True
    index += index < len(tokens) and tokens[index].word in HELPING
    index += index < len(tokens) and tokens[index].known.adverb  # "has seriously breached"
    return index < len(tokens) and tokens[index].word in stances and tokens[index].word.endswith(("ed", "es", "ts"))


def _is_parted(judged: Sequence[Token], word: Token, acting: frozenset[str]) -> bool:
    """Whether a 'not' or a comma parts the thing from its judgement, or a 'was' makes it suffer: 'was ignored'."""
    before = {token.word for token in judged if token.start < word.start}
    return not before.isdisjoint(PARTING) or (word.word in acting and not before.isdisjoint(BE))


def _is_irony(tokens: Sequence[Token], word: Token) -> bool:
    """Whether what is good is but an example: 'an excellent illustration of arrogance'."""
    place = place_of(tokens, word.start) + 1
    return place < len(tokens) and "specimen" in tokens[place].known.means


def _is_judgeable(head: Token, cast: Cast) -> bool:
    """Whether one can be for or against what is judged: not 'they were responsible', 'the world is dangerous'."""
    noun = cast.words.noun(head)
    if head.known.pronoun:
        return head.word == "it"
    return "vague" not in head.known.means and (noun is None or noun.noun_class not in ("place", "time"))


def _deed_judged(sentence: Sentence, first: int, quote: Quote, cast: Cast, lexicon: Lexicon) -> Position | None:
    """Return the position of one who judges a deed: 'said it would be wrong to adopt the text'."""
    tokens, stances = sentence.tokens, stances_of(lexicon)
    places = range(first, min(len(tokens) - 2, first + JUDGED_WORDS))
    verb = next((i + 1 for i in places if tokens[i].word == "to"), len(tokens))
    judged = [token for token in tokens[first:verb] if token.word in stances]
    phrase = phrase_from(tokens, verb + 1, cast.words) if judged and verb < len(tokens) else None
    actor = actor_of(cast, quote.source) if quote.source else None
    if phrase is None or actor is None or "furthering" not in cast.words.of(tokens[verb]):
        return None
    target = wide_target(cast, sentence, phrase)
    if target is None or any(token.word in PARTING for token in tokens[first : verb - 1] if token.word != ","):
        return None
    return Position(
        clause=Span(tokens[first].start, target.span.end), trigger=Span(judged[0].start, judged[0].end), actor=actor,
        target=target, stance=stances[judged[0].word], basis="stated", rule=f"evaluations: {judged[0].word}",
    )  # fmt: skip


def verdicts(sentence: Sentence, quotes: Sequence[Quote], cast: Cast, lexicon: Lexicon) -> Iterator[Position]:
    """Yield the positions of those who say that something is good or bad: 'said the draft was a "sham"'."""
    tokens, stances = sentence.tokens, stances_of(lexicon)
    if BE.isdisjoint(sentence.words) and stances.keys().isdisjoint(sentence.words):
        return
    low, high = (bisect_left(quotes, (place,), key=SPAN) for place in sentence.span)
    for quote in quotes[low:high]:
        first = place_of(tokens, quote.content.start)
        phrase = phrase_from(tokens, first, cast.words) if first < len(tokens) else None
        if phrase is None:
            continue
        it = tokens[phrase.head].word == "it"
        deed = _deed_judged(sentence, phrase.last, quote, cast, lexicon) if it else None
        if (verdict := deed or _thing_judged(sentence, phrase, quote, cast, lexicon)) is not None:
            yield verdict


def _thing_judged(sentence: Sentence, phrase: Phrase, quote: Quote, cast: Cast, lexicon: Lexicon) -> Position | None:
    """Return the position of one who judges the thing that his words open with: 'said the draft was a sham'."""
    tokens, stances = sentence.tokens, stances_of(lexicon)
    if quote.source is None or not _is_judged(tokens, phrase.last, stances):
        return None
    judged = tokens[phrase.last : phrase.last + JUDGED_WORDS]
    word = next((t for t in judged if t.word in stances and t.start < quote.content.end), None)
    if word is None or _is_irony(tokens, word) or _is_parted(judged, word, acting_of(lexicon)):
        return None
    actor = actor_of(cast, quote.source) if _is_judgeable(tokens[phrase.head], cast) else None
    target = target_of(cast, sentence, phrase) if actor is not None else None
    if actor is None or target is None:
        return None
    return Position(
        clause=Span(tokens[phrase.first].start, word.end), trigger=Span(word.start, word.end), actor=actor,
        target=target, stance=stances[word.word], basis="stated", rule=f"evaluations: {word.word}",
    )  # fmt: skip
