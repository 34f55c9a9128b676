"""Who speaks where the cue stands before its content: the subject of the verb, or of the clause a participle ends."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.clauses import Subject, subject_of
from unga_dataset.builder.grammar.openings import clause_start, is_subordinate
from unga_dataset.builder.grammar.phrases import Phrase, extended, first_phrase, phrase_before, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.verbs import is_finite
from unga_dataset.builder.grammar.vocabulary import GENITIVE, MENTIONS, OPENS, STOPS
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.quoting.bounds import parts_clause
from unga_dataset.builder.quoting.cues import Cue, is_passive, is_reduced

CLAUSE = 16
"""How far before a participle the verb of its clause may stand."""
REACH = 6
"""How many words may stand between an owner and what he owns."""
UNOWNED = (STOPS | OPENS) - {"quantifier"}
"""What stands between no owner and what he owns."""


def speaker_before(sentence: Sentence, cue: Cue, subject: Subject | None, cast: Cast) -> Source | None:
    """Return the source of a cue that stands before its content."""
    tokens, start = sentence.tokens, cue.start
    if cue.hangs and start > 0:
        return _participle_subject(sentence, cue, cast)
    if is_passive(tokens, cue) or is_reduced(tokens, cue):
        return agent_of(sentence, cue, cast)  # passive: its subject is the one spoken to or about
    if "name" in cue.frames and tells_of_noun(tokens, cue.first, cast.words):
        return None  # "runs a club called ..."
    if subject is not None:
        source = cast.speaker(sentence, subject)
        return _same_outside(sentence, subject.phrase.first, source, cast) if "name" in cue.frames else source
    if start == 0 or tokens[start - 1].word != ",":
        return None
    if not cue.speaks or "name" in cue.frames:
        return main_subject(sentence, start, cast)  # "X mocked the vote, called it a farce and ..."
    phrase = phrase_from(tokens, cue.last, cast.words)
    return cast.source(sentence, phrase) if phrase else None  # "But, said Moussa, ..."


def _same_outside(sentence: Sentence, first: int, source: Source | None, cast: Cast) -> Source | None:
    """Return the subject of the whole clause if a pronoun stands for it: 'Moussa denounced what he called a farce'."""
    tokens = sentence.tokens
    if source is None or first == 0 or tokens[first - 1].word != "what":
        return source
    outer = main_subject(sentence, first - 1, cast) if tokens[first].known.pronoun else None
    if outer is None:
        return source
    if tokens[first].word == "it":
        body = outer.kind in ("country", "organization") and outer.identity != source.identity
        return outer._replace(span=source.span) if body else source
    told = outer.kind == "person" and tokens[first].word in ("he", "she") and is_finite(tokens, first - 2, cast.words)
    return outer if told or outer.identity == source.identity else source


def agent_of(sentence: Sentence, cue: Cue, cast: Cast) -> Source | None:
    """Return who acts in a passive: 'was told by X that ...', 'called a "farce" by X'."""
    tokens = sentence.tokens
    for index in range(cue.last, len(tokens) - 1):
        if tokens[index].word in (",", ";", ":", "that") or (index > cue.last and is_finite(tokens, index, cast.words)):
            return None
        if tokens[index].word == "by" and not tokens[index].quoted:
            phrase = phrase_from(tokens, index + 1, cast.words)
            source = cast.source(sentence, phrase) if phrase else None
            return source if source is not None and source.kind != "document" else None
    return None


def _participle_subject(sentence: Sentence, cue: Cue, cast: Cast) -> Source | None:
    """Return the source of 'saying': the noun it hangs on ("a draft demanding ..."), else that of the whole clause."""
    tokens, words, start = sentence.tokens, cast.words, cue.start
    before = tokens[start - 1]
    phrase = phrase_before(tokens, start, words)
    if phrase is not None and phrase.first > 0 and _stands_alone(tokens, phrase):
        return cast.source(sentence, phrase)
    if _is_reported(tokens, start, words):
        return cast.source(sentence, Phrase(start - 1, start, start - 1))
    if (absolute := _absolute(tokens, start, words)) is not None:
        return cast.source(sentence, absolute)
    if phrase is not None and _is_within_opening(tokens, start):
        first = phrase.first + (tokens[phrase.first].word == "about" and phrase.first < phrase.head)
        return cast.source(sentence, phrase._replace(first=first))
    noun = words.noun(tokens[phrase.head]) if phrase else None
    apart = before.word == "," or words.is_time(before) or "preposition" in words.of(before)
    message = noun is not None and noun.noun_class == "message"
    if (apart or phrase is None or message or "clause" in cue.frames) and (main := main_subject(sentence, start, cast)):
        return main
    return cast.source(sentence, phrase) if phrase and not apart else None


def _is_within_opening(tokens: Sequence[Token], start: int) -> bool:
    """Whether a participle stands in the one that opens its sentence: 'Asked about notes claiming it was sold, X'."""
    opener = tokens[0]
    opens = opener.kind == "word" and opener.capital and opener.word.endswith("ed") and opener.known.noun is None
    return opens and not any(token.word == "," or token.quoted for token in tokens[:start])


def _is_reported(tokens: Sequence[Token], start: int, words: Words) -> bool:
    """Whether an outlet tells what someone is saying: 'The site reports Moussa saying'."""
    told = start > 2 and tokens[start - 2].word in words.clausal
    return told and tokens[start - 1].kind == "person"


def _absolute(tokens: Sequence[Token], end: int, words: Words) -> Phrase | None:
    """Return the noun phrase behind 'with' that a participle at a token tells of: ', with an aide of Moussa saying'."""
    for index in range(end - 2, max(0, end - CLAUSE), -1):
        if tokens[index].kind in ("mark", "quoted"):
            return None
        if tokens[index].word == "with":
            phrase = phrase_from(tokens, index + 1, words) if tokens[index - 1].word == "," else None
            return phrase if phrase and _described_to(tokens, phrase, end, words) else None
    return None


def _described_to(tokens: Sequence[Token], phrase: Phrase, end: int, words: Words) -> bool:
    """Whether all up to a token says more of a noun phrase: no verb, no comma."""
    return not any(is_finite(tokens, index, words) for index in range(phrase.last, end))


def _stands_alone(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a participle has a subject of its own: ', with her aides saying', '- Moussa saying'."""
    before = tokens[phrase.first - 1]
    return before.word == "with" or (before.kind == "mark" and tokens[phrase.head].kind == "person")


def main_subject(sentence: Sentence, end: int, cast: Cast) -> Source | None:
    """Return the subject of the clause that a participle at its end hangs on: "X met Y, saying ..."."""
    tokens, words = sentence.tokens, cast.words
    for index in range(end - 1, 0, -1):
        if tokens[index].word == ";":
            return None
        if is_finite(tokens, index, words) and not is_subordinate(tokens, index, words):
            if tells_of_noun(tokens, index, words):
                continue
            if _is_turned(tokens, index, words):
                return _turned(sentence, index, cast)
            subject = subject_of(tokens, index, words)
            source = cast.speaker(sentence, subject) if subject else _turned(sentence, index, cast)
            if source is not None:
                return source
    if (opened := opened_subject(sentence, end, cast)) is not None:
        return opened
    phrase = first_phrase(tokens, 0, end, words)
    return cast.source(sentence, phrase) if phrase and phrase.last < end else None


def opened_subject(sentence: Sentence, end: int, cast: Cast) -> Source | None:
    """Return the subject of a sentence that opens with a participle: 'Holding signs that read "no," the men left'."""
    tokens, words = sentence.tokens, cast.words
    opener = tokens[0]
    if not (opener.word.endswith("ing") and opener.capital) or len(tokens) < 3:
        return None
    if opener.known.noun is not None and not (tokens[1].known.opens or tokens[1].known.plural):
        return None  # "Meeting rooms were called ..."
    if any(token.word in (",", ":", ";") for token in tokens[:end]):
        return None
    comma = next((i for i in range(end, len(tokens) - 1) if parts_clause(tokens, i)), None)
    phrase = phrase_from(tokens, comma + 1, words) if comma is not None else None
    return cast.source(sentence, phrase) if phrase is not None else None


def _is_turned(tokens: Sequence[Token], verb: int, words: Words) -> bool:
    """Whether a cue stands before its subject, behind what it reports: 'The vote is lost, said Moussa, adding'."""
    if tokens[verb].word not in words.cues or tokens[verb - 1].word != ",":
        return False
    phrase = phrase_from(tokens, verb + 1, words)
    if phrase is None:
        return False
    noun, last = words.noun(tokens[phrase.head]), extended(tokens, phrase, words).last
    someone = tokens[phrase.head].kind == "person" or (noun is not None and noun.noun_class == "person")
    return someone and last < len(tokens) and tokens[last].kind == "mark"


def _turned(sentence: Sentence, verb: int, cast: Cast) -> Source | None:
    """Return the subject behind its verb: '"...," says Moussa, going on to ...'."""
    tokens = sentence.tokens
    behind = tokens[verb - 1].kind == "quoted" or _is_turned(tokens, verb, cast.words)
    phrase = phrase_from(tokens, verb + 1, cast.words) if behind else None
    return cast.source(sentence, phrase) if phrase else None


def tells_of_noun(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a participle tells of the noun before it, as its clause has a verb: 'shared the draft adopted in May'."""
    before = tokens[index - 1]
    if not tokens[index].word.endswith("ed") or words.is_adverb(before) or before.kind == "mark":
        return False
    start = clause_start(tokens, index, words)
    if start and tokens[start - 1].word in words.cues and tokens[start - 1].word not in words.clausal:
        return True
    start = max(start, index - CLAUSE)
    return any(is_finite(tokens, place, words) for place in range(max(start, 1), index - 1))


def infinitive_subject(sentence: Sentence, to: int, cast: Cast) -> Source | None:
    """Return who does what stands behind 'to': the object of the verb before ("led her to say"), else its subject."""
    tokens, words = sentence.tokens, cast.words
    if to and words.is_verb_form(tokens[to - 1]):
        subject = subject_of(tokens, to - 1, words)
        return cast.speaker(sentence, subject) if subject else main_subject(sentence, to, cast)
    phrase = phrase_before(tokens, to, words)
    if phrase is not None and phrase.first > 0 and tokens[phrase.first - 1].word == "for":
        return cast.source(sentence, phrase)  # "It is common for dealers to call it ..."
    if phrase is not None and phrase.first > 0 and words.is_verb_form(tokens[phrase.first - 1]):
        source = cast.source(sentence, phrase)
        if source is not None and (tokens[phrase.head].kind in MENTIONS or tokens[phrase.head].known.pronoun):
            return source
    return main_subject(sentence, to, cast)


def phrase_owner(sentence: Sentence, phrase: Phrase, cast: Cast) -> Source | None:
    """Return the owner that a noun phrase names: "Moussa's answer", 'his message'."""
    tokens = sentence.tokens
    owners = (i for i in range(phrase.first, phrase.head) if tokens[i].word in GENITIVE)
    genitive = next(owners, None)
    if genitive is not None:
        owner = phrase_from(tokens, phrase.first, cast.words, genitive)
        return cast.source(sentence, owner) if owner else None
    return cast.possessor(sentence, phrase.first)


def owner_of(sentence: Sentence, cue: Cue, cast: Cast) -> tuple[Source | None, int]:
    """Return whose a noun is, and where its phrase ends: "Moussa's claim", 'his claim', 'a claim by Moussa'."""
    tokens, words = sentence.tokens, cast.words
    if cue.last + 1 < len(tokens) and tokens[cue.last].word == "by":
        phrase = phrase_from(tokens, cue.last + 1, words)
        return (cast.source(sentence, phrase), phrase.last) if phrase else (None, cue.last)
    for index in range(cue.first - 1, max(-1, cue.first - REACH), -1):
        token = tokens[index]
        if token.word in GENITIVE and index > 0:
            whole = phrase_before(tokens, index, words)
            phrase = phrase_from(tokens, whole.first, words, index) if whole else None
            return (cast.source(sentence, phrase) if phrase else None), cue.last
        if "possessive" in words.of(token):
            return cast.possessor(sentence, index), cue.last
        if token.kind != "word" or not words.of(token).isdisjoint(UNOWNED):
            break
    return None, cue.last
