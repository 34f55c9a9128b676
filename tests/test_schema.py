"""The schema: code lists with their definitions, keys and references that exist."""

from __future__ import annotations

import typing

import pytest

from unga_dataset import codes, schema


@pytest.mark.parametrize(("codes_of", "definitions"), codes.DEFINITIONS)
def test_every_code_is_defined(codes_of: object, definitions: dict[str, str]) -> None:
    """A code list has a definition for each code, in the same order, and for no other."""
    assert list(typing.get_args(codes_of)) == list(definitions)
    assert all(definitions.values())


def test_every_code_list_of_a_column_is_defined() -> None:
    """No column has a closed vocabulary that codes.py does not define."""
    known = {tuple(definitions) for _, definitions in codes.DEFINITIONS}
    used = {column.codes for table in schema.TABLES for column in schema.columns(table) if column.codes}
    assert used <= known


@pytest.mark.parametrize("table", schema.TABLES)
def test_keys_and_references_exist(table: str) -> None:
    """A table has a key that is never empty, and refers to tables with a key of one column only."""
    columns = {column.name: column for column in schema.columns(table)}
    assert schema.key(table)
    assert not any(columns[name].nullable for name in schema.key(table))
    for column in columns.values():
        assert not column.refers_to or len(schema.key(column.refers_to)) == 1


@pytest.mark.parametrize("table", schema.TABLES)
def test_every_column_says_what_it_means(table: str) -> None:
    """The meaning of a table and of each of its columns is a phrase of its own."""
    meanings = [column.meaning for column in schema.columns(table)]
    assert all(meaning and not meaning.endswith(".") for meaning in meanings)
    assert len(set(meanings)) == len(meanings)
    assert schema.meaning(table).startswith("One ")
