"""What the rules of grammar ask of a token, and the lists of words that they look up."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from unga_dataset.builder.entries import Noun
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.vocabulary import Known, known_of
from unga_dataset.builder.lexicon import Lexicon

TIMES = frozenset({"month", "weekday", "day", "days", "months", "daytime", "weekend", "hours"})
"""The kinds of calendar words that name a time."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is known of each word, common nouns by form, forms of verbs that rules look for or that blame, outlets."""

    known: Known
    nouns: dict[str, tuple[Noun, bool]]
    verbs: frozenset[str]
    cues: frozenset[str]
    clausal: frozenset[str]
    nominal: frozenset[str]
    numbers: dict[str, int]
    times: frozenset[str]
    outlets: frozenset[str]
    opposing: frozenset[str]

    def of(self, token: Token) -> frozenset[str]:
        """Return the word classes of a token; those of "he" for "he'd"."""
        return token.known.classes

    def noun(self, token: Token) -> Noun | None:
        """Return the common noun a token is a form of."""
        return token.known.noun

    def is_plural(self, token: Token) -> bool:
        """Whether a token is the plural of a common noun."""
        return token.known.plural

    def is_time(self, token: Token) -> bool:
        """Whether a token is a date or names a day, a part of the year or a stretch of time."""
        return token.kind == "date" or (token.kind == "word" and token.word in self.times)

    def is_adverb(self, token: Token) -> bool:
        """Whether a token is an adverb, by the list or by its ending."""
        return token.known.adverb

    def is_verb_form(self, token: Token) -> bool:
        """Whether a word looks like a verb or participle after a noun."""
        return token.kind == "word" and token.known.acts


@functools.cache
def words_of(lexicon: Lexicon) -> Words:
    """Compile the words of a lexicon."""
    known = known_of(lexicon)
    cues = {form for cue in lexicon.reporting_verbs if cue.frame != "noun" for form in cue.forms}
    nominal = {form for cue in lexicon.reporting_verbs if cue.frame == "noun" for form in cue.forms}
    clausal = {form for cue in lexicon.reporting_verbs if cue.frame in ("clause", "that") for form in cue.forms}
    numbers = {
        entry.word: entry.value for entry in lexicon.calendar if entry.kind == "number" and entry.word != "couple"
    }
    times = {entry.word.lower() for entry in lexicon.calendar if entry.kind in TIMES}
    times |= {form for form, (noun, _) in known.nouns.items() if noun.noun_class == "time"}
    against = (entry for entry in lexicon.stance_triggers if entry.frame == "object" and entry.stance == "oppose")
    opposing = frozenset(form for entry in against if not entry.links for form in entry.forms)
    return Words(
        known, known.nouns, known.verbs, frozenset(cues), frozenset(clausal), frozenset(nominal), numbers,
        frozenset(times), frozenset(entry.name for entry in lexicon.organizations if entry.kind == "outlet"),
        opposing,
    )  # fmt: skip
