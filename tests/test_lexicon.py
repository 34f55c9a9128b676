"""The lexicons: what they must hold, that every word of them can be found, and what a damaged line is told."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

import unga_dataset
from unga_dataset.builder.countries import find_countries
from unga_dataset.builder.entries import FILES
from unga_dataset.builder.grammar.tokens import read_sentences
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.organizations import find_organizations
from unga_dataset.builder.people import find_people
from unga_dataset.builder.text.reader import read_document
from unga_dataset.errors import LexiconError

LEXICON = read_lexicon()
FOLDER = Path(unga_dataset.__file__).parent / "lexicon"
HEADLINE = "A headline\n\n"
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
NEEDS = {"@document", "@organ", "@country", "@people", "@new", "@held", "@given", "@place"}
"""What a trigger can need, apart from a word."""

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
        4,
        "lemma 'accuse', frame 'object' occurs twice (first on line 3)",
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
    pytest.param("evaluations", "word\tstance", "\ufeffword\tstance", 1, "the header is", id="byte-order-mark"),
    pytest.param(
        "reporting_verbs",
        "add;adds;added;adding",
        "add;adds;adds;adding",
        6,
        "forms 'add;adds;adds;adding' holds a blank or the same form twice",
        id="form-twice",
    ),
    pytest.param("reporting_verbs", "add;adds;added;adding", "add;;added;adding", 6, "holds a blank", id="empty-form"),
    pytest.param(
        "reporting_verbs",
        "add;adds;added;adding",
        "add; adds;added;adding",
        6,
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


def words_of(text: str) -> list[str]:
    """Return the words that the grammar sees in a text inside a sentence."""
    document = read_document(f"{HEADLINE}It was 5 {text} 5 of it.", LEXICON)
    (sentence,) = read_sentences(document, [], LEXICON)
    return [token.word for token in sentence.tokens][3:-4]


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
    path.write_bytes(text[:-1] + b"\xe9\n")
    with pytest.raises(LexiconError, match=rf"^{name}\.tsv: byte {len(text) - 1} is not UTF-8"):
        read_lexicon(folder)
    path.write_bytes(b"")
    with pytest.raises(LexiconError, match=rf"^{name}\.tsv, line 1: the header is ''"):
        read_lexicon(folder)
    path.unlink()
    with pytest.raises(LexiconError, match=rf"^{name}\.tsv is missing from "):
        read_lexicon(folder)


def test_line_ends_of_a_spreadsheet_are_accepted(folder: Path) -> None:
    """CRLF, or a missing line end after the last line, changes nothing in what is read."""
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n").removesuffix(b"\r\n"))
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


def test_every_country_name_is_found() -> None:
    """Each name of a state, alone in a sentence, is found whole and as the lexicon has it; a capital where it acts."""
    for entry in LEXICON.country_names:
        text = f"{HEADLINE}{entry.text} said so." if entry.form == "capital" else f"{HEADLINE}It is {entry.text} here."
        found = [(text[slice(*m.span)], m.iso3, m.form) for m in find_countries(read_document(text, LEXICON), LEXICON)]
        assert found == [(entry.text, entry.iso3, entry.form)]


def test_lookalikes_hold_a_name_and_hide_it() -> None:
    """Each look-alike names no state as a whole, though a part of it, alone, would."""
    names = {entry.text for entry in LEXICON.country_names}
    for entry in LEXICON.country_lookalikes:
        text = f"{HEADLINE}It is {entry.text} here."
        assert find_countries(read_document(text, LEXICON), LEXICON) == (), entry.text
        words = entry.text.replace("-", " ").replace("/", " ").replace("'s", "").split()
        parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
        assert parts & names or any(name in entry.text for name in names), entry.text


def test_every_organization_is_found() -> None:
    """Each way to name an organisation is found whole, and none is the name of a state as well."""
    for entry in LEXICON.organizations:
        text = f"{HEADLINE}It is {entry.text} here."
        found = [text[slice(*m.span)] for m in find_organizations(read_document(text, LEXICON), LEXICON)]
        assert found == [entry.text]
    assert not {e.text for e in LEXICON.organizations} & {e.text for e in LEXICON.country_names}


@pytest.mark.parametrize("entry", LEXICON.titles, ids=lambda entry: entry.text)
def test_every_title_is_found_before_a_name(entry: object) -> None:
    """Each title, before a name, is the title of that person and no part of the name."""
    title = getattr(entry, "text", "")
    document = read_document(f"{HEADLINE}It was {title} Ana Lund here.", LEXICON)
    countries, organizations = find_countries(document, LEXICON), find_organizations(document, LEXICON)
    people = find_people(document, countries, organizations, LEXICON)
    assert [(mention.person.name, mention.person.title) for mention in people] == [("Ana Lund", title)]


def test_words_of_grammar_are_what_the_grammar_sees() -> None:
    """Function words, nouns and evaluations are one token each, in small letters: nothing else could ever match."""
    words = [entry.word for entry in LEXICON.function_words]
    words += [form for entry in LEXICON.nouns for form in (entry.singular, entry.plural) if form]
    words += [entry.word for entry in LEXICON.evaluations]
    assert [word for word in words if words_of(word) != [word]] == []


@pytest.mark.parametrize("name", ["reporting_verbs", "stance_triggers", "event_triggers"])
def test_forms_and_links_of_verbs_are_what_the_grammar_sees(name: str) -> None:
    """Forms, links and needs are words in small letters as the tokens have them; a need may be a class that exists."""
    entries = getattr(LEXICON, name)
    assert all(entry.forms for entry in entries)
    words = {word for entry in entries for word in (*entry.forms, *entry.links)}
    words |= {need for entry in entries for need in getattr(entry, "needs", ())} - NEEDS
    assert [word for word in sorted(words) if words_of(word) != word.split(" ")] == []


def test_every_abbreviation_keeps_its_sentence_together() -> None:
    """No stop of an abbreviation ends a sentence before a name, and those that stand before names never do."""
    for entry in LEXICON.abbreviations:
        for tail, count in (("Lund left.", 1), ("The end came.", 1 if entry.before_name else 2)):
            document = read_document(f"{HEADLINE}It was {entry.text} {tail}", LEXICON)
            assert len(document.sentences) == 1 + count, entry.text


def test_every_page_phrase_shows_the_role_of_its_paragraph() -> None:
    """Each phrase gives the last paragraph its role, where the phrase stands in its place."""
    for entry in LEXICON.page_phrases:
        ahead = "" if entry.place == "start" else "And so: "
        document = read_document(f"{HEADLINE}One.\n\nTwo.\n\n{ahead}{entry.phrase.upper()} all.", LEXICON)
        assert document.paragraphs[-1].role == entry.role, entry.phrase


@pytest.mark.parametrize("name", FILES)
def test_files_are_sorted(name: str) -> None:
    """The lines of a file are in the order of their first column, the names of states in that of their states."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    column = 1 if name == "country_names" else 0
    first = [line.split("\t")[column] for line in lines]
    assert first == sorted(first)
