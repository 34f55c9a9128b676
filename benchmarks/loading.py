"""Time what a user waits for, each in a fresh process, against `import pandas` alone.

The rounds are interleaved and each ratio is taken within a round, so that a machine that slows down slows
everything down alike:

    python benchmarks/loading.py --rounds 15
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

from unga_dataset import data_path

COLD = "import unga_dataset; unga_dataset.load_quotes()"
WARM = f"{COLD}; import timeit; print(min(timeit.repeat(unga_dataset.load_quotes, number=1, repeat=5)))"


def main() -> None:
    """Print the median of each statement and its ratio to `import pandas`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = max(1, parser.parse_args().rounds)
    statements = {
        "bare python": "pass",
        "import unga_dataset": "import unga_dataset",
        "import pandas": "import pandas",
        "import pandas, read_parquet": f"import pandas; pandas.read_parquet({str(data_path('quotes', 'parquet'))!r})",
        "cold load_quotes()": COLD,
    }
    seconds: dict[str, list[float]] = {name: [] for name in statements}
    # The first round fills the caches of the disk and is not counted.
    for counted in range(rounds + 1):
        for name, statement in statements.items():
            elapsed = run(statement)[0]
            if counted:
                seconds[name].append(elapsed)
    report(seconds)
    warm = statistics.median(float(run(WARM)[1]) for _ in range(min(rounds, 3)))
    print(f"{'warm load_quotes()':28} {1000 * warm:8.1f} ms")


def run(statement: str) -> tuple[float, str]:
    """Return how long a fresh process takes over a statement, and what it prints."""
    start = time.perf_counter()
    # The threads in which pandas.read_parquet reads may abort at exit in old pyarrow, long after the reading.
    done = subprocess.run([sys.executable, "-c", statement], capture_output=True, text=True, check=False)
    elapsed = time.perf_counter() - start
    if done.returncode > 0:
        raise SystemExit(done.stderr)
    return elapsed, done.stdout


def report(seconds: dict[str, list[float]]) -> None:
    """Print the median time of each statement and its median ratio to `import pandas` in the same round."""
    for name, values in seconds.items():
        ratio = statistics.median(value / base for value, base in zip(values, seconds["import pandas"], strict=True))
        print(f"{name:28} {1000 * statistics.median(values):8.1f} ms  {ratio:6.3f} of import pandas")


if __name__ == "__main__":
    main()
