"""Where the content of a report ends: at the end of its sentence, or where the source or the reporter turns away."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.nearby import NOMINATIVES
from unga_dataset.builder.grammar.nouns import HEARERS, denotes
from unga_dataset.builder.grammar.phrases import phrase_before, phrase_from
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.verbs import is_contracted, is_dash, is_finite
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.quoting.cues import Cue

TWIN = 6
"""How many tokens the subject of a told clause may have."""
JOINTS = frozenset({",", "and", "but"})
REACH = 40
"""How many tokens a content may hold before the main clause of its sentence."""
DASHES = frozenset("–—")
STROKES = DASHES | {"-"}
ADDING = frozenset({"a", "an", "the", "all", "though", "although", "even", "despite", "now", "something"})
"""What opens what a reporter adds behind a dash."""
TELLERS = frozenset({"and", "but", "while", "whereas"})
"""What leads to someone else's words."""
TURNS = frozenset({"but", "compared", "however", "while", "whereas", "though"})
"""What turns to something else after a comma."""


def content_end(tokens: Sequence[Token], first: int, following: Sequence[Cue], words: Words) -> int:
    """Return where the content ends: at the end of the sentence, or where the source goes on to say something else."""
    end = len(tokens)
    for cue in following:
        start = cue.start
        if start - 1 <= first:
            continue
        before = tokens[start - 1]
        participle = tokens[cue.first].word.endswith("ing")
        listed = tokens[start - 2].word.endswith("ing")  # "planning, directing or funding"
        gerund = participle and before.word == "," and not listed and _has_finite(tokens, first, start, words)
        finite = cue.form not in (cue.lemma, cue.lemma.split(" ")[0]) and not participle
        joined = before.word in ("and", "but") and finite and cue.is_verb and not (cue.wills or cue.thinks)
        joined = joined and not (_hangs_on(tokens, first, cue, words) or _is_twin(tokens, first, cue, following, words))
        if gerund or joined or ("source" in cue.frames and before.word == ","):
            end = start - 1
            break
        other = _other_clause(tokens, start, words)
        other = _other_teller(tokens, cue, words) if other is None else other
        if other is not None and other > first:
            end = other
            break
    if (main := _main_clause(tokens, first, words)) is not None:
        end = min(end, main)
    turn = (i for i in range(first, end - 1) if tokens[i].word in JOINTS and _turns(tokens, i, words))
    end = next(turn, end)
    parted = (i for i in range(first, end - 2) if tokens[i].word == ";" and tokens[i + 1].kind in MENTIONS)
    end = next((i for i in parted if is_finite(tokens, i + 2, words)), end)  # "said it was shut; Chad denied it"
    end = _before_aside(tokens, first, end)
    while end > first and tokens[end - 1].kind == "mark" and tokens[end - 1].word not in ")]":
        end -= 1
    return end


def _before_aside(tokens: Sequence[Token], first: int, end: int) -> int:
    """Return the dash behind which the reporter adds what something is: 'he would sail - a trip of six weeks'."""
    strokes = [index for index in range(first + 1, end - 2) if tokens[index].word in STROKES]
    dashes = [index for index in strokes if tokens[index].word in DASHES or is_dash(tokens, index)]
    if len(dashes) != 1 or tokens[dashes[0]].quoted:
        return end
    return dashes[0] if tokens[dashes[0] + 1].word in ADDING else end


def _hangs_on(tokens: Sequence[Token], first: int, cue: Cue, words: Words) -> bool:
    """Whether a cue that reports no words goes on with a clause of the content: 'as they came and issued visas'."""
    near = tokens[cue.last : cue.last + REACH]
    if cue.clausal != "quote" or "name" in cue.frames or any(one.quoted or one.kind == "quoted" for one in near):
        return False
    opens = (index for index in range(first + 1, cue.first - 1) if "subordinator" in words.of(tokens[index]))
    return any(tokens[index + 1].word in NOMINATIVES for index in opens)


def _is_twin(tokens: Sequence[Token], first: int, cue: Cue, following: Sequence[Cue], words: Words) -> bool:
    """Whether a cue is the second of the one whom the content opens with: 'said Chad objected and proposed a draft'."""
    inner = following[0]
    if inner.first >= cue.first or not inner.is_verb or inner.start == first or inner.form == inner.lemma:
        return False
    if inner.form.endswith("ing") or not first < inner.start <= first + TWIN:
        return False
    subject = phrase_from(tokens, first, words)
    return subject is not None and subject.last == inner.start and tokens[subject.head].kind in MENTIONS


def _main_clause(tokens: Sequence[Token], first: int, words: Words) -> int | None:
    """Return the comma where the main clause starts if a content stands in one before it: 'While X said A, B left'."""
    opener = tokens[0]
    participle = opener.word in ("asked", "responding", "reacting", "turning")
    led = participle or "subordinator" in words.of(opener)
    if not led or any(token.word == "," for token in tokens[:first]):
        return None
    for index in range(first + 2, min(first + REACH, len(tokens) - 2)):
        if tokens[index].word != "," or tokens[index].quoted:
            continue
        phrase = phrase_from(tokens, index + 1, words)
        if phrase is not None and phrase.last < len(tokens):
            verb = tokens[phrase.last]
            if verb.known.helps or is_finite(tokens, phrase.last, words):
                return index
    return None


def _has_finite(tokens: Sequence[Token], first: int, last: int, words: Words) -> bool:
    """Whether a clause has its verb already: not so in 'a report, released by X, detailing abuses, | was lost'."""
    closing = (index for index in range(last, len(tokens) - 1) if tokens[index].word == ",")
    if not any(is_finite(tokens, index + 1, words) for index in closing):
        return True
    return any(
        token.quoted or token.kind == "quoted" or is_finite(tokens, index, words)
        for index, token in enumerate(tokens[first:last], first)
    )


def has_clause(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a stretch of tokens shows a clause: by a verb, or by a pronoun that can only be a subject."""
    if last - first > 1 and tokens[first].word in NOMINATIVES:
        return True
    for index in range(first, last):
        token = tokens[index]
        if token.kind == "word" and ((word := token.known).helps or word.acts):
            return True
        if is_contracted(tokens, index):
            return True
    return False


def _turns(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a content ends at a token: before ', but', ', a charge', or a new verb behind quoted words."""
    token, following = tokens[index], tokens[index + 1]
    if token.word == ",":
        third = tokens[index + 2].word if index + 2 < len(tokens) else ""
        turns = following.word in TURNS and third != ","  # not "the vote, however, was lost"
        return turns or (following.word in ("a", "an") and third in words.nominal)
    if token.word not in ("and", "but") or token.quoted or not (index and tokens[index - 1].quoted) or following.quoted:
        return False
    verb = index + 2 if following.kind in MENTIONS else index + 1
    return verb < len(tokens) and is_finite(tokens, verb, words) and "auxiliary" not in words.of(tokens[verb])


def _other_clause(tokens: Sequence[Token], verb: int, words: Words) -> int | None:
    """Return where a clause with a source of its own starts before a verb: ', and Moussa said ...'."""
    subject = verb - 1
    if tokens[subject].kind not in MENTIONS and not tokens[subject].known.pronoun:
        return None
    if tokens[subject].word in ("it", "they") and "passive" not in words.of(tokens[verb]) and tokens[verb].known.helps:
        return None  # "added that none objected, and it was expected to pass"
    joint = subject - 2 if "determiner" in words.of(tokens[subject - 1]) else subject - 1
    if joint > 0 and tokens[joint].word == "," and tokens[joint].quoted:
        return joint  # '... at "lesser tasks," Moussa said: ...'
    if (
        joint > 0
        and tokens[joint].word == "with"
        and tokens[joint - 1].word == ","
        and tokens[verb].word.endswith("ing")
    ):
        return joint - 1  # "said A, with Moussa calling it ..."
    if joint < 1 or tokens[joint].word not in ("and", "but", "while", "though"):
        return None
    return joint - 1 if tokens[joint - 1].word == "," else joint if tokens[joint].word == "while" else None


def _other_teller(tokens: Sequence[Token], cue: Cue, words: Words) -> int | None:
    """Return where the clause of other tellers starts: 'said A | and two aides said B', 'A | - others say B'."""
    if cue.clausal != "clause" or not cue.is_verb or tokens[cue.first].word.endswith("ing"):
        return None
    phrase = phrase_before(tokens, cue.start, words)
    if phrase is None or phrase.first < 2 or phrase.last != cue.start:
        return None
    head, joint = tokens[phrase.head], phrase.first - 1
    if head.known.pronoun and cue.thinks:
        return None  # "said it was late and they feared worse"
    if not (head.kind in MENTIONS or head.known.pronoun or head.known.opens or denotes(head, HEARERS)):
        return None
    if is_dash(tokens, joint) or tokens[joint].word == ";":
        return joint
    if tokens[joint].word not in TELLERS:
        return None
    return joint - 1 if tokens[joint - 1].word == "," else joint
