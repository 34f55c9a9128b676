"""Find the positions of an article: one actor's stance on one target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.entries import EventTrigger, StanceTrigger
from unga_dataset.builder.findings import Position, Quote, Target
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.hits import Hit, clause_of
from unga_dataset.builder.grammar.tokens import Sentence
from unga_dataset.builder.grammar.triggers import find_hits
from unga_dataset.builder.happening.event_needs import holds
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.siding.aims import target_of_hit, targets_of_hit
from unga_dataset.builder.siding.ballots import last_vote, on_vote, resuming
from unga_dataset.builder.siding.bases import CONTRARY, basis_of, is_told, stance_of, teller_of
from unga_dataset.builder.siding.counts import counts
from unga_dataset.builder.siding.evaluations import judged_target, judgement_of, verdicts
from unga_dataset.builder.siding.holders import compounds, drawn, holders, owned
from unga_dataset.builder.siding.parties import actors_of_hit
from unga_dataset.builder.siding.requests import asked_to
from unga_dataset.builder.siding.speeches import is_own, speeches
from unga_dataset.builder.siding.tallies import members, rolls, supporters, tallies
from unga_dataset.codes import Stance


def find_positions(
    document: Document,
    sentences: Sequence[Sentence],
    hits: Sequence[Hit],
    quotes: Sequence[Quote],
    cast: Cast,
    lexicon: Lexicon,
) -> tuple[Position, ...]:
    """Return the positions of an article, in text order, one row for each actor."""
    told: dict[int, list[Hit]] = {}
    for hit in hits:
        told.setdefault(hit.sentence.number, []).append(hit)
    found: list[Position] = []
    before: list[Position] = []
    voted: Target | None = None
    for sentence in sentences:
        here = [*members(sentence, before, cast)]
        own = told.get(sentence.number, [])
        first = resuming(own, voted, cast)
        here.extend(_resumed(document, first, voted, quotes, cast))
        here.extend(_of_hits(document, [hit for hit in own if hit not in first], quotes, cast, lexicon))
        latest = last_vote(here)
        here.extend(_resumed(document, resuming(own, latest, cast), latest, quotes, cast))
        voted = latest or voted
        here.extend(_named(sentence, cast, lexicon))
        here.extend(on_vote(_listed(sentence, cast), voted))
        here.extend(verdicts(sentence, quotes, cast, lexicon))
        found.extend(here)
        before = here
    found.extend(_in_speech(document, sentences, quotes, cast, lexicon))
    return _without_twins(found)


def _named(sentence: Sentence, cast: Cast, lexicon: Lexicon) -> Iterator[Position]:
    """Yield the positions that nouns and compounds of a sentence tell."""
    for told in (compounds, holders, owned, drawn):
        yield from told(sentence, cast, lexicon)


def _listed(sentence: Sentence, cast: Cast) -> Iterator[Position]:
    """Yield the positions that the lists and counts of a ballot tell."""
    for told in (tallies, counts, rolls, supporters):
        yield from told(sentence, cast)


def _without_twins(found: Sequence[Position]) -> tuple[Position, ...]:
    """Return positions in text order, of those alike the first, of those in one place the last that was found."""
    backwards = sorted(found, key=_place, reverse=True)
    unique = {(p.actor.name, p.target.span.start, p.stance, p.basis): p for p in backwards}
    return tuple(sorted(unique.values(), key=_place))


def _place(position: Position) -> tuple[Span, Span, Span]:
    return position.clause, position.trigger, position.actor.span


def _in_speech(
    document: Document, sentences: Sequence[Sentence], quotes: Sequence[Quote], cast: Cast, lexicon: Lexicon
) -> Iterator[Position]:
    """Yield the positions that speakers take in their own words: '"We reject this draft," the envoy said'."""
    for speech in speeches(document, sentences, quotes, cast.countries, lexicon):
        own = [hit for hit in find_hits(speech, lexicon) if is_own(hit, teller_of(hit, quotes, cast))]
        yield from _of_hits(document, own, quotes, cast, lexicon)
        yield from verdicts(speech, quotes, cast, lexicon)


def _resumed(
    document: Document, hits: Sequence[Hit], voted: Target | None, quotes: Sequence[Quote], cast: Cast
) -> Iterator[Position]:
    """Yield the positions of votes that go on with the last one told: 'voted against a debate. Chad abstained.'."""
    for hit in hits:
        if voted is not None and hit.entry.stance is not None and is_told(hit, cast):
            yield from _rows(document, hit, hit.entry.stance, voted, quotes, cast)


def _of_hits(
    document: Document, hits: Sequence[Hit], quotes: Sequence[Quote], cast: Cast, lexicon: Lexicon
) -> Iterator[Position]:
    """Yield the positions that the triggers of a sentence tell; what somebody is urged to do is told by the urging."""
    own = [hit for hit in hits if is_told(hit, cast)]
    for hit in own:
        if _is_carried(hit, own):
            continue
        inner = _urged(hit, hits, cast)
        if inner is None:
            yield from _positions(document, hit, own, quotes, cast, lexicon)
        elif inner.entry.stance is not None:
            contrary = inner.negated or hit.sentence.tokens[inner.group - 2].word == "not"
            contrary = contrary and "@not" not in inner.entry.links
            stance = CONTRARY.get(inner.entry.stance) if contrary else inner.entry.stance
            target = target_of_hit(inner, cast)
            if stance is not None and target is not None:
                yield from _rows(document, hit, stance, target, quotes, cast)


def _is_carried(hit: Hit, own: Sequence[Hit]) -> bool:
    """Whether a verb only voices the stance that its object names: 'reaffirmed its support for the plan'."""
    if hit.object is None or getattr(hit.entry, "frame", "") not in ("object", "asked"):
        return False
    return any(getattr(o.entry, "frame", "") == "voiced" and o.first == hit.object.head for o in own if o is not hit)


def _urged(hit: Hit, hits: Sequence[Hit], cast: Cast) -> Hit | None:
    """Return the stance that somebody is urged to take: 'urged its allies (not) to stand with Chad'."""
    if not isinstance(hit.entry, StanceTrigger) or hit.entry.frame != "asked":
        return None
    place = asked_to(hit, cast)
    tokens = hit.sentence.tokens
    if place is None:
        return None
    verb = place + 1 + (tokens[place].word == "not")
    for other in hits:
        stance = isinstance(other.entry, StanceTrigger) and other.entry.frame in ("object", "voiced")
        thing = other.object is None or hit.sentence.tokens[other.object.head].word != "it"
        if (
            other.group == verb
            and other is not hit
            and thing
            and (stance or getattr(other.entry, "kind", "") == "vote")
        ):
            return other
    return None


def _positions(
    document: Document, hit: Hit, own: Sequence[Hit], quotes: Sequence[Quote], cast: Cast, lexicon: Lexicon
) -> Iterator[Position]:
    entry = hit.entry
    if isinstance(entry, EventTrigger) and not holds(hit, cast):
        return
    if isinstance(entry, StanceTrigger) and entry.frame == "name":
        judgement = judgement_of(hit, lexicon)
        stance: Stance | None = judgement.stance if judgement else None
        target = judged_target(hit, judgement.judged, cast) if judgement else None
        targets = [target] if target else []
    else:
        stance = stance_of(hit, own, cast)
        targets = targets_of_hit(hit, cast) if stance is not None else []
    if stance is None:
        return
    for target in targets:
        yield from _rows(document, hit, stance, target, quotes, cast)


def _rows(
    document: Document, hit: Hit, stance: Stance, target: Target, quotes: Sequence[Quote], cast: Cast
) -> Iterator[Position]:
    """Yield a row for each of those who take the stance of a trigger."""
    tokens = hit.sentence.tokens
    first, last = clause_of(hit, cast.words)
    teller = teller_of(hit, quotes, cast)
    for actor in actors_of_hit(hit, quotes, cast):
        voters = any("voter" in token.known.means for token in tokens) and target.kind == "resolution"
        counted = actor.name.isdigit() and not (voters or getattr(hit.entry, "kind", "") == "vote")
        if cast.words.known[actor.name.lower()].pronoun or counted:
            continue  # who it is the text does not say
        yield Position(
            clause=document.with_marks(Span(tokens[first].start, tokens[last - 1].end)),
            trigger=Span(tokens[hit.first].start, tokens[hit.last - 1].end), actor=actor, target=target,
            stance=stance, basis=basis_of(hit, actor, target, teller, cast), rule=_rule(hit),
        )  # fmt: skip


def _rule(hit: Hit) -> str:
    file = "event_triggers" if isinstance(hit.entry, EventTrigger) else "stance_triggers"
    return f"{file}: {hit.entry.lemma}"
