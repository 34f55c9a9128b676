"""Who is meant by a group that its own sentence names: 'the only states to vote against it were Chad and Mali'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.findings import Actor
from unga_dataset.builder.grammar.actors import actors_of
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import Subject
from unga_dataset.builder.grammar.hits import Hit
from unga_dataset.builder.grammar.nouns import PEOPLE, denotes
from unga_dataset.builder.grammar.rosters import roster_from
from unga_dataset.builder.grammar.standing import actors_at
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.vocabulary import MENTIONS

NAMING = frozenset({"was", "were", "is", "are", "included", "include", "includes", "being"})
"""What stands between a group and those it consists of."""
PARTLY = frozenset({"included", "include", "includes"})
"""What leads to some of a group, which stands beside them as a group."""
OPENED = 2
"""How many words may stand before a participle that opens a sentence."""
FAR = 25
"""How many words behind a verb the group's names may start."""
LEADS = frozenset({"that", "which", "who", "to"})
GROUPS = frozenset({"those", "ones"})


def named_in_group(hit: Hit, subject: Subject | None, cast: Cast) -> list[Actor]:
    """Return those whom a sentence names as the group that does it: 'the states voting no were Chad and Mali'."""
    tokens = hit.sentence.tokens
    if NAMING.isdisjoint(hit.sentence.words):
        return []
    inverted = hit.first <= OPENED and tokens[hit.first].word.endswith("ing")  # "Also abstaining were Chad and Mali"
    if not inverted and (subject is None or not _is_group(hit, subject)):
        return []
    for index in range(hit.last, min(len(tokens) - 2, hit.last + FAR)):
        if tokens[index].word in (";", ":") or (inverted and tokens[index].word == ","):
            break
        if tokens[index].word in NAMING and (names := roster_from(tokens, _behind(tokens, index), cast.words)):
            members = subject.members if subject is not None and not inverted else ()
            joined = [place for place in members if tokens[place].kind in MENTIONS]
            partly = tokens[index].word in PARTLY and not inverted and _tells_who(tokens, subject, cast)
            group = actors_of(cast, hit.sentence, subject) if partly else []
            return [*actors_at(cast, hit.sentence, (*joined, *names)), *group]
    return []


def _tells_who(tokens: Sequence[Token], subject: Subject | None, cast: Cast) -> bool:
    """Whether a group tells anything of itself: 'Ten states', 'Gulf states', but not 'Countries', 'The states'."""
    phrase = subject.phrase if subject is not None else None
    if phrase is None:
        return False
    return any("determiner" not in cast.words.of(tokens[place]) for place in range(phrase.first, phrase.head))


def _behind(tokens: Sequence[Token], verb: int) -> int:
    """Return the token behind 'were' and the colon that may follow it."""
    return verb + 1 + (tokens[verb + 1].word == ":")


def _is_group(hit: Hit, subject: Subject) -> bool:
    """Whether a verb hangs on the noun phrase of a group: 'the countries that', 'the only state to', 'those voting'."""
    tokens, phrase = hit.sentence.tokens, subject.phrase
    head = tokens[phrase.head]
    group = head.word in GROUPS or denotes(head, PEOPLE)
    if head.kind in MENTIONS or not group or phrase.last > hit.group:
        return False
    led = phrase.last < len(tokens) and tokens[phrase.last].word in LEADS
    return led or (phrase.last == hit.first and tokens[hit.first].word.endswith("ing"))
