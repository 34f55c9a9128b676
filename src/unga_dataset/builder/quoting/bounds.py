"""Where a content ends that its cue's own clause bounds: a participle's, a relative clause's, an object's."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.entries import Frame
from unga_dataset.builder.grammar.openings import clause_start
from unga_dataset.builder.grammar.phrases import Phrase, extended, phrase_from
from unga_dataset.builder.grammar.relatives import APART
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.verbs import is_finite
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.quoting.cues import Cue

REACH = 16
"""How far before a participle the verb of its clause may stand."""


def bounded_end(tokens: Sequence[Token], cue: Cue, kind: Frame, first: int, end: int, words: Words) -> int:
    """Return the end of a content within a relative clause, or of what a cue that takes no clause has as its object."""
    if (mark := _relative_mark(tokens, cue, words)) is not None:
        marks = (index for index in range(first, end) if tokens[index].word == mark)
        end = next((index for index in marks if mark != "," or parts_clause(tokens, index)), end)
    noun = tokens[cue.first - 1].kind == "word" and words.noun(tokens[cue.first - 1]) is not None
    if kind == "object" and cue.form.endswith("ing") and noun:
        phrase = phrase_from(tokens, first, words)  # "a draft calling for a truce failed"
        end = _before_main_verb(tokens, phrase, end, words) if phrase else end
    if kind == "object" and cue.form.endswith("ing") and tokens[cue.first - 1].word == "and":
        phrase = phrase_from(tokens, first, words)  # "a draft tabled by Chad and calling for a truce failed"
        last = extended(tokens, phrase, words).last if phrase else end
        end = last if last < end and is_finite(tokens, last, words) else end
    if kind == "quote" and first < end and not tokens[first].quoted:
        phrase = phrase_from(tokens, first, words)
        end = min(end, extended(tokens, phrase, words).last) if phrase else end
    if kind == "name":
        end = _behind_name(tokens, first, end)
    return min(_before_verb(tokens, cue, first, end, words), _before_twin(tokens, first, end)) if cue.hangs else end


def _behind_name(tokens: Sequence[Token], first: int, end: int) -> int:
    """Return the mark that ends what something is called in a fragment: 'called it "a trap" | - and left'."""
    start = next((index for index in range(first, end) if tokens[index].quoted), end)
    last = next((index for index in range(start, end) if not tokens[index].quoted), end)
    if last in (start, end):
        return end
    more = any(token.quoted or token.kind == "quoted" for token in tokens[last:end])
    parted = tokens[last].kind == "mark" or tokens[last - 1].word in (",", ";")
    return last if parted and not more else end


def _before_main_verb(tokens: Sequence[Token], phrase: Phrase, end: int, words: Words) -> int:
    """Return the end of an object before the verb of the noun that asks for it, or the end as it is without one."""
    verb = next((index for index in range(phrase.last, end) if is_finite(tokens, index, words)), None)
    last = extended(tokens, phrase, words).last
    if verb is None:
        return end
    joined = tokens[last].word in ("and", "or")  # "an immediate and full truce |, as Chad proposed"
    comma = next((index for index in range(verb, last, -1) if joined and parts_clause(tokens, index)), None)
    return last if comma is None else comma


def _before_verb(tokens: Sequence[Token], cue: Cue, first: int, end: int, words: Words) -> int:
    """Return the end of what a participle between subject and verb reports: 'Chad, saying A, | asked that ...'."""
    before = range(max(1, cue.start - REACH), cue.start)
    if tokens[cue.start - 1].word != "," or any(is_finite(tokens, index, words) for index in before):
        return end
    commas = (i for i in range(first, end - 1) if parts_clause(tokens, i) and is_finite(tokens, i + 1, words))
    return next(commas, end)


def _before_twin(tokens: Sequence[Token], first: int, end: int) -> int:
    """Return the 'and' before a second participle: 'left, saying it was late | and shaking her head'."""
    for index in range(first, end - 1):
        if tokens[index].word.endswith("ing") and tokens[index].word != "being":
            return end
        twin = tokens[index + 1]
        if tokens[index].word == "and" and twin.word.endswith("ing") and twin.known.noun is None:
            return index
    return end


def parts_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether a comma parts the clause: not one inside a fragment, unless it ends the fragment."""
    inside = tokens[index].quoted and index + 1 < len(tokens) and tokens[index + 1].quoted
    return tokens[index].word == "," and not inside


def _relative_mark(tokens: Sequence[Token], cue: Cue, words: Words) -> str | None:
    """Return the comma or dash before the relative clause of a cue: 'Chad, which calls it a farce, left'."""
    start = clause_start(tokens, cue.start, words)
    relative = start > 1 and "relative" in words.of(tokens[start - 1]) and tokens[cue.start - 1].kind != "mark"
    return tokens[start - 2].word if relative and tokens[start - 2].word in APART else None
