"""Who does it: the subject of a verb, found without a parser.

The subject is the first noun phrase of the verb's clause. A clause opens at the head of the sentence, after a
subordinator or relative, after a reporting verb, after a comma or conjunction that a noun phrase follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from unga_dataset.builder.grammar.insertions import before_insertion, before_time, sentence_start
from unga_dataset.builder.grammar.lists import before_adjective, before_joint, group_before, is_named_ally
from unga_dataset.builder.grammar.nearby import is_exception, name_before
from unga_dataset.builder.grammar.nouns import PERSON, WORKS, denotes
from unga_dataset.builder.grammar.openings import HANGS, clause_start, is_subordinate
from unga_dataset.builder.grammar.papers import paper_before, paper_by
from unga_dataset.builder.grammar.phrases import (
    Phrase,
    extended,
    first_phrase,
    phrase_before,
    phrase_from,
)
from unga_dataset.builder.grammar.relatives import antecedent, before_comma
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.verbs import is_finite, verb_before, verb_group_start
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words

FINITE = frozenset({"finite"})
WHICH = frozenset({"which", "that"})
"""The relatives for things and bodies: 'a group that says'."""
ALIKE = 3
"""How many tokens before a verb its 'had' may stand."""
DEPTH = 6


class Subject(NamedTuple):
    """The subject of a verb: its noun phrase, its members if several are named, a group they are examples of.

    `relative` is the pronoun that stands for it at the verb: "Moussa, who said".
    """

    phrase: Phrase
    members: tuple[int, ...]
    group: Phrase | None
    relative: int | None = None


def subject_of(tokens: Sequence[Token], verb: int, words: Words, depth: int = DEPTH) -> Subject | None:
    """Return the subject of the verb at a token; None if the sentence does not show it."""
    subject = subject_before(tokens, verb_group_start(tokens, verb, words), words, depth)
    first = min(subject.phrase.first, *subject.members) if subject is not None else 0
    made = first > 2 and tokens[first - 1].word in ("by", ",", "and", "the")
    paper = paper_by(tokens, first, words) if made else None  # "a draft prepared by Chad, which was leaked, called for"
    return Subject(paper, (paper.head,), None) if paper is not None else subject


def subject_before(tokens: Sequence[Token], end: int, words: Words, depth: int = DEPTH) -> Subject | None:
    """Return the subject of the verb group that starts at a token."""
    if depth == 0:
        return None
    named_end = _before_state(tokens, end)
    if is_named_apposition(tokens, named_end, words) or is_named_ally(tokens, named_end):
        return with_members(tokens, Phrase(named_end - 2, named_end - 1, named_end - 2), words)
    closed = end > 0 and tokens[end - 1].word == ","
    end = before_insertion(tokens, before_time(tokens, end, words))
    if end > 0 and words.is_time(tokens[end - 1]):  # "the Council (UNSC) on Thursday (October 6) voted"
        end = before_insertion(tokens, before_time(tokens, end, words))
    if end <= 0:
        return None
    relative = end > 1 and "relative" in words.of(tokens[end - 1])
    if relative and (phrase := antecedent(tokens, end - 1, words)) is not None:
        return with_members(tokens, phrase, words)._replace(relative=end - 1)
    if (named := name_before(tokens, end, words)) is not None:
        return with_members(tokens, named, words)
    start = clause_start(tokens, end, words)
    if start == end or _is_setting(tokens, start, end, words):
        return _joined_subject(tokens, start - 1, words, depth)
    if _relative_has_its_verb(tokens, start, words):
        # "the groups who wrote to her say": the verb belongs to the groups, not to what stands after "who".
        subject = subject_before(tokens, before_comma(tokens, start - 1, words), words, depth - 1)
        named = _named_before(tokens, subject.phrase, words) if closed and subject is not None else None
        whole = with_members(tokens, named, words) if named else subject
        return whole._replace(relative=start - 1) if whole and _goes_round(tokens, start, end, words) else whole
    paper = paper_before(tokens, start, end, words)
    phrase = paper or _joined_phrase(tokens, start, end, words) or first_phrase(tokens, start, end, words)
    named = _named_before(tokens, phrase, words) if closed and phrase is not None else None
    return with_members(tokens, named or phrase, words) if phrase else None


def _named_before(tokens: Sequence[Token], phrase: Phrase, words: Words) -> Phrase | None:
    """Return the name that a phrase behind a comma says more of: 'Ama Boateng, the envoy who lost, said'."""
    name = phrase.first - 2
    if name < 0 or tokens[name + 1].word != ",":
        return None
    if tokens[name].word == ")" and name > 2 and tokens[name - 2].word == "(":
        name -= 3  # "AMA BOATENG (Ghana), Council President for the month, said"
    if tokens[name].kind != "person":
        return None
    tells = "determiner" in words.of(tokens[phrase.first]) or denotes(tokens[phrase.head], PERSON)
    return Phrase(name, name + 1, name) if tells else None


def _joined_phrase(tokens: Sequence[Token], start: int, end: int, words: Words) -> Phrase | None:
    """Return both noun phrases around the 'and' that a clause seems to start after: 'the mayor and her aides said'."""
    if start < 2 or tokens[start - 1].word != "and" or "finite" in words.of(tokens[start]):
        return None
    second = phrase_from(tokens, start, words, end)
    opens = clause_start(tokens, start - 1, words)
    one = first_phrase(tokens, opens, start - 1, words)
    reach = extended(tokens, one, words).last if one is not None else 0
    if one is not None and reach == end:
        return one  # "relations between Chad and Mali were broken"
    if second is None or one is None or reach != start - 1:
        return None
    if all(getattr(tokens[place].mention, "form", "") == "demonym" for place in (one.head, second.first)):
        return second  # "the Iranian, Syrian and Malian delegations"
    counts = tokens[second.first].kind == "number" or "quantifier" in words.of(tokens[second.first])
    if tokens[one.head].kind in MENTIONS and (tokens[second.head].kind in MENTIONS or counts):
        return None  # a list of names has members
    return Phrase(one.first, second.last, one.head)


def _is_setting(tokens: Sequence[Token], start: int, end: int, words: Words) -> bool:
    """Whether only where or when it is stands between 'and' and a verb: 'left and in an interview said'."""
    if start == 0 or tokens[start - 1].word not in ("and", "but") or "preposition" not in words.of(tokens[start]):
        return False
    phrase = phrase_from(tokens, start + 1, words, end)
    return phrase is not None and phrase.last == end


def _joined_subject(tokens: Sequence[Token], joint: int, words: Words, depth: int) -> Subject | None:
    """Return the subject of a verb right after 'and': that of the verb before, else the first noun of its clause."""
    if (phrase := _opening(tokens, joint, words)) is not None:
        return with_members(tokens, phrase, words)
    previous = _before_gerund(tokens, joint, words)
    reports = joint + 1 < len(tokens) and tokens[joint + 1].word in words.cues
    joined = tokens[joint - 1].word in (",", ";") and not _is_alike(tokens, previous, joint)
    if joined or (tokens[joint].word == "but" and reports):
        previous = _main_verb(tokens, previous, words)
    if previous is not None and previous > 0 and tokens[previous - 1].kind == "quoted":
        turned = phrase_from(tokens, previous + 1, words, joint)
        if turned is not None:
            return with_members(tokens, turned, words)  # '"...," said Moussa, who left early and called it ...'
    subject = subject_of(tokens, previous, words, depth - 1) if previous is not None else None
    if subject is not None and subject.relative is not None and previous is not None:
        ends = (i for i in range(previous + 1, joint - 1) if tokens[i].word == "," and not tokens[i].quoted)
        if any(is_finite(tokens, comma + 1, words) for comma in ends):
            return subject._replace(relative=None)  # "Moussa, who had lost, left and said"
    if subject is None and joint > 0:
        start = sentence_start(tokens, joint, clause_start(tokens, joint, words))
        phrase = first_phrase(tokens, start, joint, words)
        return with_members(tokens, phrase, words) if phrase else None
    return subject


def _is_alike(tokens: Sequence[Token], verb: int | None, joint: int) -> bool:
    """Whether verbs on both sides of 'and' are told by 'had': 'said Chad had left, and had closed its embassy'."""
    told = verb is not None and any(token.word == "had" for token in tokens[max(0, verb - ALIKE) : verb + 1])
    return told and joint + 1 < len(tokens) and tokens[joint + 1].word == "had"


def _before_gerund(tokens: Sequence[Token], joint: int, words: Words) -> int | None:
    """Return the verb that one behind 'and' goes on with: 'condemned Chad for holding accused men | and demanded'."""
    # "Moussa — who had said it would fall — and argued": the verb goes on with what stands before the dashes
    end = before_insertion(tokens, joint) if tokens[joint - 1].word in ("—", "–", ")") else joint
    verb = verb_before(tokens, end if end > 0 else joint, words)
    if verb is None or joint + 1 >= len(tokens) or not tokens[joint + 1].word.endswith("ed"):
        return verb
    if verb > 1 and tokens[verb - 1].word == "to":
        return verb_before(tokens, verb - 1, words)  # "told the envoy to leave and recalled its own"
    gerund = verb - (tokens[verb - 1].word.endswith("ing") and tokens[verb].word.endswith("ed"))
    led = gerund > 1 and tokens[gerund].word.endswith("ing") and "preposition" in words.of(tokens[gerund - 1])
    return (verb_before(tokens, gerund, words) or verb) if led and tokens[gerund - 1].word != "to" else verb


def _opening(tokens: Sequence[Token], joint: int, words: Words) -> Phrase | None:
    """Return the name that opens the clause before 'and', whatever its verb is: 'Moussa shook her head and said'."""
    start = clause_start(tokens, joint, words)
    hangs = start > 0 and not words.of(tokens[start - 1]).isdisjoint(HANGS)
    phrase = phrase_from(tokens, start, words, joint) if start < joint and not hangs else None
    if phrase is None or phrase.last >= joint or tokens[phrase.head].kind not in MENTIONS:
        return None
    verb = tokens[phrase.last]
    lone = phrase.head == phrase.last - 1 and verb.kind == "word" and verb.known.classes <= FINITE
    return phrase if lone else None


def _main_verb(tokens: Sequence[Token], verb: int | None, words: Words) -> int | None:
    """Return the verb that one behind ', and' goes on with: 'She denied that he lied, and said ...'."""
    outer = verb
    for _ in range(DEPTH):
        if outer is None or not is_subordinate(tokens, outer, words):
            return outer or verb
        outer = verb_before(tokens, outer, words)
    return verb


def _before_state(tokens: Sequence[Token], end: int) -> int:
    """Return the place behind a name without the state behind it: 'The chair, Ama Boateng | of Ghana, said'."""
    if end < 4 or tokens[end - 1].word != "," or tokens[end - 2].kind != "country" or tokens[end - 3].word != "of":
        return end
    return end - 2 if tokens[end - 4].kind == "person" else end


def is_named_apposition(tokens: Sequence[Token], end: int, words: Words) -> bool:
    """Whether a name between commas says who the noun before it is: 'her adviser, Ama Boateng, said'."""
    if end < 2 or tokens[end - 1].word not in (",", "of") or tokens[end - 2].kind != "person":
        return False
    if getattr(tokens[end - 2].mention, "apposed", False):
        return True
    if end < 4 or tokens[end - 3].word != ",":
        return False
    if words.noun(tokens[end - 4]) is not None:
        return not denotes(tokens[end - 4], WORKS)  # "the editor of a paper, The Evening Hour, said"
    start = clause_start(tokens, end - 3, words)  # "the UN's rapporteur on Iran, Ama Boateng, said"
    phrase = phrase_from(tokens, start, words)
    if phrase is None or not (words.noun(tokens[phrase.head]) or tokens[phrase.first].known.opens):
        return False
    last = extended(tokens, phrase, words).last
    if last < end - 3 and tokens[last].word in ("for", "at", "on", "to"):  # "the UN's envoy for Chad, Ama Boateng"
        purpose = phrase_from(tokens, last + 1, words)
        last = purpose.last if purpose else last
    return last == end - 3


def _relative_has_its_verb(tokens: Sequence[Token], start: int, words: Words) -> bool:
    """Whether a relative pronoun before a token is itself the subject of what follows it."""
    if start < 2 or tokens[start].kind != "word" or "relative" not in words.of(tokens[start - 1]):
        return False
    token, word = tokens[start], tokens[start].known
    if word.helps:
        return True
    if tokens[start - 1].word != "who" or word.opens or word.pronoun or word.stops or token.capital:
        return False
    following = tokens[start + 1] if start + 1 < len(tokens) else token
    known = following.known
    return word.noun is None or known.opens or known.pronoun  # "who heads the bank", "who wrote it"


def _goes_round(tokens: Sequence[Token], start: int, end: int, words: Words) -> bool:
    """Whether only a phrase stands between an auxiliary and its verb: 'who has | in the past | called it a farce'."""
    if not tokens[start].known.helps or start + 2 >= end or "preposition" not in words.of(tokens[start + 1]):
        return False
    phrase = phrase_from(tokens, start + 2, words, end)
    return phrase is not None and phrase.last == end


def with_members(tokens: Sequence[Token], phrase: Phrase, words: Words) -> Subject:
    """Add the other members of a list that the phrase ends, and the group they are examples of."""
    members, index = [phrase.head], phrase.first
    while tokens[phrase.head].kind in MENTIONS:
        if index > 2 and "possessive" in words.of(tokens[index - 2]) and words.noun(tokens[index - 1]) is not None:
            index -= 2  # "Chad and its ally Mali"
        elif index > 1 and tokens[index - 1].word in ("his", "her") and tokens[index].kind == "person":
            index -= 1  # "Moussa Ba and her Chadian counterpart, Ama Boateng"
        index = before_adjective(tokens, index)
        before = before_joint(tokens, index, first=len(members) == 1)
        if before is None or tokens[before].kind not in MENTIONS:
            break
        members.append(before)
        index = before
        if index > 0 and "determiner" in words.of(tokens[index - 1]):
            index -= 1
    if is_exception(tokens, index - 1) and (whole := phrase_before(tokens, index - 1, words)) is not None:
        of = whole.first > 1 and tokens[whole.first - 1].word == "of"  # "all of the states but Chad and Mali"
        return Subject(whole._replace(first=whole.first - 2 * of), (whole.head,), None)
    if len(members) == 2 and [token.word for token in tokens[members[1] + 1 : members[1] + 3]] == [",", "and"]:
        members, index = members[:1], phrase.first  # "condemned Chad, and Mali left"
    group = group_before(tokens, index, words)
    return Subject(phrase, tuple(sorted(members)), group)
