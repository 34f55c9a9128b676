"""A clause before its main clause: 'After Moussa said the vote was lost, Boateng called it "a fraud"'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.openings import clause_start
from unga_dataset.builder.grammar.phrases import extended, phrase_from
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.verbs import is_finite
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.quoting.addressees import past_time
from unga_dataset.builder.quoting.bounds import parts_clause
from unga_dataset.builder.quoting.cues import Cue

FRONTS = frozenset({"after", "although", "as", "because", "before", "if", "once", "since", "though", "when", "while"})
"""What opens a clause that stands before its main clause."""
OPENS = frozenset({"subordinator", "conjunction", "relative"})


def is_fronted(tokens: Sequence[Token], cue: Cue, words: Words) -> bool:
    """Whether the clause of a cue opens its sentence, or a part of it, with a word like 'after' or 'while'."""
    return _fronts(tokens, clause_start(tokens, cue.start, words) - 1, words)


def _fronts(tokens: Sequence[Token], opener: int, words: Words) -> bool:
    """Whether a word, if there is one, opens a clause before the main one."""
    if opener < 0 or tokens[opener].word not in FRONTS:
        return False
    before = tokens[opener - 1] if opener else None
    if before is None or (opener == 1 and before.known.adverb):
        return True  # "Ever since Moussa announced the plan, ..."
    if before.word in (",", "that") or "conjunction" in words.of(before):
        return True
    return tokens[0].word == "asked" and not any(token.word == "," for token in tokens[:opener])


def leads_main(tokens: Sequence[Token], cue: Cue, words: Words) -> bool:
    """Whether a cue stands before the main clause: in one that 'after' opens, be it a joined one, in 'what he called'.

    Or in what a participle opens: 'Waving signs calling it "a fraud," the men left'.
    """
    opener = clause_start(tokens, cue.start, words) - 1
    if _fronts(tokens, opener, words) or (opener >= 0 and tokens[opener].word == "what"):
        return True
    opens = tokens[0].word in FRONTS or (tokens[0].word.endswith("ing") and cue.hangs)
    return opens and not any(token.word == "," for token in tokens[1 : cue.first])


def main_clause(tokens: Sequence[Token], cue: Cue, first: int, end: int, words: Words) -> int:
    """Return the comma before the main clause within `[first, end)`, which a subject and its verb show; else `end`."""
    for index in range(max(cue.last, first - 1), end - 1):
        token = tokens[index]
        last = index > cue.last and _is_last(tokens, index + 1)
        if parts_clause(tokens, index) and (last or _opens_clause(tokens, index + 1, words)):
            return index
        if token.kind == "word" and not words.of(token).isdisjoint(OPENS) and token.word in FRONTS:
            return end  # "said that if the talks fail, they will ..."
    return end


def _is_last(tokens: Sequence[Token], index: int) -> bool:
    """Whether a quotation at a token ends the sentence: 'said that once it rains, "we leave."'."""
    return (
        index < len(tokens)
        and tokens[index].kind == "quoted"
        and all(token.kind == "mark" for token in tokens[index + 1 :])
    )


def _opens_clause(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a subject and its verb stand at a token."""
    phrase = phrase_from(tokens, index, words)
    if phrase is None and "preposition" in words.of(tokens[index]):
        setting = phrase_from(tokens, index + 1, words)
        place = past_time(tokens, extended(tokens, setting, words).last, words) if setting else index
        phrase = phrase_from(tokens, place, words)  # "..., at the congress this week she said"
    if phrase is None:
        return False
    verb = extended(tokens, phrase, words).last
    while verb < len(tokens) and tokens[verb].kind == "word" and words.is_adverb(tokens[verb]):
        verb += 1
    return verb < len(tokens) and is_finite(tokens, verb, words)
