"""Whose words a quotation without a report of its own are, by the sentence around it.

The first that is found: the name that signs it ('"..." - Ama Boateng'), the owner before its mark ("Moussa's
'red line'"), the name before its colon, the subject of a cue anywhere before it, the subject of another verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unga_dataset.builder.document import Quotation
from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import subject_of
from unga_dataset.builder.grammar.nouns import HEARERS, STATEMENTS, denotes
from unga_dataset.builder.grammar.openings import is_subordinate
from unga_dataset.builder.grammar.phrases import Phrase, first_phrase, phrase_before, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence, Token, place_of
from unga_dataset.builder.grammar.verbs import is_dash, is_finite
from unga_dataset.builder.grammar.vocabulary import GENITIVE
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.quoting.cues import NOMINAL, Cue, is_passive
from unga_dataset.builder.quoting.fronted import is_fronted, main_clause
from unga_dataset.builder.quoting.sources import (
    infinitive_subject,
    main_subject,
    opened_subject,
    owner_of,
    phrase_owner,
    tells_of_noun,
)

NAMED = frozenset({"person", "country", "organization"})
AGENTS = ("er", "or", "ist", "ian", "ant", "man", "men", "woman", "women", "ers", "ors", "ists", "ians", "ants")
"""The endings of nouns for people."""
CLAUSAL = frozenset({"clause", "source"})
"""The frames of cues that report a clause."""
LINKS = frozenset({"about", "against", "for", "of", "on", "that", "to"})
"""What leads from a noun for what is said to its words: 'the call to', 'his promise of'."""
NEAR = 6
"""How many tokens may stand between such a noun and the fragment of its words."""
DASHES = frozenset({"—", "–", "―", "-", "("})
"""What stands between a quotation and the name that signs it."""


class Bearer(NamedTuple):
    """Whose words a quotation may be, the cue that shows it if one does, and by which rule."""

    source: Source
    cue: Cue | None
    rule: str


def bearer_of(sentence: Sentence, quotation: Quotation, cues: Sequence[Cue], cast: Cast) -> Bearer | None:
    """Return the person, state or organisation whose words the sentence around a quotation shows them to be."""
    tokens = sentence.tokens
    end = place_of(tokens, quotation.outer.start)
    after = place_of(tokens, quotation.outer.end)
    signed = signature(sentence, after, cast)
    return Bearer(signed, None, "signed") if signed else next(_bearers(sentence, end, cues, cast), None)


def announcer(sentence: Sentence, cues: Sequence[Cue], cast: Cast) -> Bearer | None:
    """Return who is to speak after a sentence: the name before its colon, the subject of its last cue or verb.

    A document may speak after a colon: 'The letter reads in full:'.
    """
    end = len(sentence.tokens)
    bearer = next(_bearers(sentence, end, cues, cast), None)
    if bearer is not None or not end or sentence.tokens[-1].word != ":":
        return bearer
    phrase = first_phrase(sentence.tokens, 0, end, cast.words)
    source = cast.source(sentence, phrase) if phrase else None
    return Bearer(source, None, "document") if source is not None else None


def signature(sentence: Sentence, place: int, cast: Cast) -> Source | None:
    """Return who signs a quotation: the name after the dash or bracket at a place, which does nothing itself."""
    tokens = sentence.tokens
    first = place
    while first < len(tokens) and tokens[first].word in DASHES:
        first += 1
    if first == place or first >= len(tokens) or not (tokens[first].kind in NAMED or tokens[first].capital):
        return None
    for index in range(first, len(tokens)):
        if tokens[index].word == ",":
            break
        if is_finite(tokens, index, cast.words):
            return None
    phrase = phrase_from(tokens, first, cast.words)
    return cast.source(sentence, phrase) if phrase else None


def _bearers(sentence: Sentence, end: int, cues: Sequence[Cue], cast: Cast) -> Iterator[Bearer]:
    named = _before_colon(sentence, end, cast)
    if named is not None and named.kind != "document":
        yield Bearer(named, None, "colon")
    yield from _by_cue(sentence, end, cues, cast)
    if (owner := _owner(sentence, end, cast)) is not None:
        yield Bearer(owner, None, "owner")
    for index in range(end - 1, 0, -1):
        if is_finite(sentence.tokens, index, cast.words):
            yield from _as_bearer(_teller(sentence, index, cast), None, "subject")
    if named is not None:
        yield Bearer(named, None, "colon")
    if (clause := _verbal(sentence, end, cast)) is not None:
        yield Bearer(clause, None, "subject")
    phrase = first_phrase(sentence.tokens, 0, end, cast.words)
    if phrase is not None and (phrase.last < end or end == len(sentence.tokens)):
        # A quotation that ends the phrase is part of it: 'The so-called "republic"'.
        someone = _is_someone(sentence.tokens[phrase.head], cast.words)
        someone = someone and not (phrase.head == 0 and _is_deed(sentence.tokens[0]))  # 'Doing so "would cost lives"'
        first = cast.source(sentence, phrase) if someone else phrase_owner(sentence, phrase, cast)
        yield from _as_bearer(first, None, "first")


def _by_cue(sentence: Sentence, end: int, cues: Sequence[Cue], cast: Cast) -> Iterator[Bearer]:
    """Yield whom a noun for what is said, an opening participle or a cue anywhere before a token shows."""
    if (noun := noun_before(sentence, end, cues, cast.words)) is not None:
        owner, _ = owner_of(sentence, noun, cast)
        yield from _as_bearer(owner, noun, "noun")
    yield from _as_bearer(opened_subject(sentence, end, cast), None, "opening")
    for cue in _by_weight(sentence.tokens, end, cues, cast.words):
        yield from _as_bearer(_cited(sentence, cue, cast), cue, "cue")
        yield from _as_bearer(_subject(sentence, cue.first, cast), cue, "cue")


def _cited(sentence: Sentence, cue: Cue, cast: Cast) -> Source | None:
    """Return whom 'according to' names, or the subject of the clause that a participle hangs on."""
    if "source" in cue.frames:
        phrase = phrase_from(sentence.tokens, cue.last, cast.words)
        return cast.source(sentence, phrase) if phrase is not None else None
    return main_subject(sentence, cue.start, cast) if cue.hangs and cue.start > 0 else None


def noun_before(sentence: Sentence, end: int, cues: Sequence[Cue], words: Words) -> Cue | None:
    """Return the noun for what is said whose words end at a token: 'the call to "open the gates"'."""
    tokens = sentence.tokens
    cue = next((cue for cue in reversed(cues) if cue.first < end), None)
    if cue is None or "noun" not in cue.frames or (cue.is_verb and cue.frames.keys() != NOMINAL):
        return None
    if cue.first and tokens[cue.first - 1].word == "no":
        return None  # 'there was no call for "arms"'
    first = cue.last
    if tokens[first].word == "by":
        phrase = phrase_from(tokens, first + 1, words)
        first = phrase.last if phrase is not None else first
    near = first < end <= first + NEAR and tokens[first].word in LINKS
    told = near and not any(is_finite(tokens, index, words) for index in range(first, end))
    return cue if told else None


def _verbal(sentence: Sentence, end: int, cast: Cast) -> Source | None:
    """Return the subject of a quotation that opens with its verb: 'The resolution "strongly condemns the ..."'."""
    tokens = sentence.tokens
    if end >= len(tokens):
        return None
    quotation = tokens[end].mention
    if not isinstance(quotation, Quotation) and not tokens[end].quoted:
        return None
    span = quotation.span if isinstance(quotation, Quotation) else (tokens[end].start, tokens[-1].end)
    inside = cast.text[slice(*span)].split(" ", 2)
    known = [cast.words.known[word.lower().strip(",")] for word in inside[:2]]
    verb = next((word for word in known if not word.adverb), None)
    start = next((index + 1 for index in range(end - 1, 0, -1) if tokens[index].word == ","), 0)
    phrase = phrase_from(tokens, start, cast.words, end)
    if verb is None or not (verb.acts or verb.helps) or inside[0][0].isupper() or phrase is None or phrase.last < end:
        return None
    return cast.source(sentence, phrase)


def _teller(sentence: Sentence, verb: int, cast: Cast) -> Source | None:
    """Return the subject of a verb if it names people, or whose it is: "Moussa's answer was ..."."""
    subject = subject_of(sentence.tokens, verb, cast.words)
    if subject is None or _is_someone(sentence.tokens[subject.phrase.head], cast.words):
        return cast.speaker(sentence, subject) if subject else None
    return phrase_owner(sentence, subject.phrase, cast)


def _by_weight(tokens: Sequence[Token], end: int, cues: Sequence[Cue], words: Words) -> Iterator[Cue]:
    """Yield the cues before a quotation: first those that report clauses, outermost first, then the nearest.

    Of these the verbs of main clauses come first: 'When X spoke, the crowd took up the chant "..."'.
    """
    verbs = [cue for cue in cues if cue.frames.keys() != NOMINAL]
    acts = (cue for cue in verbs if cue.form == cue.lemma or not is_passive(tokens, cue))
    acts = (cue for cue in acts if "name" not in cue.frames or not tells_of_noun(tokens, cue.first, words))
    before = [cue for cue in acts if cue.first < end and cue.is_verb and not _is_past(tokens, cue, end, words)]
    yield from (cue for cue in before if not CLAUSAL.isdisjoint(cue.frames))
    rest = [cue for cue in reversed(before) if CLAUSAL.isdisjoint(cue.frames)]
    rest = [
        cue
        for cue in rest
        if not is_fronted(tokens, cue, words) or main_clause(tokens, cue, cue.last, end, words) == end
    ]
    yield from sorted(rest, key=lambda cue: is_subordinate(tokens, cue.first, words)) if len(rest) > 1 else rest


def _is_past(tokens: Sequence[Token], cue: Cue, end: int, words: Words) -> bool:
    """Whether the main clause has begun behind the one of a cue: 'When X spoke, Y was | singing of "peace"'.

    Not so behind an account: 'As X writes, it was late: ...'.
    """
    if tokens[0].word == "as" and "clause" in cue.frames:
        return False
    return is_fronted(tokens, cue, words) and main_clause(tokens, cue, cue.last, end, words) < end


def _as_bearer(source: Source | None, cue: Cue | None, rule: str) -> Iterator[Bearer]:
    if source is not None and (_speaks(source) or (rule == "cue" and source.kind == "document")):
        yield Bearer(source, cue, rule)


def _is_someone(token: Token, words: Words) -> bool:
    """Whether a noun names or stands for people: a name, a pronoun, 'officials', 'the strategist', not 'contrast'."""
    if token.kind in NAMED or token.capital or token.known.pronoun:
        return True
    return token.word.endswith(AGENTS) if words.noun(token) is None else denotes(token, HEARERS)


def _is_deed(token: Token) -> bool:
    return token.kind == "word" and token.word.endswith("ing") and token.known.noun is None


def _owner(sentence: Sentence, end: int, cast: Cast) -> Source | None:
    """Return the owner of quoted words: 'Moussa's "red line"'."""
    if end < 2 or sentence.tokens[end - 1].word not in GENITIVE:
        return None
    whole = phrase_before(sentence.tokens, end - 1, cast.words)
    phrase = phrase_from(sentence.tokens, whole.first, cast.words, end - 1) if whole else None
    source = cast.source(sentence, phrase) if phrase else None
    return source if source is not None and _speaks(source) else None


def _before_colon(sentence: Sentence, end: int, cast: Cast) -> Source | None:
    """Return the name right before a colon: 'Ama Boateng: "..."'."""
    tokens: Sequence[Token] = sentence.tokens
    if end == len(tokens) and end and tokens[-1].word == ":":
        end -= 1
    elif not (end > 1 and tokens[end - 1].word == ":"):
        return None
    else:
        end -= 1
    phrase = phrase_before(tokens, end, cast.words) if end else None
    named = end > 0 and (tokens[end - 1].kind in NAMED or _is_signed(tokens, end - 1))
    if named and not _is_led(tokens, phrase, end, cast.words):
        return cast.source(sentence, Phrase(end - 1, end, end - 1))
    if phrase is None or phrase.last != end or not denotes(tokens[phrase.head], STATEMENTS):
        return None
    return phrase_owner(sentence, phrase, cast) or cast.source(sentence, phrase)  # "From Moussa's letter:"


def _is_signed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name that no finder knows stands alone behind a dash: 'Votes - PortPolls: "..."'."""
    name = tokens[index]
    known = name.known
    return index > 1 and name.kind == "word" and name.capital and known.noun is None and is_dash(tokens, index - 1)


def _is_led(tokens: Sequence[Token], phrase: Phrase | None, end: int, words: Words) -> bool:
    """Whether a preposition leads the name that ends at a token: 'to the paper Al-Sabah:', not 'Votes - Moussa:'."""
    dashed = end > 1 and is_dash(tokens, end - 2)
    places = (end - 1,) if dashed or phrase is None else (phrase.first, end - 1)
    return any(place and "preposition" in words.of(tokens[place - 1]) for place in places)


def _subject(sentence: Sentence, verb: int, cast: Cast) -> Source | None:
    if verb and sentence.tokens[verb - 1].word == "to":
        return infinitive_subject(sentence, verb - 1, cast)
    subject = subject_of(sentence.tokens, verb, cast.words)
    return cast.speaker(sentence, subject) if subject else None


def _speaks(source: Source) -> bool:
    """Whether a source is one that can have said it: named or standing for a named one, or people."""
    return source.kind in NAMED or source.kind == "group"
