"""What is handed in: each article as it is meant, and each bad record with its place and the reason."""

from __future__ import annotations

import importlib.util
import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

import archives
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from unga_dataset.builder.intake import sources
from unga_dataset.builder.intake.records import Item, Page, Record, Rejection
from unga_dataset.builder.intake.sources import source_of
from unga_dataset.errors import InputError


def items_of(path: Path) -> list[Item]:
    """Return what an input gives."""
    return list(source_of(path).items())


def write_rows(path: Path, **columns: Any) -> Path:
    """Write columns as a Parquet file and return its path."""
    pq.write_table(pa.table(columns), path)
    return path


def test_parquet_rows_are_read_and_bad_ones_named(tmp_path: Path) -> None:
    """Days may be dates, times or texts; a cell that cannot be read costs its row alone."""
    path = write_rows(
        tmp_path / "a.parquet", article_id=["a", "b", "../c", None], text=["Chad.", "Mali.", "Peru.", "Cuba."],
        published=pa.array([date(2022, 3, 1), None, date(2022, 3, 1), date(2022, 3, 1)]),
    )  # fmt: skip
    found = items_of(path)
    assert [one.place for one in found] == ["row 1", "row 2", "row 3", "row 4"]
    assert [type(one) for one in found] == [Record, Rejection, Rejection, Rejection]
    times = pa.array([datetime(2022, 3, 1, 23, 59)], pa.timestamp("ns", "UTC"))
    (found_time,) = items_of(write_rows(tmp_path / "b.parquet", article_id=["a"], text=["Chad."], published=times))
    assert isinstance(found_time, Record)
    assert found_time.article.published == date(2022, 3, 1)


def test_parquet_cells_that_are_no_text_or_no_day_are_rejected(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 and days outside the calendar are rejected row by row, not with a traceback."""
    texts = pa.array([b"Chad.", b"\xff\xfe", b"Mali."], pa.binary()).cast(pa.string(), safe=False)
    days = pa.array([19000, 19000, 2**30], pa.int32()).cast(pa.date32())
    found = items_of(write_rows(tmp_path / "a.parquet", article_id=["a", "b", "c"], text=texts, published=days))
    assert [type(one) for one in found] == [Record, Rejection, Rejection]
    assert found[1] == Rejection("row 2", None, "a cell is not UTF-8; write text as UTF-8")
    assert isinstance(found[2], Rejection)
    assert found[2].reason.startswith("a cell that cannot be read")


def test_parquet_without_the_columns_is_refused(tmp_path: Path) -> None:
    """A file that lacks a column is no input, and neither is one that is damaged or cut short."""
    path = write_rows(tmp_path / "a.parquet", id=["a"], text=["Chad."])
    with pytest.raises(InputError, match=r"no column article_id, published; the columns are article_id, publisher"):
        items_of(path)
    path = write_rows(tmp_path / "b.parquet", article_id=["a"], text=["Chad."], published=["2022-03-01"])
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(InputError, match="cannot be read as Parquet"):
        items_of(path)
    path.write_bytes(b"")
    with pytest.raises(InputError, match="cannot be read as Parquet"):
        items_of(path)


def write_folder(folder: Path) -> Path:
    """Write a folder of four listed articles, of which one is not there, one empty and one too long."""
    folder.mkdir()
    rows = [f"post-{number},Post,2022-03-02,,en" for number in (3, 1, 2, 4)]
    (folder / "articles.csv").write_text("\n".join(["article_id,publisher,published,url,language", *rows]), "utf-8")
    (folder / "post-1.txt").write_text("Chad voted.", "utf-8")
    (folder / "post-2.txt").touch()
    (folder / "post-4.txt").write_text("Chad voted. " * 20, "utf-8")
    return folder


def test_folder_gives_its_articles_in_the_order_of_their_ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that is missing, empty or too long is rejected by the line that names it."""
    monkeypatch.setattr(sources, "MOST", 50)
    found = items_of(write_folder(tmp_path / "raw"))
    assert [one.article_id for one in found] == ["post-1", "post-2", "post-3", "post-4"]
    assert [type(one) for one in found] == [Record, Rejection, Rejection, Rejection]
    reasons = [one.reason for one in found if isinstance(one, Rejection)]
    assert "the file is empty" in reasons[0]
    assert "no such file" in reasons[1]
    assert reasons[2] == "post-4.txt has more than 200 bytes; an article has at most 50 characters"


@pytest.mark.parametrize(
    ("name", "found"),
    [("none.jsonl", "no such file or folder"), ("a.csv", "no articles there"), ("empty", "no articles there")],
)
def test_what_is_no_input_is_refused(tmp_path: Path, name: str, found: str) -> None:
    """A path that holds no articles is told what would."""
    (tmp_path / "a.csv").touch()
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=f"{found}; give a folder with articles"):
        source_of(tmp_path / name)


def test_folder_that_may_not_be_listed_is_an_input_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without permission is told as such, not taken for one without articles."""

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(InputError, match=r"cannot be read \(Permission denied\); allow it to be read"):
        source_of(tmp_path)


def test_ending_may_be_in_capitals(tmp_path: Path) -> None:
    """A file from a system that writes capitals is read as any other."""
    path = archives.archive(tmp_path / "A.JSONL", 1)
    assert [one.article_id for one in items_of(path)] == ["post-900"]


def test_digest_tells_any_change_and_counts_the_articles(tmp_path: Path) -> None:
    """Names and bytes of the files count; the number of articles is about the number of lines."""
    path = archives.archive(tmp_path / "a.jsonl", 5)
    first = source_of(path).measure()
    assert first[1] == 5
    path.write_text(path.read_text(encoding="utf-8")[:-1], encoding="utf-8")
    second = source_of(path).measure()
    assert second[1] == 5
    assert source_of(path.rename(tmp_path / "b.jsonl")).measure()[0] not in (first[0], second[0])


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_input_that_may_not_be_read_is_an_input_error(tmp_path: Path) -> None:
    """A file without permission is told as such."""
    path = archives.archive(tmp_path / "a.jsonl", 1)
    path.chmod(0)
    with pytest.raises(InputError, match="cannot be read"):
        source_of(path).measure()


PAGE = """<html lang="en"><head><title>{title}</title><link rel="canonical" href="{url}">
<meta property="article:published_time" content="2022-03-02T10:00:00Z"><meta property="og:site_name" content="The
 Post"></head><body><nav><a href="/x">Home</a></nav><script src="http://127.0.0.1:1/x.js">alert(1)</script><article>
<h1>{title}</h1><p>Chad voted for the resolution on March 1, its ambassador said in a long speech to the members.</p>
<p>"We will not go there again, and nobody should," Ambassador Ana Lund said after the vote was over.</p></article>
</body></html>"""
HAS_TRAFILATURA = importlib.util.find_spec("trafilatura") is not None


@pytest.mark.skipif(not HAS_TRAFILATURA, reason="trafilatura comes with the extra [html]")
def test_pages_are_read_as_articles(tmp_path: Path) -> None:
    """A page gives its text, title, day and address; one that gives none, or has no name for an article, is told."""
    from unga_dataset.builder.intake.html_pages import read_page  # noqa: PLC0415

    title = "Chad Votes At The Assembly"
    (tmp_path / "good.html").write_text(PAGE.format(title=title, url="https://example.org/a"), "utf-8")
    (tmp_path / "odd-address.html").write_text(PAGE.format(title=title, url="javascript:x"), "utf-8")
    (tmp_path / "empty.HTM").touch()
    (tmp_path / "bytes.html").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "deep.html").write_text("<div>" * 20_000 + "x", "utf-8")
    (tmp_path / "Bad Name.html").touch()
    (tmp_path / ".hidden.html").touch()
    (tmp_path / "folder.html").mkdir()
    pages = items_of(tmp_path)
    found = {one.article_id: read_page(one) if isinstance(one, Page) else one for one in pages}
    assert found.keys() == {None, "bytes", "deep", "empty", "good", "odd-address"}
    assert {name for name, one in found.items() if isinstance(one, Record)} == {"good", "odd-address"}
    good = found["good"]
    assert isinstance(good, Record)
    assert good.article.text.startswith(f"{title}\n\nChad voted for the resolution on March 1")
    assert "alert" not in good.article.text
    assert "Home" not in good.article.text
    assert (good.article.publisher, good.article.published, good.article.url) == (
        "The Post", date(2022, 3, 2), "https://example.org/a",
    )  # fmt: skip
    assert found[None].place == "'Bad Name.html'"  # type: ignore[union-attr]


@pytest.mark.skipif(not HAS_TRAFILATURA, reason="trafilatura comes with the extra [html]")
def test_texts_of_pages_are_kept_beside_the_tables(tmp_path: Path) -> None:
    """The text that was taken from a page is what the offsets count in, so it is kept in a table of its own."""
    (tmp_path / "pages").mkdir()
    for name in ("a", "b"):
        (tmp_path / "pages" / f"{name}.html").write_text(PAGE.format(title="Chad Votes At Last", url="x"), "utf-8")
    archives.build(tmp_path / "pages", tmp_path / "out")
    texts = pq.read_table(tmp_path / "out" / "texts").to_pylist()
    assert [row["article_id"] for row in texts] == ["a", "b"]
    for quote in pq.read_table(tmp_path / "out" / "quotes").to_pylist():
        text = next(row["text"] for row in texts if row["article_id"] == quote["article_id"])
        assert text[quote["start"] : quote["end"]] == quote["text"]
