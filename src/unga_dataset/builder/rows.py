"""Turn the findings of an article into rows: number them in text order and link them to one another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from unga_dataset import schema
from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Document, Paragraph, Span
from unga_dataset.builder.findings import Event, Position, Quote, Source
from unga_dataset.builder.quoting.repeats import find_repeats
from unga_dataset.builder.raw import RawArticle

WORD = re.compile(r"\w++(?:['’-]\w++)*")
MOST = 2**63 - 1
NESTED = 12
"""How many quotations may open between a clause and the one whose content holds it."""
Rows = dict[str, list[Any]]


class Findings(NamedTuple):
    """Everything that was found in one article."""

    mentions: Sequence[CountryMention]
    quotes: Sequence[Quote]
    positions: Sequence[Position]
    events: Sequence[Event]


def number(article: RawArticle, document: Document, found: Findings) -> Rows:
    """Return the rows of an article, with ids that count each table from 1 in text order."""
    quotes = sorted(found.quotes, key=lambda quote: quote.span)
    repeats = find_repeats(quotes, document)
    speakers = _speakers(article, quotes, repeats)
    links = _Links(article, quotes, found.events)
    return {
        "articles": [_article(article, document)],
        "paragraphs": [_paragraph(article, paragraph) for paragraph in document.paragraphs],
        "quotes": [_quote(article, document, index, quote, speakers, repeats) for index, quote in enumerate(quotes)],
        "speakers": list(speakers.values()),
        "country_mentions": [
            _mention(article, document, index, mention) for index, mention in enumerate(found.mentions, 1)
        ],
        "positions": [
            _position(article, document, index, position, links) for index, position in enumerate(found.positions, 1)
        ],
        "events": [_event(article, document, index, event) for index, event in enumerate(found.events, 1)],
        "event_participants": [
            row for index, event in enumerate(found.events, 1) for row in _participants(article, index, event)
        ],
    }


def _id(article: RawArticle, letter: str, index: int) -> str:
    return f"{article.article_id}-{letter}{index:02d}"


def _place(article: RawArticle, document: Document, span: Span) -> dict[str, Any]:
    """Return the columns that say where a row stands."""
    return {
        "article_id": article.article_id,
        "paragraph": document.paragraph_at(span.start).number,
        "text": document.text[slice(*span)],
        "start": span.start,
        "end": span.end,
    }


def _article(article: RawArticle, document: Document) -> schema.Article:
    text = document.text
    credit_lines = [p.span for p in document.paragraphs if p.role == "credit"]
    return schema.Article(
        article_id=article.article_id,
        title=text[slice(*document.paragraphs[0].span)],
        publisher=article.publisher,
        published=article.published,
        url=article.url,
        language=article.language,
        credit=text[slice(*credit_lines[-1])] if credit_lines else None,
        characters=len(text),
        words=max(1, len(WORD.findall(text))),
        sha256=article.sha256,
    )


def _paragraph(article: RawArticle, paragraph: Paragraph) -> schema.Paragraph:
    return schema.Paragraph(
        article_id=article.article_id, paragraph=paragraph.number, role=paragraph.role,
        start=paragraph.span.start, end=paragraph.span.end,
    )  # fmt: skip


def _speakers(
    article: RawArticle, quotes: Sequence[Quote], repeats: dict[int, int]
) -> dict[tuple[str, str], schema.Speaker]:
    """Return one row for each source, in the order of their first quotes."""
    sources: dict[tuple[str, str], Source] = {}
    counts: dict[tuple[str, str], int] = {}
    for index, quote in enumerate(quotes):
        if quote.source is not None:
            sources.setdefault(quote.source.identity, quote.source)
            counts[quote.source.identity] = counts.get(quote.source.identity, 0) + (index not in repeats)
    return {
        identity: schema.Speaker(
            speaker_id=_id(article, "s", index), article_id=article.article_id, name=source.name,
            speaker_type=source.kind, title=source.title, iso3=source.iso3, organization=source.organization,
            quotes=counts[identity],
        )
        for index, (identity, source) in enumerate(sources.items(), 1)
    }  # fmt: skip


def _quote(
    article: RawArticle,
    document: Document,
    index: int,
    quote: Quote,
    speakers: dict[tuple[str, str], schema.Speaker],
    repeats: dict[int, int],
) -> schema.Quote:
    text, source, cue, content = document.text, quote.source, quote.cue, quote.content
    return schema.Quote(
        quote_id=_id(article, "q", index + 1),
        **_place(article, document, quote.span),
        quote_type=quote.quote_type,
        content=text[slice(*content)],
        content_start=content.start,
        content_end=content.end,
        speaker_id=speakers[source.identity].speaker_id if source else None,
        speaker=source.name if source else None,
        speaker_type=source.kind if source else None,
        speaker_title=source.title if source else None,
        iso3=source.iso3 if source else None,
        speaker_start=source.span.start if source else None,
        speaker_end=source.span.end if source else None,
        cue=text[slice(*cue)] if cue else None,
        cue_lemma=quote.cue_lemma,
        cue_start=cue.start if cue else None,
        cue_end=cue.end if cue else None,
        utterance=quote.utterance,
        rule=quote.rule,
        repeat_of=_id(article, "q", repeats[index] + 1) if index in repeats else None,
    )


def _mention(article: RawArticle, document: Document, index: int, mention: CountryMention) -> schema.CountryMention:
    return schema.CountryMention(
        mention_id=_id(article, "m", index), **_place(article, document, mention.span), iso3=mention.iso3,
        form=mention.form, rule=mention.rule,
    )  # fmt: skip


class _Links:
    """Which quotation and which event carry a trigger, by place."""

    def __init__(self, article: RawArticle, quotes: Sequence[Quote], events: Sequence[Event]) -> None:
        ordered = sorted((quote.content.start, index) for index, quote in enumerate(quotes, 1))
        self.starts, self.order = [start for start, _ in ordered], [index for _, index in ordered]
        self.article, self.quotes = article, quotes
        self.cues = {quote.cue.start: index for index, quote in reversed(list(enumerate(quotes, 1))) if quote.cue}
        self.events = {event.trigger: index for index, event in enumerate(events, 1)}

    def quote_id(self, place: Span) -> str | None:
        """Return the quotation whose cue a trigger is, or whose content holds it."""
        index = self.cues.get(place.start) or self._holding(place)
        return _id(self.article, "q", index) if index else None

    def _holding(self, place: Span) -> int | None:
        last = bisect_right(self.starts, place.start)
        near = self.order[max(0, last - NESTED) : last]
        return min((index for index in near if self.quotes[index - 1].content.holds(place)), default=None)

    def event_id(self, place: Span) -> str | None:
        """Return the event whose trigger it is."""
        index = self.events.get(place)
        return _id(self.article, "e", index) if index else None


def _position(
    article: RawArticle, document: Document, index: int, position: Position, links: _Links
) -> schema.Position:
    return schema.Position(
        position_id=_id(article, "p", index),
        **_place(article, document, position.clause),
        actor=position.actor.name,
        actor_type=position.actor.kind,
        iso3=position.actor.iso3,
        target=document.text[slice(*position.target.span)],
        target_type=position.target.kind,
        target_iso3=position.target.iso3,
        stance=position.stance,
        basis=position.basis,
        quote_id=links.quote_id(position.trigger),
        event_id=links.event_id(position.trigger),
        rule=position.rule,
    )


def _event(article: RawArticle, document: Document, index: int, event: Event) -> schema.Event:
    quantity = event.quantity if event.quantity and event.quantity.number <= MOST else None
    return schema.Event(
        event_id=_id(article, "e", index),
        **_place(article, document, event.clause),
        kind=event.kind,
        plover=event.plover,
        cameo=event.cameo,
        trigger=document.text[slice(*event.trigger)],
        trigger_start=event.trigger.start,
        trigger_end=event.trigger.end,
        date_start=event.when.start,
        date_end=event.when.end,
        date_precision=event.when.precision,
        date_basis=event.when.basis,
        date_text=event.when.text,
        status=event.status,
        location=event.location,
        quantity=quantity.number if quantity else None,
        quantity_min=quantity.least if quantity else None,
        quantity_unit=quantity.unit if quantity else None,
        rule=event.rule,
    )


def _participants(article: RawArticle, index: int, event: Event) -> Iterator[schema.EventParticipant]:
    seen = set()
    for participant in event.participants:
        identity = (participant.role, participant.actor.name)
        if identity not in seen:
            seen.add(identity)
            actor = participant.actor
            yield schema.EventParticipant(
                event_id=_id(article, "e", index), role=participant.role, name=actor.name,
                participant_type=actor.kind, iso3=actor.iso3, start=actor.span.start, end=actor.span.end,
            )  # fmt: skip
