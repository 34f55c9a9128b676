"""Make lexicon/countries.tsv from the libraries that know the facts of states, and from the record for the rest.

    python -m venv .venv && .venv/bin/pip install --no-deps $(python scripts/build_reference.py --pins)
    .venv/bin/python scripts/build_reference.py [--check] [--members un_members.csv]

| library | what is taken from it | licence | released |
|---|---|---|---|
| pycountry 26.2.16 | ISO 3166-1: codes, numbers; names where the United Nations has none | LGPL-2.1 | 2026-02 |
| hdx-python-country 4.2.5 | the table it bundles: UN short names, members, M49 codes and regions | MIT | 2026-10 |
| countrygroups 0.13.0 | regional groups | CC0 | 2021-11 |
| shortcountrynames 0.10.0 | nothing; countrygroups imports it | CC0 | 2022-03 |

They are needed here alone, never to build or to read the dataset; --no-deps, since the second brings much that its
table does not need. un_record.tsv, beside this script, lists the states and holds what no library knows: the day of
admission, the permanent members, and the group where countrygroups names two.

--check writes nothing; each cell of the kept file that differs is one line. --members compares with a list of the
members (iso3, iso2, m49, name, regional_group, member_since, p5), whose name for a state may be any that
country_names.tsv knows. Both end with exit code 1 if there is a line.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RECORD = ROOT / "scripts" / "un_record.tsv"
COUNTRIES = ROOT / "src" / "unga_dataset" / "lexicon" / "countries.tsv"
TAXONOMY = "Countries & Territories Taxonomy MVP - C&T Taxonomy.csv"
COLUMNS = (
    "iso3", "iso2", "m49", "name", "un_member", "un_regional_group", "region", "subregion", "un_member_since", "p5",
)  # fmt: skip
GROUPS = {
    "AFRICAN_GROUP": "African States",
    "ASIA_PACIFIC_GROUP": "Asia-Pacific States",
    "EASTERN_EUROPEAN_GROUP": "Eastern European States",
    "GRULAC": "Latin American and Caribbean States",
    "WEOG": "Western European and other States",
}
IN_MEMBERS = {"un_regional_group": "regional_group", "un_member_since": "member_since"}
"""What a list of the members calls the columns that it names otherwise."""
Row = dict[str, str]


def read_tsv(path: Path) -> list[Row]:
    """Return the rows of a table whose cells are parted by tabs."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def make() -> list[Row]:
    """Return the rows of countries.tsv as libraries and record have them."""
    taxonomy, iso, groups = read_taxonomy(), read_iso(), read_groups()
    return [
        country(row, taxonomy[row["iso3"]], iso.get(row["iso3"]), groups.get(row["iso3"], []))
        for row in read_tsv(RECORD)
    ]


def read_taxonomy() -> dict[str, Row]:
    """Return what the table of hdx-python-country has of each state, by the code of ISO or one left to users."""
    path = files("hdx.location") / TAXONOMY
    rows = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
    return {row["ISO 3166-1 Alpha 3-Codes"] or row["x Alpha3 codes"]: row for row in rows}


def read_iso() -> dict[str, Row]:
    """Return the codes, the number and the name that ISO 3166-1 has of each state."""
    countries = importlib.import_module("pycountry").countries
    return {c.alpha_3: {"iso2": c.alpha_2, "m49": c.numeric, "name": c.name} for c in countries}


def read_groups() -> dict[str, list[str]]:
    """Return the regional groups that countrygroups has each state in."""
    listed, groups = importlib.import_module("countrygroups").UN_REGIONAL_GROUPS, dict[str, list[str]]()
    for attribute, name in GROUPS.items():
        for iso3 in getattr(listed, attribute):
            groups.setdefault(iso3, []).append(name)
    return groups


def country(record: Row, facts: Row, iso: Row | None, groups: list[str]) -> Row:
    """Return one line of countries.tsv; facts is the state's row in the taxonomy, iso is None where it has no code."""
    m49 = facts["m49 numerical code"].zfill(3) if facts["m49 numerical code"] else ""
    iso = iso or {"iso2": facts["x Alpha2 codes"], "m49": m49, "name": facts["Preferred Term"]}
    row = {
        "iso3": record["iso3"],
        "iso2": iso["iso2"],
        "m49": m49,
        "name": facts["English Short"] if facts["Appears in UNTERM list"] == "Y" else iso["name"],
        "un_member": "yes" if facts["Appears in DGACM list"] == "Y" else "no",
        "un_regional_group": record["un_regional_group"] or "; ".join(groups),
        "region": facts["Region Name"],
        "subregion": facts["Sub-region Name"],
        "un_member_since": record["un_member_since"],
        "p5": record["p5"],
    }
    agree(row, iso)
    return row


def agree(row: Row, iso: Row) -> None:
    """End with a line that says so where the libraries and the record contradict each other."""
    if row["m49"] != iso["m49"]:
        sys.exit(f"{row['iso3']}: its M49 code is '{row['m49']}', its ISO number '{iso['m49']}'; they must be the same")
    if row["un_regional_group"] not in {"", *GROUPS.values()}:
        sys.exit(f"{row['iso3']}: it is in '{row['un_regional_group']}'; {RECORD.name} must name one of them")
    if len({row["un_member"] == "yes", bool(row["un_member_since"]), bool(row["un_regional_group"])}) > 1:
        sys.exit(f"{row['iso3']}: a member has a day of admission and a group, and nobody else; correct {RECORD.name}")


def differences(made: Iterable[Row], kept: Iterable[Row]) -> Iterator[str]:
    """Yield a line for each cell of the kept rows that is not what is made, and for each row only one of them has."""
    made_rows, kept_rows = ({row["iso3"]: row for row in rows} for rows in (made, kept))
    for iso3 in sorted(made_rows.keys() | kept_rows.keys()):
        if iso3 not in made_rows or iso3 not in kept_rows:
            yield f"{iso3}: {'no row is made' if iso3 in kept_rows else 'its row is missing'}"
            continue
        for column, value in made_rows[iso3].items():
            if (was := kept_rows[iso3].get(column, "")) != value:
                yield f"{iso3} {column}: '{was}' must be '{value}'"


def against_members(made: Iterable[Row], members: Iterable[Row], names: Iterable[Row]) -> Iterator[str]:
    """Yield a line for each cell in which a list of the members and the members made differ."""
    known = {(name["iso3"], name["text"]) for name in names if name["form"] == "name"}
    columns = [column for column in COLUMNS if column not in {"un_member", "region", "subregion"}]
    rows = [{column: row[column] for column in columns} for row in made if row["un_member"] == "yes"]
    listed = [{column: row[IN_MEMBERS.get(column, column)] for column in columns} for row in members]
    called = {row["iso3"]: row["name"] for row in listed if (row["iso3"], row["name"]) in known}
    yield from differences(({**row, "name": called.get(row["iso3"], row["name"])} for row in rows), listed)


def pins() -> list[str]:
    """Return the libraries with their versions, as pyproject.toml has them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return list(project["optional-dependencies"]["reference"])


def main(arguments: list[str] | None = None) -> int:
    """Write countries.tsv, or print in which cells it differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; print each cell that differs")
    parser.add_argument("--members", type=Path, metavar="FILE", help="print in what this list of members differs")
    parser.add_argument("--pins", action="store_true", help="print the libraries to install, with their versions")
    options = parser.parse_args(arguments)
    if options.pins:
        print(*pins())
        return 0
    try:
        made = make()
    except ModuleNotFoundError as error:
        sys.exit(f"{error.name} is missing; install with pip install --no-deps {' '.join(pins())}")
    if not options.check:
        write(made)
    lines = [*found(made, options.members)]
    print(*lines, f"{len(made)} states, cells that differ: {len(lines)}", sep="\n")
    return 1 if lines else 0


def write(made: list[Row]) -> None:
    """Write countries.tsv."""
    lines = ["\t".join(COLUMNS), *("\t".join(row[column] for column in COLUMNS) for row in made)]
    COUNTRIES.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def found(made: list[Row], members: Path | None) -> Iterator[str]:
    """Yield each difference from the kept file, and from a list of the members if one is given, with its file."""
    yield from (f"{COUNTRIES.name}, {line}" for line in differences(made, read_tsv(COUNTRIES)))
    if members:
        with members.open(encoding="utf-8", newline="") as file:
            listed = list(csv.DictReader(file))
        names = read_tsv(COUNTRIES.with_name("country_names.tsv"))
        yield from (f"{members.name}, {line}" for line in against_members(made, listed, names))


if __name__ == "__main__":
    sys.exit(main())
