"""Make frozen data classes fast to make: an article gives thousands of their objects."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

Class = TypeVar("Class", bound=type)


def quickly_made(row: Class) -> Class:
    """Give a frozen data class, all of whose fields are slots and keywords, a constructor three times as fast.

    The one that dataclasses write asks `object.__setattr__` for each field, which looks for the slot by its name every
    time. This one is written in the same way, as source, but calls the slots themselves. The objects are no different.
    """
    fields = dataclasses.fields(row)
    names: dict[str, Any] = {f"set_{field.name}": vars(row)[field.name].__set__ for field in fields}
    heads = []
    for field in fields:
        if field.default is dataclasses.MISSING:
            heads.append(field.name)
        else:
            names[f"default_{field.name}"] = field.default
            heads.append(f"{field.name}=default_{field.name}")
    body = "".join(f"    set_{field.name}(self, {field.name})\n" for field in fields)
    exec(f"def __init__(self, *, {', '.join(heads)}):\n{body}", names)
    row.__init__ = names["__init__"]  # type: ignore[misc]
    return row
