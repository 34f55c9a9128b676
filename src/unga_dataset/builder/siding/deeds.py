"""What somebody is to do as a target: 'to lay down their weapons', 'the decision to abstain'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.findings import Target
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.hits import clause_end
from unga_dataset.builder.grammar.phrases import Phrase
from unga_dataset.builder.grammar.targets import with_mark
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.words import Words

SETTING = frozenset(
    {"after", "before", "when", "while", "as", "because", "since", "following", "amid", "despite", "so"}
)
"""What leads to when or why something is asked for, behind what it is."""


def action_target(cast: Cast, sentence: Sentence, first: int) -> Target:
    """Return what somebody is to do as a target: 'to lay down their weapons'."""
    tokens = sentence.tokens
    last = _relative_end(tokens, clause_end(tokens, first + 1, cast.words), cast.words)
    last = _joined_end(tokens, last, cast.words)
    last = next((index for index in range(first + 2, last) if _ends_deed(tokens, index)), last)
    last = _without_day(tokens, first + 2, last)
    span = with_mark(cast.text, tokens, Phrase(first, last, first))
    return Target(span=span, kind="action", iso3=None)


def infinitive_end(tokens: Sequence[Token], phrase: Phrase, last: int, words: Words) -> int:
    """Return the end of a target with the infinitive that says what it is: 'the decision (by Chad) to abstain'."""
    if last + 1 >= len(tokens) or tokens[last].word != "to":
        return last
    if not any("seeking" in words.of(token) for token in (tokens[last - 1], tokens[phrase.head])):
        return last
    following = tokens[last + 1]
    if following.kind != "word" or following.known.opens:
        return last
    end = clause_end(tokens, last + 1, words)
    end = next((index for index in range(last + 2, end) if _ends_deed(tokens, index)), end)
    return _without_day(tokens, last + 2, end)


def _joined_end(tokens: Sequence[Token], last: int, words: Words) -> int:
    """Return the end of a deed with the second verb of it: 'to halt raids and ensure safety'."""
    if last + 2 >= len(tokens) or tokens[last].word not in ("and", "or"):
        return last
    verb = tokens[last + 1].word
    again = verb in words.verbs and not verb.endswith(("ed", "ing", "s"))
    return clause_end(tokens, last + 2, words) if again else last


def _ends_deed(tokens: Sequence[Token], index: int) -> bool:
    """Whether what follows no longer says what is to be done: 'to hold a debate | after a report found crimes'."""
    token = tokens[index]
    if token.quoted:
        return False
    if token.word == "," and index + 1 < len(tokens) and tokens[index - 2].known.opens:
        before, after = tokens[index - 1], tokens[index + 1]  # "a peaceful, inclusive process"
        described = before.kind == after.kind == "word" and before.known.noun is None and not before.known.plural
        return not (described and not (after.known.opens or after.known.stops or after.known.pronoun or after.quoted))
    return token.word in (",", "(") or token.word in SETTING


def _without_day(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the end of a target without the day behind it: 'to lift the embargo on Monday'."""
    while last > first and (tokens[last - 1].kind == "date" or tokens[last - 1].word in ("on", "in", "last", "this")):
        last -= 1
    return last


def _relative_end(tokens: Sequence[Token], last: int, words: Words) -> int:
    """Return the end of a deed with the clause that says what kind of thing is meant: 'to end raids that kill many'."""
    led = last + 1 < len(tokens) and tokens[last].word in ("that", "which") and tokens[last].kind == "word"
    thing = led and (tokens[last - 1].known.noun is not None or tokens[last - 1].known.plural)
    return clause_end(tokens, last + 1, words, led=True) if thing else last
