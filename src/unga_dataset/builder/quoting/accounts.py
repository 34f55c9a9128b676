"""Accounts that are given to someone beside the clause: 'according to Moussa', 'As Moussa said, the talks ...'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.insertions import before_marks
from unga_dataset.builder.grammar.nouns import HEARERS, PERSON, denotes
from unga_dataset.builder.grammar.phrases import Phrase, extended, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.verbs import is_dash, is_finite
from unga_dataset.builder.grammar.vocabulary import MENTIONS, STOPS
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.quoting.closings import named_source, past_day
from unga_dataset.builder.quoting.contents import has_clause
from unga_dataset.builder.quoting.cues import Cue, is_passive
from unga_dataset.builder.quoting.report import Report

ACCORDING = "according to"
"""The cue of an account that may stand behind its words: 'It was "late," according to an aide, "and dark"'."""
LEADS = frozenset({"conjunction", "subordinator"})
"""What opens the clause that stands behind an account in it."""
REACH = 16
"""How many tokens may stand between a source and the comma after it: 'According to a poll held in May by X,'."""


def according(sentence: Sentence, cue: Cue, cast: Cast) -> Report | None:
    """Return the report of 'according to X', before or after its content."""
    tokens, words = sentence.tokens, cast.words
    phrase = phrase_from(tokens, cue.last, words)
    if cue.first and (is_dash(tokens, cue.first - 1) or tokens[cue.first - 1].word in ("—", "–")):
        return None  # "his failure - according to most - to come"
    phrase = _joined(tokens, _provider(tokens, phrase, words), words) if phrase is not None else None
    phrase = _untimed(tokens, phrase, words) if phrase is not None else None
    if phrase is None:
        return None
    end = extended(tokens, phrase, words).last
    last = _last_word(tokens)
    if cue.first and tokens[cue.first - 1].word == ",":
        end = _past_apposition(tokens, end, words)  # "At its root, according to Moussa, a pilot, was a lamp"
        commas = (i for i in range(end, min(end + REACH, last - 1)) if tokens[i].word == ",")
        end = next((i for i in commas if is_finite(tokens, i + 1, words)), end)
    if cue.first == 0:
        end = _past_name(tokens, _past_apposition(tokens, end, words), words)
        end = next((i for i in range(end, min(end + REACH, last)) if tokens[i].word in (",", ":")), end)
    before = cue.first - 1 if cue.first and tokens[cue.first - 1].word == "," else cue.first
    goes_on = end + 1 < last and (is_finite(tokens, end + 1, words) or tokens[end + 1].word in ("and", "but"))
    told = before > 1 and not goes_on and has_clause(tokens, 0, before)
    opens = end + 1 < last and tokens[end].word == "," and (tokens[end + 1].quoted or tokens[end + 1].kind == "quoted")
    inner = opens and cue.lemma != ACCORDING  # 'it was, in the words of an aide, "a farce"'
    parted = 1 < before < cue.first and not words.of(tokens[before - 1]).isdisjoint(LEADS)
    inner = inner or parted  # "because, according to Moussa, ..."
    told = told and not inner
    led = not told and end < last and tokens[end].word in (",", ":")
    content = (end + 1, last) if led else (0, before)
    if content[1] <= content[0]:
        return None
    return Report(
        cue=cue, frame="source", source=named_source(sentence, phrase, cast), content=content, cue_last=cue.last,
        lemma=cue.lemma, explicit=True, opening=(0, before) if led and before > 0 and not inner else None,
    )  # fmt: skip


def _joined(tokens: Sequence[Token], phrase: Phrase, words: Words) -> Phrase:
    """Return a phrase for several people with the one that 'and' joins to it: 'diplomats and analysts'."""
    head = tokens[phrase.head]
    if phrase.last + 1 >= len(tokens) or tokens[phrase.last].word != "and" or head.kind != "word":
        return phrase
    other = phrase_from(tokens, phrase.last + 1, words) if words.is_plural(head) else None
    if other is None or tokens[other.head].kind != "word" or not words.is_plural(tokens[other.head]):
        return phrase
    closes = other.last >= len(tokens) or tokens[other.last].kind == "mark"
    return Phrase(phrase.first, other.last, phrase.head) if closes else phrase


def _provider(tokens: Sequence[Token], phrase: Phrase, words: Words) -> Phrase:
    """Return who provides what an account rests on: 'according to figures released by the bank'."""
    by = phrase.last + 1
    given = by + 1 < len(tokens) and tokens[by].word == "by" and "issuing" in tokens[by - 1].known.means
    if not given or denotes(tokens[phrase.head], HEARERS):
        return phrase
    return phrase_from(tokens, by + 1, words) or phrase


def _untimed(tokens: Sequence[Token], phrase: Phrase, words: Words) -> Phrase | None:
    """Return a noun phrase without the time that follows it: 'figures released Friday', 'a report Tuesday'."""
    head = tokens[phrase.head]
    if words.is_time(head):
        last = next(i for i in range(phrase.first, phrase.last) if words.is_time(tokens[i]))
    elif phrase.last < len(tokens) and tokens[phrase.last].kind == "date":
        last = phrase.last
    else:
        return phrase
    released = last > phrase.first + 1 and tokens[last - 1].word.endswith("ed")
    return phrase_from(tokens, phrase.first, words, last - 1 if released else last)


def _past_apposition(tokens: Sequence[Token], end: int, words: Words) -> int:
    """Return the end of 'according to X, a rights group' with what says who X is."""
    if end + 1 >= len(tokens) or tokens[end].word != ",":
        return end
    if "relative" in words.of(tokens[end + 1]):
        return _past_relative(tokens, end, words)
    phrase = phrase_from(tokens, end + 1, words)
    office = phrase is not None and denotes(tokens[phrase.head], PERSON) and tokens[end - 1].kind == "person"
    if phrase is None or not (office or tokens[end + 1].word in ("a", "an", "another", "the")):
        return end
    last = extended(tokens, phrase, words).last
    if office:  # "according to Moussa, adviser to the president on trade, ..."
        return next((i for i in range(last, min(last + REACH, len(tokens))) if tokens[i].word == ","), end)
    return last if last < len(tokens) and tokens[last].word == "," else end


def _past_relative(tokens: Sequence[Token], end: int, words: Words) -> int:
    """Return the comma where the clause ends that tells more of a source: 'According to X, who left in May, ...'."""
    for index in range(end + 2, min(end + 2 * REACH, len(tokens) - 2)):
        if tokens[index].word == "," and not tokens[index].quoted:
            phrase = phrase_from(tokens, index + 1, words)
            last = extended(tokens, phrase, words).last if phrase else index
            verb = last + (last < len(tokens) and words.is_adverb(tokens[last]))
            acts = verb < len(tokens) and tokens[verb].kind == "word" and words.of(tokens[verb]).isdisjoint(STOPS)
            if phrase and acts:
                return index
    return end


def as_told(sentence: Sentence, cue: Cue, cast: Cast) -> Report | None:
    """Return the report of 'As Moussa said, ...' and 'As announced by Moussa, ...' at the head of a sentence."""
    tokens, words = sentence.tokens, cast.words
    if tokens[0].word != "as" or cue.clausal == "quote" or cue.first > REACH or cue.last + 1 >= len(tokens):
        return None
    first = past_day(tokens, cue.last, words)
    if cue.first == 1 and tokens[first].word == "by":
        phrase = phrase_from(tokens, first + 1, words)
        source = named_source(sentence, phrase, cast) if phrase else None
        first = _past_name(tokens, extended(tokens, phrase, words).last, words) if phrase else first
    else:
        teller = phrase_from(tokens, 1, words)
        ends = (teller.last, extended(tokens, teller, words).last) if teller and cue.is_verb else ()
        told = cue.start in ends and not is_passive(tokens, cue)
        source = cast.source(sentence, teller) if teller and told else None
        if source is not None and first < len(tokens) and _is_heard(tokens, first, words):
            first = next((i for i in range(first, min(first + REACH, len(tokens))) if tokens[i].word == ","), first)
    if source is None or first + 1 >= len(tokens) or tokens[first].word != ",":
        return None
    last = _last_word(tokens)
    if not (has_clause(tokens, first + 1, last) or tokens[first + 1].kind == "quoted" or tokens[first + 1].quoted):
        return None
    return Report(
        cue=cue, frame="clause", source=source, content=(first + 1, last), cue_last=cue.last, lemma=cue.lemma,
        explicit=True,
    )  # fmt: skip


def turned(sentence: Sentence, cue: Cue, cast: Cast) -> Report | None:
    """Return the report of 'Said Moussa, "..."' and 'Says Moussa: "..."' at the head of a sentence."""
    tokens, words = sentence.tokens, cast.words
    if cue.first or cue.clausal != "clause" or cue.form.endswith(("ed", "ing")):
        return None  # "Asked a question, Moussa said, ..."
    phrase = phrase_from(tokens, cue.last, words)
    source = named_source(sentence, phrase, cast) if phrase else None
    near = range(phrase.last, min(phrase.last + REACH, len(tokens) - 1)) if phrase else ()
    marks = (i for i in near if tokens[i].word in (",", ":"))
    first = next((i for i in marks if tokens[i + 1].quoted or tokens[i + 1].kind == "quoted"), None)
    last = _last_word(tokens)
    if source is None or first is None or last <= first + 1:
        return None
    return Report(
        cue=cue, frame="clause", source=source, content=(first + 1, last), cue_last=cue.last, lemma=cue.lemma,
        explicit=True,
    )  # fmt: skip


def _is_heard(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether where it is said or who hears it stands at a token: 'As X said in May, ...', 'As X told Reuters, ...'."""
    if "preposition" in words.of(tokens[index]):
        return True
    phrase = phrase_from(tokens, index, words)
    hears = phrase is not None and (tokens[phrase.head].kind in MENTIONS or denotes(tokens[phrase.head], HEARERS))
    last = extended(tokens, phrase, words).last if phrase is not None and hears else index
    last = past_day(tokens, last, words)
    return index < last < len(tokens) and tokens[last].word == ","


def _past_name(tokens: Sequence[Token], end: int, words: Words) -> int:
    """Return the end of who someone is with a name between commas: 'by the bloc's envoy, Moussa of Chad, ...'."""
    if end + 2 < len(tokens) and tokens[end].word == "," and _is_someone(tokens, end + 1, words):
        phrase = phrase_from(tokens, end + 1, words) or Phrase(end + 1, end + 2, end + 1)
        last = extended(tokens, phrase, words).last
        return last if last < len(tokens) and tokens[last].word == "," else end  # "According to X, Moussa left"
    return end


def _is_someone(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a name or an office that a name leads stands at a token: 'Ama Boateng', "Ghana's envoy"."""
    if tokens[index].kind == "person" or tokens[index + 1].word != "'s":
        return tokens[index].kind == "person"
    phrase = phrase_from(tokens, index, words)
    return phrase is not None and denotes(tokens[phrase.head], PERSON)


def _last_word(tokens: Sequence[Token]) -> int:
    """Return where the words of a sentence end, before its last marks."""
    return before_marks(tokens, len(tokens))
