"""Load every record set of a dataset with mlcroissant, offline: ``python load_croissant.py FOLDER``."""

import json
import sys
from pathlib import Path

import mlcroissant

folder = Path(sys.argv[1])
files = json.loads((folder / "manifest.json").read_bytes())["files"]
dataset = mlcroissant.Dataset(jsonld=folder / "croissant.json")
for record_set in dataset.metadata.record_sets:
    rows = list(dataset.records(record_set.name))
    entry = files[f"{record_set.name}.csv"]
    assert len(rows) == entry["rows"], f"{record_set.name}: {len(rows)} rows"
    assert all(len(row) == entry["columns"] for row in rows), record_set.name
    print(f"{record_set.name}: {len(rows)} records")
