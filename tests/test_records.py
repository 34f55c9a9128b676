"""One article as it is handed in, on a line of JSON: what it may leave out, and what each bad one is told."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from archives import write_lines

from unga_dataset.builder.intake import json_lines, records
from unga_dataset.builder.intake.records import Item, Record, Rejection
from unga_dataset.builder.intake.sources import source_of

GOOD = {"article_id": "post-1", "published": "2022-03-02", "text": "Chad voted."}


def items_of(path: Path) -> list[Item]:
    """Return what an input gives."""
    return list(source_of(path).items())


def line(**changed: Any) -> str:
    """Return a good line with some cells changed."""
    return json.dumps(GOOD | changed)


BAD_LINES: dict[str, tuple[str, str | None, str]] = {
    "no date": (line(published=None), "post-1", "published is missing; give the day of publication, like 2022-03-01"),
    "odd date": (line(published="20220302"), "post-1", "'20220302' is no date; write year"),
    "day that does not exist": (line(published="2022-02-30"), "post-1", "'2022-02-30' is no date"),
    "date as a number": (line(published=20220302), "post-1", "published is a number; write it as text like 2022-03-01"),
    "no id": (line(article_id=None), None, "article_id is missing; give each article a name of its own"),
    "nothing": ("{}", None, "article_id, published, text are missing; a record has article_id, published, text"),
    "two gaps": (line(published="", text=None), "post-1", "published, text are missing; a record has article_id"),
    "id with a slash": (line(article_id="a/b"), None, "'a/b' is no article_id; use small letters a-z,"),
    "id that climbs": (line(article_id="../../etc/passwd"), None, "'../../etc/passwd' is no article_id"),
    "id that is dots": (line(article_id=".."), None, "'..' is no article_id"),
    "absolute id": (line(article_id="/etc/passwd"), None, "'/etc/passwd' is no article_id"),
    "id with a backslash": (line(article_id="a\\b"), None, "is no article_id"),
    "id with NUL": (line(article_id="a\0b"), None, "article_id holds a NUL"),
    "id with a line break": (line(article_id="post-1\n"), None, "article_id 'post-1\\n' has white space at an end"),
    "id of other digits": (line(article_id="post-١"), None, "is no article_id"),
    "endless id": (line(article_id="a" * 201), None, "article_id has 201 characters; it may have 200"),
    "id as a number": (line(article_id=7), None, "article_id is a number; write it as text"),
    "id as a list": (line(article_id=["a"]), None, "article_id is a list; write it as text"),
    "no text": (line(text=None), "post-1", "text is missing; give the article's words"),
    "empty text": (line(text=""), "post-1", "text holds no word; give the article's words"),
    "text of marks": (line(text=" …\n“”"), "post-1", "text holds no word"),
    "text as an object": (line(text={"a": "b"}), "post-1", "text is an object; give the article's words"),
    "text with NUL": (line(text="Chad\0voted"), "post-1", "text holds a NUL character; write plain text"),
    "half a surrogate pair": (line(text="Chad \ud83d voted"), "post-1", "text holds half a surrogate pair"),
    "half a pair in the publisher": (line(publisher="P\udc80"), "post-1", "publisher holds half a surrogate pair"),
    "title as a list": (line(title=["A"]), "post-1", "title is a list; give"),
    "title of marks": (line(title="?!"), "post-1", "title holds no word"),
    "NUL in the title": (line(title="A\0"), "post-1", "title holds a NUL"),
    "odd address": (line(url="javascript:alert(1)"), "post-1", "'javascript:alert(1)' is no address"),
    "address of a file": (line(url="file:///etc/passwd"), "post-1", "is no address"),
    "odd language": (line(language="English"), "post-1", "'English' is no language; write two small letters like en"),
    "endless publisher": (line(publisher="P" * 10_001), "post-1", "publisher has 10001 characters; it may have 10000"),
    "not JSON": ("{'a': 1}", None, "not JSON (Expecting property name enclosed in double quotes); write one object"),
    "cut short": (line()[:-9], None, "not JSON (Unterminated string starting at); write"),
    "two objects": ("{} {}", None, "not JSON (Extra data)"),
    "control character": ('{"text": "a\tb"}', None, "not JSON (Invalid control character at)"),
    "a list": ("[1]", None, "a list; write one object a line"),
    "a text": ('"a"', None, "a text; write one object a line"),
    "null": ("null", None, "null; write one object a line"),
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
