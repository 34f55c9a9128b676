"""The lexicons: every word of them can be found in a text, as an entry that never matches is no knowledge."""

from __future__ import annotations

from pathlib import Path

import pytest

import unga_dataset
from unga_dataset.builder.countries import find_countries
from unga_dataset.builder.grammar.tokens import read_sentences
from unga_dataset.builder.happening.event_needs import NEEDS
from unga_dataset.builder.lexicon import read_lexicon
from unga_dataset.builder.organizations import find_organizations
from unga_dataset.builder.people import find_people
from unga_dataset.builder.text.reader import read_document

LEXICON = read_lexicon()
BUILDER = Path(unga_dataset.__file__).parent / "builder"
HEADLINE = "A headline\n\n"


def words_of(text: str) -> list[str]:
    """Return the words that the grammar sees in a text inside a sentence."""
    document = read_document(f"{HEADLINE}It was 5 {text} 5 of it.", LEXICON)
    (sentence,) = read_sentences(document, [], LEXICON)
    return [token.word for token in sentence.tokens][3:-4]


def test_every_country_name_is_found() -> None:
    """Each name of a state, alone in a sentence, is found whole and as the lexicon has it; a capital where it acts."""
    for entry in LEXICON.country_names:
        text = f"{HEADLINE}{entry.text} said so." if entry.form == "capital" else f"{HEADLINE}It is {entry.text} here."
        if entry.note == "with its state":
            text = f"{text} It is {LEXICON.countries[entry.iso3].name} too."
        found = [(text[slice(*m.span)], m.iso3, m.form) for m in find_countries(read_document(text, LEXICON), LEXICON)]
        assert found[: 1 if entry.note == "with its state" else None] == [(entry.text, entry.iso3, entry.form)]


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
    """Each way to name an organisation is found whole, its mark straight or curly, and none is the name of a state."""
    for entry in LEXICON.organizations:
        for written in {entry.text, entry.text.replace("'", "’")}:
            text = f"{HEADLINE}It is {written} here."
            found = [text[slice(*m.span)] for m in find_organizations(read_document(text, LEXICON), LEXICON)]
            assert found == [written]
    assert not {e.text for e in LEXICON.organizations} & {e.text for e in LEXICON.country_names}


@pytest.mark.parametrize("entry", LEXICON.titles, ids=lambda entry: entry.text)
def test_every_title_is_found_before_a_name(entry: object) -> None:
    """Each title, before a name, is the title of that person and no part of the name; its mark may be a curly one."""
    text = getattr(entry, "text", "")
    for title in {text, text.replace("'", "’")}:
        document = read_document(f"{HEADLINE}It was {title} Ana Lund here.", LEXICON)
        countries, organizations = find_countries(document, LEXICON), find_organizations(document, LEXICON)
        people = find_people(document, countries, organizations, LEXICON)
        assert [(mention.person.name, mention.person.title) for mention in people] == [("Ana Lund", title)]


def test_words_of_grammar_are_what_the_grammar_sees() -> None:
    """Function and content words, nouns and evaluations are one token each, in small letters, or could never match."""
    words = [entry.word for entry in (*LEXICON.function_words, *LEXICON.content_words)]
    words += [form for entry in LEXICON.nouns for form in (entry.singular, entry.plural) if form]
    words += [entry.word for entry in LEXICON.evaluations]
    assert [word for word in words if words_of(word) != [word]] == []


def test_every_class_of_content_words_is_asked_for() -> None:
    """No rule has forgotten a class of content words: the name of each stands in a module of the builder."""
    code = "".join(path.read_text(encoding="utf-8") for path in BUILDER.rglob("*.py"))
    assert [entry.word_class for entry in LEXICON.content_words if f'"{entry.word_class}"' not in code] == []


@pytest.mark.parametrize("name", ["reporting_verbs", "stance_triggers", "event_triggers"])
def test_forms_and_links_of_verbs_are_what_the_grammar_sees(name: str) -> None:
    """Forms, links and needs are words in small letters as the tokens have them; a need may be a class that exists."""
    entries = getattr(LEXICON, name)
    assert all(entry.forms for entry in entries)
    words = {word for entry in entries for word in (*entry.forms, *(link.lstrip("~>") for link in entry.links))}
    words |= {part for entry in entries for need in getattr(entry, "needs", ()) for part in need.split("+")}
    words -= {*NEEDS, "@object", "@sentence", "@subject", "@thing", "@things", "@those", "@not"}
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
