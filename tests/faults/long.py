"""The long versions, which are not part of the suite: kills at many moments, and thousands of mangled articles.

    python tests/faults/long.py [ROUNDS]

Kills a builder, one of its workers or the process that starts them ROUNDS times (50) at a moment drawn by a seeded die:
anywhere on the way to the end, or right after some shard is done. Builds again, and holds the outcome against a calm
build; then runs the tests of faults and of mangled articles with many more cases.
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
            whom = dice.choice(("builder", "worker", "helper"))
            # Most of the time goes by before the first shard, so that the clock alone would seldom hit the others.
            shards, moment = dice.choice(((0, seconds), (dice.randrange(7), 0.1)))
            moment = dice.uniform(0, moment)
            done = _killed(lines, out, shards, moment, whom)
            again = runs.Run(*runs.build_line(lines, out)).end()[0]
            same = archives.digest(out) == calm and runs.left_beside(out) == []
            wrong += again != 0 or not same
            sys.stdout.write(f"{whom} killed, {done} shards done: {'same' if same else 'OTHER'}\n")
    tests = [str(HERE), str(HERE.parent / "test_fuzz.py")]
    environment = os.environ | {"UNGA_DATASET_FAULTS": "1", "UNGA_DATASET_FUZZ": str(40 * rounds)}
    wrong += subprocess.run([sys.executable, "-m", "pytest", *tests], env=environment, check=False).returncode != 0
    return wrong


def _seconds(lines: Path, out: Path) -> float:
    begun = time.monotonic()
    runs.Run(*runs.build_line(lines, out)).end()
    return time.monotonic() - begun


def _killed(lines: Path, out: Path, shards: int, moment: float, whom: str) -> int:
    """Begin a build, kill somebody of it a while after some shards are done; return the shards done by then.

    It waits until nobody of that build is left.
    """
    run = runs.Run(*runs.build_line(lines, out))
    runs.until(lambda: runs.shards_done(out) >= shards or run.process.poll() is not None, f"{shards} shards done")
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
