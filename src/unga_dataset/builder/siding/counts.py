"""Groups that a ballot counts: '118 countries voting in favour, 9 against and 41 abstaining' are three groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Actor, Position, Target
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.nouns import PEOPLE, denotes
from unga_dataset.builder.grammar.phrases import extended, phrase_from
from unga_dataset.builder.grammar.rosters import named_beside
from unga_dataset.builder.grammar.targets import document_before
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.siding.extents import wide_target
from unga_dataset.codes import Stance

SIDES: dict[str, Stance] = {
    "favour": "support", "favor": "support", "for": "support", "yes": "support", "against": "oppose", "no": "oppose",
    "opposed": "oppose", "opposing": "oppose", "abstaining": "abstain", "abstained": "abstain",
    "rejected": "oppose", "supporting": "support", "supported": "support", "backing": "support", "backed": "support",
}  # fmt: skip
"""The word that tells how those counted before it voted."""
BALLOTS = frozenset({"favour", "favor", "against", "opposed", "opposing", "abstaining", "abstained"})
"""A sentence that counts groups has one of these."""
VOTING = frozenset({"voting", "voted", "vote", "were", "was", "in", "came", "out", "casting", "cast"})
"""What may stand between a group and its side: '14 voted against'."""
OTHERS = frozenset({"others", "more"})
JOINTS = frozenset({",", ";", "and", "while", "with", "but", "whereas", "–", "—", "to"})
"""What parts a group from the one counted before it."""
REST = frozenset({"'s", "'", "other", "remaining", "the", "over", "than", "least"})
"""What makes one name of a number and the words before it: 'the other ten abstained'."""
BY = frozenset({"opposed", "rejected", "supported", "backed"})
"""Participles whose agent is a group: 'opposed by nine'."""
SPREAD = 4
"""How many words there may be between a group and its side."""


def is_counted(tokens: Sequence[Token], group: int, words: Words) -> bool:
    """Whether a bare number is the subject of the verb group at a token: 'backed it and 23 abstained'."""
    place = group - 1 - (tokens[group - 1].word in OTHERS)
    return place > 0 and _counts(tokens, place, words) and tokens[place - 1].word in JOINTS


def counts(sentence: Sentence, cast: Cast) -> Iterator[Position]:
    """Yield the positions of the groups of a ballot, once one of them says what is counted."""
    if sentence.words.isdisjoint(BALLOTS):
        return
    tokens = sentence.tokens
    groups = list(_sided(tokens, cast.words))
    if not groups:
        return
    text = document_before(cast, sentence, len(tokens), reach=0, cited=True, read=wide_target)
    target = text or document_before(cast, sentence, groups[0][0], read=wide_target)
    if target is not None:
        yield from (_taken(sentence, group, target, cast) for group in groups)


def _sided(tokens: Sequence[Token], words: Words) -> Iterator[tuple[int, int, int]]:
    """Yield the first token of each counted group, its end, and the word that tells its side."""
    named = False
    for index in range(len(tokens) - 1):
        if not _counts(tokens, index, words):
            continue
        group = _group(tokens, index, words)
        first = index - (index > 0 and (tokens[index - 1].word == "another" or tokens[index - 1].known.adverb))
        before, several = tokens[first - 1].word if first else ",", group > index + 1
        named = named or (several and "voter" in tokens[group - 1].known.means)
        if named and (several or before in JOINTS or before == "by"):
            side = _side_before(tokens, index) if before == "by" else _side_behind(tokens, group)
            if side is not None and not _is_listed(tokens, side, words):
                yield first if tokens[first].word == "another" else index, group, side


def _is_listed(tokens: Sequence[Token], side: int, words: Words) -> bool:
    """Whether all of a group are named behind its side, so that they stand for it: '2 against (Chad, Mali)'."""
    phrase = phrase_from(tokens, side + 1, words) if side + 1 < len(tokens) and tokens[side + 1].known.opens else None
    behind = extended(tokens, phrase, words).last if phrase is not None else side + 1
    beside = named_beside(tokens, behind, words)
    return beside is not None and not beside.examples and tokens[behind].word != ","


def _counts(tokens: Sequence[Token], index: int, words: Words) -> bool:
    token = tokens[index]
    number = (token.kind == "number" and token.word.isdigit()) or token.word.partition("-")[0] in words.numbers
    apart = index + 1 < len(tokens) and tokens[index + 1].word == "-" and tokens[index + 1].start == token.end
    if (
        index > 1
        and tokens[index - 1].word == "of"
        and (tokens[index - 2].word == "out" or tokens[index - 2].kind == "number")
    ):
        return False  # "nine out of 14 members"
    return number and not token.quoted and not apart and not (index and tokens[index - 1].word in REST | {"-"})


def _group(tokens: Sequence[Token], index: int, words: Words) -> int:
    """Return the end of a counted group: '118', '118 countries', '45 others'."""
    if index + 1 < len(tokens) and tokens[index + 1].word in OTHERS:
        return index + 2
    phrase = phrase_from(tokens, index, words)
    people = phrase is not None and denotes(tokens[phrase.head], PEOPLE)
    return phrase.last if phrase is not None and people and phrase.first == index else index + 1


def _side_behind(tokens: Sequence[Token], group: int) -> int | None:
    """Return the word behind a group that tells how it voted: '118 countries voting in favour'."""
    for place in range(group, min(len(tokens), group + SPREAD)):
        if tokens[place].word in SIDES:
            if place + 1 < len(tokens) and tokens[place + 1].kind == "country":
                return None  # "130 states voted against Chad"
            voted = place > group and tokens[place - 1].word in VOTING
            alone = tokens[place].word in BALLOTS or tokens[place].word in ("supporting", "backing")
            return place if voted or alone else None
        if tokens[place].word not in VOTING:
            return None
    return None


def _side_before(tokens: Sequence[Token], index: int) -> int | None:
    """Return the participle before the 'by' of a group: 'opposed by nine'."""
    return index - 2 if index > 1 and tokens[index - 2].word in BY else None


def _taken(sentence: Sentence, places: tuple[int, int, int], target: Target, cast: Cast) -> Position:
    """Return the position of a group; `places` are its first token, its end, and the word that tells its side."""
    tokens, (first, last, side) = sentence.tokens, places
    span = Span(tokens[first].start, tokens[last - 1].end)
    actor = Actor(name=cast.text[slice(*span)], kind="group", span=span, iso3=None)
    clause = Span(min(span.start, tokens[side].start), max(span.end, tokens[side].end))
    return Position(
        clause=clause, trigger=Span(tokens[side].start, tokens[side].end), actor=actor, target=target,
        stance=SIDES[tokens[side].word], basis="acted", rule="tally",
    )  # fmt: skip
