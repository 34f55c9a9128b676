"""The report of a cue behind its content or inside it: '..., X said', '..., said X', 'The vote, X said, ...'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import Subject, is_named_apposition
from unga_dataset.builder.grammar.insertions import before_marks
from unga_dataset.builder.grammar.nouns import HEARERS, PERSON, STATEMENTS, denotes
from unga_dataset.builder.grammar.phrases import Phrase, extended, phrase_before, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.verbs import is_finite
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.quoting.cues import Cue
from unga_dataset.builder.quoting.report import Report

RELATIVES = frozenset({"who", "whom", "whose", "which"})
"""What opens a clause that tells more of a source."""
TELLING = frozenset({"clause"})
"""The frames of a verb that has no object but what it tells."""
AGENTS = ("ers", "ors", "ists", "ians", "ants", "men", "women", "ours", "people", "ives", "ees")
"""The endings of nouns for several people."""
CLAUSE = 4
"""So many words before a tag are a clause, whether or not a known verb stands among them."""


def report_before(sentence: Sentence, cue: Cue, subject: Subject | None, cast: Cast) -> Report | None:
    """Return the report of a cue that stands after its content, as in '..., X said' and '..., said X'."""
    tokens = sentence.tokens
    if not cue.speaks:
        return None
    start = cue.start
    if cue.hangs:
        return None  # a participle hangs on what stands before it
    told = cue.clausal != "quote" and start > 0 and tokens[start - 1].word == ","
    told = told and not (is_named_apposition(tokens, start, cast.words) and _asks(tokens, cue, cast.words))
    if told or (start > 0 and tokens[start - 1].kind == "quoted"):
        inverted = _inverted(sentence, cue, start, cast)
        if inverted is not None or tokens[start - 1].kind == "quoted":
            return inverted
    return _straight(sentence, cue, subject, cast) if subject is not None and subject.relative is None else None


def _asks(tokens: Sequence[Token], cue: Cue, words: Words) -> bool:
    """Whether whom a cue asks stands behind it, not who speaks: 'The UN chief, Moussa, urged Chad to free them'."""
    phrase = phrase_from(tokens, cue.last, words)
    return phrase is not None and phrase.last < len(tokens) and tokens[phrase.last].word == "to"


def _straight(sentence: Sentence, cue: Cue, subject: Subject, cast: Cast) -> Report | None:
    """Return the report of 'X said' after its content."""
    tokens = sentence.tokens
    first = min(subject.phrase.first, *subject.members)
    whole = phrase_before(tokens, first + 1, cast.words)
    first = whole.first if whole is not None else first
    while first > 0 and "determiner" in cast.words.of(tokens[first - 1]):
        first -= 1
    if first > 1 and tokens[cue.start - 1].word == tokens[first - 1].word == ",":
        first = _with_office(tokens, first, cast.words)
    if first == 0 or not (tokens[first - 1].word == "," or tokens[first - 1].kind == "quoted"):
        return None
    source = cast.speaker(sentence, subject)
    if source is None or _is_claim(tokens, first, cast.words):
        return None
    last = past_day(tokens, cue.last, cast.words)
    if tokens[first - 1].word == "," and cue.clausal != "quote" and _is_parenthesis(tokens, last):
        if tokens[last + 1].word.endswith("ing") and tokens[last + 1].known.noun is None:
            if not (first > CLAUSE or _has_verb(tokens[: first - 1])):
                return None  # "On Monday, Moussa went further, calling it ..."
            return _closing(tokens, cue, source, first)  # "..., Moussa said on Monday, adding that ..."
        return _parenthetical(sentence, cue, source, first - 1, last)
    if tokens[first - 1].kind == "quoted" or _closes(tokens, first - 1, cue, cast.words):
        return _closing(tokens, cue, source, first)
    return None


def _with_office(tokens: Sequence[Token], name: int, words: Words) -> int:
    """Return where the phrase starts that a name between commas says more of: "..., the bloc's envoy, Moussa, said"."""
    phrase = phrase_before(tokens, name - 1, words)
    while phrase is not None and phrase.first > 1 and "preposition" in words.of(tokens[phrase.first - 1]):
        phrase = phrase_before(tokens, phrase.first - 1, words)
    return phrase.first if phrase is not None and denotes(tokens[phrase.head], PERSON) else name


def _inverted(sentence: Sentence, cue: Cue, start: int, cast: Cast) -> Report | None:
    """Return the report of 'said X' after its content."""
    tokens = sentence.tokens
    phrase = phrase_from(tokens, cue.last, cast.words)
    if phrase is None or tokens[cue.last].kind == "quoted":
        return None
    head = tokens[phrase.head]
    opener = tokens[phrase.first]
    bare = head.kind == opener.kind == "word" and not (head.capital or opener.capital or opener.known.opens)
    if bare and tokens[start - 1].word == "," and not _is_people(head, alone=phrase.first == phrase.head):
        return None  # "a lawful, recognised government"
    source = named_source(sentence, phrase, cast)
    if tokens[start - 1].word == "," and not _names_only(tokens, cue, phrase.last, cast.words):
        named = source is not None and _is_parenthesis(tokens, phrase.last)
        named = named and (tokens[phrase.head].kind in MENTIONS or _is_officer(tokens, phrase))
        if source and named and start > CLAUSE and _is_apposed(tokens, phrase.last + 1, cast.words):
            return _closing(tokens, cue, source, start)
        return _parenthetical(sentence, cue, source, start - 1, phrase.last) if source and named else None
    return _closing(tokens, cue, source, start) if source else None


def _is_officer(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether 'the' and someone's office stand alone behind a verb: 'One, said the minister, was lost'."""
    return denotes(tokens[phrase.head], PERSON) and tokens[phrase.first].word == "the"


def _is_people(head: Token, *, alone: bool) -> bool:
    """Whether a noun without an article names those who can speak: 'officials', 'local police', not 'losses'."""
    noun = head.known.noun
    if noun is None:
        return head.word.endswith(AGENTS)
    return noun.noun_class in HEARERS and (head.known.plural or not alone)


def _is_apposed(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether what a name is stands between commas behind it: 'said Moussa, Chad's envoy to the UN, adding'."""
    phrase = phrase_from(tokens, index, words)
    if phrase is None or not denotes(tokens[phrase.head], PERSON):
        return False
    last = extended(tokens, phrase, words).last
    return last < len(tokens) and tokens[last].kind == "mark"


def named_source(sentence: Sentence, phrase: Phrase, cast: Cast) -> Source | None:
    """Return who a phrase behind its verb is, by the name that says it: 'said the head of the mission, Moussa'."""
    tokens = sentence.tokens
    if denotes(tokens[phrase.head], PERSON):
        place = extended(tokens, phrase, cast.words).last
        named = place + 2 < len(tokens) and tokens[place].word == "," and tokens[place + 1].kind == "person"
        if named and (tokens[place + 2].kind == "mark" or "preposition" in cast.words.of(tokens[place + 2])):
            return cast.source(sentence, Phrase(place + 1, place + 2, place + 1))
    if _is_pair(tokens, phrase, cast.words):
        return cast.speaker(sentence, Subject(phrase, (phrase.head, phrase.last + 1), None))
    return cast.source(sentence, phrase)


def _is_pair(tokens: Sequence[Token], phrase: Phrase, words: Words) -> bool:
    """Whether two people are named behind a verb: 'said Ama Boateng and Rosa Quispe', the second doing nothing else."""
    second = phrase.last + 1
    if second >= len(tokens) or tokens[phrase.last].word != "and" or tokens[phrase.head].kind != "person":
        return False
    acts = second + 1 < len(tokens) and is_finite(tokens, second + 1, words)
    return tokens[second].kind == "person" and not acts


def closing_report(cue: Cue, source: Source, last: int) -> Report:
    """Return the report of a cue whose content is all that stands before a token."""
    return Report(
        cue=cue, frame=cue.clausal, source=source, content=(0, last), cue_last=cue.last, lemma=cue.lemma, explicit=True
    )  # fmt: skip


def _closing(tokens: Sequence[Token], cue: Cue, source: Source, last: int) -> Report | None:
    last = before_marks(tokens, last)
    return closing_report(cue, source, last) if last else None


def past_day(tokens: Sequence[Token], index: int, words: Words) -> int:
    """Return the place behind the time that stands at a token, where a tag may end: '..., Moussa said on Monday.'."""
    while index < len(tokens) and (
        words.is_time(tokens[index]) or tokens[index].word in ("on", "last", "in", "earlier")
    ):
        index += 1
    return index


def _is_parenthesis(tokens: Sequence[Token], last: int) -> bool:
    """Whether a comma follows a cue or tag whose subject a comma leads: 'After all, she added, the vote ...'."""
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    return following is not None and tokens[last].word == "," and following.kind != "quoted"


def _parenthetical(sentence: Sentence, cue: Cue, source: Source, comma: int, last: int) -> Report | None:
    """Return the report of a tag from the comma before it to the one after it, at `last`."""
    tokens = sentence.tokens
    end = before_marks(tokens, len(tokens), last)
    if end <= last + 1:
        return None
    return Report(
        cue=cue, frame="clause", source=source, content=(last + 1, end), cue_last=cue.last, lemma=cue.lemma,
        explicit=True, opening=(0, comma) if comma > 1 or tokens[0].kind in MENTIONS else None,
    )  # fmt: skip


def _closes(tokens: Sequence[Token], index: int, cue: Cue, words: Words) -> bool:
    """Whether the comma at an index ends a content clause: a verb before it, only a time or place after the cue.

    No lexicon knows every verb, so that a few words that no preposition leads are a clause too.
    """
    if tokens[index].word != "," or not _ends_sentence(tokens, cue.last, words):
        return False
    clause = cue.clausal == "clause" and index >= CLAUSE and "preposition" not in words.of(tokens[0])
    return clause or _has_verb(tokens[:index])


def _names_only(tokens: Sequence[Token], cue: Cue, index: int, words: Words) -> bool:
    """Whether only who the source is follows it: '..., said Ama Boateng, an economist at the bank'."""
    if _ends_sentence(tokens, index, words):
        return True
    rest = tokens[index : _relative(tokens, index) if cue.frames.keys() == TELLING else len(tokens)]
    if not rest:
        return True  # "..., said a delegate who was there."
    told = any(token.kind == "quoted" or token.quoted or token.word == "that" for token in rest)
    led = rest[0].word == "," or (len(rest) < len(tokens) - index and "preposition" in words.of(rest[0]))
    return led and not told and not _has_verb(rest)


def _relative(tokens: Sequence[Token], index: int) -> int:
    """Return where a relative clause starts that ends the sentence, with nothing but the time or place behind it."""
    start = next((i for i in range(index, len(tokens)) if tokens[i].word in RELATIVES), len(tokens))
    rest = tokens[start:]
    open_ended = all(token.word != "," and token.kind != "quoted" and not token.quoted for token in rest)
    return start if open_ended else len(tokens)


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(token.kind == "word" and ((word := token.known).helps or word.acts) for token in tokens)


def _ends_sentence(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether only a time, a place or an occasion follows: 'on Monday', 'in an interview'."""
    rest = tokens[index : _going_on(tokens, index, words)]
    if len(rest) > 1 and rest[0].word == "without" and rest[1].word.endswith("ing"):
        rest = rest[2:]  # "..., Moussa said without elaborating."
    if all(token.kind == "mark" or words.is_time(token) or token.known.adverb for token in rest):
        return True
    addressee = phrase_from(tokens, index, words)
    if addressee is not None:
        head = tokens[addressee.head]
        hears = head.kind in MENTIONS or denotes(head, PERSON)
        heard = extended(tokens, addressee, words).last if hears else addressee.last
        heard = past_day(tokens, heard, words) - index
        placed = rest[heard - 1].word == "in" and heard > 0  # "..., Moussa told reporters in Lusaka"
        if all(token.kind == "mark" or (placed and token.capital) for token in rest[heard:]):
            return not _has_verb(rest)  # "..., Moussa told reporters on Monday."
    rest = rest[: _participle(rest)]
    led = bool(rest) and (words.is_time(rest[0]) or "preposition" in words.of(rest[0]))
    if rest and rest[0].word == "to" and index + 1 < len(tokens) and not _is_hearer(tokens[index + 1]):
        return False  # "Moussa hopes to visit"
    return led and not any(token.kind == "quoted" or token.quoted for token in rest) and not _has_verb(rest)


def _is_hearer(token: Token) -> bool:
    """Whether a noun phrase and no verb follows 'to': 'said to the council'."""
    return token.kind != "word" or token.capital or token.known.opens or token.known.noun is not None


def _participle(rest: Sequence[Token]) -> int:
    """Return where a participle tells what is done with a text: 'said in a statement | read on television'."""
    texts = (i for i in range(1, len(rest) - 1) if denotes(rest[i], STATEMENTS))
    read = (i + 1 for i in texts if rest[i + 1].word.endswith("ed") or "issuing" in rest[i + 1].known.means)
    return next(read, len(rest))


def _going_on(tokens: Sequence[Token], index: int, words: Words) -> int:
    """Return where a tag goes on, with a participle or its outlet: '..., Moussa said, | accusing Chad'."""
    commas = (i for i in range(index, len(tokens) - 1) if tokens[i].word == "," and not tokens[i].quoted)
    outlet = (i for i in commas if tokens[i + 1].word.endswith("ing") or _is_outlet_tag(tokens, i + 1, words))
    return next(outlet, len(tokens))


def _is_outlet_tag(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a second tag ends a sentence: '..., he told the council, | TASS reported on Monday'."""
    phrase = phrase_from(tokens, index, words)
    if phrase is None or phrase.last >= len(tokens) or tokens[phrase.last].word not in words.clausal:
        return False
    last = past_day(tokens, phrase.last + 1, words)
    return tokens[last - 1].kind != "mark" and all(token.kind == "mark" for token in tokens[last:])


def _is_claim(tokens: Sequence[Token], first: int, words: Words) -> bool:
    """Whether a claim stands before the subject of a cue, or for it: '..., a charge the minister denied'."""
    if _stands_for_teller(tokens, first, words):
        return True
    before = [token.word for token in tokens[max(0, first - 3) : first]]
    return len(before) == 3 and before[0] == "," and before[1] in ("a", "an") and before[2] in words.nominal


def _stands_for_teller(tokens: Sequence[Token], first: int, words: Words) -> bool:
    """Whether the subject is a claim and its teller stands behind it: 'a charge | the Gulf nation denied'."""
    claim = [token.word for token in tokens[first : first + 2]]
    if len(tokens) < first + 3 or claim[0] not in ("a", "an") or claim[1] not in words.nominal:
        return False
    teller = tokens[first + 2]
    return teller.kind in MENTIONS or "determiner" in words.of(teller)
