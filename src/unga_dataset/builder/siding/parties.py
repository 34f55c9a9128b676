"""Who takes the stance that a trigger tells, and on what."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.entries import EventTrigger, StanceTrigger
from unga_dataset.builder.findings import Actor, Quote, Target
from unga_dataset.builder.grammar.actors import JOINING, actors_of, agents_of, joined_by
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import subject_of
from unga_dataset.builder.grammar.hits import Hit, clause_end
from unga_dataset.builder.grammar.phrases import Phrase, extended, phrase_from
from unga_dataset.builder.grammar.targets import document_after, document_before, target_of
from unga_dataset.builder.grammar.verbs import is_verb
from unga_dataset.builder.happening.participants import actors_in, walkout_target
from unga_dataset.builder.siding.bases import serving, teller_of
from unga_dataset.builder.siding.extents import action_target, wide_target

JOINED = 12
"""How many words after a clause those may stand who join in."""
LEFT_AT = frozenset({"before", "as", "during", "after", "when", "while", "over", "at", "against"})
"""What leads the thing that a walkout is about: 'stormed out of the hall before the vote'."""
HEARERS = frozenset({"person", "group", "organization", "collective"})
FAR = 30


def target_of_hit(hit: Hit, cast: Cast) -> Target | None:
    """Return what the stance of a trigger is on."""
    entry, tokens = hit.entry, hit.sentence.tokens
    phrase = hit.object
    if isinstance(entry, EventTrigger):
        if entry.kind == "walkout_or_boycott" and (left := _left(hit, cast)) is not None:
            return left
        if entry.part == "noun":
            phrase = _behind_noun(hit, entry, cast)
        if phrase is None and entry.kind == "vote":
            return document_before(cast, hit.sentence, hit.first) or document_after(cast, hit.sentence, hit.last)
    elif entry.frame == "must":
        return target_of(cast, hit.sentence, hit.subject.phrase) if hit.subject is not None else None
    elif entry.frame == "asked":
        return _asked(hit, cast)
    if phrase is None:
        return None
    if _is_no_thing(hit, phrase, cast):
        return None
    ends = frozenset(link[1:] for link in entry.links if link[0] == "~")
    if tokens[phrase.head].kind == "date" or cast.words.is_time(tokens[phrase.head]):
        return None
    return wide_target(cast, hit.sentence, phrase, ends)


def _is_no_thing(hit: Hit, phrase: Phrase, cast: Cast) -> bool:
    """Whether an object is nothing to be for or against: 'denied backing the coup', 'stood with open doors'."""
    tokens, words = hit.sentence.tokens, cast.words
    head, noun = tokens[phrase.head], words.noun(tokens[phrase.head])
    if "@those" in hit.entry.links:
        return head.mention is None and (noun is None or noun.noun_class not in HEARERS)
    if "failing" in words.of(tokens[hit.first]):
        return head.word.endswith("ing") and noun is None
    counted = tokens[phrase.first].kind == "number" and noun is not None and noun.noun_class == "person"
    return counted and isinstance(hit.entry, StanceTrigger)


def _left(hit: Hit, cast: Cast) -> Target | None:
    """Return what a walkout is about: the person who speaks, else what happens then if only a hall is left."""
    spoken = walkout_target(hit, cast)
    if spoken is not None or hit.object is None:
        return spoken
    tokens, words = hit.sentence.tokens, cast.words
    noun = words.noun(tokens[hit.object.head])
    if noun is None or noun.noun_class != "place":
        return None
    for index in range(hit.object.last, min(len(tokens) - 1, hit.object.last + JOINED)):
        if tokens[index].word in LEFT_AT:
            phrase = phrase_from(tokens, index + 1, words)
            return wide_target(cast, hit.sentence, phrase) if phrase else None
    return None


def _behind_noun(hit: Hit, entry: EventTrigger, cast: Cast) -> Phrase | None:
    """Return what an act told by a noun is on: "Chad's veto of the text", "used its veto to block the text"."""
    tokens = hit.sentence.tokens
    for link in entry.links:
        several = link.split(" ")
        after = hit.last + len(several)
        if link != "by" and after < len(tokens) and [t.word for t in tokens[hit.last : after]] == several:
            return phrase_from(tokens, after, cast.words)
    return None


def asked_to(hit: Hit, cast: Cast) -> int | None:
    """Return the 'to' or 'not to' of what somebody is asked to do: 'urged both sides to talk'."""
    if hit.object is None:
        return None
    tokens = hit.sentence.tokens
    last = extended(tokens, hit.object, cast.words).last
    for place in (last, hit.object.last):
        if place + 1 < len(tokens) and (tokens[place].word == "to" or tokens[place + 1].word == "to"):
            if tokens[place].word == "not":
                return place
            if tokens[place].word == "to" and not cast.words.known[tokens[place + 1].word].opens:
                return place
    return None


def _asked(hit: Hit, cast: Cast) -> Target | None:
    """Return what is asked for: the deed if somebody is asked to do it, else the thing."""
    if hit.object is None:
        return None
    place = asked_to(hit, cast)
    if place is not None:
        return action_target(hit.sentence, place, cast.words)
    head = hit.sentence.tokens[hit.object.head]
    noun = cast.words.noun(head)
    heard = head.mention is not None or cast.words.known[head.word].pronoun or (noun and noun.noun_class in HEARERS)
    if heard or "@thing" not in hit.entry.links:
        return None
    return wide_target(cast, hit.sentence, hit.object)


def actors_of_hit(hit: Hit, quotes: Sequence[Quote], cast: Cast) -> list[Actor]:
    """Return those who take the stance of a trigger."""
    entry, sentence = hit.entry, hit.sentence
    if isinstance(entry, StanceTrigger) and entry.frame == "must":
        teller = teller_of(hit, quotes, cast)
        return [teller] if teller else []
    if isinstance(entry, EventTrigger) and entry.part == "noun":
        return [participant.actor for participant in actors_in(hit, cast)]
    joining: list[Actor] = []
    if not JOINING.keys().isdisjoint(sentence.words):
        last = clause_end(sentence.tokens, hit.last, cast.words)
        joining = joined_by(cast, sentence, hit.last, min(len(sentence.tokens), last + JOINED))
    if hit.agent is not None:
        return [*agents_of(cast, sentence, hit.agent), *joining]
    purpose = serving(hit, cast)
    subject = hit.subject if purpose is None else subject_of(sentence.tokens, purpose, cast.words)
    if subject is not None and not _can_stand(hit, subject.phrase, cast):
        return []
    found = actors_of(cast, sentence, subject)
    return [*(found or _telling(hit, cast)), *joining]


def _can_stand(hit: Hit, phrase: Phrase, cast: Cast) -> bool:
    """Whether a noun names those who can take a stance: 'the club', but not 'the bridge', 'the ladder'."""
    head = hit.sentence.tokens[phrase.head]
    if head.kind != "word" or head.capital or cast.words.of(head):
        return True
    noun = cast.words.noun(head)
    if noun is None:
        return cast.words.is_plural(head)
    return noun.noun_class not in ("place", "time", "work")


def _telling(hit: Hit, cast: Cast) -> list[Actor]:
    """Return who told and then did it, where a thing stands between: 'said the draft was a sham and accused Chad'."""
    tokens, words = hit.sentence.tokens, cast.words
    if hit.group < 2 or tokens[hit.group - 1].word not in ("and", "but"):
        return []
    for index in range(hit.group - 2, max(0, hit.group - FAR), -1):
        if tokens[index].word in words.clausal and not tokens[index].quoted and is_verb(tokens, index, words):
            return actors_of(cast, hit.sentence, subject_of(tokens, index, words))
    return []
