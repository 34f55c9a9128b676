"""The matter of an office before a name: 'the Under-Secretary-General for Political Affairs and Relief Ama Boateng'."""

from __future__ import annotations

import functools

from unga_dataset.builder.lexicon import Lexicon

LEADS = (" for the ", " for ", " of the ", " of ", " on the ", " on ")
"""What stands between an office and its matter."""
JOINTS = (" and ", ", ", ", and ", " & ", " of ")
"""What stands between two matters."""
MATTERS = ("airs", "ights", "ings", "building", "keeping", "ions", "tion", "ships", "ment", "ence", "ity", "icy")
"""The endings of nouns for what offices deal with."""
NAME = 2
"""How many words a name has behind a matter that no ending tells: 'Minister of Water Ama Boateng'."""


class Portfolios:
    """The matters of the offices in a text, read from left to right; `offices` maps names behind them to offices."""

    def __init__(self, text: str, title_to: dict[int, int], nouns: frozenset[str]) -> None:
        self.text, self.title_to, self.nouns = text, title_to, nouns
        self.end = self.office = -1
        self.offices: dict[int, int] = {}

    def past(self, start: int, end: int) -> int:
        """Return where the name starts in a run of capitals that may open with a matter; `end` if it holds no name."""
        if not self.text.endswith(LEADS + JOINTS, 0, start):
            return start  # as nearly everywhere
        lead = self._before(start, LEADS)
        joint = self._before(start, JOINTS)
        if lead and start - len(lead) in self.title_to:
            office, joined = start - len(lead), lead == " of "
        elif joint and self._has_matter(start - len(joint)):
            office, joined = start - len(joint), False
        elif self.end >= 0 and self.text[self.end : start] in JOINTS:
            office, joined = self.office, self.text[self.end : start] != ", "  # "for Trade, Ama Nana Boateng"
        else:
            return start
        words = self.text[start:end].split(" ")
        cut = 1 + max((index for index, word in enumerate(words) if self._is_matter(word)), default=-1)
        if cut == 0 and joined and len(words) > NAME:
            cut = len(words) - NAME
        if cut == 0 or len(words) - cut == 1:
            return start
        if cut == len(words):
            self.end, self.office = end, office
            return end
        name = start + len(" ".join(words[:cut])) + 1
        self.offices[name] = office
        return name

    def _before(self, start: int, texts: tuple[str, ...]) -> str:
        """Return the first of some texts that stands right before a place."""
        if not self.text.endswith(texts, 0, start):
            return ""
        return next(text for text in texts if self.text.endswith(text, 0, start))

    def _has_matter(self, end: int) -> bool:
        """Whether a title that ends at a place tells a matter itself: 'Minister of Foreign Affairs and Trade X'."""
        start = self.title_to.get(end)
        return start is not None and " of " in self.text[start:end]

    def _is_matter(self, word: str) -> bool:
        small = word.lower()
        return small in self.nouns or small.endswith(MATTERS)


@functools.cache
def matters_of(lexicon: Lexicon) -> frozenset[str]:
    """Return the nouns that may be what an office deals with."""
    nouns = [noun for noun in lexicon.nouns if noun.noun_class not in ("person", "time")]
    return frozenset(form for noun in nouns for form in (noun.singular, noun.plural) if form)
