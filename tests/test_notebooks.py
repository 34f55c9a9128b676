"""The notebooks: kept as a fresh run leaves them, short, and without a trace of the machine that ran them.

Running them needs the extra `notebooks`; `python scripts/run_notebooks.py --check` does so.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MACHINE = re.compile(r"/(?:home|root|tmp|work|Users|usr)/|[A-Z]:\\\\|ipykernel_\d")
KEPT = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Return a notebook as its file has it."""
    found: dict[str, Any] = json.loads(request.param.read_text(encoding="utf-8"))
    return found


def code_cells(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the cells that were run."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def test_there_are_notebooks() -> None:
    """The three notebooks are there."""
    assert len(NOTEBOOKS) == 3


def test_every_cell_was_run_in_order(notebook: dict[str, Any]) -> None:
    """Each cell of code bears its place, from 1, and none ended in an error or a warning."""
    cells = code_cells(notebook)
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    outputs = [output for cell in cells for output in cell["outputs"]]
    assert outputs
    assert not [output for output in outputs if output["output_type"] == "error" or output.get("name") == "stderr"]


def test_nothing_tells_of_the_machine(notebook: dict[str, Any]) -> None:
    """No cell has metadata, the notebook names only its language, and no output holds a path."""
    assert notebook["metadata"] == KEPT | {"language_info": {"name": "python"}}
    assert all(cell["metadata"] == {} for cell in notebook["cells"])
    data = [output.get("data", output) for cell in code_cells(notebook) for output in cell["outputs"]]
    said = [value for shown in data for kind, value in shown.items() if not kind.startswith("image/")]
    assert not MACHINE.search(json.dumps(said))


def test_notebook_is_short_and_says_what_it_shows(notebook: dict[str, Any]) -> None:
    """A notebook has about ten cells, opens with a heading and a few sentences, and draws something."""
    cells = notebook["cells"]
    assert len(cells) <= 10
    assert cells[0]["cell_type"] == "markdown"
    assert re.match(r"# \S.+\n", "".join(cells[0]["source"]))
    outputs = [output for cell in code_cells(notebook) for output in cell["outputs"]]
    assert any("image/png" in output.get("data", {}) for output in outputs)
