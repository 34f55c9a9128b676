"""The doors of the public record beside the articles: members, resolutions, votes, and notes on articles' words.

The loaders take and raise what those of loaders.py do.
"""

from __future__ import annotations

from unga_dataset.loaders import load_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    import pandas as pd

    from unga_dataset.signatures import As, loader, whole_loader
else:
    from unga_dataset.loaders import loader, whole_loader


@whole_loader
def load_un_members(*, columns: Sequence[str] | None = None, path: str | Path | None = None, as_: As = "pandas") -> Any:
    """Return the members of the United Nations, one row each, from the record.

    Main columns: ``iso3``, ``m49`` (text, with its leading zeros), ``name``, ``regional_group``, ``region``,
    ``member_since``, ``original_member``, ``p5``.

    >>> members = load_un_members(columns=["name", "p5"])
    >>> members.loc[members["p5"], "name"].tolist()[:2]
    ['China', 'France']
    """
    return load_table("un_members", columns=columns, path=path, as_=as_)


@whole_loader
def load_resolutions(
    *, columns: Sequence[str] | None = None, path: str | Path | None = None, as_: As = "pandas"
) -> Any:
    """Return the resolutions with a recorded vote, one row each, from the record.

    Main columns: ``resolution`` (its symbol), ``title``, ``adopted``, ``yes``, ``no``, ``abstain``, ``not_voting``,
    ``source``.

    >>> resolutions = load_resolutions().set_index("resolution")
    >>> int(resolutions.loc["A/RES/ES-11/1", "yes"])
    141
    """
    return load_table("resolutions", columns=columns, path=path, as_=as_)


@whole_loader
def load_votes(*, columns: Sequence[str] | None = None, path: str | Path | None = None, as_: As = "pandas") -> Any:
    """Return the recorded votes, one row per resolution and member, from the record.

    Columns: ``resolution``, ``iso3``, ``name`` (as the record of the vote has it), ``vote``.

    >>> load_votes()["vote"].cat.categories.tolist()
    ['yes', 'no', 'abstain', 'not voting']
    """
    return load_table("votes", columns=columns, path=path, as_=as_)


@loader
def load_record_notes(
    *,
    article_id: str | None = None,
    columns: Sequence[str] | None = None,
    path: str | Path | None = None,
    as_: As = "pandas",
) -> Any:
    """Return the places where an article's wording and the record differ, one row each, in reading order.

    Main columns: ``note_id``, ``text`` (the article's words), ``start``, ``end``, ``claim``, ``record``, ``source``.
    The other tables stay as the article has it.

    >>> load_record_notes(columns=["text", "record", "source"]).columns.tolist()
    ['text', 'record', 'source']
    """
    return load_table("record_notes", article_id=article_id, columns=columns, path=path, as_=as_)


def expected_and_recorded(
    *, article_id: str | None = None, resolution: str | None = None, path: str | Path | None = None
) -> pd.DataFrame:
    """Return each position of a member beside its recorded vote, one row per position and resolution.

    Args:
        article_id: only the positions of this article.
        resolution: the symbol of the resolution; by default the first one adopted on or after the day on which the
            article was published.
        path: the folder of a dataset; by default the one that comes with the package.

    Columns: ``article_id``, ``position_id``, ``iso3``, ``actor``, ``stance``, ``basis``, ``target``, ``resolution``,
    ``vote`` (as recorded), ``votes_meant`` (the votes that the stance covers, parted by ``;``, empty where the position
    says nothing about the vote) and ``agrees`` (whether the recorded vote is one of them; empty likewise).

    A stance on a resolution means the vote for it or against it. To support a state is read as to vote as that state
    itself voted. Two limits: "support Russia or abstain" covers two votes, so it agrees with either; and the tables do
    not know whether the text that an article speaks of is the resolution that was adopted.

    >>> both = expected_and_recorded(resolution="A/RES/ES-11/1")
    >>> both.loc[both["iso3"] == "CHN", ["votes_meant", "vote"]].values.tolist()
    [['no;abstain', 'abstain']]
    """
    from pathlib import Path as Folder  # noqa: PLC0415

    from unga_dataset.expectations import compare  # noqa: PLC0415

    return compare(article_id=article_id, resolution=resolution, folder=None if path is None else Folder(path))
