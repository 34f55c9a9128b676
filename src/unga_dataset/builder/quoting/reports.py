"""What a reporting verb reports: its frame in the sentence, its source, and where the content stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from unga_dataset.builder.entries import Frame
from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import first_phrase, subject_of
from unga_dataset.builder.grammar.phrases import extended, phrase_before, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.verbs import is_verb, verb_group_start
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.quoting.cues import Cue
from unga_dataset.builder.quoting.frames import content_end, frame_of
from unga_dataset.builder.quoting.sources import speaker_before


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One reporting verb at work: `content` are the tokens `[first, last)` of what it reports.

    `opening` is the first stretch of a content that the cue parts in two: 'The vote, she said, was ...'.
    """

    cue: Cue
    frame: Frame
    source: Source | None
    content: tuple[int, int]
    cue_last: int
    lemma: str
    explicit: bool
    opening: tuple[int, int] | None = None


def find_reports(sentence: Sentence, cues: Sequence[Cue], cast: Cast) -> list[Report]:
    """Return the reports of a sentence, in the order of their cues."""
    reports: list[Report] = []
    for number, cue in enumerate(cues):
        if reports and reports[-1].cue_last > cue.first:
            continue
        report = _report(sentence, cue, cues[number + 1 :], cast)
        if report is None:
            continue
        start = verb_group_start(sentence.tokens, cue.first, cast.words)
        joined = [other for other in reports if other.content[1] in (start - 1, start - 2) and other.content[0] > 0]
        if joined and sentence.tokens[start - 1].word in ("and", "but"):
            # "X said that A and warned that B": the second cue has the subject of the first.
            report = replace(report, source=joined[0].source)
        reports.append(report)
    return reports


def _report(sentence: Sentence, cue: Cue, following: Sequence[Cue], cast: Cast) -> Report | None:
    tokens, words = sentence.tokens, cast.words
    if "source" in cue.frames:
        return _according(sentence, cue, cast)
    if cue.first == 0 and cue.form.endswith("ing"):
        return _opening(sentence, cue, cast)
    if not is_verb(tokens, cue.first, words) or _is_unreal(tokens, cue, words) or _is_bare_passive(tokens, cue):
        return None
    before = _before(sentence, cue, cast)
    if before is not None:
        return before
    frame = frame_of(tokens, cue, words)
    if frame is None:
        return None
    kind, first, cue_last, explicit = frame
    led = tokens[cue.first - 1].kind == "word" and "preposition" in words.of(tokens[cue.first - 1])
    end = _narrowed(tokens, cue, kind, first, content_end(tokens, first, following, words), words)
    if end <= first or (led and not (kind in ("clause", "that") and explicit)):
        return None
    lemma = f"{cue.lemma} {tokens[cue.last].word}" if cue_last > cue.last else cue.lemma
    return Report(
        cue=cue, frame=kind, source=speaker_before(sentence, cue, cast), content=(first, end), cue_last=cue_last,
        lemma=lemma, explicit=explicit,
    )  # fmt: skip


def _narrowed(tokens: Sequence[Token], cue: Cue, kind: Frame, first: int, end: int, words: Words) -> int:
    """Return the end of a content within a relative clause, or of what a cue that takes no clause has as its object."""
    if _in_relative(tokens, cue, words):
        end = next((index for index in range(first, end) if _is_comma(tokens, index)), end)
    noun = tokens[cue.first - 1].kind == "word" and words.noun(tokens[cue.first - 1]) is not None
    if kind == "object" and cue.form.endswith("ing") and noun:
        phrase = phrase_from(tokens, first, words)  # "a draft calling for a truce failed"
        end = min(end, extended(tokens, phrase, words).last) if phrase else end
    if kind == "quote" and first < end and not tokens[first].quoted:
        phrase = phrase_from(tokens, first, words)
        end = min(end, extended(tokens, phrase, words).last) if phrase else end
    return end


def _opening(sentence: Sentence, cue: Cue, cast: Cast) -> Report | None:
    """Return the report of a participle that opens its sentence: 'Calling the vote a "farce," Moussa left'."""
    tokens = sentence.tokens
    frame = frame_of(tokens, cue, cast.words)
    if frame is None:
        return None
    kind, first, cue_last, sure = frame
    end = next((index for index in range(first, len(tokens)) if _is_comma(tokens, index)), None)
    phrase = first_phrase(tokens, end + 1, len(tokens), cast.words) if end is not None else None
    if end is None or end <= first or phrase is None:
        return None
    return Report(
        cue=cue, frame=kind, source=cast.source(sentence, phrase), content=(first, end), cue_last=cue_last,
        lemma=cue.lemma, explicit=sure,
    )  # fmt: skip


def _is_comma(tokens: Sequence[Token], index: int) -> bool:
    """Whether a comma parts the clause: not one inside a fragment, unless it ends the fragment."""
    inside = tokens[index].quoted and index + 1 < len(tokens) and tokens[index + 1].quoted
    return tokens[index].word == "," and not inside


def _in_relative(tokens: Sequence[Token], cue: Cue, words: Words) -> bool:
    """Whether a cue stands in a relative clause between commas: 'Chad, which calls it a farce, left'."""
    start = verb_group_start(tokens, cue.first, words)
    return start > 1 and "relative" in words.of(tokens[start - 1]) and tokens[start - 2].word == ","


def _is_unreal(tokens: Sequence[Token], cue: Cue, words: Words) -> bool:
    """Whether a cue tells what may be said, was not or is asked for: 'would say', 'did not say', 'to say'."""
    start = verb_group_start(tokens, cue.first, words)
    if any(words.of(token) & {"modal", "negation"} for token in tokens[start : cue.first]):
        return True
    if tokens[-1].word == "?" and words.of(tokens[0]) & {"auxiliary", "modal"}:
        return True  # "Did the minister say that ...?"
    return cue.first > 0 and tokens[cue.first - 1].word == "to"


def _is_bare_passive(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether a participle tells what is done to the subject that follows: 'When asked about the vote, Moussa'."""
    before = tokens[cue.first - 1]
    return cue.form.endswith("ed") and before.word in ("when", "if", "as", "once", "though", "although", "while")


def _before(sentence: Sentence, cue: Cue, cast: Cast) -> Report | None:
    """Return the report of a cue that stands after its content, as in '..., X said' and '..., said X'."""
    tokens = sentence.tokens
    if not cue.speaks:
        return None
    start = verb_group_start(tokens, cue.first, cast.words)
    turned = start > 0 and (tokens[start - 1].kind == "quoted" or tokens[start - 1].word == ",")
    if turned and not cue.form.endswith("ing"):
        inverted = _inverted(sentence, cue, start, cast)
        if inverted is not None or tokens[start - 1].kind == "quoted":
            return inverted
    subject = subject_of(tokens, cue.first, cast.words)
    if subject is None:
        return None
    first = min(subject.phrase.first, *subject.members)
    whole = phrase_before(tokens, first + 1, cast.words)
    first = whole.first if whole is not None else first
    while first > 0 and "determiner" in cast.words.of(tokens[first - 1]):
        first -= 1
    source = cast.speaker(sentence, subject)
    if first == 0 or source is None:
        return None
    if tokens[first - 1].word == "," and _is_parenthesis(tokens, cue):
        return _parenthetical(sentence, cue, source, first - 1)
    if tokens[first - 1].kind == "quoted" or _closes(tokens, first - 1, cue, cast.words):
        return _closing(tokens, cue, source, first)
    return None


def _inverted(sentence: Sentence, cue: Cue, start: int, cast: Cast) -> Report | None:
    """Return the report of 'said X' after its content."""
    tokens = sentence.tokens
    phrase = phrase_from(tokens, cue.last, cast.words)
    if phrase is None or tokens[cue.last].kind == "quoted":
        return None
    if tokens[start - 1].word == "," and not _names_only(tokens, phrase.last, cast.words):
        return None
    source = cast.source(sentence, phrase)
    return _closing(tokens, cue, source, start) if source else None


def closing_report(cue: Cue, source: Source, last: int) -> Report:
    """Return the report of a cue whose content is all that stands before a token."""
    return Report(
        cue=cue, frame=cue.clausal, source=source, content=(0, last), cue_last=cue.last, lemma=cue.lemma, explicit=True
    )  # fmt: skip


def _closing(tokens: Sequence[Token], cue: Cue, source: Source, last: int) -> Report | None:
    while last > 0 and tokens[last - 1].kind == "mark":
        last -= 1
    return closing_report(cue, source, last) if last else None


def _is_parenthesis(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether a comma follows a cue whose subject a comma leads: 'After all, she added, the vote ...'."""
    following = tokens[cue.last + 1] if cue.last + 1 < len(tokens) else None
    return following is not None and tokens[cue.last].word == "," and following.kind != "quoted"


def _parenthetical(sentence: Sentence, cue: Cue, source: Source, comma: int) -> Report | None:
    last = len(sentence.tokens)
    while last > cue.last and sentence.tokens[last - 1].kind == "mark":
        last -= 1
    if last <= cue.last + 1:
        return None
    return Report(
        cue=cue, frame="clause", source=source, content=(cue.last + 1, last), cue_last=cue.last, lemma=cue.lemma,
        explicit=True, opening=(0, comma) if comma > 1 else None,
    )  # fmt: skip


def _closes(tokens: Sequence[Token], index: int, cue: Cue, words: Words) -> bool:
    """Whether the comma at an index ends a content clause: a verb before it, only a time or place after the cue."""
    return tokens[index].word == "," and _ends_sentence(tokens, cue.last, words) and _has_verb(tokens[:index], words)


def _names_only(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether only who the source is follows it: '..., said Ama Boateng, an economist at the bank'."""
    if _ends_sentence(tokens, index, words):
        return True
    rest = tokens[index:]
    told = any(token.kind == "quoted" or token.quoted or token.word == "that" for token in rest)
    return rest[0].word == "," and not told and not _has_verb(rest, words)


def _has_verb(tokens: Sequence[Token], words: Words) -> bool:
    return any(
        token.kind == "word" and (words.of(token) & {"auxiliary", "modal"} or words.is_verb_form(token))
        for token in tokens
    )


def _ends_sentence(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether only a time, a place or an occasion follows: 'on Monday', 'in an interview'."""
    rest = tokens[index:]
    if all(token.kind in ("mark", "date") or words.is_adverb(token) for token in rest):
        return True
    addressee = phrase_from(tokens, index, words)
    if addressee is not None and all(token.kind == "mark" for token in tokens[addressee.last :]):
        return not _has_verb(rest, words)  # "..., Moussa told reporters."
    led = bool(rest) and (rest[0].kind == "date" or "preposition" in words.of(rest[0]))
    return led and not any(token.kind == "quoted" or token.quoted for token in rest) and not _has_verb(rest, words)


def _according(sentence: Sentence, cue: Cue, cast: Cast) -> Report | None:
    """Return the report of 'according to X', before or after its content."""
    tokens, words = sentence.tokens, cast.words
    phrase = phrase_from(tokens, cue.last, words)
    if phrase is None:
        return None
    end = extended(tokens, phrase, words).last
    last = len(tokens)
    while last > 0 and tokens[last - 1].kind == "mark":
        last -= 1
    if cue.first == 0 and end < last and tokens[end].word == ",":
        content = (end + 1, last)
    else:
        content = (0, cue.first - 1 if cue.first and tokens[cue.first - 1].word == "," else cue.first)
    if content[1] <= content[0]:
        return None
    return Report(
        cue=cue, frame="source", source=cast.source(sentence, phrase), content=content, cue_last=cue.last,
        lemma=cue.lemma, explicit=True,
    )  # fmt: skip
