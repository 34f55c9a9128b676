"""Whose words a quotation without a cue are: the subject of the verb before it, else of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.document import Quotation
from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import first_phrase, subject_of
from unga_dataset.builder.grammar.phrases import Phrase
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.quoting.cues import Cue

NAMED = frozenset({"person", "country", "organization"})


def bearer_of(sentence: Sentence, quotation: Quotation, cast: Cast) -> Source | None:
    """Return the person, state or organisation that the sentence around a quotation is about."""
    tokens = sentence.tokens
    end = next((i for i, token in enumerate(tokens) if token.start >= quotation.outer.start), len(tokens))
    return _bearer_before(sentence, end, cast)


def _bearer_before(sentence: Sentence, end: int, cast: Cast) -> Source | None:
    tokens, words = sentence.tokens, cast.words
    for index in range(end - 1, 0, -1):
        if _is_verb(tokens, index, words):
            subject = subject_of(tokens, index, words)
            source = cast.source(sentence, subject.phrase) if subject else None
            if source is not None and _speaks(source):
                return source
    phrase = first_phrase(tokens, 0, end, words)
    if phrase is not None and phrase.last == end and end < len(tokens):
        return None  # the quotation ends the phrase: 'The so-called "republic"'
    source = cast.source(sentence, phrase) if phrase else None
    return source if source is not None and _speaks(source) else None


def announcer(sentence: Sentence, cues: Sequence[Cue], cast: Cast) -> Source | None:
    """Return who is to speak after a sentence: the name before its colon, the subject of its last cue or verb."""
    if len(sentence.tokens) > 1 and sentence.tokens[-1].word == ":" and sentence.tokens[-2].kind in NAMED:
        last = len(sentence.tokens) - 2
        return cast.source(sentence, Phrase(last, last + 1, last))
    for cue in reversed(cues):
        subject = subject_of(sentence.tokens, cue.first, cast.words)
        source = cast.source(sentence, subject.phrase) if subject else None
        if source is not None:
            return source
    return _bearer_before(sentence, len(sentence.tokens), cast)


def _is_verb(tokens: Sequence[Token], index: int, words: Words) -> bool:
    token = tokens[index]
    if token.kind != "word" or token.quoted or token.capital or token.word in words.nouns:
        return False
    return bool(words.of(token) & {"auxiliary", "modal"}) or token.word in words.verbs or token.word.endswith("ed")


def _speaks(source: Source) -> bool:
    """Whether a source is one that can have said it: named or standing for a named one, or people."""
    return source.kind in NAMED or source.kind == "group"
