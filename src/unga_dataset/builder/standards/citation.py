"""How to cite the dataset, as CITATION.cff has it (citation-file-format.github.io)."""

from __future__ import annotations

import json

from unga_dataset.builder.standards.about import read_about


def citation(version: str) -> str:
    """Return the text of CITATION.cff; a JSON string is a YAML string too."""
    about = read_about()
    lines = [
        "cff-version: 1.2.0",
        "message: Please cite the dataset with its version, and the articles you used.",
        "type: dataset",
        f"title: {json.dumps(f'{about.name}: {about.title}')}",
        f"abstract: {json.dumps(about.description)}",
        "authors:",
        f"  - name: {json.dumps(about.creator)}",
        f"version: {version}",
        f'date-released: "{about.released}"',
        f"license: [{', '.join(license_['name'] for license_ in about.licenses)}]",
        "keywords:",
        *(f"  - {json.dumps(word)}" for word in about.keywords),
    ]
    return "\n".join(lines) + "\n"
