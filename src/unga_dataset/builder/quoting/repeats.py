"""Find the quotations that an article prints twice: in the standfirst and the body, or word for word in the body."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

from unga_dataset.builder.document import Document
from unga_dataset.builder.findings import Quote

WORD = re.compile(r"\w+")
SAME = 4
"""Fewer words than this may be said twice by chance."""


def find_repeats(quotes: Sequence[Quote], document: Document) -> dict[int, int]:
    """Return, by place in the list, each repeated quotation and the one that it repeats.

    A quotation of the standfirst repeats the first of the body, by the same source, that holds its words; one of the
    body repeats the first that has exactly its words. Indirect speech repeats nothing.
    """

    @functools.cache
    def words(index: int) -> list[str]:
        return WORD.findall(document.text[slice(*quotes[index].span)].casefold())

    first: dict[tuple[object, str], int] = {}
    repeats: dict[int, int] = {}
    heads = []
    for index, quote in enumerate(quotes):
        if quote.quote_type == "indirect":
            continue
        if document.paragraph_at(quote.span.start).role == "standfirst":
            heads.append(index)
        elif len(words(index)) >= SAME:
            said = (quote.source and quote.source.identity, " ".join(words(index)))
            if first.setdefault(said, index) != index:
                repeats[index] = first[said]
    for index in heads:
        fuller = _fuller(index, quotes, words, document)
        if fuller is not None:
            repeats[index] = fuller
    return repeats


def _fuller(index: int, quotes: Sequence[Quote], words: Callable[[int], list[str]], document: Document) -> int | None:
    own, source = f" {' '.join(words(index))} ", quotes[index].source
    for other in range(index + 1, len(quotes)):
        quote = quotes[other]
        same = source is not None and quote.source is not None and quote.source.identity == source.identity
        body = document.paragraph_at(quote.span.start).role == "body"
        if same and body and own in f" {' '.join(words(other))} ":
            return other
    return None
