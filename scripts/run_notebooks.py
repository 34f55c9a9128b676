"""Run the notebooks and keep what they print, without what differs from one machine or hour to the next.

    python scripts/run_notebooks.py            run each in place
    python scripts/run_notebooks.py --check    run each, write nothing, tell each cell whose text came out otherwise

Pictures are not compared: their bytes differ with the fonts and versions of what draws them.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
"""All that a notebook says of what ran it."""


def run(path: Path) -> NotebookNode:
    """Return a notebook as it comes out fresh; a cell that raises stops everything."""
    notebook = nbformat.read(path, as_version=4)
    options = {"kernel_name": "python3", "record_timing": False, "coalesce_streams": True}
    NotebookClient(notebook, resources={"metadata": {"path": path.parent}}, **options).execute()
    notebook.metadata = METADATA
    for cell in notebook.cells:
        cell.metadata = {}
    return notebook


def texts(cell: NotebookNode) -> list[dict[str, str]]:
    """Return what a cell printed and showed, but for pictures."""
    shown = [output.get("data", {"text/plain": output.get("text")}) for output in cell.get("outputs", [])]
    return [{kind: text for kind, text in data.items() if not kind.startswith("image/")} for data in shown]


def differences(path: Path, fresh: NotebookNode) -> list[str]:
    """Return a line for each cell that prints something else than the notebook holds."""
    kept = nbformat.read(path, as_version=4)
    return [
        f"{path.relative_to(ROOT)}: cell {number} prints something else; run python scripts/run_notebooks.py"
        for number, (old, new) in enumerate(zip(kept.cells, fresh.cells, strict=True), start=1)
        if texts(old) != texts(new)
    ]


def main(*, check: bool) -> int:
    """Run all notebooks; return 1 where a check finds a difference."""
    found = []
    for path in NOTEBOOKS:
        fresh = run(path)
        if check:
            found += differences(path, fresh)
        else:
            nbformat.write(fresh, path)
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(check=sys.argv[1:] == ["--check"]))
