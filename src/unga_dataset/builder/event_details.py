"""What an event's clause tells beside the happening: where, how many, to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unga_dataset.builder.actors import actor_of
from unga_dataset.builder.cast import Cast
from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.entries import EventTrigger
from unga_dataset.builder.findings import Actor, Participant, Quantity, Target
from unga_dataset.builder.phrases import Phrase, extended, phrase_from
from unga_dataset.builder.triggers import Hit, clause_end
from unga_dataset.builder.words import Words

PLACES = frozenset({"in", "at", "near", "outside", "inside"})
AFFECTED = frozenset({"displacement", "casualties"})
NUMBER = re.compile(r"\d+(?:,\d{3})*\Z")


def location_in(document: Document, hit: Hit, clause: tuple[int, int], words: Words) -> str | None:
    """Return the place the clause names after 'in', 'at' ..., as written: a name, not 'in protest'."""
    tokens = hit.sentence.tokens
    for index in range(hit.last, clause[1] - 1):
        if tokens[index].kind != "word" or tokens[index].word not in PLACES:
            continue
        phrase = phrase_from(tokens, index + 1, words)
        if phrase is None:
            continue
        whole = extended(tokens, phrase, words)
        names = (tokens[phrase.head], *tokens[phrase.last + 1 : whole.last])
        if any(token.mention is not None or token.capital for token in names):
            return document.text[tokens[whole.first].start : tokens[whole.last - 1].end]
    return None


def quantity_of(document: Document, hit: Hit, words: Words) -> Quantity | None:
    """Return the number in the object of a hit, or in its subject where those are the ones affected."""
    entry = hit.entry
    phrases = [hit.object]
    if isinstance(entry, EventTrigger) and entry.kind in AFFECTED and hit.subject is not None:
        phrases.append(hit.subject.phrase)
    for phrase in phrases:
        if phrase is None:
            continue
        tokens = hit.sentence.tokens[phrase.first : phrase.last]
        for place, token in enumerate(tokens):
            written = document.text[token.start : token.end]
            if token.kind == "number" and NUMBER.match(written):
                number = int(written.replace(",", ""))
                before = {word.word for word in tokens[:place]}
                least = number if any("at_least" in words.of(word) for word in tokens[:place]) or "least" in before else None
                head = hit.sentence.tokens[phrase.head]
                return Quantity(number=number, least=least, unit=document.text[head.start : head.end])
    return None


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
    if phrase is None or entry.kind in ("session", "adjourn_or_reconvene", "ceremony", "speech"):
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
    tokens = hit.sentence.tokens
    head = tokens[phrase.head]
    people = isinstance(head.mention, CountryMention) and head.mention.form == "demonym"
    if head.kind in ("country", "person", "organization") and not people:
        source = cast.source(hit.sentence, phrase)
        if source is None:
            return None
        if source.kind == "person":
            return Actor(name=source.name, kind="person", span=source.span, iso3=source.iso3)
        return actor_of(cast, source)
    if any(kind.startswith("pronoun") for kind in cast.words.of(head)):
        return None
    whole = extended(tokens, phrase, cast.words)
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
