"""Where clauses start, and which of them hang on another one."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.insertions import before_insertion
from unga_dataset.builder.grammar.nearby import is_exception
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.verbs import is_dash, is_verb, verb_group_start
from unga_dataset.builder.grammar.vocabulary import BREAKS, MENTIONS, OPENERS
from unga_dataset.builder.grammar.words import Words

HANGS = frozenset({"subordinator", "relative"})
SCENES = frozenset({"as", "when", "where", "while"})
"""What opens a clause that a participle behind it belongs to: 'as a man walked in, saying ...'."""
JOINTS = frozenset({"&", ",", "and", "nor", "or"})
"""What joins the names of a list."""
LED = frozenset({"which"})
"""What a preposition may lead: 'a debate in which he said'."""


def clause_start(tokens: Sequence[Token], end: int, words: Words) -> int:
    """Return where the clause that reaches up to a token starts."""
    bracketed = False
    for index in range(end - 1, -1, -1):
        token = tokens[index]
        if bracketed:
            bracketed = token.word != "("  # "kept the Council (UNSC) from acting and voted no"
            continue
        if not token.known.parts and token.kind != "quoted":
            bracketed = token.word == ")"
            continue  # few words and marks can part clauses
        if token.kind == "word":
            cue = token.word in words.cues and index + 1 < end and tokens[index + 1].word != "to"
            cue = cue and is_verb(tokens, index, words)
            opens = token.word != "than" and not token.known.classes.isdisjoint(OPENERS)
            if cue or (opens and not is_exception(tokens, index)):
                return index + 1
        elif token.kind == "quoted":
            return index + 1
        elif token.kind == "mark":
            parts = token.word in BREAKS or (token.word == "," and index + 1 < end)
            if parts or is_dash(tokens, index):
                return index + 1
    return 0


def is_subordinate(tokens: Sequence[Token], verb: int, words: Words) -> bool:
    """Whether the clause of a verb hangs on another: by what opens it, or as what a cue before it reports."""
    end = before_insertion(tokens, verb_group_start(tokens, verb, words))
    start = clause_start(tokens, end, words) if end > 0 else 0
    if start == 0:
        return "subordinator" in words.of(tokens[0])
    opener = tokens[start - 1]
    if opener.kind == "quoted":
        return False
    listed = start > 1 and start == end - 1 and opener.word in JOINTS
    if listed and tokens[start].kind in MENTIONS and tokens[start - 2].kind in MENTIONS:
        start = clause_start(tokens, start - 1, words)  # "Chad and Mali abstained"
        opener = tokens[start - 1]
        if start == 0 or opener.word == ",":
            return "subordinator" in words.of(tokens[0]) if start == 0 else False
    if "conjunction" in words.of(opener):
        return start < 2 or tokens[start - 2].word != ","
    led = start > 1 and opener.word in LED and "preposition" in words.of(tokens[start - 2])
    scene = led or opener.word in SCENES
    return not scene and (not words.of(opener).isdisjoint(HANGS) or opener.word in words.clausal)
