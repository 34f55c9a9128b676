"""The thread of an article's quotations: what one without a cue of its own goes on with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from unga_dataset.builder.document import Quotation, Span
from unga_dataset.builder.findings import Quote, Source
from unga_dataset.builder.quoting.bearers import Bearer, announcer, bearer_of
from unga_dataset.builder.quoting.passage import Passage, span_of
from unga_dataset.builder.quoting.reports import Report
from unga_dataset.codes import QuoteType

LONG = 7
"""A quotation of this many words is speech even where no cue stands near it; shorter ones may be scare quotes."""
SHORT = 3
"""Words up to this length stay small in the title of a work."""


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

    def goes_on(self, passage: Passage, quotation: Quotation) -> Quote | None:
        """Return a quotation without a cue in its sentence; None for scare quotes and titles.

        Either a cue announced it, or it goes on with the one before, or the sentence shows whose words they are.
        """
        alone = all(token.mention is quotation or token.kind == "mark" for token in passage.tokens)
        whole = alone or quotation.continues
        if whole and self.announced is not None:
            self.utterances += 1
            span = quotation.span
            return replace(self.announced, span=span, content=span, utterance=self.utterances)
        same = self.last is not None and self.paragraph == passage.sentence.paragraph.number
        if self.last is not None and ((whole and same) or quotation.continues):
            return _uncued("direct", quotation, self.last.source, self.last, self.last.utterance)
        bearer = bearer_of(passage.sentence, quotation, passage.cues, passage.cast)
        inside = passage.inside(quotation)
        if is_scare(inside.split(), bearer) and not (whole and inside[-1] in ".!?"):
            return None
        self.utterances += 1
        source = bearer.source if bearer else self._nearby(passage, whole=whole)
        direct = whole or (passage.follows_colon(quotation) and passage.is_opaque(quotation))
        quote = _uncued("direct" if direct else "mixed", quotation, source, None, self.utterances)
        return replace(quote, rule=f"no cue, {bearer.rule}" if bearer else "no cue, nearby")

    def _nearby(self, passage: Passage, *, whole: bool) -> Source | None:
        """Return the source of the quotation in the paragraph before, else whom the sentence before is about."""
        if self.last is not None and self.paragraph >= passage.sentence.paragraph.number - 1:
            return self.last.source
        if not whole or self.before is None:
            return None
        bearer = announcer(self.before.sentence, (), passage.cast)
        return bearer.source if bearer else None


def is_scare(inside: Sequence[str], bearer: Bearer | None) -> bool:
    """Whether quoted words without a cue are a title, a nickname or scare quotes rather than speech."""
    if len(inside) >= LONG:
        return False
    named = [word for word in inside if word[0].isalpha() and (word[0].isupper() or len(word) > SHORT)]
    title = len(inside) > 1 and all(word[0].isupper() for word in named)
    if bearer is not None and bearer.cue is not None:
        return title
    return len(inside) == 1 or title or bearer is None


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


def _uncued(kind: QuoteType, quotation: Quotation, source: Source | None, last: Quote | None, utterance: int) -> Quote:
    return Quote(
        quote_type=kind,
        span=quotation.span,
        content=quotation.span,
        source=source,
        cue=last.cue if last else None,
        cue_lemma=last.cue_lemma if last else None,
        utterance=utterance,
        rule="continued" if last else "no cue",
    )
