"""Write what is derived outside the tables: CITATION.cff, docs/data-dictionary.md, counts in docs/data-card.md."""

from pathlib import Path

from unga_dataset import __version__
from unga_dataset.builder.standards.card import card
from unga_dataset.builder.standards.citation import citation
from unga_dataset.builder.standards.dictionary import dictionary

ROOT = Path(__file__).resolve().parents[1]
DICTIONARY, CARD = ROOT / "docs" / "data-dictionary.md", ROOT / "docs" / "data-card.md"
(ROOT / "CITATION.cff").write_text(citation(__version__), encoding="utf-8", newline="\n")
DICTIONARY.write_text(dictionary(), encoding="utf-8", newline="\n")
CARD.write_text(card(CARD.read_text(encoding="utf-8"), ROOT / "data" / "processed"), encoding="utf-8", newline="\n")
