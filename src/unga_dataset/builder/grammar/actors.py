"""Who acts and on what: sources as actors of positions and events, noun phrases as their targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Actor, Source, Target
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import Subject
from unga_dataset.builder.grammar.phrases import Phrase, extended, phrase_before
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.words import MENTIONS, OPENS
from unga_dataset.builder.people import PersonMention
from unga_dataset.codes import ActorType, TargetType

VOTED_ON = 6
"""How many sentences back the text may be named that a vote is on."""
JOINING = frozenset({("along", "with"), ("together", "with"), ("joined", "by"), ("alongside", "")})
"""What leads those who join in an act."""
MORE = 2
GENITIVE = frozenset({"'s", "'"})


def actors_of(cast: Cast, sentence: Sentence, subject: Subject | None) -> list[Actor]:
    """Return the actors a subject names, each member of a list on its own, then the group they are examples of."""
    if subject is None:
        return []
    senders = _senders(cast, sentence, subject.phrase)
    if senders:
        return senders
    found = [actor for source in cast.members(sentence, subject) if (actor := actor_of(cast, source))]
    head, first = sentence.tokens[subject.phrase.head], subject.phrase.first
    while first > 0 and cast.words.of(sentence.tokens[first - 1]) & OPENS:
        first -= 1
    if cast.words.noun(head) is not None or (head.kind == "organization" and len(subject.members) < MORE):
        found = [*_named_with(cast, sentence, first), *found]
    if subject.group is not None and (source := cast.source(sentence, subject.group)):
        noun = cast.words.noun(sentence.tokens[subject.group.head])
        if noun is not None and noun.noun_class == "person" and (actor := actor_of(cast, source)):
            found.append(actor)
    return found


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
    """Return those who join in: 'Kenya co-sponsored the draft, along with Ghana and Senegal'."""
    tokens = sentence.tokens
    for index in range(first, last - 2):
        if (tokens[index].word, tokens[index + 1].word) in JOINING:
            sources = (cast.source(sentence, Phrase(i, i + 1, i)) for i in names_from(tokens, index + 2))
            return [actor for source in sources if source and (actor := actor_of(cast, source))]
    return []


def names_from(tokens: Sequence[Token], first: int) -> list[int]:
    """Return where the names of a list stand that starts at a token."""
    found: list[int] = []
    for index in range(first, len(tokens)):
        if tokens[index].kind in MENTIONS:
            found.append(index)
        elif tokens[index].word not in (",", "and", "or", "&", "the"):
            break
    return found


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
    sent = noun is not None and noun.represents == "state" and not several  # "the Chadian delegation"
    if source.iso3 is not None and (sent or source.kind in ("person", "country", "organization")):
        return Actor(name=cast.state_names[source.iso3], kind="country", span=source.span, iso3=source.iso3)
    kinds: dict[str, ActorType] = {"organization": "organization", "group": "group", "country": "country"}
    return Actor(name=source.name, kind=kinds.get(source.kind, "person"), span=source.span, iso3=None)


def genitive_actor(cast: Cast, sentence: Sentence, first: int) -> Actor | None:
    """Return who owns the noun at a token: "Chad's veto", "its war"."""
    tokens = sentence.tokens
    place = first - 1
    while (
        place > 0
        and tokens[place].kind == "word"
        and not (cast.words.of(tokens[place]) or tokens[place].word in GENITIVE)
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


def target_of(cast: Cast, sentence: Sentence, phrase: Phrase, ends: frozenset[str] = frozenset()) -> Target | None:
    """Return a noun phrase as a target, with what hangs on it; a word of `ends` right behind it ends it."""
    tokens, words = sentence.tokens, cast.words
    head = tokens[phrase.head]
    if any(kind.startswith("pronoun") for kind in words.of(head)):
        text = document_before(cast, sentence, phrase.first, reach=1) if head.word == "it" else None
        if text is not None:
            return text
        source = cast.source(sentence, phrase)
        if source is None:
            return None
        pronouns: dict[str, TargetType] = {"person": "person", "country": "country"}
        return Target(span=source.span, kind=pronouns.get(source.kind, "other"), iso3=source.iso3)
    ended = phrase.last < len(tokens) and tokens[phrase.last].word in ends
    whole = phrase if ended else extended(tokens, phrase, words)
    span = Span(tokens[whole.first].start, tokens[whole.last - 1].end)
    noun = words.noun(head)
    kind: TargetType = noun.target_type if noun else "other"
    if head.kind == "country":
        kind, span = "country", Span(head.start, head.end)
    elif head.kind == "person":
        kind = "person"
    return Target(span=span, kind=kind, iso3=_target_state(sentence, phrase, whole))


def document_before(cast: Cast, sentence: Sentence, index: int, reach: int = VOTED_ON) -> Target | None:
    """Return the draft or resolution named last before a token, which a vote without an object is on."""
    for number in range(sentence.number, max(-1, sentence.number - reach - 1), -1):
        tokens = cast.sentences[number].tokens
        for place in range(index if number == sentence.number else len(tokens), 0, -1):
            noun = cast.words.noun(tokens[place - 1])
            if noun is not None and noun.noun_class == "document" and not tokens[place - 1].quoted:
                phrase = phrase_before(tokens, place, cast.words)
                if phrase is not None and _is_told(tokens, phrase, cast):
                    return target_of(cast, cast.sentences[number], phrase)
    return None


def _is_told(tokens: Sequence[Token], phrase: Phrase, cast: Cast) -> bool:
    """Whether a document is told of, not cited by its number: 'the text', 'similar resolutions'."""
    return bool(cast.words.of(tokens[phrase.first]) & OPENS) or cast.words.is_plural(tokens[phrase.head])


def _target_state(sentence: Sentence, phrase: Phrase, whole: Phrase) -> str | None:
    mention = sentence.tokens[phrase.head].mention
    if isinstance(mention, PersonMention):
        return mention.person.iso3
    owner = state_in(sentence, phrase, whole)
    return owner.mention.iso3 if owner is not None and isinstance(owner.mention, CountryMention) else None


def state_in(sentence: Sentence, phrase: Phrase, whole: Phrase) -> Token | None:
    """Return the state that a phrase names or belongs to: its head or its owner, not where it is or goes."""
    for token in sentence.tokens[phrase.first : whole.last]:
        if token.kind == "word" and token.word in ("in", "to", "with", "against", "on", "from"):
            break
        if isinstance(token.mention, CountryMention):
            return token
    return None
