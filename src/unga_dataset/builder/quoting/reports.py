"""Find what the cues of a sentence report."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import Subject, subject_before
from unga_dataset.builder.grammar.doers import BE
from unga_dataset.builder.grammar.openings import clause_start
from unga_dataset.builder.grammar.phrases import first_phrase, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.verbs import is_finite
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.quoting.accounts import according, as_told, turned
from unga_dataset.builder.quoting.bounds import REACH, bounded_end, parts_clause
from unga_dataset.builder.quoting.closings import closing_report, past_day, report_before
from unga_dataset.builder.quoting.contents import content_end
from unga_dataset.builder.quoting.cues import NOMINAL, Cue, is_passive, is_reduced
from unga_dataset.builder.quoting.frames import PLAIN, frame_of
from unga_dataset.builder.quoting.fronted import leads_main, main_clause
from unga_dataset.builder.quoting.hearsay import is_quoted, quoted_source, quoted_start, saying_of
from unga_dataset.builder.quoting.report import Report
from unga_dataset.builder.quoting.sources import main_subject, owner_of, speaker_before

STANDS = frozenset({"stand", "stands", "stood"})
LED_IN = 3
"""Fewer words than this stand before a participle that opens its sentence: 'But in calling'."""
LEADS = frozenset({"conjunction", "preposition", "subordinator"})
NOBODY = frozenset({"neither", "no", "nobody", "none"})
"""What opens the subject of what nobody does."""
UNREAL = frozenset({"modal", "negation"})


def find_reports(sentence: Sentence, cues: Sequence[Cue], cast: Cast) -> list[Report]:
    """Return the reports of a sentence, in the order of their cues."""
    reports: list[Report] = []
    for number, cue in enumerate(cues):
        if reports and reports[-1].cue_last > cue.first:
            continue
        if saying_of(sentence, cue, cues) is not None:
            continue
        report = _report(sentence, cue, cues[number + 1 :], cast)
        if report is None:
            continue
        if reports and sentence.tokens[cue.start - 1].word in ("and", "but"):
            comma = sentence.tokens[cue.start - 2].kind == "mark"
            ends = (cue.start - 1, cue.start - 2 if comma else cue.start - 1)
            told = (one for one in reports if not is_passive(sentence.tokens, one.cue))
            joined = next((one for one in told if one.content[1] in ends and one.content[0] > 0), None)
            # "X said that A and warned that B": the second cue has the subject of the first.
            report = report._replace(source=joined.source) if joined else report
        reports.append(report)
    return _before_tags(sentence.tokens, _without_outlets(_without_hearsay(reports, sentence.tokens, cast.words)))


def _without_hearsay(reports: list[Report], tokens: Sequence[Token], words: Words) -> list[Report]:
    """Drop the report of an outlet on what someone is saying: 'The site reports Moussa saying it is late'."""
    saying = {one.cue.first for one in reports if one.cue.hangs and one.cue.lemma == PLAIN}
    if not saying:
        return reports
    told = ((one, phrase_from(tokens, one.content[0], words)) for one in reports)
    return [one for one, phrase in told if phrase is None or phrase.last not in saying or phrase.first == 0]


def _without_outlets(reports: list[Report]) -> list[Report]:
    """Drop the report of the outlet that tells what someone said: 'X told the council, TASS reported'."""
    if len(reports) < 2:
        return reports
    tags = [one for one in reports if one.frame == "clause" and one.content[0] == 0 and one.content[1] <= one.cue.first]
    outer = [one for one in tags if any(other.cue.first < one.content[1] for other in tags if other is not one)]
    led = [one for one in reports if one.frame == "source" and one.cue.first < one.content[0] and _tells(one, reports)]
    return [one for one in reports if one not in outer and one not in led]


def _tells(outer: Report, reports: Sequence[Report]) -> bool:
    """Whether what an outlet tells is what someone says in it: 'According to TASS, Moussa said that ...'."""
    if outer.source is None or outer.source.kind != "organization":
        return False
    first, last = outer.content
    inner = (one for one in reports if one.frame == "clause" and one.explicit and one.content[1] == last)
    return any(first < one.cue.first < first + REACH for one in inner)


def _before_tags(tokens: Sequence[Token], reports: list[Report]) -> list[Report]:
    """End what is reported inside the words before a tag where these end: 'Chad calls on both to talk, Moussa said'."""
    tags = [one for one in reports if one.content[0] == 0 and one.frame in ("clause", "source")]
    ends = [one.content[1] for one in tags if one.content[1] <= one.cue.first]
    if not ends or len(reports) == 1:
        return reports
    end = max(ends)
    if any(token.quoted or token.kind == "quoted" for token in tokens[end:]):
        return reports
    return [
        one._replace(content=(one.content[0], end)) if one.content[0] < end < one.content[1] and one.cue.first < end
        else one
        for one in reports
    ]  # fmt: skip


def _report(sentence: Sentence, cue: Cue, following: Sequence[Cue], cast: Cast) -> Report | None:
    if "source" in cue.frames:
        return according(sentence, cue, cast)
    if cue.start == 0 and cue.hangs:
        return _opening(sentence, cue, cast)
    if cue.hangs and _is_led_in(sentence.tokens, cue, cast.words) and (led := _opening(sentence, cue, cast)):
        return led
    if is_quoted(sentence, cue):
        return _quoted(sentence, cue, following, cast)
    if "noun" in cue.frames and (not cue.is_verb or cue.frames.keys() == NOMINAL):
        return nominal_report(sentence, cue, following, cast)
    return as_told(sentence, cue, cast) or turned(sentence, cue, cast) or _framed(sentence, cue, following, cast)


def _framed(sentence: Sentence, cue: Cue, following: Sequence[Cue], cast: Cast) -> Report | None:
    """Return the report of a verb, behind its content or before it."""
    tokens, words = sentence.tokens, cast.words
    if not cue.is_verb or cue.frames.keys() == NOMINAL or _tells_nothing(tokens, cue, words):
        return None
    subject = None if cue.hangs else subject_before(tokens, cue.start, words)
    if subject is not None and _is_nobody(tokens, subject, cue):
        return None
    if cue.hangs and cue.clausal == "quote" and tokens[cue.first - 1].quoted:
        return None  # "'spoilers' seeking to 'derail' it": part of what is said of them
    before = report_before(sentence, cue, subject, cast)
    if before is not None:
        return before
    frame = frame_of(tokens, cue, words)
    if frame is None:
        return None
    kind, first, cue_last, explicit = frame
    led = tokens[cue.first - 1].kind == "word" and "preposition" in words.of(tokens[cue.first - 1])
    if kind == "clause" and not explicit and _is_relative(tokens, cue, first, words):
        return None
    end = content_end(tokens, first, following, words)
    end = main_clause(tokens, cue, first, end, words) if leads_main(tokens, cue, words) else end
    end = bounded_end(tokens, cue, kind, first, end, words)
    if end <= first or (led and not (kind in ("clause", "that") and explicit)):
        return None
    lemma = f"{cue.lemma} {tokens[cue.last].word}" if cue_last > cue.last else cue.lemma
    source = speaker_before(sentence, cue, subject, cast)
    return Report(
        cue=cue, frame=kind, source=source, content=(first, end), cue_last=cue_last, lemma=lemma, explicit=explicit
    )  # fmt: skip


def _tells_nothing(tokens: Sequence[Token], cue: Cue, words: Words) -> bool:
    """Whether nobody is said to say what a verb reports, or the verb only tells of a noun."""
    if _is_unreal(tokens, cue, words) or _is_bare_passive(tokens, cue):
        return True
    return is_reduced(tokens, cue) and "as" not in [token.word for token in tokens[cue.last : cue.last + REACH]]


def _quoted(sentence: Sentence, cue: Cue, following: Sequence[Cue], cast: Cast) -> Report | None:
    """Return the report of what an outlet quotes someone as saying, before or behind the cue."""
    tokens = sentence.tokens
    source, start = quoted_source(sentence, cue, cast), quoted_start(sentence, cue, cast)
    last = past_day(tokens, cue.last, cast.words)
    if last < len(tokens) and tokens[last].word == "by":
        outlet = phrase_from(tokens, last + 1, cast.words)
        last = outlet.last if outlet else last
    over = all(token.kind == "mark" for token in tokens[last:])
    parted = start is not None and start > 1 and (tokens[start - 1].word == "," or tokens[start - 1].kind == "quoted")
    if over and parted and start is not None and source is not None:
        return closing_report(cue, source, start - (tokens[start - 1].word == ","))
    frame = frame_of(tokens, cue, cast.words)
    if frame is None:
        return None
    kind, first, cue_last, _ = frame
    end = content_end(tokens, first, following, cast.words)
    if end <= first:
        return None
    return Report(
        cue=cue, frame=kind, source=source, content=(first, end), cue_last=cue_last, lemma=cue.lemma, explicit=True
    )  # fmt: skip


def nominal_report(sentence: Sentence, cue: Cue, following: Sequence[Cue], cast: Cast) -> Report | None:
    """Return the report of a noun: "Moussa's claim that ...", 'his motto: "..."'."""
    tokens, words = sentence.tokens, cast.words
    source, last = owner_of(sentence, cue, cast)
    first = past_day(tokens, last, words)
    if source is None or first + 1 >= len(tokens):
        return None
    if tokens[first].word not in ("that", ":") or tokens[first].quoted:
        return None  # 'his claim "shows bias"': what is quoted is said of the claim
    end = content_end(tokens, first + 1, following, words)
    if end <= first + 1:
        return None
    if tokens[first].word == ":" and cue.first > 1:
        main = main_subject(sentence, cue.first, cast)  # "He went back to his old line: ..."
        source = main if main is not None and main.identity == source.identity else source
    return Report(
        cue=cue, frame="noun", source=source, content=(first + 1, end), cue_last=cue.last, lemma=cue.lemma,
        explicit=True,
    )  # fmt: skip


def _is_relative(tokens: Sequence[Token], cue: Cue, first: int, words: Words) -> bool:
    """Whether a cue stands in a clause for a noun, whose verb follows: 'what the envoy said on Monday was new'."""
    opener = clause_start(tokens, cue.start, words) - 1
    return opener >= 0 and tokens[opener].word == "what" and is_finite(tokens, first, words)


def _is_led_in(tokens: Sequence[Token], cue: Cue, words: Words) -> bool:
    """Whether only 'in', 'while' or the like leads a participle: 'But in calling the vote a "farce," Moussa'."""
    return cue.start < LED_IN and all(
        token.kind == "word" and not words.of(token).isdisjoint(LEADS) for token in tokens[: cue.start]
    )


def _opening(sentence: Sentence, cue: Cue, cast: Cast) -> Report | None:
    """Return the report of a participle that opens its sentence: 'Calling the vote a "farce," Moussa left'."""
    tokens = sentence.tokens
    frame = frame_of(tokens, cue, cast.words)
    if frame is None:
        return None
    kind, first, cue_last, sure = frame
    end = next((index for index in range(first, len(tokens)) if parts_clause(tokens, index)), None)
    phrase = first_phrase(tokens, end + 1, len(tokens), cast.words) if end is not None else None
    if end is None or end <= first or phrase is None:
        return None
    return Report(
        cue=cue, frame=kind, source=cast.source(sentence, phrase), content=(first, end), cue_last=cue_last,
        lemma=cue.lemma, explicit=sure,
    )  # fmt: skip


def _is_unreal(tokens: Sequence[Token], cue: Cue, words: Words) -> bool:
    """Whether a cue tells what may be said, was not or is asked for: 'would say', 'did not say', 'to say'."""
    if not all(words.of(token).isdisjoint(UNREAL) for token in tokens[cue.start : cue.first]):
        return True
    if cue.form == cue.lemma and any(token.word in BE for token in tokens[cue.start : cue.first]):
        return True  # "the show is back"
    if tokens[-1].word == "?" and tokens[0].known.helps:
        return True  # "Did the minister say that ...?"
    return cue.first > 0 and tokens[cue.first - 1].word == "to"


def _is_nobody(tokens: Sequence[Token], subject: Subject, cue: Cue) -> bool:
    """Whether the subject of a cue is nobody: 'Neither side said who fired first'."""
    first, last = subject.phrase.first, subject.phrase.last
    return last == cue.start and any(token.word in NOBODY for token in tokens[max(0, first - 1) : first + 1])


def _is_bare_passive(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether a participle tells what is done to the subject that follows: 'When asked about the vote, Moussa'."""
    before = tokens[cue.first - 1]
    if before.word in STANDS:
        return True  # "those who stand accused of ..."
    return cue.form.endswith("ed") and before.word in ("when", "if", "as", "once", "though", "although", "while")
