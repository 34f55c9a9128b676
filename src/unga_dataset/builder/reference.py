"""The public record beside the articles: members of the United Nations, resolutions, votes, notes on articles.

The facts of states are those of the lexicon. The others stand in three CSV files, each fact with its source:
resolutions.csv, votes.csv and record_notes.csv. A note names the words of an article; where they stand is looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from unga_dataset import schema
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.listing import Line, read_lines
from unga_dataset.errors import InputError, LexiconError, shown
from unga_dataset.recorded import RecordNote, UnMember
from unga_dataset.storage import package_folder

FILES = {"resolutions": "resolution", "votes": "vote", "record_notes": "note"}
"""The tables that have a file, and what one line of it is."""
FOUNDED = 1945
"""The founding members signed and ratified the Charter in this year, and no other state was admitted in it."""


def read_reference(folder: Path | None, texts: Mapping[str, str], lexicon: Lexicon) -> dict[str, list[Any]]:
    """Return the rows of the reference tables.

    Args:
        folder: where the CSV files lie; None for those that come with the package.
        texts: the raw text of each article by its id; notes on other articles are left out.
        lexicon: has the facts of states.

    InputError for a line that cannot be used.
    """
    notes = read_note_lines(folder)
    folder = folder or package_folder("reference")
    return {
        "un_members": list(_members(lexicon)),
        "resolutions": _sorted(_lines(folder, "resolutions"), "resolutions", folder),
        "votes": _sorted(_lines(folder, "votes"), "votes", folder),
        "record_notes": list(notes_on(texts, notes)),
    }


def read_note_lines(folder: Path | None) -> list[Line]:
    """Return the lines of record_notes.csv; InputError for a folder that is not there and for a bad line."""
    folder = folder or package_folder("reference")
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; give the folder that holds {', '.join(map(_file, FILES))}")
    return list(_lines(folder, "record_notes"))


def _file(table: str) -> str:
    return f"{table}.csv"


def _lines(folder: Path, table: str) -> Iterator[Line]:
    found = ("note_id", "start", "end")  # numbered and looked up, not written by hand
    header = tuple(column.name for column in schema.columns(table) if column.name not in found)
    yield from read_lines(folder / _file(table), table, header, purpose=FILES[table])


def _members(lexicon: Lexicon) -> Iterator[UnMember]:
    for iso3, facts in sorted(lexicon.countries.items()):
        if not facts.un_member:
            continue
        since, group = facts.un_member_since, facts.un_regional_group
        if not (since and group and facts.m49 and facts.region and facts.subregion):
            raise LexiconError(
                f"countries.tsv: {iso3} is a member without all its facts; give code, group, region, day"
            )
        yield UnMember(
            iso3=iso3, iso2=facts.iso2, m49=facts.m49, name=facts.name, regional_group=group, region=facts.region,
            subregion=facts.subregion, member_since=since, original_member=since.year == FOUNDED, p5=facts.p5,
        )  # fmt: skip


def _sorted(lines: Iterable[Line], table: str, folder: Path) -> list[Any]:
    """Return the rows of a file in the order of their key; InputError for a key that occurs twice."""
    names = schema.key(table)
    rows: dict[tuple[str, ...], Any] = {}
    first: dict[tuple[str, ...], int] = {}
    for line in lines:
        key = tuple(line.cells[name] for name in names)
        if key in rows:
            found = f"{', '.join(map(shown, key))} occurs twice (first on line {first[key]})"
            raise InputError(f"{folder / _file(table)}, line {line.number}: {found}; delete one of them")
        rows[key], first[key] = schema.TABLES[table](**line.cells), line.number
    return [rows[key] for key in sorted(rows)]


def notes_on(texts: Mapping[str, str], lines: Iterable[Line]) -> Iterator[RecordNote]:
    """Yield the notes on some articles, each with its place; InputError for words that an article does not have."""
    placed = sorted(
        (line.cells["article_id"], _place(line, texts[line.cells["article_id"]]), line.number, line.cells)
        for line in lines
        if line.cells["article_id"] in texts
    )
    for article_id, notes in groupby(placed, key=lambda note: note[0]):
        for index, (_, start, _, cells) in enumerate(notes, 1):
            end = start + len(cells["text"])
            yield RecordNote(note_id=f"{article_id}-n{index:02d}", start=start, end=end, **cells)


def _place(line: Line, text: str) -> int:
    """Return where the words of a note first stand: what an article prints twice needs one note."""
    words = line.cells["text"]
    start = text.find(words)
    if start < 0:
        place = f"{_file('record_notes')}, line {line.number}, column text"
        article = line.cells["article_id"]
        raise InputError(f"{place}: {shown(words)} stands nowhere in {article}; copy the words from the raw text")
    return start
