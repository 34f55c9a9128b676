"""Find the verbs and nouns that show an event or a stance, with their subject, object, voice and modality.

One pass for both finders. A hit says what stands in the sentence; events.py and positions.py decide what it means.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from unga_dataset.builder.entries import EventTrigger, StanceTrigger
from unga_dataset.builder.grammar.hits import Entry, Hit
from unga_dataset.builder.grammar.phrases import names_from
from unga_dataset.builder.grammar.readings import hit_at
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.verbs import is_dash
from unga_dataset.builder.grammar.words import Words, words_of
from unga_dataset.builder.lexicon import Lexicon

Form = tuple[int, tuple[str, ...], Entry, str]
"""When a form is tried among those with its first word, the words behind that, what it triggers, and as which part."""
Openings = dict[str, list[Form]]
SIDES = frozenset({"for", "against", "in", "no", "yes"})
BALLOT = 14
"""How many tokens may tell of a ballot between 'voted' and its side."""
BALLOTED = frozenset({"to", "by", "a", "the", "of", "with", ","})
"""What may stand between 'voted' and its side beside the words that tell of a ballot: 'voted (by a majority) for'."""
STANDING_FOR = {
    "its": frozenset({"his", "her", "their", "our", "my"}),
    "itself": frozenset({"himself", "herself", "themselves"}),
}
"""What a possessive or reflexive in a form of several words stands for."""


def find_hits(sentence: Sentence, lexicon: Lexicon) -> list[Hit]:
    """Return the triggers of a sentence, verbs and nouns, in order."""
    words, tokens, forms = words_of(lexicon), sentence.tokens, _forms(lexicon)
    found: list[Hit] = []
    last = 0
    for index in sentence.places(forms):
        if tokens[index].kind != "word" or index < last:
            continue
        for _, rest, entry, part in _within(forms[tokens[index].word], sentence.words):
            if index + 1 + len(rest) < last:
                break  # "vote against" has been read, of which "vote" is but a part
            if last > index and _is_settled(entry, part, found):
                continue
            if len(rest) > 1 and not (sentence.words.issuperset(rest) or STANDING_FOR.keys() & rest):
                continue
            after = _read(tokens, index + 1, rest, words) if rest else index + 1
            if after is None or not _may_hold(entry, sentence):
                continue
            hit = hit_at(sentence, entry, part, (index, after), words)
            if hit is not None and (hit.negated or "@not" not in entry.links):
                found.append(_with_outlook(hit, found))
                last = max(last, after)
    return found


def _within(openings: Openings, words: frozenset[str]) -> Sequence[Form]:
    """Return the forms with one first word whose last word stands in a sentence, the longest first."""
    alone = openings.get("", [])
    if alone and len(openings) == 1:
        return alone
    fewer, more = (openings, words) if len(openings) < len(words) else (words, openings)
    lasts = [word for word in fewer if word and word in more]
    return sorted(chain(alone, *(openings[last] for last in lasts))) if lasts else alone


def _is_settled(entry: Entry, part: str, found: Sequence[Hit]) -> bool:
    """Whether the reading just found leaves no room for another: a verb is no noun, and takes one stance."""
    last = found[-1].entry
    if part == "noun":
        return True
    return isinstance(entry, StanceTrigger) and (isinstance(last, StanceTrigger) or last.stance is not None)


def _read(tokens: Sequence[Token], place: int, rest: tuple[str, ...], words: Words) -> int | None:
    """Return the end of a form's other words if they stand at a place: 'its' is any owner, an adverb may stand between.

    "threw its (their, his) support behind", "hit back (angrily) at".
    """
    if rest[0] in SIDES and tokens[place - 1].word.startswith("vot"):
        place = _past_ballot(tokens, place, rest[0])
    for wanted in rest:
        while place < len(tokens) and tokens[place].word != wanted and _between(tokens, place, words):
            place += 1
        place = _past_company(tokens, place)
        word = tokens[place].word if place < len(tokens) else ""
        if word != wanted and word not in STANDING_FOR.get(wanted, ()):
            return None
        place += 1
    return place


def _past_ballot(tokens: Sequence[Token], place: int, wanted: str) -> int:
    """Return the token behind when, where and by how many votes: 'voted in Oslo on Friday by 14 to 1 | against'."""
    if place + 1 < len(tokens) and tokens[place].kind == "number" and tokens[place + 1].word == wanted:
        return len(tokens)  # "voted 118 in favour and 62 against"
    for index in range(place, min(len(tokens) - 1, place + BALLOT)):
        token, following = tokens[index], tokens[index + 1]
        led = token.word in ("on", "in") and (following.kind == "date" or following.capital or following.word == "the")
        if token.word == wanted and not led:
            return index
        if is_dash(tokens, index):
            break  # "142 states voted - 92 in favour"
        named = token.kind in ("date", "number", "country", "organization") or token.capital or token.word in "-–"
        if not (led or named or token.known.adverb or token.word in BALLOTED or "balloting" in token.known.means):
            break
    return place


def _past_company(tokens: Sequence[Token], place: int) -> int:
    """Return the token behind those with whom somebody votes: 'voted with Chad and Mali | against the draft'."""
    if (
        place >= len(tokens)
        or tokens[place].word not in ("with", "alongside")
        or not tokens[place - 1].word.startswith("vot")
    ):
        return place
    names = names_from(tokens, place + 1)
    last = names[-1] + 1 if names else place
    return last + (last > place and last < len(tokens) and tokens[last].word == ",")


def _between(tokens: Sequence[Token], place: int, words: Words) -> bool:
    """Whether a token may stand between the words of a form: an adverb, the figures of a ballot ('voted 13-2 for')."""
    token = tokens[place]
    if token.kind == "number" or (token.word in "-–" and tokens[place - 1].kind == "number"):
        return True
    return token.word.endswith("ly") and words.is_adverb(token)


@functools.cache
def _forms(lexicon: Lexicon) -> dict[str, Openings]:
    """Map the first word of every form to the forms by their last word, in the order in which they are tried.

    The longest come first, verbs before nouns. A form of one word, or one that ends in what others may stand for, is
    found under no word.
    """
    forms: dict[str, list[tuple[tuple[str, ...], Entry, str]]] = {}
    entries: list[tuple[Entry, str]] = [(entry, entry.part) for entry in lexicon.event_triggers]
    verbal = ("object", "name", "must", "asked")
    entries += [(entry, "verb") for entry in lexicon.stance_triggers if entry.frame in verbal]
    entries += [(entry, entry.frame) for entry in lexicon.stance_triggers if entry.frame in ("voiced", "be")]
    for entry, part in entries:
        for form in entry.forms:
            first, *rest = form.split(" ")
            forms.setdefault(first, []).append((tuple(rest), entry, part))
    for several in forms.values():
        several.sort(key=lambda item: (-len(item[0]), item[2] == "noun", not item[1].links))
    found: dict[str, Openings] = {}
    for first, several in forms.items():
        for rank, (behind, entry, part) in enumerate(several):
            last = behind[-1] if behind and behind[-1] not in STANDING_FOR else ""
            found.setdefault(first, {}).setdefault(last, []).append((rank, behind, entry, part))
    return found


def _may_hold(entry: Entry, sentence: Sentence) -> bool:
    """Whether one of the words that a trigger needs stands in its sentence: 'ordered X to leave'."""
    needs = entry.needs if isinstance(entry, EventTrigger) else ()
    return not needs or any(_may_stand(need, sentence.words) for need in needs)


def _may_stand(need: str, words: frozenset[str]) -> bool:
    """Whether the words of a need are there; what else it names is looked at later."""
    if need in words or (need[0] == "@" and "+" not in need):
        return True
    return "+" in need and all(part[0] == "@" or part in words for part in need.split("+"))


def _with_outlook(hit: Hit, earlier: Sequence[Hit]) -> Hit:
    """Give the second of two joined verbs the outlook of the first: 'is expected to agree or abstain'."""
    joined = hit.group > 0 and hit.sentence.tokens[hit.group - 1].word in ("and", "or", "but")
    if hit.outlook != "fact" or not joined or not earlier or earlier[-1].entry is hit.entry:
        return hit
    return replace(hit, outlook=earlier[-1].outlook)
