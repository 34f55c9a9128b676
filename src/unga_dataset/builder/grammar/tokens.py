"""Sentences as tokens: words, numbers, marks, quotations, and the mentions that other finders typed.

A mention is one token, whatever its length, so that a rule sees ``PERSON told ORGANIZATION that QUOTED``. A short
fragment in quotation marks is not hidden but opened, its words flagged as quoted.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.dates import DateMention
from unga_dataset.builder.document import Document, Paragraph, Quotation, Span
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.organizations import OrganizationMention
from unga_dataset.builder.people import PersonMention
from unga_dataset.builder.text.paragraphs import DATELINE

Kind = Literal["word", "number", "mark", "quoted", "country", "organization", "person", "date"]
Mention = CountryMention | OrganizationMention | PersonMention | DateMention
NUMBER = r"\d+(?:[.,]\d+)*"
POSSESSIVE = r"['’]s(?!\w)|(?<=s)['’](?!\w)"
WORD = r"[^\W\d_]+(?:[-'’](?!s(?!\w))\w+)*"
QUOTES = frozenset({'"', "“", "”", "„", "‟", "«", "»", "``", "''"})
TOKEN = re.compile(rf"(?P<word>{POSSESSIVE}|{WORD})|(?P<number>{NUMBER})|``|''|[^\w\s]")
Several = dict[str, list[tuple[str, ...]]]
FRAGMENT_WORDS = 10


class Token(NamedTuple):
    """One token: where it stands, its kind, its word in small letters, and the mention it is, if one.

    `quoted` words stand in a fragment between quotation marks; `capital` words are written with a capital.
    """

    start: int
    end: int
    kind: Kind
    word: str
    mention: Mention | Quotation | None = None
    quoted: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: its number from 0, the paragraph it stands in, its tokens, the quotations that open in it."""

    number: int
    span: Span
    paragraph: Paragraph
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]


def read_sentences(document: Document, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Return the sentences of the paragraphs that report, in text order."""
    several = _several(lexicon)
    atoms, fragments = _atoms(document, mentions)
    sentences: list[Sentence] = []
    place = 0
    for span in document.sentences:
        paragraph = document.paragraph_at(span.start)
        first = place
        while place < len(atoms) and atoms[place].start < span.end:
            place += 1
        if paragraph.role in ("body", "standfirst"):
            quotations = _inside(document.quotations, span)
            low, high = bisect_left(fragments, (span.start, 0)), bisect_left(fragments, (span.end, 0))
            own = fragments[low:high]
            start = _after_dateline(document.text, span, paragraph)
            heard = [atom for atom in atoms[first:place] if atom.start >= start]
            tokens = tuple(_tokens(document.text, Span(start, span.end), heard, own, several))
            sentences.append(
                Sentence(number=len(sentences), span=span, paragraph=paragraph, tokens=tokens, quotations=quotations)
            )
    return tuple(sentences)


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


def _inside(quotations: Sequence[Quotation], span: Span) -> tuple[Quotation, ...]:
    low = bisect_left(quotations, span.start, key=lambda quotation: quotation.outer.start)
    high = bisect_left(quotations, span.end, key=lambda quotation: quotation.outer.start)
    return tuple(quotations[low:high])


def _atoms(document: Document, mentions: Sequence[Mention]) -> tuple[list[Token], list[Span]]:
    """Return the tokens wider than a word, in text order, and the quoted fragments, whose words stay open."""
    atoms, fragments = [_atom(mention) for mention in mentions], []
    for quotation in document.quotations:
        if is_fragment(document.text, quotation):
            fragments.append(quotation.outer)
        else:
            atoms.append(Token(*quotation.outer, "quoted", "", quotation))
    atoms.sort(key=lambda atom: (atom.start, -atom.end))
    kept: list[Token] = []
    for atom in atoms:
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept, fragments


def _atom(mention: Mention) -> Token:
    if isinstance(mention, PersonMention):
        return Token(*mention.whole, "person", "", mention)
    if isinstance(mention, CountryMention):
        return Token(*mention.span, "country", "", mention)
    kind: Kind = "date" if isinstance(mention, DateMention) else "organization"
    return Token(*mention.span, kind, "", mention)


def _tokens(
    text: str, span: Span, atoms: Sequence[Token], fragments: Sequence[Span], several: Several
) -> Iterator[Token]:
    done = span.start
    for atom in atoms:
        yield from _joined(list(_words(text, done, atom.start, fragments)), several)
        quoted = atom.kind != "quoted" and _in_any(atom.start, fragments)
        yield atom._replace(quoted=True) if quoted else atom
        done = atom.end
    yield from _joined(list(_words(text, done, span.end, fragments)), several)


def _words(text: str, start: int, end: int, fragments: Sequence[Span]) -> Iterator[Token]:
    for match in TOKEN.finditer(text, start, end):
        written, last = match.group(), match.lastgroup
        if last is None and written in QUOTES:
            continue
        kind: Kind = "word" if last == "word" else "number" if last else "mark"
        quoted = bool(fragments) and _in_any(match.start(), fragments)
        word = written.lower()
        yield Token(*match.span(), kind, word.replace("’", "'"), None, quoted, written[0] != word[0])


def _in_any(offset: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _joined(words: list[Token], several: Several) -> Iterator[Token]:
    """Yield the words, those that make up one function word ('such as') as one."""
    index = 0
    while index < len(words):
        token = words[index]
        for rest in several.get(token.word, ()):
            last = index + len(rest)
            if tuple(other.word for other in words[index + 1 : last + 1]) == rest:
                token = token._replace(end=words[last].end, word=" ".join((token.word, *rest)))
                index = last
                break
        yield token
        index += 1


@functools.cache
def _several(lexicon: Lexicon) -> Several:
    """Map the first word of every function word of several words to what follows it, the longest first."""
    found: Several = {}
    for entry in lexicon.function_words:
        first, *rest = entry.word.split(" ")
        if rest:
            found.setdefault(first, []).append(tuple(rest))
    for several in found.values():
        several.sort(key=len, reverse=True)
    return found
