"""Lists of names that say what they are: 'Oman, the onetime colony of Senegal and tiny Laos', or whose group it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from unga_dataset.builder.grammar.phrases import names_from
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.verbs import is_dash
from unga_dataset.builder.grammar.vocabulary import MENTIONS, Word
from unga_dataset.builder.grammar.words import Words

JOINTS = frozenset({"and", "or", "&", "the", "as", "well", "along", "with", "itself", "plus"})
"""What joins the names of a list or belongs to one of them."""
DESCRIBED = 5
"""How many words may say what kind of thing a name in a list is."""
RELATIVE = 14
"""How many tokens a relative clause inside a list may hold."""
ROSTER = 150
"""How many tokens a list of names may hold."""
MATCHING = {",": ",", "(": ")", "[": "]", "—": "—", "–": "–", "-": "-", ":": ""}
"""What closes the names beside a group, by what opens them; behind a colon they may end anywhere."""
OPENING = {closer: opener for opener, closer in MATCHING.items() if closer not in ("", ",")}
ALL = frozenset({"namely", "specifically", "viz"})
"""What leads all of a group, where 'including' and 'notably' lead some of it."""
LISTED = 150
"""How many tokens before the mark that closes a list its opening mark may stand."""


def roster_from(tokens: Sequence[Token], first: int, words: Words) -> list[int]:
    """Return where the names of a list stand that also says what they are: 'Oman, tiny Laos and Mali itself'."""
    found: list[int] = []
    described = skipped = 0
    for index in range(first, min(len(tokens), first + ROSTER)):
        token, word = tokens[index], tokens[index].known
        if index < skipped or (found and _is_bracketed(tokens, index)):
            continue
        if token.kind in MENTIONS:
            if _is_name_alone(tokens, index, words):
                found.append(index)
            described = 0
        elif token.word in JOINTS or token.word == ",":
            described = 0
        elif "relative" in word.classes and tokens[index - 1].word == "," and (goes := _past_relative(tokens, index)):
            skipped = goes
        elif described == DESCRIBED or not _describes_name(token, word):
            break
        else:
            described += 1
    return found


def _past_relative(tokens: Sequence[Token], relative: int) -> int:
    """Return the comma behind a relative clause inside a list: 'Chad, which has a veto, | and Mali'; 0 if none."""
    places = range(relative + 1, min(len(tokens) - 2, relative + RELATIVE))
    comma = next((index for index in places if tokens[index].word == ","), 0)
    goes_on = comma and (tokens[comma + 1].kind in MENTIONS or tokens[comma + 1].word in JOINTS)
    return comma if goes_on and any(token.kind in MENTIONS for token in tokens[comma + 1 : comma + 6]) else 0


def _is_bracketed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token belongs to a word in brackets inside a list: 'the Republic of (South) Korea'."""
    place = index - (tokens[index].word not in "()") if tokens[index].kind != "mark" else index
    opens = place if tokens[place].word == "(" else place - 2
    if opens < 0 or opens + 3 >= len(tokens) or tokens[opens].word != "(" or tokens[opens + 2].word != ")":
        return False
    return tokens[opens + 3].kind in MENTIONS


def _describes_name(token: Token, word: Word) -> bool:
    """Whether a word may say what a name in a list is: 'the onetime colony of Senegal'."""
    if token.kind != "word" or token.word in ("a", "an") or token.word.startswith("abst"):
        return False  # "Chad and Mali, with the abstention of Togo"
    return token.word == "of" or not (word.helps or word.acts or word.stops)


def _is_name_alone(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a mention is not part of what follows it: 'Cuba,', but not 'a Moscow ally'."""
    if getattr(tokens[index].mention, "form", "") == "demonym":
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.kind != "word" or following.word == "itself":
        return True
    return not following.word.startswith("'") and following.known.noun is None and bool(words.of(following))


class Beside(NamedTuple):
    """Names beside a group: where they stand, the token behind them, whether they are but examples of the group."""

    places: list[int]
    end: int
    examples: bool


def named_beside(tokens: Sequence[Token], place: int, words: Words) -> Beside | None:
    """Return the names beside a group that ends before a token: '(Chad, Mali)', '- Chad and Mali -', ': Chad, Mali'.

    Names between two marks of a kind are all of the group and replace it; those that 'including', 'such as' or 'among
    them' leads are examples, beside which the group stands.
    """
    if place + 1 >= len(tokens) or (tokens[place].word == "-" and not is_dash(tokens, place)):
        return None
    place += tokens[place].word == tokens[place + 1].word == "-"  # "five -- including Chad -- opposed it"
    if place + 1 >= len(tokens):
        return None
    closer = MATCHING.get(tokens[place].word)
    start = place + (closer is not None)
    if closer is None and (consists := _consisting(tokens, place)) is not None:
        places = roster_from(tokens, consists, words)
        return Beside(places, places[-1] + 1, examples=False) if places else None
    examples = "example" in words.of(tokens[start])
    if closer is None and not examples:
        return None
    start += examples or tokens[start].word in ALL
    if start + 1 < len(tokens) and tokens[start].word == "those" and tokens[start + 1].word in ("of", "from"):
        start += 2
    places = roster_from(tokens, start, words) if closer is not None else names_from(tokens, start)
    if not places:
        return None
    end = places[-1] + 1
    closes = end < len(tokens) and tokens[end].word == closer
    if closer and not closes and not (closer == "," and end == len(tokens) - 1):
        return None
    double = closes and closer == "-" and end + 1 < len(tokens) and tokens[end + 1].word == "-"
    return Beside(places, end + closes + double, examples)


def _consisting(tokens: Sequence[Token], place: int) -> int | None:
    """Return where the names start that a group is said to consist of: 'a group comprising Chad and Mali'."""
    if tokens[place].word in ("comprising", "grouping"):
        return place + 1
    several = (
        tokens[place].word in ("consisting", "composed", "comprised", "made up") and tokens[place + 1].word == "of"
    )
    return place + 2 if several else None


def named_between(tokens: Sequence[Token], end: int, words: Words) -> Beside | None:
    """Return the names between marks that close before a token: 'two — Chad and Mali — | abstained'."""
    opener = "," if end > 1 and tokens[end - 1].word == "," else OPENING.get(tokens[end - 1].word) if end > 1 else None
    if opener is None:
        return None
    places = range(end - 2, max(-1, end - LISTED), -1)
    start = next((index for index in places if tokens[index].word == opener), None)
    while opener == "," and start is not None and "example" not in words.of(tokens[start + 1]):
        start = next(
            (index for index in range(start - 1, max(-1, end - LISTED), -1) if tokens[index].word == ","), None
        )
    beside = named_beside(tokens, start, words) if start is not None else None
    return beside if beside is not None and beside.end == end else None
