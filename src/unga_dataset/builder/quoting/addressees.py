"""Where a clause starts behind whom a cue tells, and when and how: 'told reporters on Monday the vote would wait'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.nearby import NOMINATIVES
from unga_dataset.builder.grammar.nouns import STATEMENTS, denotes
from unga_dataset.builder.grammar.phrases import Phrase, extended, phrase_from
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.verbs import is_contracted
from unga_dataset.builder.grammar.vocabulary import STOPS
from unga_dataset.builder.grammar.words import Words

REACH = 12
"""How many tokens an addressee may hold before a pronoun that opens the clause."""
TIME_LEADS = frozenset({"on", "in", "last", "late", "early", "earlier", "this"})
"""What may stand before the time of a report."""
PARTS_OF = frozenset({"late", "early", "earlier", "later"})
"""What may stand before 'on' and a day."""
AGO = frozenset({"ago", "before", "earlier", "later"})
"""What stands behind a time that is counted from another."""
POINTS = frozenset({"this", "these", "there", "it"})
"""What can be a subject on its own."""
PARTS = STOPS - {"preposition"}
"""What opens another clause than the one that is told."""
OCCASIONS = frozenset({"in", "at", "on", "during"})
"""What leads the message or meeting in which something is said."""


def ends_of(tokens: Sequence[Token], phrase: Phrase | None, words: Words) -> tuple[int, ...]:
    """Return where a noun phrase may end: before what prepositions add to it, and behind that."""
    if phrase is None:
        return ()
    last = extended(tokens, phrase, words).last
    ends = (last,) if last == phrase.last else (phrase.last, last)
    joined = phrase_from(tokens, last + 1, words) if last + 1 < len(tokens) and tokens[last].word == "or" else None
    return (*ends, extended(tokens, joined, words).last) if joined else ends


def past_time(tokens: Sequence[Token], first: int, words: Words) -> int:
    """Return where the content may start: past 'on Monday', 'late Tuesday night', 'last week' after the cue.

    Behind a tag nothing need follow: there `past_day` of closings.py looks.
    """
    while first + 2 < len(tokens):
        timed = words.is_time(tokens[first])
        if tokens[first].kind == "date" or (timed and (tokens[first].capital or words.is_time(tokens[first - 1]))):
            first += 1  # "late Tuesday night"
        elif tokens[first].word in TIME_LEADS and words.is_time(tokens[first + 1]):
            first += 2
        elif _is_counted(tokens, first, words) or (
            tokens[first].word in PARTS_OF and tokens[first + 1].word == "on" and words.is_time(tokens[first + 2])
        ):
            first += 3
        else:
            break
    return first


def _is_counted(tokens: Sequence[Token], first: int, words: Words) -> bool:
    """Whether a time is counted from another: 'a day earlier'."""
    return tokens[first].word == "a" and words.is_time(tokens[first + 1]) and tokens[first + 2].word in AGO


def points(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause opens with a word that only points at what it is about: 'there is no famine'."""
    return index + 1 < len(tokens) and tokens[index].word in POINTS and tokens[index + 1].known.helps


def is_clausal(tokens: Sequence[Token], ends: Sequence[int], words: Words) -> bool:
    """Whether the noun phrase after a cue is the subject of a clause, not the object: 'announced the vote had ...'."""
    for last in ends:
        following = tokens[last] if last < len(tokens) else None
        if following is None:
            continue
        if following.kind == "quoted" or following.known.helps or words.is_verb_form(following):
            return True
        if is_contracted(tokens, last) or tokens[last - 1].word in NOMINATIVES:
            return True
    return False


def past_addressee(tokens: Sequence[Token], first: int, ends: Sequence[int], words: Words) -> int | None:
    """Return where a clause starts right behind who is told it at `first`: 'told reporters she would leave'."""
    for index in range(first, min(first + REACH, len(tokens) - 1)):
        token = tokens[index]
        if token.word.partition("'")[0] in NOMINATIVES and not token.quoted:
            return index if index > first else None
        if token.kind in ("mark", "quoted") or token.word == "like" or not words.of(token).isdisjoint(PARTS):
            break
    for last in ends:
        if last < len(tokens) and tokens[last].quoted and not tokens[last - 1].quoted and tokens[last].word in POINTS:
            return last  # 'told the council "there is no proof"'
        opens = past_time(tokens, last, words)
        if points(tokens, opens):
            return opens
        subject = phrase_from(tokens, opens, words)
        if subject is not None and is_clausal(tokens, ends_of(tokens, subject, words), words):
            return opens
    return None


def past_occasion(tokens: Sequence[Token], first: int, words: Words) -> int:
    """Return where a clause starts behind the message it is said in: 'said in a statement on Monday they had left'."""
    if tokens[first].word not in OCCASIONS or tokens[first].kind != "word":
        return first
    near = range(first + 2, min(first + REACH, len(tokens)))
    timed = (i for i in near if words.is_time(tokens[i]) or tokens[i].word in TIME_LEADS)
    phrase = phrase_from(tokens, first + 1, words, next(timed, None))
    noun = words.noun(tokens[phrase.head]) if phrase is not None else None
    if phrase is None or noun is None or not (denotes(tokens[phrase.head], STATEMENTS) or noun.note == "spoken"):
        return first
    for last in ends_of(tokens, phrase, words):
        placed = last + 2 < len(tokens) and tokens[last].word == "in" and tokens[last + 1].capital
        opens = past_time(tokens, last + 2 if placed else last, words)  # "at a conference in Geneva on Monday"
        subject = phrase_from(tokens, opens, words)
        if subject is not None and is_clausal(tokens, ends_of(tokens, subject, words), words):
            return opens
    return first
