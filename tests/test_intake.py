"""What is handed in: each article as it is meant, and each bad record with its place and the reason."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

import archives
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from archives import write_lines

from unga_dataset.builder.intake import json_lines, records, sources
from unga_dataset.builder.intake.records import Item, Page, Record, Rejection
from unga_dataset.builder.intake.sources import source_of
from unga_dataset.errors import InputError

GOOD = {"article_id": "post-1", "published": "2022-03-02", "text": "Chad voted."}


def items_of(path: Path) -> list[Item]:
    """Return what an input gives."""
    return list(source_of(path).items())


def line(**changed: Any) -> str:
    """Return a good line with some cells changed."""
    return json.dumps(GOOD | changed)


BAD_LINES: dict[str, tuple[str, str | None, str]] = {
    "no date": (line(published=None), "post-1", "published is missing; give the day of publication"),
    "odd date": (line(published="20220302"), "post-1", "'20220302' is no date; write year"),
    "day that does not exist": (line(published="2022-02-30"), "post-1", "'2022-02-30' is no date"),
    "date as a number": (line(published=20220302), "post-1", "published is int; write it as text"),
    "no id": (line(article_id=None), None, "article_id is missing"),
    "id with a slash": (line(article_id="a/b"), None, "'a/b' cannot be the name of the raw file"),
    "id that climbs": (line(article_id="../../etc/passwd"), None, "'../../etc/passwd' cannot be"),
    "id that is dots": (line(article_id=".."), None, "'..' cannot be"),
    "absolute id": (line(article_id="/etc/passwd"), None, "'/etc/passwd' cannot be"),
    "id with a backslash": (line(article_id="a\\b"), None, "cannot be"),
    "id with NUL": (line(article_id="a\0b"), None, "article_id holds a NUL"),
    "id with a line break": (line(article_id="post-1\n"), None, "has white space at an end"),
    "id of other digits": (line(article_id="post-١"), None, "cannot be"),
    "endless id": (line(article_id="a" * 201), None, "article_id has 201 characters; it may have 200"),
    "id as a number": (line(article_id=7), None, "article_id is int; write it as text"),
    "id as a list": (line(article_id=["a"]), None, "article_id is list; write it as text"),
    "no text": (line(text=None), "post-1", "text is missing; give the article's words"),
    "empty text": (line(text=""), "post-1", "text holds no word; give the article's words"),
    "text of marks": (line(text=" …\n“”"), "post-1", "text holds no word"),
    "text as an object": (line(text={"a": "b"}), "post-1", "text is dict; give the article's words"),
    "text with NUL": (line(text="Chad\0voted"), "post-1", "text holds a NUL character; write plain text"),
    "half a surrogate pair": (line(text="Chad \ud83d voted"), "post-1", "text holds half a surrogate pair"),
    "half a pair in the publisher": (line(publisher="P\udc80"), "post-1", "publisher holds half a surrogate pair"),
    "title as a list": (line(title=["A"]), "post-1", "title is list; give"),
    "title of marks": (line(title="?!"), "post-1", "title holds no word"),
    "NUL in the title": (line(title="A\0"), "post-1", "title holds a NUL"),
    "odd address": (line(url="javascript:alert(1)"), "post-1", "'javascript:alert(1)' is no address"),
    "address of a file": (line(url="file:///etc/passwd"), "post-1", "is no address"),
    "odd language": (line(language="English"), "post-1", "'English' cannot be"),
    "endless publisher": (line(publisher="P" * 10_001), "post-1", "publisher has 10001 characters; it may have 10000"),
    "not JSON": ("{'a': 1}", None, "not JSON (Expecting property name enclosed in double quotes); write one object"),
    "cut short": (line()[:-9], None, "not JSON (Unterminated string starting at); write"),
    "two objects": ("{} {}", None, "not JSON (Extra data)"),
    "control character": ('{"text": "a\tb"}', None, "not JSON (Invalid control character at)"),
    "a list": ("[1]", None, "a list; write one object a line"),
    "a text": ('"a"', None, "a str; write one object a line"),
    "null": ("null", None, "a NoneType; write one object a line"),
    "deep nesting": ("[" * 100_000, None, "not JSON (nested too deeply)"),
    "deep objects": ('{"a":' * 100_000, None, "not JSON (nested too deeply)"),
    "digits without end": ("9" * 5000, None, "not JSON (a number of too many digits)"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_LINES)
def test_bad_line_is_rejected_with_its_place_and_reason(tmp_path: Path, name: str) -> None:
    """A line that cannot be used is named by its number, with its id if it has one; the lines about it are read."""
    bad, article_id, reason = BAD_LINES[name]
    path = write_lines(tmp_path / "a.jsonl", ["", GOOD, bad, "", GOOD])
    first, found, last = items_of(path)
    assert isinstance(found, Rejection)
    assert (found.place, found.article_id) == ("line 3", article_id)
    assert reason in found.reason
    assert "\n" not in found.reason
    assert len(found.reason) < 300
    assert [(one.place, one.article_id) for one in (first, last)] == [("line 2", "post-1"), ("line 5", "post-1")]


def test_bytes_that_are_not_utf_8_are_rejected(tmp_path: Path) -> None:
    """A line in another encoding is named; UTF-16 and a lone continuation byte are no JSON either."""
    path = tmp_path / "a.jsonl"
    good = json.dumps(GOOD).encode()
    path.write_bytes(good + b"\n" + '{"text": "caf\xe9"}'.encode("latin-1") + b"\n\x80\n" + good)
    found = items_of(path)
    assert [type(one) for one in found] == [Record, Rejection, Rejection, Record]
    assert found[1] == Rejection("line 2", None, "byte 13 is not UTF-8; save the file as UTF-8")


def test_line_without_end_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that is too long is not held in memory, and the next line is read."""
    monkeypatch.setattr(json_lines, "LONGEST", 200)
    long = [f'{{"text": "{"x" * length}"}}' for length in (186, 188, 189, 1000)]
    found = items_of(write_lines(tmp_path / "a.jsonl", [*long, GOOD, "y" * 5000]))
    too_long = "the line has more than 200 bytes; it is no article"
    assert [one.reason for one in found if isinstance(one, Rejection)][-3:] == [too_long] * 3
    assert [one.place for one in found] == [f"line {number}" for number in range(1, 7)]
    assert isinstance(found[4], Record)


def test_text_that_is_too_long_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article has an end."""
    monkeypatch.setattr(records, "MOST", 10)
    (found,) = items_of(write_lines(tmp_path / "a.jsonl", [GOOD]))
    assert found == Rejection("line 1", "post-1", "text has 11 characters; an article has at most 10")


def test_byte_order_mark_and_line_ends_of_windows_are_read(tmp_path: Path) -> None:
    """A file that begins with a byte order mark, or whose lines end in CRLF, is read as any other."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf\r\n\xef\xbb\xbf" + json.dumps(GOOD).encode() + b"\r\n \t\r\n")
    (found,) = items_of(path)
    assert isinstance(found, Record)
    assert found.place == "line 2"


@pytest.mark.parametrize(
    ("title", "text", "whole"),
    [
        ("Chad Votes", "Chad voted.", "Chad Votes\n\nChad voted."),
        ("Chad Votes", "Chad Votes\n\nChad voted.", "Chad Votes\n\nChad voted."),
        ("Chad Votes", "\ufeff\n Chad voted.", "Chad Votes\n\n\ufeff\n Chad voted."),
        ("Chad", "\nChad voted.", "\nChad voted."),
        (None, "Chad voted.", "Chad voted."),
        (" ", "Chad voted.", "Chad voted."),
    ],
)
def test_title_stands_before_the_text(title: str | None, text: str, whole: str, tmp_path: Path) -> None:
    """A title that the text does not begin with is put before it; the rest of the text is as it came."""
    (found,) = items_of(write_lines(tmp_path / "a.jsonl", [GOOD | {"title": title, "text": text}]))
    assert isinstance(found, Record)
    assert found.article.text == whole
    assert found.article.sha256 == hashlib.sha256(whole.encode()).hexdigest()


def test_what_a_record_leaves_out_has_a_default(tmp_path: Path) -> None:
    """Publisher, language and address may be missing, null or empty; other cells are left alone."""
    full = GOOD | {"publisher": "", "url": None, "language": "", "tags": [1, {}]}
    for record in (GOOD, full):
        (found,) = items_of(write_lines(tmp_path / "a.jsonl", [record]))
        assert isinstance(found, Record)
        assert (found.article.publisher, found.article.url, found.article.language) == ("unknown", None, "en")
        assert found.article.published == date(2022, 3, 2)


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
    (tmp_path / "empty.html").touch()
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
