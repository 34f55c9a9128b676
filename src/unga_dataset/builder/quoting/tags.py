"""The tag after a quotation: '"...," X said', '"...," said X, the envoy', also with a verb that no lexicon knows."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.document import Quotation, Span
from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import subject_of
from unga_dataset.builder.grammar.openings import is_subordinate
from unga_dataset.builder.grammar.phrases import Phrase, extended, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence, Token, place_of
from unga_dataset.builder.grammar.verbs import is_finite
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.quoting.closings import closing_report, named_source
from unga_dataset.builder.quoting.cues import Cue, is_passive, unknown_cue
from unga_dataset.builder.quoting.hearsay import is_quoted, quoted_source
from unga_dataset.builder.quoting.report import Report

PAUSES = ",?!—–-…"
"""What stands before the closing mark of a quotation that a tag follows."""
CLOSING = "'’"
"""What closes a quotation within one: "..., 'it is ours,'" X said'."""
REACH = 30
"""How many tokens an apposition may hold the verb of a tag off its subject."""


def tag_after(text: str, sentence: Sentence, quotation: Quotation, cues: Sequence[Cue], cast: Cast) -> Report | None:
    """Return the report of the tag that follows a quotation, its content being all that stands before it."""
    tokens = sentence.tokens
    after = place_of(tokens, quotation.outer.end)
    last = after
    while after < len(tokens) and tokens[after].kind == "mark" and tokens[after].word in ",—–-!?":
        after += 1
    opens = quotation.outer.start <= tokens[0].start
    paused = opens or after > last or text[slice(*quotation.span)].rstrip(CLOSING)[-1:] in PAUSES
    if last == 0 or after >= len(tokens) or tokens[after].kind == "quoted":
        return None
    if paused and (hearsay := _hearsay(sentence, after, last, cues, cast)) is not None:
        return hearsay
    speaks = {
        cue.first: cue
        for cue in cues
        if cue.speaks and (cue.first == after or _acts_itself(tokens, cue) or _follows_namesake(tokens, after, cue))
    }
    if (cue := speaks.get(after)) is not None and not tokens[after].word.endswith("ing"):
        return _inverted(sentence, cue, last, cast)
    if not paused:
        return None
    named = opens and after + 1 < len(tokens) and tokens[after + 1].kind == "person"
    turned = _unknown(tokens, after, cast.words, ("ed", "s")) if named else None
    if turned is not None:
        return _inverted(sentence, turned, last, cast)  # '"...!" beamed Ama Boateng'
    if not opens and _announces(text, tokens, after, cues):
        return None
    straight = _straight(sentence, after, last, speaks, cast, sure=opens)
    if straight is not None or not opens:
        return straight
    return _later(sentence, after, last, cues, cast) or _homograph(sentence, after, last, cues, cast)


def aside_after(sentence: Sentence, quotation: Quotation, cues: Sequence[Cue], cast: Cast) -> Report | None:
    """Return the report of an aside that follows a quotation: '"...," as Moussa put it', 'as Moussa said in May'."""
    tokens = sentence.tokens
    last = place_of(tokens, quotation.outer.end)
    after = last + 1 if last < len(tokens) and tokens[last].word == "," else last
    if last == 0 or after + 1 >= len(tokens) or tokens[after].word != "as":
        return None
    speaks = {cue.first: cue for cue in cues if cue.speaks and cue.is_verb and not is_passive(tokens, cue)}
    told = _straight(sentence, after + 1, last, speaks, cast, sure=False)
    if told is None or told.cue_last >= len(tokens):
        return told
    following = tokens[told.cue_last]
    apart = following.kind in ("mark", "date") or cast.words.is_time(following)
    return told if apart or "preposition" in cast.words.of(following) else None


def _hearsay(sentence: Sentence, after: int, last: int, cues: Sequence[Cue], cast: Cast) -> Report | None:
    """Return the report of whom an outlet quotes: '"...," the agency quoted Moussa as saying'."""
    cue = next((cue for cue in cues if cue.first > after and is_quoted(sentence, cue)), None)
    source = quoted_source(sentence, cue, cast) if cue is not None else None
    return closing_report(cue, source, last) if cue is not None and source is not None else None


def _announces(text: str, tokens: Sequence[Token], after: int, cues: Sequence[Cue]) -> bool:
    """Whether the first cue after a quotation brings another one: '..., "farce," Moussa said: "..."'."""
    cue = next((cue for cue in cues if cue.first >= after), None)
    if cue is None or cue.last + 1 >= len(tokens) or tokens[cue.last].word not in (":", ","):
        return False
    following = tokens[cue.last + 1]
    inside = following.mention.span.start if isinstance(following.mention, Quotation) else following.start
    if tokens[cue.last].word == "," and text[inside].islower():
        return False  # 'But "the vote," Moussa said, "is fair."'
    return following.kind == "quoted" or following.quoted


def _later(sentence: Sentence, after: int, last: int, cues: Sequence[Cue], cast: Cast) -> Report | None:
    """Return the report of a tag further on, past what the reporter adds: '"...", for the victory, Moussa said'."""
    rest = sentence.tokens[after:]
    for cue in _by_rank(sentence.tokens, after, cues, cast.words):
        moved = cue._replace(first=cue.first - after, last=cue.last - after)
        phrase = phrase_from(rest, moved.last, cast.words) if rest[moved.first - 1].word == "," else None
        subject = None if phrase else subject_of(rest, moved.first, cast.words)
        if phrase is None and (subject is None or subject.relative is not None):
            continue
        part = sentence._replace(tokens=rest)
        source = cast.source(part, phrase) if phrase else cast.speaker(part, subject) if subject else None
        if source is not None and source.kind != "document":
            return closing_report(cue, source, _end_of_told(sentence.tokens, last, cue, cast.words))
    return None


def _end_of_told(tokens: Sequence[Token], last: int, cue: Cue, words: Words) -> int:
    """Return where the words end that a quotation opens: '"All hangs on the guards" of the firm |, Moussa said'."""
    commas = (index for index in range(cue.first - 1, last, -1) if tokens[index].word == ",")
    return next(commas, last) if "preposition" in words.of(tokens[last]) else last


def _by_rank(tokens: Sequence[Token], after: int, cues: Sequence[Cue], words: Words) -> list[Cue]:
    """Return the verbs that may be a tag, those of main clauses first: '"...", since many were asked, said Moussa'."""
    found = [
        cue
        for cue in cues
        if cue.first >= after
        and cue.speaks
        and cue.is_verb
        and not (tokens[cue.first].word.endswith("ing") or is_passive(tokens, cue))
    ]
    if len(found) < 2:
        return found
    return sorted(found, key=lambda cue: (is_subordinate(tokens, cue.first, words), "clause" not in cue.frames))


def _homograph(sentence: Sentence, after: int, last: int, cues: Sequence[Cue], cast: Cast) -> Report | None:
    """Return the report of a verb that could be a noun, at the end of a tag: '"...," the voice in the film states.'."""
    tokens, words = sentence.tokens, cast.words
    for cue in cues:
        if cue.first <= after or cue.clausal != "clause" or cue.is_verb or cue.last >= len(tokens):
            continue
        part = sentence._replace(tokens=tokens[: cue.first])
        phrase = phrase_from(part.tokens, after, words)
        alone = tokens[cue.last].kind == "mark" or "preposition" in words.of(tokens[cue.last])
        whole = phrase is not None and extended(part.tokens, phrase, words).last == cue.first
        if phrase is not None and alone and whole:
            return _told(part, cue, phrase, last, cast)
    return None


def _inverted(sentence: Sentence, cue: Cue, last: int, cast: Cast) -> Report | None:
    """Return the report of 'said X' after a quotation."""
    tokens, first = sentence.tokens, cue.last
    while first < len(tokens) and cast.words.is_adverb(tokens[first]) and not tokens[first].capital:
        first += 1
    phrase = phrase_from(tokens, first, cast.words) or _lone(tokens, first, cast.words)
    if phrase is None and (named := _namesake(tokens, first, _past_capitals(tokens, first), cast)) is not None:
        return closing_report(cue, named, last)
    if phrase is not None and _acts(tokens, extended(tokens, phrase, cast.words).last, cast.words):
        return None  # 'Moussa, citing "delays," said the vote would wait'
    source = named_source(sentence, phrase, cast) if phrase else None
    return closing_report(cue, source, last) if source else None


def _lone(tokens: Sequence[Token], index: int, words: Words) -> Phrase | None:
    """Return what counts people and ends a sentence: '"...!" read one.'."""
    alone = index + 1 < len(tokens) and tokens[index + 1].kind == "mark"
    counts = tokens[index].word == "another" or "quantifier" in words.of(tokens[index]) if alone else False
    return Phrase(index, index + 1, index) if counts else None


def _past_capitals(tokens: Sequence[Token], first: int) -> int:
    """Return the end of the words in capitals that start at a token."""
    while first < len(tokens) and tokens[first].kind == "word" and tokens[first].capital:
        first += 1
    return first


def _is_unlikely(token: Token, words: Words) -> bool:
    """Whether a name is written like an adverb or a month: 'Kelly', 'Jun'."""
    return token.capital and token.kind == "word" and (token.known.adverb or words.is_time(token))


def _namesake(tokens: Sequence[Token], first: int, last: int, cast: Cast) -> Source | None:
    """Return the person whose name is written like a word of another kind: '"...," May said', 'said Will Kelly'."""
    if first >= last:
        return None
    span = Span(tokens[first].start, tokens[last - 1].end)
    return Source(name=cast.text[slice(*span)], kind="person", span=span)


def _acts(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a clause goes on with a verb at a token."""
    return index < len(tokens) and is_finite(tokens, index, words)


def _straight(
    sentence: Sentence, first: int, last: int, speaks: dict[int, Cue], cast: Cast, *, sure: bool
) -> Report | None:
    """Return the report of 'X said' after a quotation, past what stands between X and the verb."""
    tokens, words = sentence.tokens, cast.words
    phrase = phrase_from(tokens, first, words)
    if phrase is None or _is_unlikely(tokens[first], words):
        end = _past_capitals(tokens, first)
        namesake = _namesake(tokens, first, end, cast) if end in speaks else None
        if namesake is not None:
            return closing_report(speaks[end], namesake, last)
    if phrase is None:
        return None
    end = extended(tokens, phrase, words).last
    if end + 3 < len(tokens) and _names_it(tokens, end) and (cue := speaks.get(end + 3)) is not None:
        return _told(sentence, cue, Phrase(end + 1, end + 2, end + 1), last, cast)
    for place in dict.fromkeys((phrase.last, end)):
        verb = place
        while verb < len(tokens) and (words.is_adverb(tokens[verb]) or "auxiliary" in words.of(tokens[verb])):
            verb += 1
        found = speaks.get(verb) or (_unknown(tokens, verb, words) if sure else None)
        if found is not None:
            return _told(sentence, found, phrase, last, cast)
    closing = _past_insertion(tokens, end, speaks, words)
    named = tokens[phrase.head].kind in MENTIONS
    if closing is not None and closing.first == end + 1 and tokens[end].word == "," and not named:
        return _inverted(sentence, closing, last, cast)  # '"..." about the vote, said Moussa'
    return _told(sentence, closing, phrase, last, cast) if closing else None


def _acts_itself(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether a cue is what its subject does: not so 'the number needed to pass', 'a line used by them'."""
    if not cue.is_verb or is_passive(tokens, cue):
        return False
    following = tokens[cue.last].word if cue.last < len(tokens) else ""
    suffers = following == "by" or (following == "to" and cue.wills)
    return not (suffers and cue.form.endswith("ed") and cue.start == cue.first)


def _follows_namesake(tokens: Sequence[Token], after: int, cue: Cue) -> bool:
    """Whether a cue stands behind a name that is written like a preposition: '"...," From said'."""
    name = tokens[after]
    return cue.first == after + 1 and name.capital and "preposition" in name.known.classes


def _names_it(tokens: Sequence[Token], end: int) -> bool:
    """Whether a name between commas follows: '"...," her lawyer, Ama Boateng, said'."""
    return tokens[end].word == "," and tokens[end + 1].kind == "person" and tokens[end + 2].word == ","


def _past_insertion(tokens: Sequence[Token], end: int, speaks: dict[int, Cue], words: Words) -> Cue | None:
    """Return the cue behind an apposition, a bracket or a relative clause that follows the subject."""
    if end >= len(tokens):
        return None
    relative = "relative" in words.of(tokens[end])
    if not relative and tokens[end].word not in (",", "(", "—", "–"):
        return None
    for verb in range(end + 1, min(end + REACH, len(tokens))):
        if tokens[verb].kind == "quoted" or tokens[verb].word == ";":
            return None
        if (relative or tokens[verb - 1].word in (",", ")", "—", "–")) and verb in speaks:
            return speaks[verb]
    return None


def _told(sentence: Sentence, cue: Cue, phrase: Phrase, last: int, cast: Cast) -> Report | None:
    source = cast.source(sentence, phrase)
    return closing_report(cue, source, last) if source else None


def _unknown(tokens: Sequence[Token], index: int, words: Words, ends: tuple[str, ...] = ("ed",)) -> Cue | None:
    """Return a verb that no lexicon knows as a cue: a word right beside the source that ends as its tense does."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.kind != "word" or not token.word.endswith(ends) or token.capital or token.word in words.nouns:
        return None
    if token.known.opens or token.known.stops or token.known.pronoun:
        return None  # '"...," its envoy, Ama Boateng, said'
    return unknown_cue(index, token.word)
