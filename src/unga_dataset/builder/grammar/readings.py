"""How a trigger is read where it stands: as a verb, a noun, a noun that is voiced, a word behind 'to be'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unga_dataset.builder.entries import EventTrigger, StanceTrigger
from unga_dataset.builder.grammar.clauses import WHICH, Subject, subject_of
from unga_dataset.builder.grammar.doers import BE, doer_of, joining_before
from unga_dataset.builder.grammar.governors import WAYS, governor_of
from unga_dataset.builder.grammar.hits import Entry, Hit
from unga_dataset.builder.grammar.nouns import TEXTS, denotes
from unga_dataset.builder.grammar.objects import (
    after_patient,
    agent_of,
    antecedent,
    behind_link,
    has_no_object,
    object_of,
)
from unga_dataset.builder.grammar.outlooks import outlook_of
from unga_dataset.builder.grammar.phrases import Phrase, names_from, phrase_before, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.verbs import is_verb, verb_group_start
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words

PARTICIPLES = frozenset({"cut", "hit", "struck", "sent", "put", "brought", "led", "made", "set", "laid"})
NEGATIONS = frozenset({"not", "never", "n't", "no longer", "neither", "nor", "cannot"})
GOES_ON = frozenset({"is", "are", "been"})
SHORT_OF = frozenset({"close", "closer", "near", "nearer", "opposed"})
"""What falls short of doing, before 'to': 'came close to adopting the text'."""
GIVING = frozenset({"light_verb", "giving"})
UTTERED = 5
"""How many tokens before its object a verb of saying may stand."""
OPENING = 40
"""How many tokens a participle clause at the head of a sentence may hold."""


def hit_at(sentence: Sentence, entry: Entry, part: str, place: tuple[int, int], words: Words) -> Hit | None:
    """Return a trigger with what hangs on it, None if its words mean something else where they stand."""
    match part:
        case "noun":
            return _noun(sentence, entry, *place, words)
        case "voiced":
            return _voiced(sentence, entry, *place, words)
        case "be":
            return _being(sentence, entry, *place, words)
    return _verb(sentence, entry, *place, words)


def _voiced(sentence: Sentence, entry: Entry, first: int, last: int, words: Words) -> Hit | None:
    """Return the hit of a noun that a verb of saying or giving has as its object: 'voiced deep concern over X'."""
    tokens = sentence.tokens
    phrase = behind_link(tokens, entry.links, last, words)
    if phrase is not None and tokens[last].word == "to" and _is_deed(tokens, phrase, words):
        return None  # "voiced its readiness to defend the city"
    verb = first - 1
    while verb > 0 and first - verb < UTTERED and not _voices(tokens, verb, words):
        if "preposition" in words.of(tokens[verb]) or tokens[verb].word in ("that", "those"):
            return None  # "voiced regret over the lack of support for X", "said that those giving support to X"
        verb -= 1
    owner = "possessive" in words.of(tokens[first - 1]) or "possessive" in words.of(tokens[max(0, first - 2)])
    if owner and words.of(tokens[verb]).isdisjoint(GIVING):
        return None  # "criticised their support for the rebels"
    what = last + 1 < len(tokens) and tokens[last + 1].word == "what"  # "concern over what it termed ..."
    if (phrase is None and not what) or verb <= 0 or first - verb >= UTTERED:
        return None
    return _governed(sentence, entry, (first, last), verb, phrase, words)


def _is_deed(tokens: Sequence[Token], phrase: Phrase, words: Words) -> bool:
    """Whether what follows 'to' is a verb with its object and no thing."""
    token, known = tokens[phrase.first], tokens[phrase.first].known
    if phrase.last > phrase.first + 1 or token.kind != "word" or known.opens or token.capital:
        return False
    following = tokens[phrase.last] if phrase.last < len(tokens) else None
    taken = following is not None and (following.kind in MENTIONS or following.known.opens)
    return token.word in words.verbs or taken


def _being(sentence: Sentence, entry: Entry, first: int, last: int, words: Words) -> Hit | None:
    """Return the hit of what someone is to something: 'is firmly against X', 'remains opposed to X'."""
    tokens, verb = sentence.tokens, first - 1
    while verb > 0 and words.is_adverb(tokens[verb]):
        verb -= 1
    phrase = phrase_from(tokens, last, words)
    if phrase is not None and tokens[verb].kind in MENTIONS and (joins := joining_before(tokens, verb, words)):
        hit = _governed(sentence, entry, (first, last), joins, phrase, words)
        members = hit.subject.members if hit.subject is not None else ()
        members = (*(i for i in members if tokens[i].kind in MENTIONS), *names_from(tokens, joins + 1))
        return replace(hit, subject=hit.subject._replace(members=members)) if hit.subject is not None else None
    if phrase is None or verb <= 0 or not (tokens[verb].word in BE or "remaining" in words.of(tokens[verb])):
        return None
    return _governed(sentence, entry, (first, last), verb, phrase, words)


def _governed(
    sentence: Sentence, entry: Entry, place: tuple[int, int], verb: int, phrase: Phrase | None, words: Words
) -> Hit:
    """Return the hit of words that hang on a verb that is none of theirs."""
    tokens, group = sentence.tokens, verb_group_start(sentence.tokens, verb, words)
    subject = doer_of(tokens, verb, group, words)
    negated = any(words.of(token) & {"negation"} for token in tokens[group : place[0]])
    return Hit(
        entry=entry, sentence=sentence, first=place[0], last=place[1], group=group, subject=subject, object=phrase,
        agent=None, outlook=outlook_of(tokens, group, verb, words),
        negated=negated or _denied(tokens, subject, None, group, words), continuous=False,
    )  # fmt: skip


def _voices(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a verb may have a stance as its object: 'voiced', 'lent', 'threw', 'cast'."""
    token = tokens[index]
    gives = not words.of(token).isdisjoint(GIVING)
    if gives and tokens[index - 1].kind in MENTIONS:
        return True  # "Chad cast its vote"
    return (gives or token.word in words.cues) and is_verb(tokens, index, words)


def _noun(sentence: Sentence, entry: Entry, first: int, last: int, words: Words) -> Hit:
    lasts = isinstance(entry, EventTrigger) and "@place" in entry.needs  # "considers its war in Georgia a success"
    governor = None if lasts else governor_of(sentence.tokens, first, words)
    negated = _is_none(sentence.tokens, first, words) or (governor is not None and governor.negated)
    return Hit(
        entry=entry, sentence=sentence, first=first, last=last, group=first, subject=None, object=None, agent=None,
        outlook=governor.outlook if governor else "fact", negated=negated, continuous=False,
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
    chain = [token.word for token in tokens[group:first]]
    participle = tokens[first].word.endswith(("ed", "en", "wn")) or tokens[first].word in PARTICIPLES
    by = agent_of(tokens, last, words) if participle and "by" in sentence.words else None
    passive = participle and not BE.isdisjoint(chain)
    follows = last < len(tokens) and tokens[last].word in entry.links  # "walked out of a speech by the envoy"
    reduced = participle and not (chain or passive or follows) and by is not None
    reduced = reduced and has_no_object(tokens, last, words)
    if not (must or passive or reduced or _acts(tokens, entry, first, last, words)):
        return None
    if isinstance(entry, EventTrigger) and (
        _is_way(tokens, first, group, words) or _is_noun(tokens, group, first, words)
    ):
        return None
    linked = object_of(tokens, entry, last, words)
    if isinstance(linked, str) or (isinstance(entry, StanceTrigger) and entry.frame == "name" and linked is None):
        return None
    subject: Subject | None
    if reduced:
        patient, subject = _outer_text(tokens, phrase_before(tokens, after_patient(tokens, first), words), words), None
    elif passive:
        patient, subject = _patient(tokens, entry, first, group, words), None
    else:
        subject = doer_of(tokens, first, group, words)
        named = isinstance(entry, StanceTrigger) and entry.frame == "name"
        relative = linked is None or named
        before = antecedent(tokens, subject, words) if relative and not WHICH.isdisjoint(sentence.words) else None
        patient = before or linked
    negated = not NEGATIONS.isdisjoint(chain) or any(word.endswith("n't") for word in chain)
    none = isinstance(entry, EventTrigger) and linked is not None and tokens[linked.first].word == "no"
    return Hit(
        entry=entry, sentence=sentence, first=first, last=last, group=group, subject=subject, object=patient,
        agent=by if passive or reduced else None, outlook=outlook_of(tokens, group, first, words),
        negated=negated or _denied(tokens, subject, patient if passive else None, group, words) or none,
        continuous=not passive and not GOES_ON.isdisjoint(chain),
    )  # fmt: skip


def _is_other_act(tokens: Sequence[Token], entry: Entry, first: int, last: int) -> bool:
    """Whether the words of a vote tell something else: 'vote on December 21', 'abstained from criticising the raid'."""
    if last > first + 1 and last < len(tokens) and tokens[last].kind == "date" and tokens[last - 1].word == "on":
        return True
    if entry.stance != "abstain":
        return False
    words = [token.word for token in tokens[last : last + 2]]
    return words[:1] == ["from"] and words[-1].endswith("ing") and words[-1] not in ("voting", "balloting", "casting")


def _patient(tokens: Sequence[Token], entry: Entry, first: int, group: int, words: Words) -> Phrase | None:
    """Return what suffers a deed told in the passive."""
    whole = subject_of(tokens, first, words)
    patient = whole.phrase if whole else None
    votable = isinstance(entry, EventTrigger) and "@document" in entry.needs
    return _opening_text(tokens, patient, group, words) if votable else patient


def _opening_text(tokens: Sequence[Token], patient: Phrase | None, end: int, words: Words) -> Phrase | None:
    """Return the text that opens a sentence if no text is nearer: 'A draft urging both to stop and talk was vetoed'."""
    opening = phrase_from(tokens, 0, words, end)
    if opening is None or not denotes(tokens[opening.head], TEXTS):
        return patient
    if patient is not None and denotes(tokens[patient.head], TEXTS):
        return patient
    urging = any(
        tokens[i].word.endswith("ing") and not (tokens[i].known.noun or tokens[i - 1].known.opens)
        for i in range(opening.last, end)
    )
    return opening if urging else patient


def _outer_text(tokens: Sequence[Token], phrase: Phrase | None, words: Words) -> Phrase | None:
    """Return the text of which another is but a version: 'a draft of the resolution, prepared by Chad'."""
    if phrase is None or phrase.first < 2 or tokens[phrase.first - 1].word != "of":
        return phrase
    outer = phrase_before(tokens, phrase.first - 1, words)
    return outer if outer is not None and denotes(tokens[outer.head], TEXTS) else phrase


def _acts(tokens: Sequence[Token], entry: Entry, first: int, last: int, words: Words) -> bool:
    """Whether a form is an active verb where it stands; a form of several words right after a name is one."""
    if first == 0:
        return _opens(tokens, words)
    if last - first > 1 and tokens[first - 1].kind in MENTIONS:
        return True  # "Chad cast doubt on the text"
    if _is_one_thing(tokens, first, words):
        return False
    before = words.known[tokens[first - 1].word]
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
    return following.kind in ("number", "country", "person") or following.known.opens or counted


def _opens(tokens: Sequence[Token], words: Words) -> bool:
    """Whether a participle clause opens a sentence: 'Calling the text a farce, Moussa ...'."""
    if not tokens[0].word.endswith("ing") or tokens[0].word in words.nouns:
        return False
    return next((token.word == "," for token in tokens[1:OPENING] if token.word in (",", ":", ";")), False)


def _denied(tokens: Sequence[Token], subject: Subject | None, patient: Phrase | None, group: int, words: Words) -> bool:
    """Whether 'no state' does it or suffers it, 'neither A nor B', or someone failed to, denied or avoided it."""
    phrase = subject.phrase if subject is not None else patient
    first = min(phrase.first, *subject.members) if phrase and subject else phrase.first if phrase else 0
    if phrase is not None and any("nothing" in words.of(token) for token in tokens[max(0, first - 1) : first + 1]):
        return True
    if group < 2:
        return False
    before = tokens[group - 2 if tokens[group - 1].word in ("to", "from") else group - 1]
    return "failing" in words.of(before)
