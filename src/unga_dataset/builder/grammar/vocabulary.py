"""What the lexicons say of a single word, put together once for every word there is."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from unga_dataset.builder.entries import ContentWord, FunctionWord, Noun
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.making import quickly_made

NONE: frozenset[str] = frozenset()
MENTIONS = frozenset({"country", "organization", "person"})
STOPS = frozenset({"preposition", "conjunction", "subordinator", "relative", "auxiliary", "modal", "negation"})
OPENS = frozenset({"determiner", "possessive", "quantifier"})
PRONOUNS = frozenset({f"pronoun_{kind}" for kind in ("male", "female", "neuter", "plural", "first", "other")})
CLOSED = STOPS | PRONOUNS | OPENS
CHAIN = frozenset({"auxiliary", "modal", "negation", "adverb", "expectation"})
"""What stands before a verb in its group."""
HELPS = frozenset({"auxiliary", "modal"})
TURNING = HELPS | {"subordinator", "relative"}
TURNS = frozenset({"that", "and", "but", ",", ";", ":", "—"})
OPENERS = frozenset({"subordinator", "relative", "conjunction"})
BREAKS = frozenset(";:—–(")
PARTING = BREAKS | {",", "-", "that", "whether"}
"""The words and marks behind which a clause may begin whatever their classes."""
MARKS = TURNS | PARTING
GENITIVE = frozenset({"'s", "'"})
VERBAL = ("ed", "ing", "'d", "'ll", "'ve", "'re", "n't")

MOST = 1 << 16
"""So many words are kept once they have been looked up."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What the lexicons say of one word: its classes, the noun it is a form of, and what follows from these.

    It `means` what the classes of a content word say. It `opens` a noun phrase, `stops` one before its head or `ends`
    one behind it, `heads` one; it `chains` with the verb behind it, `helps` one, or `acts` itself as a verb or
    participle after a noun. A clause may end or lead into another one only at a word or mark that `turns`, and begin
    only behind one that `parts` clauses, or a quotation.
    """

    classes: frozenset[str]
    means: frozenset[str]
    noun: Noun | None
    plural: bool
    adverb: bool
    opens: bool
    stops: bool
    ends: bool
    heads: bool
    pronoun: bool
    chains: bool
    helps: bool
    acts: bool
    turns: bool
    parts: bool


class Known(dict[str, Word]):
    """The words that have been looked up; any other is put together from the lexicons when it is asked for."""

    def __init__(
        self,
        classes: dict[str, frozenset[str]],
        means: dict[str, frozenset[str]],
        nouns: dict[str, tuple[Noun, bool]],
        verbs: frozenset[str],
    ) -> None:
        super().__init__()
        self.unlisted: dict[tuple[bool, ...], Word] = {}
        self.classes, self.means, self.nouns, self.verbs = classes, means, nouns, verbs

    def __missing__(self, word: str) -> Word:
        found = self._word(word)
        if len(self) < MOST:
            self[word] = found
        return found

    def _word(self, word: str) -> Word:
        """Return what is known of a word; of one that no lexicon lists, a name for the most part, by its ends alone."""
        listed = (self.classes, self.means, self.nouns, self.verbs, MARKS)
        if "'" in word or any(word in words for words in listed):
            return self._made(word)
        ends = (word.endswith("s"), word.endswith("ly"), word.endswith("ing"), word.endswith(VERBAL), "-" in word)
        if ends not in self.unlisted:
            self.unlisted[ends] = self._made(word)
        return self.unlisted[ends]

    def _made(self, word: str) -> Word:
        classes = self._classes(word)
        noun, plural = self.nouns.get(word, (None, word.endswith("s")))
        adverb = "adverb" in classes or (word.endswith("ly") and noun is None)
        verbal = "finite" in classes or word in self.verbs or (word.endswith(VERBAL) and "-" not in word)
        opens, pronoun = not classes.isdisjoint(OPENS), not classes.isdisjoint(PRONOUNS)
        return Word(
            classes=classes,
            means=self.means.get(word, NONE),
            noun=noun,
            plural=plural,
            adverb=adverb,
            opens=opens,
            stops=not classes.isdisjoint(STOPS),
            ends=adverb or not classes.isdisjoint(CLOSED) or ("finite" in classes and noun is None),
            heads=not (opens or "approximate" in classes or word.startswith("'") or (adverb and noun is None)),
            pronoun=pronoun,
            chains=adverb or not classes.isdisjoint(CHAIN),
            helps=not classes.isdisjoint(HELPS),
            acts=verbal and noun is None,
            turns=word in TURNS or word.endswith("ing") or not classes.isdisjoint(TURNING),
            parts=word in PARTING or word in self.verbs or not classes.isdisjoint(OPENERS),
        )

    def _classes(self, word: str) -> frozenset[str]:
        """Return the classes of a word; those of "he" for "he'd"."""
        found = self.classes.get(word)
        if found is None and "'" in word:
            found = self.classes.get(word.partition("'")[0])
        return found or NONE


@functools.cache
def known_of(lexicon: Lexicon) -> Known:
    """Return what the words of a lexicon are, as far as they have been looked up."""
    classes, means = (_classes_of(entries) for entries in (lexicon.function_words, lexicon.content_words))
    verbs = {form for stance in lexicon.stance_triggers if stance.frame in ("object", "name") for form in stance.forms}
    verbs |= {form.split(" ")[0] for event in lexicon.event_triggers if event.part == "verb" for form in event.forms}
    verbs |= {form for cue in lexicon.reporting_verbs if cue.frame != "noun" for form in cue.forms}
    nouns = {noun.singular: (noun, False) for noun in lexicon.nouns}
    nouns |= {noun.plural: (noun, True) for noun in lexicon.nouns if noun.plural}
    return Known(classes, means, nouns, frozenset(verbs))


def _classes_of(entries: Sequence[FunctionWord | ContentWord]) -> dict[str, frozenset[str]]:
    classes = defaultdict(set)
    for entry in entries:
        classes[entry.word].add(entry.word_class)
    return {word: frozenset(kinds) for word, kinds in classes.items()}
