"""Compile many texts into one pattern that finds the longest of them in one linear pass."""

from __future__ import annotations

import re
from collections.abc import Iterable

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


def _branch(node: Node) -> str:
    parts = []
    for character, child in sorted(node.items()):
        if character:
            escaped = "['’]" if character == "'" else re.escape(character)
            parts.append(escaped + _branch(child))
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and "" not in node else f"(?:{'|'.join(parts)})"
    return body + "?" if "" in node else body
