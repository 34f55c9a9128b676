"""Which officer of a body is meant where he is not named: 'the UN official', 'this senior envoy'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Source
from unga_dataset.builder.grammar.anaphora import is_told_more
from unga_dataset.builder.grammar.mentions import NEAR, Mentions
from unga_dataset.builder.grammar.phrases import Phrase
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.organizations import OrganizationMention
from unga_dataset.builder.people import PersonMention

WIDEST = 5
"""How many words may stand between the article and what he is called."""


def officer_before(mentions: Mentions, sentence: Sentence, phrase: Phrase) -> Source | None:
    """Return whom 'the UN official' can only be: the one person that the last sentence with a person in it names."""
    if not _is_officer(sentence.tokens, phrase):
        return None
    start = sentence.tokens[phrase.first].start
    people: dict[str, Token] = {}
    for named in mentions.back_from(sentence.number, NEAR):
        for token in named:
            if isinstance(token.mention, PersonMention) and token.start < start:
                people.setdefault(token.mention.person.name, token)
        if people:
            break
    if len(people) != 1:
        return None
    meant = mentions.source(next(iter(people.values())))
    stateless = meant.iso3 is None or sentence.tokens[phrase.first].word == "this"
    return meant._replace(span=Span(start, sentence.tokens[phrase.head].end)) if stateless else None


def _is_officer(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase tells of an officer of a body, or with 'this' of one high in rank."""
    opener, inside = tokens[phrase.first].word, tokens[phrase.first + 1 : phrase.head]
    officer = "officer" in tokens[phrase.head].known.means
    if opener not in ("the", "this") or not officer or not 0 < len(inside) <= WIDEST:
        return False
    bodies = [t for t in inside if isinstance(t.mention, OrganizationMention) and t.mention.iso3 is None]
    ranked = all("rank" in token.known.means for token in inside if token not in bodies)
    return ranked and (bool(bodies) or opener == "this") and not is_told_more(tokens, phrase.last)
