"""Split a raw text into paragraphs and find what each one is on the page."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from unga_dataset.builder.document import Paragraph, Span
from unga_dataset.builder.entries import PagePhrase
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.tries import trie_pattern
from unga_dataset.codes import Role

LINE = re.compile(r"[^\r\n]+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
DATELINE = re.compile(
    r"[A-Z][A-Z./ ]+(?:,[^()\n]{0,40})?(?: \([A-Za-z/. ]{2,30}\))?(?: [-–—] ?|[-–—] |[–—]|(?<=\))-)(?=\S)"
)
BYLINE = re.compile(r"[Bb](?:y|Y):? (?:[A-Z][^\s,]*|[Oo]ur|[Ss]taff)(?:[ ,]+[^\s,]+){0,14}(?<![.?!:;\"”])\Z")
"""The line that names who wrote the article: 'By Ama Boateng, UN Correspondent'."""
HEAD = 4
"""How many paragraphs after the first a byline may stand."""
BLANK = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\ufeff"
"""What is no part of a paragraph at its ends; a byte order mark counts, as some files start with one."""
MINOR_WORD = 4
"""Headlines in title case leave shorter words (of, in, the) small."""
HEADLINE_WORDS = 20


def find_paragraphs(text: str, lexicon: Lexicon, *, by_line: bool = False) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a raw text with their roles.

    The first line is the title. The rest is parted by blank lines, or by single line breaks if it has none or if
    every line is known to be a paragraph (`by_line`).
    """
    spans = list(_spans(text, by_line=by_line))
    words = [text[span.start : span.end] for span in spans]
    return tuple(
        Paragraph(number=number, role=role, span=span)
        for number, (span, role) in enumerate(zip(spans, _roles(words, lexicon), strict=True), 1)
    )


def _spans(text: str, *, by_line: bool) -> Iterator[Span]:
    lines = list(_lines(text))
    breaks = [] if by_line else [_blank_between(text, one, other) for one, other in pairwise(lines[1:])]
    if not any(breaks):
        yield from lines
        return
    yield lines[0]
    start = 1
    for index, parts in enumerate([*breaks, True], 1):
        if parts:
            yield Span(lines[start].start, lines[index].end)
            start = index + 1


def _lines(text: str) -> Iterator[Span]:
    """Yield the lines that hold more than blanks, without the blanks at their ends."""
    for match in LINE.finditer(text):
        line = match.group().lstrip(BLANK)
        if line:
            start = match.end() - len(line)
            yield Span(start, start + len(line.rstrip(BLANK)))


def _blank_between(text: str, one: Span, other: Span) -> bool:
    gap = text[one.end : other.start].replace("\r\n", "\n").replace("\r", "\n")
    return gap.count("\n") > 1


def _roles(paragraphs: Sequence[str], lexicon: Lexicon) -> list[Role]:
    """Find the role of each paragraph from its own words and its neighbours."""
    roles: list[Role] = []
    opening, others = _page_phrases(lexicon)
    article = "\n".join(paragraphs).lower()
    other = any(phrase in article for phrase in others)
    for number, paragraph in enumerate(paragraphs):
        # Nearly every article holds none of the phrases.
        shown = _shown(paragraph, lexicon) if other or opening.match(paragraph) else None
        if number == 0:
            roles.append("title")
        elif (shown == "credit" and number >= len(paragraphs) - 3) or (number <= HEAD and BYLINE.match(paragraph)):
            roles.append("credit")
        elif shown == "promo":
            # The heading of a box stands on its own line above it.
            if roles[-1] == "subhead":
                roles[-1] = "promo"
            roles.append("promo")
        elif _is_headline(paragraph):
            roles.append("subhead")
        else:
            roles.append("body")
    told = [number for number, role in enumerate(roles) if role != "credit"]
    if len(told) > 2 and roles[told[1]] in ("body", "subhead"):
        second, *rest = (paragraphs[number] for number in told[1:])
        if _is_standfirst(second, rest):
            roles[told[1]] = "standfirst"
    return roles


@functools.cache
def _page_phrases(lexicon: Lexicon) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return the pattern of the phrases that open a paragraph, and the others in small letters."""
    opening = [entry.phrase for entry in lexicon.page_phrases if entry.place == "start"]
    others = tuple(entry.phrase.lower() for entry in lexicon.page_phrases if entry.place != "start")
    return re.compile(rf"[\W_]*{trie_pattern(opening)}", re.IGNORECASE), others


def _shown(paragraph: str, lexicon: Lexicon) -> Role | None:
    """Return the role that a phrase in a paragraph shows."""
    lowered = paragraph.lower()
    for entry in lexicon.page_phrases:
        if entry.phrase.lower() in lowered and _pattern(entry).search(paragraph):
            return entry.role
    return None


@functools.cache
def _pattern(entry: PagePhrase) -> re.Pattern[str]:
    place = r"\A[\W_]*" if entry.place == "start" else r"(?<!\w)"
    return re.compile(rf"{place}{re.escape(entry.phrase)}(?!\w)", re.IGNORECASE)


def _is_headline(paragraph: str) -> bool:
    """Whether a paragraph is printed like a headline: short, in title case, without a full stop."""
    if paragraph[-1] in ".!?:,;\"”’'…)" or "\n" in paragraph:
        return False
    words = WORD.findall(paragraph)
    if not 1 < len(words) <= HEADLINE_WORDS:
        return False
    long = [word for word in words if len(word) > MINOR_WORD]
    return not words[0].islower() and bool(long) and not any(word.islower() for word in long)


def _is_standfirst(second: str, rest: Sequence[str]) -> bool:
    """Whether the second paragraph sums the article up: repeated below, before a dateline, or without an end."""
    if any(second in paragraph for paragraph in rest):
        return True
    return DATELINE.match(rest[0]) is not None or second[-1].isalnum()
