"""Stances told by lists: '119 in favour to 1 against (Chad)', 'Abstaining: Chad, Mali.', 'Among them were Chad'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Actor, Position
from unga_dataset.builder.grammar.actors import actors_of
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import Subject, subject_of
from unga_dataset.builder.grammar.nouns import TEXTS, denotes
from unga_dataset.builder.grammar.phrases import Phrase, extended, names_from, phrase_from
from unga_dataset.builder.grammar.rosters import named_beside, named_between, roster_from
from unga_dataset.builder.grammar.standing import actor_of
from unga_dataset.builder.grammar.targets import document_before
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.verbs import is_finite
from unga_dataset.builder.grammar.vocabulary import GENITIVE, MENTIONS
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.siding.extents import wide_target
from unga_dataset.codes import Stance

TALLIED: dict[str, Stance] = {
    "favour": "support", "favor": "support", "against": "oppose", "yes": "support", "no": "oppose",
    "abstaining": "abstain", "abstentions": "abstain", "abstention": "abstain", "abstained": "abstain",
    "favorable": "support", "favourable": "support", "affirmative": "support", "positive": "support",
    "negative": "oppose",
    "abstain": "abstain", "co-sponsors": "support", "cosponsors": "support",
}  # fmt: skip
"""What stands before a list of those who voted so."""
ROLLS: dict[str, Stance] = {
    "yeses": "support", "ayes": "support", "noes": "oppose", "nays": "oppose", "abstentions": "abstain",
    "abstainers": "abstain", "against": "oppose", "co-sponsors": "support", "cosponsors": "support",
}  # fmt: skip
"""Those who voted so, among whom some are counted."""
LEADING = frozenset({
    "were", "was", "are", "cast", "included", "include", "includes", "including", "came", "come", "from", "by",
    "among them",
})  # fmt: skip
"""What may stand between such a word and its list: 'those voting no were', 'abstentions came from'."""
VOTES = frozenset({"voting", "voted", "vote", "votes", "in", "those", "the", "only", "two", "three"})
"""What stands before 'no', 'yes' or 'against' where it is a vote."""
FAVOURABLE = frozenset({"favorable", "favourable", "affirmative", "positive"})
"""What votes for something are called."""
WORDS = FAVOURABLE | {"no", "yes", "against", "favour", "favor", "negative"}
PASSING = frozenset({"passed", "adopted", "approved", "carried"})
"""What a text does with the support of some."""
COUNTED = 7
"""How many words before a roll the 'were' may stand of those counted among it."""
JOINS = 14
MEMBERS = frozenset({
    ("among them", "was"), ("among them", "were"), ("they", "included"), ("they", "include"), ("others", "were"),
    ("others", "included"), ("others", "include"),
})  # fmt: skip
"""What opens a sentence that names some of a group told of in the sentence before."""
OPENERS = frozenset("(:—–-")
DASHES = frozenset("—–-")
BEFORE: dict[str, Stance] = {**TALLIED, "opposed": "oppose"}
COUNTED_SO: dict[str, Stance] = {
    "supporting": "support",
    "backing": "support",
    "opposing": "oppose",
    "opposed": "oppose",
}
"""What tells of those counted before it and named behind it: 'four supporting the draft (Chad, Mali, Peru, Togo)'."""
TOLD = {**BEFORE, **COUNTED_SO}
"""What tells of names before it: 'with Chad and Mali opposed'."""


def tallies(sentence: Sentence, cast: Cast) -> Iterator[Position]:
    """Yield the positions of lists behind a count: '119 in favour to 1 against (Chad)', 'Abstaining: Chad, Mali.'."""
    if TOLD.keys().isdisjoint(sentence.words):
        return
    tokens = sentence.tokens
    for index in range(len(tokens) - 1):
        word = tokens[index].word
        stance = TOLD.get(word)
        places = _listed(tokens, index, cast.words) if word in TALLIED else []
        if word in COUNTED_SO:
            places = _counted_so(tokens, index, cast.words)
        before = _named_before(tokens, index, cast.words) if word in BEFORE and index and not places else []
        if stance is None or not (places or before):
            continue
        if before:
            yield from _voted(sentence, (before[0], index, index), _named(sentence, before, cast), stance, cast)
            continue
        if "besides" in tokens[0].known.means:
            start = next((i for i in range(1, 4) if tokens[i].kind in MENTIONS), 0)
            places = [*(names_from(tokens, start) if start else []), *places]
        first = next((i for i in range(index, -1, -1) if tokens[i].kind == "number"), index)
        yield from _voted(sentence, (first, index, places[-1]), _named(sentence, places, cast), stance, cast)


def _counted_so(tokens: Sequence[Token], index: int, words: Words) -> list[int]:
    """Return where the names stand of those counted before a participle: 'four supporting the draft (Chad, Mali)'."""
    counted = index > 0 and bool(_number(tokens[index - 1], words))
    behind = _behind_text(tokens, index + 1, words) if counted and index + 1 < len(tokens) else 0
    beside = named_beside(tokens, behind, words) if behind else None
    return beside.places if beside is not None and tokens[behind].word != "," else []


def _listed(tokens: Sequence[Token], index: int, words: Words) -> list[int]:
    """Return where the names stand that a tallied word leads: '(', ':', '- including', 'were', 'came from' between."""
    after = _behind_number(tokens, index + 1)
    if tokens[after].word in OPENERS and tokens[after].word not in DASHES:
        return roster_from(tokens, after + 1, words)
    votes = tokens[after].word in ("votes", "vote")
    counted = tokens[max(0, index - 1)].kind == "number"
    if tokens[index].word in WORDS and not (votes or counted) and tokens[max(0, index - 1)].word not in VOTES:
        return []
    if (names := _as_many(tokens, index, words)) or after + 1 >= len(tokens):
        return names
    favoured = tokens[after].word == "of"  # "In favour of the draft: Chad, Mali"
    if favoured and tokens[index].word.startswith("abst") and tokens[after + 1].kind in MENTIONS:
        return names_from(tokens, after + 1)  # "with the abstention of Chad"
    after = _behind_text(tokens, after + votes + favoured, words)
    start = after
    while after < len(tokens) - 1 and (tokens[after].word in LEADING or _parts(tokens, after)):
        after += 1
    return roster_from(tokens, after, words) if after > start else []


def _behind_number(tokens: Sequence[Token], place: int) -> int:
    """Return the token behind a number in brackets before a list: 'Against (3): Chad, Mali, Togo'."""
    counted = place + 3 < len(tokens) and tokens[place].word == "(" and tokens[place + 1].kind == "number"
    return place + 3 if counted and tokens[place + 2].word == ")" and tokens[place + 3].word == ":" else place


def _as_many(tokens: Sequence[Token], index: int, words: Words) -> list[int]:
    """Return as many names behind a comma as are counted before it: 'one against, Chad, and two abstentions'."""
    votes = tokens[index + 1].word in ("votes", "vote")
    place = index + 1 + votes
    if place + 1 >= len(tokens) or tokens[place].word != ",":
        return []
    before = reversed(tokens[max(0, index - 2) : index])
    number = next((_number(token, words) for token in before if _number(token, words)), 0)
    names = names_from(tokens, place + 1)
    goes_on = bool(names) and names[-1] + 1 < len(tokens) and is_finite(tokens, names[-1] + 1, words)
    return names if len(names) == number and not goes_on else []


def _number(token: Token, words: Words) -> int:
    return int(token.word) if token.word.isdecimal() else words.numbers.get(token.word, 0)


def _behind_text(tokens: Sequence[Token], after: int, words: Words) -> int:
    """Return the place behind the text and those who voted: 'those voting against the draft | were Chad'."""
    phrase = phrase_from(tokens, after, words) if tokens[after].known.opens else None
    if phrase is not None and denotes(tokens[phrase.head], TEXTS):
        after = phrase.last
    voters = after + 1 < len(tokens) and "voter" in tokens[after].known.means
    return after + 1 if voters else after


def _parts(tokens: Sequence[Token], index: int) -> bool:
    """Whether a mark leads a list behind a count: '12 against - including Chad', 'three abstentions, from Chad'."""
    word, following = tokens[index].word, tokens[index + 1].word
    return word in OPENERS or (word == "," and following in LEADING)


def _named_before(tokens: Sequence[Token], index: int, words: Words) -> list[int]:
    """Return where the names stand of 'with Chad and Mali against', 'two - Chad and Mali - abstained'."""
    if tokens[index].word.startswith("abstention") and index > 1 and tokens[index - 1].word in GENITIVE:
        return [index - 2] if tokens[index - 2].kind == "country" else []  # "with Chad's abstention"
    place = index - (tokens[index - 1].word in ("voting", "in", "voted"))
    if place < 2 or not (index + 1 >= len(tokens) or tokens[index + 1].word in (",", ".", "and", ";")):
        return []
    if (beside := named_between(tokens, place, words)) is not None:
        return beside.places
    first = place
    while first > 0 and (tokens[first - 1].kind in MENTIONS or tokens[first - 1].word in ("and", ",")):
        first -= 1
    if not 1 < first < place or tokens[place - 1].kind not in MENTIONS or tokens[first - 1].word != "with":
        return []
    return names_from(tokens[:place], first)


def rolls(sentence: Sentence, cast: Cast) -> Iterator[Position]:
    """Yield the positions of those counted in a roll: 'Chad was among the yeses', 'joined Mali as co-sponsors'."""
    if sentence.words.isdisjoint(ROLLS):
        return
    tokens = sentence.tokens
    for index in range(2, len(tokens)):
        stance = ROLLS.get(tokens[index].word)
        verb, joined = _counting(tokens, index, cast.words) if stance is not None else (None, False)
        subject = subject_of(tokens, verb, cast.words) if verb is not None else None
        if stance is None or verb is None or subject is None:
            continue
        more = names_from(tokens, verb + 1) if joined else []
        actors = [*actors_of(cast, sentence, subject), *_named(sentence, more, cast)]
        first = min(subject.phrase.first, *subject.members)
        yield from _voted(sentence, (first, index, index), actors, stance, cast)


def _counting(tokens: Sequence[Token], index: int, words: Words) -> tuple[int | None, bool]:
    """Return the verb that counts some in a roll, and whether it is one of joining."""
    before = [other.word for other in tokens[max(0, index - COUNTED) : index]]
    if tokens[index].word == "against":
        alone = index + 1 == len(tokens) or tokens[index + 1].kind == "mark"  # "Chad cast the only vote against."
        verb = next((i for i in range(index - 2, max(0, index - COUNTED), -1) if tokens[i].word == "cast"), None)
        return verb if alone and before[-1] in ("vote", "votes", "ballot") else None, False
    if "among" in before or "list" in before:
        places = range(index - 1, max(0, index - COUNTED), -1)
        return next((i for i in places if tokens[i].word in ("were", "are", "was")), None), False
    if before[-1] == "as":
        places = range(index - 1, max(0, index - JOINS), -1)
        return next((i for i in places if "joining" in words.of(tokens[i])), None), True
    return None, False


def supporters(sentence: Sentence, cast: Cast) -> Iterator[Position]:
    """Yield the positions of those with whose support a text passes: 'passed with support from three states (...)'."""
    if PASSING.isdisjoint(sentence.words) or not {"with", "support"} <= sentence.words:
        return
    tokens = sentence.tokens
    for index in range(2, len(tokens) - 2):
        led = "with" in (tokens[index - 1].word, tokens[index - 2].word) and tokens[index + 1].word in ("of", "from")
        phrase = phrase_from(tokens, index + 2, cast.words) if led and tokens[index].word == "support" else None
        if phrase is None or tokens[index].quoted:
            continue
        beside = named_beside(tokens, extended(tokens, phrase, cast.words).last, cast.words)
        places = beside.places if beside is not None and not beside.examples else names_from(tokens, index + 2)
        last = places[-1] if places else phrase.last - 1
        actors = (
            _named(sentence, places, cast)
            if places
            else actors_of(cast, sentence, Subject(phrase, (phrase.head,), None))
        )
        yield from _voted(sentence, (index, index, last), actors, "support", cast)


def _voted(
    sentence: Sentence, places: tuple[int, int, int], actors: Iterable[Actor], stance: Stance, cast: Cast
) -> Iterator[Position]:
    """Yield a row for each of those who voted so; `places` are the first token, the word that tells it, the last."""
    tokens, (first, index, last) = sentence.tokens, places
    here = document_before(cast, sentence, len(tokens), reach=0, cited=True, read=wide_target)
    target = here or document_before(cast, sentence, index, read=wide_target)
    if target is None:
        return
    for actor in actors:
        yield Position(
            clause=Span(tokens[first].start, tokens[last].end), trigger=Span(tokens[index].start, tokens[index].end),
            actor=actor, target=target, stance=stance, basis="acted", rule="tally",
        )  # fmt: skip


def members(sentence: Sentence, before: Sequence[Position], cast: Cast) -> Iterator[Position]:
    """Yield the stance of a group for those of it that the next sentence names: 'Among them were Chad and Mali'."""
    tokens = sentence.tokens
    if not before or len(tokens) < 3 or (tokens[0].word, tokens[1].word) not in MEMBERS:
        return
    others = tokens[0].word == "others"  # "Those against included Chad. Others were Mali and Togo"
    group = next((p for p in reversed(before) if others or p.actor.kind == "group"), None)
    places = roster_from(tokens, 2, cast.words)
    if group is None or not places:
        return
    clause = Span(tokens[0].start, tokens[places[-1]].end)
    for actor in _named(sentence, places, cast):
        yield replace(group, clause=clause, trigger=Span(tokens[0].start, tokens[1].end), actor=actor)


def _named(sentence: Sentence, places: Sequence[int], cast: Cast) -> Iterator[Actor]:
    for place in places:
        source = cast.source(sentence, Phrase(place, place + 1, place))
        actor = actor_of(cast, source) if source else None
        if actor is not None:
            yield actor
