"""A group and those beside it: all its members, which replace it, examples of it, a counted part, all but some."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Actor
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.phrases import Phrase, extended, names_from, phrase_from
from unga_dataset.builder.grammar.rosters import Beside, named_beside
from unga_dataset.builder.grammar.standing import actor_of, actors_at
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.words import Words

MORE = 2
WHOLE = frozenset({"all", "every", "all but"})


def members_beside(cast: Cast, sentence: Sentence, phrase: Phrase) -> list[Actor]:
    """Return the members of a group that are named behind it: 'two delegations, those of Chad and Mali, opposed it'."""
    tokens, words = sentence.tokens, cast.words
    noun = words.noun(tokens[phrase.head])
    last = extended(tokens, phrase, words).last
    if noun is None or not (
        noun.noun_class in ("person", "group", "collective") or tokens[phrase.head].word == "group"
    ):
        return []
    beside = named_beside(tokens, last, words)
    if beside is None or not _may_be(tokens, phrase, beside, alone=last == phrase.last, words=words):
        return []
    group = share_of(cast, sentence, phrase) if beside.examples else None
    source = cast.source(sentence, phrase) if beside.examples and group is None else None
    whole = group or (actor_of(cast, source) if source is not None else None)
    return [*actors_at(cast, sentence, beside.places), *([whole] if whole is not None else [])]


def _may_be(tokens: Sequence[Token], phrase: Phrase, beside: Beside, *, alone: bool, words: Words) -> bool:
    """Whether those named beside a noun can be what it tells of: several, or one state beside 'one member'."""
    if words.is_plural(tokens[phrase.head]) or tokens[phrase.head].word in ("group", "bloc", "trio", "quartet"):
        return beside.examples or len(beside.places) >= MORE
    single = len(beside.places) == 1 and tokens[beside.places[0]].kind == "country"
    return alone and single and not beside.examples


def share_of(cast: Cast, sentence: Sentence, phrase: Phrase) -> Actor | None:
    """Return a counted part of a group: "Thirteen of the council's 15 members", 'several Gulf states'."""
    tokens, words = sentence.tokens, cast.words
    first, head = tokens[phrase.first], tokens[phrase.head]
    counts = first.kind == "number" or first.word.partition("-")[0] in words.numbers or "quantifier" in words.of(first)
    if first.word in WHOLE and (rest := _but(cast, sentence, phrase)) is not None:
        return rest
    if not counts:
        return None
    of = phrase.last + (tokens[phrase.last].word == "out" if phrase.last < len(tokens) else 0)  # "12 out of 15 members"
    if of < len(tokens) and tokens[of].word in ("of", "out of") and phrase.last <= phrase.first + 2:
        whole = phrase_from(tokens, of + 1, words)
        noun = words.noun(tokens[whole.head]) if whole else None
        body = whole is not None and tokens[whole.head].kind == "organization"  # "Council Members"
        if whole is None or not (body or (noun is not None and noun.noun_class in ("person", "group"))):
            return None
        span = Span(first.start, tokens[whole.last - 1].end)
    elif head.kind == "organization" and phrase.head > phrase.first:
        span = Span(first.start, head.end)
    else:
        return None
    return Actor(name=cast.text[slice(*span)], kind="group", span=span, iso3=None)


def _but(cast: Cast, sentence: Sentence, phrase: Phrase) -> Actor | None:
    """Return all of a group but some: 'all members but Chad', 'every state except Chad and Mali', 'all but Chad'."""
    tokens, first = sentence.tokens, sentence.tokens[phrase.first]
    whole = phrase
    if phrase.last < len(tokens) and tokens[phrase.last].word == "of":  # "all of the members but Chad"
        whole = phrase_from(tokens, phrase.last + 1, cast.words) or phrase
    start = whole.last + 1 if first.word != "all but" else phrase.first + 1
    if first.word != "all but" and (whole.last >= len(tokens) or "excepting" not in tokens[whole.last].known.means):
        return None
    start += start < len(tokens) and tokens[start].word in ("for", "the")
    names = names_from(tokens, start)
    if not names:
        return None
    span = Span(first.start, tokens[names[-1]].end)
    return Actor(name=cast.text[slice(*span)], kind="group", span=span, iso3=None)
