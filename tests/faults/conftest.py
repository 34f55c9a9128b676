"""What the tests of faults share: an archive, the digest of its calm build, and builders that never outlive a test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import archives
import pytest
import runs


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the tests out where processes cannot be looked at."""
    if sys.platform != "linux":
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="processes are found in /proc"))


@pytest.fixture(scope="session")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive of six shards."""
    return runs.slow_archive(tmp_path_factory.mktemp("lines") / "archive.jsonl")


@pytest.fixture(scope="session")
def calm(tmp_path_factory: pytest.TempPathFactory, lines: Path) -> str:
    """Return the digest of its dataset, built without any trouble."""
    out = tmp_path_factory.mktemp("calm") / "out"
    archives.build(lines, out, shard_size=runs.SIZE)
    return archives.digest(out)


@pytest.fixture
def start() -> Iterator[Callable[..., runs.Run]]:
    """Return what starts a run; whatever is left of it when the test ends is killed."""
    started: list[runs.Run] = []

    def run(*command: str) -> runs.Run:
        started.append(runs.Run(*command))
        return started[-1]

    yield run
    for one in started:
        one.kill_all()


@pytest.fixture
def goes_on(lines: Path, calm: str) -> Callable[[Path], None]:
    """Return what builds again after a fault, and holds the outcome against the calm build."""

    def build_again(out: Path) -> None:
        archives.build(lines, out, shard_size=runs.SIZE)
        assert archives.digest(out) == calm
        assert runs.left_beside(out) == []

    return build_again
