"""Find the organisations and organs that a text names."""

from __future__ import annotations

import functools
from typing import NamedTuple

from unga_dataset.builder.document import Document, Span
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.name_entries import Organization
from unga_dataset.builder.tries import Finder


class OrganizationMention(NamedTuple):
    """A mention of an organisation the lexicon knows."""

    span: Span
    entry: Organization

    @property
    def iso3(self) -> str | None:
        """The state whose organ it is."""
        return self.entry.note if self.entry.kind == "state" else None


def find_organizations(document: Document, lexicon: Lexicon) -> tuple[OrganizationMention, ...]:
    """Return every mention of a known organisation outside quotation marks, in text order."""
    finder, known = _known(lexicon)
    return tuple(
        OrganizationMention(span=Span(*match.span()), entry=known[match.group().replace("’", "'")])
        for match in finder.finditer(document.outside)
    )


@functools.cache
def _known(lexicon: Lexicon) -> tuple[Finder, dict[str, Organization]]:
    known = {entry.text: entry for entry in lexicon.organizations}
    return Finder(known, after=r"(?!\w)"), known
