"""Find the positions of an article: one actor's stance on one target."""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.entries import EventTrigger, StanceTrigger
from unga_dataset.builder.findings import Actor, Position, Quote, Target
from unga_dataset.builder.grammar.actors import (
    actor_of,
    actors_of,
    agents_of,
    document_before,
    joined_by,
    names_from,
    target_of,
)
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.hits import Hit, clause_end, clause_of
from unga_dataset.builder.grammar.phrases import Phrase, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence
from unga_dataset.builder.happening.event_needs import holds
from unga_dataset.builder.happening.participants import actors_in, walkout_target
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.codes import Basis, Stance

NEAR = 6
"""How many quotations away the one may stand whose content holds a word."""
TALLIED: dict[str, Stance] = {
    "favour": "support", "favor": "support", "against": "oppose",
    "abstaining": "abstain", "abstentions": "abstain", "abstention": "abstain", "abstained": "abstain",
}  # fmt: skip
"""What stands before a list of those who voted so."""
BE = frozenset({"is", "are", "was", "were", "amounts", "amounted"})
JOINED = 12
"""How many words after a clause those may stand who join in."""
JUDGED_WORDS = 8
"""How many words after the thing judged its evaluation may stand."""


def find_positions(
    document: Document,
    sentences: Sequence[Sentence],
    hits: Sequence[Hit],
    quotes: Sequence[Quote],
    cast: Cast,
    lexicon: Lexicon,
) -> tuple[Position, ...]:
    """Return the positions of an article, in text order, one row for each actor."""
    found: list[Position] = []
    told: dict[int, list[Hit]] = {}
    for hit in hits:
        if not hit.negated and (hit.outlook != "hypothetical" or _would(hit, cast)):
            told.setdefault(hit.sentence.number, []).append(hit)
    for sentence in sentences:
        own = told.get(sentence.number, [])
        for hit in own:
            found.extend(_positions(document, hit, own, quotes, cast, lexicon))
        found.extend(_compounds(sentence, cast, lexicon))
        found.extend(_holders(sentence, cast, lexicon))
        found.extend(_tallies(sentence, cast))
        low, high = (bisect_left(quotes, place, key=lambda quote: quote.span.start) for place in sentence.span)
        found.extend(_verdicts(sentence, quotes[low:high], cast, lexicon))
    unique = {(p.clause, p.actor.name, p.target.span, p.stance): p for p in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda p: (p.clause, p.trigger, p.actor.span)))


def _would(hit: Hit, cast: Cast) -> bool:
    """Whether a stance that 'would' be taken is one announced: 'said his delegation would oppose the draft'."""
    tokens, words = hit.sentence.tokens, cast.words
    chain = [token.word for token in tokens[hit.group : hit.first]]
    said = any(token.word in words.clausal for token in tokens[: hit.group])
    unsure = any(token.word in ("if", "unless", "should", "whether") for token in tokens)
    return chain[:1] == ["would"] and said and not unsure


def _positions(
    document: Document, hit: Hit, own: Sequence[Hit], quotes: Sequence[Quote], cast: Cast, lexicon: Lexicon
) -> Iterator[Position]:
    entry = hit.entry
    stance = _stance(hit, own, lexicon)
    if stance is None or (isinstance(entry, EventTrigger) and not holds(hit, cast)):
        return
    target = _target(hit, cast)
    if target is None:
        return
    tokens = hit.sentence.tokens
    first, last = clause_of(hit, cast.words)
    for actor in _actors(hit, quotes, cast):
        yield Position(
            clause=document.with_marks(Span(tokens[first].start, tokens[last - 1].end)),
            trigger=Span(tokens[hit.first].start, tokens[hit.last - 1].end), actor=actor, target=target,
            stance=stance, basis=_basis(hit), rule=_rule(hit),
        )  # fmt: skip


def _rule(hit: Hit) -> str:
    file = "event_triggers" if isinstance(hit.entry, EventTrigger) else "stance_triggers"
    return f"{file}: {hit.entry.lemma}"


def _basis(hit: Hit) -> Basis:
    if hit.outlook in ("expected", "planned"):
        return "expected"
    if hit.outlook == "hypothetical":
        return "stated"  # what one said one would do
    return "acted" if isinstance(hit.entry, EventTrigger) else hit.entry.basis


def _stance(hit: Hit, own: Sequence[Hit], lexicon: Lexicon) -> Stance | None:
    entry = hit.entry
    if isinstance(entry, StanceTrigger) and entry.frame == "name":
        return _judgement(hit, lexicon)
    if hit.sentence.tokens[hit.first].quoted and isinstance(entry, EventTrigger):
        return None
    if entry.stance == "abstain" and any(_or_abstains(other, [hit]) for other in own if other is not hit):
        return None  # told with the first verb: 'either support the text or abstain'
    if entry.stance in ("support", "oppose") and _or_abstains(hit, own):
        return "support_or_abstain" if entry.stance == "support" else "oppose_or_abstain"
    return entry.stance


def _or_abstains(hit: Hit, own: Sequence[Hit]) -> bool:
    """Whether 'or abstain' follows, so that the text leaves open which."""
    tokens = hit.sentence.tokens
    return any(
        other.entry.stance == "abstain" and other.first > hit.last and tokens[other.first - 1].word == "or"
        for other in own
    )


def _judgement(hit: Hit, lexicon: Lexicon) -> Stance | None:
    """Return the stance of the evaluation that follows the thing judged: 'called the vote a "farce"'."""
    if hit.object is None:
        return None
    stances = _evaluations(lexicon)
    start = hit.object.last
    for token in hit.sentence.tokens[start : start + JUDGED_WORDS]:
        if token.kind == "mark" and token.word != "-":
            return None
        if token.word in stances:
            return stances[token.word]
    return None


def _target(hit: Hit, cast: Cast) -> Target | None:
    entry = hit.entry
    if isinstance(entry, EventTrigger) and entry.kind == "walkout_or_boycott":
        spoken = walkout_target(hit, cast)
        if spoken is not None:
            return spoken
    phrase = hit.object
    tokens = hit.sentence.tokens
    if isinstance(entry, EventTrigger) and entry.part == "noun" and hit.last + 1 < len(tokens):
        linked = tokens[hit.last].word in entry.links and tokens[hit.last].word != "by"
        phrase = phrase_from(tokens, hit.last + 1, cast.words) if linked else None
    if isinstance(entry, StanceTrigger) and entry.frame == "must" and hit.subject is not None:
        phrase = hit.subject.phrase
    if phrase is None and isinstance(entry, EventTrigger) and entry.kind == "vote":
        return document_before(cast, hit.sentence, hit.first)
    if phrase is None:
        return None
    ends = frozenset(link[1:] for link in entry.links if link[0] == "~")
    return target_of(cast, hit.sentence, phrase, ends)


def _actors(hit: Hit, quotes: Sequence[Quote], cast: Cast) -> list[Actor]:
    entry, sentence = hit.entry, hit.sentence
    if isinstance(entry, StanceTrigger) and entry.frame == "must":
        place = sentence.tokens[hit.first].start
        near = bisect_right(quotes, place, key=lambda quote: quote.span.start)
        for quote in quotes[max(0, near - NEAR) : near + NEAR]:
            if quote.content.start <= place < quote.content.end and quote.source:
                actor = actor_of(cast, quote.source)
                return [actor] if actor else []
        return []
    if isinstance(entry, EventTrigger) and entry.part == "noun":
        return [participant.actor for participant in actors_in(hit, cast)]
    if hit.agent is not None:
        return agents_of(cast, sentence, hit.agent)
    last = clause_end(sentence.tokens, hit.last, cast.words)
    joining = joined_by(cast, sentence, hit.last, min(len(sentence.tokens), last + JOINED))
    return [*actors_of(cast, sentence, hit.subject), *joining]


@functools.cache
def _forms(lexicon: Lexicon, frame: str) -> dict[str, StanceTrigger]:
    """Return the triggers of a frame by their forms."""
    return {form: entry for entry in lexicon.stance_triggers if entry.frame == frame for form in entry.forms}


@functools.cache
def _evaluations(lexicon: Lexicon) -> dict[str, Stance]:
    return {entry.word: entry.stance for entry in lexicon.evaluations}


def _compounds(sentence: Sentence, cast: Cast, lexicon: Lexicon) -> Iterator[Position]:
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
                    target=target, stance=entry.stance, basis=entry.basis, rule=f"stance_triggers: -{entry.lemma}",
                )  # fmt: skip


def _holders(sentence: Sentence, cast: Cast, lexicon: Lexicon) -> Iterator[Position]:
    """Yield the positions of groups that are named by them: 'backers of the draft'."""
    holders = _forms(lexicon, "holder")
    if holders.keys().isdisjoint(sentence.words):
        return
    tokens = sentence.tokens
    for index, token in enumerate(tokens[:-2]):
        entry = holders.get(token.word)
        if entry is None or token.kind != "word" or tokens[index + 1].word not in entry.links:
            continue
        phrase = phrase_from(tokens, index + 2, cast.words)
        target = target_of(cast, sentence, phrase) if phrase else None
        if target is None:
            continue
        span = Span(token.start, target.span.end)
        name = cast.text[slice(*span)]
        yield Position(
            clause=span, trigger=Span(token.start, token.end), target=target, stance=entry.stance, basis=entry.basis,
            actor=Actor(name=name, kind="group", span=span, iso3=None), rule=f"stance_triggers: {entry.lemma}",
        )  # fmt: skip


def _tallies(sentence: Sentence, cast: Cast) -> Iterator[Position]:
    """Yield the positions of lists behind a count: '119 in favour to 1 against (Chad)', 'Abstaining: Chad, Mali.'."""
    tokens = sentence.tokens
    if TALLIED.keys().isdisjoint(sentence.words):
        return
    for index in range(len(tokens) - 2):
        stance = TALLIED.get(tokens[index].word)
        if stance is None or tokens[index + 1].word not in ("(", ":"):
            continue
        places = names_from(tokens, index + 2)
        here = document_before(cast, sentence, len(tokens), reach=0)
        target = here or document_before(cast, sentence, index)
        if target is None or not places:
            continue
        first = next((i for i in range(index, -1, -1) if tokens[i].kind == "number"), index)
        clause = Span(tokens[first].start, tokens[places[-1]].end)
        for place in places:
            source = cast.source(sentence, Phrase(place, place + 1, place))
            actor = actor_of(cast, source) if source else None
            if actor is not None:
                yield Position(
                    clause=clause, trigger=Span(tokens[index].start, tokens[index].end), actor=actor, target=target,
                    stance=stance, basis="acted", rule="tally",
                )  # fmt: skip


def _verdicts(sentence: Sentence, quotes: Sequence[Quote], cast: Cast, lexicon: Lexicon) -> Iterator[Position]:
    """Yield the positions of those who say that something is good or bad: 'said the draft was a "sham"'."""
    tokens, stances = sentence.tokens, _evaluations(lexicon)
    for quote in quotes if not BE.isdisjoint(sentence.words) else ():
        first = bisect_left(tokens, quote.content.start, key=lambda token: token.start)
        phrase = phrase_from(tokens, first, cast.words) if first < len(tokens) else None
        if quote.source is None or phrase is None or phrase.last >= len(tokens) or tokens[phrase.last].word not in BE:
            continue
        judged = tokens[phrase.last : phrase.last + JUDGED_WORDS]
        word = next((t for t in judged if t.word in stances and t.start < quote.content.end), None)
        actor, target = actor_of(cast, quote.source), target_of(cast, sentence, phrase)
        if word is None or actor is None or target is None or any(t.word in ("not", "no", ",") for t in judged):
            continue
        yield Position(
            clause=Span(tokens[phrase.first].start, word.end), trigger=Span(word.start, word.end), actor=actor,
            target=target, stance=stances[word.word], basis="stated", rule=f"evaluations: {word.word}",
        )  # fmt: skip
