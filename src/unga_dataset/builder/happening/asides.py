"""Which dates of a sentence are those of something other than a trigger's happening."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.entries import EventTrigger
from unga_dataset.builder.grammar.governors import light_after
from unga_dataset.builder.grammar.hits import Hit, later_day
from unga_dataset.builder.grammar.nouns import STATEMENTS, denotes
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words

DEADLINES = frozenset({"until", "till", "by", "before"})
"""What leads the day on which a thing ends or is due: 'adjourned until Thursday', 'to leave by Friday'."""
VIOLENCE = frozenset({"attack", "casualties", "displacement", "armed_conflict", "protest"})
SUFFERED = frozenset({"casualties", "displacement"})
NEAR = 3
"""How many tokens behind a verb of harm the day may stand on which it was done: 'killed nearby in Friday's storm'."""
ON = frozenset({"on", "late", "early", "earlier", "later"})
NAMING = frozenset({"the", "a", "of", "because of", "for", "to", "after", "its", "his", "their"})
AROUND = frozenset({"ahead of", "of", "after", "before", "since", "over", "following"})
PAST = ("ed", "said", "told")
ENDS = frozenset({"until", "till"})
SUPERLATIVES = frozenset({"worst", "first", "most"})
COMPARED = 8
"""How many tokens before 'since' the superlative, and behind it the date, may stand that belong to it."""
SHORT = 5
"""No superlative is shorter: 'west', 'rest'."""
AFTER = frozenset({"after", "before", "because"})
RELATIVES = frozenset({"which", "who", "whom", "whose", "where"})
WHICH = frozenset({"which", "whose"})
OWNED = 5
"""How many tokens behind an owner the noun may stand that it owns."""
NEXT = 2
"""A relative so close behind a noun tells of what it names: 'the war, which broke out in 2014'."""
INSERTED = 14
"""How many tokens before its verb a relative clause may start: 'which began in 1988 and killed'."""
HEAD = 2
"""How far into a sentence a date stands that all of it shares."""


def is_elsewhere(hit: Hit, index: int, words: Words) -> bool:
    """Whether a date outside the clause of a trigger stands in one that shares nothing with it.

    'Nine were killed in May, and some 200 have fled', 'a mission that ended in 2017, which', 'announced on 26 June
    that they would'; a date at the head of the sentence is shared.
    """
    tokens = hit.sentence.tokens
    if index > hit.first:
        noun = isinstance(hit.entry, EventTrigger) and hit.entry.part == "noun"
        held = light_after(tokens, hit.first, words) if noun else None  # "the war, which broke out in 2014"
        start = max(hit.last + (NEXT if noun else 1), held or 0)
        later = later_day(tokens, hit.last)
        if (later is not None and index >= later) or _opens_predicate(tokens, index, words):
            return True
        behind = _is_in_relative(hit) and any(token.word == "," for token in tokens[hit.last : index])
        return behind or any(_leads_aside(tokens, place, words) for place in range(start, index))
    if _is_of_start(hit, index, words):
        return True
    planned = hit.outlook != "fact"
    sits = isinstance(hit.entry, EventTrigger) and hit.entry.kind == "session"
    named = isinstance(hit.entry, EventTrigger) and hit.entry.part == "noun"
    for place in range(index + 1, hit.first):
        word = tokens[place].word
        if tokens[place - 1].word == "," and (word in WHICH or (word in ("and", "but") and index > HEAD)):
            return True
        answered = word in ("response", "in response")
        answered = answered or (named and word == "to" and tokens[place + 1].word in words.cues)
        if answered or (word in AFTER and index > HEAD and not sits) or (planned and word == "that"):
            return True  # "hopes dimmed on Tuesday after fighters overran a base"
    return False


def _opens_predicate(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a date leads a verb of its own: 'have staged attacks and on Tuesday issued a warning'."""
    place = index - 2 if tokens[index - 1].word == "on" else index - 1
    if tokens[place].word not in ("and", "but") or index + 1 >= len(tokens):
        return False
    return tokens[index + 1].known.acts or tokens[index + 1].word in words.verbs


def _is_in_relative(hit: Hit) -> bool:
    """Whether a trigger stands in a relative clause between commas: 'the war, which killed 900, ended in 1994'."""
    tokens = hit.sentence.tokens
    comma = next((i for i in range(hit.group - 1, max(0, hit.group - INSERTED), -1) if tokens[i].word == ","), None)
    return comma is not None and tokens[comma + 1].word in RELATIVES


def _is_of_start(hit: Hit, index: int, words: Words) -> bool:
    """Whether a date tells when something began that then did more: 'which began in 1988 and killed 900 people'."""
    tokens = hit.sentence.tokens
    if hit.group <= index or tokens[hit.group - 1].word != "and":
        return False
    place = index - 2 if index > 1 and tokens[index - 1].word in ("in", "on") else index - 1
    return place > 0 and not words.of(tokens[place]).isdisjoint({"light_verb", "ensues"})


def _leads_aside(tokens: Sequence[Token], place: int, words: Words) -> bool:
    """Whether a relative clause starts at a token that tells of something else: 'a text that would have banned'."""
    word = tokens[place].word
    if word != "that":
        return word in RELATIVES
    noun = words.noun(tokens[place - 1]) if place else None
    if noun is None or place + 1 >= len(tokens):
        return False
    following = tokens[place + 1].known
    return following.helps and (noun.noun_class != "document" or "modal" in following.classes)


def is_aside(hit: Hit, index: int, words: Words) -> bool:
    """Whether the date at a token is that of something else than the happening of a trigger."""
    return (
        _is_owner(hit, index)
        or _is_deadline(hit, index)
        or _is_of_paper(hit, index, words)
        or _is_inserted(hit, index, words)
        or _is_of_saying(hit, index, words)
        or _is_of_noun(hit, index, words)
        or _is_of_record(hit, index)
    )


def _is_of_record(hit: Hit, index: int) -> bool:
    """Whether a date ends what is compared: 'in the biggest escalation since a war there ended in 1994'."""
    tokens = hit.sentence.tokens
    places = range(index - 1, max(hit.last - 1, index - COMPARED), -1)
    since = next((place for place in places if tokens[place].word == "since"), None)
    return since is not None and is_compared(tokens, since)


def is_compared(tokens: Sequence[Token], since: int) -> bool:
    """Whether a superlative stands before 'since'."""
    near = (token.word for token in tokens[max(0, since - COMPARED) : since])
    return any(word in SUPERLATIVES or (word.endswith("est") and len(word) > SHORT) for word in near)


def _is_of_noun(hit: Hit, index: int, words: Words) -> bool:
    """Whether a year or month names another noun: 'over meddling in the 2016 Danish election'."""
    tokens, mention = hit.sentence.tokens, hit.sentence.tokens[index].mention
    rule = getattr(mention, "rule", "")
    led = rule == "month day" and index > 1 and tokens[index - 2].word in AROUND  # "ahead of the December 27 election"
    if not (led or rule in ("year", "month")) or not 0 < index < len(tokens) - 1:
        return False
    if index < hit.first <= index + OWNED or tokens[index - 1].word not in NAMING:
        return False
    return tokens[index + 1].kind in MENTIONS or words.noun(tokens[index + 1]) is not None


def _is_of_saying(hit: Hit, index: int, words: Words) -> bool:
    """Whether violence is reported on a day: 'said on Friday that nine died', 'nine died, it said Friday'.

    An act of state is done as it is announced: 'announced on Friday that it had expelled two envoys'.
    """
    tokens, entry = hit.sentence.tokens, hit.entry
    if not isinstance(entry, EventTrigger) or entry.kind not in VIOLENCE:
        return False
    for token in tokens[index + 1 : min(hit.first, index + NEAR)]:
        if token.word in words.cues and token.word.endswith((*PAST, "ing")):
            return True  # "the Council on Friday (strongly) condemned the shelling of the port"
        if not words.is_adverb(token):
            break
    place = index - 1
    while place > 0 and (tokens[place].word in ON or words.is_adverb(tokens[place])):
        place -= 1
    if "press" in tokens[place].known.means:
        place -= 1
    said = tokens[place].word in words.clausal and tokens[place].word.endswith(PAST)
    return said and not hit.first <= place < hit.last


def _is_owner(hit: Hit, index: int) -> bool:
    """Whether a date belongs to the noun behind its 's, and that is another one: "last month's earthquake"."""
    tokens = hit.sentence.tokens
    mention = tokens[index].mention
    if index + 1 >= len(tokens) or tokens[index + 1].word != "'s" or getattr(mention, "date_end", None) is None:
        return False
    between = tokens[index : hit.first]
    if hit.last <= index <= hit.last + NEAR and tokens[index - 1].word in ("in", "during"):
        entry = hit.entry  # "were wounded in Wednesday's incident"
        return not (isinstance(entry, EventTrigger) and entry.kind in SUFFERED)
    return not index < hit.first <= index + OWNED or any(token.word == "," for token in between)


def _is_deadline(hit: Hit, index: int) -> bool:
    tokens = hit.sentence.tokens
    place = index - 2 if index > 1 and tokens[index - 1].word in ("the", "at", "least") else index - 1
    word = tokens[place].word
    return (place >= hit.last and word in DEADLINES) or word in ENDS


def _is_of_paper(hit: Hit, index: int, words: Words) -> bool:
    """Whether a paper is dated by its participle: 'according to a report released last week'."""
    tokens = hit.sentence.tokens
    place = index - 1
    while place > 0 and (tokens[place].word in ("on", "in") or words.is_adverb(tokens[place])):
        place -= 1
    if place < 1 or hit.first <= place < hit.last or not tokens[place].word.endswith(("ed", "sent", "en")):
        return False
    return denotes(tokens[place - 1], STATEMENTS)


def _is_inserted(hit: Hit, index: int, words: Words) -> bool:
    """Whether a date stands in a relative clause between subject and verb: 'the war, which began in 2014, has'."""
    tokens = hit.sentence.tokens
    if hit.group <= index or not any(token.word == "," for token in tokens[index : hit.group]):
        return False
    for place in range(index - 1, 0, -1):
        if tokens[place].word == ",":
            return "relative" in words.of(tokens[place + 1])
    return False
