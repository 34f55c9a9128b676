"""Who acts together: those a noun stands for, owns or counts, those named beside a group, those who join in."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Actor
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.groups import MORE, members_beside
from unga_dataset.builder.grammar.phrases import (
    Phrase,
    first_phrase,
    names_from,
    phrase_before,
    phrase_from,
)
from unga_dataset.builder.grammar.standing import actor_of, actors_at
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.vocabulary import GENITIVE, MENTIONS
from unga_dataset.builder.grammar.words import Words

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
EXEMPLIFYING: dict[str, tuple[tuple[str, ...], ...]] = {
    "such": (("as",),),
    "including": ((),),
    "notably": ((),),
    "namely": ((),),
}
"""What leads some of a group behind what it does: 'thirteen states abstained, including Chad'."""
OPENED = 5
"""How many words from the head of a sentence those may be named who do what it tells."""
NEAR = 3
"""How many sentences back 'both' may have been named together."""
PAIRS = (["the", "pair"], ["the", "duo"], ["the", "two"])
KIND = 6
"""How many words may say of what kind those named behind them are."""
SEVERAL = frozenset({"person", "group", "organization", "collective"})
CHAIN = 8
"""How many sentences one after another may tell of those whom the first of them names: 'They ... They also ...'."""
STATE = frozenset({"country", "nation", "kingdom", "republic"})
LANDS = frozenset({"countries", "nations"})
"""States themselves, which nobody sends: 'twelve countries of the Security Council'."""


def meant_by(cast: Cast, sentence: Sentence, phrase: Phrase) -> list[Actor]:
    """Return those for whom a noun phrase stands that does not name them itself."""
    for meant in (_owners, _senders, _both_owners, _described, _both, _they, _land, members_beside):
        if several := meant(cast, sentence, phrase):
            return several
    return []


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
    return actors_at(cast, sentence, [before.head])


def _senders(cast: Cast, sentence: Sentence, phrase: Phrase) -> list[Actor]:
    """Return the states whose representatives act: 'the delegations of Chad and Mali'."""
    tokens = sentence.tokens
    noun = cast.words.noun(tokens[phrase.head])
    if (
        noun is None
        or noun.represents != "state"
        or tokens[phrase.head].word in LANDS
        or phrase.head + 2 >= len(tokens)
    ):
        return []
    if tokens[phrase.head + 1].word not in ("of", "from"):
        return []
    whole = phrase_from(tokens, phrase.head + 2, cast.words)
    if whole is not None and tokens[whole.head].kind not in MENTIONS:
        return []  # "representatives of UN member states"
    return actors_at(cast, sentence, names_from(tokens, phrase.head + 2))


def _both_owners(cast: Cast, sentence: Sentence, phrase: Phrase) -> list[Actor]:
    """Return the states whose representatives act together: "Chad and Togo's ambassadors"."""
    tokens, place = sentence.tokens, phrase.last - 3
    noun = cast.words.noun(tokens[phrase.last - 1])
    if place < 2 or tokens[place + 1].word not in GENITIVE or noun is None or noun.represents != "state":
        return []
    if tokens[place - 1].word != "and" or not {tokens[place].kind, tokens[place - 2].kind} <= MENTIONS:
        return []
    return actors_at(cast, sentence, (place - 2, place))


def _described(cast: Cast, sentence: Sentence, phrase: Phrase) -> list[Actor]:
    """Return the states whose adjectives lead those they send: 'the Iranian, Syrian and Malian delegations'."""
    tokens, place = sentence.tokens, phrase.head - 1
    noun = cast.words.noun(tokens[phrase.head])
    if place < 2 or noun is None or noun.represents != "state" or not cast.words.is_plural(tokens[phrase.head]):
        return []
    found = [place]
    while place > 1 and tokens[place - 1].word in (",", "and") and tokens[place - 2].kind == "country":
        place -= 2
        found.insert(0, place)
    adjectives = all(getattr(tokens[index].mention, "form", "") == "demonym" for index in found)
    joined = len(found) >= MORE and tokens[found[-1] - 1].word == "and"
    return actors_at(cast, sentence, found) if adjectives and joined else []


def _both(cast: Cast, sentence: Sentence, phrase: Phrase) -> list[Actor]:
    """Return the two that were named together last: 'the pair', 'both countries', 'the two'."""
    told = sentence.tokens[max(0, phrase.first - 1) : phrase.last]
    words = [token.word for token in told]
    counted = "both" in words or ("two" in words and "the" in words)  # "the two permanent members"
    if not (words[-2:] in PAIRS or (counted and "party" in told[-1].known.means)):
        return []
    for number in range(sentence.number, max(-1, sentence.number - NEAR), -1):
        tokens = cast.sentences[number].tokens
        end = phrase.first if number == sentence.number else len(tokens)
        for index in range(end - 1, 1, -1):
            one, joint, other = tokens[index - 2 : index + 1]
            if one.kind in MENTIONS and joint.word == "and" and other.kind in MENTIONS:
                return actors_at(cast, cast.sentences[number], (index - 2, index))
        states = [i for i in range(end) if tokens[i].kind == "country"]
        if len({tokens[i].mention for i in states}) == MORE and number == sentence.number:
            return actors_at(cast, sentence, states)
    return []


def _they(cast: Cast, sentence: Sentence, phrase: Phrase) -> list[Actor]:
    """Return all that open the sentence before: 'Chad and Togo denounced the raid. They expressed ...'."""
    if sentence.tokens[phrase.head].word != "they":
        return []
    if group := _told_as_group(cast, sentence, phrase):
        return group
    if sentence.number == 0 or phrase.head > 1:
        return []
    before = cast.sentences[sentence.number - 1]
    first = next((i for i in range(min(OPENED, len(before.tokens))) if before.tokens[i].kind in MENTIONS), None)
    names = names_from(before.tokens, first) if first is not None else []
    return actors_at(cast, before, names) if len(names) >= MORE else []


def _land(cast: Cast, sentence: Sentence, phrase: Phrase) -> list[Actor]:
    """Return the state that 'the country' stands for: 'Chad lost the vote. The country rejected the outcome'."""
    tokens = sentence.tokens[phrase.first : phrase.last]
    if len(tokens) != MORE or tokens[0].word not in ("the", "this") or tokens[1].word not in STATE:
        return []
    iso3 = cast.mentions.state_before(sentence.number, tokens[0].start)
    span = Span(tokens[0].start, tokens[1].end)
    return [Actor(name=cast.state_names[iso3], kind="country", span=span, iso3=iso3)] if iso3 else []


def _told_as_group(cast: Cast, sentence: Sentence, phrase: Phrase) -> list[Actor]:
    """Return the group that 'they' stands for: 'Gulf ministers denounced the raid. The text said they also ...'."""
    for number in range(sentence.number, max(-1, sentence.number - CHAIN), -1):
        told = cast.sentences[number]
        end = phrase.first if number == sentence.number else len(told.tokens)
        opening = first_phrase(told.tokens, _after_setting(told.tokens, end, cast.words), end, cast.words)
        if opening is not None and told.tokens[opening.head].word == "they":
            continue
        noun = cast.words.noun(told.tokens[opening.head]) if opening is not None else None
        if opening is None or (noun is not None and noun.noun_class in ("document", "message")):
            continue
        people = noun is not None and noun.noun_class in SEVERAL and told.tokens[opening.head].known.plural
        source = cast.source(told, opening) if people and told.tokens[opening.head].kind == "word" else None
        actor = actor_of(cast, source) if source is not None else None
        return _senders(cast, told, opening) or ([actor] if actor is not None else [])
    return []


def _after_setting(tokens: Sequence[Token], end: int, words: Words) -> int:
    """Return where a sentence goes on behind what opens it with a preposition: 'In a text on Chad, | they'."""
    if not tokens or "preposition" not in words.of(tokens[0]):
        return 0
    return next((place + 1 for place in range(end) if tokens[place].word == ","), end)


def named_with(cast: Cast, sentence: Sentence, first: int) -> list[Actor]:
    """Return those named before 'and' and a group: 'Chad and several Gulf states'."""
    tokens = sentence.tokens
    if first < 2 or tokens[first - 1].word != "and" or tokens[first - 2].kind not in MENTIONS:
        return []
    low = first - 2
    names = [low]
    while low > 1:
        low -= tokens[low - 1].word == "the"  # "Chad, the US and ten other members"
        if low < 2 or tokens[low - 1].word != "," or tokens[low - 2].kind not in MENTIONS:
            break
        low -= 2
        names.append(low)
    return actors_at(cast, sentence, names[::-1])


def joined_by(
    cast: Cast, sentence: Sentence, first: int, last: int, leads: dict[str, tuple[tuple[str, ...], ...]] = JOINING
) -> list[Actor]:
    """Return those who join in: 'Kenya co-sponsored the draft, along with Ghana and Senegal', 'as did Mali'."""
    tokens = sentence.tokens
    for index in range(first, last - 1):
        if leads is EXEMPLIFYING and _is_of_others(tokens, index, first, cast.words):
            break
        for rest in leads.get(tokens[index].word, ()):
            after = index + 1 + len(rest)
            led = after < len(tokens) and tuple(token.word for token in tokens[index + 1 : after]) == rest
            if led and (names := names_from(tokens, _past_kind(tokens, after))):
                return actors_at(cast, sentence, names)
    return []


def _is_of_others(tokens: Sequence[Token], index: int, first: int, words: Words) -> bool:
    """Whether others are told of from a token on: '..., while 20 states, including Chad', '..., and nine others'."""
    token = tokens[index]
    if token.word in ("while", "whereas", "but", ";"):
        return True
    number = token.kind == "number" or token.word in words.numbers
    if index > first and number and tokens[index - 1].word in (",", "and"):
        return True  # "voted for it, three, including Chad, opposed it"
    noun = words.noun(token) if index > first and token.kind == "word" else None
    group = "voter" in token.known.means or (noun is not None and noun.noun_class == "group" and words.is_plural(token))
    counted = group and (tokens[index - 1].kind == "number" or "quantifier" in words.of(tokens[index - 1]))
    return counted or (group and index + 1 < len(tokens) and tokens[index + 1].word in (",", "including"))


def _past_kind(tokens: Sequence[Token], first: int) -> int:
    """Return the token behind what says of what kind those named are: 'along with | fellow island nations Fiji'."""
    place = first
    while place < min(len(tokens) - 1, first + KIND) and tokens[place].kind == "word" and tokens[place].word != "and":
        place += 1
    named = tokens[place].kind in MENTIONS and "fellow" in tokens[place - 1].known.means
    return place if named else first
