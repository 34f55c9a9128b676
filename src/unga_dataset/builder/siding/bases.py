"""Which stance a trigger tells, and how it is shown: done, said by the actor, ascribed by another, expected."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from unga_dataset.builder.entries import EventTrigger, StanceTrigger
from unga_dataset.builder.findings import Actor, Quote, Target
from unga_dataset.builder.grammar.actors import actors_of
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import subject_of
from unga_dataset.builder.grammar.hits import Hit
from unga_dataset.builder.grammar.outlooks import in_condition, voted_before
from unga_dataset.builder.grammar.standing import actor_of
from unga_dataset.builder.grammar.verbs import is_verb
from unga_dataset.builder.organizations import OrganizationMention
from unga_dataset.builder.siding.echoes import is_echo
from unga_dataset.codes import Basis, Stance

NEAR = 6
"""How many quotations away the one may stand whose content holds a word."""
CONTRARY: dict[Stance, Stance] = {"support": "oppose", "oppose": "support"}
PURPOSE = 12
"""How many words before an infinitive the verb may stand whose purpose it is."""
STAGED = 7
"""How many words before a stage the verb may stand that takes it: 'used their time on the podium'."""
WITHHOLDING = frozenset({"does", "do", "doesn't", "don't", "cannot", "can", "can't", "will", "won't", "would"})
"""What a verb of support that is negated stands behind where nothing is but an attitude: 'does not support'."""
BALLOTING = frozenset({"abstained", "voted", "abstaining", "abstentions"})
"""What tells a ballot, at which an attitude is shown by a vote: 'Chad opposed it, Mali abstained, diplomats said'."""
UNSURE = frozenset({"if", "unless", "should", "whether"})


def stance_of(hit: Hit, own: Sequence[Hit], cast: Cast) -> Stance | None:
    """Return the stance of a trigger that no evaluation has to tell."""
    entry = hit.entry
    if hit.sentence.tokens[hit.first].quoted and isinstance(entry, EventTrigger):
        return None
    if entry.stance == "abstain" and any(_or_abstains(other, [hit]) for other in own if other is not hit):
        return None  # told with the first verb: 'either support the text or abstain'
    if entry.stance in ("support", "oppose") and _or_abstains(hit, own):
        return "support_or_abstain" if entry.stance == "support" else "oppose_or_abstain"
    if is_withheld(hit) or is_echo(hit):
        return "oppose"
    if entry.stance is not None and _is_taken_back(hit, cast):
        return "oppose" if entry.stance == "support" else None
    return entry.stance


def _or_abstains(hit: Hit, own: Sequence[Hit]) -> bool:
    """Whether 'or abstain' follows, so that the text leaves open which."""
    tokens = hit.sentence.tokens
    return any(
        other.entry.stance == "abstain" and other.first > hit.last and tokens[other.first - 1].word == "or"
        for other in own
    )


def _is_taken_back(hit: Hit, cast: Cast) -> bool:
    """Whether a stance is given up: 'withdrew its support for the plan', 'dropped its objections to it'."""
    if not isinstance(hit.entry, StanceTrigger) or hit.entry.frame != "voiced":
        return False
    return any("taking_back" in cast.words.of(token) for token in hit.sentence.tokens[hit.group : hit.first])


def is_withheld(hit: Hit) -> bool:
    """Whether support is said not to be given: 'does not support the plan', 'cannot accept it'."""
    entry = hit.entry
    if not (hit.negated and isinstance(entry, StanceTrigger) and entry.frame == "object" and entry.stance == "support"):
        return False
    chain = {token.word for token in hit.sentence.tokens[hit.group : hit.first]}
    denied = "cannot" in chain or not chain.isdisjoint({"not", "n't", "doesn't", "don't", "can't", "won't"})
    return entry.basis == "reported" and denied and not chain.isdisjoint(WITHHOLDING)


def is_told(hit: Hit, cast: Cast) -> bool:
    """Whether a trigger tells a stance: not negated unless that makes it one, no mere possibility but by a vow."""
    if "@not" in hit.entry.links:
        before = [token.word for token in hit.sentence.tokens[max(0, hit.group - 3) : hit.group]]
        if before[:1] in (["for"], ["of"]) and before[-1] == "to":
            return False  # "faulted Chad for failing to cooperate": the reproach is the stance
        return not in_condition(hit.sentence.tokens, hit.group, cast.words)
    if hit.subject is not None and _is_wanted(hit, hit.subject.phrase.first):
        return False
    if (hit.negated and not is_withheld(hit)) or (
        hit.outlook != "hypothetical" and in_condition(hit.sentence.tokens, hit.group, cast.words)
    ):
        return False
    return hit.outlook != "hypothetical" or _would(hit, cast) or _serves(hit, cast)


def _is_wanted(hit: Hit, first: int) -> bool:
    """Whether a text would have somebody do it: 'the draft would have the Assembly condemn the raid'."""
    tokens = hit.sentence.tokens
    place = first - 1 - (tokens[first - 1].word == "the")
    return place > 0 and tokens[place].word == "have" and tokens[place - 1].word in ("would", "to", "will")


def _would(hit: Hit, cast: Cast) -> bool:
    """Whether a stance that 'would' be taken is one announced: 'said his delegation would oppose the draft'."""
    tokens, words = hit.sentence.tokens, cast.words
    chain = [token.word for token in tokens[hit.group : hit.first]]
    said = any(token.word in words.clausal for token in tokens[: hit.group])
    unsure = any(token.word in UNSURE for token in tokens)
    return chain[:1] == ["would"] and "have" not in chain and said and not unsure


def _serves(hit: Hit, cast: Cast) -> bool:
    """Whether an infinitive tells what somebody did in order to do it: 'rallied in Oslo to support the junta'."""
    return serving(hit, cast) is not None


def serving(hit: Hit, cast: Cast) -> int | None:
    """Return the verb of speaking or protesting whose purpose the infinitive of a hit is."""
    tokens, words = hit.sentence.tokens, cast.words
    if hit.group < 2 or tokens[hit.group - 1].word != "to" or isinstance(hit.entry, EventTrigger):
        return None
    for index in range(hit.group - 2, max(0, hit.group - PURPOSE), -1):
        if "protesting" in words.of(tokens[index]) and not words.of(tokens[index - 1]) & {"determiner", "possessive"}:
            return index
        if "stage" in words.of(tokens[index]):  # "took (to) the streets", "took the floor"
            places = range(index - 1, index - STAGED, -1)
            return next((i for i in places if "taking" in tokens[max(0, i)].known.means), None)
        if tokens[index].kind == "mark" or tokens[index].word in words.cues:
            return None
    return None


def teller_of(hit: Hit, quotes: Sequence[Quote], cast: Cast) -> Actor | None:
    """Return who says what a hit stands in, if somebody does."""
    place = hit.sentence.tokens[hit.first].start
    near = bisect_left(quotes, (place + 1,), key=attrgetter("span"))
    for quote in quotes[max(0, near - NEAR) : near + NEAR]:
        if quote.content.start <= place < quote.content.end and quote.source:
            return actor_of(cast, quote.source)
    return _sayer(hit, cast)


def _sayer(hit: Hit, cast: Cast) -> Actor | None:
    """Return who says it by the verb of saying right before the clause: 'the envoy said Ireland supports it'."""
    tokens, words = hit.sentence.tokens, cast.words
    place = hit.subject.phrase.first - 1 if hit.subject is not None else 0
    while place > 0 and (tokens[place].word == "that" or words.of(tokens[place]) & {"determiner", "possessive"}):
        place -= 1
    if place < 1 or tokens[place].word not in words.clausal or not is_verb(tokens, place, words):
        return None
    return next(iter(actors_of(cast, hit.sentence, subject_of(tokens, place, words))), None)


def basis_of(hit: Hit, actor: Actor, target: Target, teller: Actor | None, cast: Cast) -> Basis:
    """Return how a stance is shown; what is said of a state by its own people is said by it."""
    entry, itself = hit.entry, teller is not None and _same(actor, teller)
    if isinstance(entry, EventTrigger):
        return _of_act(hit, entry, itself=itself or _is_vowed(hit, cast))
    if hit.outlook in ("expected", "planned") and "@not" not in entry.links:
        return "stated" if itself or _is_vowed(hit, cast) else "expected"
    if serving(hit, cast) is not None:
        return "acted" if actor.kind == "group" else "stated"
    infinitive = hit.group > 1 and hit.sentence.tokens[hit.group - 1].word == "to"
    voted = infinitive and voted_before(hit.sentence.tokens, hit.group, cast.words) is not None
    present = not infinitive and not hit.sentence.tokens[hit.first].word.endswith(("ed", "ing")) and hit.agent is None
    if voted or _is_sided(hit, target, cast) or (entry.basis == "acted" and not (present and entry.frame == "object")):
        return "acted"  # "voted to condemn the raid"
    if itself or hit.outlook == "hypothetical" or (teller is None and _is_lasting(hit)):
        return "stated" if itself or hit.outlook == "hypothetical" else "reported"
    in_ballot = target.kind == "resolution" and not BALLOTING.isdisjoint(hit.sentence.words)
    if teller is not None and (teller.iso3 or teller.kind != "person") and not (in_ballot or _is_press(teller, cast)):
        return "reported"
    if entry.basis == "reported" and not present and entry.frame == "object":
        return _past(hit, actor, target, cast)
    text = target.kind == "resolution" or (entry.lemma == "reject" and target.kind not in ("country", "person"))
    decided = text and not present and (_is_organ(hit, cast) or (_is_balloted(hit) and target.kind == "resolution"))
    return "acted" if decided else entry.basis


def _is_sided(hit: Hit, target: Target, cast: Cast) -> bool:
    """Whether being for or against is to vote so: 'nine members were against it'."""
    tokens = hit.sentence.tokens
    if getattr(hit.entry, "frame", "") != "be" or tokens[hit.group].word.endswith("s"):
        return False
    voted = target.kind == "resolution" or "vote" in hit.sentence.words
    group = hit.subject.phrase if hit.subject is not None else None
    opening = tokens[group.first : group.first + 2] if group is not None else ()
    counted = any(token.kind == "number" or token.word in cast.words.numbers for token in opening)
    return (voted and "joining" in cast.words.of(tokens[hit.group])) or (counted and tokens[hit.group].word == "were")


def _is_balloted(hit: Hit) -> bool:
    """Whether votes are counted in the sentence of a hit: 'was rejected by member states with only 15 votes for it'."""
    tokens = hit.sentence.tokens
    if "votes" not in hit.sentence.words:
        return False
    return any(token.word == "votes" and before.kind == "number" for before, token in pairwise(tokens))


def _is_lasting(hit: Hit) -> bool:
    """Whether a stance is told as one held for long: 'has long advocated the plan', 'has repeatedly sided with'."""
    chain = [token.word for token in hit.sentence.tokens[hit.group : hit.first]]
    return not {"has", "have", "had"}.isdisjoint(chain) and not {"long", "repeatedly"}.isdisjoint(chain)


def _is_organ(hit: Hit, cast: Cast) -> bool:
    """Whether an organ, which acts by voting, is the subject of a hit: 'the UN rights council rejected a motion'."""
    head = hit.sentence.tokens[hit.subject.phrase.head] if hit.subject is not None else None
    if head is None or head.kind != "organization":
        return head is not None and "organ" in head.known.means
    named = isinstance(head.mention, OrganizationMention) and head.mention.entry.kind == "organ"
    return named or "organ" in cast.words.known[cast.text[head.start : head.end].split(" ")[-1].lower()].means


def _of_act(hit: Hit, entry: EventTrigger, *, itself: bool) -> Basis:
    """Return how an act shows a stance: done, said to come by those who do it, expected by others."""
    if hit.outlook == "fact" or (entry.kind == "expulsion" and hit.outlook != "expected"):
        return "acted"  # an expulsion announced is one that occurred: "said it would expel three diplomats"
    if hit.outlook == "hypothetical" or "@not" in entry.links:
        return "stated"
    return "stated" if itself else "expected"


def _past(hit: Hit, actor: Actor, target: Target, cast: Cast) -> Basis:
    """Return how a past attitude is shown: by a vote on a text or of a body, by the words of a person, or not."""
    if target.kind == "resolution" or actor.kind == "group":
        return "acted"  # "Mali opposed the draft resolution", "lawmakers backed the bid"
    head = hit.sentence.tokens[hit.subject.phrase.head] if hit.subject is not None else None
    noun = cast.words.noun(head) if head is not None else None
    person = head is not None and (head.kind == "person" or (noun is not None and noun.noun_class == "person"))
    lasting = any(token.word == "long" for token in hit.sentence.tokens[max(0, hit.first - 2) : hit.first])
    return "stated" if person and not lasting else "reported"  # "Labour leader X backed the measures"


def _same(actor: Actor, teller: Actor) -> bool:
    return actor.name == teller.name or (actor.iso3 is not None and actor.iso3 == teller.iso3)


def _is_press(teller: Actor, cast: Cast) -> bool:
    """Whether an agency or a paper tells it, which is but how it became known: 'condemned the raid, AFP reported'."""
    name = teller.name.lower().split(" ")
    noun, _ = cast.words.nouns.get(name[-1], (None, False))
    return teller.name in cast.words.outlets or "news" in name or (noun is not None and noun.noun_class == "outlet")


def _is_vowed(hit: Hit, cast: Cast) -> bool:
    """Whether an infinitive hangs on a vow: 'pledged to support the plan'."""
    tokens = hit.sentence.tokens
    return hit.group > 1 and tokens[hit.group - 1].word == "to" and tokens[hit.group - 2].word in cast.words.cues
