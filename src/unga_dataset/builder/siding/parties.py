"""Who takes the stance that a trigger tells."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.entries import EventTrigger, StanceTrigger
from unga_dataset.builder.findings import Actor, Quote
from unga_dataset.builder.grammar.actors import actors_of, agents_of, totalled
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import Subject, subject_of
from unga_dataset.builder.grammar.groups import MORE
from unga_dataset.builder.grammar.hits import Hit, clause_end
from unga_dataset.builder.grammar.nouns import STATEMENTS, TEXTS, denotes
from unga_dataset.builder.grammar.phrases import Phrase, extended, names_from, phrase_from
from unga_dataset.builder.grammar.rosters import named_beside
from unga_dataset.builder.grammar.standing import actors_at, genitive_actor
from unga_dataset.builder.grammar.together import EXEMPLIFYING, JOINING, joined_by
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.verbs import is_verb, verb_before
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.happening.participants import actors_in
from unga_dataset.builder.siding.bases import serving, teller_of
from unga_dataset.builder.siding.counts import is_counted
from unga_dataset.builder.siding.namings import GROUPS, named_in_group
from unga_dataset.builder.siding.speeches import FIRST

JOINED = 12
"""How many words after a clause those may stand who join in."""
OPENED = 6
"""How many words from the head of a sentence its first noun may stand."""
HEARD = 6
"""How many words before 'that' the verb of telling may stand, with those who hear it between."""
TAG = 5
"""How many tokens at the end of a sentence may tell in which text it stands: ', the final statement added.'."""
LED = 4
"""Within how many words of a sentence that it opens a message may be named: 'The final statement urged'."""
MARKS = frozenset("([–—-")
"""What opens those that a group consists of, before what it does."""
LISTING = MARKS | {":"}
FAR = 30
"""How many words before a verb the one may stand that told it."""


def actors_of_hit(hit: Hit, quotes: Sequence[Quote], cast: Cast) -> list[Actor]:
    """Return those who take the stance of a trigger."""
    entry, sentence = hit.entry, hit.sentence
    if isinstance(entry, StanceTrigger) and entry.frame == "must":
        teller = teller_of(hit, quotes, cast)
        return [teller] if teller else []
    if isinstance(entry, EventTrigger) and entry.part == "noun":
        return [participant.actor for participant in actors_in(hit, cast)]
    if hit.agent is not None:
        return [*agents_of(cast, sentence, hit.agent), *_joining(hit, cast)]
    purpose = serving(hit, cast)
    subject = hit.subject if purpose is None else subject_of(sentence.tokens, purpose, cast.words)
    if subject is not None and sentence.tokens[subject.phrase.first].word in FIRST:
        teller = teller_of(hit, quotes, cast)
        return [teller] if teller else []
    return _doing(hit, subject, cast)


def _joining(hit: Hit, cast: Cast) -> list[Actor]:
    """Return those who do it too: 'voted with Chad and Mali against the draft', 'abstained, along with Mali'."""
    tokens, company = hit.sentence.tokens, range(hit.first + 1, hit.last)
    if any(tokens[place].kind in MENTIONS for place in company):
        return actors_at(cast, hit.sentence, [i for i in company if tokens[i].kind in MENTIONS])
    if JOINING.keys().isdisjoint(hit.sentence.words):
        return []
    last = clause_end(tokens, hit.last, cast.words)
    return joined_by(cast, hit.sentence, hit.last, min(len(tokens), last + JOINED))


def _doing(hit: Hit, subject: Subject | None, cast: Cast) -> list[Actor]:
    """Return those whom the subject of a trigger means."""
    subject = totalled(cast, hit.sentence, subject) if subject is not None else None
    if served := _speaking_for(hit, subject, cast):
        return served
    if telling := _telling(hit, cast):
        return [*telling, *_joining(hit, cast)]
    if apart := _named_apart(hit, subject, cast):
        return apart
    if named := named_in_group(hit, subject, cast):
        return named
    if subject is not None and not _can_stand(hit, subject.phrase, cast):
        return []
    if subject is not None and (_is_counted(hit, cast) or _is_text(hit, subject.phrase, cast)):
        return []
    actors = _saying(hit, subject, cast) or actors_of(cast, hit.sentence, subject)
    grouped = any(actor.kind == "group" for actor in actors)
    if grouped and len(behind := _named_behind(hit, cast)) >= MORE:
        return [*_besides(hit, cast), *(actor for actor in actors if actor.kind != "group"), *behind]
    examples = [*_besides(hit, cast), *(_examples(hit, cast) if grouped else [])]
    return [*examples, *(actor for actor in actors if _is_own(hit, actor, cast)), *_joining(hit, cast)]


def _named_apart(hit: Hit, subject: Subject | None, cast: Cast) -> list[Actor]:
    """Return those named between marks before a verb: 'Three states he saw — Chad, Mali and Togo — abstained'."""
    tokens = hit.sentence.tokens
    if subject is None or MARKS.isdisjoint(hit.sentence.words) or tokens[subject.phrase.head].kind == "person":
        return []
    for place in range(subject.phrase.last, hit.group - 2):
        if tokens[place].word in MARKS:
            beside = named_beside(tokens, place, cast.words)
            if beside is None or beside.end > hit.group or not (beside.examples or len(beside.places) >= MORE):
                return []
            group = actors_of(cast, hit.sentence, subject) if beside.examples else []
            return list(dict.fromkeys([*actors_at(cast, hit.sentence, beside.places), *group]))
    return []


def _named_behind(hit: Hit, cast: Cast) -> list[Actor]:
    """Return all of a group who are named behind what it does: 'Three states voted no: Chad, Mali and Togo'."""
    tokens = hit.sentence.tokens
    if LISTING.isdisjoint(hit.sentence.words) and (hit.subject is None or hit.subject.relative is None):
        return []
    thing = hit.object if hit.object is not None and hit.object.first >= hit.last else None
    ends = (thing.last, extended(tokens, thing, cast.words).last) if thing is not None else (hit.last,)
    for place in ends:
        beside = named_beside(tokens, place, cast.words)
        if beside is None or beside.examples:
            continue
        if tokens[place].word in LISTING or _are_as_many(hit, len(beside.places), cast):
            return actors_at(cast, hit.sentence, beside.places)
    return []


def _are_as_many(hit: Hit, names: int, cast: Cast) -> bool:
    """Whether as many are named behind commas as a group counts: 'Two states that opposed it, Chad and Mali, left'."""
    subject = hit.subject
    if subject is None or subject.relative is None:
        return False
    first = hit.sentence.tokens[subject.phrase.first]
    return names > 1 and (first.word == str(names) or cast.words.numbers.get(first.word) == names)


def _speaking_for(hit: Hit, subject: Subject | None, cast: Cast) -> list[Actor]:
    """Return those for whom somebody says that he speaks: 'Chad, speaking for the African Union, denounced'."""
    tokens = hit.sentence.tokens
    if subject is None or "speaking" not in hit.sentence.words:
        return []
    place = next((i for i in range(subject.phrase.last, hit.group) if tokens[i].word == "speaking"), None)
    if place is None or tokens[place + 1].word not in ("for", "on"):
        return []
    start = place + 2 if tokens[place + 1].word == "for" else place + 4
    names = names_from(tokens, start)
    return actors_at(cast, hit.sentence, names) if names and names[-1] < hit.group else []


def _besides(hit: Hit, cast: Cast) -> list[Actor]:
    """Return those besides whom others vote so: 'Apart from Chad and Mali, three other states abstained'."""
    tokens = hit.sentence.tokens
    votes = getattr(hit.entry, "kind", "") == "vote" or (hit.entry.stance == "oppose" and "other" in hit.sentence.words)
    if not votes or "besides" not in tokens[0].known.means:
        return []
    start = next((i for i in range(1, min(4, hit.group)) if tokens[i].kind in MENTIONS), 0)
    names = names_from(tokens, start) if start else []
    alone = bool(names) and tokens[names[-1] + 1].word == ","
    return actors_at(cast, hit.sentence, names) if alone and (len(names) > 1 or names[-1] + 1 < hit.group) else []


def _examples(hit: Hit, cast: Cast) -> list[Actor]:
    """Return those of a group who are named behind a vote: 'thirteen states abstained, including Chad and Mali'."""
    votes = getattr(hit.entry, "kind", "") == "vote" or getattr(hit.entry, "frame", "") == "be"
    if not (votes or "namely" in hit.sentence.words) or EXEMPLIFYING.keys().isdisjoint(hit.sentence.words):
        return []
    last = clause_end(hit.sentence.tokens, hit.last, cast.words)
    until = min(len(hit.sentence.tokens), last + JOINED)
    return joined_by(cast, hit.sentence, hit.last, until, EXEMPLIFYING)


def _is_own(hit: Hit, actor: Actor, cast: Cast) -> bool:
    """Whether one voices a stance of his own: 'voiced its support', but not "citing Chad's support for the rebels"."""
    tokens = hit.sentence.tokens
    if getattr(hit.entry, "frame", "") != "voiced" or all(t.word != "'s" for t in tokens[hit.group : hit.first]):
        return True
    owner = genitive_actor(cast, hit.sentence, hit.first)
    return owner is None or owner.name == actor.name


def _is_counted(hit: Hit, cast: Cast) -> bool:
    """Whether a bare number votes, which the counts of the ballot tell: '..., and 23 abstained'."""
    vote = isinstance(hit.entry, EventTrigger) and hit.entry.kind == "vote"
    return vote and hit.object is None and is_counted(hit.sentence.tokens, hit.group, cast.words)


def _is_text(hit: Hit, phrase: Phrase, cast: Cast) -> bool:
    """Whether 'it' goes on with the text that the sentence before was about: 'The measure passed. It asks ...'.

    So it does with one that told it: 'They rejected the plan, the statement said. It asks ...'.
    """
    if hit.sentence.tokens[phrase.head].word != "it" or hit.sentence.number == 0:
        return False
    before = cast.sentences[hit.sentence.number - 1].tokens
    told = before[-TAG:] if any(token.word in cast.words.clausal for token in before[-TAG:]) else ()
    led = (*(before[:LED] if before[0].known.opens else ()), *told)
    return any(denotes(token, TEXTS) for token in before[:OPENED]) or any(denotes(token, STATEMENTS) for token in led)


def _can_stand(hit: Hit, phrase: Phrase, cast: Cast) -> bool:
    """Whether a noun names those who can take a stance: 'the club', but not 'the bridge', 'the ladder'."""
    head = hit.sentence.tokens[phrase.head]
    if head.word in GROUPS:
        return False  # "those", who are not named
    if head.kind != "word" or head.capital or cast.words.of(head):
        return True
    noun = cast.words.noun(head)
    if noun is None:
        return cast.words.is_plural(head)
    return noun.noun_class not in ("place", "time", "work")


def _telling(hit: Hit, cast: Cast) -> list[Actor]:
    """Return who told one thing and then took a stance: 'said that the draft was a sham and accused Chad'."""
    tokens, words = hit.sentence.tokens, cast.words
    if hit.group < 2 or tokens[hit.group - 1].word not in ("and", "but"):
        return []
    if tokens[hit.first].word not in words.cues and not _is_speech(hit):
        return []
    for index in range(hit.group - 2, max(0, hit.group - FAR), -1):
        if tokens[index].word != "that" or tokens[index].quoted:
            continue
        cue = next((i for i in range(index - 1, max(0, index - HEARD), -1) if _tells(tokens, i, words)), None)
        return actors_of(cast, hit.sentence, subject_of(tokens, cue, words)) if cue is not None else []
    return _telling_of_text(hit, cast)


def _telling_of_text(hit: Hit, cast: Cast) -> list[Actor]:
    """Return who told of a text and then took a stance: 'said the draft had no chance and accused Chad'."""
    tokens, words = hit.sentence.tokens, cast.words
    phrase = hit.subject.phrase if hit.subject is not None else None
    noun = words.noun(tokens[phrase.head]) if phrase is not None else None
    it = phrase is not None and tokens[phrase.head].word == "it"
    if phrase is None or not (it or (noun is not None and noun.noun_class in ("document", "message", "action"))):
        return []
    cue = phrase.first - 1
    while cue > 0 and (tokens[cue].known.opens or tokens[cue].word in ("that", "'s")):
        cue -= 1
    if it and tokens[0].word == "it":
        return []  # 'It no longer "condemns" the raid but "deplores" it'
    if it and not _tells(tokens, cue, words):  # "He said the force was late when it came and criticised the vote"
        cue = next((i for i in range(1, min(OPENED * 2, hit.group)) if _tells(tokens, i, words)), 0)
    return actors_of(cast, hit.sentence, subject_of(tokens, cue, words)) if _tells(tokens, cue, words) else []


def _is_speech(hit: Hit) -> bool:
    """Whether a stance is taken by saying so, in the past: 'and lamented the vote'."""
    entry = hit.entry
    spoken = isinstance(entry, StanceTrigger) and entry.frame == "object" and entry.basis == "stated"
    return spoken and hit.sentence.tokens[hit.first].word.endswith("ed")


def _saying(hit: Hit, subject: Subject | None, cast: Cast) -> list[Actor]:
    """Return those who say what 'they' do: 'Norway and Spain said they would recognise Palestine'."""
    tokens, words = hit.sentence.tokens, cast.words
    place = subject.phrase.first - 1 if subject is not None else 0
    if subject is None or place < 1 or tokens[subject.phrase.head].word not in ("they", "it"):
        return []
    if tokens[place].word == "which" and "preposition" in words.of(
        tokens[place - 1]
    ):  # "a text in which they deplored"
        verb = verb_before(tokens, place - 1, words)
        issuer = phrase_from(tokens, verb + 2, words) if verb and tokens[verb + 1].word == "by" else None
        if issuer is not None:  # "a statement issued by the Chadian army in which it deplored"
            return agents_of(cast, hit.sentence, issuer)
        return actors_of(cast, hit.sentence, subject_of(tokens, verb, words)) if verb is not None else []
    if tokens[subject.phrase.head].word == "it":
        return []
    place -= tokens[place].word == "that"
    if place < 1 or not _tells(tokens, place, words):
        return []
    return actors_of(cast, hit.sentence, subject_of(tokens, place, words))


def _tells(tokens: Sequence[Token], index: int, words: Words) -> bool:
    return tokens[index].word in words.cues and is_verb(tokens, index, words)
