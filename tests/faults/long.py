"""The long versions, which are not part of the suite: kills at many moments, and thousands of mangled articles.

    python tests/faults/long.py [ROUNDS]

Kills a builder or one of its workers ROUNDS times (50) at a moment drawn by a seeded die, builds again, and holds the
outcome against a calm build; then runs the tests of faults and of mangled articles with many more cases.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import archives  # noqa: E402
import runs  # noqa: E402


def main(rounds: int) -> int:
    """Run it all and return how many rounds did not end as a calm build."""
    dice, wrong = random.Random(rounds), 0
    with tempfile.TemporaryDirectory() as folder:
        lines = runs.slow_archive(Path(folder) / "archive.jsonl")
        archives.build(lines, Path(folder) / "calm", shard_size=runs.SIZE)
        calm = archives.digest(Path(folder) / "calm")
        seconds = _seconds(lines, Path(folder) / "timed")
        for number in range(rounds):
            out = Path(folder) / f"out-{number}"
            moment, whom = dice.uniform(0, seconds), dice.choice(("builder", "worker", "helper"))
            done = _killed(lines, out, moment, whom)
            again = runs.Run(*runs.build_line(lines, out)).end()[0]
            same = archives.digest(out) == calm and runs.left_beside(out) == []
            wrong += again != 0 or not same
            sys.stdout.write(f"{whom} killed after {moment:.2f} s, {done} shards done: {'same' if same else 'OTHER'}\n")
    tests = [str(HERE), str(HERE.parent / "test_fuzz.py")]
    environment = os.environ | {"UNGA_DATASET_FAULTS": "1", "UNGA_DATASET_FUZZ": str(40 * rounds)}
    wrong += subprocess.run([sys.executable, "-m", "pytest", *tests], env=environment, check=False).returncode != 0
    return wrong


def _seconds(lines: Path, out: Path) -> float:
    begun = time.monotonic()
    runs.Run(*runs.build_line(lines, out)).end()
    return time.monotonic() - begun


def _killed(lines: Path, out: Path, moment: float, whom: str) -> int:
    """Begin a build, kill somebody of it after a while, wait until nobody of it is left; return the shards done."""
    run = runs.Run(*runs.build_line(lines, out))
    time.sleep(moment)
    workers = run.workers()
    helpers = [pid for pid in run.processes() if pid not in (run.process.pid, *workers)]
    among = {"builder": [run.process.pid], "worker": workers, "helper": helpers}[whom]
    done = runs.shards_done(out)
    if among and run.process.poll() is None:
        run.kill(among[0])
    run.end()
    return done


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
