"""The doors of the dataset: one function per table, each returning a frame.

A loader takes ``article_id`` (only the rows of this article), ``columns`` (only these, in this order), ``path`` (the
folder of a dataset that you built, by default the one that comes with the package) and ``as_``:

- ``"pandas"``, the default, gives a ``DataFrame``: closed vocabularies are unordered categoricals with all their
  categories, in the order of ``codes.py``; dates are ``datetime64[us]``; whole numbers are nullable ``Int64``; yes or
  no is ``bool``; text is the pandas ``str`` dtype. A table without rows has the same dtypes.
- ``"arrow"`` gives a ``pyarrow.Table`` without importing pandas; the meaning of a column is its field's metadata.
- ``"polars"`` gives a ``polars.DataFrame`` (extra ``[polars]``); closed vocabularies are ``Enum``.

Every call returns a frame of its own.

Raises, all of them: ``UnknownTableError`` for a table or column that does not exist, ``InputError`` for an article that
is not in the dataset and for an unknown ``as_``, ``DamagedFileError`` for a file that is missing or not as the manifest
describes it, ``MissingExtraError`` where Polars is not installed.
"""

from __future__ import annotations

# Everything else is imported when it is needed: `import unga_dataset` opens neither pandas nor pyarrow,
# nor `typing`, which alone would cost as much as the whole package does now.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any, Literal

    import pandas as pd

    from unga_dataset.signatures import As, loader, table_loader, whole_loader
else:

    def loader(function: Any) -> Any:
        """Leave a loader as it is: what type checkers know of it stands in signatures.py."""
        return function

    whole_loader = table_loader = loader


@loader
def load_articles(
    *,
    article_id: str | None = None,
    columns: Sequence[str] | None = None,
    path: str | Path | None = None,
    as_: As = "pandas",
) -> Any:
    """Return the articles, one row per raw file.

    Main columns: ``article_id``, ``title``, ``publisher``, ``published``, ``url``, ``credit``. The text itself
    belongs to its publisher and is not in the dataset.

    >>> articles = load_articles(columns=["article_id", "publisher"]).set_index("article_id")
    >>> articles.loc["rferl-2022-03-01-unga-emergency-session", "publisher"]
    'RFE/RL'
    """
    return load_table("articles", article_id=article_id, columns=columns, path=path, as_=as_)


@loader
def load_paragraphs(
    *,
    article_id: str | None = None,
    columns: Sequence[str] | None = None,
    path: str | Path | None = None,
    as_: As = "pandas",
) -> Any:
    """Return the paragraphs, one row each, in reading order.

    Main columns: ``article_id``, ``paragraph`` (from 1), ``role``, ``start``, ``end``. The role tells the body
    from promotional boxes and related headlines, so that these can be left out of a count.

    >>> paragraphs = load_paragraphs(article_id="rferl-2022-03-01-unga-emergency-session")
    >>> paragraphs["role"].iloc[0]
    'title'
    """
    return load_table("paragraphs", article_id=article_id, columns=columns, path=path, as_=as_)


@loader
def load_quotes(
    *,
    article_id: str | None = None,
    columns: Sequence[str] | None = None,
    path: str | Path | None = None,
    as_: As = "pandas",
) -> Any:
    """Return the quotations, one row per contiguous stretch of reported speech, in reading order.

    Main columns: ``quote_id``, ``quote_type``, ``text``, ``content``, ``speaker``, ``speaker_type``, ``iso3``, ``cue``,
    ``repeat_of`` (drop the rows that have it to count the same words once).

    >>> quotes = load_quotes(columns=["quote_type", "speaker_type"])
    >>> quotes["quote_type"].cat.categories.tolist()
    ['direct', 'mixed', 'indirect']
    """
    return load_table("quotes", article_id=article_id, columns=columns, path=path, as_=as_)


@loader
def load_speakers(
    *,
    article_id: str | None = None,
    columns: Sequence[str] | None = None,
    path: str | Path | None = None,
    as_: As = "pandas",
) -> Any:
    """Return the speakers, one row per source of an article.

    Main columns: ``speaker_id``, ``name``, ``speaker_type``, ``title``, ``iso3``, ``organization``, ``quotes``.

    >>> speakers = load_speakers(columns=["name", "iso3"]).set_index("iso3")
    >>> speakers.loc["RUS", "name"].iloc[0]
    'Russia'
    """
    return load_table("speakers", article_id=article_id, columns=columns, path=path, as_=as_)


@loader
def load_country_mentions(
    *,
    article_id: str | None = None,
    columns: Sequence[str] | None = None,
    path: str | Path | None = None,
    as_: As = "pandas",
) -> Any:
    """Return the mentions of countries, one row each, in reading order.

    Main columns: ``mention_id``, ``paragraph``, ``text``, ``start``, ``end``, ``iso3``, ``form``.

    >>> mentions = load_country_mentions(columns=["text", "iso3", "form"])
    >>> mentions.loc[mentions["text"] == "Washington", ["iso3", "form"]].values.tolist()
    [['USA', 'capital']]
    """
    return load_table("country_mentions", article_id=article_id, columns=columns, path=path, as_=as_)


@whole_loader
def load_countries(*, columns: Sequence[str] | None = None, path: str | Path | None = None, as_: As = "pandas") -> Any:
    """Return the countries mentioned in the dataset, one row each.

    Main columns: ``iso3``, ``m49`` (text, with its leading zeros), ``name``, ``un_regional_group``, ``p5`` and the
    counts ``mentions``, ``body_mentions``, ``quotes``, ``positions``, ``events``. The counts are over the whole
    dataset, so there is no choice of article.

    >>> countries = load_countries(columns=["iso3", "m49", "name"]).set_index("iso3")
    >>> countries.loc["CHN"].tolist()
    ['156', 'China']
    """
    return load_table("countries", columns=columns, path=path, as_=as_)


@loader
def load_positions(
    *,
    article_id: str | None = None,
    columns: Sequence[str] | None = None,
    path: str | Path | None = None,
    as_: As = "pandas",
) -> Any:
    """Return the positions, one row per actor's stance on one target, in reading order.

    Main columns: ``position_id``, ``actor``, ``iso3``, ``target``, ``stance``, ``basis``, ``text``, ``quote_id``,
    ``event_id``.

    >>> positions = load_positions()
    >>> positions["basis"].cat.categories.tolist()
    ['acted', 'stated', 'reported', 'expected']
    """
    return load_table("positions", article_id=article_id, columns=columns, path=path, as_=as_)


@loader
def load_events(
    *,
    article_id: str | None = None,
    columns: Sequence[str] | None = None,
    path: str | Path | None = None,
    as_: As = "pandas",
) -> Any:
    """Return the events, one row per distinct happening of an article, in reading order.

    Main columns: ``event_id``, ``kind``, ``text``, ``trigger``, ``date_start``, ``date_end``, ``date_precision``,
    ``status``, ``location``, ``quantity``. A date is empty where the article gives none.

    >>> events = load_events(columns=["date_start", "quantity"])
    >>> events.dtypes.astype(str).tolist()
    ['datetime64[us]', 'Int64']
    """
    return load_table("events", article_id=article_id, columns=columns, path=path, as_=as_)


@loader
def load_event_participants(
    *,
    article_id: str | None = None,
    columns: Sequence[str] | None = None,
    path: str | Path | None = None,
    as_: As = "pandas",
) -> Any:
    """Return the participants of events, one row per event, role and name.

    Main columns: ``event_id``, ``role``, ``name``, ``participant_type``, ``iso3``. The article of a row is that of its
    event.

    >>> participants = load_event_participants()
    >>> participants["role"].cat.categories.tolist()
    ['actor', 'target', 'affected']
    """
    return load_table("event_participants", article_id=article_id, columns=columns, path=path, as_=as_)


@table_loader
def load_table(
    name: str,
    *,
    article_id: str | None = None,
    columns: Sequence[str] | None = None,
    path: str | Path | None = None,
    as_: As = "pandas",
) -> Any:
    """Return a table by its name.

    Args:
        name: one of ``tables()``.
        article_id: only the rows of this article; a known article without rows gives an empty frame.
        columns: only these columns, in this order.
        path: the folder of a dataset, in single files or in parts; by default the one that comes with the package.
        as_: the kind of frame, "pandas", "arrow" or "polars".

    >>> load_table("quotes", columns=["quote_id", "speaker"]).columns.tolist()
    ['quote_id', 'speaker']
    """
    if as_ == "arrow":
        from unga_dataset.selection import select as read  # noqa: PLC0415
    elif as_ == "polars":
        from unga_dataset.polars_frames import read_polars as read  # noqa: PLC0415
    elif as_ == "pandas":
        from unga_dataset.frames import read_frame as read  # noqa: PLC0415
    else:
        from unga_dataset.errors import InputError  # noqa: PLC0415

        raise InputError(f"no frame {as_!r}; allowed: pandas, arrow, polars")
    from pathlib import Path as Folder  # noqa: PLC0415

    if path == "":
        from unga_dataset.errors import InputError  # noqa: PLC0415

        raise InputError("path is empty; give the folder of a dataset, or leave it out for the one of the package")
    return read(name, article_id=article_id, columns=columns, folder=None if path is None else Folder(path))


def tables() -> dict[str, str]:
    """Return the names of the tables, each with what one row of it is.

    >>> list(tables())[:3]
    ['articles', 'paragraphs', 'quotes']
    >>> tables()["positions"]
    "One actor's stance on one target, as the article gives it."
    """
    from unga_dataset import schema  # noqa: PLC0415

    return {name: schema.meaning(name) for name in schema.TABLES}


def describe(table: str) -> pd.DataFrame:
    """Return the column dictionary of a table, one row per column.

    Columns: ``column``, ``type`` (text, integer, boolean, date), ``nullable``, ``key`` (whether it belongs to the
    primary key), ``meaning``, ``allowed`` (what a cell may hold beyond its type).

    >>> describe("quotes").set_index("column").loc["quote_type", "allowed"]
    'one of direct, mixed, indirect'
    """
    from unga_dataset.frames import dictionary_frame  # noqa: PLC0415

    return dictionary_frame(table)


def data_path(table: str, file_format: Literal["csv", "parquet"] = "csv") -> Path:
    """Return the path of a table's file, for a spreadsheet or any other program.

    It is a real file in every case: from a zipped package it is a copy in a temporary folder that is removed when
    Python ends. An unknown format raises ``InputError``.

    >>> data_path("quotes", "parquet").name
    'quotes.parquet'
    """
    from unga_dataset.storage import table_path  # noqa: PLC0415

    return table_path(table, file_format)
