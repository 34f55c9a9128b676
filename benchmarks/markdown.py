"""The tables of the pages that the benchmarks write."""

from __future__ import annotations


def table(head: list[str], rows: list[list[str]], words: int = 1) -> str:
    """Return a table whose first columns are words and whose other ones are figures."""
    lines = [head, ["---"] * words + ["---:"] * (len(head) - words), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
