"""What a common noun says of itself: whether it speaks for the state named in its phrase, and by which name it goes."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.phrases import Phrase
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.words import Words

SHORT = frozenset({"ngo"})
"""Letters for what a body is, not for its name."""
PURPOSE = frozenset({"for", "of", "the", "and"})
"""What stands in small letters in the name of a body."""
CHIEF_OF_STAFF = ["chief", "of", "staff"]
"""An office that a state's own hold only."""
LONGEST = 8
OWNED = {"bank": frozenset({"central", "national", "reserve"}), "guard": frozenset({"coast", "border", "national"})}
"""Bodies that are a state's own by the word before them: 'the central bank'."""
APART = frozenset({"group", "collective", "outlet", "organization"})
"""The classes of nouns that part an office from the state named before them, unless they are a state's own."""


def speaks_for_state(tokens: Sequence[Token], phrase: Phrase, last: int, words: Words) -> bool:
    """Whether what a phrase names speaks for the state in it: an ambassador, an army, a source inside an army."""
    noun = words.noun(tokens[phrase.head])
    whole = range(phrase.first, last if noun is not None and noun.represents == "organization" else phrase.head)
    others = [tokens[index] for index in whole if index != phrase.head and not tokens[index].mention]
    inside = [word for token in others if (word := words.noun(token))]
    if noun is not None and noun.represents == "organization":
        if tokens[phrase.first].word in ("his", "her") and tokens[phrase.head].word == "office":
            return True
        if [token.word for token in tokens[phrase.head : phrase.head + 3]] == CHIEF_OF_STAFF:
            return True
        if is_owned(tokens, phrase):
            return True
        return any(word.represents == "state" for word in inside)  # "the prime minister's office"
    if noun is not None and noun.represents != "state":
        return False
    if any(word.noun_class in APART and word.represents != "state" for word in inside):
        return False  # "a Syrian opposition spokesman"
    kinds = [
        "country" if getattr(token.mention, "iso3", None) else token.kind
        for token in tokens[phrase.first : phrase.head]
    ]  # "a Foreign Office spokesperson"
    return "organization" not in kinds or "country" in kinds  # "Chad's UN envoy", but not "the UN's envoy for Chad"


def is_owned(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a body is a state's own by the word before it: 'the central bank', 'the coast guard'."""
    return phrase.head > 0 and tokens[phrase.head - 1].word in OWNED.get(tokens[phrase.head].word, ())


def is_organ(name: str, words: Words) -> bool:
    """Whether a name tells that it is a state's ministry, army or the like: 'Ministry of Trade'."""
    nouns = (words.known[word.lower()].noun for word in name.split(" "))
    return any(noun is not None and noun.represents == "state" and noun.note == "alone" for noun in nouns)


def is_joined(token: Token, text: str) -> bool:
    """Whether a hyphen joins a mention to a word, so that it tells of no owner: 'the Chad-led coalition'."""
    return token.kind == "country" and "-" in (text[token.end : token.end + 1], text[token.start - 1 : token.start])


def serves(tokens: Sequence[Token], phrase: Phrase, words: Words) -> bool:
    """Whether people in the plural hold offices of a state: 'officials', 'military chiefs'."""
    inside = [words.noun(token) for token in tokens[phrase.first : phrase.head + 1] if not token.mention]
    return words.is_plural(tokens[phrase.head]) and any(
        noun is not None and noun.represents == "state" for noun in inside
    )


def is_alone(tokens: Sequence[Token], phrase: Phrase, words: Words) -> bool:
    """Whether a phrase names an organ of a state without the state: 'the government', 'the foreign ministry'."""
    noun = words.noun(tokens[phrase.head])
    if noun is None or noun.note != "alone" or words.is_plural(tokens[phrase.head]):
        return False
    before = tokens[phrase.first : phrase.head]
    if any(token.word == "and" for token in tokens[phrase.head : phrase.last]):
        return False  # "the government and the bloc"
    return tokens[phrase.first].word == "the" and all(token.kind == "word" and token.word != "'s" for token in before)


def proper_name(tokens: Sequence[Token], phrase: Phrase, words: Words) -> int | None:
    """Return where the name starts behind what describes it: 'the news agency Zamanda', 'the ruling Free Path'."""
    first = phrase.last
    several_words = end_of_name(tokens, phrase, words) - phrase.last
    while first > phrase.first and tokens[first - 1].kind == "word" and tokens[first - 1].capital:
        if _is_body(tokens[first - 1], words) and first < phrase.last and tokens[first - 1].word in SHORT:
            break
        first -= 1
    if first in (phrase.first, phrase.last):
        return None
    before = tokens[phrase.first : first]
    if _is_body(before[-1], words):
        return first
    plain = all(token.kind == "word" and token.word != "'s" for token in before)
    several = words.is_plural(tokens[phrase.head])
    return first if plain and not several and phrase.last + several_words - first > 1 else None


def _joined_name(tokens: Sequence[Token], joint: int, words: Words) -> int:
    """Return the end of a body's name past its 'and': 'Flood and Loss Data Project', not 'the Guard and Moussa'."""
    end = joint + 1
    while end < len(tokens) and tokens[end].kind == "word" and tokens[end].capital:
        end += 1
    whole = end > joint + 2 and _is_body(tokens[end - 1], words) and not _is_body(tokens[joint - 1], words)
    noun = words.noun(tokens[joint - 1])
    return end if whole and not (noun is not None and noun.represents == "state") else joint


def end_of_name(tokens: Sequence[Token], phrase: Phrase, words: Words) -> int:
    """Return the end of a body's name with what it is for: 'Movement for Renewal', 'Office for the ... of Waters'."""
    first = end = place = phrase.last
    if end == 0 or not tokens[end - 1].capital:
        return end
    while place < min(len(tokens), phrase.last + LONGEST) and tokens[place].kind in ("word", "person"):
        token, behind = tokens[place], end == place
        if token.capital or token.kind == "person":
            end = place + 1  # "Humanitarian Affairs" looks like a name
        elif token.word == "and" and behind and end == first:
            return _joined_name(tokens, place, words)
        elif token.word not in PURPOSE or (behind and token.word == "the"):
            break
        place += 1
    return end


def end_of_office(tokens: Sequence[Token], phrase: Phrase, words: Words) -> int:
    """Return the end of the name of a state's organ with its matter and state: 'the Ministry of Trade of Chad'."""
    noun, end = words.noun(tokens[phrase.head]), phrase.last
    if noun is None or noun.represents != "state" or phrase.head != end - 1 or end + 1 >= len(tokens):
        return end
    if not tokens[phrase.head].capital:
        place = end + 2 if tokens[end + 1].word == "the" else end + 1
        owned = tokens[end].word == "of" and place < len(tokens) and tokens[place].kind == "country"
        return place + 1 if owned and noun.note == "alone" else end  # "the army of Chad"
    if noun.noun_class != "organization":
        return end
    for place in range(end, min(len(tokens), end + LONGEST)):
        token = tokens[place]
        if token.capital or token.kind in ("person", "country"):
            end = place + 1
            if token.kind == "country":
                break
        elif token.word not in PURPOSE or (place == phrase.last and token.word not in ("of", "for")):
            break
    return end


def _is_body(token: Token, words: Words) -> bool:
    """Whether a token is the noun for a body that is no state's own: 'agency', 'newspaper'."""
    noun = words.noun(token)
    return noun is not None and noun.noun_class in ("organization", "outlet") and noun.represents != "state"
