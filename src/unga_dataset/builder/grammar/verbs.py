"""Which words are verbs, and where their groups start, told without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.words import MENTIONS, OPENS, PRONOUNS, Words

CHAIN = frozenset({"auxiliary", "modal", "negation", "adverb", "expectation"})


def verb_group_start(tokens: Sequence[Token], verb: int, words: Words) -> int:
    """Return where the auxiliaries and adverbs before a verb start."""
    start = verb
    while start > 0 and _chains(tokens, start - 1, verb, words):
        start -= 1
    return start


def _chains(tokens: Sequence[Token], index: int, verb: int, words: Words) -> bool:
    """Whether a word before a verb belongs to its group: an auxiliary, an adverb, 'expected to', 'either'."""
    token = tokens[index]
    if token.word == "to" and index > 0 and "expectation" in words.of(tokens[index - 1]):
        return True
    if token.word in ("either", "both", "or") and index + 1 < verb:
        return True
    if token.word == "'s":
        return is_contracted(tokens, index, words)
    return token.kind == "word" and (bool(words.of(token) & CHAIN) or words.is_adverb(token))


def is_dash(tokens: Sequence[Token], index: int) -> bool:
    """Whether a hyphen stands for a dash: between blanks, or one of two."""
    if tokens[index].word != "-" or not 0 < index < len(tokens) - 1:
        return False
    return tokens[index - 1].end < tokens[index].start or tokens[index].end < tokens[index + 1].start


def is_contracted(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether 's is short for 'is' or 'has': "he's claiming"."""
    if index == 0 or tokens[index].word != "'s":
        return False
    owner = tokens[index - 1]
    return bool(words.of(owner) & PRONOUNS) or owner.word in ("who", "that", "there", "here", "what")


def is_verb(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a form that can also be a noun or adjective is a verb where it stands."""
    if index == 0 or not _may_follow(tokens, index, words):
        return False
    before, token = tokens[index - 1], tokens[index]
    classes = words.of(before)
    if token.word not in words.nouns:
        return True
    following = tokens[index + 1] if index + 1 < len(tokens) else token
    if before.kind in MENTIONS and token.word == words.nouns[token.word][0].singular and not _is_listed(tokens, index):
        return False  # "the US state department": a state says, two states say
    leads = before.kind in MENTIONS or bool(classes & (CHAIN | PRONOUNS | {"relative"})) or before.word == "to"
    if leads or token.word.endswith("ing"):
        return leads
    if following.word in ("that", ":") or following.kind == "quoted" or following.quoted:
        return not _is_described(tokens, index, words)
    return bool(words.of(following) & OPENS) and words.noun(before) is not None


def _may_follow(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a verb may stand behind the word before it: not behind an owner, an article or a preposition."""
    before, token = tokens[index - 1], tokens[index]
    classes = words.of(before)
    if before.word == "'s":
        return token.word.endswith("ing") and is_contracted(tokens, index - 1, words)
    if before.word in ("'", "-"):
        return False
    if classes & OPENS and not classes & {"relative", "pronoun_other"}:
        counted = "quantifier" in classes and token.word in words.cues and token.word not in words.nouns
        return counted and not token.word.endswith(("ed", "ing"))  # "the two write", but "two reported cases"
    return "preposition" not in classes or before.word == "to" or token.word.endswith("ing")


def _is_listed(tokens: Sequence[Token], index: int) -> bool:
    """Whether several are named before a verb: 'Chad and Mali vote'."""
    return index > 2 and tokens[index - 2].word in ("and", "or")


def _is_described(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether only adjectives stand between an article or owner and a noun: 'a Latino judge', 'his March comment'."""
    for place in range(index - 1, -1, -1):
        token = tokens[place]
        if token.word in ("'s", "'") or words.of(token) & OPENS:
            return True
        if token.kind not in ("word", "country") or words.of(token) or words.noun(token) or token.word in words.verbs:
            return False
    return False


def is_finite(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a word may be the finite verb of a clause: no infinitive, no participle with its agent."""
    token = tokens[index]
    if is_contracted(tokens, index, words):
        return True
    if index == 0 or token.kind != "word" or token.quoted or token.capital or tokens[index - 1].word == "to":
        return False
    classes = words.of(token)
    if classes & {"auxiliary", "modal"}:
        return token.word not in ("be", "been", "being", "having")
    if token.word in words.nouns or token.word.endswith("ing"):
        return False
    agent = index + 1 < len(tokens) and tokens[index + 1].word == "by"
    known = "finite" in classes or token.word in words.verbs or token.word.endswith("ed")
    return known and not agent and is_verb(tokens, index, words)


def verb_before(tokens: Sequence[Token], end: int, words: Words) -> int | None:
    """Return the last verb before a token outside quotation marks."""
    for index in range(end - 1, 0, -1):
        token = tokens[index]
        if token.quoted:
            continue
        if token.kind == "word" and token.word in words.verbs and is_verb(tokens, index, words):
            return index
        if token.kind == "word" and words.of(token) & {"auxiliary", "modal"}:
            return index
    return None
