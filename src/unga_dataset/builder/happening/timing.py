"""Which date of a sentence belongs to a trigger."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from itertools import pairwise

from unga_dataset.builder.dates import UNITS, DateMention, from_anchor
from unga_dataset.builder.document import Document
from unga_dataset.builder.entries import EventTrigger
from unga_dataset.builder.findings import Event, When
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.governors import light_after
from unga_dataset.builder.grammar.hits import Hit, clause_of
from unga_dataset.builder.grammar.tokens import Token, place_of
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.happening.asides import OWNED, RELATIVES, is_aside, is_compared, is_elsewhere
from unga_dataset.builder.organizations import OrganizationMention

LED = ("after", "before")
BALLOTS = frozenset({"vote", "adoption", "veto"})
HAVE = frozenset({"has", "have", "'ve", "had"})
FIGHTS = frozenset({"attack", "armed_conflict"})
SITTING = 3
"""How many sentences before a ballot the day may stand on which its organ sat."""
OPENING = 8
"""How many tokens into its sentence the organ stands that is said to do something."""
AHEAD = frozenset({"will", "would", "expected", "due", "scheduled"})
NEAR = 2
"""How many tokens before a war its year may stand: 'the 1973 war'."""
AT = 4
"""How many tokens before a session the 'at' may stand that leads it."""
TELLS = frozenset({"light_verb", "ensues"})
WITHIN = 24
"""How many words behind "since" its date may stand: 'since the war that began on May 7'."""


def date_for(document: Document, hit: Hit, beside: Sequence[Hit], meant: Event | None, cast: Cast) -> When | None:
    """Return the date nearest to a trigger: in its clause, else in its sentence if no other trigger stands between.

    `beside` are the other triggers of the sentence; `meant` is the event that "the same day" points at.
    """
    mention = _since(hit, cast) or _nearest(hit, beside, cast.words)
    if mention is not None and mention.basis == "anaphora":
        mention = _counted(document, hit, mention, beside, meant)
    if mention is None or mention.date_start is None:
        return None
    return _when(document, dataclasses.replace(mention, date_end=None) if _opens_since(hit, mention) else mention)


def _opens_since(hit: Hit, mention: DateMention) -> bool:
    """Whether a sentence opens with the time since which it tells: 'Since the truce broke down on May 3, ...'."""
    tokens = hit.sentence.tokens
    if tokens[0].word != "since":
        return False
    comma = next((index for index, token in enumerate(tokens) if token.word == ","), 0)
    return hit.first > comma and any(token.mention is mention for token in tokens[:comma])


def sitting_day(document: Document, hit: Hit, cast: Cast) -> When | None:
    """Return the day on which an organ is said just before to have sat: 'The Assembly on Friday called for a truce'."""
    group = hit.sentence.tokens[hit.group : hit.first]
    if _kind(hit) not in BALLOTS or hit.outlook != "fact" or any(token.word in HAVE for token in group):
        return None
    if _is_of_then(hit.sentence.tokens[: hit.first]):
        return None
    number = hit.sentence.number
    for sentence in reversed(cast.sentences[max(0, number - SITTING) : number]):
        found = [token.mention for token in sentence.tokens if token.kind == "date"]
        days = [day for day in found if isinstance(day, DateMention) and day.rule == "weekday"]
        opening = sentence.tokens[:OPENING]
        said = any(token.quoted or token.kind == "quoted" for token in opening)
        organ = not said and any(isinstance(token.mention, OrganizationMention) for token in opening)
        if organ and len(days) == 1 and AHEAD.isdisjoint(sentence.words):
            return _when(document, dataclasses.replace(days[0], basis="anaphora"))
    return None


def _is_of_then(before: Sequence[Token]) -> bool:
    """Whether what follows happened at a time told before: 'At that time, Chad used its veto'."""
    return any(token.word == "time" and told.word in ("that", "the") for told, token in pairwise(before))


def _when(document: Document, mention: DateMention) -> When:
    return When(
        start=mention.date_start,
        end=mention.date_end,
        precision=mention.precision,
        basis=mention.basis,
        text=document.text[slice(*mention.span)],
    )


def _counted(
    document: Document, hit: Hit, mention: DateMention, beside: Sequence[Hit], meant: Event | None
) -> DateMention | None:
    """Return a date that points to another, counted from that one."""
    if mention.rule == "numbered day":
        return None  # "day six" counts from a beginning that the article may not tell
    tokens = hit.sentence.tokens
    place = next(index for index, token in enumerate(tokens) if token.mention is mention)
    led = document.text[slice(*mention.span)].endswith(LED) and place + 1 < len(tokens)
    if led and tokens[place + 1].kind not in ("mark", "date"):
        if hit.first > place:
            return _counted_back(tokens, place, mention)
        if not any(other.first > place for other in beside):
            return None  # "met two weeks after soldiers had seized power": nothing tells that day
    if meant is None or meant.when.start is None:
        return None
    return from_anchor(mention, meant.when.start)


def _counted_back(tokens: Sequence[Token], place: int, mention: DateMention) -> DateMention | None:
    """Return the date of what "nine years after" leads, counted back from the date before it."""
    anchors = (token.mention for token in reversed(tokens[:place]) if isinstance(token.mention, DateMention))
    anchor = next((other for other in anchors if other.date_start is not None), None)
    order = list(UNITS)
    if anchor is None or anchor.date_start is None or order.index(anchor.precision) > order.index(mention.precision):
        return None  # no weeks can be counted from a year
    return from_anchor(mention, anchor.date_start, back=True)


def _since(hit: Hit, cast: Cast) -> DateMention | None:
    """Return since when it goes on: 'have been killed since the war began on May 7', 'have traded fire ever since'."""
    tokens = hit.sentence.tokens
    if "since" not in hit.sentence.words:
        return None
    noun = hit.first == hit.group and hit.last < len(tokens) and tokens[hit.last].word == "since"
    if not noun and not HAVE & {token.word for token in tokens[hit.group : hit.first]}:
        return None
    place = next((i for i in range(hit.last, len(tokens)) if tokens[i].word == "since"), None)
    if place is not None and any(token.word in RELATIVES for token in tokens[hit.last : place]):
        return None  # "was killed in Kosa, where clashes have gone on since Friday"
    if place is None or is_compared(tokens, place):
        return None  # "in the biggest escalation since a war there ended in 1994"
    if tokens[place - 1].word == "ever" or (place + 1 < len(tokens) and tokens[place + 1].word == "then"):
        before = cast.sentences[hit.sentence.number - 1].tokens if hit.sentence.number else ()
        found = [token.mention for token in before if _dates_events(token.mention)]
    else:
        found = [token.mention for token in tokens[place : place + WITHIN] if _dates_events(token.mention)][:1]
    mention = found[-1] if found else None
    if not isinstance(mention, DateMention) or mention.date_start is None:
        return None
    return dataclasses.replace(mention, date_end=None)


def _nearest(hit: Hit, beside: Sequence[Hit], words: Words) -> DateMention | None:
    tokens = hit.sentence.tokens
    dates = [atom.start for atom in hit.sentence.atoms if atom.kind == "date" and _dates_events(atom.mention)]
    dated = [place_of(tokens, start) for start in dates]
    dated = [index for index in dated if not is_aside(hit, index, words) or _is_of_attack(hit, index, beside)]
    if not dated:
        return None
    if _is_war(hit):
        dated = [index for index in dated if _dates_war(hit, index, words)]
    first, last = clause_of(hit, words)
    dated = [index for index in dated if not is_elsewhere(hit, index, words)]
    inside = [index for index in dated if first <= index < last]
    for places in (inside, dated):
        for index in sorted(places, key=lambda place: abs(place - hit.first)):
            low, high = sorted((index, hit.first))
            parts = not (index < hit.first and _is_joined(hit))
            if not any(low < other.first < high and parts and _parts(hit, other, words) for other in beside):
                return _as_told(hit, index)
    return None


def _is_of_attack(hit: Hit, index: int, beside: Sequence[Hit]) -> bool:
    """Whether a day owns the attack that killed: "were killed in Saturday's attack"."""
    owns = _kind(hit) == "casualties" and hit.sentence.tokens[index + 1 : index + 2] != ()
    return owns and any(_kind(other) in FIGHTS and index < other.first <= index + OWNED for other in beside)


def _is_joined(hit: Hit) -> bool:
    """Whether a verb goes on after 'and' with the subject of the one before: 'on Monday expelled X and recalled'."""
    return hit.group > 0 and hit.sentence.tokens[hit.group - 1].word == "and"


def _is_war(hit: Hit) -> bool:
    entry = hit.entry
    return isinstance(entry, EventTrigger) and entry.part == "noun" and "@place" in entry.needs


def _dates_war(hit: Hit, index: int, words: Words) -> bool:
    """Whether a date is that of a war and not of the verb around it: not 'last week it denied its war in Mali'."""
    tokens = hit.sentence.tokens
    if index < hit.first:
        governed = any(
            "light_verb" in words.of(token) or "mounts" in words.of(token) for token in tokens[index : hit.first]
        )
        return governed or hit.first - index <= NEAR or light_after(tokens, hit.first, words) is not None
    between = tokens[hit.last : index]
    if between and words.is_verb_form(between[0]):
        between = between[1:]  # "an invasion ousted the regime in 2001"
    told = any(not words.of(token).isdisjoint(TELLS) for token in between)
    return told or not any(token.word == "," or words.is_verb_form(token) for token in between)


def _as_told(hit: Hit, index: int) -> DateMention | None:
    """Return a date as its clause tells it: 'since 1995, when they fought' is 1995."""
    tokens = hit.sentence.tokens
    mention = tokens[index].mention
    assert isinstance(mention, DateMention)
    happened = any(token.word == "when" for token in tokens[index + 1 : hit.first])
    happened = happened and HAVE.isdisjoint(token.word for token in tokens[hit.group : hit.first])
    return mention.closed() if happened else mention


def _parts(hit: Hit, other: Hit, words: Words) -> bool:
    """Whether another trigger between a trigger and a date keeps the date for itself."""
    if _in_object(hit, other, words):
        return False
    kind, kept = _kind(hit), _kind(other)
    if kind == kept == "casualties" and _beside(hit, other):
        return False  # "20 were killed and 30 wounded on Friday"
    if kept == "session" and any(token.word == "at" for token in hit.sentence.tokens[other.first - AT : other.first]):
        return False  # "decided on Sunday at an extraordinary summit to suspend Chad"
    if kind == "displacement" and kept == "casualties" and _beside(hit, other):
        return False  # "leaving 900 dead and 4,000 displaced"
    if kind in BALLOTS and kept in BALLOTS:
        return False  # "abstained on Monday on a resolution adopted by the Council"
    return not (hit.is_participle and other.first < hit.first) and not (
        kind == "casualties" and kept in FIGHTS and other.group == other.first
    )


def _beside(hit: Hit, other: Hit) -> bool:
    """Whether no comma or stop stands between two triggers."""
    low, high = sorted((hit.first, other.first))
    return all(token.kind != "mark" for token in hit.sentence.tokens[low:high])


def _in_object(hit: Hit, other: Hit, words: Words) -> bool:
    """Whether another trigger is the object, or what a noun's 'of' names: 'a boycott of a speech last week'.

    So are those whom an attack kills: it happened on the day on which they died.
    """
    if _kind(hit) == "attack" and _kind(other) == "casualties":
        return True
    if hit.object is not None and hit.object.first <= other.first < hit.object.last:
        return True
    between = hit.sentence.tokens[hit.last : other.first]
    return bool(between) and between[0].word == "of" and not any(words.noun(token) for token in between)


def _kind(hit: Hit) -> str | None:
    return hit.entry.kind if isinstance(hit.entry, EventTrigger) else None


def _dates_events(mention: object) -> bool:
    """Whether a date can be that of an event: not the dateline's, nor the year a record is compared with."""
    return isinstance(mention, DateMention) and mention.rule not in ("dateline", "comparison")
