"""What refers back to somebody without a name: 'the official' to 'a senior Omani official', 'he' to 'the envoy'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar.anaphora import WIDEST, is_bare
from unga_dataset.builder.grammar.mentions import NEAR, Mentions
from unga_dataset.builder.grammar.phrases import Phrase, first_phrase, phrase_before, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.words import Words

SEVERAL = ("ans", "ats", "ers", "ists", "ors", "ites", "els")
"""How the names of several people end: 'Fijians', 'Democrats'."""
PAIR = frozenset({("both", "sides"), ("the", "two"), ("the", "three"), ("the", "pair")})
"""How several who have been named are taken up."""
SOON = 3
"""How many sentences back somebody without a name may have been told of."""


def told_before(
    sentences: Sequence[Sentence], sentence: Sentence, phrase: Phrase, words: Words
) -> tuple[Sentence, Phrase] | None:
    """Return the phrase that 'the official' refers back to where he has no name: 'a senior Omani official'.

    'The army' refers back to an army with its state.
    """
    tokens = sentence.tokens
    if not is_bare(tokens, phrase):
        return None
    head, start = tokens[phrase.head].word, tokens[phrase.first].start
    for number in range(sentence.number, max(-1, sentence.number - NEAR), -1):
        other = sentences[number].tokens
        for index, token in enumerate(other):
            if token.word == head and token.start < start and (told := _introduced(other, index, words)):
                return sentences[number], told
    return None


def is_nobody_named(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the officer that a phrase with 'a' brings in stays without a name: 'a ministry official said'."""
    tokens, first, last = sentence.tokens, phrase.first, phrase.last
    if tokens[first].word not in ("a", "an"):
        return False
    before = first > 1 and tokens[first - 1].word == "," and tokens[first - 2].kind == "person"
    behind = last + 1 < len(tokens) and tokens[last].word == "," and tokens[last + 1].kind == "person"
    return not (before or behind)


def represented_before(mentions: Mentions, sentence: Sentence, words: Words) -> tuple[Sentence, Phrase] | None:
    """Return the phrase for a representative that the last sentence with a person in it is about."""
    if any(token.kind == "person" for token in mentions.named[sentence.number]):
        return None
    for number in range(sentence.number - 1, max(-1, sentence.number - 1 - SOON), -1):
        if any(token.kind == "person" for token in mentions.named[number]):
            told = _about(mentions.sentences[number], words, plural=False) if number == sentence.number - 1 else None
            return told if told is not None and _tells(*told, words) else None
        before = mentions.sentences[number]
        told = _lone_teller(mentions.text, before, words) or _about(before, words, plural=False)
        if told:
            return told
    return None


def _tells(sentence: Sentence, phrase: Phrase, words: Words) -> bool:
    """Whether those whom a sentence is about say something in it, before anybody is named: "Chad's envoy stated"."""
    tokens = sentence.tokens
    named = any(token.kind == "person" for token in tokens[: phrase.last])
    return not named and phrase.last < len(tokens) and tokens[phrase.last].word in words.clausal


def is_known(source: Source) -> bool:
    """Whether a pronoun may stand for someone without a full name: for an officer of a state, or a surname alone."""
    return source.iso3 is not None or (source.name[0].isupper() and " " not in source.name)


def several_before(mentions: Mentions, sentence: Sentence, index: int, words: Words) -> tuple[Sentence, Phrase] | None:
    """Return the phrase for several people that 'they' at a token stands for: 'The two agreed ... They said'."""
    place = sentence.tokens[index].start
    if sentence.tokens[index].word != "they" or any(token.start < place for token in mentions.named[sentence.number]):
        return None
    if told := group_before(mentions.sentences, sentence, words):
        return told
    before = mentions.sentences[sentence.number - 1] if sentence.number else None
    if before is None or len(before.tokens) < len(PAIR) or tuple(t.word for t in before.tokens[:2]) not in PAIR:
        return None
    phrase = phrase_from(before.tokens, 0, words)
    return (before, phrase) if phrase is not None else None


def group_before(sentences: Sequence[Sentence], sentence: Sentence, words: Words) -> tuple[Sentence, Phrase] | None:
    """Return the phrase for several people that the sentence before is about: 'Omani officials'."""
    return _about(sentences[sentence.number - 1], words, plural=True) if sentence.number else None


def _lone_teller(text: str, sentence: Sentence, words: Words) -> tuple[Sentence, Phrase] | None:
    """Return the single name that the sentence gives for who says something: '"...," Moussa said'."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens[:-1]):
        if token.kind != "word" or not token.capital or token.quoted or not token.known.heads:
            continue
        alone = token.known.noun is None and not (token.known.classes or (index and tokens[index - 1].capital))
        letters = text[token.start : token.end].isupper() or token.word.endswith(SEVERAL)
        if alone and tokens[index + 1].word in words.clausal and not letters:
            return sentence, Phrase(index, index + 1, index)
    return None


def _about(sentence: Sentence, words: Words, *, plural: bool) -> tuple[Sentence, Phrase] | None:
    """Return the first phrase of a sentence if people head it; behind the verb in '"...," said the envoy'."""
    tokens = sentence.tokens
    first = 1 if tokens and tokens[0].kind == "quoted" else 0
    first += first < len(tokens) and tokens[first].word in words.cues and not tokens[first].capital
    phrase = first_phrase(tokens, first, len(tokens), words)
    noun = words.noun(sentence.tokens[phrase.head]) if phrase else None
    if phrase is None or noun is None or noun.noun_class != "person":
        return None
    bare = phrase.last - phrase.first < 2 and not plural
    return None if bare or words.is_plural(sentence.tokens[phrase.head]) != plural else (sentence, phrase)


def _introduced(tokens: Sequence[Token], head: int, words: Words) -> Phrase | None:
    """Return the phrase with 'a' that a noun heads, else the one with a state, be it behind 'of' and its matter."""
    near = range(head, max(-1, head - WIDEST), -1)
    if tokens[head].capital and head + 1 < len(tokens) and tokens[head + 1].word in ("of", "for"):
        whole = phrase_before(tokens, head + 1, words)
        return whole if whole is not None and whole.head == head else None
    first = next((index for index in near if tokens[index].word in ("a", "an")), None)
    if first is None:
        first = next((i for i in near if tokens[i].kind == "country" or _is_land(tokens, i)), None)
        first = first - 1 if first and "determiner" in words.of(tokens[first - 1]) else first
    phrase = phrase_from(tokens, first, words) if first is not None else None
    return phrase if phrase is not None and phrase.head == head else None


def _is_land(tokens: Sequence[Token], index: int) -> bool:
    """Whether a state without its name owns what follows: "the kingdom's foreign ministry"."""
    return "land" in tokens[index].known.means and index + 1 < len(tokens) and tokens[index + 1].word == "'s"
