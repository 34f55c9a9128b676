"""What an article says of a state's stance, beside how that state's vote is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from unga_dataset.errors import InputError
from unga_dataset.frames import read_frame, text_dtype
from unga_dataset.names import suggestion

VOTES = {
    "support": ("yes",),
    "oppose": ("no",),
    "abstain": ("abstain",),
    "support_or_abstain": ("yes", "abstain"),
    "oppose_or_abstain": ("no", "abstain"),
}
"""The votes that a stance on a resolution covers."""
OPPOSITE = {"yes": "no", "no": "yes"}
COLUMNS = ["article_id", "position_id", "iso3", "actor", "stance", "basis", "target", "resolution", "vote"]


def compare(
    *, article_id: str | None = None, resolution: str | None = None, folder: Path | None = None
) -> pd.DataFrame:
    """Return each position of a member beside its recorded vote; see loaders.expected_and_recorded."""
    positions = read_frame("positions", article_id=article_id, folder=folder)
    asked = _resolutions(resolution, folder)
    positions = positions.assign(resolution=positions["article_id"].map(asked).astype(text_dtype()))
    votes = read_frame("votes", folder=folder).drop(columns="name")
    both = positions.merge(votes, on=["resolution", "iso3"])
    recorded = dict(zip(zip(votes["resolution"], votes["iso3"], strict=True), votes["vote"], strict=True))
    meant = [_meant(row, recorded) for row in both.to_dict("records")]
    both = both[COLUMNS]
    agrees = [vote in covered if covered else None for vote, covered in zip(both["vote"], meant, strict=True)]
    return both.assign(
        votes_meant=pd.array([";".join(covered) or None for covered in meant], dtype=text_dtype()),
        agrees=pd.array(agrees, dtype="boolean"),
    )


def _resolutions(asked: str | None, folder: Path | None) -> dict[str, str]:
    """Return the resolution whose vote is set beside the positions of each article."""
    articles = read_frame("articles", columns=["article_id", "published"], folder=folder)
    resolutions = read_frame("resolutions", columns=["resolution", "adopted"], folder=folder)
    resolutions = resolutions.sort_values("adopted", kind="stable")
    if asked is not None:
        if asked not in set(resolutions["resolution"]):
            raise InputError(f"no resolution {suggestion(asked, resolutions['resolution'])}")
        return dict.fromkeys(articles["article_id"], asked)
    later = {
        article_id: resolutions.loc[resolutions["adopted"] >= published, "resolution"]
        for article_id, published in zip(articles["article_id"], articles["published"], strict=True)
    }
    return {article_id: found.iloc[0] for article_id, found in later.items() if len(found)}


def _meant(position: Mapping[Any, Any], recorded: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    """Return the votes on the resolution that a position covers, none where it says nothing about them."""
    covered = VOTES.get(position["stance"], ())
    if position["target_type"] == "resolution":
        return covered
    if position["target_type"] != "country":
        return ()
    theirs = recorded.get((position["resolution"], position["target_iso3"]), "")
    as_theirs = {"yes": theirs, "no": OPPOSITE.get(theirs, ""), "abstain": "abstain"}
    return tuple(as_theirs[vote] for vote in covered) if theirs in OPPOSITE else ()
