"""Archives at the command line: what an article of one must have, the options of its build, and the build itself."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from unga_dataset.errors import InputError

if TYPE_CHECKING:
    from unga_dataset.builder.archive.builds import Outcome

LEAST_MEMORY = 64
FIELDS = """\
an article of an archive is an object on one line of .jsonl, or a row of .parquet:
  article_id  needed; small letters a-z, digits and single hyphens, unlike any other's
  published   needed; the day of publication, like 2022-03-01
  text        needed; the words, paragraphs parted by blank lines
  title       the headline, put before the text unless the text begins with it; without a
              title the first line of the text is taken for one
  publisher   who published it (default "unknown")
  url         where it was published, http:// or https:// (default none)
  language    two small letters (default "en"; the rules read English only)
other fields are left alone. Offsets count in title, blank line and text. A page of HTML
(extra [html]) gives all of it itself, its id is its name without .html; one without a
day is rejected.

an article that cannot be built costs no other one: rejected.jsonl in DIR has its place,
id and reason, and the exit code is 1 instead of 0; 2 says that nothing was written. A
build that was stopped or killed is gone on with by the same line.
"""


def add_archive_options(build: argparse.ArgumentParser) -> None:
    """Add the options that only the build of an archive has."""
    options = build.add_argument_group("archives")
    options.add_argument("--shard-size", type=_number, metavar="N", help="articles in a part (default 250)")
    options.add_argument(
        "--workers", type=_number, default=os.cpu_count() or 1, metavar="N", help="default: one a core"
    )
    options.add_argument("--engine", choices=["processes", "dask"], default="processes", help="default processes")
    options.add_argument("--scheduler", metavar="ADDRESS", help="of the Dask cluster, such as tcp://host:8786")
    options.add_argument("--seconds", type=_number, default=60, metavar="N", help="for one article (default 60)")
    options.add_argument(
        "--megabytes", type=_megabytes, default=2000, metavar="N", help="for one worker (default 2000)"
    )
    options.add_argument("--strict", action="store_true", help="stop at the first article that cannot be built")


def build_by_options(arguments: argparse.Namespace) -> Outcome:
    """Build the archive that the arguments name, telling on standard error how far it is."""
    from unga_dataset.builder.archive.warming import warm_context  # noqa: PLC0415

    if arguments.engine == "processes":
        warm_context()  # at once: it goes on while this process imports the builder and looks the input over
    from unga_dataset.builder.archive.builds import Plan, build_archive  # noqa: PLC0415
    from unga_dataset.builder.archive.engines import Engine  # noqa: PLC0415
    from unga_dataset.progress import Progress  # noqa: PLC0415

    if arguments.scheduler and arguments.engine != "dask":
        raise InputError("--scheduler goes with --engine dask; give both or neither")
    engine = Engine(
        name=arguments.engine, workers=arguments.workers, megabytes=arguments.megabytes, scheduler=arguments.scheduler
    )
    plan = Plan(
        shard_size=arguments.shard_size or Plan().shard_size, seconds=arguments.seconds, strict=arguments.strict,
        reference=arguments.reference,
    )  # fmt: skip
    progress = Progress()
    try:
        return build_archive(arguments.raw, arguments.out, engine, plan, progress)
    finally:
        progress.close()


def path_of(text: str) -> Path:
    """Return a path, or have argparse say that an empty text is none: it would stand for the folder one is in."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the path is empty; give one, or . for the folder you are in")
    return Path(text)


def _number(text: str) -> int:
    """Return a whole number from 1, or have argparse say that it is none."""
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text)):
        raise argparse.ArgumentTypeError(f"{text}: give a whole number from 1")
    return int(text)


def _megabytes(text: str) -> int:
    """Return a number of megabytes in which a worker can start, or have argparse say that it is too small."""
    number = _number(text)
    if number < LEAST_MEMORY:
        raise argparse.ArgumentTypeError(f"{text}: a worker needs {LEAST_MEMORY} megabytes to start with")
    return number
