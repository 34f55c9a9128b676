"""Read the lexicons, tables of words that a spreadsheet opens, into frozen rows.

A file has a header line and one fact a line, cells parted by tabs; several forms in one cell are parted by
semicolons. A line that cannot be used is an error that names the file and the line.
"""

from __future__ import annotations

import functools
import typing
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import UnionType
from typing import Any, Literal

from unga_dataset.builder import entries, name_entries
from unga_dataset.errors import LexiconError

LINE_END = b"\n"


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Lexicon:
    """Everything the builder knows about words; each field is the file of that name, in its order."""

    abbreviations: tuple[entries.Abbreviation, ...]
    calendar: tuple[entries.CalendarWord, ...]
    content_words: tuple[entries.ContentWord, ...]
    countries: dict[str, name_entries.CountryFacts]
    country_lookalikes: tuple[name_entries.Lookalike, ...]
    country_names: tuple[name_entries.CountryName, ...]
    dealings: tuple[entries.Dealing, ...]
    evaluations: tuple[entries.Evaluation, ...]
    event_triggers: tuple[entries.EventTrigger, ...]
    function_words: tuple[entries.FunctionWord, ...]
    nouns: tuple[entries.Noun, ...]
    organizations: tuple[name_entries.Organization, ...]
    page_phrases: tuple[entries.PagePhrase, ...]
    regions: tuple[name_entries.Region, ...]
    reporting_verbs: tuple[entries.ReportingVerb, ...]
    stance_triggers: tuple[entries.StanceTrigger, ...]
    titles: tuple[name_entries.Title, ...]
    us_states: tuple[name_entries.UsState, ...]

    def words(self, *classes: str) -> tuple[str, ...]:
        """Return the function words of some classes, in the order of the file."""
        return tuple(entry.word for entry in self.function_words if entry.word_class in classes)

    def content(self, *classes: str) -> frozenset[str]:
        """Return the content words of some classes."""
        return frozenset(entry.word for entry in self.content_words if entry.word_class in classes)


def read_lexicon(folder: Traversable | None = None) -> Lexicon:
    """Read every lexicon of a folder (default: the package's own).

    Raises:
        LexiconError: if a line cannot be used; nothing is skipped or guessed.
    """
    return _packaged() if folder is None else _read(folder)


@functools.cache
def _packaged() -> Lexicon:
    return _read(files("unga_dataset") / "lexicon")


def _read(folder: Traversable) -> Lexicon:
    countries = {row.iso3: row for row in _entries(folder, "countries", name_entries.CountryFacts, {})}
    others = {
        name: tuple(_entries(folder, name, row, countries))
        for name, row in entries.FILES.items()
        if name != "countries"
    }
    return Lexicon(countries=countries, **others)


def _entries(folder: Traversable, name: str, row: type, countries: dict[str, Any]) -> Iterator[Any]:
    """Yield the rows of one file; `countries` are the states that an iso3 cell may name."""
    hints, file = typing.get_type_hints(row), f"{name}.tsv"
    key = [field.name for field in fields(row) if field.metadata.get("key")]
    order = next((field.name for field in fields(row) if field.metadata.get("order")), fields(row)[0].name)
    seen: dict[tuple[str, ...], int] = {}
    last = ""
    for number, cells in _lines(folder, file, [field.name for field in fields(row)]):
        where = f"{file}, line {number}"
        values = {column: _value(cell, hints[column], where, column) for column, cell in cells.items()}
        identity = tuple(cells[column] for column in key)
        if identity in seen:
            again = ", ".join(f"{column} '{cells[column]}'" for column in key)
            raise LexiconError(f"{where}: {again} occurs twice (first on line {seen[identity]}); delete one of them")
        seen[identity] = number
        if cells[order] < last:
            advice = "put the line in its place in the alphabet, capitals before small letters"
            raise LexiconError(f"{where}: {order} '{cells[order]}' stands behind '{last}'; {advice}")
        last = cells[order]
        if countries and (code := cells.get("iso3")) and code not in countries:
            raise LexiconError(
                f"{where}: iso3 '{code}' is no state of countries.tsv; correct it or add the state there"
            )
        yield row(**values)


def _lines(folder: Traversable, file: str, header: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        data = (folder / file).read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"{file}, line {1 + data.count(LINE_END, 0, error.start)}"
        raise LexiconError(f"{place}: byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8") from None
    except OSError:
        raise LexiconError(f"{file} is missing from {folder}; put it back") from None
    first, *lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    if first.split("\t") != header:
        raise LexiconError(f"{file}, line 1: the header is '{first}'; it must be {' '.join(header)}, parted by tabs")
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) != len(header):
            raise LexiconError(f"{file}, line {number}: {len(cells)} cells; it must have {len(header)}, parted by tabs")
        yield number, dict(zip(header, cells, strict=True))


def _value(cell: str, hint: Any, where: str, column: str) -> Any:
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        raise LexiconError(f"{where}: {column} {cell} stands in quotation marks; save the file without them")
    if cell != cell.strip() or "  " in cell or not cell.isprintable():
        raise LexiconError(f"{where}: {column} '{cell}' has blanks too many or an unprintable character; remove them")
    if typing.get_origin(hint) is tuple:
        return _forms(cell, where, column)
    optional = isinstance(hint, UnionType) or typing.get_origin(hint) is typing.Union
    if not cell:
        if optional:
            return None
        raise LexiconError(f"{where}: {column} is empty; fill it in")
    kind = next(part for part in typing.get_args(hint) if part is not type(None)) if optional else hint
    return _typed(cell, kind, where, column)


def _forms(cell: str, where: str, column: str) -> tuple[str, ...]:
    if not cell and column == "forms":
        raise LexiconError(f"{where}: forms is empty; give each form of the word as it stands in a text, parted by ;")
    forms = tuple(cell.split(";")) if cell else ()
    if len(set(forms)) < len(forms) or any(not form or form != form.strip() for form in forms):
        raise LexiconError(f"{where}: {column} '{cell}' holds a blank or the same form twice; correct it")
    return forms


def _typed(cell: str, kind: Any, where: str, column: str) -> Any:
    if typing.get_origin(kind) is Literal:
        if cell not in (codes := typing.get_args(kind)):
            raise LexiconError(f"{where}: {column} '{cell}' is unknown; it must be one of {', '.join(codes)}")
        return cell
    try:
        if kind is bool:
            return {"yes": True, "no": False}[cell]
        return date.fromisoformat(cell) if kind is date else kind(cell)
    except (KeyError, ValueError):
        wanted = {bool: "yes or no", date: "a date like 1945-10-24", int: "a whole number"}[kind]
        raise LexiconError(f"{where}: {column} '{cell}' is not {wanted}; correct it") from None
