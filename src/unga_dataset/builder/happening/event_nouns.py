"""How an event noun stands: held or prepared by a verb, new or named, with its day or place."""

from __future__ import annotations

from unga_dataset.builder.dates import DateMention
from unga_dataset.builder.entries import EventTrigger
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import subject_of
from unga_dataset.builder.grammar.governors import HAS, light_after
from unga_dataset.builder.grammar.hits import Hit, governor_at
from unga_dataset.builder.grammar.nouns import PEOPLE, denotes
from unga_dataset.builder.grammar.phrases import extended, phrase_from
from unga_dataset.builder.grammar.standing import genitive_actor
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.vocabulary import GENITIVE

FURTHER = 9
"""How many words a new noun may have with it before its date: 'a meeting of the Council in Oslo on Monday'."""
SERIES = frozenset({"series", "wave", "spate", "string", "flurry"})
PAIR = 2
COMES = frozenset({"come", "comes", "came", "coming"})
BETWEEN = 5
"""How many words may stand between an event noun and its date."""


def is_new(hit: Hit, cast: Cast) -> bool:
    """Whether an event noun is new: 'a boycott', 'another veto', "Chad's veto"."""
    opener = opener_of(hit, cast)
    if opener is None:
        tokens = hit.sentence.tokens  # "Shelling of a hospital killed ..."
        return hit.last < len(tokens) and tokens[hit.last].word == "of"
    place = hit.sentence.tokens.index(opener)
    if opener.word == "of" and place > 1 and hit.sentence.tokens[place - 1].word in SERIES:
        return hit.sentence.tokens[place - 2].word in ("a", "another")  # "a series of deadly raids"
    owned = opener.kind in ("country", "organization") or opener.word in GENITIVE
    before = hit.sentence.tokens[place - 1] if owned and place else opener
    return (
        before.word in ("a", "an", "another")
        or opener.word in ("a", "an", "another")
        or opener.kind == "number"
        or opener.word in cast.words.numbers
        or (opener.word in GENITIVE and _is_someone(before))
        or genitive_actor(cast, hit.sentence, hit.first) is not None
    )


def _is_someone(token: Token) -> bool:
    """Whether an owner is named, or people: "the rebels' assault"."""
    return token.kind in ("organization", "person") or denotes(token, PEOPLE)


def is_similar(hit: Hit, cast: Cast) -> bool:
    """Whether a noun stands for a happening like the one told last: 'took a similar step'."""
    tokens = hit.sentence.tokens
    return any("similar" in cast.words.of(token) for token in tokens[max(0, hit.first - 2) : hit.first])


def is_named(hit: Hit, cast: Cast) -> bool:
    """Whether several happenings are named without an article: 'alarm over drone strikes'."""
    opener = opener_of(hit, cast)
    return is_new(hit, cast) or opener is None or "preposition" in cast.words.of(opener)


def opener_of(hit: Hit, cast: Cast) -> Token | None:
    """Return the determiner, owner or number before an event noun, past a participle: "its continued assault"."""
    tokens, place = hit.sentence.tokens, hit.first - 1
    while place >= 0:
        token = tokens[place]
        if (
            token.word == "-"
            or (place and tokens[place - 1].word == "-")
            or token.kind == "date"
            or (token.word == "," and place and tokens[place - 1].kind == "date")
        ):
            place -= 1  # "the rebels' October 7, 2023, attack", "a Danish-backed raid"
            continue
        if token.kind in ("country", "person", "organization", "number") or token.word in GENITIVE:
            return token
        if token.kind != "word" or cast.words.of(token) - {"finite"}:
            return token
        place -= 1
    return None


def is_held(hit: Hit, cast: Cast) -> bool:
    """Whether a verb of opening, holding or giving governs an event noun, before it or after it."""
    governor = governor_at(hit, cast.words)
    if governor is None:
        return False
    verb = hit.sentence.tokens[governor.verb]
    return governor.verb > hit.first or verb.word in HAS or "light_verb" in cast.words.of(verb)


def is_wielded(hit: Hit, cast: Cast) -> bool:
    """Whether a right is made use of: 'used its veto', 'cast a veto'."""
    return is_governed(hit, cast, "wields", "light_verb")


def is_governed(hit: Hit, cast: Cast, *classes: str) -> bool:
    """Whether a verb of one of some classes governs an event noun before it."""
    governor = governor_at(hit, cast.words)
    if governor is None or governor.verb > hit.first:
        return False
    return not cast.words.of(hit.sentence.tokens[governor.verb]).isdisjoint(classes)


def is_agreed(hit: Hit, cast: Cast) -> bool:
    """Whether a truce is agreed, signed or declared: 'agreed to a ceasefire'."""
    return is_governed(hit, cast, "agrees", "announces")


def is_made(hit: Hit, cast: Cast) -> bool:
    """Whether a truce is made behind its noun: 'a truce was declared', 'the truce brokered by Chad'."""
    tokens, words = hit.sentence.tokens, cast.words
    phrase = phrase_from(tokens, hit.first, words)
    place = extended(tokens, phrase, words).last if phrase else hit.last
    if place + 1 < len(tokens) and tokens[place].word == ",":
        place += 1
    while place < len(tokens) and words.of(tokens[place]) & {"relative", "auxiliary", "adverb"}:
        place += 1
    if {"force", "effect", "place"} & {token.word for token in tokens[place + 1 : place + 3]}:
        return True  # "a truce has been in force since 2003", "the truce took effect"
    if place + 1 < len(tokens) and tokens[place].known.pronoun:
        place += 1  # "a peace agreement they signed in May"
    if place >= len(tokens) or not tokens[place].word.endswith(("ed", "struck")):
        return False
    return not words.of(tokens[place]).isdisjoint({"agrees", "announces"})


def is_mounted(hit: Hit, cast: Cast) -> bool:
    """Whether attacks are staged or launched: 'staged raids on the port'."""
    return is_governed(hit, cast, "light_verb", "mounts")


def is_since(hit: Hit, _cast: Cast) -> bool:
    """Whether it has gone on since a time: 'has faced deadly fighting since 2013'."""
    following = hit.sentence.tokens[hit.last : hit.last + PAIR]
    if hit.sentence.tokens[hit.first - 1].word == "to":
        return False  # "has not been closer to war since 1995"
    if following and isinstance(mention := following[0].mention, DateMention):
        return mention.date_start is not None and mention.date_end is None
    if len(following) < PAIR or following[0].word != "since":
        return False
    later = hit.sentence.tokens[hit.last + 1 : hit.last + 1 + FURTHER + BETWEEN]
    return any(token.kind == "date" for token in later)  # "fighting since the army took over in February"


def is_acting(hit: Hit, cast: Cast) -> bool:
    """Whether a new happening leads a verb that tells what it did: 'a US-led invasion ousted the regime'."""
    tokens, place = hit.sentence.tokens, hit.last
    if place + PAIR < len(tokens) and tokens[place].word == "in" and tokens[place + 1].kind == "date":
        place += PAIR  # "fighting in 2014 destroyed it"
    following = tokens[place] if place < len(tokens) else None
    done = following is not None and following.word.endswith("ed") and cast.words.is_verb_form(following)
    bare = place > hit.last and opener_of(hit, cast) is None
    return done and (bare or is_new(hit, cast)) and "by" not in (t.word for t in tokens[place : place + PAIR])


def is_suffered(hit: Hit, cast: Cast) -> bool:
    """Whether someone is attacked: 'came under (heavy rocket) attack'."""
    tokens = hit.sentence.tokens
    for place in range(hit.first - 1, max(0, hit.first - BETWEEN), -1):
        if tokens[place].word == "under":
            return tokens[place - 1].word in COMES and not _is_criticised(hit, place - 1, cast)
        if tokens[place].kind != "word":
            break
    return False


def _is_criticised(hit: Hit, verb: int, cast: Cast) -> bool:
    """Whether only words attack someone: 'The minister came under attack from the press'."""
    subject = subject_of(hit.sentence.tokens, verb, cast.words)
    head = hit.sentence.tokens[subject.phrase.head] if subject is not None else None
    noun = cast.words.noun(head) if head is not None else None
    official = noun is not None and noun.noun_class == "person" and noun.represents == "state"
    return head is None or head.kind == "person" or official


def is_mustered(hit: Hit, cast: Cast) -> bool:
    """Whether votes are counted: 'mustered only two votes'."""
    return is_governed(hit, cast, "musters")


def is_announced(hit: Hit, cast: Cast) -> bool:
    """Whether sanctions or aid are announced: 'slapped sanctions on', 'announced $9 million in aid'."""
    return is_governed(hit, cast, "announces")


def is_dated(hit: Hit, cast: Cast) -> bool:
    """Whether a new event noun has its day: 'a hearing in October', 'a plenary session in Oslo next week'."""
    tokens = hit.sentence.tokens
    opener = opener_of(hit, cast)
    if opener is None or opener.word not in ("a", "an", "another"):
        return False
    for token in tokens[hit.last : hit.last + FURTHER]:
        if token.kind == "date":
            return True
        if token.kind == "mark" or cast.words.of(token) & {"auxiliary", "relative", "subordinator", "conjunction"}:
            return False
    return False


def is_spoken(hit: Hit, cast: Cast) -> bool:
    """Whether a speech is given without a verb of giving: 'said in a speech', 'a speech by the envoy'."""
    tokens, place = hit.sentence.tokens, hit.first - 1
    if hit.last < len(tokens) and tokens[hit.last].word in ("by", "from"):
        return True
    while place > 0 and not cast.words.of(tokens[place]):
        place -= 1
    if place < 1 or tokens[place].word not in ("a", "an", "his", "her"):
        return False
    return tokens[place - 1].word in (
        ("in", "during", "of") if tokens[place].word in ("his", "her") else ("in", "during")
    )


def is_told(hit: Hit, cast: Cast) -> bool:
    """Whether a relative clause goes on to tell of what a noun names: 'protests that were put down'."""
    tokens = hit.sentence.tokens
    phrase = phrase_from(tokens, hit.first, cast.words)
    last = extended(tokens, phrase, cast.words).last if phrase is not None else hit.last  # "raids in Gao that have"
    if last + 1 < len(tokens) and "mounts" in cast.words.of(tokens[last]) and tokens[last].word.endswith("ed"):
        return any(token.kind == "date" for token in tokens[last : last + FURTHER])  # "the raid launched by Mali on"
    if last + 1 >= len(tokens) or tokens[last].word not in ("that", "which"):
        return False
    return bool(cast.words.of(tokens[last + 1]) & {"auxiliary", "ensues", "light_verb"})


def is_tallied(hit: Hit, _cast: Cast) -> bool:
    """Whether the count of a ballot follows its noun: 'The vote (on Monday) was 11 in favour'."""
    tokens, place = hit.sentence.tokens, hit.last
    while place < len(tokens) and (tokens[place].kind == "date" or tokens[place].word in ("on", "count", "tally")):
        place += 1
    return place + 1 < len(tokens) and tokens[place].word in ("was", "is") and tokens[place + 1].kind == "number"


def is_drawn(hit: Hit, cast: Cast) -> bool:
    """Whether a verb of preparing or weighing governs an event noun: 'is drawing up sanctions'."""
    return is_governed(hit, cast, "mulls", "prepares")


def held_until(hit: Hit, cast: Cast) -> int:
    """Return the token after the light verb that follows an event noun: 'the session of X that began'."""
    verb = light_after(hit.sentence.tokens, hit.first, cast.words)
    return hit.last if verb is None else verb + 1


def owning_day(hit: Hit) -> DateMention | None:
    """Return the day whose event a noun names: "Tuesday's vote"."""
    tokens = hit.sentence.tokens
    for place in range(hit.first - 1, max(0, hit.first - 1 - BETWEEN), -1):
        if tokens[place].word in GENITIVE and isinstance(mention := tokens[place - 1].mention, DateMention):
            return mention
        if tokens[place].kind != "word":
            break
    return None


def has_place(hit: Hit, cast: Cast) -> bool:
    """Whether a war, invasion ... is told with its state or time: 'its war in Georgia', 'the war began on May 7'."""
    tokens = hit.sentence.tokens
    after = held_until(hit, cast)
    began = after > hit.last and any(token.kind == "date" for token in tokens[after : after + BETWEEN])
    if began or is_of_time(hit):
        return True
    tokens, entry = hit.sentence.tokens, hit.entry
    assert isinstance(entry, EventTrigger)
    following = tokens[hit.last : hit.last + 3]
    if following and following[0].word == "between":
        return True
    at_war = hit.first and tokens[hit.first - 1].word == "at" and following
    if at_war and (following[0].kind == "date" or following[0].word in ("with", "since", "over")):
        return True
    named = any(token.kind == "country" or token.capital for token in following[1:])
    linked = named and following[0].word in entry.links
    into = "into" in (token.word for token in tokens[max(0, hit.first - 2) : hit.first])  # "Chad plunged into open war"
    fell = into and any(token.kind in ("country", "date") for token in tokens)
    return linked or fell or genitive_actor(cast, hit.sentence, hit.first) is not None


def has_own_day(hit: Hit) -> bool:
    """Whether a date stands right beside a noun: 'the assault on May 19', 'the October 7 assault'."""
    before = hit.sentence.tokens[max(0, hit.first - PAIR) : hit.first]
    if before and (before[-1].kind == "date" or (before[-1].word == "," and before[0].kind == "date")):
        return True  # "the October 7, 2023, assault"
    following = hit.sentence.tokens[hit.last : hit.last + 2]
    return bool(following) and (
        following[0].kind == "date" or (following[0].word in ("on", "in", "of") and following[-1].kind == "date")
    )


def is_of_time(hit: Hit) -> bool:
    """Whether a war is named by its time: 'the war of 1998-99', 'the 1973 war'."""
    tokens = hit.sentence.tokens
    before = hit.first > 0 and isinstance(tokens[hit.first - 1].mention, DateMention)
    following = tokens[hit.last : hit.last + 2]
    return before or (len(following) > 1 and following[0].word == "of" and following[1].kind == "date")
