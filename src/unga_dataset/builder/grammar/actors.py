"""Who acts: sources as actors of positions and events."""

from __future__ import annotations

from dataclasses import replace

from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Actor
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import Subject
from unga_dataset.builder.grammar.groups import MORE, share_of
from unga_dataset.builder.grammar.nouns import PEOPLE, PERSON, denotes
from unga_dataset.builder.grammar.phrases import Phrase, extended, names_from, phrase_before, phrase_from
from unga_dataset.builder.grammar.standing import actor_of
from unga_dataset.builder.grammar.together import meant_by, named_with
from unga_dataset.builder.grammar.tokens import Sentence
from unga_dataset.builder.grammar.vocabulary import OPENS


def actors_of(cast: Cast, sentence: Sentence, subject: Subject | None) -> list[Actor]:
    """Return the actors a subject names, each member of a list on its own, then the group they are examples of."""
    if subject is None:
        return []
    subject = totalled(cast, sentence, subject)
    if several := meant_by(cast, sentence, subject.phrase):
        return several
    if (share := share_of(cast, sentence, subject.phrase)) is not None:
        others = [*named_with(cast, sentence, subject.phrase.first)]
        return [*others, share]
    found = [actor for source in cast.members(sentence, subject) if (actor := actor_of(cast, source))]
    found = [_with_place(cast, sentence, subject, actor) for actor in found]
    head, first = sentence.tokens[subject.phrase.head], subject.phrase.first
    while first > 0 and cast.words.of(sentence.tokens[first - 1]) & OPENS:
        first -= 1
    if subject.relative is not None:
        first = 0  # "urged Chad and the states that arm the rebels"
    if cast.words.noun(head) is not None or (head.kind == "organization" and len(subject.members) < MORE):
        found = [*named_with(cast, sentence, first), *found]
    return [*_group_first(cast, sentence, subject), *found, *_group_last(cast, sentence, subject)]


def _group_last(cast: Cast, sentence: Sentence, subject: Subject) -> list[Actor]:
    """Return the group that those named are examples of, or that they joined, if people make it up."""
    group = subject.group
    source = cast.source(sentence, group) if group is not None else None
    if group is None or source is None:
        return []
    head, opening = sentence.tokens[group.head], sentence.tokens[group.first : group.head]
    joined = group.first > subject.phrase.last  # "Fiji joined Western donors in condemning it"
    first = sentence.tokens[group.first]
    counted = first.kind == "number" or "quantifier" in cast.words.of(first)
    tells = any("determiner" not in cast.words.of(token) for token in opening)  # "major powers such as Chad"
    people = denotes(head, PERSON) or (denotes(head, PEOPLE) and (joined or counted or tells))
    actor = actor_of(cast, source) if people else None
    return [actor] if actor is not None else []


def _group_first(cast: Cast, sentence: Sentence, subject: Subject) -> list[Actor]:
    """Return the group that a list of names opens with: 'EU members, the US and Australia voted for it'."""
    tokens, place = sentence.tokens, min(subject.members, default=0)
    place -= place > 0 and tokens[place - 1].word == "the"
    if len(subject.members) < MORE or place < 2 or tokens[place - 1].word != ",":
        return []
    phrase = phrase_before(tokens, place - 1, cast.words)
    if phrase is None or phrase.head != place - 2 or not denotes(tokens[phrase.head], PEOPLE):
        return []
    opens = phrase.first == 0 or tokens[phrase.first - 1].known.parts
    plural = cast.words.is_plural(tokens[phrase.head]) and phrase.last > phrase.first + 1
    return actors_of(cast, sentence, Subject(phrase, (phrase.head,), None)) if opens and plural else []


def totalled(cast: Cast, sentence: Sentence, subject: Subject) -> Subject:
    """Return what a total is of: 'A total of 130 states'."""
    tokens, phrase = sentence.tokens, subject.phrase
    total = tokens[phrase.head].word == "total" and phrase.last < len(tokens) and tokens[phrase.last].word == "of"
    inner = phrase_from(tokens, phrase.last + 1, cast.words) if total else None
    return Subject(inner, (inner.head,), None) if inner is not None else subject


def _with_place(cast: Cast, sentence: Sentence, subject: Subject, actor: Actor) -> Actor:
    """Return a group as it is written, with where it is: 'rights groups in Nairobi'."""
    noun = cast.words.noun(sentence.tokens[subject.phrase.head])
    if actor.kind != "group" or noun is None or subject.group is not None or len(subject.members) > 1:
        return actor
    last = extended(sentence.tokens, subject.phrase, cast.words).last
    if last > subject.phrase.last and sentence.tokens[subject.phrase.last].word == "with":
        return actor  # "rejected by member states with 12 votes"
    span = Span(actor.span.start, sentence.tokens[last - 1].end)
    written = cast.text[slice(*actor.span)]
    return replace(actor, name=cast.text[slice(*span)], span=span) if actor.name == written else actor


def agents_of(cast: Cast, sentence: Sentence, phrase: Phrase) -> list[Actor]:
    """Return the actors after 'by', each member of a list on its own, and a group that ends it."""
    members = names_from(sentence.tokens, phrase.head)
    agents = actors_of(cast, sentence, Subject(phrase, tuple(members) or (phrase.head,), None))
    end = members[-1] + 1 if members else extended(sentence.tokens, phrase, cast.words).last
    return [*agents, *_and_group(cast, sentence, end)]


def _and_group(cast: Cast, sentence: Sentence, place: int) -> list[Actor]:
    """Return the group behind a list of names: 'opposed by Chad, Mali and their allies', 'and several Gulf states'."""
    place += place < len(sentence.tokens) and sentence.tokens[place].word == ","
    if place + 1 >= len(sentence.tokens) or sentence.tokens[place].word != "and":
        return []
    phrase = phrase_from(sentence.tokens, place + 1, cast.words)
    noun = cast.words.noun(sentence.tokens[phrase.head]) if phrase is not None else None
    group = noun is not None and noun.noun_class in ("group", "person") and noun.plural
    opens = sentence.tokens[place + 1].kind == "number" or sentence.tokens[place + 1].known.opens
    if phrase is None or not (group and opens) or not cast.words.is_plural(sentence.tokens[phrase.head]):
        return []
    return actors_of(cast, sentence, Subject(phrase, (phrase.head,), None))[-1:]
