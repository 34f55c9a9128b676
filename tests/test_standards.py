"""The descriptions of the dataset: what they say of the tables is what the schema and the files say."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from unga_dataset import __version__, schema
from unga_dataset.builder.standards.about import read_about
from unga_dataset.builder.standards.card import card
from unga_dataset.builder.standards.citation import citation
from unga_dataset.builder.standards.datapackage import describe, table_schema
from unga_dataset.builder.standards.dictionary import dictionary
from unga_dataset.codes import DEFINITIONS

ROOT = Path(__file__).resolve().parents[1]
PROCESSED = ROOT / "data" / "processed"
STALE = "run python scripts/build_docs.py"
PACKAGE: dict[str, Any] = json.loads((PROCESSED / "datapackage.json").read_bytes())
CROISSANT: dict[str, Any] = json.loads((PROCESSED / "croissant.json").read_bytes())


def test_citation_is_fresh() -> None:
    """CITATION.cff is what about.toml and the version make."""
    assert (ROOT / "CITATION.cff").read_text(encoding="utf-8") == citation(__version__), STALE


def test_dictionary_is_fresh() -> None:
    """docs/data-dictionary.md is what the schema makes."""
    assert (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8") == dictionary(), STALE


def test_counts_of_the_data_card_are_fresh() -> None:
    """docs/data-card.md lists the articles and counts the rows that the tables hold."""
    page = (ROOT / "docs" / "data-card.md").read_text(encoding="utf-8")
    assert page == card(page, PROCESSED), STALE
    assert [page.count(f"\n| `{table}` | ") for table in schema.TABLES] == [1] * len(schema.TABLES)


def test_data_card_has_the_headings_of_a_data_card() -> None:
    """The card tells why, what, how, how far, by what right and for how long."""
    page = (ROOT / "docs" / "data-card.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", page, re.MULTILINE)
    assert headings == ["Motivation", "Composition", "How made", "Known limits", "Rights", "Maintenance"]


def test_dictionary_explains_every_column_and_code() -> None:
    """Each column has a line with its meaning, and each list of codes stands once, with what each means."""
    page = dictionary()
    for table in schema.TABLES:
        section = page.split(f"## `{table}`\n")[1].split("\n## ")[0]
        for column in schema.columns(table):
            mark = r"\*" if column.key else "?" if column.nullable else ""
            assert f"\n| `{column.name}`{mark} | {column.type} | {column.meaning} | " in section
    for _, codes in DEFINITIONS:
        assert all(page.count(f"| `{code}` | {meaning} |") >= 1 for code, meaning in codes.items())
    linked = set(re.findall(r"\(#([\w-]+)\)", page))
    assert linked == set(re.findall(r"^### ([\w-]+)$", page, re.MULTILINE))


def test_every_file_is_a_resource() -> None:
    """Each table is described as CSV, with its bytes and hash, and as Parquet, without them."""
    assert {resource["path"] for resource in PACKAGE["resources"]} == {
        f"{table}.{suffix}" for table in schema.TABLES for suffix in ("csv", "parquet")
    }
    for resource in PACKAGE["resources"]:
        data = (PROCESSED / resource["path"]).read_bytes()
        if resource["format"] == "csv":
            assert resource["bytes"] == len(data)
            assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        else:
            assert not {"bytes", "hash"} & resource.keys()
        assert resource["schema"]["fields"]


def test_names_of_resources_are_unique_and_lead_somewhere() -> None:
    """No two resources share a name, and every foreign key leads to one, or to its own resource."""
    names = [resource["name"] for resource in PACKAGE["resources"]]
    assert len(set(names)) == len(names)
    for resource in PACKAGE["resources"]:
        for reference in resource["schema"].get("foreignKeys", []):
            assert reference["reference"]["resource"] in {"", *names}


@pytest.mark.parametrize("table", schema.TABLES)
def test_table_schema_says_what_the_schema_says(table: str) -> None:
    """Type, description, limits, codes and keys of each column are those of schema.py."""
    found = table_schema(table)
    assert found["primaryKey"] == list(schema.key(table))
    assert [field["name"] for field in found["fields"]] == [column.name for column in schema.columns(table)]
    for field, column in zip(found["fields"], schema.columns(table), strict=True):
        limits = field.get("constraints", {})
        assert field["description"].startswith(column.meaning)
        assert limits.get("required", False) is not column.nullable
        assert limits.get("minimum") == column.minimum
        assert limits.get("enum", []) == field.get("categories", []) == list(column.codes)
        assert limits.get("pattern", "").strip("^$") == column.pattern
    keys = {tuple(reference["fields"]) for reference in found.get("foreignKeys", [])}
    assert {(column.name,) for column in schema.columns(table) if column.refers_to} <= keys


def test_codes_are_told_with_what_they_mean() -> None:
    """The description of a column with a closed vocabulary has every code with its meaning."""
    (column,) = (column for column in schema.columns("votes") if column.name == "vote")
    assert describe(column).startswith("how it voted (yes: in favour; no: against; ")


def test_croissant_has_every_table_and_column() -> None:
    """Each table is a set of records whose fields are taken from the columns of its CSV file."""
    assert [records["name"] for records in CROISSANT["recordSet"]] == list(schema.TABLES)
    for records in CROISSANT["recordSet"]:
        names = [column.name for column in schema.columns(records["name"])]
        assert [field["source"]["extract"]["column"] for field in records["field"]] == names
        assert [key["@id"] for key in records["key"]] == [
            f"{records['name']}/{name}" for name in schema.key(records["name"])
        ]
    for file in CROISSANT["distribution"]:
        assert file["sha256"] == hashlib.sha256((PROCESSED / file["contentUrl"]).read_bytes()).hexdigest()


def test_facts_are_the_same_everywhere() -> None:
    """Licence, version, maker and keywords are those of about.toml in each description."""
    about = read_about()
    assert PACKAGE["version"] == CROISSANT["version"] == __version__
    assert PACKAGE["keywords"] == CROISSANT["keywords"] == about.keywords
    assert PACKAGE["licenses"][0]["path"] == CROISSANT["license"] == about.license("tables")["path"]
    assert PACKAGE["contributors"] == [{"title": about.creator, "roles": ["creator", "maintainer"]}]
