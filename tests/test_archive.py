"""Builds of archives: the same bytes whatever happens on the way, and no article costs another one."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import sys
import threading
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import archives
import pytest
from archives import build, cells, digest

from unga_dataset import load_articles
from unga_dataset.builder.archive import assembly, builds, commits, cutting, keys
from unga_dataset.builder.archive.limits import TooSlow, time_limit
from unga_dataset.builder.archive.locks import hold
from unga_dataset.builder.archive.tallies import State
from unga_dataset.builder.archive.warming import warm_context
from unga_dataset.builder.intake.records import Page, record_of
from unga_dataset.builder.staging import exchange
from unga_dataset.errors import InputError, OutputError


def beside(out: Path) -> list[str]:
    """Return the names of what lies beside a dataset."""
    return sorted(path.name for path in out.parent.iterdir() if path != out)


def stop_after(articles: int) -> Any:
    """Return a report that interrupts a build once so many articles are done."""

    def report(state: State) -> None:
        if state.articles >= articles:
            raise KeyboardInterrupt

    return report


def test_two_workers_give_the_bytes_of_one(lines: Path, calm: Path, tmp_path: Path) -> None:
    """The number of workers, and so the order in which shards are done, changes nothing; nothing is left beside."""
    build(lines, tmp_path / "out", workers=2)
    assert digest(tmp_path / "out") == digest(calm)
    assert beside(tmp_path / "out") == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each worker begins by itself")
def test_workers_begin_warm() -> None:
    """A worker has what all of them need from the process it is forked from, and no pandas, which none needs."""
    with ProcessPoolExecutor(1, warm_context()) as executor:
        words, rules, bare = executor.submit(archives.ready).result()
    assert (words, rules, bare) == (True, True, True)


def test_articles_stand_in_the_order_of_the_input(calm: Path) -> None:
    """Rows come in the order in which the articles were handed in, which need not be that of their ids."""
    assert load_articles(path=calm)["article_id"].tolist() == [f"post-{900 - number}" for number in range(8)]


def test_parquet_gives_the_tables_of_the_same_lines(lines: Path, calm: Path, tmp_path: Path) -> None:
    """The same articles as Parquet give the same parts, byte for byte."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    records = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    pq.write_table(pa.Table.from_pylist(records), tmp_path / "archive.parquet")
    build(tmp_path / "archive.parquet", tmp_path / "out")
    for path in calm.glob("*/*.parquet"):
        assert (tmp_path / "out" / path.relative_to(calm)).read_bytes() == path.read_bytes()


def test_interrupted_build_goes_on_where_it_was(lines: Path, calm: Path, tmp_path: Path) -> None:
    """What is done before an interruption is not done again, and the end is that of a calm build."""
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        build(lines, out, report=stop_after(6))
    (folder,) = tmp_path.glob("out.partial-*")
    kept = {path.name: path.stat() for path in folder.glob("_done/0*.json")}
    assert len(kept) >= 2
    states: list[State] = []
    build(lines, out, report=states.append)
    for name, before in kept.items():
        after = (out / "_done" / name).stat()
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert states[-1] == State(articles=8, earlier=3 * len(kept) - (len(kept) == 3), rejected=0, total=8)
    assert (digest(out), beside(out)) == (digest(calm), [])


def test_other_input_begins_anew(lines: Path, tmp_path: Path) -> None:
    """What was made from something else is swept away, never mixed in."""
    other = archives.archive(tmp_path / "other.jsonl", 4)
    with pytest.raises(KeyboardInterrupt):
        build(other, tmp_path / "out", report=stop_after(3))
    (stale,) = tmp_path.glob("out.partial-*")
    with pytest.raises(KeyboardInterrupt):
        build(lines, tmp_path / "out", report=stop_after(3))
    (folder,) = tmp_path.glob("out.partial-*")
    assert folder != stale


def test_old_dataset_under_the_name_of_the_new_build_is_not_gone_on_with(
    lines: Path, calm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed right after the exchange, the old dataset lies where the new one was made: it is no work of that build."""
    out = tmp_path / "out"
    build(archives.archive(tmp_path / "other.jsonl", 4), out)

    def exchange_and_die(folder: Path, target: Path, _: object) -> None:
        exchange(folder, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(builds, "put", exchange_and_die)
    with pytest.raises(KeyboardInterrupt):
        build(lines, out)
    assert (out / "manifest.json").read_bytes() == (calm / "manifest.json").read_bytes()
    assert len(list(tmp_path.glob("out.partial-*"))) == 1
    monkeypatch.undo()
    build(lines, out)
    assert digest(out) == digest(calm)
    assert list(tmp_path.glob("*out.*")) == []


def test_build_may_be_cut_off_at_any_step_of_the_end(
    lines: Path, calm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever file of the last step a build does not come to write, OUT is not there, and the next build ends it."""
    out, cut_off = tmp_path / "out", []
    true = commits.commit_blocks
    names = ("countries", "un_members", "resolutions", "votes", "whole.json", "rejected.jsonl", "manifest.json", "_SUC")

    def stop(path: Path, blocks: Iterable[bytes]) -> None:
        if names[len(cut_off)] in str(path):
            cut_off.append(path)
            raise KeyboardInterrupt
        true(path, blocks)

    for module in (commits, assembly):
        monkeypatch.setattr(module, "commit_blocks", stop)
    for _ in names:
        with pytest.raises(KeyboardInterrupt):
            build(lines, out)
        assert not out.exists()
    monkeypatch.undo()
    build(lines, out)
    assert (digest(out), beside(out), len(cut_off)) == (digest(calm), [], len(names))


def test_drafts_of_killed_writers_are_swept(lines: Path, calm: Path, tmp_path: Path) -> None:
    """What a killed worker was writing is gone after the next build, and so is the lock of a dead builder."""
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        build(lines, out, report=stop_after(3))
    (folder,) = tmp_path.glob("out.partial-*")
    for place in ("quotes", "_done"):
        (folder / place / ".part-000009.parquet.1-abcd.draft").write_bytes(b"half")
    (tmp_path / ".out.lock").write_text('{"pid": 1, "host": "gone"}', encoding="ascii")
    build(lines, out)
    assert (digest(out), beside(out)) == (digest(calm), [])


def test_readers_see_the_old_dataset_or_the_new_one(lines: Path, tmp_path: Path) -> None:
    """While a dataset is replaced there is no moment without one."""
    out = tmp_path / "out"
    build(archives.archive(tmp_path / "other.jsonl", 4), out)
    seen, over = set(), threading.Event()

    def look() -> None:
        while not over.is_set():
            seen.add(json.loads((out / "manifest.json").read_bytes())["tables"]["articles"]["rows"])

    reader = threading.Thread(target=look)
    reader.start()
    build(lines, out)
    over.set()
    reader.join()
    assert seen <= {4, 8}
    assert 4 in seen


def test_files_of_others_in_the_folder_are_kept(lines: Path, tmp_path: Path) -> None:
    """A file that somebody put beside the tables stays; a folder that is no dataset is refused."""
    out = tmp_path / "out"
    build(archives.archive(tmp_path / "other.jsonl", 4), out)
    (out / "notes.txt").write_text("mine", encoding="ascii")
    build(lines, out)
    assert (out / "notes.txt").read_text(encoding="ascii") == "mine"
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").touch()
    with pytest.raises(OutputError, match=r"holds files but no manifest\.json"):
        build(lines, tmp_path / "photos")
    with pytest.raises(OutputError, match="holds or lies in the input"):
        build(lines, lines.parent)


def test_second_builder_is_told_who_the_first_is(lines: Path, tmp_path: Path) -> None:
    """Two builders never write the same output; the one that comes late is told process and host."""
    with hold(tmp_path / "out"):
        holder = f"process {os.getpid()} on {socket.gethostname()} is building it"
        with pytest.raises(OutputError, match=re.escape(holder)):
            build(lines, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_bad_record_beside_the_articles_is_no_article_s_fault(lines: Path, tmp_path: Path) -> None:
    """A bad line of the reference tables stops the build before it begins."""
    shutil.copytree(keys.package_folder("reference"), tmp_path / "record")
    with (tmp_path / "record" / "votes.csv").open("a", encoding="utf-8") as file:
        file.write("nothing\n")
    with pytest.raises(InputError, match=r"votes\.csv, line \d+: 1 fields"):
        build(lines, tmp_path / "out", reference=tmp_path / "record")


def test_input_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    """A dataset whose digest is that of another input would be a lie."""
    path = archives.archive(tmp_path / "a.jsonl")

    def change(_: State) -> None:
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    with pytest.raises(InputError, match="it was changed while it was read"):
        build(path, tmp_path / "out", report=change)
    assert not (tmp_path / "out").exists()


def test_time_limit_also_holds_outside_the_main_thread() -> None:
    """A thread, as Dask's workers have, is stopped too, and what comes after the block is left alone."""
    caught = []

    def run() -> None:
        try:
            with time_limit(0.05):
                while True:
                    pass
        except TooSlow:
            caught.append("stopped")
        with time_limit(5):
            caught.append("went on")

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(10)
    assert caught == ["stopped", "went on"]


def test_long_texts_make_small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shard ends where its texts are long enough, the same place in every build."""
    monkeypatch.setattr(cutting, "MOST", 1000)
    records = [record_of(cells(number, text="Chad. " * length), "") for number, length in enumerate((10, 200, 9, 9, 9))]
    page = Page("a.html", "a", Path("a.html"), 5000)
    shards = list(cutting.cut(iter([*records, page, page]), 3))
    assert [(shard.number, len(shard.items)) for shard in shards] == [(0, 2), (1, 3), (2, 1), (3, 1)]
    assert [len(shard.items) for shard in cutting.cut(iter(()), 3)] == [0]
