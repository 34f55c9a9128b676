"""The loaders, on a throwaway dataset of invented rows and on the real one."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from throwaway import BUSY, QUIET, arrow_table, entry, write_dataset, write_files

import unga_dataset
from unga_dataset import (
    DamagedFileError,
    InputError,
    MissingExtraError,
    UnknownTableError,
    loaders,
    record,
    schema,
    storage,
)
from unga_dataset.frames import text_dtype

WHOLE = {"countries", "un_members", "resolutions", "votes"}
"""The tables of which no row belongs to one article."""
LOADERS = {name: getattr(unga_dataset, f"load_{name}") for name in schema.TABLES}
EXPECTED = {"text": text_dtype(), "integer": "Int64", "boolean": "bool", "date": "datetime64[us]"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a throwaway dataset that takes the place of the installed one."""
    written = write_dataset(tmp_path / "processed")
    monkeypatch.setattr("unga_dataset.selection.installed_folder", lambda: written)
    monkeypatch.setattr(storage, "installed_folder", lambda: written)
    return written


def assert_dtypes(frame: pd.DataFrame, table: str) -> None:
    """Hold the columns of a frame against the schema."""
    assert frame.columns.tolist() == [column.name for column in schema.columns(table)]
    for column in schema.columns(table):
        dtype = frame[column.name].dtype
        if column.codes:
            assert dtype.categories.tolist() == list(column.codes)
            assert not dtype.ordered
        else:
            assert dtype == EXPECTED[column.type], column.name


@pytest.mark.parametrize("table", schema.TABLES)
def test_columns_come_in_the_dtypes_of_the_schema(folder: Path, table: str) -> None:
    """Every loader gives the schema's columns in order, each in the dtype its type calls for."""
    assert folder.is_dir()
    assert_dtypes(LOADERS[table](), table)


@pytest.mark.parametrize("table", schema.TABLES)
def test_empty_table_has_the_same_dtypes(folder: Path, table: str) -> None:
    """A table without rows has the dtypes of one with rows."""
    write_dataset(folder, {})
    frame = LOADERS[table]()
    assert len(frame) == 0
    assert_dtypes(frame, table)


@pytest.mark.parametrize("table", schema.TABLES)
def test_real_tables_come_in_the_dtypes_of_the_schema(table: str) -> None:
    """The tables that the package ships have the same columns and dtypes, and a row each at least."""
    frame = LOADERS[table]()
    assert_dtypes(frame, table)
    assert len(frame) > 0


def test_file_that_does_not_tell_its_codes_gets_them_from_the_schema(folder: Path) -> None:
    """A Parquet file without the vocabularies in its metadata loads as the same categoricals."""
    table = arrow_table("paragraphs", [{"article_id": BUSY, "role": "credit"}]).replace_schema_metadata(None)
    write_files(folder, {"paragraphs": table})
    assert_dtypes(unga_dataset.load_paragraphs(), "paragraphs")


def test_article_id_keeps_the_rows_of_one_article(folder: Path) -> None:
    """Only the rows of the article asked for come back, numbered from 0."""
    assert folder.is_dir()
    assert unga_dataset.load_articles(article_id=QUIET)["title"].tolist() == ["Nothing Happened"]
    assert unga_dataset.load_articles(article_id=QUIET).index.tolist() == [0]
    assert len(unga_dataset.load_quotes(article_id=BUSY)) == len(unga_dataset.load_quotes())


def test_known_article_without_rows_gives_an_empty_frame(folder: Path) -> None:
    """An article in which nobody is quoted has no quotes, which is no error."""
    assert folder.is_dir()
    assert_dtypes(unga_dataset.load_quotes(article_id=QUIET), "quotes")
    assert unga_dataset.load_quotes(article_id=QUIET).empty


def test_participants_follow_their_event_to_its_article(folder: Path) -> None:
    """A participant belongs to the article of its event, although its table has no article_id."""
    assert folder.is_dir()
    assert unga_dataset.load_event_participants(article_id=BUSY)["name"].tolist() == ["Iceland"]
    assert unga_dataset.load_event_participants(article_id=QUIET).empty


def test_columns_come_in_the_order_asked_and_once(folder: Path) -> None:
    """The columns asked for come back in that order; a name given twice counts once."""
    assert folder.is_dir()
    frame = unga_dataset.load_quotes(columns=["text", "quote_id", "text"])
    assert frame.columns.tolist() == ["text", "quote_id"]
    assert len(unga_dataset.load_quotes(columns=[])) == len(frame)


def test_unknown_names_say_what_is_meant_and_allowed(folder: Path) -> None:
    """A wrong table, column or article is named together with its likeliest correction."""
    assert folder.is_dir()
    with pytest.raises(UnknownTableError, match=r"no table 'quote'; did you mean 'quotes'\? allowed: articles, "):
        unga_dataset.load_table("quote")
    with pytest.raises(UnknownTableError, match=r"quotes has no column 'txt'; did you mean 'text'\?"):
        unga_dataset.load_quotes(columns=["txt"])
    with pytest.raises(UnknownTableError, match=r"write columns=\['text'\]"):
        unga_dataset.load_quotes(columns="text")
    with pytest.raises(InputError, match="no article 'invented-bus'; did you mean 'invented-busy'"):
        unga_dataset.load_quotes(article_id="invented-bus")
    with pytest.raises(UnknownTableError, match="countries is about the whole dataset"):
        unga_dataset.load_table("countries", article_id=BUSY)


def test_change_to_a_frame_does_not_reach_the_next_caller(folder: Path) -> None:
    """Whatever a caller does to a frame, the next one gets the rows as they were written."""
    assert folder.is_dir()
    before = unga_dataset.load_quotes()
    changed = unga_dataset.load_quotes()
    changed.loc[0, ["text", "start", "quote_type"]] = ["other words", 7, "indirect"]
    changed["paragraph"].array[0] = 99
    changed["quote_type"].array[1] = "indirect"
    pd.testing.assert_frame_equal(unga_dataset.load_quotes(), before)
    for table, column, value in (
        ("events", "date_start", pd.Timestamp("2000-01-01")),
        ("countries", "un_member", False),
    ):
        before = unga_dataset.load_table(table)
        changed = unga_dataset.load_table(table)
        changed[column].array[0] = value
        changed.loc[0, column] = value
        pd.testing.assert_frame_equal(unga_dataset.load_table(table), before)


def test_second_call_does_not_read_the_table_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that was read once is served from memory while its checksum stays the same."""
    unga_dataset.load_quotes()
    read = []
    monkeypatch.setattr(storage, "_rows", read.append)
    assert not unga_dataset.load_quotes().empty
    assert not read
    monkeypatch.undo()
    monkeypatch.setattr("unga_dataset.selection.installed_folder", lambda: folder)
    write_dataset(folder, {})
    assert unga_dataset.load_quotes().empty


@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "remove"])
@pytest.mark.parametrize("name", ["quotes.parquet", "manifest.json"])
def test_damaged_file_is_an_error_and_no_table(folder: Path, name: str, damage: str) -> None:
    """A file that is changed, cut short, emptied or gone raises one line that says what to do."""
    path = folder / name
    content = path.read_bytes()
    if damage == "remove":
        path.unlink()
    else:
        path.write_bytes({"flip": b"\x00" + content[1:], "cut": content[:-9], "empty": b""}[damage])
    with pytest.raises(DamagedFileError, match=rf"{name} .*; run unga-dataset build --out ") as caught:
        unga_dataset.load_quotes()
    assert "\n" not in str(caught.value)


def test_manifest_that_leaves_a_table_out_is_damaged(folder: Path) -> None:
    """A table that the manifest does not list is not loaded unchecked."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    del manifest["files"]["quotes.parquet"]
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(DamagedFileError, match=r"does not list quotes\.parquet"):
        unga_dataset.load_quotes()


def test_file_that_is_no_parquet_is_damaged(folder: Path) -> None:
    """A file that matches its manifest but is no Parquet file is an error of one line."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder / "quotes.parquet").write_bytes(b"nothing of the kind")
    manifest["files"]["quotes.parquet"] = entry(b"nothing of the kind", pa.table({}))
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(DamagedFileError, match="cannot be read by pyarrow"):
        unga_dataset.load_quotes()


def test_tables_are_read_even_without_the_inner_reader_of_pyarrow(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pyarrow whose private reader is gone gives the same tables through its public one."""
    frame = unga_dataset.load_quotes()
    storage._kept.cache_clear()
    monkeypatch.setattr("pyarrow._parquet.ParquetReader", None)
    pd.testing.assert_frame_equal(unga_dataset.load_quotes(), frame)
    assert folder.is_dir()


def test_data_path_is_the_checked_file(folder: Path) -> None:
    """The path leads to the file itself, CSV unless told otherwise; a damaged one is refused."""
    assert unga_dataset.data_path("quotes") == folder / "quotes.csv"
    assert unga_dataset.data_path("quotes", "parquet") == folder / "quotes.parquet"
    (folder / "quotes.csv").write_bytes(b"")
    with pytest.raises(DamagedFileError, match=r"quotes\.csv is not the file"):
        unga_dataset.data_path("quotes", "csv")
    with pytest.raises(InputError, match="no format 'xlsx'; allowed: csv, parquet"):
        unga_dataset.data_path("quotes", "xlsx")
    with pytest.raises(UnknownTableError, match="no table 'quote'"):
        unga_dataset.data_path("quote")


def test_describe_gives_every_column(folder: Path) -> None:
    """The column dictionary has a row for each column and needs no data."""
    (folder / "manifest.json").unlink()
    for table in unga_dataset.tables():
        frame = unga_dataset.describe(table)
        assert frame.columns.tolist() == ["column", "type", "nullable", "key", "meaning", "allowed"]
        assert frame["column"].tolist() == [column.name for column in schema.columns(table)]
        assert frame["meaning"].str.len().min() > 0
    with pytest.raises(UnknownTableError, match="no table 'quote'"):
        unga_dataset.describe("quote")


def test_every_table_has_a_loader_of_its_own() -> None:
    """The tables by name are those of the schema, and each has its written-out function."""
    assert list(unga_dataset.tables()) == list(schema.TABLES) == list(LOADERS)


@pytest.mark.parametrize("module", [unga_dataset, loaders, record])
def test_examples_in_the_docstrings_run(module: object) -> None:
    """Every example prints what its docstring says, on the tables that the package ships."""
    finder = doctest.DocTestFinder(exclude_empty=True)
    runner = doctest.DocTestRunner()
    for example in finder.find(module, globs=dict(vars(unga_dataset))):
        runner.run(example)
    assert runner.tries > 0
    assert runner.failures == 0


def test_arrow_comes_without_pandas() -> None:
    """A table as Arrow has the rows, columns and meanings asked for, and imports no pandas."""
    code = (
        "import sys, unga_dataset; "
        "table = unga_dataset.load_votes(columns=['vote', 'iso3'], as_='arrow'); "
        "print(table.num_rows, table.column_names, table.schema.field('vote').metadata, 'pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "1158 ['vote', 'iso3'] {b'description': b'how it voted'} False\n"


@pytest.mark.usefixtures("folder")
def test_every_kind_of_frame_has_the_same_rows() -> None:
    """Pandas, Arrow and Polars give the same cells for the same question."""
    for name in schema.TABLES:
        asked = {} if name in WHOLE else {"article_id": BUSY}
        cells = unga_dataset.load_table(name, as_="arrow", **asked).to_pydict()
        assert unga_dataset.load_table(name, as_="polars", **asked).to_dict(as_series=False) == cells
        frame = unga_dataset.load_table(name, **asked)
        assert {column: [None if pd.isna(cell) else cell for cell in frame[column]] for column in frame} == {
            column: [pd.Timestamp(cell) if isinstance(cell, date) else cell for cell in column_cells]
            for column, column_cells in cells.items()
        }


@pytest.mark.usefixtures("folder")
def test_polars_knows_every_code() -> None:
    """A closed vocabulary is an enum with all its codes, seen or not."""
    frame = unga_dataset.load_quotes(as_="polars", columns=["quote_type", "text"])
    assert frame.schema == {"quote_type": pl.Enum(["direct", "mixed", "indirect"]), "text": pl.String()}


def test_unknown_frame_is_told() -> None:
    """A kind of frame that there is not is an error with those there are."""
    with pytest.raises(InputError, match="no frame 'dask'; allowed: pandas, arrow, polars"):
        unga_dataset.load_quotes(as_="dask")


def test_polars_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Polars the error names the extra that brings it."""
    monkeypatch.delitem(sys.modules, "unga_dataset.polars_frames", raising=False)
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'unga-dataset\[polars\]'"):
        unga_dataset.load_quotes(as_="polars")
