"""The frame of a cue that stands before its content: which kind it is, where the content starts and ends."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.entries import Frame
from unga_dataset.builder.grammar.nearby import NOMINATIVES
from unga_dataset.builder.grammar.phrases import phrase_before, phrase_from
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.verbs import is_contracted, is_finite
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.quoting.addressees import (
    ends_of,
    is_clausal,
    past_addressee,
    past_occasion,
    past_time,
    points,
)
from unga_dataset.builder.quoting.cues import Cue

THAT_WINDOW = 24
"""How many tokens an addressee, a time and a place may hold 'that' off its cue."""
INSERTED = 16
"""How many tokens may stand between commas after an object."""
CLAUSES = frozenset({"clause", "that", "object"})
"""The frames in which a cue may report a clause that 'that' opens."""
ASIDES = frozenset({"preposition", "quantifier"})
"""What opens an aside before 'that': 'warned, more than once, that'."""
ASKING = frozenset({"how", "why", "what"})
"""What opens an indirect question."""
NEGATIONS = frozenset({"not", "never", "no longer"})
"""What may stand before the 'to' of what is asked for."""
ADDRESSED = "tell"
"""The cue behind which whom it tells comes first."""
PLAIN = "say"
"""The one cue that needs no sign of a clause after it."""


def frame_of(tokens: Sequence[Token], cue: Cue, words: Words) -> tuple[Frame, int, int, bool] | None:
    """Return the frame of a cue before its content: its kind, where content and cue end, whether it is sure.

    It is sure where a 'that', a colon or a link shows the frame; a bare clause or fragment after the cue is not.
    """
    frames, first = cue.frames, past_time(tokens, cue.last, words)
    if first >= len(tokens) or _points(tokens, first):
        return None
    clausal, speaks = cue.clausal, cue.speaks
    following = tokens[first]
    if "object" in frames and following.word in frames["object"].links and following.word != "to":
        return "object", first + 1, first + 1 if first == cue.last else cue.last, True
    if following.word == "to" and clausal in ("clause", "that") and _is_marked(tokens, first, words):
        return "quote", first, cue.last, True  # 'vowed to "open" the gates'
    if speaks and (following.kind == "quoted" or following.quoted):
        return clausal, first, cue.last, False
    if following.word == "," and (that := _past_aside(tokens, first, words)) is not None:
        return clausal, that, cue.last, True
    if following.kind == "mark" and following.word in ":,":
        return (clausal, first + 1, cue.last, following.word == ":") if speaks else None
    phrase = phrase_from(tokens, first, words)
    ends = ends_of(tokens, phrase, words)
    pauses = ends or (() if "noun" in frames else _occasion(tokens, first, words))
    if speaks and (opens := _after_addressee(tokens, pauses)) is not None:
        return clausal, opens, cue.last, True
    opens = _subordinate(tokens, cue, first, ends, words)
    return _bare(tokens, cue, first, ends, words) if opens is None else (clausal, opens, cue.last, True)


def _points(tokens: Sequence[Token], first: int) -> bool:
    """Whether a 'that' points at what was told before and opens no clause: 'repeated that claim on Friday'."""
    if tokens[first].word != "that" or first + 1 >= len(tokens) or tokens[first].quoted:
        return False
    known = tokens[first + 1].known
    if tokens[first + 1].kind != "word" or known.noun is None or known.plural:
        return False
    if any(token.kind == "quoted" or token.quoted for token in tokens[first + 2 :]):
        return False
    last = next((index for index in range(first + 2, len(tokens)) if tokens[index].kind == "mark"), len(tokens) - 1)
    inserted = last + 1 < len(tokens) and not tokens[last + 1].word.endswith("ing")  # "that trade, which fell, ends"
    return not inserted and not any(token.known.helps or token.known.acts for token in tokens[first + 2 : last])


def _is_marked(tokens: Sequence[Token], to: int, words: Words) -> bool:
    """Whether a fragment stands in what 'to' leads, before another clause."""
    for token in tokens[to + 1 : to + 1 + INSERTED]:
        if token.quoted or token.kind == "quoted":
            return token.quoted
        if token.kind == "mark" or token.word == "that" or token.word in words.cues:
            return False
    return False


def _past_aside(tokens: Sequence[Token], first: int, words: Words) -> int | None:
    """Return what follows the 'that' behind an aside: 'warned, however, that', 'said, without any proof, that'."""
    aside = range(first + 1, min(first + INSERTED, len(tokens) - 2))
    comma = next((index for index in aside if tokens[index].word == ","), None)
    if comma is None or tokens[comma + 1].word != "that":
        return None
    led = words.is_adverb(tokens[first + 1]) or not words.of(tokens[first + 1]).isdisjoint(ASIDES)
    return comma + 2 if led else None


def _subordinate(tokens: Sequence[Token], cue: Cue, first: int, ends: Sequence[int], words: Words) -> int | None:
    """Return where a clause starts that a 'that' or a question word opens, be it behind the subject of another."""
    if cue.clausal != "quote" and not cue.wills and points(tokens, first):
        return first  # "insisted there was no famine"
    if not CLAUSES.isdisjoint(cue.frames) and (that := _that(tokens, first, words)) is not None:
        plain = cue.clausal == "clause" and "object" not in cue.frames
        begun = plain and _has_subject(tokens, ends, that, words)  # "said the truth is that ..."
        begun = begun or (plain and tokens[first].word == "there" and tokens[first + 1].known.helps)
        return first if begun else that + 1
    return _question(tokens, (first, *ends), cue) if cue.clausal in ("clause", "that") else None


def _occasion(tokens: Sequence[Token], first: int, words: Words) -> tuple[int, ...]:
    """Return the comma where a place or occasion after a cue ends: 'said of the vote on Monday, "..."'."""
    if tokens[first].kind != "word" or "preposition" not in words.of(tokens[first]):
        return ()
    last = min(first + INSERTED, len(tokens))
    comma = next((index for index in range(first, last) if tokens[index].word in (",", ":")), None)
    return () if comma is None else (comma,)


def _after_addressee(tokens: Sequence[Token], ends: Sequence[int]) -> int | None:
    """Return where a quotation opens after an addressee: 'told the assembly, "..."', 'put it this way: "..."'."""
    for index in ends:
        if index + 1 < len(tokens) and tokens[index].word in (",", ":"):
            following = tokens[index + 1]
            return index + 1 if following.kind == "quoted" or following.quoted else None
    return None


def _bare(
    tokens: Sequence[Token], cue: Cue, first: int, ends: Sequence[int], words: Words
) -> tuple[Frame, int, int, bool] | None:
    """Return the frame of a cue with nothing but words after it; `ends` are those of the noun phrase there."""
    frames = cue.frames
    linked = _linked(tokens, cue, ends) if ends else _linked_relative(tokens, cue, first, words)
    if linked is not None:
        return linked, first if ends else first + 1, cue.last, True
    if "name" in frames and ends and not frames["name"].links:
        named = ends[0] < len(tokens) and tokens[ends[0]].word in ("a", "an", "the")
        return "name", first, cue.last, named  # "called the vote a farce"
    # "denied sending arms": what is done, not said
    gerund = cue.lemma != PLAIN and tokens[first].word.endswith("ing") and tokens[first].known.noun is None
    if cue.clausal == "clause" and not gerund:
        told = past_addressee(tokens, first, ends, words) if cue.lemma == ADDRESSED else None
        whole = (*ends, _past_insertion(tokens, ends[-1])) if ends else ()
        if told is None and not (cue.lemma == PLAIN or is_clausal(tokens, whole, words)):
            told = past_addressee(tokens, first, ends, words)
            if told is None:
                return None
        if told is not None:
            return cue.clausal, told, cue.last, True
        return cue.clausal, past_occasion(tokens, first, words), cue.last, False
    if cue.clausal == "that" and not cue.wills and _is_helped(tokens, ends):
        return "clause", first, cue.last, True  # "noted the lock had leaked"
    if cue.is_evidence and any(last < len(tokens) and _trails(tokens[last]) for last in ends):
        return "clause", first, cue.last, True  # "polls show Moussa trailing", "with a lead"
    return (cue.clausal, first, cue.last, False) if cue.speaks and not gerund else None


def _trails(token: Token) -> bool:
    """Whether a participle or 'with' tells how what is shown stands."""
    return token.kind == "word" and (token.word.endswith("ing") or token.word == "with")


def _is_helped(tokens: Sequence[Token], ends: Sequence[int]) -> bool:
    """Whether an auxiliary follows the noun phrase after a cue, so that it opens a clause without a 'that'."""
    return any(
        last < len(tokens)
        and (tokens[last].known.helps or is_contracted(tokens, last) or tokens[last - 1].word in NOMINATIVES)
        for last in ends
    )


def _linked(tokens: Sequence[Token], cue: Cue, ends: Sequence[int]) -> Frame | None:
    """Return the frame whose link follows the object of a cue: described X as, accused X of, urged X to."""
    frames: tuple[Frame, ...] = ("name", "object")
    links = {frame: cue.frames[frame].links for frame in frames if frame in cue.frames}
    for end in (*ends, _past_insertion(tokens, ends[-1]), *_before_marks(tokens, ends[-1])) if links else ():
        to = _past_negation(tokens, end)
        for frame, words in links.items():
            if to < len(tokens) and tokens[to].word in words:
                return frame
    return None


def _linked_relative(tokens: Sequence[Token], cue: Cue, first: int, words: Words) -> Frame | None:
    """Return the frame whose link follows a cue at once, as a relative is its object: 'which he described as'."""
    if "name" not in cue.frames or tokens[first].word not in cue.frames["name"].links:
        return None
    subject = phrase_before(tokens, cue.start, words)
    relative = tokens[subject.first - 1] if subject is not None and subject.first else tokens[first]
    return "name" if relative.word != "that" and "relative" in words.of(relative) else None


def _before_marks(tokens: Sequence[Token], last: int) -> tuple[int, ...]:
    """Return the word that stands before a fragment and its article behind an object: 'of X about Y as a "..."'."""
    for index in range(last, min(last + INSERTED, len(tokens))):
        if tokens[index].quoted:
            return (index - 1, index - 2)
        if tokens[index].kind in ("mark", "quoted") or tokens[index].known.helps:
            break
    return ()


def _past_negation(tokens: Sequence[Token], end: int) -> int:
    """Return what follows the negation of an infinitive: 'urged them not to', 'called on them no longer to'."""
    last = end
    while last < len(tokens) and tokens[last].word in NEGATIONS:
        last += 1
    return last if last < len(tokens) and tokens[last].word == "to" else end


def _past_insertion(tokens: Sequence[Token], last: int) -> int:
    """Return what follows the part between commas after an object: 'described Moussa, her rival, as'."""
    if last >= len(tokens) or tokens[last].word != ",":
        return last
    closing = next((i for i in range(last + 1, min(last + INSERTED, len(tokens))) if tokens[i].word == ","), None)
    return last if closing is None else closing + 1


def _question(tokens: Sequence[Token], places: Sequence[int], cue: Cue) -> int | None:
    """Return where an indirect question starts, right behind a cue or whom it asks: 'asked her how ...'."""
    for place in places:
        if place + 2 < len(tokens) and tokens[place].kind == "word" and not tokens[place].quoted:
            asks = tokens[place].word in ASKING or (tokens[place].word == "if" and cue.clausal == "that")
            if asks and tokens[place + 1].word != "to":
                return place
    return None


def _has_subject(tokens: Sequence[Token], ends: Sequence[int], that: int, words: Words) -> bool:
    """Whether a clause has its subject and verb already before a 'that'."""
    return any(last < that and (is_finite(tokens, last, words) or tokens[last].known.helps) for last in ends)


def _goes_on(token: Token, words: Words, *, told: bool) -> bool:
    """Whether what follows a 'that' is its verb, so that it stands for a noun: 'the crowd that's here'.

    `told` says that such a noun may stand before it: not so in 'said that doomed plans were back'.
    """
    if token.known.helps or token.word == "'s":
        return True
    return told and words.is_verb_form(token) and token.word.endswith("ed")


def _that(tokens: Sequence[Token], first: int, words: Words) -> int | None:
    """Return the 'that' that opens the content, past an addressee, a time, a place."""
    last = min(first + THAT_WINDOW, len(tokens) - 1)
    aimed = (i for i in range(first + 1, last) if tokens[i].word == "that" and tokens[i - 1].word in ("so", "such"))
    for index in range(first, next(aimed, last)):  # not "said it must be late so that all can come"
        token, following = tokens[index], tokens[index + 1]
        if not (token.known.parts or token.quoted or token.kind == "quoted"):
            continue
        if token.word == "that" and token.kind == "word":
            if following.kind == "quoted" or following.quoted:
                return index
            if following.kind == "word" and _goes_on(following, words, told=index > first):
                continue  # "a tackle that used to be ..."
            return index if index - first <= THAT_WINDOW // 2 else None
        if token.word == "whether" and index > first - 1 and not token.quoted:
            return index - 1  # the question keeps its 'whether'
        if token.kind == "quoted" or token.quoted or token.word in (":", ";"):
            return None
        if token.word in words.cues and tokens[index - 1].word in ("and", "but", ","):
            return None  # "said the vote was lawful and warned that ..."
        if token.word in words.cues and tokens[index - 2].word == "," and tokens[index - 1].kind in MENTIONS:
            return None  # "asked if she knew them, Moussa replied that ..."
    return None
