"""Read a file as UTF-8 text, as it stands: no newline is translated and no mark removed, so offsets stay true."""

from __future__ import annotations

import re
from pathlib import Path

from unga_dataset.errors import InputError

LINE_END = re.compile(r"\r\n|\r|\n")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_bytes(path: Path, *, advice: str) -> bytes:
    """Return the bytes of a file; InputError, ending in the advice, where there is none to read."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            # A pipe would be waited for, a device read for ever.
            raise InputError(f"{path}: not a regular file; {advice}")
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; {advice}") from None
    except IsADirectoryError:
        raise InputError(f"{path}: a folder, where a file must be; {advice}") from None
    # A loop of symlinks is a RuntimeError before Python 3.13.
    except RuntimeError:
        raise InputError(f"{path}: a link that leads to itself; {advice}") from None
    except PermissionError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); allow it to be read") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); {advice}") from None


def decode(data: bytes, path: Path) -> str:
    """Return the bytes of a file as text; InputError, with the place, for a byte that is not UTF-8 or is NUL.

    A byte order mark stays: it is a character of the text, and offsets count it.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        found = f"byte 0x{data[error.start]:02x} at offset {error.start} is not UTF-8"
        guess = " (the file looks like UTF-16)" if data.startswith(UTF_16) else ""
        raise InputError(f"{path}, {_place(before)}: {found}{guess}; save the file as UTF-8") from None
    if "\0" in text:
        before = text[: text.index("\0")]
        found = f"NUL byte at offset {data.index(0)}"
        raise InputError(f"{path}, {_place(before)}: {found}; a text holds none, save the file as plain UTF-8 text")
    return text


def _place(before: str) -> str:
    lines = LINE_END.split(before)
    return f"line {len(lines)}, column {len(lines[-1]) + 1}"
