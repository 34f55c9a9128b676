"""The dataset as a Data Package of version 2 (datapackage.org): every file a resource with a full Table Schema.

Each table is two resources, `quotes` for the CSV file and `quotes-parquet` for the other. The bytes and the hash of a
Parquet file are left out: they differ with the version of its writer, and validators read them as those of the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from unga_dataset import schema
from unga_dataset.builder.standards.about import read_about
from unga_dataset.codes import DEFINITIONS
from unga_dataset.columns import Column

PROFILE = "https://datapackage.org/profiles/2.0/"
TYPES = {"text": "string", "integer": "integer", "boolean": "boolean", "date": "date"}


def datapackage(tables: Mapping[str, pa.Table], files: Mapping[str, Mapping[str, Any]], version: str) -> dict[str, Any]:
    """Return the descriptor of a dataset.

    Args:
        tables: the tables by name.
        files: what the manifest says of each file.
        version: the version of the package.
    """
    about = read_about()
    return {
        "$schema": f"{PROFILE}datapackage.json",
        "name": about.name.replace("_", "-"),
        "title": about.title,
        "description": about.description,
        "version": version,
        "licenses": [{key: about.license("tables")[key] for key in ("name", "path", "title")}],
        "contributors": [{"title": about.creator, "roles": ["creator", "maintainer"]}],
        "sources": [*_publishers(tables["articles"]), *about.sources],
        "keywords": about.keywords,
        "resources": [
            *(_csv_resource(table, files[f"{table}.csv"]) for table in tables),
            *(_parquet_resource(table) for table in tables),
        ],
    }


def _publishers(articles: pa.Table) -> list[dict[str, str]]:
    """Return the publishers of the articles; the address of each article stands in its row."""
    return [{"title": name} for name in sorted(set(articles["publisher"].to_pylist()))]


def _csv_resource(table: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **_resource(table, "csv"),
        "mediatype": "text/csv",
        "bytes": entry["bytes"],
        "hash": f"sha256:{entry['sha256']}",
        "schema": table_schema(table),
    }


def _parquet_resource(table: str) -> dict[str, Any]:
    return {
        **_resource(table, "parquet"),
        "name": f"{table}-parquet".replace("_", "-"),
        "mediatype": "application/vnd.apache.parquet",
        "schema": table_schema(table, parquet=True),
    }


def _resource(table: str, suffix: str) -> dict[str, Any]:
    return {
        "name": table.replace("_", "-"),
        "title": table,
        "description": schema.meaning(table),
        "path": f"{table}.{suffix}",
        "type": "table",
        "format": suffix,
        "encoding": "utf-8",
    }


def table_schema(table: str, *, parquet: bool = False) -> dict[str, Any]:
    """Return the Table Schema of a table, its references leading to the CSV or to the Parquet resources."""
    found = {
        "$schema": f"{PROFILE}tableschema.json",
        "fields": [_field(column, table) for column in schema.columns(table)],
        "primaryKey": list(schema.key(table)),
        # Validators read Parquet through pandas, which shows an empty cell of a number as nan.
        "missingValues": ["", "nan"] if parquet else [""],
    }
    references = [
        {"fields": list(fields), "reference": {"resource": _resource_of(other, table, parquet), "fields": list(theirs)}}
        for fields, other, theirs in schema.references(table)
    ]
    return {**found, "foreignKeys": references} if references else found


def _resource_of(other: str, table: str, parquet: bool) -> str:
    """Return the name of the resource that a reference leads to: empty, as the standard has it, for the same one."""
    if other == table:
        return ""
    return f"{other}-parquet".replace("_", "-") if parquet else other.replace("_", "-")


def _field(column: Column, table: str) -> dict[str, Any]:
    found: dict[str, Any] = {"name": column.name, "type": TYPES[column.type], "description": describe(column)}
    constraints: dict[str, Any] = {} if column.nullable else {"required": True}
    if schema.key(table) == (column.name,):
        constraints["unique"] = True
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.pattern:
        constraints["pattern"] = f"^{column.pattern}$"
    if column.codes:
        constraints["enum"] = list(column.codes)
        found["categories"] = list(column.codes)
    return {**found, "constraints": constraints} if constraints else found


def describe(column: Column) -> str:
    """Return what a column means, with what each of its codes means."""
    meanings = next((codes for _, codes in DEFINITIONS if tuple(codes) == column.codes), {})
    codes = "; ".join(f"{code}: {meaning}" for code, meaning in meanings.items())
    return f"{column.meaning} ({codes})" if codes else column.meaning
