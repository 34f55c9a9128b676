"""What hangs on a verb: its object, the agent after 'by', what a passive participle belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.entries import EventTrigger, StanceTrigger
from unga_dataset.builder.grammar.clauses import WHICH, Subject
from unga_dataset.builder.grammar.hits import Entry
from unga_dataset.builder.grammar.nouns import THINGS, denotes
from unga_dataset.builder.grammar.phrases import Phrase, phrase_before, phrase_from
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words

SILENT = THINGS - {"message"}
"""What a relative clause may be about; behind a message 'that' opens what it says."""
INSERTED = 14
"""How many tokens further what stands between commas before an object may end."""
JOINED = 12
"""How many tokens back the comma may stand behind what two joined participles hang on."""


INCLUDES = frozenset({"include", "includes", "included"})


def object_of(tokens: Sequence[Token], entry: Entry, last: int, words: Words) -> Phrase | str | None:
    """Return the object of a verb, past its links; "" where a link that the entry needs is missing."""
    index = last
    while index < len(tokens) and tokens[index].kind == "word" and words.is_adverb(tokens[index]):
        if tokens[index].known.opens or (index + 1 < len(tokens) and tokens[index + 1].word == "'s"):
            break  # "faulted both camps", "condemned today's vote"
        index += 1
    links = tuple(link for link in entry.links if link[0] not in "~@>")
    index = _after_manner(tokens, _after_day(tokens, index, links), words)
    if index < len(tokens) and ("example" in words.of(tokens[index]) or tokens[index].word in INCLUDES):
        return None  # "14 states voted against, including Chad", "those that abstained included Chad"
    phrase = behind_link(tokens, links, index, words)
    if phrase is not None and entry.stance == "abstain" and tokens[phrase.head].kind == "organization":
        phrase = behind_link(tokens, links, phrase.last, words)  # "abstained in the Council on a draft"
        index = len(tokens)
    if phrase is not None:
        return phrase
    if isinstance(entry, StanceTrigger) and entry.frame in ("object", "asked") and links:
        return ""
    if index + 1 < len(tokens) and tokens[index].word in ("over", "under") and tokens[index + 1].kind == "number":
        index += 1  # "killed over 50,000 people"
    if index + 1 < len(tokens) and tokens[index + 1].kind == "number" and tokens[index].word == "close to":
        index += 1
    if index + 2 < len(tokens) and tokens[index + 1].word == "and" and _counts(tokens, index, words):
        both = phrase_from(tokens, index + 2, words)  # "sending home three and two diplomats respectively"
        return both._replace(first=index) if both and _counts(tokens, index + 2, words) else None
    return phrase_from(tokens, index, words) or _bare_number(tokens, index, entry, words)


def _bare_number(tokens: Sequence[Token], index: int, entry: Entry, words: Words) -> Phrase | None:
    """Return a number that stands for those it counts: 'killed 40 people and wounded 12'."""
    counts = isinstance(entry, EventTrigger) and entry.kind == "casualties"
    bare = counts and index < len(tokens) and (tokens[index].kind == "number" or tokens[index].word in words.numbers)
    alone = bare and (index + 1 == len(tokens) or tokens[index + 1].kind == "mark" or tokens[index + 1].word == "in")
    return Phrase(index, index + 1, index) if alone else None


def _after_day(tokens: Sequence[Token], index: int, links: Sequence[str] = ()) -> int:
    """Return the token behind a day before an object: 'vetoed on Thursday a draft', 'called Sunday for'."""
    if index + 1 < len(tokens) and tokens[index].word == "on" and tokens[index + 1].kind == "date":
        return index + 2
    following = tokens[index + 1].word if index + 1 < len(tokens) else ""
    dated = index < len(tokens) and tokens[index].kind == "date"
    return index + 1 if dated and (following in ("a", "an", "the") or following in links) else index


def _after_manner(tokens: Sequence[Token], index: int, words: Words) -> int:
    """Return the token behind what stands between commas before an object: 'adopted, by a large majority, a text'."""
    if index + 1 >= len(tokens) or tokens[index].word != "," or "preposition" not in words.of(tokens[index + 1]):
        return _after_telling(tokens, index, words)
    places = range(index + 2, min(len(tokens) - 1, index + INSERTED))
    comma = next((place for place in places if tokens[place].word == ","), None)
    return comma + 1 if comma is not None and tokens[comma + 1].known.opens else index


def _after_telling(tokens: Sequence[Token], index: int, words: Words) -> int:
    """Return the token behind that in which something is told: 'condemned in a joint statement on Monday the raid'."""
    if index + 2 >= len(tokens) or tokens[index].word != "in" or tokens[index + 1].word not in ("a", "an", "its"):
        return index
    phrase = phrase_from(tokens, index + 1, words)
    noun = words.noun(tokens[phrase.head]) if phrase is not None else None
    if phrase is None or noun is None or noun.noun_class not in ("message", "document"):
        return index
    place = _after_day(tokens, phrase.last)
    return place if place < len(tokens) and tokens[place].known.opens else index


def _counts(tokens: Sequence[Token], index: int, words: Words) -> bool:
    return tokens[index].kind == "number" or tokens[index].word in words.numbers


def agent_of(tokens: Sequence[Token], last: int, words: Words) -> Phrase | None:
    """Return the agent after 'by', which may stand behind a place: 'vetoed in the Council by Chad'."""
    for index in range(last, min(last + 10, len(tokens) - 1)):
        token = tokens[index]
        if token.word == "by" and token.kind == "word":
            phrase = phrase_from(tokens, index + 1, words)
            passes = "passing" in tokens[last - 1].known.means
            counts = phrase is not None and "figure" in tokens[phrase.head].known.means
            return None if passes and counts else phrase  # "The draft passed by 121 votes to 14"
        if token.kind in ("mark", "quoted") or (words.of(token) & {"auxiliary", "modal", "relative", "conjunction"}):
            return None
    return None


def behind_link(tokens: Sequence[Token], links: tuple[str, ...], index: int, words: Words) -> Phrase | None:
    """Return the noun phrase behind one of some links that stands at a token: 'for', 'in favour of'."""
    for link in links:
        several = link.split(" ")
        if [token.word for token in tokens[index : index + len(several)]] == several:
            return phrase_from(tokens, index + len(several), words)
    return None


def imposed_on(
    tokens: Sequence[Token], measure: Phrase, words: Words, links: Sequence[str] = ("on", "against")
) -> Phrase | None:
    """Return those whom a measure hits: 'imposed sanctions (on Friday) against two generals'."""
    last = measure.last
    if last + 2 < len(tokens) and tokens[last + 1].kind == "date":
        last += 2
    linked = last + 1 < len(tokens) and tokens[last].word in links
    return phrase_from(tokens, last + 1, words) if linked else None


def has_no_object(tokens: Sequence[Token], last: int, words: Words) -> bool:
    """Whether no object follows a participle, so that it is passive: 'a draft backed (in Oslo) by Chad'."""
    return last < len(tokens) and (tokens[last].word == "by" or "preposition" in words.of(tokens[last]))


def antecedent(tokens: Sequence[Token], subject: Subject | None, words: Words) -> Phrase | None:
    """Return the thing before 'which' or 'that' that a verb is about: 'the text, which Chad vetoed'."""
    if subject is None:
        return None
    place = min(subject.phrase.first, *subject.members) - 1
    while place > 1 and "determiner" in words.of(tokens[place]) and tokens[place].word != "that":
        place -= 1
    if place < 1 or tokens[place].word not in WHICH:
        return None
    phrase = phrase_before(tokens, place - (tokens[place - 1].word == ","), words)
    if phrase is None:
        return None
    named = tokens[phrase.head].kind in MENTIONS and tokens[place].word == "which"
    return phrase if named or denotes(tokens[phrase.head], SILENT) else None
