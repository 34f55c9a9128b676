"""The lexicons: what they must hold, that every word of them can be found, and what a damaged line is told."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

import unga_dataset
from unga_dataset.builder.entries import FILES
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.errors import LexiconError

LEXICON = read_lexicon()
FOLDER = Path(unga_dataset.__file__).parent / "lexicon"
OTHERS = {"HKG", "PSE", "TWN", "VAT", "XKX"}
"""States and territories that are no members of the United Nations and yet in the lexicon."""
SHARED_DEMONYM = {"COG": "COD", "DMA": "DOM"}
"""States whose demonym is that of a greater one, which it stands for: a note there says so."""
OWN_CAPITAL = {"HKG", "MCO", "SGP", "SMR", "VAT"}
"""States whose capital has their own name."""
OTHER_CAPITAL = {"BEL"}
"""States whose capital stands for someone else: Brussels is the European Union."""
GROUPS = {
    "African States": 54, "Asia-Pacific States": 54, "Eastern European States": 23,
    "Latin American and Caribbean States": 33, "Western European and other States": 29,
}  # fmt: skip
DAMAGE = [
    pytest.param(
        "evaluations",
        "absurd\toppose\t",
        "abhorrent\toppose\t",
        3,
        "word 'abhorrent' occurs twice (first on line 2)",
        id="duplicate-key",
    ),
    pytest.param(
        "reporting_verbs",
        "accuse\taccuse;accuses;accused;accusing\tquote\t\t",
        "accuse\taccused\tobject\t\t",
        6,
        "lemma 'accuse', frame 'object' occurs twice (first on line 5)",
        id="duplicate-key-of-two-columns",
    ),
    pytest.param(
        "countries", "ALB\tAL\t", "AFG\tAL\t", 4, "iso3 'AFG' occurs twice (first on line 2)", id="duplicate-state"
    ),
    pytest.param(
        "nouns",
        "action\tactions\taction\tnone\t",
        "action\tactions\t\tnone\t",
        3,
        "noun_class is empty",
        id="blank-cell",
    ),
    pytest.param("titles", "Acting Ambassador\tstate\t\t", "\tstate\t\t", 2, "text is empty", id="blank-key"),
    pytest.param(
        "evaluations",
        "absurd\toppose\t",
        "absurd\tagainst\t",
        3,
        "stance 'against' is unknown; it must be one of support,",
        id="unknown-code",
    ),
    pytest.param(
        "titles",
        "Acting Ambassador\tstate\t\t",
        "Acting Ambassador\tstate\tmale?\t",
        2,
        "gender 'male?' is unknown",
        id="unknown-optional-code",
    ),
    pytest.param(
        "country_names",
        "Afghanistan\tAFG\tname\t",
        "Afghanistan\tAFX\tname\t",
        2,
        "iso3 'AFX' is no state of countries.tsv",
        id="unknown-state",
    ),
    pytest.param(
        "abbreviations", "Adm.\tyes\t", "Adm.\ttrue\t", 2, "before_name 'true' is not yes or no", id="no-yes-or-no"
    ),
    pytest.param(
        "calendar", "Apr.\tmonth\t4\t", "Apr.\tmonth\tfour\t", 5, "value 'four' is not a whole number", id="no-number"
    ),
    pytest.param(
        "countries", "\t1946-11-19\t", "\t19 Nov 1946\t", 2, "un_member_since '19 Nov 1946' is not a date", id="no-date"
    ),
    pytest.param("evaluations", "absurd\toppose\t", "absurd\toppose", 3, "2 cells; it must have 3", id="too-few-cells"),
    pytest.param(
        "evaluations", "absurd\toppose\t", "absurd\toppose\t\t", 3, "4 cells; it must have 3", id="too-many-cells"
    ),
    pytest.param("evaluations", "absurd\toppose\t", "", 3, "1 cells; it must have 3", id="line-without-a-cell"),
    pytest.param(
        "evaluations",
        "word\tstance\tnote",
        "word\tposition\tnote",
        1,
        "the header is 'word position note'; it must be word stance note",
        id="wrong-header",
    ),
    pytest.param(
        "evaluations", "word\tstance\tnote\n", "", 1, "the header is 'abhorrent oppose '", id="header-missing"
    ),
    pytest.param(
        "evaluations",
        "absurd\toppose\t",
        "absurd \toppose\t",
        3,
        "word 'absurd ' has blanks too many",
        id="blank-at-the-end",
    ),
    pytest.param(
        "titles",
        "Acting Ambassador\t",
        "Acting  Ambassador\t",
        2,
        "text 'Acting  Ambassador' has blanks too many",
        id="blank-twice",
    ),
    pytest.param(
        "titles", "Acting Ambassador\t", "Acting\u00a0Ambassador\t", 2, "an unprintable character", id="no-break-space"
    ),
    pytest.param(
        "evaluations", "absurd\toppose\t", '"absurd"\toppose\t', 3, "stands in quotation marks", id="quoted-cell"
    ),
    pytest.param(
        "reporting_verbs",
        "add;adds;added;adding",
        "add;adds;adds;adding",
        8,
        "forms 'add;adds;adds;adding' holds a blank or the same form twice",
        id="form-twice",
    ),
    pytest.param(
        "reporting_verbs", "add;adds;added;adding", "", 8, "forms is empty; give each form of the word", id="no-form"
    ),
    pytest.param(
        "evaluations",
        "absurd\toppose\t",
        "zany\toppose\t",
        4,
        "stands behind 'zany'; put the line in its place in the alphabet",
        id="unsorted",
    ),
    pytest.param(
        "country_names",
        "Afghanistan\tAFG\tname\t",
        "Afghanistan\tBRA\tname\t",
        3,
        "iso3 'AFG' stands behind 'BRA'",
        id="unsorted-states",
    ),
    pytest.param("reporting_verbs", "add;adds;added;adding", "add;;added;adding", 8, "holds a blank", id="empty-form"),
    pytest.param(
        "reporting_verbs",
        "add;adds;added;adding",
        "add; adds;added;adding",
        8,
        "holds a blank",
        id="blank-beside-a-form",
    ),
]
"""A lexicon, a text in it that is changed, what it becomes, the line it is found on, and what is said."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the packaged lexicons."""
    return shutil.copytree(FOLDER, tmp_path / "lexicon")


def spoiled(folder: Path, name: str, old: str, new: str) -> Path:
    """Replace the first place where a lexicon has some text, and return the folder."""
    path = folder / f"{name}.tsv"
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())
    return folder


def test_every_file_of_the_folder_is_read() -> None:
    """Each lexicon has its file, none is empty, and the folder holds no other."""
    assert {path.stem for path in FOLDER.iterdir()} == set(FILES)
    assert all(len(getattr(LEXICON, name)) > 20 for name in FILES)


@pytest.mark.parametrize(("name", "old", "new", "line", "said"), DAMAGE)
def test_damaged_line_is_named(folder: Path, name: str, old: str, new: str, line: int, said: str) -> None:
    """A line that cannot be used is an error of one line that names the file, the line and what is wrong."""
    with pytest.raises(LexiconError) as caught:
        read_lexicon(spoiled(folder, name, old, new))
    message = str(caught.value).replace("\t", " ")
    assert message.startswith(f"{name}.tsv, line {line}: ")
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize("name", FILES)
def test_lexicon_that_is_missing_or_not_utf8_is_named(folder: Path, name: str) -> None:
    """A file that is not there, is empty, or is not UTF-8 is an error that names it."""
    path = folder / f"{name}.tsv"
    text = path.read_bytes()
    lines = text.count(b"\n")
    path.write_bytes(text[:-1] + b"\xe9\n")
    with pytest.raises(
        LexiconError, match=rf"^{name}\.tsv, line {lines}: byte 0xe9 is not UTF-8; save the file as UTF-8"
    ):
        read_lexicon(folder)
    path.write_bytes(b"")
    with pytest.raises(LexiconError, match=rf"^{name}\.tsv, line 1: the header is ''"):
        read_lexicon(folder)
    path.unlink()
    with pytest.raises(LexiconError, match=rf"^{name}\.tsv is missing from "):
        read_lexicon(folder)


def test_line_ends_of_a_spreadsheet_are_accepted(folder: Path) -> None:
    """A byte order mark, CRLF, or a missing line end after the last line changes nothing in what is read."""
    for path in folder.iterdir():
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n").removesuffix(b"\r\n"))
    copy = read_lexicon(folder)
    assert all(getattr(copy, name) == getattr(LEXICON, name) for name in FILES)


def test_members_of_the_united_nations_are_all_there() -> None:
    """193 members with their groups, codes, regions and days of admission, five of them permanent; and five others."""
    members = [state for state in LEXICON.countries.values() if state.un_member]
    assert Counter(state.un_regional_group for state in members) == GROUPS
    assert len(members) == 193
    assert {state.iso3 for state in members if state.p5} == {"CHN", "FRA", "GBR", "RUS", "USA"}
    assert {state.iso3 for state in LEXICON.countries.values() if not state.un_member} == OTHERS
    assert all(state.m49 and state.region and state.subregion and state.un_member_since for state in members)
    assert (
        sum(str(state.un_member_since) < "1946" for state in members) == 51 - 2
    )  # Czechoslovakia and Yugoslavia are gone
    for code in ("iso2", "m49", "name"):
        codes = [getattr(state, code) for state in LEXICON.countries.values()]
        assert len(codes) == len(set(codes)) == 198


def test_every_state_can_be_named() -> None:
    """Each state has a name, its official one among them, a demonym and a capital, but for those that share theirs."""
    forms: dict[str, set[str]] = {form: set() for form in ("name", "demonym", "capital", "metonym")}
    for entry in LEXICON.country_names:
        forms[entry.form].add(entry.iso3)
    everyone = set(LEXICON.countries)
    assert forms["name"] == everyone
    assert forms["demonym"] == everyone - set(SHARED_DEMONYM) - {"VAT"}
    assert forms["capital"] == everyone - OWN_CAPITAL - OTHER_CAPITAL
    for state, greater in SHARED_DEMONYM.items():
        shared = [e for e in LEXICON.country_names if e.form == "demonym" and e.note == f"ambiguous: {state}"]
        assert {entry.iso3 for entry in shared} == {greater}


def test_ambiguous_name_tells_which_states_it_can_mean() -> None:
    """The codes in a note 'ambiguous: ...' are states of the lexicon, and not the one that the name stands for."""
    for entry in LEXICON.country_names:
        if (entry.note or "").startswith("ambiguous"):
            codes = (entry.note or "").removeprefix("ambiguous:").split()
            assert codes, entry.text
            assert set(codes) <= set(LEXICON.countries) - {entry.iso3}, entry.text


@pytest.mark.parametrize("name", FILES)
def test_files_are_sorted(name: str) -> None:
    """The lines of a file are in the order of their first column, the names of states in that of their states."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    column = 1 if name == "country_names" else 0
    first = [line.split("\t")[column] for line in lines]
    assert first == sorted(first)
