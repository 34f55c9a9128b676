"""Headlines with a capital in every word, and those all in capitals, read with the letters that names have."""

from __future__ import annotations

import functools
import re
from collections import Counter

from unga_dataset.builder.lexicon import Lexicon

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

MINOR_WORD = 4
"""Headlines in title case leave shorter words (of, in, the) small."""
LONGEST = 240
"""So many characters a headline may have."""


def is_loud(paragraph: str) -> bool:
    """Whether a paragraph is a headline in capitals."""
    return paragraph.isupper() and " " in paragraph and len(paragraph.lower()) == len(paragraph)


def is_titled(paragraph: str) -> bool:
    """Whether a paragraph is a headline with a capital in every long word: 'Kenya Rejects Draft at Council'."""
    if len(paragraph) > LONGEST:
        return False
    long = [word for word in WORD.findall(paragraph) if len(word) > MINOR_WORD]
    return not any(word.islower() for word in long) and paragraph[-1] not in ".!?"


def quietened(headline: str, lexicon: Lexicon) -> str:
    """Return a headline, as long as before, its words spelled as in names; any other word has one capital."""
    spellings = _spellings(lexicon)
    return WORD.sub(lambda word: _quiet(word.group(), spellings), headline)


def _quiet(word: str, spellings: dict[str, str]) -> str:
    quiet = spellings.get(word.lower().replace("’", "'"), word.capitalize())
    return quiet if len(quiet) == len(word) else word


@functools.cache
def _spellings(lexicon: Lexicon) -> dict[str, str]:
    """Return how each word that names hold is mostly spelled: Trinidad, and, d'Ivoire, US."""
    names = [name.text for name in lexicon.country_names] + [entry.text for entry in lexicon.country_lookalikes]
    seen = Counter(word for name in names for word in WORD.findall(name.replace("’", "'")))
    return {word.lower(): word for word, _ in reversed(seen.most_common())}
