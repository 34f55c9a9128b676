"""Find the verbs and nouns that show an event or a stance, with their subject, object, voice and modality.

One pass for both finders. A hit says what stands in the sentence; events.py and positions.py decide what it means.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

from unga_dataset.builder.entries import EventTrigger, StanceTrigger
from unga_dataset.builder.grammar.clauses import Subject, is_subordinate, subject_of
from unga_dataset.builder.grammar.governors import governor_of
from unga_dataset.builder.grammar.hits import Entry, Hit
from unga_dataset.builder.grammar.outlooks import outlook_of, voted_before
from unga_dataset.builder.grammar.phrases import Phrase, first_phrase, phrase_before, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.verbs import is_finite, is_verb, verb_group_start
from unga_dataset.builder.grammar.words import Words, words_of
from unga_dataset.builder.lexicon import Lexicon

BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
JOINED = 12
"""How many tokens back the comma may stand behind what two joined participles hang on."""
DENIED = frozenset({"no", "neither", "nobody", "none"})
UTTERED = 5
"""How many tokens before its object a verb of saying may stand."""


def find_hits(sentence: Sentence, lexicon: Lexicon) -> list[Hit]:
    """Return the triggers of a sentence, verbs and nouns, in order."""
    words, tokens, forms = words_of(lexicon), sentence.tokens, _forms(lexicon)
    found: list[Hit] = []
    if forms.keys().isdisjoint(sentence.words):
        return found
    last = 0
    for index, token in enumerate(tokens):
        if token.word not in forms or token.kind != "word" or index < last:
            continue
        for rest, entry, part in forms[token.word]:
            after = index + 1 + len(rest)
            if after < last:
                break  # "vote against" has been read, of which "vote" is but a part
            if last > index and _is_settled(entry, part, found):
                continue
            if tuple(other.word for other in tokens[index + 1 : after]) != rest or not _may_hold(entry, sentence):
                continue
            hit = _hit(sentence, entry, part, (index, after), words)
            if hit is not None:
                found.append(_with_outlook(hit, found))
                last = after
    return found


def _is_settled(entry: Entry, part: str, found: Sequence[Hit]) -> bool:
    """Whether the reading just found leaves no room for another: a verb is no noun, and takes one stance."""
    last = found[-1].entry
    if part == "noun":
        return True
    return isinstance(entry, StanceTrigger) and (isinstance(last, StanceTrigger) or last.stance is not None)


@functools.cache
def _forms(lexicon: Lexicon) -> dict[str, list[tuple[tuple[str, ...], Entry, str]]]:
    """Map the first word of every form to the rest of it, the longest first; verbs before nouns."""
    forms: dict[str, list[tuple[tuple[str, ...], Entry, str]]] = {}
    entries: list[tuple[Entry, str]] = [(entry, entry.part) for entry in lexicon.event_triggers]
    entries += [(entry, "verb") for entry in lexicon.stance_triggers if entry.frame in ("object", "name", "must")]
    entries += [(entry, "voiced") for entry in lexicon.stance_triggers if entry.frame == "voiced"]
    for entry, part in entries:
        for form in entry.forms:
            first, *rest = form.split(" ")
            forms.setdefault(first, []).append((tuple(rest), entry, part))
    for several in forms.values():
        several.sort(key=lambda item: (-len(item[0]), item[2] == "noun", not item[1].links))
    return forms


def _may_hold(entry: Entry, sentence: Sentence) -> bool:
    """Whether one of the words that a trigger needs stands in its sentence: 'ordered X to leave'."""
    needs = entry.needs if isinstance(entry, EventTrigger) else ()
    return not needs or any(_may_stand(need, sentence.words) for need in needs)


def _may_stand(need: str, words: frozenset[str]) -> bool:
    """Whether the words of a need are there; what else it names is looked at later."""
    if need in words or (need[0] == "@" and "+" not in need):
        return True
    return "+" in need and all(part[0] == "@" or part in words for part in need.split("+"))


def _with_outlook(hit: Hit, earlier: Sequence[Hit]) -> Hit:
    """Give the second of two joined verbs the outlook of the first: 'is expected to agree or abstain'."""
    joined = hit.group > 0 and hit.sentence.tokens[hit.group - 1].word in ("and", "or", "but")
    if hit.outlook != "fact" or not joined or not earlier or earlier[-1].entry is hit.entry:
        return hit
    return replace(hit, outlook=earlier[-1].outlook)


def _hit(sentence: Sentence, entry: Entry, part: str, place: tuple[int, int], words: Words) -> Hit | None:
    if part == "noun":
        return _noun(sentence, entry, *place, words)
    return (_voiced if part == "voiced" else _verb)(sentence, entry, *place, words)


def _voiced(sentence: Sentence, entry: Entry, first: int, last: int, words: Words) -> Hit | None:
    """Return the hit of a noun that a verb of saying has as its object: 'voiced deep concern over X'."""
    tokens = sentence.tokens
    linked = last < len(tokens) and tokens[last].word in entry.links
    phrase = phrase_from(tokens, last + 1, words) if linked else None
    verb = first - 1
    while (
        verb > 0 and first - verb < UTTERED and not (tokens[verb].word in words.cues and is_verb(tokens, verb, words))
    ):
        verb -= 1
    if phrase is None or verb <= 0 or first - verb >= UTTERED:
        return None
    group = verb_group_start(tokens, verb, words)
    return Hit(
        entry=entry, sentence=sentence, first=first, last=last, group=group, subject=_doer(tokens, verb, group, words),
        object=phrase, agent=None, outlook=outlook_of(tokens, group, verb, words),
        negated=any(words.of(token) & {"negation"} for token in tokens[group:verb]), continuous=False,
    )  # fmt: skip


def _noun(sentence: Sentence, entry: Entry, first: int, last: int, words: Words) -> Hit:
    lasts = isinstance(entry, EventTrigger) and "@place" in entry.needs  # "considers its war in Georgia a success"
    governor = None if lasts else governor_of(sentence.tokens, first, words)
    negated = _is_none(sentence.tokens, first, words) or (governor is not None and governor.negated)
    return Hit(
        entry=entry, sentence=sentence, first=first, last=last, group=first, subject=None, object=None, agent=None,
        outlook=governor.outlook if governor else "fact", negated=negated, continuous=False,
    )  # fmt: skip


def _is_none(tokens: Sequence[Token], first: int, words: Words) -> bool:
    """Whether there is none of what a noun names: 'no (formal) vote was held'."""
    place = first - 2 if first > 1 and not words.of(tokens[first - 1]) else first - 1
    return place >= 0 and tokens[place].word == "no"


def _verb(sentence: Sentence, entry: Entry, first: int, last: int, words: Words) -> Hit | None:
    tokens = sentence.tokens
    if last > first + 1 and last < len(tokens) and tokens[last].kind == "date" and tokens[last - 1].word == "on":
        return None  # "vote on December 21"
    must = isinstance(entry, StanceTrigger) and entry.frame == "must"
    group = first if must else verb_group_start(tokens, first, words)
    chain = [token.word for token in tokens[group:first]]
    by = _by(tokens, last, words)
    participle = tokens[first].word.endswith(("ed", "en", "wn")) or tokens[first].word in (
        "cut",
        "hit",
        "struck",
        "sent",
    )
    passive = participle and bool(BE & set(chain))
    reduced = participle and not chain and by is not None and not passive and _has_no_object(tokens, last, words)
    if not must and not passive and not reduced and not (is_verb(tokens, first, words) or _hangs(tokens, first, words)):
        return None
    linked = _object(tokens, entry, last, words)
    if isinstance(linked, str) or (isinstance(entry, StanceTrigger) and entry.frame == "name" and linked is None):
        return None
    subject: Subject | None
    if reduced:
        patient, subject = phrase_before(tokens, _after_patient(tokens, first), words), None
    elif passive:
        whole = subject_of(tokens, first, words)
        patient, subject = (whole.phrase if whole else None), None
    else:
        patient, subject = linked, _doer(tokens, first, group, words)
    negated = bool({"not", "never", "n't", "no longer", "neither", "nor", "cannot"} & set(chain))
    negated = negated or any(word.endswith("n't") for word in chain)
    return Hit(
        entry=entry, sentence=sentence, first=first, last=last, group=group, subject=subject, object=patient,
        agent=by if passive or reduced else None, outlook=outlook_of(tokens, group, first, words),
        negated=negated or _denied(tokens, subject.phrase if subject else patient if passive else None, group, words),
        continuous=not passive and bool({"is", "are", "been"} & set(chain)),
    )  # fmt: skip


def _hangs(tokens: Sequence[Token], first: int, words: Words) -> bool:
    """Whether a participle that can be a noun leads a clause of its own: '..., killing nine people'."""
    if not tokens[first].word.endswith("ing") or first < 1 or tokens[first - 1].word != ",":
        return False
    following = tokens[first + 1] if first + 1 < len(tokens) else tokens[first]
    return following.kind in ("number", "country", "person") or words.known[following.word].opens


def _has_no_object(tokens: Sequence[Token], last: int, words: Words) -> bool:
    """Whether no object follows a participle, so that it is passive: 'a draft backed (in Oslo) by Chad'."""
    return last < len(tokens) and (tokens[last].word == "by" or "preposition" in words.of(tokens[last]))


def _after_patient(tokens: Sequence[Token], first: int) -> int:
    """Return the end of what a passive participle hangs on: 'a draft, tabled by Chad and co-sponsored by Mali'."""
    for place in range(first - 1, max(0, first - JOINED), -1):
        if tokens[place].word == ",":
            return place
        if tokens[first - 1].word != "and":
            break
    return first


def _denied(tokens: Sequence[Token], phrase: Phrase | None, group: int, words: Words) -> bool:
    """Whether 'no state' does it or suffers it, or someone failed or refused to."""
    if phrase is not None and not DENIED.isdisjoint(token.word for token in tokens[max(0, phrase.first - 1) :][:2]):
        return True
    return group > 1 and tokens[group - 1].word == "to" and "failing" in words.of(tokens[group - 2])


def _object(tokens: Sequence[Token], entry: Entry, last: int, words: Words) -> Phrase | str | None:
    """Return the object of a verb, past its links; "" where a link that the entry needs is missing."""
    index = last
    while index < len(tokens) and tokens[index].kind == "word" and words.is_adverb(tokens[index]):
        index += 1
    links = [link for link in entry.links if link[0] != "~"]
    for link in links:
        several = link.split(" ")
        if [token.word for token in tokens[index : index + len(several)]] == several:
            return phrase_from(tokens, index + len(several), words)
    if isinstance(entry, StanceTrigger) and entry.frame == "object" and links:
        return ""
    if index + 2 < len(tokens) and tokens[index + 1].word == "and" and _counts(tokens, index, words):
        both = phrase_from(tokens, index + 2, words)  # "sending home three and two diplomats respectively"
        return both._replace(first=index) if both and _counts(tokens, index + 2, words) else None
    return phrase_from(tokens, index, words)


def _counts(tokens: Sequence[Token], index: int, words: Words) -> bool:
    return tokens[index].kind == "number" or tokens[index].word in words.numbers


def _by(tokens: Sequence[Token], last: int, words: Words) -> Phrase | None:
    """Return the agent after 'by', which may stand behind a place: 'vetoed in the Council by Chad'."""
    for index in range(last, min(last + 10, len(tokens) - 1)):
        token = tokens[index]
        if token.word == "by" and token.kind == "word":
            return phrase_from(tokens, index + 1, words)
        if token.kind in ("mark", "quoted") or (words.of(token) & {"auxiliary", "modal", "relative", "conjunction"}):
            return None
    return None


def _doer(tokens: Sequence[Token], first: int, group: int, words: Words) -> Subject | None:
    """Return the subject of an active verb; of an infinitive, that of the verb before it or the noun it hangs on."""
    if group > 1 and tokens[group - 1].word == "to":
        governor = tokens[group - 2]
        if (voted := voted_before(tokens, group)) is not None:
            return subject_of(tokens, voted, words)
        if words.of(governor) & {"control", "failing"} or governor.word in words.verbs or governor.word in BE:
            return subject_of(tokens, group - 2, words)
        phrase = phrase_before(tokens, group - 1, words)
        return Subject(phrase, (phrase.head,), None) if phrase else None
    if tokens[first].word.endswith("ing") and not {token.word for token in tokens[group:first]} & BE:
        return _participle_doer(tokens, group, words)
    return _among(tokens, subject_of(tokens, first, words), words)


def _among(tokens: Sequence[Token], subject: Subject | None, words: Words) -> Subject | None:
    """Return who is meant by 'the countries that ...': 'Chad and Mali were among the countries that voted'."""
    if subject is None or subject.relative is None or subject.phrase.first < 2:
        return subject
    place = subject.phrase.first - 1
    if tokens[place].word != "among" or not words.of(tokens[place - 1]) & {"auxiliary"}:
        return subject
    return subject_of(tokens, place - 1, words) or subject


def _participle_doer(tokens: Sequence[Token], group: int, words: Words) -> Subject | None:
    """Return who a participle belongs to: 'X, abstaining, ...', 'Introducing the draft, X ...', 'a draft demanding'."""
    if group == 0:
        comma = next((index for index, token in enumerate(tokens) if token.word == ","), len(tokens))
        phrase = first_phrase(tokens, comma + 1, len(tokens), words)
    elif tokens[group - 1].word == ",":
        phrase = first_phrase(tokens, 0, group - 1, words)
        if phrase is None or any(is_finite(tokens, index, words) for index in range(phrase.last, group - 1)):
            finite = (i for i in range(group - 2, 0, -1) if is_finite(tokens, i, words))
            main = next((i for i in finite if not is_subordinate(tokens, i, words)), None)
            return subject_of(tokens, group if main is None else main, words)
    else:
        phrase = phrase_before(tokens, group, words)
    return Subject(phrase, (phrase.head,), None) if phrase else None
