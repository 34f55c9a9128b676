"""On what a stance is: an object, what a walkout leaves or sanctions hit, what somebody is urged to do."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.document import Quotation, Span
from unga_dataset.builder.entries import EventTrigger, StanceTrigger
from unga_dataset.builder.findings import Target
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.hits import Hit, clause_end, later_day
from unga_dataset.builder.grammar.nouns import DEEDS, HEARERS, PERSON, denotes
from unga_dataset.builder.grammar.objects import imposed_on
from unga_dataset.builder.grammar.phrases import Phrase, extended, names_from, phrase_from
from unga_dataset.builder.grammar.targets import document_after, document_before, target_of
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.happening.participants import walkout_target
from unga_dataset.builder.siding.echoes import blamed_target, is_echo
from unga_dataset.builder.siding.extents import wide_target
from unga_dataset.builder.siding.requests import asked, deed_asked
from unga_dataset.builder.siding.series import Bounds, series

ABOUT = 12
"""How many words behind a walkout the thing may stand that it is about."""
LEFT_AT = frozenset({"before", "as", "during", "after", "when", "while", "over", "at", "against"})
"""What leads the thing that a walkout is about: 'stormed out of the hall before the vote'."""
NAMING = 6
"""How many words behind 'what' the name in quotation marks may stand."""
LEADING = frozenset({"the", "a", "an", "any", "all", "this", "these", "its", "their", "his", "such", "every"})
"""What opens a thing told in marks."""
MIDST = (
    ("in", "the", "middle", "of"), ("in", "the", "midst", "of"), ("in", "protest", "at"), ("in", "protest", "over"),
    ("in", "protest", "against"), ("midway", "through"), ("during",),
)  # fmt: skip
"""What leads the thing that a walkout is about, wherever it leaves."""


def targets_of_hit(hit: Hit, cast: Cast) -> list[Target]:
    """Return all that the stance of a trigger is on: of several states or things named together, each."""
    target = target_of_hit(hit, cast)
    if target is None:
        return []
    tokens = hit.sentence.tokens
    if hit.object is None or hit.object.first < hit.last:
        return [target]
    if target.kind != "country":
        if isinstance(hit.entry, EventTrigger):
            return [target]
        bounds = Bounds(tokens[hit.object.first - 1].word, _ends_of(hit))
        return series(cast, hit.sentence, hit.object, target, bounds)
    others = [i for i in names_from(tokens, hit.object.head)[1:] if tokens[i].kind == "country"]
    more = (target_of(cast, hit.sentence, Phrase(i, i + 1, i)) for i in others)
    return [target, *(other for other in more if other is not None)]


def target_of_hit(hit: Hit, cast: Cast) -> Target | None:
    """Return what the stance of a trigger is on."""
    entry = hit.entry
    if isinstance(entry, EventTrigger):
        return _aim_of_act(hit, entry, cast)
    if entry.frame == "must":
        return _due(hit, cast)
    if is_echo(hit):
        return blamed_target(hit, cast)
    return asked(hit, cast) if entry.frame == "asked" else deed_asked(hit, cast) or _thing(hit, hit.object, cast)


def _due(hit: Hit, cast: Cast) -> Target | None:
    """Return the thing that must end or last; people who 'must be protected' are none."""
    if hit.subject is None:
        return None
    people = denotes(hit.sentence.tokens[hit.subject.phrase.head], PERSON) and hit.entry.stance == "support"
    return None if people else target_of(cast, hit.sentence, hit.subject.phrase)


def _aim_of_act(hit: Hit, entry: EventTrigger, cast: Cast) -> Target | None:
    """Return what an act is on: the text of a vote, what a walkout leaves, whom sanctions hit, else its object."""
    tokens = hit.sentence.tokens
    phrase = _behind_noun(hit, entry, cast) if entry.part == "noun" else hit.object
    special = None
    if entry.kind == "walkout_or_boycott":
        special = _left(hit, cast)
    elif entry.kind == "sanction":
        special = _sanctioned(hit, cast)
        measure = hit.object is not None and tokens[hit.object.head].word in entry.needs
        deed = hit.agent is not None or (hit.object is not None and denotes(tokens[hit.object.head], DEEDS))
        if special is None and measure and deed:
            return None  # who imposes the measure is not against it, though against the assets that he freezes
    elif entry.kind == "vote" and (
        phrase is None or "ballot" in tokens[phrase.head].known.means
    ):  # "abstained in that vote"
        ballot = phrase.last if phrase is not None else len(tokens)
        if (
            ballot < len(tokens)
            and tokens[ballot].word == "on"
            and (text := phrase_from(tokens, ballot + 1, cast.words))
        ):
            return wide_target(cast, hit.sentence, text)
        end = later_day(tokens, hit.last)
        before = document_before(cast, hit.sentence, hit.first, read=wide_target)
        found = before or document_after(cast, hit.sentence, hit.last, end)
        return found or (_thing(hit, phrase, cast) if phrase is not None else None)
    return special or _thing(hit, phrase, cast)


def _thing(hit: Hit, phrase: Phrase | None, cast: Cast) -> Target | None:
    """Return a noun phrase, or a clause with 'what', as the target of a hit."""
    told = _told_by_what(hit, cast)
    if told is None and phrase is None and hit.agent is None:
        return _in_marks(hit, cast)
    if told is not None or phrase is None or _is_no_thing(hit, phrase, cast):
        return told
    if cast.words.is_time(hit.sentence.tokens[phrase.head]):
        return None
    ends = _ends_of(hit)
    after = [link[1:] for link in hit.entry.links if link[0] == ">"]
    tokens = hit.sentence.tokens
    last = extended(tokens, phrase, cast.words).last if after else 0
    for place in {phrase.last, last} if after else ():
        if place < len(tokens) and tokens[place].word in after:  # "blamed the bloodshed on the rebels"
            culprit = phrase_from(tokens, place + 1, cast.words)
            return wide_target(cast, hit.sentence, culprit) if culprit else None
    return wide_target(cast, hit.sentence, phrase, ends)


def _in_marks(hit: Hit, cast: Cast) -> Target | None:
    """Return a thing that is told in marks, too long to be opened: 'condemned "the decision of the ... to ..."'."""
    tokens = hit.sentence.tokens
    place = hit.last + (hit.last < len(tokens) and tokens[hit.last].word in hit.entry.links)
    mention = tokens[place].mention if place < len(tokens) else None
    linked = place > hit.last or all(link[0] in "@~>" for link in hit.entry.links)
    if not isinstance(mention, Quotation) or not linked:
        return None
    written = cast.text[slice(*mention.span)]
    if written.split(" ", 1)[0] not in LEADING:
        return None
    span = Span(mention.span.start, mention.span.start + len(written.rstrip(".,;")))
    return Target(span=span, kind="other", iso3=None)


def _ends_of(hit: Hit) -> frozenset[str]:
    """Return what right behind a target ends it: 'accused Chad | of spying'."""
    return frozenset(link[1:] for link in hit.entry.links if link[0] == "~")


def _left(hit: Hit, cast: Cast) -> Target | None:
    """Return what a walkout is about: the person who speaks, else what happens then if only a hall is left."""
    spoken = walkout_target(hit, cast)
    if spoken is not None:
        return spoken
    tokens, words = hit.sentence.tokens, cast.words
    start = hit.object.last if hit.object is not None else hit.last
    left = words.noun(tokens[hit.object.head]) if hit.object is not None else None
    hall = hit.object is None or (left is not None and left.noun_class == "place")
    for index in range(start, min(len(tokens) - 1, start + ABOUT)):
        midst = next((m for m in MIDST if tuple(t.word for t in tokens[index : index + len(m)]) == m), None)
        if midst is not None or (hall and tokens[index].word in LEFT_AT):
            phrase = phrase_from(tokens, index + (len(midst) if midst else 1), words)
            if phrase is None or tokens[phrase.head].known.pronoun:
                return None
            return wide_target(cast, hit.sentence, phrase)
    return None


def _sanctioned(hit: Hit, cast: Cast) -> Target | None:
    """Return those whom sanctions are on: 'imposed sanctions on three generals'."""
    phrase = imposed_on(hit.sentence.tokens, hit.object, cast.words) if hit.object is not None else None
    return wide_target(cast, hit.sentence, phrase) if phrase is not None else None


def _behind_noun(hit: Hit, entry: EventTrigger, cast: Cast) -> Phrase | None:
    """Return what an act told by a noun is on: "Chad's veto of the text", "used its veto to block the text"."""
    tokens, start = hit.sentence.tokens, hit.last
    if entry.kind == "veto" and start < len(tokens) and tokens[start].word == "in":
        place = phrase_from(tokens, start + 1, cast.words)  # "used its veto in the Council to block the draft"
        start = place.last if place is not None else start
    for link in entry.links:
        several = link.split(" ")
        after = start + len(several)
        if link != "by" and after < len(tokens) and [t.word for t in tokens[start:after]] == several:
            return phrase_from(tokens, after, cast.words)
    return None


def _told_by_what(hit: Hit, cast: Cast) -> Target | None:
    """Return a thing that a clause with 'what' names: 'rejected what it called attempts at blackmail'."""
    tokens = hit.sentence.tokens
    place = next((i for i in range(hit.last, min(hit.last + 2, len(tokens))) if tokens[i].word == "what"), None)
    if place is None or hit.agent is not None:
        return None
    last = clause_end(tokens, place + 1, cast.words)
    if last + 1 < len(tokens) and tokens[last].word in ("was", "were", "is", "are"):
        last = clause_end(tokens, last + 1, cast.words)  # "criticised what he said was a careless ruling"
    for index in range(place, min(place + NAMING, last)):
        mention = tokens[index].mention
        if isinstance(mention, Quotation):
            return Target(span=mention.span, kind="other", iso3=None)
        if tokens[index].quoted:
            last = next((i for i in range(index, len(tokens)) if not tokens[i].quoted), len(tokens))
            last -= tokens[last - 1].kind == "mark"
            return Target(span=Span(tokens[index].start, tokens[last - 1].end), kind="other", iso3=None)
    return Target(span=Span(tokens[place].start, tokens[last - 1].end), kind="other", iso3=None)


def _is_verb_form(tokens: Sequence[Token], phrase: Phrase, words: Words) -> bool:
    """Whether a phrase opens with the first form of a verb: 'withdraw', 'lend the', but not 'talks', 'sending'."""
    token = tokens[phrase.first]
    if token.kind != "word" or token.known.opens or token.known.plural or token.word.endswith("ing"):
        return False
    alone = phrase.last == phrase.first + 1 and token.known.noun is None and phrase.last < len(tokens)
    return token.word in words.verbs or (alone and tokens[phrase.last].known.opens)


def _is_no_thing(hit: Hit, phrase: Phrase, cast: Cast) -> bool:
    """Whether an object is nothing to be for or against: 'denied backing the coup', 'stood with open doors'."""
    tokens, words = hit.sentence.tokens, cast.words
    head = tokens[phrase.head]
    if "@those" in hit.entry.links:
        return head.mention is None and not denotes(head, HEARERS)
    people = head.mention is not None or denotes(head, HEARERS)
    if "@things" in hit.entry.links and (people or head.word.endswith(("men", "women"))):
        return True  # "questioned the driver"
    if tokens[hit.last - 1].word == "to" and _is_verb_form(tokens, phrase, words):
        return True  # "agreed to withdraw troops"
    if "failing" in words.of(tokens[hit.first]):
        first = tokens[phrase.first]
        return first.word.endswith("ing") and words.noun(first) is None
    counted = tokens[phrase.first].kind == "number" and denotes(head, PERSON)
    return counted and isinstance(hit.entry, StanceTrigger)
