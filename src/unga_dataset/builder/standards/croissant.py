"""The dataset in Croissant 1.1 (mlcommons.org/croissant): its CSV files, and each table as a set of records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files as package_files
from typing import Any

from unga_dataset import schema
from unga_dataset.builder.standards.about import read_about
from unga_dataset.builder.standards.datapackage import describe
from unga_dataset.columns import Column

CONTEXT = "croissant_context.json"
"""The context that the specification asks every description to carry."""
TYPES = {"text": "sc:Text", "integer": "sc:Integer", "boolean": "sc:Boolean", "date": "sc:Date"}


def croissant(tables: Iterable[str], files: Mapping[str, Mapping[str, Any]], version: str) -> dict[str, Any]:
    """Return the description of a dataset.

    Args:
        tables: the names of the tables.
        files: what the manifest says of each file.
        version: the version of the package.
    """
    about, names = read_about(), list(tables)
    context = json.loads((package_files("unga_dataset.builder.standards") / CONTEXT).read_text(encoding="utf-8"))
    return {
        "@context": context,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": about.name,
        "description": about.description,
        "version": version,
        "datePublished": about.released,
        "license": about.license("tables")["path"],
        "creator": {"@type": "sc:Organization", "name": about.creator},
        "keywords": about.keywords,
        "citeAs": about.cite(version),
        "distribution": [_file(f"{table}.csv", files[f"{table}.csv"]) for table in names],
        "recordSet": [_record_set(table) for table in names],
    }


def _file(name: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "description": schema.meaning(name.removesuffix(".csv")),
        "contentUrl": name,
        "encodingFormat": "text/csv",
        "contentSize": f"{entry['bytes']} B",
        "sha256": entry["sha256"],
    }


def _record_set(table: str) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": schema.meaning(table),
        "key": [{"@id": f"{table}/{name}"} for name in schema.key(table)],
        "field": [_field(table, column) for column in schema.columns(table)],
    }


def _field(table: str, column: Column) -> dict[str, Any]:
    # A reference to a field of another table makes mlcroissant 1.1 join the two while it reads, which fails or doubles
    # rows; the description names the table, and datapackage.json has the foreign keys.
    leads = f" (a row of {column.refers_to})" if column.refers_to else ""
    return {
        "@type": "cr:Field",
        "@id": f"{table}/{column.name}",
        "name": column.name,
        "description": describe(column) + leads,
        "dataType": TYPES[column.type],
        "source": {"fileObject": {"@id": f"{table}.csv"}, "extract": {"column": column.name}},
    }
