"""The pages in docs/: the tutorial prints what it shows, commands can be typed, and what the pages name is there."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from unga_dataset import cli

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
TUTORIAL = DOCS / "tutorial.md"
BLOCK = re.compile(r"^```(python|sh)\n(.*?)^```$(?:\n\n^```text\n(.*?)^```$)?", re.MULTILINE | re.DOTALL)
WIDTH = 110


def printed(language: str, code: str, names: dict[str, object]) -> str:
    """Return what a block prints: Python among the names of the blocks before it, or lines of the command line."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        if language == "python":
            exec(compile(code, str(TUTORIAL), "exec"), names)
        else:
            for line in code.splitlines():
                assert cli.main(shlex.split(line)[1:]) == 0, line
    return said.getvalue()


def test_tutorial_prints_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each block of the tutorial, run after those before it, prints the text below it; Python prints nothing wide."""
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall(TUTORIAL.read_text(encoding="utf-8"))
    assert len(blocks) > 10
    names: dict[str, object] = {}
    for language, code, shown in blocks:
        assert printed(language, code, names) == shown, code
        assert language == "sh" or max(map(len, [*shown.splitlines(), ""])) <= WIDTH, code


def test_every_fault_of_a_build_is_told() -> None:
    """The page on faults has a row for each test of faults, and names no test that is not there."""
    sources = [path.read_text(encoding="utf-8") for path in ROOT.glob("tests/**/test_*.py")]
    tests = {name for source in sources for name in re.findall(r"^def (test_\w+)", source, re.MULTILINE)}
    told = set(re.findall(r"`(test_\w+)`", (DOCS / "faults.md").read_text(encoding="utf-8")))
    assert told <= tests
    faults = [path.read_text(encoding="utf-8") for path in ROOT.glob("tests/faults/test_*.py")]
    assert {name for source in faults for name in re.findall(r"^def (test_\w+)", source, re.MULTILINE)} <= told


def commands() -> Iterator[tuple[str, str]]:
    """Yield each line of code on a page that calls the command line, with the name of the page."""
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        for line in re.findall(r"^unga-dataset (.+)$", page, re.MULTILINE):
            yield path.name, line
        for line in re.findall(r"`unga-dataset ([^`]+)`", " ".join(page.split())):
            yield path.name, line


@pytest.mark.parametrize(("page", "line"), list(commands()))
def test_every_command_shown_can_be_typed(page: str, line: str) -> None:
    """Each call of the command line on a page is one that its parser takes."""
    assert callable(cli.parser().parse_args(shlex.split(line)).run), page


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_files_that_a_page_names_exist(path: Path) -> None:
    """Every file of the repository that a page names is there, and lexicons are named by their folder."""
    page = path.read_text(encoding="utf-8")
    named = re.findall(r"`((?:data|src|tests|scripts|benchmarks)/[\w./-]+)`", page)
    named += [f"src/unga_dataset/{name}" for name in re.findall(r"`(lexicon/\w+\.tsv)`", page)]
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_links_lead_to_files_of_the_repository(path: Path) -> None:
    """Every link of a page to a file is right where the page lies, so that it can be followed without the site."""
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_page_is_in_the_menu() -> None:
    """The menu of the site names each page of the folder, each notebook and the changelog, and nothing else."""
    listed = re.findall(r": ([\w-]+)\.md$", (ROOT / "properdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    notebooks = [path.stem for path in (ROOT / "notebooks").glob("*.ipynb")]
    assert sorted(listed) == sorted([*(path.stem for path in PAGES), *notebooks, "changelog"])
