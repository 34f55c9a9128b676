"""Build archives of growing size and tell the time, the rate and the most memory that the builder itself takes.

    python benchmarks/archives.py --sizes 1000 10000 --workers 1 2

The articles are made from templates (synthetic.py). The memory is that of the process that hands out the work, read
from /proc while it runs, above what it has when it starts; the workers have their own. Archives that are built with
several numbers of workers are built in rounds, one number after another, and the quickest of each counts: what else
runs on the machine only ever adds.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from synthetic import write_archive

from unga_dataset.builder.intake.sources import source_of

KILOBYTE = 1000
ROUNDS = 3
SETTLED = 1.0
"""Seconds after which the builder has imported what it needs and has not begun to collect results."""


def measure(archive: Path, out: Path, workers: int) -> dict[str, float]:
    """Build an archive in a process of its own; return its seconds, and the most memory above its start in MB."""
    command = [
        sys.executable,
        "-m",
        "unga_dataset",
        "build",
        str(archive),
        "--out",
        str(out),
        "--workers",
        str(workers),
    ]
    begun = time.perf_counter()
    builder = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    start = most = worker = 0
    while builder.poll() is None:
        now = _memory(builder.pid)
        most = max(most, now)
        if time.perf_counter() - begun < SETTLED:
            start = max(start, now)
        worker = max([worker, *map(_memory, _descendants(builder.pid))])
        time.sleep(0.2)
    if builder.returncode:
        raise SystemExit(f"the build of {archive} ended with {builder.returncode}")
    seconds = time.perf_counter() - begun
    written = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    above, theirs = max(0, most - start) / KILOBYTE, worker / KILOBYTE
    return {"seconds": seconds, "megabytes": above, "worker_megabytes": theirs, "written": written}


def _descendants(pid: int) -> list[int]:
    """Return the processes that a process started, and those that they did: the workers come of a fork server."""
    try:
        children = [int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in _children(task)]
    except OSError:
        return []
    return [*children, *(one for child in children for one in _descendants(child))]


def _children(task: Path) -> list[str]:
    try:
        return (task / "children").read_text(encoding="ascii").split()
    except OSError:
        return []


def reading_rate(archive: Path) -> float:
    """Return how many records of an archive are read and checked in a second, without building anything."""
    begun = time.process_time()
    count = sum(1 for _ in source_of(archive).items())
    return count / (time.process_time() - begun)


def _memory(pid: int) -> int:
    """Return the resident memory of a process in kilobytes; 0 once it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


def run(sizes: list[int], workers: list[int]) -> list[dict[str, Any]]:
    """Return what was measured for each size and number of workers; the largest is built once, with the last number."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            archive = Path(folder) / f"{size}.jsonl"
            common = {"articles": size, "bytes": write_archive(archive, size), "reads": reading_rate(archive)}
            alone = size == max(sizes) and len(sizes) > 1
            for count, figures in _quickest(
                archive, workers[-1:] if alone else workers, 1 if alone else ROUNDS
            ).items():
                found.append({**common, "workers": count, "rate": size / figures["seconds"], **figures})
                print(json.dumps(found[-1]), flush=True)
    return found


def _quickest(archive: Path, workers: list[int], rounds: int) -> dict[int, dict[str, float]]:
    """Return the quickest build of an archive with each number of workers."""
    builds: dict[int, list[dict[str, float]]] = {count: [] for count in workers}
    for turn in range(rounds):
        for count in workers:
            builds[count].append(measure(archive, archive.parent / f"out-{archive.stem}-{count}-{turn}", count))
    return {count: min(of, key=lambda one: one["seconds"]) for count, of in builds.items()}


def main() -> None:
    """Print a line for each build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    arguments = parser.parse_args()
    run(sorted(arguments.sizes), arguments.workers)


if __name__ == "__main__":
    main()
