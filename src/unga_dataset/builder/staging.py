"""Replace a folder in one step: whoever looks, and whatever is killed, it is the old one or the new one.

The new folder is made beside the old one, under a name with a dot and the number of the process, and put in
its place when it is complete and on disk. Linux and macOS exchange two folders in one step. Elsewhere, and on
file systems that cannot, the old folder is first renamed out of the way: a build killed between the two renames
leaves no folder, and the next build puts the old one back.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import glob
import os
import re
import secrets
import shutil
import sys
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from unga_dataset.errors import OutputError

NEW, OLD = "building", "old"
CANNOT_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
AT_FDCWD, EXCHANGE = -100, 2
ADVICE = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room on the disk",
    errno.EBUSY: "give a folder inside it, such as tables",
    errno.EXDEV: "give a folder of its own that does not exist yet",
    errno.EEXIST: "move that folder away, the dataset has a file of this name",
}


@contextlib.contextmanager
def replacing(out: Path, ours: Callable[[Path], Collection[str]]) -> Iterator[Path]:
    """Give an empty folder to fill, and put it in the place of OUT once the block is done.

    Args:
        out: the folder to replace, or to make, with its parents. Of a symlink the target is replaced.
        ours: names the files of the old folder that may go; everything else in it is kept.

    OutputError, with the old folder untouched, for anything that keeps the new one from being written.
    """
    target = settle(out)
    staging = _beside(target, NEW)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staging.mkdir()
        yield staging
        _replace(target, staging, ours)
    except OSError as error:
        raise _refusal(out, error) from error
    finally:
        # After an exchange this is the old folder.
        shutil.rmtree(staging, ignore_errors=True)


def put(folder: Path, out: Path, ours: Callable[[Path], Collection[str]]) -> None:
    """Put a finished folder, which lies beside OUT, in the place of OUT, as `replacing` does; it is gone afterwards."""
    target = settle(out)
    try:
        _replace(target, folder, ours)
    except OSError as error:
        raise _refusal(out, error) from error
    # After an exchange this is the old folder.
    shutil.rmtree(folder, ignore_errors=True)


def settle(out: Path) -> Path:
    """Return the folder that OUT stands for, cleared of what dead builds left; OutputError if it cannot be replaced."""
    try:
        target = out.resolve()
        found = _unfit(target)
        if not found:
            _clear_leftovers(target)
    # A loop of symlinks is a RuntimeError before Python 3.13.
    except (OSError, RuntimeError) as error:
        raise _refusal(out, error) from error
    if found:
        raise OutputError(f"{out}: {found}; nothing was written")
    return target


def exchange(first: Path, second: Path) -> None:
    """Exchange two folders in one step; OSError where the system has no such step."""
    paths = os.fsencode(first), os.fsencode(second)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = libc.renamex_np(*paths, EXCHANGE)
        else:
            failed = libc.renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], EXCHANGE)
    # Windows has no CDLL(None), an old or small C library no such function.
    except (TypeError, AttributeError):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(second)) from None
    if failed:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(second))


def sync_folder(folder: Path) -> None:
    """Have the names in a folder written to disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network file systems sync files but not folders.
        if error.errno not in CANNOT_EXCHANGE:
            raise
    finally:
        os.close(handle)


def _replace(target: Path, folder: Path, ours: Callable[[Path], Collection[str]]) -> None:
    if target.exists():
        _carry_over(target, folder, ours(target))
        shutil.copymode(target, folder)
    sync_folder(folder)
    _put_in_place(folder, target)


def _unfit(target: Path) -> str:
    if not target.exists():
        ground = next(folder for folder in target.parents if folder.exists())
        return "" if ground.is_dir() else f"{ground} is a file, in which no folder can be; give another folder"
    if not target.is_dir():
        return "a file, where a folder must be; give a folder"
    here = Path.cwd()
    if target in (here, *here.parents):
        return "the folder you are in, which cannot be replaced; give a folder of its own, such as tables"
    if os.path.ismount(target):
        return "a mount point, which cannot be replaced; give a folder inside it, such as tables"
    if not os.access(target, os.W_OK):
        return "a folder that you may not write to; allow it, or give another folder"
    return ""


def _beside(target: Path, kind: str) -> Path:
    return target.with_name(f".{target.name}.{kind}-{os.getpid()}-{secrets.token_hex(4)}")


def _clear_leftovers(target: Path) -> None:
    name = re.compile(rf"\.{re.escape(target.name)}\.(?P<kind>{NEW}|{OLD})-(?P<pid>\d+)-[0-9a-f]{{8}}")
    for path in sorted(target.parent.glob(f".{glob.escape(target.name)}.*")):
        left = name.fullmatch(path.name)
        if not left or _is_alive(left["pid"]):
            continue
        if left["kind"] == OLD and not target.exists():
            path.rename(target)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _is_alive(pid: str) -> bool:
    if int(pid) == os.getpid():
        # One process makes one dataset at a time, and in a container every build may have the same number.
        return False
    if os.name == "nt":
        # There os.kill would end the process that it asks after.
        return True
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


def _carry_over(old: Path, new: Path, ours: Collection[str] = ()) -> None:
    for path in sorted(old.iterdir()):
        copy = new / path.name
        # Where the dataset has a file of its name, a folder of somebody's is not ours to drop.
        if path.name in ours and not (path.is_dir() and copy.is_file()):
            continue
        if path.is_dir() and not path.is_symlink():
            # What is mounted there would move with the old folder, and be emptied with it.
            if os.path.ismount(path):
                raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(path))
            copy.mkdir()
            _carry_over(path, copy)
            shutil.copystat(path, copy)
            sync_folder(copy)
        else:
            _link(path, copy)


def _link(path: Path, copy: Path) -> None:
    try:
        os.link(path, copy, follow_symlinks=False)
    except (OSError, NotImplementedError) as error:
        if getattr(error, "errno", None) == errno.EXDEV:
            raise
        # A file system without hard links.
        shutil.copy2(path, copy, follow_symlinks=False)
        if not copy.is_symlink():
            with copy.open("rb") as file:
                os.fsync(file.fileno())


def _put_in_place(staging: Path, target: Path) -> None:
    if not target.exists():
        staging.rename(target)
    else:
        try:
            exchange(staging, target)
        except OSError as error:
            if error.errno not in CANNOT_EXCHANGE:
                raise
            _rename_twice(staging, target)
    # The new folder stands; if its name is not on disk yet, a power cut brings back the old one, whole.
    with contextlib.suppress(OSError):
        sync_folder(target.parent)


def _rename_twice(staging: Path, target: Path) -> None:
    aside = _beside(target, OLD)
    target.rename(aside)
    try:
        staging.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _refusal(out: Path, error: OSError | RuntimeError) -> OutputError:
    code = error.errno if isinstance(error, OSError) else errno.ELOOP
    place = getattr(error, "filename", None)
    where = f" at {place}" if place and str(place) != str(out) else ""
    advice = ADVICE.get(code or 0, "give a folder that you may write to, in a folder that you may write to")
    reason = os.strerror(code) if code else str(error)
    return OutputError(f"{out}: the tables cannot be written ({reason}{where}); nothing was changed; {advice}")
