"""Which triggers of a sentence tell a happening of their own: one at each place, a noun or the verb that holds it."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.entries import EventTrigger
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.hits import Hit, whole
from unga_dataset.builder.happening.event_needs import holds, is_met
from unga_dataset.builder.happening.event_nouns import is_mounted
from unga_dataset.codes import Kind

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
BESIDE = 4
"""How many triggers back the one may stand that tells the same happening."""
TELLS = frozenset({"@held", "@given", "@place", "@made", "@toll", "@told", "@tallied"})
"""Ways to stand in which a definite noun tells something new: 'the session that began on Monday'."""
FIGHTS = {"attack", "armed_conflict"}
CLOSED = frozenset({"determiner", "possessive", "preposition", "relative", "conjunction", "auxiliary"})
CAUSED = 8
"""How many tokens behind what makes others flee their flight may stand: 'forced thousands of villagers to flee'."""


def telling(hits: Sequence[Hit], cast: Cast) -> list[Hit]:
    """Return the hits of a sentence that tell something, one at each place; a noun held by a verb told is told."""
    told: list[Hit] = []
    for hit in hits:
        if told and told[-1].first == hit.first:
            continue
        if is_modifier(hit, cast) or not (refers_back(hit, cast) or holds(hit, cast)):
            continue
        names, earlier = is_noun(hit), told[-BESIDE:]
        held = names and any(_holds_it(other, hit, cast) for other in earlier if not is_noun(other))
        if held and _only_makes(told[-1], cast):
            told[-1] = hit  # "agreed to a ceasefire" is named by its noun
        elif earlier and _is_one_toll(earlier[-1], hit):
            continue  # "scores were killed and wounded"
        elif not names and earlier and _is_caused(earlier[-1], hit):
            told[-1] = hit  # "were forced to flee"
        elif not held and not (not names and any(_is_done_by(hit, other) for other in earlier if is_noun(other))):
            told.append(hit)
    return told


def _holds_it(verb: Hit, noun: Hit, cast: Cast) -> bool:
    """Whether a noun only names what a verb before it tells: 'held talks', 'signed a truce'."""
    inside = verb.object is not None and verb.object.first <= noun.first < whole(verb, verb.object, cast.words).last
    return inside and {kind_of(verb), kind_of(noun)} in ({kind_of(verb)}, FIGHTS)


def _is_caused(verb: Hit, hit: Hit) -> bool:
    """Whether a verb only tells what makes others flee: 'forced thousands to flee'."""
    infinitive = hit.group > 0 and hit.sentence.tokens[hit.group - 1].word == "to"
    return infinitive and kind_of(verb) == kind_of(hit) == "displacement" and hit.group - verb.last <= CAUSED


def _is_one_toll(verb: Hit, hit: Hit) -> bool:
    """Whether two verbs of harm share those harmed: 'killed and wounded'."""
    between = hit.sentence.tokens[verb.last : hit.first]
    joined = len(between) == 1 and between[0].word in ("and", "or")
    return joined and kind_of(verb) == kind_of(hit) == "casualties"


def _only_makes(verb: Hit, cast: Cast) -> bool:
    """Whether a verb says little of what it makes: 'agreed to', 'slapped ... on', 'held'."""
    return bool(cast.words.of(verb.sentence.tokens[verb.first]) & {"agrees", "announces", "light_verb", "mounts"})


def _is_done_by(verb: Hit, noun: Hit) -> bool:
    """Whether the subject of a verb has named what it tells: 'a drone strike hit the depot', 'a truce was signed'."""
    made = verb.object if kind_of(verb) == "ceasefire" else None  # "an embargo was imposed" is told by its verb
    subject = verb.subject.phrase if verb.subject is not None else made
    if kind_of(verb) == "casualties" and subject is not None and verb.sentence.tokens[subject.first].word == "the":
        return False  # "the massacre that killed 90 villagers"
    return subject is not None and subject.first <= noun.first < subject.last and kind_of(verb) == kind_of(noun)


def is_modifier(hit: Hit, cast: Cast) -> bool:
    """Whether an event noun is but a part of what is named: 'a poisoning plot', 'truce talks', 'a news conference'."""
    tokens, words = hit.sentence.tokens, cast.words
    if hit.first and kind_of(hit) == "session" and tokens[hit.first - 1].word in ("news", "press"):
        return True  # "held a news conference"
    bloody = kind_of(hit) in ("attack", "ceasefire", "sanction", "casualties")
    if not (is_noun(hit) and bloody) or hit.last >= len(tokens) or words.is_plural(tokens[hit.last - 1]):
        return False
    following = tokens[hit.last]
    named = following.word in words.nouns and following.word not in words.verbs
    return following.kind == "word" and named and following.word not in ("incident", "campaign", "spree")


def refers_back(hit: Hit, cast: Cast) -> bool:
    """Whether a noun is definite and tells nothing new: 'the walkout', but not 'the session that began on ...'."""
    if not is_noun(hit) or "@similar" in needs_of(hit):
        return False
    tokens, place = hit.sentence.tokens, hit.first - 1
    while place >= 0 and (
        tokens[place].kind in ("word", "organization", "number", "date") or tokens[place].word in ("-", ",")
    ):
        if tokens[place].word == "," and tokens[place - 1].kind != "date":
            break  # "the October 7, 2023, assault"
        if cast.words.of(tokens[place]) & CLOSED:
            break
        if tokens[place].known.acts and place and not tokens[place - 1].known.opens:
            return False  # "the draft mustered two votes"
        place -= 1
    if place < 0 or tokens[place].word not in DEFINITE:
        return False
    if hit.outlook == "hypothetical":
        return True  # "the request to hold the meeting"
    if kind_of(hit) == "armed_conflict" and is_mounted(hit, cast):
        return False  # "launched the offensive on May 3"
    return not any(need in TELLS and is_met(need, hit, cast) for need in needs_of(hit))


def kind_of(hit: Hit) -> Kind:
    """Return the kind of event that a hit tells."""
    assert isinstance(hit.entry, EventTrigger)
    return hit.entry.kind


def needs_of(hit: Hit) -> tuple[str, ...]:
    """Return what the entry of a hit needs."""
    return hit.entry.needs if isinstance(hit.entry, EventTrigger) else ()


def is_noun(hit: Hit) -> bool:
    """Whether a trigger is a noun."""
    return isinstance(hit.entry, EventTrigger) and hit.entry.part == "noun"
