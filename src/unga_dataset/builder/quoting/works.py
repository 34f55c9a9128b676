"""Whether quoted words are the title of a work or programme rather than speech: 'on "The Evening Hour"'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.document import Quotation
from unga_dataset.builder.grammar.nouns import PERSON, WORKS, denotes
from unga_dataset.builder.grammar.tokens import Sentence, Token, place_of
from unga_dataset.builder.grammar.vocabulary import GENITIVE
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.people import PersonMention

LONGEST = 12
"""Longer quotations are not titles, whatever their capitals."""
SHORT = 3
"""Words up to this length stay small in the title of a work."""
SMALL = frozenset({"with", "from", "into", "over", "upon"})
"""Longer words that stay small as well."""
LEADS = frozenset({"on", "of"})
"""What stands right before the title of a work or programme."""
NAMED = frozenset({"called", "named"})
"""What stands between the word for a work and its title."""
JOINTS = frozenset({",", "and", "or", "&"})
"""What stands between the titles of a list."""


def is_title(inside: Sequence[str]) -> bool:
    """Whether words are written as a title is: each in capitals but for the small ones."""
    if not 0 < len(inside) <= LONGEST:
        return False
    named = [
        word
        for word in inside
        if word[0].isalpha() and (word[0].isupper() or (len(word) > SHORT and word not in SMALL))
    ]
    return bool(named) and all(word[0].isupper() for word in named)


def names_work(
    sentence: Sentence, quotation: Quotation, inside: Sequence[str], words: Words, before: Quotation | None = None
) -> bool:
    """Whether a quotation is the title of the work or programme that stands beside it, or a name within a name.

    `before` is the quotation before it in the sentence if that is a title.
    """
    if not is_title(inside):
        return False
    tokens = sentence.tokens
    first = place_of(tokens, quotation.outer.start)
    last = place_of(tokens, quotation.outer.end)
    if is_uttered(tokens, first, words):
        return False
    if before is not None and _is_joined(tokens, before, first):
        return True
    if inside[-1][-1].isalnum() and (_is_nickname(tokens, first, last, inside) or _stars(tokens, first, last)):
        return True
    return _is_named(tokens, first, last, words)


def _is_named(tokens: Sequence[Token], first: int, last: int, words: Words) -> bool:
    """Whether the words around a title say that it names a work: 'on "X"', 'the film "X"', 'NBC's "X"', '"X" star'."""
    place = first - 1
    while place >= 0 and tokens[place].word in (",", ":"):
        place -= 1
    led = place >= 0 and (tokens[place].word in LEADS or denotes(tokens[place], WORKS))
    if led or (place > 0 and _leads_to(tokens, place)):
        return True
    if place > 0 and tokens[place].word in GENITIVE and _airs(tokens, place, words):
        return True
    while last < len(tokens) and "airing" in tokens[last].known.means:
        last += 1
    return last < len(tokens) and denotes(tokens[last], WORKS)


def _leads_to(tokens: Sequence[Token], place: int) -> bool:
    """Whether two words lead a title: 'starred in "X"', 'in an interview with "X"', 'a book called "X"'."""
    word, before = tokens[place].word, tokens[place - 1]
    if word == "in":
        return "playing" in before.known.means
    if word == "with":
        return "interview" in before.known.means
    if word == "to":
        return before.word == "according"
    return word in NAMED and denotes(before, WORKS)


def is_entitled(sentence: Sentence, quotation: Quotation, inside: str) -> bool:
    """Whether words in marks are what a text is headed: 'the resolution, entitled "Need to end the blockade"'."""
    if ". " in inside:
        return False
    tokens = sentence.tokens
    place = place_of(tokens, quotation.outer.start) - 1
    while place > 0 and tokens[place].word in JOINTS:
        place -= 1
    return place >= 0 and "heading" in tokens[place].known.means and not tokens[place].quoted


def is_uttered(tokens: Sequence[Token], first: int, words: Words) -> bool:
    """Whether the noun before quoted words says that they were called out or written.

    'chants of "Open the gate!"', 'under the slogan "Bread for all"'
    """
    if first < 2:
        return False
    before = tokens[first - 1]
    noun = words.noun(tokens[first - 2] if before.word in ("of", ",", ":") else before)
    if noun is None or noun.noun_class != "message":
        return False
    return before.word == "of" or noun.note == "uttered"


def _is_joined(tokens: Sequence[Token], before: Quotation, first: int) -> bool:
    """Whether a list of titles goes on: '"The Harbour," "Salt Road" and "Ferry"'."""
    joint = first - 1
    while joint >= 0 and tokens[joint].start >= before.outer.end and tokens[joint].word in JOINTS:
        joint -= 1
    return joint < 0 or tokens[joint].start < before.outer.end


def _is_nickname(tokens: Sequence[Token], first: int, last: int, inside: Sequence[str]) -> bool:
    """Whether a word in marks stands inside a name: 'Kwame "Bright" Boateng'."""
    if len(inside) > 1 or first < 1 or last >= len(tokens):
        return False
    return all(one.capital and one.kind == "word" for one in (tokens[first - 1], tokens[last])) and first > 1


def _stars(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a title tells where someone plays or is host: '"Salt Road" star Ama Boateng'."""
    if last + 1 >= len(tokens) or (first > 0 and tokens[first - 1].word in ("a", "his", "her", "their")):
        return False
    mention = tokens[last].mention
    if isinstance(mention, PersonMention):
        return mention.whole.start < mention.span.start  # 'the "Salt Road" host Ama Boateng'
    named = denotes(tokens[last], PERSON) and tokens[last + 1].kind == "person"
    return named or "player" in tokens[last].known.means


def _airs(tokens: Sequence[Token], genitive: int, words: Words) -> bool:
    """Whether a programme's owner stands before 's: 'on NBC's', 'told Fox News Channel's'."""
    first = genitive
    while first > 0 and _may_air(tokens[first - 1], words):
        first -= 1
    return 0 < first < genitive and "preposition" in words.of(tokens[first - 1])


def _may_air(token: Token, words: Words) -> bool:
    """Whether a word belongs to the name of a station: 'Fox News channel', but not 'On'."""
    return token.kind == "organization" or denotes(token, WORKS) or _is_name(token, words)


def _is_name(token: Token, words: Words) -> bool:
    return token.kind == "word" and token.capital and "preposition" not in words.of(token)
