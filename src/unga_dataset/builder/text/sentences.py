"""Split paragraphs into sentences; what stands inside quotation marks never splits one."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from unga_dataset.builder.document import QUOTED, Paragraph, Span
from unga_dataset.builder.lexicon import Lexicon

CLOSERS = "\"”’')]»"
# It begins with a class of characters, so that a search skips whatever else there is.
END = re.compile(
    r"(?P<stop>[.!?…](?<![.!?…]{2})[.!?…]*[\"”’')\]»]*)\s+"
    rf"(?=[\"“„‘'«(\[`]*[^\Wa-z_]|(?:[\"“„«”]|``|''){QUOTED})"
)
TO_LAST_WORD = re.compile(r".*[^\w.’'-]", re.DOTALL)
INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
NEXT = re.compile(rf"[\"“„‘'«(\[`]*(?:(?P<word>[^\W\d_]+)|(?P<quoted>{QUOTED}+[.!?…,]))")
LONGEST_WORD = 30
TELLS = re.compile(r",[^,.!?]{1,40}, that ")
"""What goes on behind a verb that tells something of its own: '"We need pumps." He said, twice, that ...'."""
GAP = re.compile(r"(?<!\s)\s+")
LONGEST = 1000
"""So many characters without a stop are no sentence but a list or a hostile text; it is cut at the next blank.

Rules look back and forth in a sentence, so its length bounds the time that each of its words takes.
"""


def find_sentences(
    outside: str, paragraphs: Sequence[Paragraph], small: frozenset[int], lexicon: Lexicon
) -> tuple[Span, ...]:
    """Return the sentences of every paragraph, in text order, without the blanks between them.

    `outside` is the text with the inside of its quotations masked, but for the stop that ends them; `small` is where
    quotations stand that open with a small letter.
    """
    return tuple(
        piece
        for paragraph in paragraphs
        for sentence in _sentences(outside, paragraph.span, small, lexicon)
        for piece in ((sentence,) if sentence.end - sentence.start <= LONGEST else _cut(outside, *sentence))
    )


def _sentences(outside: str, paragraph: Span, small: frozenset[int], lexicon: Lexicon) -> Iterator[Span]:
    start, end = paragraph
    for match in END.finditer(outside, start, end):
        if _ends(outside, match, small, lexicon):
            yield Span(start, match.end("stop"))
            start = match.end()
    if start < end:
        yield Span(start, end)


def _cut(outside: str, start: int, end: int) -> Iterator[Span]:
    """Yield a sentence that is too long in pieces; there is no blank inside a masked quotation."""
    while end - start > LONGEST and (gap := GAP.search(outside, start + LONGEST, end)):
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, end)


def _ends(outside: str, match: re.Match[str], small: frozenset[int], lexicon: Lexicon) -> bool:
    """Whether a stop ends its sentence: not after an abbreviation or initials before a name, nor before a tag."""
    stop = match["stop"]
    tag = _tags(lexicon).match(outside, match.end()) if stop[-1] in CLOSERS else None
    tag = None if tag is not None and TELLS.match(outside, tag.end()) else tag
    if tag is not None and ("." not in stop or outside[tag.end() : tag.end() + 1] in (".", ",")):
        return False  # "Who knows?" Moussa told reporters.
    if stop != ".":
        return True
    first = max(0, match.start() - LONGEST_WORD)
    before = TO_LAST_WORD.match(outside, first, match.start())
    last = outside[before.end() if before else first : match.start()]
    never, may = _abbreviations(lexicon)
    if last + "." in never:
        return False
    if last + "." in may or INITIALS.match(last):
        if match.end() in small:
            return False  # 'the U.S. "will go on," Moussa said'
        following = NEXT.match(outside, match.end())
        return following is not None and (following["word"] is None or following["word"].lower() in _openers(lexicon))
    return True


@functools.cache
def _tags(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a quotation's tag: a name of up to four words, or 'the' and a noun, and a cue."""
    past, lone = (_forms(lexicon, frames) for frames in (("clause", "that"), ("quote",)))
    name = r"(?:[^\Wa-z_][\w.’'-]*,?\s|the\s\w+\s){1,5}"
    told = rf"(?:{past})(?!\w|:|,? [\"“]|,? ``|,? ''| that )|(?:{lone})(?=[.])"
    return re.compile(rf"{name}(?:[^!?;\"“”]{{1,60}},\s)?(?:{told})")


def _forms(lexicon: Lexicon, frames: Sequence[str]) -> str:
    """Return the pattern of the finite forms of the verbs that report in some frames."""
    cues = {form for entry in lexicon.reporting_verbs if entry.frame in frames for form in entry.forms}
    return "|".join(sorted(re.escape(cue) for cue in cues if not cue.endswith("ing")))


@functools.cache
def _openers(lexicon: Lexicon) -> frozenset[str]:
    """Words that open a sentence when they stand in capitals after a stop."""
    closed = {"determiner", "possessive", "preposition", "conjunction", "adverb", "subordinator"}
    return frozenset(
        entry.word
        for entry in lexicon.function_words
        if entry.word_class in closed or entry.word_class.startswith("pronoun")
    )


@functools.cache
def _abbreviations(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Abbreviations that stand before a name and so never end a sentence, and those that may end one."""
    never = frozenset(entry.text for entry in lexicon.abbreviations if entry.before_name)
    return never, frozenset(entry.text for entry in lexicon.abbreviations) - never
