"""The thread of an article's quotations: what one without a cue of its own goes on with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from unga_dataset.builder.document import Quotation, Span
from unga_dataset.builder.findings import Quote, Source
from unga_dataset.builder.grammar.tokens import Sentence, place_of
from unga_dataset.builder.quoting.bearers import Bearer, announcer, bearer_of, noun_before, signature
from unga_dataset.builder.quoting.passage import Passage, content_behind, span_of
from unga_dataset.builder.quoting.report import Report
from unga_dataset.builder.quoting.works import is_title, is_uttered
from unga_dataset.codes import QuoteType

LONG = 7
"""A quotation of this many words is speech even where no cue stands near it; shorter ones may be scare quotes."""
LABEL = re.compile(r"(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}):\s")
"""Who speaks, at the head of a line of a transcript: 'BOATENG: We will see.'"""
POINTING = frozenset({"that", "these", "this", "those"})
"""What opens a phrase that only points at what was told."""
SPOKEN_OF = frozenset({"it", "they"})
"""What the reporter speaks of between two quotations of one speaker: 'They lie in the north. "We will go there."'."""
SCARE = {"subject": 2, "first": 4, "nobody": 3}
"""Up to how many words quotation marks alone may be scare quotes, by the rule that found whose words they are."""


@dataclass(slots=True)
class Thread:
    """The last quotation and its paragraph, who is announced, and the utterances so far."""

    utterances: int = 0
    last: Quote | None = None
    paragraph: int = 0
    announced: Quote | None = None
    before: Passage | None = None
    seen: dict[tuple[int, int], int] = field(default_factory=dict)

    def utterance(self, passage: Passage, report: Report) -> int:
        """Return the number of the utterance that a report belongs to."""
        place = (passage.sentence.number, report.cue.first)
        if place not in self.seen:
            self.utterances += 1
            self.seen[place] = self.utterances
        return self.seen[place]

    def quoted(self, passage: Passage, quote: Quote) -> None:
        """Note a quotation that others may go on with."""
        self.last, self.paragraph = quote, passage.sentence.paragraph.number

    def leave(self, passage: Passage) -> None:
        """Note the sentence that has been read, and whom it announces if it ends in a colon."""
        self.before, self.announced = passage, None
        if passage.tokens and passage.tokens[-1].word == ":":
            bearer = announcer(passage.sentence, passage.cues, passage.cast)
            if bearer is not None:
                self.announced = _announced(passage, bearer.source)

    def goes_on(self, passage: Passage, quotation: Quotation, following: Sentence | None) -> Quote | None:
        """Return a quotation without a cue in its sentence; None for scare quotes and titles.

        Either the next paragraph signs it, or a cue announced it, or it goes on with the one before, or the sentence
        shows whose words they are.
        """
        alone = all(token.mention is quotation or token.kind == "mark" for token in passage.tokens)
        whole = alone or quotation.continues
        label = LABEL.match(passage.document.text, *quotation.span) if whole else None
        if label is not None:
            named = passage.cast.labelled(Span(*label.span("name")))
            return self._uncued("direct", quotation, Bearer(named, None, "label"))
        signed = signature(following, 0, passage.cast) if whole and following is not None else None
        if signed is not None:
            return self._uncued("direct", quotation, Bearer(signed, None, "signed"))
        if whole and self.announced is not None:
            self.utterances += 1
            span = quotation.span
            return self.announced._replace(span=span, content=span, utterance=self.utterances)
        same = self._is_same(passage) and self._turned() is None
        if self.last is not None and ((whole and same) or quotation.continues):
            span = quotation.span
            return self.last._replace(quote_type="direct", span=span, content=span, rule="continued")
        return self._told(passage, quotation, whole=whole)

    def _told(self, passage: Passage, quotation: Quotation, *, whole: bool) -> Quote | None:
        """Return a quotation that only the words around it attribute, if it is one."""
        bearer = bearer_of(passage.sentence, quotation, passage.cues, passage.cast)
        inside = passage.inside(quotation)
        if bearer is not None and bearer.rule == "first" and self.last is not None and self._is_same(passage):
            # 'X said. For farmers, "it is too late."': who stands first is no more than whom it is about
            source = self.last.source
            bearer = bearer._replace(source=source) if source is not None else bearer
        scare = is_scare(inside.split(), bearer) and not (whole and inside[-1] in ".!?")
        if scare and not (_is_uttered(passage, quotation) or _is_told(passage, quotation)):
            return None
        opaque = passage.follows_colon(quotation) and passage.is_opaque(quotation)
        signed = bearer is not None and bearer.rule == "signed"
        quote = self._uncued("direct" if whole or opaque or signed else "mixed", quotation, bearer)
        if bearer is None:
            return quote._replace(source=self._nearby(passage, whole=whole))
        if bearer.cue is None:
            return quote
        cue = span_of(passage.tokens[bearer.cue.first : bearer.cue.last])
        mixed = quote.quote_type == "mixed"
        content = content_behind(passage, bearer.cue, quotation) if mixed else quote.content
        rule = f"cue afar: {bearer.cue.lemma}"
        return quote._replace(content=content, rule=rule, cue=cue, cue_lemma=bearer.cue.lemma)

    def _uncued(self, kind: QuoteType, quotation: Quotation, bearer: Bearer | None) -> Quote:
        self.utterances += 1
        return Quote(
            quote_type=kind,
            span=quotation.span,
            content=quotation.span,
            source=bearer.source if bearer else None,
            cue=None,
            cue_lemma=None,
            utterance=self.utterances,
            rule=f"no cue, {bearer.rule if bearer else 'nearby'}",
        )

    def _is_same(self, passage: Passage) -> bool:
        """Whether the last quotation stands in the paragraph of a sentence."""
        return self.paragraph == passage.sentence.paragraph.number

    def _turned(self) -> Source | None:
        """Return whom the sentence before is about if it quotes no one itself: the reporter has turned to him."""
        before = self.before
        if before is None or before.sentence.quotations:
            return None
        turned = _told_by(before)
        if turned is not None and turned.name.split(" ")[0].lower() in POINTING:
            return None  # "This includes people in the north."
        things = turned is not None and turned.name.casefold() in SPOKEN_OF
        return None if things and self.paragraph == before.sentence.paragraph.number else turned

    def _nearby(self, passage: Passage, *, whole: bool) -> Source | None:
        """Return whom the sentence before is about, else the source of the quotation in the paragraph before."""
        if whole and (turned := self._turned()) is not None:
            return turned
        near = self.last is not None and self.paragraph >= passage.sentence.paragraph.number - whole
        source = self.last.source if self.last is not None and near else None
        here = self.before is not None and self.before.sentence.paragraph.number == passage.sentence.paragraph.number
        if source is None and (whole or here) and self.before is not None:
            return _told_by(self.before)
        return source


def _told_by(passage: Passage) -> Source | None:
    """Return who tells what a sentence says: the source of its first report, else whom it is about."""
    told = next((report.source for report in passage.reports if report.source is not None), None)
    if told is not None and told.kind != "document":
        return told
    bearer = announcer(passage.sentence, passage.cues, passage.cast)
    return bearer.source if bearer else told


def _is_uttered(passage: Passage, quotation: Quotation) -> bool:
    """Whether the noun before a quotation says that its words were called out or written."""
    first = place_of(passage.tokens, quotation.outer.start)
    return is_uttered(passage.tokens, first, passage.cast.words)


def _is_told(passage: Passage, quotation: Quotation) -> bool:
    """Whether a noun for what is said leads to quoted words: 'the call to "open the gates"'."""
    end = place_of(passage.tokens, quotation.outer.start)
    return noun_before(passage.sentence, end, passage.cues, passage.cast.words) is not None


def is_scare(inside: Sequence[str], bearer: Bearer | None) -> bool:
    """Whether quoted words without a cue are a title, a nickname or scare quotes rather than speech."""
    if len(inside) >= LONG:
        return False
    title = len(inside) > 1 and is_title(inside)
    if bearer is not None and bearer.rule == "colon":
        return False
    if bearer is None or title:
        return title or len(inside) <= SCARE["nobody"]
    if bearer.rule == "subject" and inside[-1][-1] in ".!?" and not title and inside[0][0].islower():
        return False  # where a sentence ends stands what it tells, not how the reporter names things
    return bearer.cue is None and len(inside) <= SCARE.get(bearer.rule, 1)


def _announced(passage: Passage, source: Source) -> Quote:
    """Return the pattern of a quotation that a sentence ending in a colon announces."""
    cue = passage.cues[-1] if passage.cues else None
    span: Span = passage.sentence.span
    return Quote(
        quote_type="direct",
        span=span,
        content=span,
        source=source,
        cue=span_of(passage.tokens[cue.first : cue.last]) if cue else None,
        cue_lemma=cue.lemma if cue else None,
        utterance=0,
        rule="announced",
    )
