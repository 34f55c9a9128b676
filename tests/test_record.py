"""The public record beside the articles: what it holds, how it is read, and what is set beside the positions."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import storage_rows
import throwaway

import unga_dataset
from unga_dataset import schema
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.reference import read_reference
from unga_dataset.errors import InputError, LexiconError
from unga_dataset.expectations import OPPOSITE, VOTES

GROUPS = {
    "African States": 54, "Asia-Pacific States": 54, "Eastern European States": 23,
    "Latin American and Caribbean States": 33, "Western European and other States": 29,
}  # fmt: skip
"""How many members each regional group has, with the United States and Türkiye counted to the last one."""
TOTALS = [(141, 5, 35, 12), (140, 5, 38, 10), (93, 24, 58, 18), (143, 5, 35, 10), (94, 14, 73, 12), (141, 7, 32, 13)]
"""Yes, no, abstaining, not voting on A/RES/ES-11/1 to 6, as the UN Digital Library gives them."""
SESSION = (pd.Timestamp("2022-02-28"), pd.Timestamp("2023-02-23"))
"""The first and the last meeting of the eleventh emergency special session up to the sixth resolution."""


def test_members_are_those_of_the_charter() -> None:
    """There are 193 members in five groups, 49 founding ones still, five permanent ones, each with its own codes."""
    members = unga_dataset.load_un_members()
    assert members["regional_group"].value_counts().to_dict() == GROUPS
    assert (len(members), members["original_member"].sum(), members["p5"].sum()) == (193, 49, 5)
    assert all(members[code].is_unique for code in ("iso3", "iso2", "m49", "name"))


def test_votes_add_up_to_the_totals() -> None:
    """Each resolution has the vote of each member once, and they add up to its totals."""
    votes, members = unga_dataset.load_votes(), set(unga_dataset.load_un_members()["iso3"])
    resolutions = unga_dataset.load_resolutions()
    assert list(zip(*(resolutions[c] for c in ("yes", "no", "abstain", "not_voting")), strict=True)) == TOTALS
    for row in resolutions.itertuples():
        own = votes[votes["resolution"] == row.resolution]
        counts = Counter(own["vote"])
        assert set(own["iso3"]) == members
        assert len(own) == 193
        assert (counts["yes"], counts["no"], counts["abstain"], counts["not voting"]) == (
            row.yes, row.no, row.abstain, row.not_voting,
        )  # fmt: skip


def test_resolutions_were_adopted_in_the_session() -> None:
    """No day of adoption lies outside the session."""
    assert unga_dataset.load_resolutions()["adopted"].between(*SESSION).all()


def test_members_voted_as_is_known() -> None:
    """Votes that press reports had wrong are as the record has them."""
    votes = unga_dataset.load_votes()
    first = votes[votes["resolution"] == "A/RES/ES-11/1"].set_index("iso3")["vote"]
    known = {"GNQ": "abstain", "CUB": "abstain", "VEN": "not voting", "SYR": "no", "RUS": "no", "UKR": "yes"}
    assert {iso3: first[iso3] for iso3 in known} == known


def test_record_is_read_and_placed(tmp_path: Path) -> None:
    """Rows come in the order of their keys, notes in text order with their place; notes on other articles stay out."""
    folder = storage_rows.write_record(tmp_path)
    read = read_reference(folder, storage_rows.all_texts(), storage_rows.LEXICON)
    assert read == storage_rows.record_rows()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"votes": "resolution,iso3,name,vote\nA/RES/1,BRA,Brazil,maybe\n"}, "votes.csv, line 2, column vote: 'maybe'"),
        (
            {"votes": "resolution,iso3,name,vote\nA/RES/1,bra,Brazil,no\n"},
            "column iso3: 'bra' is no iso3; write three capital letters",
        ),
        ({"votes": "resolution,iso3,vote\n"}, "votes.csv, line 1: no column name"),
        (
            {"votes": "resolution,iso3,name,vote\nA/RES/1,BRA,Brazil,no\nA/RES/1,BRA,Brazil,yes\n"},
            "votes.csv, line 3: 'A/RES/1', 'BRA' occurs twice (first on line 2); delete one of them",
        ),
        (
            {"resolutions": storage_rows.RECORD["resolutions"].replace(",1,1,1,0,", ",1,one,1,0,")},
            "resolutions.csv, line 2, column no: 'one' is no whole number; write digits alone",
        ),
        (
            {"record_notes": f"article_id,text,claim,record,source\n{storage_rows.FIRST},never said,a,b,c\n"},
            f"line 2, column text: 'never said' stands nowhere in {storage_rows.FIRST}; copy the words",
        ),
        ({"record_notes": ""}, "record_notes.csv: the file is empty; write it with the header article_id,text,"),
    ],
)
def test_bad_line_is_named(tmp_path: Path, changed: dict[str, str], message: str) -> None:
    """A line that cannot be used is told with file, line, column and what to do."""
    folder = storage_rows.write_record(tmp_path, **changed)
    with pytest.raises(InputError) as caught:
        read_reference(folder, storage_rows.all_texts(), storage_rows.LEXICON)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_folder_is_named(tmp_path: Path) -> None:
    """A folder that is not there is told with what it must hold."""
    with pytest.raises(InputError, match=r"no such folder; give the folder that holds resolutions\.csv"):
        read_reference(tmp_path / "none", {}, storage_rows.LEXICON)


def test_member_without_its_facts_is_told(tmp_path: Path) -> None:
    """A member of which the lexicon does not know everything is an error that names it."""
    lexicon: Any = type("", (), {"countries": dict(read_lexicon().countries)})
    lexicon.countries["FRA"] = storage_rows.LEXICON.countries["BRA"].__class__(
        **{
            **{name: getattr(lexicon.countries["FRA"], name) for name in lexicon.countries["FRA"].__slots__},
            "m49": None,
        }
    )
    with pytest.raises(LexiconError, match="FRA is a member without all its facts"):
        read_reference(storage_rows.write_record(tmp_path), {}, lexicon)


def position(number: int, **cells: object) -> dict[str, Any]:
    """Return an invented position."""
    return {
        "position_id": f"p{number}",
        "article_id": throwaway.BUSY,
        "basis": "expected",
        "actor_type": "country",
        **cells,
    }


def test_positions_stand_beside_votes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stance on a text means a vote on it, one on a state the vote that state cast, any other none."""
    text, state = {"target_type": "resolution"}, {"target_type": "country", "target_iso3": "NOR"}
    positions = [
        position(1, iso3="ISL", stance="support", **text),
        position(2, iso3="ISL", stance="oppose_or_abstain", **text),
        position(3, iso3="ISL", stance="support_or_abstain", **state),
        position(4, iso3="ISL", stance="oppose", **state),
        position(5, iso3="ISL", stance="support", target_type="action"),
        position(6, iso3="ISL", stance="support", target_type="country", target_iso3="FIN"),
        position(7, iso3="VAT", stance="support", **text),
        position(8, stance="support", **text),
    ]
    votes = [
        ("A/RES/2", "ISL", "yes"),
        ("A/RES/2", "NOR", "no"),
        ("A/RES/2", "FIN", "abstain"),
        ("A/RES/1", "ISL", "no"),
    ]
    rows = throwaway.ROWS | {
        "positions": positions,
        "resolutions": [
            {"resolution": "A/RES/1", "adopted": pd.Timestamp("2031-05-05").date()},
            {"resolution": "A/RES/2", "adopted": pd.Timestamp("2031-05-06").date()},
        ],
        "votes": [{"resolution": resolution, "iso3": iso3, "vote": vote} for resolution, iso3, vote in votes],
    }
    folder = throwaway.write_dataset(tmp_path / "data", rows)
    monkeypatch.setattr("unga_dataset.selection.installed_folder", lambda: folder)
    both = unga_dataset.expected_and_recorded()
    found = both.astype(object).where(both.notna(), None)[["position_id", "votes_meant", "agrees"]].values.tolist()
    assert found == [
        ["p1", "yes", True], ["p2", "no;abstain", False], ["p3", "no;abstain", False], ["p4", "yes", True],
        ["p5", None, None], ["p6", None, None],
    ]  # fmt: skip
    assert set(both["resolution"]) == {"A/RES/2"}
    earlier = unga_dataset.expected_and_recorded(article_id=throwaway.BUSY, resolution="A/RES/1")
    assert (set(earlier["vote"]), earlier["agrees"].tolist()[0]) == ({"no"}, False)
    with pytest.raises(InputError, match="no resolution 'A/RES/3'"):
        unga_dataset.expected_and_recorded(resolution="A/RES/3")


def test_votes_are_known_for_every_stance_that_is_one() -> None:
    """Every stance but 'other' covers votes, and every vote covered is one of the record."""
    stances = {column.name: column.codes for column in schema.columns("positions")}["stance"]
    votes = {column.name: column.codes for column in schema.columns("votes")}["vote"]
    assert set(VOTES) == set(stances) - {"other"}
    assert {vote for covered in VOTES.values() for vote in covered} | set(OPPOSITE) <= set(votes)
