"""Find the organisations and organs that a text names."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.entries import Organization
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.tries import trie_pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationMention:
    """A mention of an organisation the lexicon knows."""

    span: Span
    entry: Organization


def find_organizations(document: Document, lexicon: Lexicon) -> tuple[OrganizationMention, ...]:
    """Return every mention of a known organisation outside quotation marks, in text order."""
    pattern, known = _known(lexicon)
    return tuple(
        OrganizationMention(span=Span(*match.span()), entry=known[match.group()])
        for match in pattern.finditer(document.outside)
    )


@functools.cache
def _known(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, Organization]]:
    known = {entry.text: entry for entry in lexicon.organizations}
    return re.compile(rf"(?<![\w-])(?:{trie_pattern(known)})(?!\w)"), known
