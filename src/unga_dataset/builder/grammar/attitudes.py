"""Attitudes that hang on a verb which is none of theirs: 'voiced concern over X', 'remains opposed to X'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unga_dataset.builder.grammar.denials import is_denied
from unga_dataset.builder.grammar.doers import BE, doer_of, joining_before
from unga_dataset.builder.grammar.hits import Entry, Hit
from unga_dataset.builder.grammar.objects import behind_link
from unga_dataset.builder.grammar.outlooks import outlook_of
from unga_dataset.builder.grammar.phrases import Phrase, names_from, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.verbs import is_verb, verb_before, verb_group_start
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words

GIVING = frozenset({"light_verb", "giving"})
VOICED = 20
"""How many tokens before 'and' the verb may stand that voices two attitudes."""
UTTERED = 7
"""How many tokens before its object a verb of saying may stand."""


def voiced(sentence: Sentence, entry: Entry, first: int, last: int, words: Words) -> Hit | None:
    """Return the hit of a noun that a verb of saying or giving has as its object: 'voiced deep concern over X'."""
    tokens = sentence.tokens
    phrase = behind_link(tokens, entry.links, last, words)
    if phrase is not None and tokens[last].word == "to" and _is_deed(tokens, phrase, words):
        return None  # "voiced its readiness to defend the city"
    verb = first - 1
    while verb > 0 and first - verb < UTTERED and not _voices(tokens, verb, words):
        if "preposition" in words.of(tokens[verb]) or tokens[verb].word in ("that", "those"):
            return None  # "voiced regret over the lack of support for X", "said that those giving support to X"
        if tokens[verb].word == "and" and (joined := _voiced_before(tokens, verb, words)) is not None:
            return _governed(sentence, entry, (first, last), joined, phrase, words) if phrase is not None else None
        verb -= 1
    if tokens[verb].word in words.opposing:
        return None  # "rejected criticism of its plan"
    owner = "possessive" in words.of(tokens[first - 1]) or "possessive" in words.of(tokens[max(0, first - 2)])
    owner = owner or "'s" in (tokens[first - 1].word, tokens[max(0, first - 2)].word)
    if owner and words.of(tokens[verb]).isdisjoint(GIVING):
        return None  # "criticised their support for the rebels", "condemned Chad's approval of the plan"
    what = last + 1 < len(tokens) and tokens[last + 1].word == "what"  # "concern over what it termed ..."
    if (phrase is None and not what) or verb <= 0 or first - verb >= UTTERED:
        return None
    return _governed(sentence, entry, (first, last), verb, phrase, words)


def _voiced_before(tokens: Sequence[Token], joint: int, words: Words) -> int | None:
    """Return the verb that voices what stands behind 'and' too: 'voiced regret over the raid and alarm at the toll'."""
    verb = verb_before(tokens, joint, words)
    if verb is None or joint - verb > VOICED or words.of(tokens[verb]).isdisjoint(GIVING):
        return None
    led = any("preposition" in words.of(token) for token in tokens[verb + 1 : joint])
    return verb if led and all(token.word != "," for token in tokens[verb:joint]) else None


def being(sentence: Sentence, entry: Entry, first: int, last: int, words: Words) -> Hit | None:
    """Return the hit of what someone is to something: 'is firmly against X', 'remains opposed to X'."""
    tokens, verb = sentence.tokens, first - 1
    while verb > 0 and words.is_adverb(tokens[verb]):
        verb -= 1
    phrase = phrase_from(tokens, last, words)
    if phrase is not None and tokens[verb].kind in MENTIONS and (joins := joining_before(tokens, verb, words)):
        hit = _governed(sentence, entry, (first, last), joins, phrase, words)
        members = hit.subject.members if hit.subject is not None else ()
        members = (*(i for i in members if tokens[i].kind in MENTIONS), *names_from(tokens, joins + 1))
        return replace(hit, subject=hit.subject._replace(members=members)) if hit.subject is not None else None
    if phrase is None or verb <= 0 or not (tokens[verb].word in BE or "remaining" in words.of(tokens[verb])):
        return None
    return _governed(sentence, entry, (first, last), verb, phrase, words)


def _is_deed(tokens: Sequence[Token], phrase: Phrase, words: Words) -> bool:
    """Whether what follows 'to' is a verb with its object and no thing."""
    token, known = tokens[phrase.first], tokens[phrase.first].known
    if phrase.last > phrase.first + 1 or token.kind != "word" or known.opens or token.capital:
        return False
    following = tokens[phrase.last] if phrase.last < len(tokens) else None
    taken = following is not None and (following.kind in MENTIONS or following.known.opens)
    return token.word in words.verbs or taken


def _governed(
    sentence: Sentence, entry: Entry, place: tuple[int, int], verb: int, phrase: Phrase | None, words: Words
) -> Hit:
    """Return the hit of words that hang on a verb that is none of theirs."""
    tokens, group = sentence.tokens, verb_group_start(sentence.tokens, verb, words)
    subject = doer_of(tokens, verb, group, words)
    negated = any(words.of(token) & {"negation"} for token in tokens[group : place[0]])
    return Hit(
        entry=entry, sentence=sentence, first=place[0], last=place[1], group=group, subject=subject, object=phrase,
        agent=None, outlook=outlook_of(tokens, group, verb, words),
        negated=negated or is_denied(tokens, subject, None, group, words), continuous=False,
    )  # fmt: skip


def _voices(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a verb may have a stance as its object: 'voiced', 'lent', 'threw', 'cast'."""
    token = tokens[index]
    gives = not words.of(token).isdisjoint(GIVING)
    if gives and tokens[index - 1].kind in MENTIONS:
        return True  # "Chad cast its vote"
    return (gives or token.word in words.cues) and is_verb(tokens, index, words)
