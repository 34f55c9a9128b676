"""countries.tsv: it is what scripts/build_reference.py makes, as far as that can be told without the libraries."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SPEC = importlib.util.spec_from_file_location("build_reference", ROOT / "scripts" / "build_reference.py")
assert SPEC
assert SPEC.loader
reference = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(reference)

KEPT = reference.read_tsv(reference.COUNTRIES)
RECORD = reference.read_tsv(reference.RECORD)
STALE = "countries.tsv is stale; run scripts/build_reference.py"
MEMBERS = [
    {**row, "regional_group": row["un_regional_group"], "member_since": row["un_member_since"]}
    for row in KEPT
    if row["un_member"] == "yes"
]
"""The members as another list has them, which names two of the columns otherwise."""
NAMES = [{"iso3": "NRU", "text": "Nauru", "form": "name"}, {"iso3": "NRU", "text": "Yaren", "form": "capital"}]
FACTS = {
    "m49 numerical code": "620", "Appears in DGACM list": "Y", "Appears in UNTERM list": "Y", "x Alpha2 codes": "",
    "English Short": "Portugal", "Preferred Term": "", "Region Name": "Europe", "Sub-region Name": "Southern Europe",
}  # fmt: skip
ISO = {"iso2": "PT", "m49": "620", "name": "Portugal"}
PORTUGAL = {"iso3": "PRT", "un_member_since": "1955-12-14", "p5": "no", "un_regional_group": "", "note": ""}
WESTERN = "Western European and other States"


def changed(rows: list[dict[str, str]], iso3: str, **cells: str) -> list[dict[str, str]]:
    """Return the rows with some cells of one state changed."""
    return [{**row, **cells} if row["iso3"] == iso3 else row for row in rows]


def test_countries_are_those_of_the_record() -> None:
    """The kept file and the record have the same states in the same order, and the record's cells are in the file."""
    assert [row["iso3"] for row in RECORD] == [row["iso3"] for row in KEPT], STALE
    for row, kept in zip(RECORD, KEPT, strict=True):
        assert {name: kept[name] for name in ("un_member_since", "p5")} == {
            name: row[name] for name in ("un_member_since", "p5")
        }, STALE
        assert row["un_regional_group"] in ("", kept["un_regional_group"]), STALE
        assert (kept["un_member"] == "yes") == bool(row["un_member_since"]), STALE


def test_record_is_sorted_and_names_groups_that_exist() -> None:
    """The record has one line for each state, in order, and its groups are the five of the United Nations."""
    codes = [row["iso3"] for row in RECORD]
    assert codes == sorted(set(codes))
    assert {row["un_regional_group"] for row in RECORD} <= {"", *reference.GROUPS.values()}


def test_writing_what_is_kept_changes_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script writes rows as the kept file has them: its columns, their order, line ends."""
    monkeypatch.setattr(reference, "COUNTRIES", tmp_path / "countries.tsv")
    kept = ROOT / "src" / "unga_dataset" / "lexicon" / "countries.tsv"
    reference.write(KEPT)
    assert (tmp_path / "countries.tsv").read_bytes() == kept.read_bytes()


def test_row_takes_each_cell_from_its_source() -> None:
    """Codes are those of ISO, name and region those of the UN, the group the one listed or the one of the record."""
    row = reference.country(PORTUGAL, FACTS, ISO, [WESTERN])
    assert row == next(kept for kept in KEPT if kept["iso3"] == "PRT")
    unlisted = {**FACTS, "Appears in UNTERM list": ""}
    assert reference.country(PORTUGAL, unlisted, {**ISO, "name": "X"}, [WESTERN])["name"] == "X"
    chosen = {**PORTUGAL, "un_regional_group": WESTERN}
    assert reference.country(chosen, FACTS, ISO, ["African States", WESTERN])["un_regional_group"] == WESTERN


@pytest.mark.parametrize(
    ("record", "facts", "groups", "said"),
    [
        ({}, {"m49 numerical code": "72"}, [WESTERN], "M49 code is '072', its ISO number '620'"),
        ({}, {}, ["African States", WESTERN], "un_record.tsv must name one of them"),
        ({}, {}, [], "a member has a day of admission and a group"),
        ({"un_member_since": ""}, {}, [WESTERN], "a member has a day of admission and a group"),
        ({}, {"Appears in DGACM list": ""}, [WESTERN], "and nobody else; correct un_record.tsv"),
    ],
)
def test_sources_that_contradict_each_other_are_named(
    record: dict[str, str], facts: dict[str, str], groups: list[str], said: str
) -> None:
    """Where libraries and record do not agree, no file is made, and the line says for which state."""
    with pytest.raises(SystemExit, match=r"^PRT: ") as caught:
        reference.country(PORTUGAL | record, FACTS | facts, ISO, groups)
    assert said in str(caught.value)


def test_each_cell_that_differs_is_one_line() -> None:
    """A changed cell and a missing or needless row are one line each; equal rows give none."""
    assert list(reference.differences(KEPT, KEPT)) == []
    assert list(reference.differences(KEPT, changed(KEPT, "PRT", name="Portugall", p5="yes"))) == [
        "PRT name: 'Portugall' must be 'Portugal'",
        "PRT p5: 'yes' must be 'no'",
    ]
    assert list(reference.differences(KEPT[1:], KEPT)) == ["AFG: no row is made"]
    assert list(reference.differences(KEPT, KEPT[1:])) == ["AFG: its row is missing"]


def test_list_of_members_may_call_a_state_by_any_name_of_it() -> None:
    """A former name is no difference; a name the lexicon does not have, another group or a missing member is."""
    assert list(reference.against_members(KEPT, MEMBERS, NAMES)) == []
    assert list(reference.against_members(KEPT, changed(MEMBERS, "NRU", name="Nauru"), NAMES)) == []
    assert list(reference.against_members(KEPT, changed(MEMBERS, "NRU", name="Yaren"), NAMES)) == [
        "NRU name: 'Yaren' must be 'Naoero'"
    ]
    assert list(reference.against_members(KEPT, changed(MEMBERS, "NRU", regional_group="WEOG"), NAMES)) == [
        "NRU un_regional_group: 'WEOG' must be 'Asia-Pacific States'"
    ]
    assert list(reference.against_members(KEPT, MEMBERS[1:], NAMES)) == ["AFG: its row is missing"]


def test_libraries_are_named_with_the_versions_that_are_pinned(capsys: pytest.CaptureFixture[str]) -> None:
    """The extra pins each library, --pins prints them, and the script's table tells licence and release of each."""
    assert reference.main(["--pins"]) == 0
    pins = capsys.readouterr().out.split()
    assert {pin.partition("==")[0] for pin in pins} >= {"pycountry", "hdx-python-country", "countrygroups"}
    assert all(f"| {pin.replace('==', ' ')} |" in str(reference.__doc__) for pin in pins)


def test_missing_library_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the libraries the script says which one is missing and how to install them all."""
    monkeypatch.setitem(sys.modules, "hdx", None)
    monkeypatch.setitem(sys.modules, "hdx.location", None)
    with pytest.raises(SystemExit, match=r"is missing; install with pip install --no-deps pycountry=="):
        reference.main(["--check"])
