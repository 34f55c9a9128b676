"""Compare two dataset folders by value: ``python same_values.py FOLDER FOLDER``; the bytes may differ by version."""

import sys
from pathlib import Path

import pyarrow.parquet as pq

one, other = map(Path, sys.argv[1:])
for path in sorted(one.glob("*.parquet")):
    first, second = (pq.ParquetFile(folder / path.name).read() for folder in (one, other))
    assert first.schema.equals(second.schema, check_metadata=True), f"{path.name}: other schema"
    assert first.equals(second), f"{path.name}: other values"
print("same values")
