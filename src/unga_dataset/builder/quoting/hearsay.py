"""Whom an outlet quotes: 'TASS quoted Moussa as saying that ...', '..., the minister was quoted as saying'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import subject_of
from unga_dataset.builder.grammar.doers import BE
from unga_dataset.builder.grammar.phrases import Phrase, extended, phrase_before
from unga_dataset.builder.grammar.tokens import Sentence
from unga_dataset.builder.quoting.cues import Cue

REACH = 12
"""How many words may stand between an outlet's verb and 'as saying'."""


def is_quoted(sentence: Sentence, cue: Cue) -> bool:
    """Whether a cue tells what an outlet quotes someone as saying."""
    tokens = sentence.tokens
    led = cue.hangs and cue.first > 1 and tokens[cue.first - 1].word == "as"
    return led and _outlet_verb(sentence, cue) is not None


def saying_of(sentence: Sentence, verb: Cue, cues: Sequence[Cue]) -> Cue | None:
    """Return the cue of what an outlet quotes someone as saying, by the verb of the outlet."""
    if "quoting" not in sentence.tokens[verb.first].known.means:
        return None
    later = (cue for cue in cues if cue.first > verb.first and is_quoted(sentence, cue))
    return next((cue for cue in later if _outlet_verb(sentence, cue) == verb.first), None)


def quoted_source(sentence: Sentence, cue: Cue, cast: Cast) -> Source | None:
    """Return whom an outlet quotes: the object of its verb, or the subject where that is passive."""
    tokens, verb = sentence.tokens, _outlet_verb(sentence, cue)
    if verb is None:
        return None
    if any(token.word in BE for token in tokens[max(0, verb - 2) : verb]):
        subject = subject_of(tokens, verb, cast.words)
        return cast.speaker(sentence, subject) if subject else None
    phrase = _object(sentence, verb, cue, cast)
    return cast.source(sentence, phrase) if phrase else None


def quoted_start(sentence: Sentence, cue: Cue, cast: Cast) -> int | None:
    """Return where the tag '..., the minister was quoted as saying' starts, at its subject; None if it is none."""
    verb = _outlet_verb(sentence, cue)
    subject = subject_of(sentence.tokens, verb, cast.words) if verb is not None else None
    if subject is None or verb is None:
        return None
    first = phrase_before(sentence.tokens, subject.phrase.first + 1, cast.words)
    return min(subject.phrase.first, *subject.members, first.first if first else verb)


def _outlet_verb(sentence: Sentence, cue: Cue) -> int | None:
    places = range(cue.first - 2, max(-1, cue.first - 2 - REACH), -1)
    return next((place for place in places if "quoting" in sentence.tokens[place].known.means), None)


def _object(sentence: Sentence, verb: int, cue: Cue, cast: Cast) -> Phrase | None:
    """Return the object of an outlet's verb, the name if there is one: 'quoted its leader, Moussa, as saying'."""
    tokens = sentence.tokens
    named = next((i for i in range(cue.first - 2, verb, -1) if tokens[i].kind == "person"), None)
    if named is not None:
        return Phrase(named, named + 1, named)
    phrase = phrase_before(tokens, cue.first - 1, cast.words)
    return phrase if phrase is None or extended(tokens, phrase, cast.words).last == cue.first - 1 else None
