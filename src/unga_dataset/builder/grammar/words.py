"""What the lexicons say of single words, compiled for the rules of grammar that look them up."""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass

from unga_dataset.builder.entries import Noun
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.lexicon import Lexicon

NONE: frozenset[str] = frozenset()
MENTIONS = frozenset({"country", "organization", "person"})
STOPS = frozenset({"preposition", "conjunction", "subordinator", "relative", "auxiliary", "modal", "negation"})
OPENS = frozenset({"determiner", "possessive", "quantifier"})
PRONOUNS = frozenset({f"pronoun_{kind}" for kind in ("male", "female", "neuter", "plural", "first", "other")})

TIMES = frozenset({"month", "weekday", "day", "days", "months", "daytime", "weekend", "hours"})
"""The kinds of calendar words that name a time."""


@dataclass(frozen=True, slots=True)
class Words:
    """Classes of function words, common nouns by form, and the forms of the verbs that rules look for."""

    classes: dict[str, frozenset[str]]
    nouns: dict[str, tuple[Noun, bool]]
    verbs: frozenset[str]
    cues: frozenset[str]
    clausal: frozenset[str]
    nominal: frozenset[str]
    numbers: dict[str, int]
    times: frozenset[str]

    def of(self, token: Token) -> frozenset[str]:
        """Return the word classes of a token; those of "he" for "he'd"."""
        found = self.classes.get(token.word)
        if found is None and "'" in token.word:
            found = self.classes.get(token.word.partition("'")[0])
        return found or NONE

    def noun(self, token: Token) -> Noun | None:
        """Return the common noun a token is a form of."""
        found = self.nouns.get(token.word)
        return found[0] if found else None

    def is_plural(self, token: Token) -> bool:
        """Whether a token is the plural of a common noun."""
        return self.nouns.get(token.word, (None, token.word.endswith("s")))[1]

    def is_time(self, token: Token) -> bool:
        """Whether a token is a date or names a day, a part of the year or a stretch of time."""
        return token.kind == "date" or (token.kind == "word" and token.word in self.times)

    def is_adverb(self, token: Token) -> bool:
        """Whether a token is an adverb, by the list or by its ending."""
        return "adverb" in self.of(token) or (token.word.endswith("ly") and token.word not in self.nouns)

    def is_verb_form(self, token: Token) -> bool:
        """Whether a word looks like a verb or participle after a noun."""
        if token.kind != "word" or token.word in self.nouns:
            return False
        if "finite" in self.of(token):
            return True
        ends = token.word.endswith(("ed", "ing", "'d", "'ll", "'ve", "'re", "n't"))
        return token.word in self.verbs or (ends and "-" not in token.word)


@functools.cache
def words_of(lexicon: Lexicon) -> Words:
    """Compile the words of a lexicon."""
    classes = defaultdict(set)
    for entry in lexicon.function_words:
        classes[entry.word].add(entry.word_class)
    nouns = {noun.singular: (noun, False) for noun in lexicon.nouns}
    nouns |= {noun.plural: (noun, True) for noun in lexicon.nouns if noun.plural}
    cues = {form for cue in lexicon.reporting_verbs if cue.frame != "noun" for form in cue.forms}
    nominal = {form for cue in lexicon.reporting_verbs if cue.frame == "noun" for form in cue.forms}
    clausal = {form for cue in lexicon.reporting_verbs if cue.frame in ("clause", "that") for form in cue.forms}
    verbs = {form for stance in lexicon.stance_triggers if stance.frame in ("object", "name") for form in stance.forms}
    verbs |= {form.split(" ")[0] for event in lexicon.event_triggers if event.part == "verb" for form in event.forms}
    numbers = {
        entry.word: entry.value for entry in lexicon.calendar if entry.kind == "number" and entry.word != "couple"
    }
    times = {entry.word.lower() for entry in lexicon.calendar if entry.kind in TIMES}
    times |= {form for form, (noun, _) in nouns.items() if noun.noun_class == "time"}
    return Words(
        {word: frozenset(kinds) for word, kinds in classes.items()}, nouns, frozenset(cues | verbs), frozenset(cues),
        frozenset(clausal), frozenset(nominal), numbers, frozenset(times),
    )  # fmt: skip
