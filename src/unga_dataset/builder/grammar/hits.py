"""A trigger where it stands: what hangs on it, and the clause around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from unga_dataset.builder.entries import EventTrigger, StanceTrigger
from unga_dataset.builder.grammar.clauses import Subject
from unga_dataset.builder.grammar.governors import Governor, governor_of
from unga_dataset.builder.grammar.outlooks import Outlook
from unga_dataset.builder.grammar.phrases import Phrase, extended
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.vocabulary import PRONOUNS
from unga_dataset.builder.grammar.words import Words
from unga_dataset.making import quickly_made

Entry = EventTrigger | StanceTrigger
TURNS = frozenset({"but", "while", "whereas"})
"""What turns to another clause behind a comma: 'Ghana abstained, while Kenya backed the draft'."""
LEADS = frozenset({"subordinator", "relative"})
JOINED = 12
"""How many tokens back the first of two joined participles may stand."""
LONGEST_CLAUSE = 120
"""How many tokens a clause may go on for after its verb."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A trigger in a sentence: its tokens `[first, last)` and what hangs on it.

    Several rules ask which `clause` is around it, whether its reading `holds`, and which verb `governs` the noun it is:
    each is kept once it is known, the last as the one of a tuple, for there may be none.
    """

    entry: Entry
    sentence: Sentence
    first: int
    last: int
    group: int
    subject: Subject | None
    object: Phrase | None
    agent: Phrase | None
    outlook: Outlook
    negated: bool
    continuous: bool
    clause: tuple[int, int] | None = None
    holds: bool | None = None
    governs: tuple[Governor | None] | None = None

    def keep(self, name: Literal["clause", "holds", "governs"], known: Any) -> None:
        """Keep what has been worked out of the hit."""
        object.__setattr__(self, name, known)

    @property
    def is_participle(self) -> bool:
        """Whether it leads a clause of its own that goes on with the one before: '..., killing nine people'."""
        tokens = self.sentence.tokens
        if self.group != self.first or self.first == 0 or not tokens[self.first].word.endswith("ing"):
            return False
        if tokens[self.first - 1].word != "and":
            return tokens[self.first - 1].word == ","
        places = range(self.first - 2, max(0, self.first - JOINED), -1)  # ", closing borders and freezing assets"
        return any(tokens[place].word == "," and tokens[place + 1].word.endswith("ing") for place in places)


def clause_of(hit: Hit, words: Words) -> tuple[int, int]:
    """Return the tokens `[first, last)` of the clause around a hit."""
    if hit.clause is None:
        hit.keep("clause", _clause_around(hit, words))
    return hit.clause or (hit.first, hit.last)


def governor_at(hit: Hit, words: Words) -> Governor | None:
    """Return the verb that governs the noun of a hit."""
    if hit.governs is None:
        hit.keep("governs", (governor_of(hit.sentence.tokens, hit.first, words),))
    return hit.governs[0] if hit.governs else None


def _clause_around(hit: Hit, words: Words) -> tuple[int, int]:
    tokens = hit.sentence.tokens
    first = hit.group
    if hit.subject is not None:
        group = hit.subject.group
        first = min(hit.subject.phrase.first, *hit.subject.members, group.first if group else first)
    elif hit.object is not None and hit.object.first < hit.first:
        first = hit.object.first
    if first > 0 and "determiner" in words.of(tokens[first - 1]):
        first -= 1
    last = clause_end(tokens, hit.last, words)
    if tokens[first].quoted and tokens[hit.first].quoted:
        # The whole clause stands inside the quotation marks.
        last = next((index for index in range(hit.last, last) if not tokens[index].quoted), last)
    return first, last


def clause_end(tokens: Sequence[Token], start: int, words: Words, *, led: bool = False) -> int:
    """Return where the clause ends that a token stands in; `led` if a relative stands before it."""
    last = min(len(tokens), start + LONGEST_CLAUSE)
    for index in range(start, last):
        word = tokens[index].known
        if word.turns:  # few do, so that most tokens are asked no more
            if _ends_clause(tokens, index, start, words, led=led):
                break
            led = led or not word.classes.isdisjoint(LEADS)
    else:
        index = max(start, last)
    while index > start and tokens[index - 1].kind == "mark" and tokens[index - 1].word not in ")]":
        index -= 1
    while start < index < len(tokens) and words.is_adverb(tokens[index - 1]) and tokens[index].word in words.cues:
        index -= 1
    return index


def later_day(tokens: Sequence[Token], start: int) -> int | None:
    """Return where a clause starts behind a token that opens with its own day: 'abstained, but on Tuesday it'."""
    for place in range(start, len(tokens) - 3):
        if tokens[place].word == "," and tokens[place + 1].word in ("but", "and", "then"):
            day = place + 2 + (tokens[place + 2].word in ("on", "in"))
            goes_on = day + 1 < len(tokens) and tokens[day + 1].word not in (".", ";")
            if tokens[day].kind == "date" and goes_on:
                return place + 1
    return None


def _ends_clause(tokens: Sequence[Token], index: int, start: int, words: Words, *, led: bool) -> bool:
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.kind == "mark" and token.word in ";:—":
        return True
    if token.kind == "word" and not token.quoted and index > start and _opens_another(tokens, index, words, led=led):
        return True
    if following is None:
        return False
    if token.word == ",":
        other = words.of(following) & ({"relative"} | PRONOUNS)
        return bool(other) or following.word.endswith("ing") or following.word in TURNS
    return token.word in ("and", "but") and index > start and _is_finite(tokens, index + 1, words)


def _opens_another(tokens: Sequence[Token], index: int, words: Words, *, led: bool) -> bool:
    """Whether a word belongs to another clause: 'that', a participle after a noun, the verb of the clause around.

    `led` says that a subordinator has come before, to which the verb would belong.
    """
    token = tokens[index]
    participle = token.word in words.cues and token.word.endswith("ing")
    if token.word == "that" or (participle and _after_noun(tokens, index, words)):
        return True
    helps = not led and not token.word.endswith("ing") and bool(words.of(token) & {"auxiliary", "modal"})
    return helps and tokens[index - 1].word != "to"  # "for the ban to be lifted"


def _after_noun(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a participle hangs on a noun: 'a draft (reportedly) demanding ...'."""
    before = index - 2 if words.is_adverb(tokens[index - 1]) else index - 1
    return before >= 0 and words.noun(tokens[before]) is not None


def _is_finite(tokens: Sequence[Token], index: int, words: Words) -> bool:
    token = tokens[index]
    if words.of(token) & {"auxiliary", "modal"}:
        return True
    return (
        token.kind == "word"
        and token.word in words.verbs
        and not token.word.endswith("ing")
        and token.word not in words.nouns
    )


def whole(hit: Hit, phrase: Phrase, words: Words) -> Phrase:
    """Return a phrase of a hit's sentence with what hangs on it."""
    return extended(hit.sentence.tokens, phrase, words)


def tokens_of(hit: Hit, phrase: Phrase | None) -> Iterator[Token]:
    """Yield the tokens of a phrase of a hit's sentence."""
    if phrase is not None:
        yield from hit.sentence.tokens[phrase.first : phrase.last]
