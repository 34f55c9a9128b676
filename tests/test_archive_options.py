"""Archives at the command line: what help, warnings and errors say, and what is left beside a build that failed."""

from __future__ import annotations

import json
import re
import signal
import sys
from multiprocessing import forkserver
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from archives import cells, write_lines

from unga_dataset import cli
from unga_dataset.builder.archive.warming import warm_context
from unga_dataset.builder.intake import records

DOCS = Path(__file__).parents[1] / "docs"


def told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Run a command and return its exit code and what it wrote to either stream."""
    code = cli.main(arguments)
    return code, *capsys.readouterr()


def build(path: Path, out: Path, *more: str) -> list[str]:
    """Return the arguments of a build with one worker and small shards."""
    return ["build", str(path), "--out", str(out), "--workers", "1", "--shard-size", "2", *more]


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (["--megabytes", "1"], "1: a worker needs 64 megabytes to start with"),
        (["--seconds", "x"], "x: give a whole number from 1"),
        (["--workers", "0"], "0: give a whole number from 1"),
        (["--scheduler", "tcp://here:1"], "--scheduler goes with --engine dask; give both or neither"),
    ],
    ids=" ".join,
)
def test_option_of_an_archive_that_cannot_be_is_told(
    option: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A number that cannot be meant, or an option without the one it belongs to, ends with code 2 and what to give."""
    archive = tmp_path / "a.jsonl"
    archive.write_text("{}\n", encoding="utf-8")
    line = ["build", str(archive), "--out", str(tmp_path / "out"), *option]
    try:
        code = cli.main(line)
    except SystemExit as ended:
        code = ended.code
    assert (code, (tmp_path / "out").exists()) == (2, False)
    assert message in capsys.readouterr().err


def test_help_and_docs_tell_the_fields_of_a_record(capsys: pytest.CaptureFixture[str]) -> None:
    """What a record must have, and what is put where it leaves something out, is what the code does."""
    with pytest.raises(SystemExit):
        cli.main(["build", "--help"])
    rows = dict(re.findall(r"^  ([a-z_]+) {2,}(\S.*)$", capsys.readouterr().out.partition("an article of an")[2], re.M))
    assert rows.keys() == {*records.FIELDS, "text", "title"}
    assert {name for name, row in rows.items() if row.startswith("needed; ")} == {*records.NEEDED}
    page = (DOCS / "add-an-article.md").read_text(encoding="utf-8")
    for name, default in records.DEFAULTS.items():
        assert f"(default {json.dumps(default) if default else 'none'}" in rows[name]
        assert re.search(rf"^\| `{name}` \| .*`{default}`" if default else rf"^\| `{name}` \| .*nothing", page, re.M)
    for name in records.NEEDED:
        assert re.search(rf"^\| `{name}` \| needed[;:]", page, re.M), name


@pytest.mark.parametrize("name", ["a.jsonl", "blank.jsonl", "a.parquet", "raw"])
def test_input_without_an_article_is_an_error(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An input that is empty builds nothing, says so in one line, and leaves nothing behind."""
    path = tmp_path / name
    if name == "raw":
        path.mkdir()
        (path / "articles.csv").write_text("article_id,publisher,published,url,language\n", encoding="utf-8")
    elif name == "a.parquet":
        pq.write_table(pa.table({key: pa.array([], pa.string()) for key in ("article_id", "published", "text")}), path)
    else:
        path.write_text("\n \n" if name == "blank.jsonl" else "", encoding="utf-8")
    code, out, err = told(build(path, tmp_path / "out"), capsys)
    assert (code, out, err.count("\n")) == (cli.WRONG, "", 1)
    assert err.startswith(f"unga-dataset: {path}: no article in it; ")
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_other_languages_are_warned_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Articles that are said to be in another language are built, and their number is told on standard error."""
    numbered = enumerate(("en", "fr", "de", "fr", ""))
    path = write_lines(tmp_path / "a.jsonl", [cells(number, language=language) for number, language in numbered])
    warning = "unga-dataset: warning: the rules read English only; leave out the articles in other languages: "
    code, out, err = told(build(path, tmp_path / "out"), capsys)
    assert (code, err) == (cli.DONE, f"{warning}1 in de, 2 in fr\n")
    assert ": 5 articles, " in out
    raw = tmp_path / "raw"
    raw.mkdir()
    lines = ["article_id,publisher,published,url,language", "a,Post,2022-03-02,,en", "b,Post,2022-03-02,,es"]
    (raw / "articles.csv").write_text("\n".join(lines), encoding="utf-8")
    for name in "ab":
        (raw / f"{name}.txt").write_text("Chad voted.", encoding="utf-8")
    code, _, err = told(["build", str(raw), "--out", str(tmp_path / "single")], capsys)
    assert (code, err) == (cli.DONE, f"{warning}1 in es\n")


def test_strict_build_names_the_file_and_leaves_nothing_to_go_on_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first bad record is told with its file; where no shard without one is done, nothing stays beside OUT."""
    path = write_lines(tmp_path / "a.jsonl", ["{}", cells(1)])
    code, out, err = told(build(path, tmp_path / "out", "--strict"), capsys)
    assert (code, out, err.count("\n")) == (cli.WRONG, "", 1)
    assert err.startswith(f"unga-dataset: {path}, line 1, no id: article_id, published, text are missing; ")
    assert "leave --strict out to set it aside" in err
    assert [one.name for one in tmp_path.iterdir()] == ["a.jsonl"]


def test_input_that_cannot_be_read_leaves_nothing_beside_the_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A Parquet file that is damaged or lacks a column ends the build before anything is worth keeping."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"id": ["a"]}), path)
    for fault in ("no column article_id, published, text; ", "cannot be read as Parquet"):
        code, out, err = told(build(path, tmp_path / "out"), capsys)
        assert (code, out, err.count("\n")) == (cli.WRONG, "", 1)
        assert err.startswith(f"unga-dataset: {path}: {fault}")
        assert [one.name for one in tmp_path.iterdir()] == ["a.parquet"]
        path.write_bytes(path.read_bytes()[:-9])


def test_missing_input_is_told_what_may_be_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that is not there, an empty one, or a folder of texts without their list is told what would do."""
    code, _, err = told(build(tmp_path / "nope.jsonl", tmp_path / "out"), capsys)
    assert (code, err.partition("; give ")[0]) == (
        cli.WRONG,
        f"unga-dataset: {tmp_path}/nope.jsonl: no such file or folder",
    )
    assert ".jsonl or .parquet" in err
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").touch()
    code, _, err = told(build(tmp_path / "texts", tmp_path / "out"), capsys)
    assert code == cli.WRONG
    assert "a.txt is there, but no articles.csv; write it with the header article_id,publisher," in err
    for line in (["build", ""], ["build", "--out", " "], ["check", ""], ["show", "quotes", "--data", ""]):
        with pytest.raises(SystemExit) as caught:
            cli.main(line)
        assert caught.value.code == cli.WRONG
        assert "the path is empty; give one" in capsys.readouterr().err


def test_check_of_raw_articles_says_what_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever checks the articles instead of the tables is told so in one line, not thirty missing files."""
    (tmp_path / "articles.csv").touch()
    code, out, err = told(["check", str(tmp_path)], capsys)
    assert (code, out) == (cli.WRONG, "")
    assert (
        "no dataset, it has no manifest.json, but articles.csv: raw articles; give the folder that a build wrote" in err
    )
    code, out, err = told(["show", "quotes", "--data", str(tmp_path)], capsys)
    assert (code, out, err) == (
        cli.WRONG, "",
        f"unga-dataset: {tmp_path} holds raw articles; give the folder of tables that unga-dataset build wrote\n",
    )  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is made ready")
def test_ctrl_c_while_workers_are_made_ready_is_left_to_the_builder() -> None:
    """The process that workers are forked from takes no notice of Ctrl-C, from its first moment; the builder does."""
    warm_context()
    pid = vars(forkserver._forkserver)["_forkserver_pid"]
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    blocked = int(re.search(r"^SigBlk:\s*(\w+)$", status, re.MULTILINE)[1], 16)
    assert blocked >> (signal.SIGINT - 1) & 1
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])
