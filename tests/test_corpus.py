"""The whole way from a folder of articles to a dataset and back to a check of it, with rows written by hand."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import storage_rows
from storage_rows import names_in, snapshot

from unga_dataset import __version__, schema
from unga_dataset.builder import corpus, reference
from unga_dataset.builder.corpus import build, check
from unga_dataset.builder.raw import RawArticle, read_articles
from unga_dataset.builder.totals import count_countries
from unga_dataset.errors import InputError, OutputError, RowError

ROWS = {
    "articles": 2, "paragraphs": 6, "quotes": 4, "speakers": 2, "country_mentions": 4, "countries": 2,
    "positions": 2, "events": 2, "event_participants": 2, "un_members": 3, "resolutions": 2,
    "votes": 3, "record_notes": 2,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _rows_by_hand(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setattr(corpus, "read_lexicon", lambda: storage_rows.LEXICON)
    monkeypatch.setattr(corpus, "rows_of", storage_rows.rows_of)
    record = storage_rows.write_record(tmp_path_factory.mktemp("record"))
    monkeypatch.setattr(reference, "package_folder", lambda _name: record)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Return a folder with the two invented articles."""
    return storage_rows.write_raw(tmp_path / "raw")


@pytest.fixture
def out(tmp_path: Path, raw: Path) -> Path:
    """Return a folder with the dataset of the two articles."""
    build(raw, tmp_path / "out")
    return tmp_path / "out"


def test_build_writes_every_table_and_says_how_many_rows(raw: Path, tmp_path: Path) -> None:
    """A build returns the rows of each table, and the dataset it wrote has nothing wrong with it."""
    assert build(raw, tmp_path / "out") == ROWS
    assert check(tmp_path / "out", None) == check(tmp_path / "out", raw) == []
    assert json.loads((tmp_path / "out" / "manifest.json").read_bytes())["version"] == __version__


def test_two_builds_give_the_same_bytes(raw: Path, out: Path, tmp_path: Path) -> None:
    """The order and quoting of articles.csv change nothing in what is written."""
    lines = (raw / "articles.csv").read_text(encoding="utf-8").splitlines()
    (raw / "articles.csv").write_text("\r\n".join([lines[0], *lines[:0:-1]]), encoding="utf-8-sig", newline="")
    build(raw, tmp_path / "again")
    assert snapshot(tmp_path / "again") == snapshot(out)


def test_inputs_change_with_every_part_of_an_article(raw: Path) -> None:
    """The digest of the inputs tells any changed article from the old one."""
    articles = read_articles(raw)
    changes: list[dict[str, Any]] = [{"publisher": "x"}, {"url": "http://x"}, {"language": "fr"}, {"sha256": "0" * 64}]
    digests = {corpus.digest([dataclasses.replace(articles[0], **change), articles[1]], {}) for change in changes}
    assert len(digests | {corpus.digest(articles, {}), corpus.digest(articles[:1], {})}) == len(changes) + 2
    assert corpus.digest(articles, storage_rows.record_rows()) not in digests | {corpus.digest(articles, {})}


def test_progress_sees_each_article(raw: Path, tmp_path: Path) -> None:
    """The progress wrapper is given the articles and passes each of them on."""
    seen = []

    def progress(articles: Iterable[RawArticle]) -> Iterator[RawArticle]:
        for article in articles:
            seen.append(article.article_id)
            yield article

    assert build(raw, tmp_path / "out", progress=progress) == ROWS
    assert seen == [storage_rows.FIRST, storage_rows.SECOND]


def test_bad_article_leaves_the_old_tables(raw: Path, out: Path) -> None:
    """A build that is refused its input writes nothing."""
    old = snapshot(out)
    (raw / "extra.txt").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match=r"'extra\.txt' has no line"):
        build(raw, out)
    (raw / "extra.txt").unlink()
    (raw / "articles.csv").write_text("article_id,publisher,published,url,language\n", encoding="utf-8")
    for path in raw.glob("*.txt"):
        path.unlink()
    with pytest.raises(InputError, match="no articles; add a line and a file for each article"):
        build(raw, out)
    assert snapshot(out) == old


def test_row_that_breaks_the_schema_leaves_the_old_tables(
    raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong row is named with its table, row and column, and how many more there are; nothing is written."""
    old = snapshot(out)

    def wrong_rows(article: RawArticle, lexicon: object) -> dict[str, list[Any]]:
        rows = storage_rows.rows_of(article, lexicon)
        rows["quotes"][1] = dataclasses.replace(rows["quotes"][1], text="= ever", rule="")
        return rows

    monkeypatch.setattr(corpus, "rows_of", wrong_rows)
    with pytest.raises(RowError) as caught:
        build(raw, out)
    assert str(caught.value).startswith("quotes, row 2, column rule: a text without characters")
    assert "(and 3 more)" in str(caught.value)
    assert snapshot(out) == old


def test_tables_are_not_written_over_the_articles(raw: Path, tmp_path: Path) -> None:
    """The raw folder, a folder in it and one around it are refused as the output."""
    old = snapshot(raw)
    (tmp_path / "link").symlink_to("raw")
    for place in (raw, tmp_path / "link", raw / "tables", tmp_path):
        with pytest.raises(OutputError, match="the folder of the raw articles, which stays as it is"):
            build(raw, place)
    assert snapshot(raw) == old


def test_files_of_somebody_else_are_not_replaced(raw: Path, tmp_path: Path) -> None:
    """A folder that is no dataset but holds a file of a table's name is refused, and the file stays as it is."""
    place = tmp_path / "mine"
    place.mkdir()
    (place / "events.csv").write_text("mine\n", encoding="utf-8")
    with pytest.raises(OutputError, match=r"holds events\.csv but no manifest\.json"):
        build(raw, place)
    assert (place / "events.csv").read_text(encoding="utf-8") == "mine\n"


def test_manifest_nested_beyond_reading_is_told(out: Path) -> None:
    """A manifest that is nothing but brackets is one more damaged file."""
    (out / "manifest.json").write_text("[" * 200_000, encoding="utf-8")
    assert check(out, None)[0].startswith("manifest.json: cannot be read")


def test_countries_are_counted_over_the_dataset() -> None:
    """A country is counted by mention, quote but no repeat, position and event, and is there for a target alone."""
    rows = storage_rows.all_rows()
    twice = dataclasses.replace(rows["event_participants"][0], role="affected")
    rows["event_participants"].append(twice)
    rows["positions"][0] = dataclasses.replace(rows["positions"][0], target_iso3="PER")
    rows["paragraphs"][2] = dataclasses.replace(rows["paragraphs"][2], role="promo")
    counted = {row.iso3: row for row in count_countries(rows, storage_rows.LEXICON)}
    numbers = {
        iso3: (row.mentions, row.body_mentions, row.quotes, row.positions, row.events) for iso3, row in counted.items()
    }
    assert numbers == {"BRA": (2, 2, 2, 2, 2), "JPN": (2, 1, 0, 0, 0), "PER": (0, 0, 0, 0, 0)}
    assert list(counted) == sorted(counted)
    assert (counted["PER"].m49, counted["PER"].un_member_since) == ("604", date(1945, 10, 31))


def test_country_that_the_lexicon_lacks_is_told() -> None:
    """A code that is in no lexicon is named with its row and what to do."""
    rows = storage_rows.all_rows()
    rows["positions"][1] = dataclasses.replace(rows["positions"][1], target_iso3="ATL")
    with pytest.raises(RowError, match="positions, row 2, column target_iso3: 'ATL' is no country of the lexicon"):
        count_countries(rows, storage_rows.LEXICON)


def test_folder_without_a_dataset_is_refused(tmp_path: Path, raw: Path) -> None:
    """Checking what is no dataset at all is a wrong input, not a finding."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    told = {"nowhere": "no such folder", "file": "a file, not a folder", "empty": "no dataset, it has"}
    for name, words in told.items():
        with pytest.raises(InputError, match=f"{name}: {words}"):
            check(tmp_path / name, None)
    with pytest.raises(InputError, match="no such folder"):
        check(raw, tmp_path / "nowhere")


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    """Replace some bytes of a file, which must hold them."""
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))


DAMAGE: list[tuple[str, str, bytes, bytes, list[str]]] = [
    ("csv-cell", "quotes.csv", b'"say"', b'"tell"', ["quotes.csv: sha256 is", "quotes.csv, row 1, column cue_lemma"]),
    ("csv-line-ends", "speakers.csv", b"\n", b"\r\n", ["speakers.csv: bytes is", "speakers.csv: is not the header"]),
    ("parquet-bytes", "quotes.parquet", b"PAR1", b"RAP1", ["quotes.parquet: damaged"]),
    ("datapackage", "datapackage.json", b"quotes", b"poems", ["datapackage.json: does not describe these tables"]),
    ("croissant", "croissant.json", b"sc:Text", b"sc:Float", ["croissant.json: does not describe these tables"]),
    ("manifest-rows", "manifest.json", b'"rows": 6', b'"rows": 7', ["paragraphs.csv: rows is 6", "says 7"]),
    ("manifest-name", "manifest.json", b"quotes.csv", b"poems.csv", ["poems.csv is no file", "quotes.csv is not in"]),
    ("manifest-torn", "manifest.json", b"}", b"", ["manifest.json: cannot be read"]),
    ("manifest-list", "manifest.json", b'"files": {', b'"fils": {', ["manifest.json: it has no list of files"]),
    ("manifest-version", "manifest.json", b'"version": "', b'"versio": "', ["manifest.json: no version"]),
    ("manifest-inputs", "manifest.json", b'"inputs": "', b'"inputs": "x', ["manifest.json: inputs is no SHA-256"]),
    ("manifest-entry", "manifest.json", b'"sha256": ', b'"md5": ', ["events.csv: sha256 is", "says None"]),
]


@pytest.mark.parametrize(
    ("name", "old", "new", "words"), [case[1:] for case in DAMAGE], ids=[case[0] for case in DAMAGE]
)
def test_damaged_file_is_found(out: Path, name: str, old: bytes, new: bytes, words: list[str]) -> None:
    """A file that is not as it was written is named, one line for each thing that is wrong with it."""
    rewrite(out / name, old, new)
    lines = check(out, None)
    assert [word for word in words if word not in " | ".join(lines)] == [], lines
    assert all(len(line.splitlines()) == 1 for line in lines)


@pytest.mark.parametrize("name", ["manifest.json", "quotes.csv", "quotes.parquet", "croissant.json"])
def test_missing_file_is_found(out: Path, name: str) -> None:
    """A file that is gone is named once, as missing."""
    (out / name).unlink()
    assert [line for line in check(out, None) if line.startswith(name)] == [f"{name}: missing; build the dataset again"]


def test_folder_in_place_of_a_file_is_found(out: Path) -> None:
    """A file that cannot be read is named with the system's reason."""
    (out / "quotes.csv").unlink()
    (out / "quotes.csv").mkdir()
    assert "quotes.csv: cannot be read (Is a directory); build the dataset again" in check(out, None)


def test_changed_cell_of_a_parquet_file_is_named(out: Path, raw: Path) -> None:
    """A cell that another program changed is named with row and column, beside the checksum."""
    tables = storage_rows.with_cell(storage_rows.all_tables(), "quotes", 3, "cue", "asked")
    pq.write_table(tables["quotes"], out / "quotes.parquet")
    text = " | ".join(check(out, raw))
    assert "quotes.parquet: sha256 is" in text
    assert "quotes.csv, row 3, column cue: is not quotes.parquet, which has" in text
    assert "quotes, row 3, column cue: found 'asked'; the article has 'said' at" in text


def test_changed_article_is_found(out: Path, raw: Path) -> None:
    """A raw text that is no longer the one the tables were built from is named, and every row that it breaks."""
    storage_rows.write_raw(raw, storage_rows.TEXT.replace("Brazil refused", "Brazil praised"))
    lines = check(out, raw)
    assert lines[0].startswith("manifest.json: the tables were built from other articles")
    assert "events, row 1, column trigger: found 'refused'; the article has 'praised'" in " | ".join(lines)
    assert check(out, None) == []


def test_article_added_since_is_found(out: Path, raw: Path) -> None:
    """An article that the dataset does not have yet is named."""
    with (raw / "articles.csv").open("a", encoding="utf-8") as file:
        file.write("new-1,Post,2031-05-08,,en\n")
    (raw / "new-1.txt").write_text("Word", encoding="utf-8")
    assert "articles, column article_id: no row for the raw text 'new-1'" in check(out, raw)


def test_nothing_is_left_beside_the_dataset(out: Path) -> None:
    """A build leaves the raw folder and the dataset, and the dataset has its tables, descriptions and manifest only."""
    assert names_in(out.parent) == ["out", "raw"]
    assert len(names_in(out)) == 2 * len(schema.TABLES) + 3
