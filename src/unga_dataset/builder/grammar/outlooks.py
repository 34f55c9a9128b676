"""Whether a verb tells a fact, a plan, an expectation or a mere possibility."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.words import Words

Outlook = Literal["fact", "planned", "expected", "hypothetical"]
SCHEDULED = frozenset({"due", "scheduled", "slated", "planned"})
"""What sets a day for a happening, where 'expected' and 'likely' only guess."""
DONE = frozenset({"first", "last", "latest", "only"})
IS = frozenset({"is", "are", "was", "were"})
PAST = frozenset({"is", "are", "was", "were", "became", "been"})
PAUSES = frozenset(",;:")
CONDITIONS = PAUSES | {"if", "unless", "whether", "should"}
COUNTED = 5
"""How many tokens before a verb the word may stand that counts out who does it."""
REACH = 12
"""How many tokens before an infinitive the verb may stand that it hangs on."""


def outlook_of(tokens: Sequence[Token], group: int, first: int, words: Words) -> Outlook:
    """Return the outlook of the verb at `first`, whose group of auxiliaries starts at `group`."""
    outlooks: tuple[Outlook, ...] = ("expected", "hypothetical", "planned")
    classes = {"expected": "expectation", "hypothetical": "hypothetical", "planned": "planned"}
    for token in tokens[group:first]:
        if token.word in SCHEDULED:
            return "planned"
        for outlook in outlooks:
            if classes[outlook] in words.of(token):
                return outlook
    if group < first and tokens[group].word == "be" and tokens[group - 1].word != "to":
        return "hypothetical"  # "recommended that sanctions be imposed"
    if group > 1 and tokens[group - 1].word == "to":
        return _of_infinitive(tokens, group, words)
    return "hypothetical" if in_condition(tokens, group, words) else "fact"


def _of_infinitive(tokens: Sequence[Token], group: int, words: Words) -> Outlook:
    if voted_before(tokens, group, words) is not None or tokens[group - 2].word in DONE:
        return "fact"  # "voted to adopt", "was the first to recall", "was reconvened, only to be suspended again"
    if tokens[group].word == "have" and tokens[group - 2].word in words.clausal and tokens[group - 3].known.helps:
        return "fact"  # "hundreds are believed to have fled"
    if counted_among(tokens, group) is not None or "prompt" in words.of(tokens[group - 2]):
        return "fact"  # "were among those to oppose the text"
    if any(token.word in ("only", "first", "last", "sole", "lone") for token in tokens[max(0, group - 4) : group - 2]):
        return "fact"  # "the only countries to vote against the draft were Chad and Mali"
    place = group - 3 if tokens[group - 2].kind == "date" else group - 2
    decided = place >= 0 and tokens[place].word in ("agreed", "decided", "began", "started")
    if decided or _decided_before(tokens, group, words):
        return "fact"  # "ministers agreed to impose sanctions", "decided today to extend the mandate"
    if tokens[group - 2].word.startswith("threat"):
        return "hypothetical"  # "threatened to expel the envoy"
    if "control" in words.of(tokens[group - 2]) or tokens[group - 2].word in IS:
        return "planned"  # "is to hold a vote"
    caused = any("cause" in words.of(token) for token in tokens[max(0, group - REACH) : group])
    return "fact" if caused else "hypothetical"  # "has led thousands to flee", but "a call to expel"


def _decided_before(tokens: Sequence[Token], group: int, words: Words) -> bool:
    """Whether only when and where it was decided stands before an infinitive: 'agreed at a summit to suspend Chad'."""
    for place in range(group - 2, max(0, group - REACH), -1):
        if tokens[place].word in ("agreed", "decided"):
            following = tokens[place + 1]
            return following.kind == "date" or following.word in ("on", "at", "during", "in")
        if tokens[place].kind == "mark" or words.is_verb_form(tokens[place]):
            break
    return False


def in_condition(tokens: Sequence[Token], group: int, words: Words) -> bool:
    """Whether the clause of a verb opens with a condition: 'if', 'unless', or an inverted 'should'."""
    for index in range(group - 1, -1, -1):
        word = tokens[index].word
        if word not in CONDITIONS:
            continue
        if word in PAUSES:
            break
        if word != "should" or index == 0 or "conjunction" in words.of(tokens[index - 1]):
            return True
    return False


PARTS = frozenset({"minority", "majority"})
"""Those among whom some are counted: 'were in the minority voting against'."""


def counted_among(tokens: Sequence[Token], group: int) -> int | None:
    """Return the 'were' of those who are counted among others: 'were among those to oppose', 'is the only one to'."""
    place = group - 2 if group and tokens[group - 1].word == "to" else group - 1
    if (part := place - (tokens[place].word == "that")) > 1 and tokens[part].word in PARTS:
        places = range(part - 1, max(0, part - COUNTED), -1)  # "were in the (tiny) minority that voted no"
        being = next((index - 1 for index in places if tokens[index].word == "in"), None)
        return being if being is not None and tokens[being].word in PAST else None
    if place < 2 or not (tokens[place].word == "those" or tokens[group - 1].word == "to"):
        return None
    for index in range(place, max(0, place - COUNTED), -1):
        if tokens[index].word in ("among", "only", "first", "last", "sole", "lone"):
            return next((being for being in (index - 1, index - 2) if tokens[being].word in PAST), None)
    return None


def voted_before(tokens: Sequence[Token], group: int, words: Words) -> int | None:
    """Return the 'voted' that an infinitive hangs on: 'voted 141-5 with 35 abstentions to adopt'.

    What a text would do nobody does by voting on it: 'voted against a resolution to impose sanctions'.
    """
    if "votable" in words.of(tokens[group - 2]):
        return None
    places = range(group - 2, max(0, group - REACH), -1)
    return next((index for index in places if tokens[index].word == "voted"), None)
