"""Find reporting verbs and phrases in a sentence."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unga_dataset.builder.entries import Frame, ReportingVerb
from unga_dataset.builder.grammar.doers import BE
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.verbs import is_verb, verb_group_start
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.lexicon import Lexicon

Frames = dict[str, ReportingVerb]
DATED = frozenset({"on", "in", "at"})
"""What leads a time as well as what a verb is about."""
FRAGMENTS = frozenset({"name", "quote"})
"""The frames of a verb that reports no clause."""
ADJECTIVE = "be "
"""What opens the lemma of an adjective that reports: 'is confident that'."""
THAT = ("that",)
"""What a form may ask for behind it without being part of the cue."""
NOMINAL = frozenset({"noun"})
"""The frames of a noun that is no verb as well."""


class Form(NamedTuple):
    """One form of a reporting verb: the words after its first, the verb in small letters, its lemma, its frames.

    `clausal` is the frame in which it reports words or a clause; `speaks` tells whether it can report words at all,
    not only name or ask for something. `is_evidence` tells whether it tells what shows something rather than who says
    it: 'the vote showed'; `wills` whether it tells what someone wants or has done by others, not what he says: 'wants
    the troops to leave'; `thinks` whether it tells what someone thinks, who need not say it: 'they feel that'.
    """

    rest: tuple[str, ...]
    text: str
    lemma: str
    frames: Frames
    clausal: Frame
    speaks: bool
    is_evidence: bool
    wills: bool
    thinks: bool


class Cue(NamedTuple):
    """A reporting verb where it stands: its tokens `[first, last)`, the `start` of its verb group, and its Form.

    `is_verb` tells whether it is one there: 'they claim that', but not 'the claim that'; it `hangs` on another clause
    if it is a participle: ', pointedly saying', but not 'was saying'; `form` is it as it is written.
    """

    first: int
    last: int
    start: int
    is_verb: bool
    hangs: bool
    form: str
    lemma: str
    frames: Frames
    clausal: Frame
    speaks: bool
    is_evidence: bool
    wills: bool
    thinks: bool


def find_cues(sentence: Sentence, lexicon: Lexicon, words: Words) -> Iterator[Cue]:
    """Yield the reporting verbs of a sentence outside quotation marks, in order."""
    tokens, forms = sentence.tokens, _forms(lexicon)
    for index in sentence.places(forms):
        token = tokens[index]
        if token.kind != "word" or token.quoted or (token.capital and index):
            continue  # a name: "Said Harthi praised ..."
        for form in forms[token.word]:
            if form.rest and not sentence.words.issuperset(form.rest):
                continue
            last = index + 1 + len(form.rest)
            if form.rest and last < len(tokens) and form.rest[-1] in DATED and words.is_time(tokens[last]):
                continue  # "insisted on Thursday"
            if not form.rest or tuple(other.word for other in tokens[index + 1 : last]) == form.rest:
                start = verb_group_start(tokens, index, words)
                if form.lemma.startswith(ADJECTIVE) and not any(one.word in BE for one in tokens[start:index]):
                    continue  # "the sure sign that ..."
                last -= form.rest[-1:] == THAT
                hangs = token.word.endswith("ing") and "source" not in form.frames
                hangs = hangs and not any(_helps(other) for other in tokens[start:index])
                yield Cue(index, last, start, is_verb(tokens, index, words), hangs, *form[1:])
                break


def is_passive(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether the subject of a cue is the one spoken to or about: 'was asked'."""
    if cue.start == cue.first or tokens[cue.first].word.endswith("ing") or cue.lemma.startswith(ADJECTIVE):
        return False
    return any(token.word in BE for token in tokens[cue.start : cue.first])


def is_reduced(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether a cue is a participle that tells what is done to the noun before it: 'a plan promoted by the bank'."""
    follows = cue.last < len(tokens) and tokens[cue.last].word == "by" and cue.start == cue.first
    return follows and cue.first > 0 and tokens[cue.first].word.endswith("ed") and cue.frames.keys() <= FRAGMENTS


def unknown_cue(index: int, word: str) -> Cue:
    """Return a verb that no lexicon knows as a cue; it reports quotations."""
    return Cue(index, index + 1, index, True, False, word, word, {}, "quote", False, False, False, False)


def _helps(token: Token) -> bool:
    return token.word == "'s" or token.known.helps


@functools.cache
def _forms(lexicon: Lexicon) -> dict[str, list[Form]]:
    """Map the first word of every form to the forms that start with it, the longest first."""
    known: dict[str, tuple[str, Frames]] = {}
    for entry in lexicon.reporting_verbs:
        for text in entry.forms:
            known.setdefault(text, (entry.lemma, {}))[1][entry.frame] = entry
    forms: dict[str, list[Form]] = {}
    for text, (lemma, frames) in known.items():
        first, *rest = text.split(" ")
        clausal: Frame = "clause" if "clause" in frames else "that" if "that" in frames else "quote"
        speaks = not {"clause", "that", "quote"}.isdisjoint(frames)
        notes = {entry.note for entry in frames.values()}
        means = ("evidence" in notes, "will" in notes, "thought" in notes)
        forms.setdefault(first, []).append(Form(tuple(rest), text, lemma, frames, clausal, speaks, *means))
    for several in forms.values():
        several.sort(key=lambda form: -len(form.rest))
    return forms
