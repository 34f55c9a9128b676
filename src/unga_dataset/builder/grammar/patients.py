"""What suffers a deed: the subject of a passive, what a participle hangs on, a text of which more is said before it."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.entries import EventTrigger
from unga_dataset.builder.grammar.clauses import subject_of
from unga_dataset.builder.grammar.doers import BE
from unga_dataset.builder.grammar.hits import Entry
from unga_dataset.builder.grammar.nouns import TEXTS, denotes
from unga_dataset.builder.grammar.phrases import Phrase, phrase_before, phrase_from
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.verbs import verb_group_start
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words

LISTED = 60
"""How many tokens back the 'by' of the first may stand, with a list of names behind it."""
JOINED = 12
"""How many tokens back the one may stand that two joined participles hang on."""


def of_passive(tokens: Sequence[Token], entry: Entry, first: int, group: int, words: Words) -> Phrase | None:
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


def _joined_patient(tokens: Sequence[Token], first: int, words: Words) -> Phrase | None:
    """Return what suffers two deeds told together: 'The draft was backed by Chad and Mali, but opposed by Togo'."""
    before = _participle_before(tokens, first)
    if before == 0:
        return _fronted(tokens, words)
    if before is None or tokens[verb_group_start(tokens, before, words)].word not in BE:
        return None
    subject = subject_of(tokens, before, words)
    return subject.phrase if subject is not None else None


def _outer_text(tokens: Sequence[Token], phrase: Phrase | None, words: Words) -> Phrase | None:
    """Return the text of which another is but a version: 'a draft of the resolution, prepared by Chad'."""
    if phrase is None or phrase.first < 2 or tokens[phrase.first - 1].word != "of":
        return phrase
    outer = phrase_before(tokens, phrase.first - 1, words)
    return outer if outer is not None and denotes(tokens[outer.head], TEXTS) else phrase


def _fronted(tokens: Sequence[Token], words: Words) -> Phrase | None:
    """Return what a participle at the head of a sentence belongs to: 'Tabled by Chad and Mali, the text asks ...'."""
    commas = [index for index in range(2, min(len(tokens) - 1, LISTED)) if tokens[index].word == ","]
    phrases = [phrase_from(tokens, comma + 1, words) for comma in commas if tokens[comma + 1].kind not in MENTIONS]
    text = next((phrase for phrase in phrases if phrase is not None and denotes(tokens[phrase.head], TEXTS)), None)
    return text or (phrases[0] if phrases else None)


def of_participle(tokens: Sequence[Token], first: int, words: Words) -> Phrase | None:
    """Return what a participle with its agent hangs on: 'a draft tabled by Chad', 'backed by X and opposed by Y'."""
    if first == 0:
        return _fronted(tokens, words)
    joined = _joined_patient(tokens, first, words)
    return joined or _outer_text(tokens, phrase_before(tokens, _after_patient(tokens, first), words), words)


def _after_patient(tokens: Sequence[Token], first: int) -> int:
    """Return the end of what a passive participle hangs on: 'a draft, tabled by Chad and co-sponsored by Mali'."""
    if (before := _participle_before(tokens, first)) is not None:
        return _after_patient(tokens, before)  # "a motion backed by Chad and opposed by Mali"
    for place in range(first - 1, max(0, first - JOINED), -1):
        if tokens[place].word == ",":
            return place
        if tokens[first - 1].word != "and":
            break
    return first


def _participle_before(tokens: Sequence[Token], first: int) -> int | None:
    """Return the participle with its own 'by' that another is joined to."""
    if first < 4 or tokens[first - 1].word not in ("and", "but"):
        return None
    by = next((place for place in range(first - 2, max(0, first - LISTED), -1) if tokens[place].word == "by"), None)
    if by is None or not tokens[by - 1].word.endswith(("ed", "en")):
        return None
    inner = tokens[by + 1 : first - 1]
    tells = (token.known.helps or (token.known.acts and not token.word.endswith("ing")) for token in inner)
    return by - 1 if not any(tells) else None
