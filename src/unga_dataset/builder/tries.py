"""Compile many texts into one pattern that finds the longest of them in one linear pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

Node = dict[str, "Node"]


def trie_pattern(texts: Iterable[str]) -> str:
    """Return a pattern that matches the longest of some texts in one pass, however many they are.

    A straight apostrophe matches a curly one as well.
    """
    root: Node = {}
    for text in texts:
        node = root
        for character in text:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(root)


class Finder:
    """Finds the longest of some texts where a word starts.

    Nearly all names start with a capital, and the pattern for these skips small letters, most of what an article is
    made of. The few others have one of their own, which is used only where one of them occurs.
    """

    def __init__(self, texts: Iterable[str], after: str, before: str = r"\w-") -> None:
        """Compile the texts; `after` is the pattern of what may follow, `before` the class of what may not lead."""
        texts = list(texts)
        capitals, small = ([text for text in texts if text[0].isupper() is large] for large in (True, False))
        self.others = [text.partition("'")[0] for text in small]
        self.capitals, self.small = (re.compile(f"(?:{_headed(each, before)}){after}") for each in (capitals, small))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text, in order."""
        if any(other in text for other in self.others):
            return _in_turn((self.capitals, self.small), text)
        return self.capitals.finditer(text)


def _in_turn(patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """Yield what several patterns find, as one pattern of them all would: none where another's match has not ended."""
    found = [(pattern, pattern.search(text)) for pattern in patterns]
    while matches := [match for _, match in found if match]:
        first = min(matches, key=re.Match.start)
        yield first
        # A match that lies behind stays, so that no stretch of the text is searched twice.
        found = [
            (pattern, match if match is None or match.start() >= first.end() else pattern.search(text, first.end()))
            for pattern, match in found
        ]


def _headed(texts: Iterable[str], before: str) -> str:
    """Return a trie pattern whose branches begin with a character, so that a search skips whatever else there is."""
    heads: dict[str, list[str]] = {}
    for text in texts:
        heads.setdefault(text[0], []).append(text[1:])
    return "|".join(rf"{_escaped(head)}(?<![{before}].){trie_pattern(rest)}" for head, rest in sorted(heads.items()))


def _branch(node: Node) -> str:
    parts = []
    for character, child in sorted(node.items()):
        if character:
            parts.append(_escaped(character) + _branch(child))
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and "" not in node else f"(?:{'|'.join(parts)})"
    return body + "?" if "" in node else body


def _escaped(character: str) -> str:
    return "['’]" if character == "'" else re.escape(character)
