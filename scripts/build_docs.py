"""Write what is derived from the schema and about.toml outside the tables: CITATION.cff and docs/data-dictionary.md."""

from pathlib import Path

from unga_dataset import __version__
from unga_dataset.builder.standards.citation import citation
from unga_dataset.builder.standards.dictionary import dictionary

ROOT = Path(__file__).resolve().parents[1]
(ROOT / "CITATION.cff").write_text(citation(__version__), encoding="utf-8", newline="\n")
(ROOT / "docs" / "data-dictionary.md").write_text(dictionary(), encoding="utf-8", newline="\n")
