"""The page on a hundred million articles: what they would cost and need, reckoned from what was measured."""

from __future__ import annotations

from typing import Any

MANY = 100_000_000
CORES = (2, 32, 256)
PAGE = """# What a hundred million articles would take

`python benchmarks/performance.py` writes this page; it reckons from the figures of [performance](performance.md), and
nothing of this size was run. The largest build that was measured had {largest} articles.

| | measured | for {many} articles |
| --- | ---: | ---: |
| articles of {kilobytes:.1f} KB a core reads in a second | {rate:.0f} | {hours:.0f} core hours |
{times}| tables on disk, of one made article | {written:.1f} KB | {terabytes:.1f} TB |
| parts of {shard} articles, each with a marker | | {shards} |
| memory of the process that hands out the work, above its start | {megabytes:.0f} MB | the same, and what follows |

## What it needs

- **Cores.** The builder is a pure function of one article, so the time falls with the cores as long as the input is
  read fast enough. One machine: `--workers`. Several: `--engine dask --scheduler tcp://HOST:8786`, with the same
  package on each worker, and the input, the output and the record on a file system that all see under the same paths.
- **Disk.** Twice the tables while a dataset is replaced: the new one stands beside the old one until the switch.
- **Memory.** A worker took {worker:.0f} MB at most, whatever the size of the archive, and may take `--megabytes`; it
  reads one article after another.

## Partitioning

Parts come in the order of the input. Who asks by publisher or year parts the *input* so, one dataset each, and reads
them together: `pyarrow.dataset`, DuckDB and Polars take a list of folders. Parts of 250 articles are small for a query
engine; `--shard-size 5000` makes fewer and larger ones, at the price of more work lost when a worker dies.

## Object stores

The protocol needs a rename that replaces, a lock and a switch of folders, which object stores do not have. Build on a
file system, then copy: tables first, `manifest.json` and `_SUCCESS` last, under a new prefix, and have readers take the
prefix that has a `_SUCCESS`.

## What would break first

1. **The markers.** {shards} small files in one folder, read when the dataset is put together, when it is loaded with
   `load_quotes(path=...)` and when it is checked. Larger shards put it off; at this size read the folders of Parquet
   files themselves.
2. **The one who hands out.** One process reads the input and checks each record: {reads:.0f} made articles of
   {size:.1f} KB in a second, and longer ones fewer. It also tells ids apart in a SQLite file and sends each text to a
   worker. Where it becomes the bound, part the input and build each part by itself.
3. **The digest of the input**, which is taken before the first article and again when a build is gone on with.
4. **The tables about the whole**, `countries` among them, are counted from the markers in one process.
"""


def scale(found: dict[str, dict[str, Any]]) -> str:
    """Return the page."""
    whole = found["stages"]["figures"]
    archives = found["archives"]["figures"]
    largest = max(archives, key=lambda one: one["articles"])
    rate, written = whole["stages"]["whole builder"]["rate"], largest["written"] / largest["articles"] / 1000
    hours, shard = MANY / rate / 3600, 250
    times = "".join(f"| with {cores} cores | | {hours / cores / 24:.1f} days |\n" for cores in CORES)
    return PAGE.format(
        largest=f"{largest['articles']:,}", many=f"{MANY:,}", kilobytes=whole["kilobytes"], rate=rate, hours=hours,
        times=times, written=written, terabytes=written * MANY / 1e9, shard=shard, shards=f"{MANY // shard:,}",
        megabytes=max(one["megabytes"] for one in archives), reads=largest["reads"],
        worker=max(one["worker_megabytes"] for one in archives),
        size=largest["bytes"] / largest["articles"] / 1000,
    )  # fmt: skip
