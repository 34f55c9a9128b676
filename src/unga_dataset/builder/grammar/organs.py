"""Which body is meant where it is not named: 'the council', 'the 15-member council', 'it' for who has just spoken."""

from __future__ import annotations

from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar.mentions import NEAR, Mentions
from unga_dataset.builder.grammar.phrases import Phrase, first_phrase
from unga_dataset.builder.grammar.tokens import Sentence
from unga_dataset.builder.grammar.words import Words


def body_before(mentions: Mentions, sentence: Sentence, phrase: Phrase) -> Source | None:
    """Return the body that 'the council' or 'the 15-member council' stands for, by its name just before."""
    tokens, head = sentence.tokens, sentence.tokens[phrase.head]
    inside = tokens[phrase.first + 1 : phrase.head]
    if tokens[phrase.first].word != "the" or head.capital or phrase.head != phrase.last - 1:
        return None
    if not all(token.word.endswith("member") or token.kind in ("number", "mark") for token in inside):
        return None
    for named in mentions.back_from(sentence.number, NEAR):
        for token in named:
            name = mentions.text[token.start : token.end].lower()
            if token.kind == "organization" and token.start < head.start and name.endswith(f" {head.word}"):
                return mentions.source(token)._replace(span=Span(tokens[phrase.first].start, head.end))
    return None


def organ_before(mentions: Mentions, sentence: Sentence, words: Words) -> tuple[Sentence, Phrase] | None:
    """Return the phrase for a body that says something in the sentence before: 'The Chadian army said ... It added'."""
    if not sentence.number or "it" not in (token.word for token in sentence.tokens[:2]):
        return None
    before = mentions.sentences[sentence.number - 1]
    if sentence.paragraph.number - before.paragraph.number > 1 or before.words.isdisjoint(words.clausal):
        return None
    phrase = first_phrase(before.tokens, 0, len(before.tokens), words)
    noun = words.noun(before.tokens[phrase.head]) if phrase else None
    body = noun is not None and noun.noun_class in ("organization", "outlet", "document")
    return (before, phrase) if phrase is not None and body and phrase.last - phrase.first > 1 else None
