"""The README: its example runs and prints what it shows, and its tables, lines and commands are the real ones."""

from __future__ import annotations

import argparse
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import unga_dataset
from unga_dataset import cli, schema

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
WIDTH = 110
SET_UP = (
    "python3 -m venv .venv && .venv/bin/pip install -q -e . && .venv/bin/unga-dataset build",
    'python3 -m venv .venv && .venv/bin/pip install -q -e ".[test]" && .venv/bin/pytest',
)
"""What a new user types."""


def blocks(language: str) -> list[str]:
    """Return the fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_example_prints_what_the_readme_shows() -> None:
    """The Python block, run as it stands, prints the text block below it, which is narrow enough to be read."""
    (code,), (shown,) = blocks("python"), blocks("text")
    assert shown.strip()
    assert README.index(shown) > README.index(code)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout == shown
    assert max(map(len, shown.splitlines())) <= WIDTH


def test_first_screen_comes_first() -> None:
    """A sentence, the installation, the example and the table of the tables open the file, in this order."""
    places = [README.index(part) for part in ("\n\n", "pip install unga-dataset", "```python", "```text", "| table |")]
    assert places == sorted(places)
    assert README.startswith("# unga_dataset\n")
    assert README[: places[-1]].count("\n") < 35


def test_table_of_tables_is_the_schema() -> None:
    """The table lists every table of the schema in its order, and the loader that gives it."""
    rows = re.findall(r"^\| `(\w+)` \| (.+) \| `(\w+)\(\)` \|$", README, re.MULTILINE)
    assert [name for name, _, _ in rows] == list(schema.TABLES) == list(unga_dataset.tables())
    assert [loader for _, _, loader in rows] == [f"load_{name}" for name in schema.TABLES]
    assert all(callable(getattr(unga_dataset, loader)) for _, _, loader in rows)


@pytest.mark.parametrize("table", schema.TABLES)
def test_table_is_told_in_the_words_of_the_schema(table: str) -> None:
    """What one row is begins in the README as it does in the schema, there with a capital."""
    (told,) = re.findall(rf"^\| `{table}` \| (.+?) \| ", README, re.MULTILINE)
    meaning = schema.meaning(table)
    first = re.split(r"[,.;]", meaning[0].lower() + meaning[1:])[0]
    assert told.split(",")[0] == first


def test_set_up_lines_are_those_of_the_issue_and_the_makefile() -> None:
    """The two lines stand in the README word for word, each alone on its line, and make wraps them."""
    lines = README.splitlines()
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for line, target in zip(SET_UP, ("build", "test"), strict=True):
        assert lines.count(line) == 1
        assert re.search(rf"^{target}:.*\n\t{re.escape(line)}$", makefile, re.MULTILINE)
        assert f"make {target}" in README


def test_make_check_is_what_ci_runs() -> None:
    """The target check runs .ci/run, and every target is explained in its list."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^check:.*\n\tbash \.ci/run$", makefile, re.MULTILINE)
    targets = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert targets is not None
    for target in targets[1].split():
        assert re.search(rf"^{target}: +## \S", makefile, re.MULTILINE), target


def commands() -> dict[str, argparse.ArgumentParser]:
    """Return the commands of the command line."""
    (choices,) = (action.choices for action in cli.parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(choices)


def test_every_command_is_mentioned() -> None:
    """Each command of the command line stands in the README as it is typed."""
    words = " ".join(README.split())
    assert [name for name in commands() if f"unga-dataset {name}" not in words] == []


def test_every_command_shown_can_be_typed() -> None:
    """Each line of code in the README that calls the command line is one that its parser takes."""
    typed = re.findall(r"`unga-dataset ([^`]+)`", " ".join(README.split()))
    assert len(typed) >= 3
    for line in typed:
        arguments = cli.parser().parse_args(shlex.split(line))
        assert callable(arguments.run), line


def test_paths_and_links_in_the_readme_exist() -> None:
    """Every file of the repository that the README names is there."""
    paths = re.findall(r"`((?:data|src|tests|scripts)/[\w./-]+)`", README)
    assert len(paths) >= 4
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_version_of_the_citation_is_that_of_the_package() -> None:
    """The version to cite is the one of the code."""
    assert f"Cite as: unga_dataset, version {unga_dataset.__version__}," in README
