"""Noun phrases over the tokens of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.verbs import is_verb
from unga_dataset.builder.grammar.vocabulary import CLOSED, GENITIVE, MENTIONS, Word
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.people import PersonMention

ATTACHING = frozenset({"in", "to", "with", "against", "between", "on", "over", "from"})
"""Prepositions that may carry a noun phrase on after 'of'."""
LONGEST = 40
"""How many tokens a noun phrase may hold."""


class Phrase(NamedTuple):
    """A noun phrase: its tokens `[first, last)` and the index of its head."""

    first: int
    last: int
    head: int


MOST_WORDS = 3
"""How many words may tell what kind of ally one is: 'its long-time regional ally'."""


def phrase_from(tokens: Sequence[Token], first: int, words: Words, end: int | None = None) -> Phrase | None:
    """Return the noun phrase that starts at a token and ends before `end`, without what a preposition adds to it."""
    head, index = -1, first
    stop = min(len(tokens) if end is None else end, first + LONGEST)
    while index < stop:
        token = tokens[index]
        if token.kind == "word":
            word = token.known
            if not (_starts(tokens, index, word, words) if head < 0 else _goes_on(tokens, index, head, words)):
                break
            head = index if word.heads else head
            index += 1
            if word.pronoun and index == first + 1 and not word.opens:
                break
        elif _continues(tokens, index, head, words):
            head = index if token.kind in MENTIONS else head
            index += 1
        else:
            break
    if head < 0 and index == first + 1 and tokens[first].word == "her":
        head = first  # "according to her"
    if head < 0 and first < index < len(tokens) and _counts(tokens, index, words):
        head = index - 1
    return Phrase(first, index, head) if head >= 0 else None


def _counts(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether what counts stands for what is counted: 'the two said', 'others called it a farce'."""
    last, following = tokens[index - 1], tokens[index]
    of = following.word == "of" or [token.word for token in tokens[index : index + 2]] == ["out", "of"]
    if of and ("quantifier" in words.of(last) or last.kind == "number"):
        return True  # "one of the aides", "35 of the 193 members"
    if "quantifier" not in words.of(last) and last.kind != "number" and last.word not in ("some", "others", "another"):
        return False
    if last.kind == "number" and following.word == "to":  # "forcing 9,000 to flee", but "300 to 500 people"
        return index + 1 < len(tokens) and tokens[index + 1].word in words.verbs
    if last.word == "another" and following.word in words.cues:
        return is_verb(tokens, index, words)
    return following.kind == "word" and (following.known.helps or following.word in words.verbs)


def _continues(tokens: Sequence[Token], index: int, head: int, words: Words) -> bool:
    """Whether a token that is no word goes on with the noun phrase whose head so far is at `head` (-1: none yet)."""
    token = tokens[index]
    match token.kind:
        case "number":
            return (
                head < 0 or tokens[index - 1].capital or tokens[index - 1].word in GENITIVE
            )  # "Resolution 2728", but "an attache 72 hours to leave"
        case "country" | "organization" | "person":
            return head < 0 or tokens[index - 1].kind != "person" or _is_titled(token)
        case "date":
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            named = following is not None and (following.kind in MENTIONS or following.word in GENITIVE)
            describes = named or (following is not None and words.noun(following) is not None)
            return head < 0 and describes  # "a 2022 Security Council resolution"
        case "mark":
            return token.word in "-–" and 0 < index < len(tokens) - 1 and tokens[index - 1].end == token.start
    return False


def _is_titled(token: Token) -> bool:
    """Whether a title leads a person's name, so that a name before it is whom he serves: 'Keita aide Moussa'."""
    mention = token.mention
    return isinstance(mention, PersonMention) and mention.whole.start < mention.span.start


def _starts(tokens: Sequence[Token], index: int, word: Word, words: Words) -> bool:
    """Whether a word may stand in a noun phrase before its head."""
    if tokens[index].word in GENITIVE:
        return index > 0 and words.is_time(tokens[index - 1])  # "Saturday's bombing"
    if word.opens or word.stops:
        return word.opens
    counted = index > 0 and "quantifier" in words.of(tokens[index - 1])
    return not (counted and _says(tokens, index, words))


def _goes_on(tokens: Sequence[Token], index: int, head: int, words: Words) -> bool:
    """Whether a word goes on with a noun phrase behind its head so far, as a later head or an owner's 's does."""
    token, known = tokens[index], words.known
    if token.word in GENITIVE or (tokens[index - 1].word == "-" and tokens[index - 1].end == token.start):
        return True  # "a summit of the Moscow-led alliance"
    word = token.known
    if word.ends and not (tokens[index - 1].word in GENITIVE and not (word.stops or word.opens or word.pronoun)):
        return False  # but "Chad's arms sales", "Chad's newly built dam"
    following = tokens[index + 1].word if index + 1 < len(tokens) else ""
    seen = following == "by" and token.word.endswith(("en", "wn")) and word.noun is None  # "a copy seen by the agency"
    if seen or (token.word in words.cues and following in ("for", "that", "to") and index == head + 1):
        # "backers of the draft hope for ...": a verb, though it can be a noun, but not "Chadian plans to"
        return not seen and word.plural and getattr(tokens[head].mention, "form", "") == "demonym"
    before = tokens[index - 1 - (tokens[index - 1].known.adverb and index > 1)]  # "Chad's hotly contested vote"
    if not word.acts or before.word in GENITIVE or tokens[index - 1].word == "-":
        return True
    if token.word.endswith("ed") and index > head:
        several = index == head + 1 and tokens[head].known.plural and tokens[head].kind == "word"
        if several or (following and "preposition" in known[following].classes):
            return False  # "leading democracies expressed deep concern", "an opinion drafted for the bank"
    if token.capital and tokens[index - 1].capital:
        return True  # "The Accra Herald"
    named = tokens[head].kind in MENTIONS or tokens[head].known.noun is not None
    if named and _described(tokens, index, head, words):
        return True
    return not (named or (tokens[head].capital and not token.capital) or _says(tokens, index, words))


def _described(tokens: Sequence[Token], index: int, head: int, words: Words) -> bool:
    """Whether a word behind a state's adjective belongs to the noun it describes: 'a Danish supply boat'."""
    if head != index - 1 or head < 1:
        return False
    if tokens[head].kind == "organization":  # "the UN peacekeeping mission"
        after = tokens[index + 1] if index + 1 < len(tokens) else tokens[head]
        gerund = tokens[index].word.endswith("ing") and tokens[index].word not in words.verbs
        return gerund and after.kind == "word" and after.known.noun is not None and tokens[head - 1].known.opens
    if getattr(tokens[head].mention, "form", "") != "demonym":
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.kind != "word" or following.known.ends:
        return False
    return "determiner" in words.of(tokens[head - 1]) and not tokens[index].word.endswith("ed")


def _says(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a word is a cue and not a participle before a noun: 'the two write', but 'two reported cases'."""
    token, following = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    if token.word not in words.cues or token.word in words.nouns:
        return False
    closed = (
        following is None or following.kind != "word" or following.quoted or not words.of(following).isdisjoint(CLOSED)
    )
    return closed or not token.word.endswith("ed")


def extended(tokens: Sequence[Token], phrase: Phrase, words: Words) -> Phrase:
    """Return a noun phrase with the 'of', 'in', 'to' ... phrases that follow it."""
    last = phrase.last
    while last + 1 < len(tokens) and tokens[last].kind == "word":
        preposition, opener = tokens[last].word, tokens[last + 1]
        definite = opener.kind in MENTIONS or opener.kind == "number" or opener.known.opens
        if preposition != "of" and not (preposition in ATTACHING and definite):
            break
        if preposition == "with" and (names := names_from(tokens, last + 1)) and _does(tokens, names[-1] + 1):
            break  # "vetoed the text with Chad and Mali voting against"
        more = phrase_from(tokens, last + 1, words)
        if more is None or tokens[more.head].known.pronoun:
            break
        last = _joined_names(tokens, more.last)
        if preposition == "between" and last == more.last and last + 1 < len(tokens) and tokens[last].word == "and":
            other = phrase_from(tokens, last + 1, words)  # "a treaty between Baku and Yerevan"
            last = other.last if other is not None else last
    return phrase if last == phrase.last else Phrase(phrase.first, last, phrase.head)


def _does(tokens: Sequence[Token], place: int) -> bool:
    """Whether a participle behind names tells what they do."""
    return place < len(tokens) and tokens[place].kind == "word" and tokens[place].word.endswith("ing")


def _joined_names(tokens: Sequence[Token], last: int) -> int:
    """Return the end of 'A and B' for names that no finder typed, places as a rule."""
    named = tokens[last - 1].capital and last + 1 < len(tokens) and tokens[last].word == "and"
    return last + 2 if named and tokens[last + 1].capital else last


def phrase_before(tokens: Sequence[Token], last: int, words: Words) -> Phrase | None:
    """Return the noun phrase that ends before a token."""
    first = last
    while first > 0:
        token = tokens[first - 1]
        word = token.known
        dated = token.kind == "date" and first < last and first > 1 and tokens[first - 2].known.opens
        dated = dated or (token.kind == "date" and first < last and tokens[first].word in GENITIVE)  # "Thursday's text"
        if token.kind == "quoted" or (token.kind == "date" and not dated):
            break
        if token.kind == "mark" and not _is_hyphen(tokens, first - 1):
            break
        described = first > 1 and (tokens[first - 2].known.opens or _is_hyphen(tokens, first - 2))  # "a looming vote"
        if first > 2 and tokens[first - 2].known.adverb and tokens[first - 3].known.opens:
            described = True  # "an orally revised draft"
        if token.kind == "word" and ((word.stops and not word.opens) or (word.acts and first < last and not described)):
            break
        first -= 1
        if word.opens or word.pronoun:
            break
    return phrase_from(tokens, first, words) if first < last else None


def first_phrase(tokens: Sequence[Token], start: int, end: int, words: Words) -> Phrase | None:
    """Return the first noun phrase of a stretch of tokens that no preposition leads, else the last that one leads."""
    index, led = _after_participle(tokens, start, end, words), False
    found: Phrase | None = None
    while index < end:
        token = tokens[index]
        word = token.known
        classes = word.classes
        if token.kind in ("date", "mark") or "conjunction" in classes or (word.adverb and token.kind == "word"):
            index += 1
            continue
        if "preposition" in classes and "quantifier" not in classes:
            led = True
            index += 1
            continue
        phrase = phrase_from(tokens, index, words, end)
        if phrase is None:
            index += 1
            while index < end and tokens[index].known.opens:
                index += 1  # what opens no noun phrase here opens none one word on
            continue
        if not words.is_time(tokens[phrase.head]):
            if not led:
                return phrase
            found = phrase
        led = False
        index = phrase.last
    return found


def _after_participle(tokens: Sequence[Token], start: int, end: int, words: Words) -> int:
    """Return where a sentence goes on after an opening participle: 'Asked about the vote, Moussa ...'."""
    token = tokens[start] if start < end else None
    if token is None or start or token.kind != "word" or token.word in words.nouns:
        return start
    agent = start + 1 < end and tokens[start + 1].word == "by"  # "Led by Moussa, the rally ..."
    participle = agent or (token.word.endswith(("ed", "ing")) and not words.of(token) - {"explaining"})
    if not token.capital or not participle:
        return start
    return next((index + 1 for index in range(start, end) if tokens[index].word == ","), start)


def _is_hyphen(tokens: Sequence[Token], index: int) -> bool:
    """Whether a mark joins what stands right beside it: 'Addis-Abeba', but not 'both left - Moussa saying'."""
    token = tokens[index]
    joins = (
        0 < index < len(tokens) - 1 and tokens[index - 1].end == token.start and token.end == tokens[index + 1].start
    )
    return token.word in "-–" and joins


def before_ally(tokens: Sequence[Token], index: int) -> int:
    """Return the place before what a name is to the one before it: 'Chad and | its close ally Mali'."""
    ally = index - 1 - (index > 2 and tokens[index - 1].word == ",")  # "Chad and its closest ally, Mali,"
    if ally < 1 or "ally" not in tokens[ally].known.means:
        return index
    places = range(ally - 1, max(0, ally - 1 - MOST_WORDS), -1)
    return next((place for place in places if tokens[place].word in ("its", "their")), index)


def names_from(tokens: Sequence[Token], first: int) -> list[int]:
    """Return where the names of a list stand that starts at a token."""
    found: list[int] = []
    last = False
    for index in range(first, len(tokens)):
        word = tokens[index].word
        if tokens[index].kind in MENTIONS:
            found.append(index)
        elif word not in (",", "and", "or", "&", "the"):
            break
        elif last and word == "," and tokens[index - 1].kind in MENTIONS:
            break  # "tabled by Chad and Mali, Togo's envoy said"
        last = last or (word == "and" and tokens[index - 1].word != ",")
    return found
