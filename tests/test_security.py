"""What SECURITY.md promises: no network, no path from the data, no other program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import archives
import pytest

import unga_dataset

ROOT = Path(unga_dataset.__file__).parents[2]
GUARD = """
import os, runpy, sys, sysconfig
allowed = tuple(os.path.realpath(one) for one in [*sys.argv[1].split(os.pathsep), sys.prefix, sys.base_prefix,
                sysconfig.get_path("stdlib"), sysconfig.get_path("purelib")])
system = ("/proc/", "/dev/null", "/dev/urandom", "/etc/localtime", "/usr/share/zoneinfo", "/usr/lib", "/lib")
def guard(event, arguments):
    if event == "socket.bind" and arguments[1] == ("::1", 0):  # urllib3, which trafilatura imports, asks for IPv6
        return
    if event.startswith(("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostby", "urllib.")):
        raise SystemExit(f"GUARD: {event} {arguments}")
    if event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"):
        raise SystemExit(f"GUARD: {event} {arguments}")
    if event in ("open", "os.listdir", "os.scandir", "os.mkdir", "os.rename", "os.remove", "os.symlink"):
        for path in arguments[:2] if event == "os.rename" else arguments[:1]:
            if not isinstance(path, (str, bytes)):
                continue
            path = os.path.realpath(os.fsdecode(path))
            if not path.startswith(allowed) and not path.startswith(system):
                sys.stderr.write(f"GUARD: {event} {path}\\n")
                os._exit(99)
sys.addaudithook(guard)
"""
SHARDS = """
from pathlib import Path
from unga_dataset.builder.archive.assembly import assemble
from unga_dataset.builder.archive.cutting import cut
from unga_dataset.builder.archive.keys import open_folder
from unga_dataset.builder.archive.shards import Task, build_shard
from unga_dataset.builder.intake.sources import source_of
source, target = source_of(Path(sys.argv[2])), Path(sys.argv[3])
task = Task(folder=open_folder(target, "0" * 16), reference=None, seconds=60, keeps_texts=source.has_pages)
shards = list(cut(source.items(), 3))
for shard in shards:
    build_shard(task, shard)
print(assemble(task, len(shards), "0" * 64)["articles"])
"""
SMALL = """
from pathlib import Path
from unga_dataset.builder.corpus import build
print(build(Path(sys.argv[2]), Path(sys.argv[3]))["articles"])
"""


def guarded(script: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    """Run a script in a process that ends at the first socket, program or file outside the folders it is given."""
    folders = os.pathsep.join(map(str, [*{path.parent for path in paths}, ROOT / "src", ROOT / "data"]))
    command = [sys.executable, "-c", GUARD + script, folders, *map(str, paths)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    options = {"env": environment, "cwd": paths[-1].parent, "timeout": 120}
    return subprocess.run(command, text=True, capture_output=True, check=False, **options)


def hostile_records() -> list[dict[str, object]]:
    """Return records that would lead elsewhere if anything in them were followed."""
    lures = {
        "url": "http://127.0.0.1:1/x", "publisher": "/etc/passwd", "title": "file:///etc/passwd",
        "text": 'Chad voted "yes", see http://127.0.0.1:1/ and ../../etc/passwd.\n\n<img src="http://127.0.0.1:1/">',
    }  # fmt: skip
    ids = ["../../etc/passwd", "/etc/passwd", "..", "a/../../b", "con", "ok"]
    return [archives.cells(number, article_id=article_id, **lures) for number, article_id in enumerate(ids)]


def test_archive_is_built_without_network_and_inside_its_folders(tmp_path: Path) -> None:
    """Building records whose ids are paths and whose texts are addresses opens nothing outside the given folders."""
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    path = archives.write_lines(tmp_path / "in" / "a.jsonl", hostile_records())
    done = guarded(SHARDS, path, tmp_path / "out" / "tables")
    assert (done.returncode, done.stdout) == (0, "2\n"), done.stderr


def test_small_dataset_is_built_without_network_and_inside_its_folders(tmp_path: Path) -> None:
    """So does the build of a folder of texts."""
    raw = tmp_path / "in" / "raw"
    raw.mkdir(parents=True)
    (tmp_path / "out").mkdir()
    (raw / "articles.csv").write_text(
        "article_id,publisher,published,url,language\na,/etc/passwd,2022-03-02,http://127.0.0.1:1/x,en\n", "utf-8"
    )
    (raw / "a.txt").write_text('Chad voted "yes", see http://127.0.0.1:1/ and ../../etc/passwd.', "utf-8")
    done = guarded(SMALL, raw, tmp_path / "out" / "tables")
    assert (done.returncode, done.stdout) == (0, "1\n"), done.stderr


def test_pages_are_read_without_network(tmp_path: Path) -> None:
    """Nor does a page fetch what it links to."""
    pytest.importorskip("trafilatura", reason="trafilatura comes with the extra [html]")
    pages = tmp_path / "in" / "pages"
    pages.mkdir(parents=True)
    (tmp_path / "out").mkdir()
    body = "<p>Chad voted for the resolution on March 1, its ambassador said in a long speech to the members.</p>" * 3
    (pages / "a.html").write_text(
        '<html><head><base href="http://127.0.0.1:1/"><meta property="article:published_time" content="2022-03-02">'
        '<link rel="stylesheet" href="http://127.0.0.1:1/a.css"><!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">'
        f'</head><body><article>{body}<iframe src="file:///etc/passwd"></iframe></article></body></html>',
        "utf-8",
    )
    done = guarded(SHARDS, pages, tmp_path / "out" / "tables")
    assert (done.returncode, done.stdout) == (0, "1\n"), done.stderr


@pytest.mark.parametrize("act", ["open('/etc/passwd')", "__import__('socket').create_connection(('127.0.0.1', 1))"])
def test_guard_is_awake(act: str, tmp_path: Path) -> None:
    """The guard of these tests would see a file opened elsewhere and a connection."""
    done = guarded(f"{act}\n", tmp_path / "x")
    assert done.returncode != 0
    assert "GUARD: " in done.stderr
