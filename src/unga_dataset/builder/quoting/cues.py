"""Find reporting verbs and phrases in a sentence."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from unga_dataset.builder.entries import Frame, ReportingVerb
from unga_dataset.builder.grammar.tokens import Sentence
from unga_dataset.builder.lexicon import Lexicon

Frames = dict[str, ReportingVerb]


class Cue(NamedTuple):
    """A reporting verb: its tokens `[first, last)`, its lemma and the frames it can stand in."""

    first: int
    last: int
    lemma: str
    frames: Frames
    form: str

    @property
    def clausal(self) -> Frame:
        """The frame in which it reports words or a clause; a verb that no lexicon knows reports quotations."""
        return "clause" if "clause" in self.frames else "that" if "that" in self.frames else "quote"

    @property
    def is_evidence(self) -> bool:
        """Whether it tells what shows something rather than who says it: 'the vote showed'."""
        return any(entry.note == "evidence" for entry in self.frames.values())

    @property
    def speaks(self) -> bool:
        """Whether it can report words at all, not only name or ask for something."""
        return not {"clause", "that", "quote"}.isdisjoint(self.frames)


def find_cues(sentence: Sentence, lexicon: Lexicon) -> Iterator[Cue]:
    """Yield the reporting verbs of a sentence outside quotation marks, in order."""
    forms, tokens = _forms(lexicon), sentence.tokens
    for index, token in enumerate(tokens):
        if token.kind != "word" or token.quoted or (token.capital and index):
            continue  # a name: "Said Harthi praised ..."
        for rest, lemma, frames in forms.get(token.word, ()):
            if tuple(t.word for t in tokens[index + 1 : index + 1 + len(rest)]) == rest:
                yield Cue(index, index + 1 + len(rest), lemma, frames, " ".join((token.word, *rest)))
                break


@functools.cache
def _forms(lexicon: Lexicon) -> dict[str, list[tuple[tuple[str, ...], str, Frames]]]:
    """Map the first word of every form to what may follow it, the longest first."""
    known: dict[tuple[str, ...], tuple[str, Frames]] = {}
    for entry in lexicon.reporting_verbs:
        for form in entry.forms:
            words = tuple(form.split(" "))
            lemma, frames = known.setdefault(words, (entry.lemma, {}))
            frames[entry.frame] = entry
    forms: dict[str, list[tuple[tuple[str, ...], str, Frames]]] = {}
    for words, (lemma, frames) in known.items():
        forms.setdefault(words[0], []).append((words[1:], lemma, frames))
    for several in forms.values():
        several.sort(key=lambda item: -len(item[0]))
    return forms
