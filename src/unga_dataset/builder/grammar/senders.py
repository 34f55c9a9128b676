"""Whom those serve who are sent: 'ambassadors from dozens of countries', 'the spokesman for the Chadian army'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar.phrases import Phrase, extended, phrase_from
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.words import Words


def end_of_post(tokens: Sequence[Token], phrase: Phrase, words: Words) -> int:
    """Return the end of a phrase with what its holder speaks for: 'the spokesman for the Chadian army'."""
    last = extended(tokens, phrase, words).last
    if last + 1 < len(tokens) and tokens[last].word in ("for", "at"):
        office = phrase_from(tokens, last + 1, words)
        noun = words.noun(tokens[office.head]) if office else None
        if office and (tokens[last].word == "for" or noun is None or noun.noun_class != "action"):
            last = extended(tokens, office, words).last  # not "diplomats at the talks"
    return last


def sent_by(text: str, tokens: Sequence[Token], phrase: Phrase, words: Words) -> Source | None:
    """Return the group that representatives come from: 'ambassadors from dozens of countries'."""
    if phrase.last + 1 >= len(tokens) or tokens[phrase.last].word not in ("from", "of"):
        return None
    noun = words.noun(tokens[phrase.head])
    if noun is None or noun.represents != "state" or not words.is_plural(tokens[phrase.head]):
        return None
    sender = phrase_from(tokens, phrase.last + 1, words)
    if sender is None:
        return None
    sent = words.noun(tokens[sender.head])
    if sent is None or sent.noun_class != "group":
        return None
    span = Span(tokens[sender.first].start, tokens[sender.last - 1].end)
    return Source(name=text[slice(*span)], kind="group", span=span)
