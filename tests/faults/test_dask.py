"""The same on Dask: the same bytes, and workers and nannies that are killed cost nothing."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import archives
import pytest
import runs

if importlib.util.find_spec("distributed") is None:
    pytest.skip("distributed comes with the extra [dask]", allow_module_level=True)

Start = Callable[..., runs.Run]
GoesOn = Callable[[Path], None]


def cluster(start: Start, folder: Path) -> tuple[str, list[runs.Run]]:
    """Start a scheduler and two workers with a nanny each, and return its address and the nannies."""
    file = folder / "scheduler.json"
    at_home = ("--host", "127.0.0.1", "--no-dashboard")
    start("distributed.cli.dask_scheduler", "--scheduler-file", str(file), "--port", "0", *at_home)
    runs.until(file.exists, "the scheduler has begun")
    runs.until(lambda: file.read_text("utf-8").strip().endswith("}"), "the scheduler has told its address")
    line = ("--scheduler-file", str(file), "--nthreads", "1", "--local-directory", str(folder / "space"), *at_home)
    nannies = [start("distributed.cli.dask_worker", *line) for _ in range(2)]
    import json  # noqa: PLC0415

    return str(json.loads(file.read_text("utf-8"))["address"]), nannies


def test_killed_dask_worker_and_nanny_cost_nothing(start: Start, lines: Path, calm: str, tmp_path: Path) -> None:
    """A worker killed with -9 is started anew by its nanny; a killed nanny takes its worker; the bytes are the same."""
    out = tmp_path / "out"
    address, (first, second) = cluster(start, tmp_path)
    runs.until(lambda: first.workers() and second.workers(), "both workers have begun")
    line = runs.build_line(lines, out, "--workers", "2", "--engine", "dask", "--scheduler", address)
    run = start(*line)
    runs.until(lambda: runs.shards_done(out) >= 1, "a shard done")
    first.kill(first.workers()[0])
    second.kill()
    code, _, err = run.end()
    assert code == 0, err
    assert archives.digest(out) == calm
    assert runs.left_beside(out) == []
    runs.until(lambda: not second.processes(), "the worker of a killed nanny has ended")


def test_killed_builder_on_a_cluster_of_its_own(start: Start, goes_on: GoesOn, lines: Path, tmp_path: Path) -> None:
    """Without a scheduler the cluster lives as long as its builder, and dies with it; the processes go on with it."""
    out = tmp_path / "out"
    run = start(*runs.build_line(lines, out, "--workers", "1", "--engine", "dask"))
    runs.until(lambda: runs.shards_done(out) >= 1, "a shard done")
    run.kill()
    run.end()
    goes_on(out)
