"""What many tests share: the dataset of a small archive, and examples of property tests that are always the same.

HYPOTHESIS_PROFILE=explore looks for new examples.
"""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SLOW = [HealthCheck.too_slow]
settings.register_profile("fixed", derandomize=True, deadline=None, suppress_health_check=SLOW)
settings.register_profile("explore", deadline=None, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


def pytest_collection_finish() -> None:
    """Spare the collector of garbage the thousands of tests, which stay: each of its rounds would go over them."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive of eight articles, three shards."""
    import archives  # noqa: PLC0415  takes long, and most tests do without

    return archives.archive(tmp_path_factory.mktemp("lines") / "archive.jsonl")


@pytest.fixture(scope="session")
def calm(tmp_path_factory: pytest.TempPathFactory, lines: Path) -> Path:
    """Return the dataset of that archive, built without any trouble."""
    import archives  # noqa: PLC0415

    out = tmp_path_factory.mktemp("calm") / "out"
    outcome = archives.build(lines, out)
    assert (outcome.rows["articles"], outcome.rejected) == (8, 0)
    return out
