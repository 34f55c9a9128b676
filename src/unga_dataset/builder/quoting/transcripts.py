"""The lines of a transcript: whose words a paragraph is that opens with a name in capitals, without any marks."""

from __future__ import annotations

from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Quote
from unga_dataset.builder.quoting.passage import Passage
from unga_dataset.builder.quoting.threads import LABEL, Thread

SHORTEST = 3
"""A label is followed by at least this many words of its speaker."""


def line_of(passage: Passage, thread: Thread) -> Quote | None:
    """Return the words of a labelled line, to the end of its paragraph ('BOATENG: We will see').

    Whose name the article does not give in full is no speaker: 'LISBON: The talks ...'.
    """
    paragraph, text = passage.sentence.paragraph, passage.document.text
    if passage.sentence.span.start != paragraph.span.start or passage.sentence.quotations:
        return None
    label = LABEL.match(text, *paragraph.span)
    if label is None or text.count(" ", label.end(), paragraph.span.end) + 1 < SHORTEST:
        return None
    source = passage.cast.labelled(Span(*label.span("name")))
    if source.name == label["name"]:
        return None
    words = Span(label.end(), paragraph.span.end)
    thread.utterances += 1
    return Quote(
        quote_type="indirect",
        span=words,
        content=words,
        source=source,
        cue=None,
        cue_lemma=None,
        utterance=thread.utterances,
        rule="no cue, label",
    )
