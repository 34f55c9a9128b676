"""What is generated and kept in the repository is what the code would generate now."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from unga_dataset import __version__, schema
from unga_dataset.builder.corpus import build, check, digest, texts_of
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.raw import read_articles
from unga_dataset.builder.reference import read_reference

ROOT = Path(__file__).resolve().parents[1]
RAW, PROCESSED = ROOT / "data" / "raw", ROOT / "data" / "processed"
STALE = "data/processed is stale; run unga-dataset build"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the dataset as the builder makes it now."""
    out = tmp_path_factory.mktemp("fresh")
    build(RAW, out)
    return out


def test_the_same_files_are_there(fresh: Path) -> None:
    """The folder holds the files that a build writes and no other."""
    assert {path.name for path in PROCESSED.iterdir()} == {path.name for path in fresh.iterdir()}, STALE


@pytest.mark.parametrize("table", schema.TABLES)
def test_table_is_what_the_builder_makes(fresh: Path, table: str) -> None:
    """The CSV is the same by the byte, the Parquet file by value and schema: its writer's version is in it."""
    assert (PROCESSED / f"{table}.csv").read_bytes() == (fresh / f"{table}.csv").read_bytes(), STALE
    kept, made = (pq.read_table(folder / f"{table}.parquet") for folder in (PROCESSED, fresh))
    assert kept.schema.equals(made.schema, check_metadata=True), STALE
    assert kept.equals(made), STALE


def test_manifest_is_fresh(fresh: Path) -> None:
    """The manifest bears this version and the digest of these articles, and counts what the builder makes."""
    kept, made = (json.loads((folder / "manifest.json").read_bytes()) for folder in (PROCESSED, fresh))
    assert kept["version"] == __version__
    articles, lexicon = read_articles(RAW), read_lexicon()
    assert kept["inputs"] == digest(articles, read_reference(None, texts_of(articles), lexicon))
    assert kept.keys() == made.keys()
    for name, entry in made["files"].items():
        same = entry.keys() if name.endswith(".csv") else {"rows", "columns"}
        assert {key: kept["files"][name][key] for key in same} == {key: entry[key] for key in same}, STALE


def test_kept_dataset_passes_its_check() -> None:
    """Schema, keys, checksums and offsets of the kept tables hold against the raw articles."""
    assert check(PROCESSED, RAW) == []
