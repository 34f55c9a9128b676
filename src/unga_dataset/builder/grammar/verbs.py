"""Which words are verbs, and where their groups start, told without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.vocabulary import CHAIN, GENITIVE, MENTIONS, PRONOUNS
from unga_dataset.builder.grammar.words import Words

LEADS = CHAIN | PRONOUNS | {"relative"}
"""What a verb may follow even if its form is that of a noun."""
GUESSING = frozenset({"expectation"})
"""What leads a verb by way of 'to' alone: 'certain to fall', but 'a certain defeat'."""
TELLING = frozenset({"document", "message", "person", "group"})
"""The classes of nouns that tell something."""
UNSURE = frozenset({"to", "either", "both", "or", "'s"})
"""What belongs to the group of a verb in some places only."""
FLOATING = frozenset({"all", "both", "each"})
"""What may stand behind an auxiliary: 'have all spoken'."""
NO_ARTICLE = frozenset({"relative", "pronoun_other"})
"""What stands alone at least as often as before a noun: 'that', 'many'."""


DESCRIBES = frozenset({"word", "country", "organization", "date"})
"""What may stand between an article and its noun: 'the February Lake City debate'."""
AGAIN = frozenset({"again"})


def verb_group_start(tokens: Sequence[Token], verb: int, words: Words) -> int:
    """Return where the auxiliaries and adverbs before a verb start."""
    start = verb
    while start > 0 and _chains(tokens, start - 1, verb, words):
        start -= 1
    return start


def _chains(tokens: Sequence[Token], index: int, verb: int, words: Words) -> bool:
    """Whether a word before a verb belongs to its group: an auxiliary, an adverb, 'expected to', 'either'."""
    token = tokens[index]
    if token.word in UNSURE:
        if token.word == "to" and index > 0 and "expectation" in words.of(tokens[index - 1]):
            return True
        if token.word in ("either", "both", "or") and index + 1 < verb:
            return True
        if token.word == "'s":
            return is_contracted(tokens, index)
    if token.word in FLOATING and index > 0 and _may_float(tokens[index - 1]):
        return True
    if token.kind == "date" or token.word == "on":
        return _is_inserted_day(tokens, index)
    return token.kind == "word" and token.known.chains


def _is_inserted_day(tokens: Sequence[Token], index: int) -> bool:
    """Whether a day stands between an auxiliary and its verb: 'will on Tuesday hold its first meeting'."""
    if tokens[index].kind == "date" and index > 0 and tokens[index - 1].word == "on":
        index -= 1
    elif tokens[index].word == "on" and tokens[index + 1].kind != "date":
        return False
    return index > 0 and tokens[index - 1].known.helps


def _may_float(before: Token) -> bool:
    """Whether 'all' behind a word belongs to the verb that follows: 'have all spoken', 'Chad and Mali all left'."""
    return before.known.helps or before.kind in MENTIONS


def is_dash(tokens: Sequence[Token], index: int) -> bool:
    """Whether a hyphen stands for a dash: between blanks, or one of two."""
    if tokens[index].word != "-" or not 0 < index < len(tokens) - 1:
        return False
    return tokens[index - 1].end < tokens[index].start or tokens[index].end < tokens[index + 1].start


def is_contracted(tokens: Sequence[Token], index: int) -> bool:
    """Whether 's is short for 'is' or 'has': "he's claiming"."""
    if index == 0 or tokens[index].word != "'s":
        return False
    owner = tokens[index - 1]
    return owner.known.pronoun or owner.word in ("who", "that", "there", "here", "what")


def is_verb(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a form that can also be a noun or adjective is a verb where it stands."""
    if index == 0 or not _may_follow(tokens, index, words):
        return False
    before, token = tokens[index - 1], tokens[index]
    if "preposition" in words.of(token) and not token.word.endswith("ing"):
        return before.known.pronoun or before.known.helps  # "issues like a tax"
    if token.word not in words.nouns or _is_compound(tokens, index, words):
        return token.word not in words.nouns
    following = tokens[index + 1] if index + 1 < len(tokens) else token
    accompanies = index > 1 and tokens[index - 2].word == "with" and _takes(token, following)
    if accompanies and before.kind in MENTIONS:
        return True  # "with Chad bombing the south"
    if before.kind in MENTIONS and token.word == words.nouns[token.word][0].singular and not _is_listed(tokens, index):
        return False  # "the US state department": a state says, two states say
    leads = _is_led(tokens, index, words) or _begins(before, token, following, words)
    if leads or token.word.endswith("ing"):
        return leads or _adds(before, token, following, words)
    if following.word in ("that", ":") or following.kind == "quoted" or following.quoted:
        told = following.word == "that" and before.word.endswith(("ed", "en"))  # "any written documents that"
        told = told and (
            before.word in words.cues or (index > 1 and tokens[index - 2].known.opens)
        )  # "denied claims that"
        return not (told or _is_described(tokens, index, words))
    return following.known.opens and words.noun(before) is not None


def _is_led(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether what stands before a form makes a verb of it: a name, 'to', an auxiliary, several who tell something."""
    before = tokens[index - 1]
    modified = index > 1 and tokens[index - 2].kind in MENTIONS and words.is_adverb(before)  # "Chad firmly backs"
    if modified or before.kind in MENTIONS or before.word == "to":
        return True
    if not words.of(before).isdisjoint(LEADS - GUESSING) or _tells(before, tokens[index], words):
        return True
    return before.kind == "date" and _is_inserted_day(tokens, index - 1)


def _begins(before: Token, token: Token, following: Token, words: Words) -> bool:
    """Whether someone starts to do what a noun in -ing can name as well: 'began shelling the town'."""
    return "light_verb" in words.of(before) and _takes(token, following)


def _adds(before: Token, token: Token, following: Token, words: Words) -> bool:
    """Whether a cue that can be a noun in -ing follows a clause: '..., warning that', '..., finding "no gap"'."""
    told = following.word == "that" or following.kind == "quoted" or following.quoted or _takes(token, following)
    return before.word == "," and token.word in words.cues and told


def _takes(token: Token, following: Token) -> bool:
    """Whether a form in -ing has what follows as its object."""
    takes = following.kind in MENTIONS or following.capital or following.known.opens
    return token.word.endswith("ing") and takes


def _tells(before: Token, token: Token, words: Words) -> bool:
    """Whether several tell something: 'records show', 'officials report', as a compound starts with one of them."""
    noun = words.noun(before)
    if noun is None or noun.noun_class not in TELLING or before.word == noun.singular:
        return False
    return words.is_plural(before) and token.word == words.nouns[token.word][0].singular


def _is_compound(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a noun without -s follows another one, or 'that' behind a verb: 'a care credit', 'called that report'."""
    before, token = tokens[index - 1], tokens[index]
    if index > 1 and tokens[index - 2].known.opens and words.is_adverb(before):
        return True  # "the only vote"
    if token.word != words.nouns[token.word][0].singular:
        return False
    if before.word == "that":
        following = tokens[index + 1] if index + 1 < len(tokens) else token
        points = following.kind in ("mark", "date") or "preposition" in words.of(following)  # "repeated that claim on"
        told = index > 1 and words.is_verb_form(tokens[index - 2])
        return told and (points or tokens[index - 2].word not in words.clausal)
    noun = words.noun(before) if before.kind == "word" else None
    if noun is not None and index > 1 and "preposition" in words.of(tokens[index - 2]):
        return True  # "for public use"
    return noun is not None and not words.is_plural(before) and noun.noun_class not in ("group", "collective")


def _may_follow(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a verb may stand behind the word before it: not behind an owner, an article or a preposition."""
    before, token = tokens[index - 1], tokens[index]
    known = before.known
    if before.word == "'s":
        return token.word.endswith("ing") and is_contracted(tokens, index - 1)
    hyphen = before.word == "-" and not is_dash(tokens, index - 1)
    if before.word == "'" or hyphen or (before.kind == "number" and _is_plural_noun(token)):
        return False  # "44 claims that"
    classes = known.classes
    if before.word in FLOATING and index > 1 and _may_float(tokens[index - 2]):
        return True  # "had all spoken"
    if known.opens and classes.isdisjoint(NO_ARTICLE):
        following = tokens[index + 1] if index + 1 < len(tokens) else token
        told = following.word == "that" or following.kind == "quoted" or following.quoted
        if before.word == "another" and token.word in words.cues:
            return told or following.kind == "mark"  # "another said that ..."
        counted = "quantifier" in classes and token.word in words.cues and token.word not in words.nouns
        participle = token.word.endswith("ing") or (token.word.endswith("ed") and not told)
        return counted and not participle  # "the two write", "some argued that", but "two reported cases"
    return "preposition" not in classes or before.word == "to" or token.word.endswith("ing")


def _is_plural_noun(token: Token) -> bool:
    """Whether a word is the plural of a noun."""
    return token.known.noun is not None and token.known.plural


def _is_listed(tokens: Sequence[Token], index: int) -> bool:
    """Whether several are named before a verb: 'Chad and Mali vote'."""
    return index > 2 and tokens[index - 2].word in ("and", "or")


def _is_described(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether only adjectives stand between an article or owner and a noun: 'a Latino judge', 'his March comment'."""
    for place in range(index - 1, -1, -1):
        token = tokens[place]
        word = token.known
        if token.word in GENITIVE or word.opens:
            return True
        if token.kind not in DESCRIBES or not word.classes <= AGAIN or word.noun or token.word in words.verbs:
            return False
    return False


def is_finite(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a word may be the finite verb of a clause: no infinitive, no participle with its agent."""
    token = tokens[index]
    if is_contracted(tokens, index):
        return True
    if index == 0 or token.kind != "word" or token.quoted or token.capital or tokens[index - 1].word == "to":
        return False
    word = token.known
    if word.helps:
        return token.word not in ("be", "been", "being", "having")
    if word.noun is not None or token.word.endswith("ing"):
        return False
    known = "finite" in word.classes or token.word in words.verbs or token.word.endswith("ed")
    agent = index + 1 < len(tokens) and tokens[index + 1].word == "by"
    return known and not agent and is_verb(tokens, index, words)


def verb_before(tokens: Sequence[Token], end: int, words: Words) -> int | None:
    """Return the last verb before a token outside quotation marks."""
    for index in range(end - 1, 0, -1):
        token = tokens[index]
        if token.quoted:
            continue
        if token.kind == "word" and token.word in words.verbs and is_verb(tokens, index, words):
            return index
        if token.kind == "word" and token.known.helps:
            return index
    return None
