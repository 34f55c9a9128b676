"""Who acts and on what: sources as actors of positions and events, noun phrases as their targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Actor, Source
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import Subject
from unga_dataset.builder.grammar.phrases import Phrase, extended, names_from, phrase_before, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence
from unga_dataset.builder.grammar.vocabulary import MENTIONS, OPENS
from unga_dataset.codes import ActorType

JOINING: dict[str, tuple[tuple[str, ...], ...]] = {
    "along": (("with",),),
    "together": (("with",),),
    "joined": (("by",),),
    "alongside": ((),),
    "among them": ((),),
    "as": (("did",), ("has",), ("have",), ("does",), ("do",)),
    "with": (("the", "backing", "of"), ("the", "support", "of"), ("backing", "from"), ("support", "from")),
}
"""What leads those who join in an act, by its first word."""
MORE = 2
NEAR = 3
"""How many sentences back 'both' may have been named together."""
PAIRS = (["the", "pair"], ["the", "duo"], ["the", "two"])
STATES = frozenset({"countries", "states", "nations", "governments", "delegations", "envoys", "sides"})
CLOSING = {",": ",", "(": ")", "—": "—", "–": "–"}
"""What closes the names behind a group, by what opens them."""
GENITIVE = frozenset({"'s", "'"})


def actors_of(cast: Cast, sentence: Sentence, subject: Subject | None) -> list[Actor]:
    """Return the actors a subject names, each member of a list on its own, then the group they are examples of."""
    if subject is None:
        return []
    for meant in (_owners, _senders, _both, _apposed):
        if several := meant(cast, sentence, subject.phrase):
            return several
    if (share := _share(cast, sentence, subject.phrase)) is not None:
        others = [*_named_with(cast, sentence, subject.phrase.first)]
        return [*others, share]
    found = [actor for source in cast.members(sentence, subject) if (actor := actor_of(cast, source))]
    found = [_with_place(cast, sentence, subject, actor) for actor in found]
    head, first = sentence.tokens[subject.phrase.head], subject.phrase.first
    while first > 0 and cast.words.of(sentence.tokens[first - 1]) & OPENS:
        first -= 1
    if cast.words.noun(head) is not None or (head.kind == "organization" and len(subject.members) < MORE):
        found = [*_named_with(cast, sentence, first), *found]
    if subject.group is not None and (source := cast.source(sentence, subject.group)):
        noun = cast.words.noun(sentence.tokens[subject.group.head])
        joined = subject.group.first > subject.phrase.last  # "Fiji joined Western donors in condemning it"
        people = noun is not None and (noun.noun_class == "person" or (joined and noun.noun_class == "group"))
        if people and (actor := actor_of(cast, source)):
            found.append(actor)
    return found


def _with_place(cast: Cast, sentence: Sentence, subject: Subject, actor: Actor) -> Actor:
    """Return a group as it is written, with where it is: 'rights groups in Nairobi'."""
    noun = cast.words.noun(sentence.tokens[subject.phrase.head])
    if actor.kind != "group" or noun is None or subject.group is not None or len(subject.members) > 1:
        return actor
    last = extended(sentence.tokens, subject.phrase, cast.words).last
    span = Span(actor.span.start, sentence.tokens[last - 1].end)
    written = cast.text[slice(*actor.span)]
    return replace(actor, name=cast.text[slice(*span)], span=span) if actor.name == written else actor


def _owners(cast: Cast, sentence: Sentence, phrase: Phrase) -> list[Actor]:
    """Return the one before 'whose': 'Moreau of France, whose delegation', 'MOREAU (France), whose delegation'."""
    tokens, place = sentence.tokens, phrase.first
    if tokens[place].word != "whose" and not (place and tokens[place - 1].word == "whose"):
        return []
    place -= tokens[place].word != "whose"
    place -= place > 0 and tokens[place - 1].word == ","
    if place > 1 and tokens[place - 1].word == ")" and tokens[place - 2].kind == "country":
        place -= 1
    before = phrase_before(tokens, place, cast.words)
    if before is None:
        return []
    if tokens[before.head].kind not in MENTIONS and tokens[place - 1].kind in MENTIONS:
        before = Phrase(place - 1, place, place - 1)
    return _actors_at(cast, sentence, [before.head])


def _both(cast: Cast, sentence: Sentence, phrase: Phrase) -> list[Actor]:
    """Return the two that were named together last: 'the pair', 'both countries', 'the two'."""
    words = [token.word for token in sentence.tokens[max(0, phrase.first - 1) : phrase.last]]
    if not (words[-2:] in PAIRS or ("both" in words and words[-1] in STATES)):
        return []
    for number in range(sentence.number, max(-1, sentence.number - NEAR), -1):
        tokens = cast.sentences[number].tokens
        end = phrase.first if number == sentence.number else len(tokens)
        for index in range(end - 1, 1, -1):
            one, joint, other = tokens[index - 2 : index + 1]
            if one.kind in MENTIONS and joint.word == "and" and other.kind in MENTIONS:
                return _actors_at(cast, cast.sentences[number], (index - 2, index))
        states = [i for i in range(end) if tokens[i].kind == "country"]
        if len({tokens[i].mention for i in states}) == MORE and number == sentence.number:
            return _actors_at(cast, sentence, states)
    return []


def _apposed(cast: Cast, sentence: Sentence, phrase: Phrase) -> list[Actor]:
    """Return the members of a group that are named behind it: 'two delegations, those of Chad and Mali, opposed it'."""
    tokens, words = sentence.tokens, cast.words
    noun = words.noun(tokens[phrase.head])
    place = phrase.last
    if noun is None or noun.noun_class not in ("person", "group") or place + 2 >= len(tokens):
        return []
    closing = CLOSING.get(tokens[place].word)
    if closing is None or not words.is_plural(tokens[phrase.head]):
        return []
    place += 1
    if tokens[place].word == "those" and tokens[place + 1].word in ("of", "from"):
        place += 2
    named = names_from(tokens, place)
    if len(named) < MORE or named[-1] + 1 >= len(tokens) or tokens[named[-1] + 1].word != closing:
        return []
    return _actors_at(cast, sentence, named)


def _actors_at(cast: Cast, sentence: Sentence, places: Sequence[int]) -> list[Actor]:
    """Return the actors that the mentions at some tokens stand for."""
    sources = (cast.source(sentence, Phrase(i, i + 1, i)) for i in places)
    return [actor for source in sources if source and (actor := actor_of(cast, source))]


def _share(cast: Cast, sentence: Sentence, phrase: Phrase) -> Actor | None:
    """Return a counted part of a group: "Thirteen of the council's 15 members", 'several Gulf states'."""
    tokens, words = sentence.tokens, cast.words
    first, head = tokens[phrase.first], tokens[phrase.head]
    counts = first.kind == "number" or first.word.partition("-")[0] in words.numbers or "quantifier" in words.of(first)
    if not counts:
        return None
    if phrase.first + 1 < len(tokens) and tokens[phrase.first + 1].word == "of":
        whole = phrase_from(tokens, phrase.first + 2, words)
        noun = words.noun(tokens[whole.head]) if whole else None
        if whole is None or noun is None or noun.noun_class not in ("person", "group"):
            return None
        span = Span(first.start, tokens[whole.last - 1].end)
    elif head.kind == "organization" and phrase.head > phrase.first:
        span = Span(first.start, head.end)
    else:
        return None
    return Actor(name=cast.text[slice(*span)], kind="group", span=span, iso3=None)


def _named_with(cast: Cast, sentence: Sentence, first: int) -> list[Actor]:
    """Return those named before 'and' and a group: 'Chad and several Gulf states'."""
    tokens = sentence.tokens
    if first < 2 or tokens[first - 1].word != "and" or tokens[first - 2].kind not in MENTIONS:
        return []
    low = first - 2
    while low > 1 and tokens[low - 1].word == "," and tokens[low - 2].kind in MENTIONS:
        low -= 2
    sources = (cast.source(sentence, Phrase(i, i + 1, i)) for i in range(low, first - 1, 2))
    return [actor for source in sources if source and (actor := actor_of(cast, source))]


def agents_of(cast: Cast, sentence: Sentence, phrase: Phrase) -> list[Actor]:
    """Return the actors after 'by', each member of a list on its own."""
    members = names_from(sentence.tokens, phrase.head)
    return actors_of(cast, sentence, Subject(phrase, tuple(members) or (phrase.head,), None))


def joined_by(cast: Cast, sentence: Sentence, first: int, last: int) -> list[Actor]:
    """Return those who join in: 'Kenya co-sponsored the draft, along with Ghana and Senegal', 'as did Mali'."""
    tokens = sentence.tokens
    for index in range(first, last - 1):
        for rest in JOINING.get(tokens[index].word, ()):
            after = index + 1 + len(rest)
            if tuple(token.word for token in tokens[index + 1 : after]) == rest and after < len(tokens):
                return _actors_at(cast, sentence, names_from(tokens, after))
    return []


def _senders(cast: Cast, sentence: Sentence, phrase: Phrase) -> list[Actor]:
    """Return the states whose representatives act: 'the delegations of Chad and Mali'."""
    tokens = sentence.tokens
    noun = cast.words.noun(tokens[phrase.head])
    if noun is None or noun.represents != "state" or phrase.head + 2 >= len(tokens):
        return []
    if tokens[phrase.head + 1].word not in ("of", "from"):
        return []
    sources = (cast.source(sentence, Phrase(i, i + 1, i)) for i in names_from(tokens, phrase.head + 2))
    return [actor for source in sources if source and (actor := actor_of(cast, source))]


def actor_of(cast: Cast, source: Source) -> Actor | None:
    """Return a source as an actor: a representative stands with his state, a document does nothing."""
    if source.kind == "document":
        return None
    noun, several = cast.words.nouns.get(source.name.split(" ")[-1].lower(), (None, False))
    first = source.name.split(" ")[0].lower()
    counted = several and (first[:1].isdigit() or "quantifier" in cast.words.known[first].classes)
    sent = noun is not None and noun.represents == "state" and not counted  # "the Chadian delegation"
    if source.iso3 is not None and (sent or source.kind in ("person", "country", "organization")):
        return Actor(name=cast.state_names[source.iso3], kind="country", span=source.span, iso3=source.iso3)
    kinds: dict[str, ActorType] = {"organization": "organization", "group": "group", "country": "country"}
    name = source.name
    if source.kind == "person" and name[:4] in ("The ", "the ") and name[4:5].isupper():
        name = name[4:]  # "The UN Secretary-General"
    return Actor(name=name, kind=kinds.get(source.kind, "person"), span=source.span, iso3=None)


def genitive_actor(cast: Cast, sentence: Sentence, first: int) -> Actor | None:
    """Return who owns the noun at a token: "Chad's veto", "its war"."""
    tokens = sentence.tokens
    place = first - 1
    while (
        place > 0
        and (tokens[place].kind in ("word", "date") or (tokens[place].word == "," and tokens[place - 1].kind == "date"))
        and not (cast.words.of(tokens[place]) - {"finite"} or tokens[place].word in GENITIVE)
    ):
        place -= 1
    if place < 0:
        return None
    if tokens[place].word in GENITIVE and place > 0:
        source = cast.source(sentence, Phrase(place - 1, place, place - 1))
        return actor_of(cast, source) if source and tokens[place - 1].mention else None
    if tokens[place].kind == "country":
        source = cast.source(sentence, Phrase(place, place + 1, place))
        return actor_of(cast, source) if source else None
    if "possessive" in cast.words.of(tokens[place]):
        return next(iter(_states_before(cast, sentence, place)), None)
    return None


def _states_before(cast: Cast, sentence: Sentence, index: int) -> Iterator[Actor]:
    """Yield the state nearest before a possessive, in its own sentence."""
    for place in range(index - 1, -1, -1):
        if sentence.tokens[place].kind == "country":
            source = cast.source(sentence, Phrase(place, place + 1, place))
            if source and (actor := actor_of(cast, source)):
                yield actor
                return
