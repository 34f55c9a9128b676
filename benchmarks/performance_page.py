"""The page on speed: its text, and the tables made from the figures."""

from __future__ import annotations

from typing import Any

from markdown import table

Figures = dict[str, Any]
HEAD = """# How fast the builder is

`python benchmarks/performance.py` writes this page from `benchmarks/performance.json`: change it there. Rates are of
one machine on one day; the ratios, each taken within one run, say more.
"""
STAGES = """## Stage by stage, on one core

Articles of about {kilobytes:.1f} KB, joined from the gold articles. *Bare pass* is one regular expression for words and
marks over the same bytes, the least that any reader does; the whole builder takes {times_bare:.0f} times as long.
*Memory* is the most that one article adds while the stage runs.
"""
ARCHIVES = """## Growing archives

Articles made from templates (`benchmarks/synthetic.py`), from JSON Lines to Parquet parts on disk, start of the workers
included. Where one worker is set beside two, they take turns and the quickest of three builds counts. *Memory* is what
the process that hands out the work takes above its start; the workers have their own.
"""
PEERS = """## Beside others

The same texts, one after another, in one run; processor time. textacy finds direct quotations only, and needs the parse
of spaCy's small model, which is counted.
"""


def page(found: dict[str, Figures]) -> str:
    """Return the page."""
    sections = {"stages": stages, "archives": growth, "peers": others}
    return "\n".join(
        [HEAD, measured(found), *(sections[part](found[part]["figures"]) for part in sections if part in found)]
    )


def measured(found: dict[str, Figures]) -> str:
    """Return when each part was measured, and at which commit."""
    rows = [[name, f"`{part['commit'][:10]}`", part["date"], str(part["cores"])] for name, part in found.items()]
    return table(["part", "commit", "measured on", "cores"], rows, words=3)


def stages(figures: Figures) -> str:
    """Return the table of the stages."""
    rows = [
        [
            f"`{name}`" if "_" in name or name.istitle() else name,
            f"{stage['rate']:.0f}",
            f"{stage['megabytes_per_second']:.2f}",
            f"{stage['share']:.1%}",
            "" if stage["peak"] is None else f"{stage['peak']:.2f} MB",
        ]
        for name, stage in figures["stages"].items()
    ]
    return STAGES.format(**figures) + "\n" + table(["stage", "articles/s", "MB/s", "share", "memory"], rows)


def growth(figures: list[Figures]) -> str:
    """Return the table of the archives, and what two workers bring."""
    rows = [
        [
            str(one["articles"]),
            f"{one['bytes'] / 1e6:.1f} MB",
            str(one["workers"]),
            f"{one['seconds']:.0f} s",
            f"{one['rate']:.0f}",
            f"{one['megabytes']:.0f} MB",
        ]
        for one in figures
    ]
    told = table(["articles", "input", "workers", "time", "articles/s", "memory"], rows)
    gains = [
        f"Two workers build {one['articles']} articles {one['seconds'] / two['seconds']:.2f} times as fast as one."
        for one in figures
        for two in figures
        if one["articles"] == two["articles"] and (one["workers"], two["workers"]) == (1, 2)
    ]
    return "\n".join([ARCHIVES, told, *gains, ""])


def others(figures: dict[str, Figures]) -> str:
    """Return the table of the peers."""
    rows = [[name, f"{one['rate']:.0f}", f"{one['times_bare']:.0f}"] for name, one in figures.items()]
    return PEERS + "\n" + table(["reader", "articles/s", "times a bare pass"], rows)
