"""The command line: its exit codes, its one-line errors, and what it prints."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from throwaway import BUSY, write_dataset

import unga_dataset
from unga_dataset import InputError, __main__, cli
from unga_dataset.builder import corpus

WIDTH = 60
COMMANDS = ("build", "check", "show", "describe")
SOURCE = str(Path(unga_dataset.__file__).parents[1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a throwaway dataset."""
    return write_dataset(tmp_path / "processed")


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": SOURCE, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "unga_dataset", *arguments]
    return subprocess.run(command, env=environment, text=True, check=False, **{"capture_output": True, **options})


def test_exit_codes_are_those_of_the_manual() -> None:
    """Done is 0, something found 1, wrong input 2."""
    assert (cli.DONE, cli.FOUND, cli.WRONG) == (0, 1, 2)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_the_command_and_its_output(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The help of every command has an example: the line to type and what comes of it."""
    with pytest.raises(SystemExit) as caught:
        cli.main([command, "--help"])
    assert caught.value.code == 0
    assert f"example:\n  $ unga-dataset {command} " in capsys.readouterr().out


def test_every_command_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    """The main help names each command with what it does."""
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    lines = capsys.readouterr().out.splitlines()
    for command in COMMANDS:
        assert any(line.split()[:1] == [command] and line.split()[3:] for line in lines)


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    """--version prints the name and the version."""
    with pytest.raises(SystemExit) as caught:
        cli.main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"unga-dataset {unga_dataset.__version__}\n"


def test_show_prints_every_row_whole_in_a_pipe(folder: Path) -> None:
    """In a pipe each row is one line and no cell is cut."""
    done = run("show", "quotes", "--data", str(folder))
    heading, *rows = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert heading.split()[:2] == ["quote_id", "article_id"]
    assert [row.split()[0] for row in rows] == [f"{BUSY}-q01", f"{BUSY}-q02"]
    assert "We sail, or not." in rows[1]


@pytest.mark.parametrize(
    ("conditions", "shown"),
    [
        (["name=Iceland"], ["ISL"]),
        (["un_member=false"], ["VAT"]),
        (["mentions=1", "p5=false"], ["ISL", "VAT"]),
        (["un_member_since=1946-11-19"], ["ISL"]),
        (["un_member_since="], ["VAT"]),
        (["iso3=FRA"], []),
    ],
    ids=" ".join,
)
def test_where_keeps_the_rows_that_meet_all(
    folder: Path, conditions: list[str], shown: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Conditions on text, flags, numbers, days and empty cells keep the rows that meet every one."""
    options = [part for condition in conditions for part in ("--where", condition)]
    assert cli.main(["show", "countries", "--columns", "iso3", "--data", str(folder), *options]) == 0
    assert capsys.readouterr().out.split() == ["iso3", *shown]


def test_show_keeps_one_article(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--article keeps the rows of that article."""
    assert cli.main(["show", "articles", "--article", BUSY, "--columns", "article_id", "--data", str(folder)]) == 0
    assert capsys.readouterr().out.split() == ["article_id", BUSY]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "quote"], "no table 'quote'; did you mean 'quotes'?"),
        (["show", "quotes", "--where", "iso=ISL"], "quotes has no column 'iso'; did you mean 'iso3'?"),
        (["show", "quotes", "--where", "iso3"], "condition 'iso3' has no '='"),
        (["show", "quotes", "--where", "iso3=Iceland"], "column iso3 holds no 'Iceland'; its values are like [A-Z]{3}"),
        (
            ["show", "quotes", "--where", "quote_type=miked"],
            "column quote_type holds no 'miked'; did you mean 'mixed'?",
        ),
        (["show", "quotes", "--where", "start=one"], "column start holds no 'one'; allowed: a whole number"),
        (["show", "countries", "--where", "p5=yes"], "column p5 holds no 'yes'; allowed: true or false"),
        (["show", "articles", "--where", "published=May"], "column published holds no 'May'; allowed: a date such as"),
        (["show", "quotes", "--columns", "txt"], "quotes has no column 'txt'"),
        (["show", "quotes", "--article", "other"], "no article 'other'; allowed: invented-busy"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_input_is_one_line_and_exit_code_2(
    folder: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever is wrong with what was asked is said in one line on stderr, with nothing on stdout."""
    assert cli.main([*arguments, "--data", str(folder)]) == cli.WRONG
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith(f"unga-dataset: {message}")
    assert output.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["sho"], ["show"], ["show", "quotes", "--colour"]], ids=" ".join)
def test_wrong_usage_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A command or option that does not exist, or is missing, exits with 2 and the usage."""
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == cli.WRONG
    assert "usage: unga-dataset" in capsys.readouterr().err


def test_damaged_table_is_one_line(folder: Path) -> None:
    """A table that was cut short gives one line and no traceback."""
    (folder / "quotes.parquet").write_bytes(b"PAR1")
    done = run("show", "quotes", "--data", str(folder))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_describe_prints_the_column_dictionary(capsys: pytest.CaptureFixture[str]) -> None:
    """Describe prints a line for every column of the table."""
    assert cli.main(["describe", "paragraphs"]) == 0
    first = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert first == ["column", "article_id", "paragraph", "role", "start", "end"]


def test_build_prints_the_rows_of_each_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Build hands the folders to the builder and prints one line, without a progress bar in a pipe."""
    calls = []
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "articles.csv").touch()

    def build(*folders: Path, reference: object, progress: object) -> dict[str, int]:
        calls.append((*folders, reference, progress))
        write_dataset(out)
        return {"articles": 1, "quotes": 2}

    monkeypatch.setattr(corpus, "build", build)
    assert cli.main(["build", str(raw), "--out", str(out), "--reference", "record"]) == 0
    assert calls == [(raw, out, Path("record"), None)]
    assert capsys.readouterr().out == f"{out}: 1 articles, 2 quotes\n"


def test_check_prints_the_problems_or_the_counts(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Check exits with 1 and each problem on a line, or with 0 and the rows of each table."""
    monkeypatch.setattr(corpus, "check", lambda *_: ["quotes, row 1: a", "quotes, row 2: b"])
    assert cli.main(["check", str(folder)]) == cli.FOUND == 1
    assert capsys.readouterr().out == "quotes, row 1: a\nquotes, row 2: b\n"
    monkeypatch.setattr(corpus, "check", lambda *_: [])
    assert cli.main(["check", str(folder)]) == 0
    assert capsys.readouterr().out.startswith(f"{folder}: ok; 2 articles, 2 paragraphs, 2 quotes, 1 speakers, ")


def test_check_reads_the_raw_articles_where_there_are_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """Without --raw the check takes data/raw if that folder exists, and else leaves the texts out."""
    seen = []
    monkeypatch.setattr(corpus, "check", lambda _, raw, _reference: seen.append(raw) or [])
    monkeypatch.chdir(tmp_path)
    cli.main(["check", str(folder)])
    (tmp_path / "data" / "raw").mkdir(parents=True)
    cli.main(["check", str(folder)])
    cli.main(["check", str(folder), "--raw", "elsewhere"])
    assert seen == [None, Path("data/raw"), Path("elsewhere")]


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (InputError("articles.csv, line 2: no date"), 2, "unga-dataset: articles.csv, line 2: no date\n"),
        (
            PermissionError(13, "Permission denied", "tables"),
            2,
            "unga-dataset: tables: Permission denied; allow it to be read, or give another\n",
        ),
    ],
    ids=["bad article", "no permission"],
)
def test_error_of_a_build_is_one_line(
    error: BaseException, code: int, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build that stops says why in one line, never in a traceback."""

    def build(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(corpus, "build", build)
    assert cli.main(["build"]) == code
    assert capsys.readouterr().err == line


class Interrupting:
    """A finder of modules during whose work someone presses Ctrl-C."""

    def find_spec(self, name: str, *_: object) -> None:
        """Interrupt the import of the command line."""
        if name == "unga_dataset.cli":
            raise KeyboardInterrupt


@pytest.mark.parametrize("imported", [True, False], ids=["at work", "while importing"])
def test_interruption_is_one_line(
    imported: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C ends a command in one line and with exit code 130, be it before the command line itself is read."""

    def build(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(corpus, "build", build)
    monkeypatch.setattr(sys, "argv", ["unga-dataset", "build"])
    if not imported:
        monkeypatch.delitem(sys.modules, "unga_dataset.cli")
        monkeypatch.setattr(sys, "meta_path", [Interrupting(), *sys.meta_path])
    assert __main__.main() == cli.INTERRUPTED
    assert capsys.readouterr() == ("", "unga-dataset: interrupted\n")


def test_build_and_check_work_together(tmp_path: Path) -> None:
    """An invented article is built and passes the check; a table that is then damaged is found."""
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    text = 'Delegates Meet In Nairobi\n\nKenyan Ambassador Asha Otieno said that "the talks must resume."\n'
    (raw / "nairobi.txt").write_text(text, encoding="utf-8")
    line = "nairobi,Invented Wire,2031-05-06,https://example.org/nairobi,en"
    (raw / "articles.csv").write_text(f"article_id,publisher,published,url,language\n{line}\n", encoding="utf-8")
    built = run("build", str(raw), "--out", str(out))
    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout.startswith(f"{out}: 1 articles, 2 paragraphs, ")
    checked = run("check", str(out), "--raw", str(raw))
    assert (checked.returncode, checked.stdout.count("\n")) == (0, 1), checked.stdout
    (out / "quotes.csv").write_bytes((out / "quotes.csv").read_bytes() + b" ")
    damaged = run("check", str(out), "--raw", str(raw))
    assert damaged.returncode == 1
    assert "quotes.csv" in damaged.stdout


def test_reader_that_closes_early_is_no_error(folder: Path) -> None:
    """A pipe such as `| head -1` that closes before the end gives no message."""
    reader, writer = os.pipe()
    os.close(reader)
    done = run("show", "quotes", "--data", str(folder), capture_output=False, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


def test_narrow_terminal_gets_every_row_and_column(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal no line is wider than it, and every column and row is still there."""
    monkeypatch.setattr(cli, "_width", lambda: WIDTH)
    assert cli.main(["show", "quotes", "--data", str(folder)]) == 0
    output = capsys.readouterr().out
    assert max(map(len, output.splitlines())) <= WIDTH
    for name in unga_dataset.describe("quotes")["column"]:
        assert name in output.split()
    assert output.count("\ninvented") % 2 == 0


def test_progress_bar_stays_out_of_pipes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar is drawn on a terminal only, and passes on every article."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: False, raising=False)
    assert cli.progress_bar() is None
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    bar = cli.progress_bar()
    assert bar is not None
    assert list(bar(["a", "b"])) == ["a", "b"]
    monkeypatch.setitem(sys.modules, "tqdm", None)
    assert cli.progress_bar() is None
