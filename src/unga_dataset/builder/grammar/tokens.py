"""Sentences as tokens: words, numbers, marks, quotations, and the mentions that other finders typed.

A mention is one token, whatever its length, so that a rule sees ``PERSON told ORGANIZATION that QUOTED``. A short
fragment in quotation marks is not hidden but opened, its words flagged as quoted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.dates import DateMention
from unga_dataset.builder.document import Document, Paragraph, Quotation, Span
from unga_dataset.builder.grammar.pieces import GENITIVE, PIECE, Kind, Pieces, pieces_of
from unga_dataset.builder.grammar.vocabulary import Word
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.organizations import OrganizationMention
from unga_dataset.builder.people import PersonMention
from unga_dataset.builder.text.paragraphs import DATELINE

Mention = CountryMention | OrganizationMention | PersonMention | DateMention
KINDS: dict[type, Kind] = {
    CountryMention: "country", OrganizationMention: "organization", PersonMention: "person", DateMention: "date"
}  # fmt: skip
SINGLE = frozenset({"‘", "'"})
STOP = re.compile(r"[.!?]\s")
FRAGMENT_WORDS = 10


@dataclass(slots=True, eq=False)
class Token:
    """One token: where it stands, its kind, its word in small letters, and the mention it is, if one.

    `known` is what the lexicons say of its word. `quoted` words stand in a fragment between quotation marks; `capital`
    words are written with a capital. Rules ask tokens more often than anything else, and slots are read three times as
    fast as the fields of a tuple; so this class is not frozen, but nothing changes a token once its sentence is read.
    """

    start: int
    end: int
    kind: Kind
    word: str
    known: Word
    mention: Mention | Quotation | None = None
    quoted: bool = False
    capital: bool = False


WORD_OF, START_OF = attrgetter("word"), attrgetter("start")
"""The word of a token, and where it starts."""


def place_of(tokens: Sequence[Token], offset: int) -> int:
    """Return the first token that starts at an offset or behind it."""
    return bisect_left(tokens, offset, key=START_OF)


class Sentence(NamedTuple):
    """A sentence: its number from 0, the paragraph it stands in, its tokens, the quotations that open in it.

    `words` are those of its tokens: a rule that looks for some of them need not look at a sentence without any. `atoms`
    are the tokens that stand for a mention, a date or a whole quotation.
    """

    number: int
    span: Span
    paragraph: Paragraph
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]
    words: frozenset[str]
    atoms: tuple[Token, ...]

    def places(self, forms: Mapping[str, object]) -> list[int]:
        """Return where tokens stand whose words are among some forms."""
        if forms.keys().isdisjoint(self.words):
            return []
        return [index for index, token in enumerate(self.tokens) if token.word in forms]


def read_sentences(document: Document, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Return the sentences of the paragraphs that report, in text order."""
    pieces = pieces_of(lexicon)
    atoms, fragments = _atoms(document, mentions, pieces.known[""])
    openings = document.openings
    sentences: list[Sentence] = []
    place = number = 0
    for span in document.sentences:
        while number < len(document.paragraphs) and document.paragraphs[number].span.start <= span.start:
            number += 1
        paragraph = document.paragraphs[number - 1]
        first = place
        while place < len(atoms) and atoms[place].start < span.end:
            place += 1
        if paragraph.role in ("body", "standfirst"):
            quotations = document.quotations[bisect_left(openings, span.start) : bisect_left(openings, span.end)]
            start = _after_dateline(document.text, span, paragraph)
            heard = [atom for atom in atoms[first:place] if atom.start >= start]
            tokens = _tokens(document.text, Span(start, span.end), heard, pieces)
            if quotations:
                own = fragments[bisect_left(fragments, (span.start, 0)) : bisect_left(fragments, (span.end, 0))]
                _flag(tokens, own)
            words = frozenset(map(WORD_OF, tokens))
            sentences.append(Sentence(len(sentences), span, paragraph, tuple(tokens), quotations, words, tuple(heard)))
    return tuple(sentences)


def read_speech(
    document: Document, span: Span, around: Sentence, inside: Sequence[Mention], lexicon: Lexicon
) -> Iterator[Sentence]:
    """Yield the sentences inside a quotation, which the sentence around it holds as one token."""
    pieces = pieces_of(lexicon)
    start = span.start
    for stop in [match.end() for match in STOP.finditer(document.text, *span)] + [span.end]:
        atoms = [_atom(mention, pieces.known[""]) for mention in inside if start <= mention.span.start < stop]
        if tokens := _tokens(document.text, Span(start, stop), atoms, pieces):
            words = frozenset(map(WORD_OF, tokens))
            yield around._replace(
                span=Span(start, stop), tokens=tuple(tokens), quotations=(), words=words, atoms=tuple(atoms)
            )
        start = stop


def _after_dateline(text: str, sentence: Span, paragraph: Paragraph) -> int:
    """Return where a sentence starts to tell: behind 'NEW YORK (Reuters) - ' at the head of its paragraph."""
    if sentence.start != paragraph.span.start:
        return sentence.start
    dateline = DATELINE.match(text, sentence.start, sentence.end)
    return dateline.end() if dateline else sentence.start


def is_fragment(text: str, quotation: Quotation) -> bool:
    """Whether quoted words go on with the reporter's sentence: few, and without a stop or after a word of his."""
    inside = text[slice(*quotation.span)]
    before = text[max(0, quotation.outer.start - 2) : quotation.outer.start]
    led = len(before) == 2 and before[0].isalnum() and before[1] == " " and inside[-1:] in ".,"
    return inside.count(" ") < FRAGMENT_WORDS and (led or inside[-1:] not in ".!?…,")


def _atoms(document: Document, mentions: Sequence[Mention], known: Word) -> tuple[list[Token], list[Span]]:
    """Return the tokens wider than a word, in text order, and the quoted fragments, whose words stay open."""
    atoms, fragments = [_atom(mention, known) for mention in mentions], []
    for quotation in document.quotations:
        if is_fragment(document.text, quotation):
            fragments.append(quotation.outer)
        else:
            atoms.append(Token(*quotation.outer, "quoted", "", known, quotation))
    atoms.sort(key=lambda atom: (atom.start, -atom.end))
    kept: list[Token] = []
    end = 0
    for atom in atoms:
        if atom.start >= end:
            kept.append(atom)
            end = atom.end
    return kept, fragments


def _atom(mention: Mention, known: Word) -> Token:
    span = mention.whole if isinstance(mention, PersonMention) else mention.span
    return Token(*span, KINDS[type(mention)], "", known, mention)


def _tokens(text: str, span: Span, atoms: Sequence[Token], pieces: Pieces) -> list[Token]:
    tokens: list[Token] = []
    done = span.start
    for atom in atoms:
        if done < atom.start:
            tokens += _words(text, done, atom.start, pieces)
        tokens.append(atom)
        done = atom.end
    tokens += _words(text, done, span.end, pieces)
    return tokens


def _flag(tokens: list[Token], fragments: Sequence[Span]) -> None:
    """Flag the tokens of quoted fragments, and drop the single quotation marks at their ends."""
    for fragment in fragments:
        first, last = (place_of(tokens, place) for place in fragment)
        kept = [
            token
            for token in tokens[first:last]
            if token.word not in SINGLE or not (token.start == fragment.start or token.end == fragment.end)
        ]
        for token in kept:
            token.quoted = token.quoted or token.kind != "quoted"
        tokens[first:last] = kept


def _words(text: str, start: int, end: int, pieces: Pieces) -> list[Token]:
    """Return the words, numbers and marks of a stretch, those that make up one function word ('such as') as one."""
    tokens: list[Token] = []
    opening: list[int] = []
    place, new = start, object.__new__
    # The loop runs once for every word there is: all that can be known of a piece is looked up, not worked out here.
    for size, length, kind, word, known, capital, plain in map(pieces.__getitem__, PIECE.findall(text, start, end)):
        place += size
        if not plain:
            if word in pieces.several:
                opening.append(len(tokens))
            elif word != "'":
                continue
            elif GENITIVE.match(text, place - 1, end):
                tokens.append(Token(place - 1, place, "word", "'", known))
                continue
        token = new(Token)  # with its slots filled here it is made in half the time of a call
        token.start, token.end = place - length, place
        token.kind, token.word, token.known = kind, word, known
        token.mention, token.quoted, token.capital = None, False, capital
        tokens.append(token)
    return _joined(tokens, opening, pieces) if opening else tokens


def _joined(words: list[Token], opening: Sequence[int], pieces: Pieces) -> list[Token]:
    """Join the words that make up one function word; `opening` are the indices of those that may open one."""
    joined: list[Token] = []
    done = 0
    for index in opening:
        token = words[index]
        following = words[index + 1].word if done <= index < len(words) - 1 else ""
        for rest in pieces.several[token.word].get(following, ()):
            last = index + len(rest)
            if len(rest) == 1 or tuple(other.word for other in words[index + 1 : last + 1]) == rest:
                joined += words[done:index]
                token.end, token.word = words[last].end, " ".join((token.word, *rest))
                token.known = pieces.known[token.word]
                joined.append(token)
                done = last + 1
                break
    return joined + words[done:] if joined else words
