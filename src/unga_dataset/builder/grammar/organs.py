"""Which body is meant where it is not named: 'the council', 'the 15-member council', 'it' for who has just spoken."""

from __future__ import annotations

from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar.mentions import NEAR, Mentions
from unga_dataset.builder.grammar.phrases import Phrase, first_phrase, phrase_before, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence
from unga_dataset.builder.grammar.words import Words

SPEAKING = frozenset({"document", "message", "organization", "outlet"})
"""The classes of nouns for bodies and texts that may speak."""
TAG = 12
"""How many tokens before its end a sentence may tell whose words it gives."""


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
    places = [index for index in sentence.places({"it": ()}) if _is_teller(sentence, index, words)]
    if not places:
        return None
    if places[0] > 1 and (own := phrase_from(sentence.tokens, 0, words, places[0])) and _is_government(own, sentence):
        return sentence, own  # "Chad's government gave the envoy a day to leave, it said"
    if not sentence.number:
        return None
    before = mentions.sentences[sentence.number - 1]
    if sentence.paragraph.number - before.paragraph.number > 1 or not _tells(before, words):
        return None
    for phrase in (_teller(before, words), first_phrase(before.tokens, 0, len(before.tokens), words)):
        noun = words.noun(before.tokens[phrase.head]) if phrase else None
        body = noun is not None and noun.noun_class in SPEAKING
        if phrase is not None and body and phrase.last - phrase.first > 1:
            return before, phrase
    return None


def _is_government(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a phrase names a government or organ with its state: "Chad's government", 'the Chadian army'."""
    noun = sentence.tokens[phrase.head].known.noun
    named = any(token.kind == "country" for token in sentence.tokens[phrase.first : phrase.head])
    return named and noun is not None and noun.note == "alone"


def _is_teller(sentence: Sentence, index: int, words: Words) -> bool:
    """Whether an 'it' opens its sentence or is all there is of a tag: 'The talks go on, it added'."""
    tokens = sentence.tokens
    tag = index > 1 and tokens[index - 1].kind in ("mark", "quoted") and tokens[index + 1 : index + 2]
    return index < 2 or bool(tag and tag[0].word in words.clausal)


def _tells(sentence: Sentence, words: Words) -> bool:
    """Whether a sentence says that someone says something."""
    return not sentence.words.isdisjoint(words.clausal) or {"according", "to"} <= sentence.words


def _teller(sentence: Sentence, words: Words) -> Phrase | None:
    """Return whose words a sentence ends on: '..., the foreign ministry said', '..., according to the statement'."""
    tokens = sentence.tokens
    last = max(0, len(tokens) - TAG)
    for index in range(len(tokens) - 1, last, -1):
        if tokens[index].word in words.clausal and (tokens[index].kind == "word"):
            phrase = phrase_before(tokens, index, words)
            first = phrase.first if phrase is not None else 0
            return phrase if first and tokens[first - 1].kind in ("mark", "quoted") else None
        if tokens[index].word == "to" and tokens[index - 1].word == "according":
            return phrase_from(tokens, index + 1, words)
    return None
