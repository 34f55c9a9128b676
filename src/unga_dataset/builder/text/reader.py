"""Read a raw text into a document."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.document import QUOTED, Document, Quotation
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.text.paragraphs import find_paragraphs
from unga_dataset.builder.text.quotation_marks import find_quotations
from unga_dataset.builder.text.sentences import find_sentences

STOPS = ".!?…,"


def read_document(text: str, lexicon: Lexicon, *, by_line: bool = False) -> Document:
    """Return the document of a raw text: its paragraphs (each line one, if `by_line`), quotations and sentences."""
    paragraphs = find_paragraphs(text, lexicon, by_line=by_line)
    quotations = find_quotations(text, paragraphs)
    outside = _mask(text, quotations)
    small = frozenset(one.outer.start for one in quotations if text[one.span.start].islower())
    return Document(
        text=text,
        outside=outside,
        paragraphs=paragraphs,
        quotations=quotations,
        sentences=find_sentences(outside, paragraphs, small, lexicon),
    )


def _mask(text: str, quotations: Sequence[Quotation]) -> str:
    """Return the text with the inside of quotations filled in, but for a stop at their end.

    The stop stays because it may end the sentence around the quotation as well.
    """
    parts, done = [], 0
    for quotation in quotations:
        start, end = quotation.span
        if text[end - 1] in STOPS:
            end -= 1
        parts += [text[done:start].replace(QUOTED, "\ufffd"), QUOTED * (end - start)]
        done = end
    return "".join([*parts, text[done:].replace(QUOTED, "\ufffd")])
