"""Who takes part in an event: who does it, to whom, who suffers from it."""

from __future__ import annotations

from collections.abc import Iterator

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.entries import EventTrigger
from unga_dataset.builder.findings import Actor, Participant, Target
from unga_dataset.builder.grammar.actors import actors_of, agents_of
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import Subject, subject_of
from unga_dataset.builder.grammar.doers import doer_of
from unga_dataset.builder.grammar.hits import Hit, clause_end, clause_of, governor_at
from unga_dataset.builder.grammar.nouns import SOMEBODY, denotes, is_somebody
from unga_dataset.builder.grammar.phrases import Phrase, extended, phrase_from
from unga_dataset.builder.grammar.standing import actor_of, genitive_actor
from unga_dataset.builder.grammar.targets import state_in
from unga_dataset.builder.grammar.together import joined_by
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.verbs import verb_group_start
from unga_dataset.builder.grammar.vocabulary import STOPS
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.happening.event_details import AFFECTED
from unga_dataset.builder.happening.tolls import is_score

MADE = frozenset({"session", "sanction", "ceasefire", "aid", "expulsion", "attack"})
"""Kinds of which the subject of the verb that governs the noun is the actor."""
JOINED = frozenset({"draft_tabled", "walkout_or_boycott", "expulsion"})
"""Kinds of acts that others join in: 'co-sponsored the draft, along with Ghana and Senegal'."""
UNTARGETED = frozenset({"session", "adjourn_or_reconvene", "ceremony", "speech"})


def noun_clause(hit: Hit, cast: Cast) -> tuple[int, Phrase | None]:
    """Return where the clause around an event noun starts, and the subject of the light verb that leads it."""
    tokens, words = hit.sentence.tokens, cast.words
    first = hit.first
    while first > 0 and _modifies(tokens[first - 1], words):
        first -= 1
        if words.of(tokens[first]) & {"determiner", "possessive"}:
            break
    verb = first - 2 if first > 1 and tokens[first - 1].word in ("with", "by") else first - 1
    if verb > 0 and words.of(tokens[verb]) & {"light_verb", "mounts"}:
        subject = subject_of(tokens, verb, words)
        if subject is not None:
            return subject.phrase.first, subject.phrase
    return first, None


def _modifies(token: Token, words: Words) -> bool:
    """Whether a token may stand inside the noun phrase before its head."""
    if token.kind == "word":
        return not words.of(token) & (STOPS | {"light_verb"})
    if token.word == "-":
        return True  # "a Danish-led raid"
    return token.kind in ("country", "organization", "person", "number")


def actors_in(hit: Hit, cast: Cast) -> Iterator[Participant]:
    """Yield those who do it."""
    entry = hit.entry
    assert isinstance(entry, EventTrigger)
    actors = _noun_actors(hit, entry, cast) if entry.part == "noun" else _verb_actors(hit, entry, cast)
    yield from (Participant(role="actor", actor=actor) for actor in actors)


def _noun_actors(hit: Hit, entry: EventTrigger, cast: Cast) -> list[Actor]:
    owner = genitive_actor(cast, hit.sentence, hit.first)
    if owner is not None:
        return [owner]
    phrase = None
    if entry.kind == "session":
        organ = linked(hit, cast)
        phrase = organ if organ and hit.sentence.tokens[organ.head].kind == "organization" else None
    elif entry.kind == "speech" or entry.stance is not None:
        phrase = noun_clause(hit, cast)[1]  # "Chad cast a veto"
    subject = Subject(phrase, (phrase.head,), None) if phrase else _maker(hit, entry, cast)
    return _as_speaker(hit, entry, subject, cast) if subject else []


def _maker(hit: Hit, entry: EventTrigger, cast: Cast) -> Subject | None:
    """Return the subject of the verb that governs a noun: 'Chad and Mali have agreed to a ceasefire'."""
    governor = governor_at(hit, cast.words) if entry.kind in MADE else None
    if governor is None or governor.verb > hit.first:
        return None
    tokens = hit.sentence.tokens
    return doer_of(tokens, governor.verb, verb_group_start(tokens, governor.verb, cast.words), cast.words)


def _verb_actors(hit: Hit, entry: EventTrigger, cast: Cast) -> list[Actor]:
    if hit.agent is not None:
        harms = entry.kind == "casualties" and not is_somebody(hit.sentence.tokens[hit.agent.head])
        return [] if harms else agents_of(cast, hit.sentence, hit.agent)
    if entry.kind == "displacement" or hit.subject is None:
        return []  # those who flee are affected; who drives them out the text seldom says
    kills = hit.object is not None and is_somebody(hit.sentence.tokens[hit.subject.phrase.head])
    if entry.kind == "casualties" and not kills:
        return []  # neither an earthquake nor those who died
    joined = joined_by(cast, hit.sentence, hit.last, clause_of(hit, cast.words)[1]) if entry.kind in JOINED else []
    return [*_as_speaker(hit, entry, hit.subject, cast), *joined]


def _as_speaker(hit: Hit, entry: EventTrigger, subject: Subject, cast: Cast) -> list[Actor]:
    """Return the actors; who gives a speech does so in person, even for a state."""
    source = cast.source(hit.sentence, subject.phrase) if entry.kind == "speech" else None
    if source is not None and source.kind == "person":
        return [Actor(name=source.name, kind="person", span=source.span, iso3=source.iso3)]
    return actors_of(cast, hit.sentence, subject)


def patients_of(document: Document, hit: Hit, cast: Cast) -> Iterator[Participant]:
    """Yield those to whom it is done: the target of an act, those affected by flight or killing."""
    entry = hit.entry
    if not isinstance(entry, EventTrigger):
        return
    phrase = hit.object
    if entry.part == "noun":
        phrase = linked(hit, cast)
    if entry.kind == "displacement" and hit.subject is not None:
        phrase = hit.subject.phrase
    if entry.kind == "walkout_or_boycott" and (spoken := speaker_left(hit, cast)) is not None:
        phrase = spoken
    if phrase is None or entry.kind in UNTARGETED:
        return
    actor = _patient(document, hit, phrase, cast)
    if actor is not None:
        yield Participant(role="affected" if entry.kind in AFFECTED else "target", actor=actor)


def linked(hit: Hit, cast: Cast) -> Phrase | None:
    """Return the noun phrase after one of the links of an event noun: 'a boycott of X'."""
    tokens, entry = hit.sentence.tokens, hit.entry
    if hit.last + 1 < len(tokens) and tokens[hit.last].word in entry.links and tokens[hit.last].word != "by":
        return phrase_from(tokens, hit.last + 1, cast.words)
    return None


def _patient(document: Document, hit: Hit, phrase: Phrase, cast: Cast) -> Actor | None:
    """Return whom it is done to: the one named, else the state whose people or forces they are, else the group."""
    tokens = hit.sentence.tokens
    head = tokens[phrase.head]
    people = isinstance(head.mention, CountryMention) and head.mention.form == "demonym"
    if head.kind in ("country", "person", "organization") and not people:
        source = cast.source(hit.sentence, phrase)
        if source is not None and source.kind == "person":
            return Actor(name=source.name, kind="person", span=source.span, iso3=source.iso3)
        return actor_of(cast, source) if source is not None else None
    several = is_score(head, cast)  # "tens of thousands of people"
    if not (people or several or denotes(head, SOMEBODY)):
        return None
    whole = extended(tokens, phrase, cast.words)
    owner = state_in(hit.sentence, phrase, whole)
    if owner is not None and not people:
        span = Span(owner.start, owner.end)
        source = cast.source(hit.sentence, Phrase(tokens.index(owner), tokens.index(owner) + 1, tokens.index(owner)))
        return Actor(name=source.name, kind="country", span=span, iso3=source.iso3) if source else None
    span = Span(tokens[whole.first].start, tokens[whole.last - 1].end)
    return Actor(name=document.text[slice(*span)], kind="group", span=span, iso3=None)


def speaker_left(hit: Hit, cast: Cast) -> Phrase | None:
    """Return the person whose speech is walked out on: '... walked out after X began a speech'."""
    tokens = hit.sentence.tokens
    end = clause_end(tokens, hit.last, cast.words)
    for index in range(hit.last, end - 1):
        if tokens[index].word in ("after", "as", "when", "while", "before") and tokens[index + 1].kind == "person":
            return phrase_from(tokens, index + 1, cast.words)
    return None


def walkout_target(hit: Hit, cast: Cast) -> Target | None:
    """Return the person whose speech is walked out on as a target, state and title included."""
    phrase = speaker_left(hit, cast)
    if phrase is None:
        return None
    token = hit.sentence.tokens[phrase.head]
    source = cast.source(hit.sentence, phrase)
    return Target(span=Span(token.start, token.end), kind="person", iso3=source.iso3 if source else None)
