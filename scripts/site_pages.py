"""Pages of the site that stand elsewhere in the repository: the changelog, and the notebooks as they were run.

A hook of properdocs.yml; nothing here runs a notebook.
"""

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from properdocs.config.defaults import ProperDocsConfig
from properdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[1]


def on_files(files: Files, config: ProperDocsConfig) -> Files:
    """Add the pages and the pictures to what lies in docs/."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    files.append(File.generated(config, "changelog.md", content=changelog))
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        parts = [part for cell in cells for part in parts_of(cell, path.stem)]
        page = "\n\n".join(text for text, _ in parts)
        files.append(File.generated(config, f"{path.stem}.md", content=f"{page}\n\nFrom `notebooks/{path.name}`.\n"))
        for name, picture in (picture for _, picture in parts if picture):
            files.append(File.generated(config, name, content=picture))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Turn the links that lead out of docs/, as they must in the repository, to the pages made of what is there."""
    markdown = markdown.replace("(../CHANGELOG.md)", "(changelog.md)")
    return re.sub(r"\(\.\./notebooks/([\w-]+)\.ipynb\)", r"(\1.md)", markdown)


def parts_of(cell: dict[str, Any], stem: str) -> Iterator[tuple[str, tuple[str, bytes] | None]]:
    """Yield the pieces of a cell as Markdown, each with the name and bytes of its picture, if it is one."""
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        yield source, None
        return
    yield f"```python\n{source}\n```", None
    for number, output in enumerate(cell["outputs"]):
        data = output.get("data", {"text/plain": output.get("text", "")})
        if "image/png" in data:
            name = f"{stem}-{cell['id']}-{number}.png"
            yield f"![{title_of(source)}]({name})", (name, base64.b64decode(data["image/png"]))
        elif "text/html" in data:
            yield "".join(data["text/html"]), None
        else:
            yield f"```text\n{''.join(data['text/plain']).rstrip()}\n```", None


def title_of(source: str) -> str:
    """Return what a picture shows, as its cell has it in set_title."""
    return source.split("set_title(", 1)[1].split('"')[1] if "set_title(" in source else "chart"
