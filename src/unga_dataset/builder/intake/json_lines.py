"""Articles in JSON Lines: one object a line, read without holding more than a line in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from unga_dataset.builder.intake.records import Record, Rejection, kind_of, record_of

LONGEST = 32_000_000
"""The most bytes of a line; a longer one is passed over to its end."""
MARK = b"\xef\xbb\xbf"
"""The byte order mark, with which some programs begin a file."""


def read_json_lines(path: Path) -> Iterator[Record | Rejection]:
    """Yield the article of each line; blank lines are none."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LONGEST):
            number += 1
            if not line.endswith(b"\n") and len(line) == LONGEST:
                while (more := file.readline(LONGEST)) and not more.endswith(b"\n"):
                    pass
                yield Rejection(f"line {number}", None, f"the line has more than {LONGEST} bytes; it is no article")
            elif line := line.removeprefix(MARK).strip():
                yield _read(line, f"line {number}")


def _read(line: bytes, place: str) -> Record | Rejection:
    try:
        cells = json.loads(line.decode())
    except UnicodeDecodeError as error:
        return Rejection(place, None, f"byte {error.start} is not UTF-8; save the file as UTF-8")
    except json.JSONDecodeError as error:
        return Rejection(place, None, f"not JSON ({error.msg}); write one object a line")
    except (ValueError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else "a number of too many digits"
        return Rejection(place, None, f"not JSON ({what}); write one object a line")
    if not isinstance(cells, dict):
        return Rejection(place, None, f"{kind_of(cells)}; write one object a line")
    return record_of(cells, place)
