"""What type checkers know of the loaders: the frame that each value of ``as_`` gives; not imported at run time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol, overload

import pandas as pd
import polars as pl
import pyarrow as pa

As = Literal["pandas", "arrow", "polars"]
Names = Sequence[str] | None
Folder = str | Path | None


class Loader(Protocol):
    """A loader of a table that is read from articles."""

    @overload
    def __call__(
        self, *, article_id: str | None = ..., columns: Names = ..., path: Folder = ..., as_: Literal["pandas"] = ...
    ) -> pd.DataFrame: ...
    @overload
    def __call__(
        self, *, article_id: str | None = ..., columns: Names = ..., path: Folder = ..., as_: Literal["arrow"]
    ) -> pa.Table: ...
    @overload
    def __call__(
        self, *, article_id: str | None = ..., columns: Names = ..., path: Folder = ..., as_: Literal["polars"]
    ) -> pl.DataFrame: ...


class WholeLoader(Protocol):
    """A loader of a table about the whole dataset, in which no row belongs to one article."""

    @overload
    def __call__(self, *, columns: Names = ..., path: Folder = ..., as_: Literal["pandas"] = ...) -> pd.DataFrame: ...
    @overload
    def __call__(self, *, columns: Names = ..., path: Folder = ..., as_: Literal["arrow"]) -> pa.Table: ...
    @overload
    def __call__(self, *, columns: Names = ..., path: Folder = ..., as_: Literal["polars"]) -> pl.DataFrame: ...


class TableLoader(Protocol):
    """The loader that takes the name of a table."""

    @overload
    def __call__(
        self,
        name: str,
        *,
        article_id: str | None = ...,
        columns: Names = ...,
        path: Folder = ...,
        as_: Literal["pandas"] = ...,
    ) -> pd.DataFrame: ...
    @overload
    def __call__(
        self,
        name: str,
        *,
        article_id: str | None = ...,
        columns: Names = ...,
        path: Folder = ...,
        as_: Literal["arrow"],
    ) -> pa.Table: ...
    @overload
    def __call__(
        self,
        name: str,
        *,
        article_id: str | None = ...,
        columns: Names = ...,
        path: Folder = ...,
        as_: Literal["polars"],
    ) -> pl.DataFrame: ...


def loader(function: Callable[..., Any]) -> Loader:
    """Type the loader of a table that is read from articles."""
    raise NotImplementedError(function)


def whole_loader(function: Callable[..., Any]) -> WholeLoader:
    """Type the loader of a table about the whole dataset."""
    raise NotImplementedError(function)


def table_loader(function: Callable[..., Any]) -> TableLoader:
    """Type the loader that takes the name of a table."""
    raise NotImplementedError(function)
