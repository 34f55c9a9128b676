"""How a trigger is read where it stands: as a verb, a noun, a noun that is voiced, a word behind 'to be'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from unga_dataset.builder.entries import EventTrigger, StanceTrigger
from unga_dataset.builder.grammar.attitudes import being, voiced
from unga_dataset.builder.grammar.clauses import WHICH, Subject
from unga_dataset.builder.grammar.denials import is_denied, is_negated
from unga_dataset.builder.grammar.doers import BE, doer_of
from unga_dataset.builder.grammar.governors import WAYS, governor_of
from unga_dataset.builder.grammar.hits import Entry, Hit
from unga_dataset.builder.grammar.objects import (
    agent_of,
    antecedent,
    has_no_object,
    object_of,
)
from unga_dataset.builder.grammar.outlooks import outlook_of
from unga_dataset.builder.grammar.patients import of_participle, of_passive
from unga_dataset.builder.grammar.phrases import Phrase, phrase_before
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.verbs import is_verb, verb_group_start
from unga_dataset.builder.grammar.vocabulary import GENITIVE, MENTIONS
from unga_dataset.builder.grammar.words import Words

PARTICIPLES = frozenset({
    "cut", "hit", "struck", "sent", "put", "brought", "led", "made", "set", "laid", "hurt", "shot", "shut", "slain",
    "told", "overrun", "left",
})  # fmt: skip
BROUGHT = 8
"""How many tokens before a participle the 'with' may stand that brings those it tells of."""
GOES_ON = frozenset({"is", "are", "been"})
SHORT_OF = frozenset({"close", "closer", "near", "nearer", "opposed"})
"""What falls short of doing, before 'to': 'came close to adopting the text'."""
OPENING = 40
"""How many tokens a participle clause at the head of a sentence may hold."""


def hit_at(sentence: Sentence, entry: Entry, part: str, place: tuple[int, int], words: Words) -> Hit | None:
    """Return a trigger with what hangs on it, None if its words mean something else where they stand."""
    match part:
        case "noun":
            return _noun(sentence, entry, *place, words)
        case "voiced":
            return voiced(sentence, entry, *place, words)
        case "be":
            return being(sentence, entry, *place, words)
    return _verb(sentence, entry, *place, words)


def _noun(sentence: Sentence, entry: Entry, first: int, last: int, words: Words) -> Hit:
    lasts = isinstance(entry, EventTrigger) and "@place" in entry.needs  # "considers its war in Georgia a success"
    governor = None if lasts else governor_of(sentence.tokens, first, words)
    negated = _is_none(sentence.tokens, first, words) or (governor is not None and governor.negated)
    return Hit(
        entry=entry, sentence=sentence, first=first, last=last, group=first, subject=None, object=None, agent=None,
        outlook=governor.outlook if governor else "fact", negated=negated, continuous=False,
        governs=None if lasts else (governor,),
    )  # fmt: skip


def _is_way(tokens: Sequence[Token], first: int, group: int, words: Words) -> bool:
    """Whether a gerund tells no happening but a way of doing: 'bans it from firing missiles', 'booting out X risks'."""
    if not tokens[first].word.endswith("ing") or not group == first > 1:
        return False
    if tokens[first - 1].word in WAYS or tokens[first - 1].word == "close to":
        blamed = tokens[first - 1].word == "for" and tokens[first - 2].kind in MENTIONS  # "denounced Chad for vetoing"
        return not (blamed or (tokens[first - 1].word == "by" and "answering" in words.of(tokens[first - 2])))
    return tokens[first - 1].word == "to" and tokens[first - 2].word in SHORT_OF


def _is_noun(tokens: Sequence[Token], group: int, first: int, words: Words) -> bool:
    """Whether an article before adverbs makes a noun of a form: 'the only votes against'."""
    if not 0 < group < first or tokens[first].word not in words.nouns:
        return False
    return "determiner" in words.of(tokens[group - 1]) or "possessive" in words.of(tokens[group - 1])


def _is_none(tokens: Sequence[Token], first: int, words: Words) -> bool:
    """Whether there is none of what a noun names: 'no (formal) vote was held'."""
    place = first - 2 if first > 1 and not words.of(tokens[first - 1]) else first - 1
    return place >= 0 and tokens[place].word == "no"


def _verb(sentence: Sentence, entry: Entry, first: int, last: int, words: Words) -> Hit | None:
    tokens = sentence.tokens
    if _is_other_act(tokens, entry, first, last):
        return None
    must = isinstance(entry, StanceTrigger) and entry.frame == "must"
    group = first if must else verb_group_start(tokens, first, words)
    voice = _voice(sentence, entry, (first, last), group, words)
    if not (must or voice.suffers or _acts(tokens, entry, first, last, words)):
        return None
    if isinstance(entry, EventTrigger) and (
        _is_way(tokens, first, group, words) or _is_noun(tokens, group, first, words)
    ):
        return None
    linked = object_of(tokens, entry, last, words)
    if isinstance(linked, str) or (linked is None and getattr(entry, "frame", "") == "name"):
        return None
    subject, patient = _sides(sentence, entry, voice, (first, group), linked, words)
    none = isinstance(entry, EventTrigger) and linked is not None and tokens[linked.first].word == "no"
    denied = is_denied(tokens, subject, patient if voice.passive else None, group, words)
    return Hit(
        entry=entry, sentence=sentence, first=first, last=last, group=group, subject=subject, object=patient,
        agent=voice.agent if voice.suffers else None, outlook=outlook_of(tokens, group, first, words),
        negated=is_negated(voice.group) or denied or none,
        continuous=not voice.passive and not GOES_ON.isdisjoint(voice.group),
    )  # fmt: skip


class Voice(NamedTuple):
    """The auxiliaries of a verb, and whether it is passive: with a 'was', or as a bare participle before its agent."""

    group: list[str]
    passive: bool
    reduced: bool
    agent: Phrase | None

    @property
    def suffers(self) -> bool:
        """Whether what stands before the verb suffers what it tells."""
        return self.passive or self.reduced


def _voice(sentence: Sentence, entry: Entry, place: tuple[int, int], group: int, words: Words) -> Voice:
    tokens, (first, last) = sentence.tokens, place
    chain = [token.word for token in tokens[group:first]]
    participle = tokens[first].word.endswith(("ed", "en", "wn")) or tokens[first].word in PARTICIPLES
    suffered = participle and entry.stance != "abstain"  # "abstained at a vote by the board"
    agent = agent_of(tokens, last, words) if suffered and "by" in sentence.words else None
    passive = participle and not BE.isdisjoint(chain)
    follows = last < len(tokens) and tokens[last].word in entry.links  # "walked out of a speech by the envoy"
    absolute = participle and isinstance(entry, EventTrigger) and _is_brought(tokens, first, words)
    reduced = participle and not (chain or follows) and (agent is not None or absolute)
    return Voice(chain, passive, reduced and has_no_object(tokens, last, words), agent)


def _is_brought(tokens: Sequence[Token], first: int, words: Words) -> bool:
    """Whether 'with' brings those that a participle tells of: 'with four miners killed in raids'."""
    if "with" not in (token.word for token in tokens[max(0, first - BROUGHT) : first]):
        return False
    phrase = phrase_before(tokens, first, words)
    return phrase is not None and phrase.first > 0 and tokens[phrase.first - 1].word == "with"


def _sides(
    sentence: Sentence, entry: Entry, voice: Voice, place: tuple[int, int], linked: Phrase | None, words: Words
) -> tuple[Subject | None, Phrase | None]:
    """Return who does what a verb tells, if it is active, and what it is done to; `linked` is its object behind it."""
    tokens, (first, group) = sentence.tokens, place
    if voice.reduced:
        return None, of_participle(tokens, first, words)
    if voice.passive:
        return None, of_passive(tokens, entry, first, group, words)
    subject = doer_of(tokens, first, group, words)
    relative = linked is None or getattr(entry, "frame", "") == "name"
    before = antecedent(tokens, subject, words) if relative and not WHICH.isdisjoint(sentence.words) else None
    return subject, before or linked


def _is_other_act(tokens: Sequence[Token], entry: Entry, first: int, last: int) -> bool:
    """Whether the words of a vote tell something else: 'vote on December 21', 'abstained from criticising the raid'."""
    if last > first + 1 and last < len(tokens) and tokens[last].kind == "date" and tokens[last - 1].word == "on":
        return True
    if entry.stance != "abstain":
        return False
    words = [token.word for token in tokens[last : last + 2]]
    return words[:1] == ["from"] and words[-1].endswith("ing") and words[-1] not in ("voting", "balloting", "casting")


def _acts(tokens: Sequence[Token], entry: Entry, first: int, last: int, words: Words) -> bool:
    """Whether a form is an active verb where it stands; a form of several words right after a name is one."""
    if first == 0:
        return _opens(tokens, words)
    if last - first > 1 and tokens[first - 1].kind in MENTIONS:
        return True  # "Chad cast doubt on the text"
    if _is_one_thing(tokens, first, words) or _is_described(tokens, first, words):
        return False
    before = words.known[tokens[first - 1].word]
    if tokens[first].word == "back" and "returning" in before.classes:
        return False  # "hit back", "pushed back"
    governed = tokens[first - 1].word in BE or (before.acts and not tokens[first - 1].quoted)
    if governed and any(form == f"{tokens[first].word}ed" for form in entry.forms):
        return False  # "the plan is back on the table", "was invited back"
    return is_verb(tokens, first, words) or _hangs(tokens, entry, first, last)


def _is_one_thing(tokens: Sequence[Token], first: int, words: Words) -> bool:
    """Whether 'a' and an adjective make a noun of a verb's first form: 'a similar call', but not 'a few call'."""
    token = tokens[first].word
    if first < 2 or token.endswith(("s", "ed", "ing")) or tokens[first - 2].word not in ("a", "an", "another"):
        return False
    before = tokens[first - 1]
    return before.kind == "word" and words.noun(before) is None and "quantifier" not in words.of(before)


def _is_described(tokens: Sequence[Token], first: int, words: Words) -> bool:
    """Whether a form describes a noun, with an adverb before it: "Chad's hotly contested vote"."""
    if first < 2 or not tokens[first].word.endswith("ed") or not words.is_adverb(tokens[first - 1]):
        return False  # "the assembly voted"
    before = tokens[first - 2]
    return before.word in GENITIVE or not words.of(before).isdisjoint({"determiner", "possessive"})


def _hangs(tokens: Sequence[Token], entry: Entry, first: int, last: int) -> bool:
    """Whether a participle that can be a noun leads a clause of its own: '..., killing nine people'."""
    if not tokens[first].word.endswith("ing") or first < 1:
        return False
    if tokens[first - 1].word != ",":
        return tokens[first - 1].word == "those"  # "those opposing the text"
    following = tokens[last] if last < len(tokens) else tokens[first]
    if following.word in entry.links:
        return True  # "issued a statement, warning against a raid"
    counted = not following.known.classes.isdisjoint({"approximate", "at_least"})  # ", killing close to 300 people"
    noun = following.known.noun if following.word.endswith("s") else None
    counted = counted or (noun is not None and noun.noun_class in ("person", "group"))  # ", killing hundreds"
    return following.kind in ("number", "country", "person") or following.known.opens or counted


def _opens(tokens: Sequence[Token], words: Words) -> bool:
    """Whether a participle clause opens a sentence: 'Calling the text a farce, Moussa ...'."""
    if not tokens[0].word.endswith("ing") or tokens[0].word in words.nouns:
        return False
    return next((token.word == "," for token in tokens[1:OPENING] if token.word in (",", ":", ";")), False)
