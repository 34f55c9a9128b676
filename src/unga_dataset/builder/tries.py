"""Compile many texts into one pattern that finds the longest of them in one linear pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

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
    made of. The pattern for all is used only where one of the few others occurs.
    """

    def __init__(self, texts: Iterable[str], after: str, before: str = r"\w-") -> None:
        """Compile the texts; `after` is the pattern of what may follow, `before` the class of what may not lead."""
        texts = list(texts)
        self.others = [text.partition("'")[0] for text in texts if not text[0].isupper()]
        self.capitals = re.compile(f"(?:{_headed((text for text in texts if text[0].isupper()), before)}){after}")
        self.all = re.compile(f"(?:{_headed(texts, before)}){after}")

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text, in order."""
        pattern = self.all if any(other in text for other in self.others) else self.capitals
        return pattern.finditer(text)


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
