"""The command line: read the arguments, call one function, print what it gives."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from unga_dataset import __version__, loaders
from unga_dataset.archive_options import FIELDS, add_archive_options, build_by_options, path_of
from unga_dataset.errors import UngaDatasetError
from unga_dataset.exporting import WRITERS

RAW, PROCESSED = Path("data/raw"), Path("data/processed")
REFERENCE = "resolutions, votes and notes from the record (default those of the package)"
INSTALLED = "tables (default those of the installed package)"
DONE, FOUND, WRONG, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141

BUILD = f"""\
example:
  $ unga-dataset build data/raw --out data/processed
  data/processed: 1 articles, 26 paragraphs, 17 quotes, ...

an archive, a file of JSON Lines or Parquet or a folder of HTML pages, gives a folder of Parquet parts for each table:
  $ unga-dataset build archive.jsonl --out tables --workers 4
  tables: 120000 articles, ...; 3 rejected, see tables/rejected.jsonl

{FIELDS}"""
CHECK = """\
example:
  $ unga-dataset check data/processed --raw data/raw
  data/processed: ok; 1 articles, 26 paragraphs, 17 quotes, ...
"""
SHOW = """\
example:
  $ unga-dataset show countries --where iso3=CHN --columns iso3,name,un_member_since
  iso3  name   un_member_since
  CHN   China  1945-10-24
"""
EXPORT = """\
example:
  $ unga-dataset export --format xlsx tables.xlsx
  tables.xlsx: 1 articles, 26 paragraphs, 17 quotes, ...
"""
DESCRIBE = """\
example:
  $ unga-dataset describe paragraphs
  column      type     nullable  key    meaning                          allowed
  article_id  text     false     true   article it belongs to            a row of articles
  paragraph   integer  false     true   number of the paragraph, from 1  at least 1
  ...
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 the check found something, 2 wrong input."""
    arguments = parser().parse_args(argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that cannot show a character of an article is no reason to stop.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code: int = arguments.run(arguments)
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    except UngaDatasetError as error:
        return _complain(str(error))
    except OSError as error:
        _drop_output()
        advice = "; allow it to be read, or give another" if isinstance(error, PermissionError) else ""
        return _complain(f"{error.filename or 'output'}: {error.strerror or error}{advice}")
    return code


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    top = argparse.ArgumentParser(prog="unga-dataset", description="Build, check and read the dataset.")
    top.add_argument("--version", action="version", version=f"unga-dataset {__version__}")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")

    for add in (_add_build, _add_check, _add_show, _add_export, _add_describe):
        add(commands)
    return top


def _add_build(commands: Any) -> None:
    build = _command(commands, "build", run_build, "make the tables from the raw articles", BUILD)
    build.add_argument("raw", nargs="?", type=path_of, default=RAW, metavar="RAW", help=f"articles (default {RAW})")
    build.add_argument("--out", type=path_of, default=PROCESSED, metavar="DIR", help=f"tables (default {PROCESSED})")
    build.add_argument("--reference", type=path_of, metavar="DIR", help=REFERENCE)
    add_archive_options(build)


def _add_check(commands: Any) -> None:
    check = _command(commands, "check", run_check, "hold the tables against schema, keys, texts and checksums", CHECK)
    check.add_argument("folder", nargs="?", type=path_of, default=PROCESSED, metavar="DIR", help=f"default {PROCESSED}")
    check.add_argument("--raw", type=path_of, metavar="RAW", help=f"raw articles (default {RAW} if there is one)")
    check.add_argument("--reference", type=path_of, metavar="DIR", help=REFERENCE)


def _add_show(commands: Any) -> None:
    show = _command(commands, "show", run_show, "print the rows of a table", SHOW)
    show.add_argument("table", metavar="TABLE", help=f"one of {', '.join(loaders.tables())}")
    show.add_argument("--article", metavar="ID", help="only the rows of this article")
    show.add_argument("--where", action="append", default=[], metavar="COLUMN=VALUE", help="only the rows that have it")
    show.add_argument("--columns", metavar="A,B,...", help="only these columns")
    show.add_argument("--data", type=path_of, metavar="DIR", help=INSTALLED)


def _add_export(commands: Any) -> None:
    export = _command(commands, "export", run_export, "write the tables in another format", EXPORT)
    export.add_argument(
        "out", type=path_of, metavar="OUT", help="the file to make; for csv, jsonl and feather a folder"
    )
    export.add_argument("--format", required=True, metavar="FORMAT", help=f"one of {', '.join(WRITERS)}")
    export.add_argument("--data", type=path_of, metavar="DIR", help=INSTALLED)
    export.add_argument("--force", action="store_true", help="replace OUT if it exists")


def _add_describe(commands: Any) -> None:
    describe = _command(commands, "describe", run_describe, "print what the columns of a table mean", DESCRIBE)
    describe.add_argument("table", metavar="TABLE", help=f"one of {', '.join(loaders.tables())}")


def run_build(arguments: argparse.Namespace) -> int:
    """Make the tables and print how many rows each has."""
    from unga_dataset.builder import corpus  # noqa: PLC0415
    from unga_dataset.builder.raw import LIST  # noqa: PLC0415
    from unga_dataset.storage import read_table  # noqa: PLC0415

    if arguments.shard_size or not (arguments.raw / LIST).exists():
        return run_archive(arguments)
    rows = corpus.build(arguments.raw, arguments.out, reference=arguments.reference, progress=progress_bar())
    _say(f"{arguments.out}: {_counts(rows)}")
    _warn_of_languages(Counter(read_table(arguments.out, "articles")["language"].to_pylist()))
    return DONE


def run_archive(arguments: argparse.Namespace) -> int:
    """Make the tables of an archive in parts, telling how far it is; exit code 1 if an article was rejected."""
    try:
        outcome = build_by_options(arguments)
    except KeyboardInterrupt:
        return _complain("interrupted; what is done is kept, run the same line again to go on", INTERRUPTED)
    rejected = f"; {outcome.rejected} rejected, see {arguments.out / 'rejected.jsonl'}" if outcome.rejected else ""
    _say(f"{arguments.out}: {_counts(outcome.rows)}{rejected}")
    _warn_of_languages(outcome.languages)
    return FOUND if outcome.rejected else DONE


def run_check(arguments: argparse.Namespace) -> int:
    """Print every problem of the tables, or that there is none."""
    from unga_dataset.builder import corpus  # noqa: PLC0415
    from unga_dataset.builder.archive.inspection import inspect_parts, is_in_parts  # noqa: PLC0415
    from unga_dataset.storage import read_manifest, rows_in  # noqa: PLC0415

    if is_in_parts(arguments.folder):
        problems = inspect_parts(arguments.folder, arguments.raw, arguments.reference)
    else:
        raw = arguments.raw or (RAW if RAW.is_dir() else None)
        problems = iter(corpus.check(arguments.folder, raw, arguments.reference))
    code = DONE
    for problem in problems:
        code = FOUND
        _say(problem)
    if code == DONE:
        rows = rows_in(read_manifest(arguments.folder))
        _say(f"{arguments.folder}: ok; {_counts({name: rows[name] for name in loaders.tables()})}")
    return code


def run_show(arguments: argparse.Namespace) -> int:
    """Print the rows of a table that were asked for."""
    from unga_dataset.conditions import matching  # noqa: PLC0415
    from unga_dataset.display import as_text  # noqa: PLC0415
    from unga_dataset.frames import read_frame  # noqa: PLC0415
    from unga_dataset.selection import chosen_columns  # noqa: PLC0415

    frame = read_frame(arguments.table, article_id=arguments.article, folder=arguments.data)
    rows = matching(frame, arguments.table, arguments.where)
    names = arguments.columns.split(",") if arguments.columns else None
    _say(as_text(rows[chosen_columns(arguments.table, names, list(frame.columns))], _width()))
    return DONE


def run_export(arguments: argparse.Namespace) -> int:
    """Write the tables in another format and print how many rows each has."""
    from unga_dataset.exports import export  # noqa: PLC0415

    rows = export(arguments.format, arguments.out, folder=arguments.data, force=arguments.force)
    _say(f"{arguments.out}: {_counts(rows)}")
    return DONE


def run_describe(arguments: argparse.Namespace) -> int:
    """Print the column dictionary of a table."""
    from unga_dataset.display import as_text  # noqa: PLC0415

    _say(as_text(loaders.describe(arguments.table), _width()))
    return DONE


def progress_bar() -> Callable[[Iterable[Any]], Iterable[Any]] | None:
    """Return what shows the progress on a terminal, or None in a pipe or without tqdm."""
    if not (sys.stderr and sys.stderr.isatty()):
        return None
    try:
        from tqdm import tqdm  # noqa: PLC0415
    except ImportError:  # it comes with the extra [cli]
        return None
    return lambda articles: tqdm(articles, unit="article", leave=False)


def _command(
    commands: Any, name: str, run: Callable[[argparse.Namespace], int], purpose: str, example: str
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=purpose,
        description=f"{purpose[0].upper()}{purpose[1:]}.",
        epilog=example,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    return command


def _warn_of_languages(articles: Mapping[str, int]) -> None:
    """Say which articles the rules cannot have read well, by their languages."""
    others = {language: number for language, number in sorted(articles.items()) if language != "en"}
    if others:
        told = ", ".join(f"{number} in {language}" for language, number in others.items())
        _complain(f"warning: the rules read English only; leave out the articles in other languages: {told}")


def _counts(rows: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in rows.items())


def _width() -> int | None:
    """Return the width to fit, or None where a program reads: there nothing may be cut."""
    return shutil.get_terminal_size().columns if sys.stdout and sys.stdout.isatty() else None


def _say(line: str) -> None:
    if sys.stdout:
        sys.stdout.write(f"{line}\n")


def _complain(line: str, code: int = WRONG) -> int:
    if sys.stderr:
        sys.stderr.write(f"unga-dataset: {line}\n")
    return code


def _drop_output() -> None:
    # What is left in the buffer would fail a second time when Python ends, and say so with a traceback.
    if sys.__stdout__ and sys.stdout is sys.__stdout__:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())
