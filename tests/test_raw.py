"""The raw articles: what is read, exactly, and what every bad input is told."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unga_dataset.builder.raw import HEADER_LINE, read_articles
from unga_dataset.builder.text.texts import decode
from unga_dataset.errors import InputError

HEADER = HEADER_LINE + "\n"
LINE = "port-1,Harbour Post,2031-05-06,,en\n"
TEXT = "Harbour plan refused\n\nNobody came.\n"
Files = Mapping[str, str | bytes]


def write(folder: Path, files: Files) -> Path:
    """Write files into a folder, byte for byte, and return it."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def one(text: str | bytes = TEXT, line: str = LINE) -> Files:
    """Return a folder's files: a list of one article, and its text."""
    return {"articles.csv": HEADER + line, "port-1.txt": text}


def test_article_is_its_line_and_its_bytes(tmp_path: Path) -> None:
    """An article carries its line of the list, its text and the hash of its bytes."""
    line = 'port-1,"Post, ""Harbour""",2031-05-06,https://example.org/1,en\n'
    (article,) = read_articles(write(tmp_path, one(line=line)))
    assert article.article_id == "port-1"
    assert article.publisher == 'Post, "Harbour"'
    assert article.published == date(2031, 5, 6)
    assert article.url == "https://example.org/1"
    assert article.language == "en"
    assert article.text == TEXT
    assert article.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_articles_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    """The order of the lines does not matter: articles are sorted by id."""
    names = ["b", "a-2", "a"]
    files: dict[str, str | bytes] = {f"{name}.txt": TEXT for name in names}
    files["articles.csv"] = HEADER + "".join(LINE.replace("port-1", name) for name in names)
    assert [article.article_id for article in read_articles(write(tmp_path, files))] == ["a", "a-2", "b"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Title\r\n\r\nBody.\r\n", id="crlf"),
        pytest.param("Title\rBody.\r", id="old-mac"),
        pytest.param("\ufeffTitle\n\nBody.", id="byte-order-mark"),
        pytest.param("Title\u2028Body\u0085\x0c\x1c.\u200b", id="odd-line-ends"),
        pytest.param("\u202eeltiT\u202c \U0001f54a e\u0301\n“„«\u2018'\"", id="bidi-emoji-marks"),
    ],
)
def test_text_is_never_edited(tmp_path: Path, text: str) -> None:
    """The text is the file's bytes as UTF-8 and nothing else, so every offset is true to the file."""
    (article,) = read_articles(write(tmp_path, one(text)))
    assert article.text == text
    assert article.text.encode() == (tmp_path / "port-1.txt").read_bytes()


@given(st.text())
def test_decoding_and_encoding_gives_the_same_bytes(text: str) -> None:
    """Whatever text is accepted, it encodes to the bytes it came from."""
    data = text.encode()
    if "\0" in text:
        with pytest.raises(InputError):
            decode(data, Path("a.txt"))
    else:
        assert decode(data, Path("a.txt")).encode() == data


def test_paragraph_of_five_megabytes_is_read(tmp_path: Path) -> None:
    """A paragraph may be as long as it likes."""
    text = "word " * 1_000_000
    (article,) = read_articles(write(tmp_path, one(text)))
    assert article.text == text


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("\ufeff" + HEADER + LINE, id="byte-order-mark"),
        pytest.param((HEADER + LINE).replace("\n", "\r\n"), id="crlf"),
        pytest.param(HEADER + LINE.rstrip(), id="no-last-line-end"),
        pytest.param(HEADER + "\n" + LINE + "\n\n", id="blank-lines"),
        pytest.param('"article_id","publisher","published","url","language"\n' + LINE, id="quoted-header"),
        pytest.param(
            "published,url,language,article_id,publisher\n2031-05-06,,en,port-1,Harbour Post\n", id="other-order"
        ),
    ],
)
def test_list_as_spreadsheets_write_it_is_accepted(tmp_path: Path, content: str) -> None:
    """A byte order mark, CRLF, blank lines, quotes and another order of the columns change nothing."""
    (article,) = read_articles(write(tmp_path, {"articles.csv": content, "port-1.txt": TEXT}))
    assert (article.article_id, article.publisher, article.url) == ("port-1", "Harbour Post", None)


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    """Notes, hidden files and subfolders in the folder are no articles."""
    folder = write(tmp_path, {**one(), "notes.md": "x", "._port-1.txt": b"\0\1", ".~lock.articles.csv#": "x"})
    (folder / "old").mkdir()
    (folder / "old" / "port-0.txt").write_text("x", encoding="utf-8")
    assert len(read_articles(folder)) == 1


def listed(line: str) -> Files:
    """Return a folder's files whose list has this line 2."""
    return one(line=line)


BAD: list[tuple[str, Files, list[str]]] = [
    ("no-list", {"port-1.txt": TEXT}, ["articles.csv: no such file", HEADER_LINE]),
    ("empty-list", {"articles.csv": ""}, ["articles.csv: the file is empty", HEADER_LINE]),
    ("blank-list", {"articles.csv": "\n\n"}, ["articles.csv: the file is empty"]),
    ("no-articles", {"articles.csv": HEADER}, ["no articles", "add a line and a file"]),
    ("no-header", {"articles.csv": LINE}, ["line 1", "no column article_id", "'port-1'", HEADER_LINE]),
    ("missing-column", {"articles.csv": "article_id,publisher,url,language\n"}, ["line 1", "no column published"]),
    (
        "semicolons",
        {"articles.csv": HEADER.replace(",", ";")},
        ["line 1", "parted by semicolons; save the file with commas", HEADER_LINE],
    ),
    ("tabs", {"articles.csv": HEADER.replace(",", "\t")}, ["parted by tabs; save the file with commas"]),
    (
        "line-of-commas",
        {"articles.csv": HEADER + LINE + ",,,,\n"},
        ["line 3: article_id, publisher, published, language are missing"],
    ),
    (
        "no-publisher",
        listed("port-1,,2031-05-06,,en\n"),
        ["column publisher: publisher is missing; fill it in (who published it)"],
    ),
    ("blank-url", listed("port-1,Post,2031-05-06, ,en\n"), ["url holds only white space; leave it empty"]),
    ("extra-column", {"articles.csv": HEADER_LINE + ",notes,author\n"}, ["line 1", "'notes', 'author'", "delete"]),
    ("column-twice", {"articles.csv": HEADER_LINE + ",url\n"}, ["line 1", "column url occurs twice"]),
    ("list-not-utf8", {"articles.csv": HEADER.encode() + b"p,Caf\xe9"}, ["line 2, column 6", "0xe9", "offset 49"]),
    ("list-nul", {"articles.csv": HEADER + "po\0rt"}, ["line 2, column 3", "NUL"]),
    ("list-quotes", {"articles.csv": HEADER + LINE + '"a"b,x\n'}, ["line 3", "not a line of a CSV", "double"]),
    ("list-open-quote", {"articles.csv": HEADER + '"a,x\n' + LINE}, ["line 2", "not a line of a CSV"]),
    ("few-fields", listed("port-1,Post,2031-05-06,en\n"), ["line 2", "4 fields", "5", "every column"]),
    ("many-fields", listed("port-1,Post, Inc,2031-05-06,,en\n"), ["line 2", "6 fields", "comma"]),
    ("unlisted-file", {**one(), "extra.txt": TEXT}, ["'extra.txt' has no line in articles.csv", "add a line"]),
    ("unlisted-case", {**one(), "PORT-1.TXT": TEXT}, ["'PORT-1.TXT' has no line"]),
    ("unlisted-odd-name", {**one(), "a\nb.txt": TEXT}, ["'a\\nb.txt' has no line"]),
    ("no-file", {"articles.csv": HEADER + LINE}, ["port-1.txt: no such file", "line 2 of articles.csv", "delete"]),
    ("duplicate-id", one(line=LINE + "\n" + LINE), ["line 4", "'port-1' occurs twice", "line 2"]),
    ("missing-id", listed(",Post,2031-05-06,,en\n"), ["line 2, column article_id", "missing"]),
    ("slash-id", listed("a/b,Post,2031-05-06,,en\n"), ["line 2, column article_id", "'a/b'", "small letters"]),
    ("dots-id", listed("..,Post,2031-05-06,,en\n"), ["line 2, column article_id", "'..'"]),
    ("capital-id", listed("Port,Post,2031-05-06,,en\n"), ["column article_id", "'Port'"]),
    ("newline-id", listed('"a\nb",Post,2031-05-06,,en\n'), ["line 2", "column article_id", "'a\\nb'"]),
    ("newline-at-id-end", listed('"port-1\n",Post,2031-05-06,,en\n'), ["column article_id", "white space"]),
    ("missing-publisher", listed("port-1,,2031-05-06,,en\n"), ["column publisher", "missing", "who published"]),
    ("blank-publisher", listed("port-1,  ,2031-05-06,,en\n"), ["column publisher", "missing"]),
    ("spaced-publisher", listed("port-1, Post,2031-05-06,,en\n"), ["column publisher", "' Post'", "white space"]),
    ("missing-date", listed("port-1,Post,,,en\n"), ["line 2, column published", "missing"]),
    ("american-date", listed("port-1,Post,5/6/2031,,en\n"), ["column published", "'5/6/2031'", "2022-03-01"]),
    ("compact-date", listed("port-1,Post,20310506,,en\n"), ["column published", "'20310506' is no date"]),
    ("impossible-date", listed("port-1,Post,2031-02-30,,en\n"), ["column published", "'2031-02-30' is no date"]),
    ("foreign-digits", listed("port-1,Post,٢٠٣١-05-06,,en\n"), ["column published", "is no date"]),
    ("bad-url", listed("port-1,Post,2031-05-06,see below,en\n"), ["column url", "'see below'", "https://"]),
    ("missing-language", listed("port-1,Post,2031-05-06,,\n"), ["column language", "missing"]),
    ("long-language", listed("port-1,Post,2031-05-06,,eng\n"), ["column language", "'eng'", "like en"]),
    ("capital-language", listed("port-1,Post,2031-05-06,,EN\n"), ["column language", "'EN'"]),
    (
        "long-id",
        listed(f"{'x' * 501},Post,2031-05-06,,en\n"),
        ["column article_id", "has 501 characters; it may have 200"],
    ),
    ("long-value", listed(f"port-1,Post,2031-05-06,{'x' * 500},en\n"), ["column url: 'xxx", "xxx...'"]),
    ("not-utf8", one(b"Title\r\n\r\nA caf\xe9 closed"), ["port-1.txt, line 3, column 6", "0xe9 at offset 14", "UTF-8"]),
    ("cut-utf8", one(b"Title\n\xc3\xa9\xe2\x80"), ["line 2, column 2", "0xe2 at offset 8"]),
    ("surrogate", one(b"Title \xed\xa0\x80"), ["line 1, column 7", "0xed at offset 6"]),
    ("utf16", one("Title".encode("utf-16")), ["line 1, column 1", "offset 0", "looks like UTF-16"]),
    ("nul", one("Títle\nBo\0dy"), ["port-1.txt, line 2, column 3", "NUL byte at offset 9"]),
    ("empty", one(""), ["port-1.txt: the file is empty", "line 2 of articles.csv"]),
    ("white", one(" \r\n\t\u00a0\n"), ["port-1.txt: only white space"]),
    ("white-with-mark", one("\ufeff\n"), ["port-1.txt: only white space"]),
    ("no-word", one("--- * ---\n"), ["port-1.txt: no word"]),
]


@pytest.mark.parametrize(("files", "words"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_bad_input_is_told_in_one_line(tmp_path: Path, files: Files, words: list[str]) -> None:
    """A bad input raises InputError, one line that says what, where and what to do."""
    with pytest.raises(InputError) as caught:
        read_articles(write(tmp_path, files))
    message = str(caught.value)
    assert [word for word in words if word not in message] == [], message
    assert str(tmp_path) in message
    assert len(message.splitlines()) == 1


def test_folder_that_is_none_is_told(tmp_path: Path) -> None:
    """A missing folder and a file in its place are named as such."""
    with pytest.raises(InputError, match=r"nowhere: no such folder; give the folder that holds articles\.csv"):
        read_articles(tmp_path / "nowhere")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match=r"file: a file, not a folder; give"):
        read_articles(tmp_path / "file")


def test_folder_in_place_of_a_text_is_told(tmp_path: Path) -> None:
    """A folder that has the name of an article's text is refused."""
    folder = write(tmp_path, {"articles.csv": HEADER + LINE})
    (folder / "port-1.txt").mkdir()
    with pytest.raises(InputError, match=r"port-1\.txt: a folder, where a file must be"):
        read_articles(folder)


def test_unreadable_folder_and_file_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses to read is named with the system's reason."""
    folder = write(tmp_path, one())

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch, pytest.raises(InputError, match=r"cannot be read \(Permission denied\)"):
        patch.setattr(Path, "iterdir", refuse)
        read_articles(folder)
    with (
        monkeypatch.context() as patch,
        pytest.raises(InputError, match=r"\(Permission denied\); allow it to be read$"),
    ):
        patch.setattr(Path, "read_bytes", refuse)
        read_articles(folder)


def test_pipe_in_place_of_a_text_is_told(tmp_path: Path) -> None:
    """A pipe is refused before it is waited for, as is a link that leads to itself."""
    folder = write(tmp_path / "raw", {"articles.csv": HEADER + LINE})
    os.mkfifo(folder / "port-1.txt")
    with pytest.raises(InputError, match="not a regular file"):
        read_articles(folder)
    (folder / "port-1.txt").unlink()
    (folder / "port-1.txt").symlink_to("port-1.txt")
    with pytest.raises(InputError, match=r"port-1\.txt"):
        read_articles(folder)
