"""What stands between a subject and its verb: an apposition, a relative clause, a bracket, a time."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.verbs import is_dash
from unga_dataset.builder.grammar.vocabulary import BREAKS
from unga_dataset.builder.grammar.words import Words

INTERRUPTS = frozenset({"relative", "example", "determiner", "possessive", "preposition"})
CLOSERS = frozenset(",)—–")
INSERTED = 40
"""How many tokens may stand between a subject and its verb inside commas, brackets or dashes."""


def before_time(tokens: Sequence[Token], end: int, words: Words) -> int:
    """Return the end of what stands before a time in front of a verb: 'Moussa last week said'."""
    place = end
    if place > 3 and tokens[place - 1].word == "," and _is_day(tokens, place - 2, words):
        place -= 1  # "on Tuesday, May 3, said"
    while place > 1 and (words.is_time(tokens[place - 1]) or (place < end and _is_dated(tokens, place - 1, words))):
        place -= 1
        if tokens[place - 1].word in ("on", "in", "last", "next", "this", "late", "early", "earlier"):
            place -= 1
    return place if place > 0 else end


def _is_day(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a date stands at a token that 'on' leads or that a comma parts from its day: 'Tuesday, May 3'."""
    if tokens[index].kind != "date":
        return False
    if tokens[index - 1].word == "," and words.is_time(tokens[index - 2]):
        return True
    if any(
        token.word == "," or "relative" in token.known.classes for token in tokens[max(0, index - INSERTED) : index]
    ):
        return False  # "Chad, which left on May 3, said"
    named = tokens[index - 2].kind != "word" or tokens[index - 2].capital or tokens[index - 2].known.noun is not None
    return tokens[index - 1].word == "on" and named


def _is_dated(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a date or the comma before it stands at a token: 'Tuesday | , | May 3'."""
    return tokens[index].kind == "date" or (tokens[index].word == "," and words.is_time(tokens[index - 1]))


def before_marks(tokens: Sequence[Token], end: int, first: int = 0) -> int:
    """Return the end of what stands before the marks that end at a token, not before `first`."""
    while end > first and tokens[end - 1].kind == "mark":
        end -= 1
    return end


def before_insertion(tokens: Sequence[Token], end: int) -> int:
    """Return the end of what stands before the commas, brackets or dashes that end at a token; -1 if nothing does."""
    whole = end
    while end > 0 and tokens[end - 1].kind == "mark" and (tokens[end - 1].word in CLOSERS or is_dash(tokens, end - 1)):
        closer = tokens[end - 1].word
        if closer == "," and end > 1 and tokens[end - 2].word == ")":
            end = _before_bracketed(tokens, end - 1)
            continue
        if closer == ",":
            end = _before_interruption(tokens, end - 1)
            continue
        double = closer == "-" and end > 1 and tokens[end - 2].word == "-"  # "five -- including Chad -- opposed it"
        opener = "(" if closer == ")" else closer
        places = range(end - 2 - double, max(-1, end - 2 - INSERTED), -1)
        dash = opener == "-"
        end = next((i for i in places if tokens[i].word == opener and (not dash or is_dash(tokens, i))), -1) - double
    if whole > end > 2 and tokens[end - 1].kind == "number" and tokens[end - 2].word == ",":
        return end - 2  # "Ama Boateng, 35, a teacher, said"
    return end


def _before_bracketed(tokens: Sequence[Token], comma: int) -> int:
    """Return the end of what stands before a bracket and comma: 'Moussa (Chad), said', 'Moussa, head (ZLF), said'."""
    places = range(comma - 2, max(-1, comma - 2 - INSERTED), -1)
    bracket = next((index for index in places if tokens[index].word == "("), -1)
    for index in range(bracket - 1, max(0, bracket - INSERTED), -1):
        if tokens[index].word == "," and tokens[index + 1].word.endswith(("ed", "known")):
            continue  # "Moussa, spokesman for the army, known as the Wall (WA), said"
        if tokens[index].word == ",":
            told = tokens[index + 1].known.noun is not None or "determiner" in tokens[index + 1].known.classes
            return index if told and tokens[index - 1].kind == "person" else comma
        if tokens[index].kind == "quoted":
            break
    return comma


def _before_interruption(tokens: Sequence[Token], comma: int) -> int:
    """Return the end of the noun phrase before the part between commas that ends at `comma`."""
    commas = [index for index in range(comma - 1, max(0, comma - INSERTED), -1) if tokens[index].word == ","]
    for index in commas:
        opener = tokens[index + 1]
        word = opener.known
        if opener.word == "that" and tokens[index + 2].known.helps:
            return index  # "The text, that was backed by Chad, was opposed by Mali"
        if opener.word == "as" and index == commas[0] and _stands_alone(tokens, index + 2, comma):
            return index
        if "subordinator" in word.classes and _has_subject(tokens, index + 2, comma):
            return comma  # "..., while some states like Chad and Mali, abstained"
        if opener.kind in ("number", "date") or word.adverb or not word.classes.isdisjoint(INTERRUPTS):
            return index
        if opener.word.endswith("ing") or (word.noun is not None and not word.plural):
            return index
    return commas[0] if commas else -1


def _has_subject(tokens: Sequence[Token], first: int, comma: int) -> bool:
    """Whether a clause behind 'while' has a subject of its own: not 'while in Oslo', 'while praising it'."""
    token = tokens[first]
    led = "preposition" in token.known.classes and not token.known.opens
    return first < comma and not led and not token.word.endswith(("ing", "ed")) and not token.known.adverb


def _stands_alone(tokens: Sequence[Token], first: int, comma: int) -> bool:
    """Whether what 'as' leads lacks no verb: 'Chad, as | host of the summit, said'; not 'as | Chad, Mali, left'."""
    told = any("finite" in token.known.classes or token.known.helps for token in tokens[first:comma])
    return told or tokens[first].kind == "word"


def sentence_start(tokens: Sequence[Token], end: int, near: int) -> int:
    """Return where the sentence starts, in which no known verb is told: 'Envoys held a briefing | and condemned'.

    `near` is where the last clause of it starts, taken if a relative stands between.
    """
    closed = max((i for i in range(end) if tokens[i].word == ")"), default=-1)
    broken = (
        i + 1
        for i in range(end - 1, -1, -1)
        if tokens[i].kind == "quoted" or (tokens[i].word in BREAKS and not (tokens[i].word == "(" and i < closed))
    )
    start = next(broken, 0)
    return near if any("relative" in token.known.classes for token in tokens[start:end]) else start
