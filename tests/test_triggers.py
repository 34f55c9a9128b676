"""Every trigger of the lexicons matches its example and not its look-alike."""

from __future__ import annotations

import pytest
from gold import build

from unga_dataset.builder.entries import EventTrigger, StanceTrigger
from unga_dataset.builder.lexicon import read_lexicon

LEXICON = read_lexicon()


def rules(sentence: str, table: str) -> list[str]:
    """Return the rules that made the rows of a table for a one-sentence article."""
    return [row.rule for row in build(f"A headline\n\n{sentence}\n", "2023-06-07")[table]]


@pytest.mark.parametrize("entry", LEXICON.event_triggers, ids=lambda entry: f"{entry.lemma}-{entry.part}")
def test_event_trigger_finds_its_example_only(entry: EventTrigger) -> None:
    """An event trigger makes an event of its kind from its example and none from its look-alike.

    What is similar to another happening needs that one told before.
    """
    events = build(f"A headline\n\n{entry.example}\n", "2023-06-07")["events"]
    assert [event.kind for event in events] == [entry.kind] * (1 + ("@similar" in entry.needs)), entry.example
    named = {"ceasefire": "truce", "sanction": "sanctions"}.get(entry.kind, entry.lemma)  # what a verb makes names it
    assert events[-1].rule in (f"event_triggers: {entry.lemma}", f"event_triggers: {named}")
    assert f"event_triggers: {entry.lemma}" not in rules(entry.lookalike, "events"), entry.lookalike


@pytest.mark.parametrize("entry", LEXICON.stance_triggers, ids=lambda entry: f"{entry.lemma}-{entry.frame}")
def test_stance_trigger_finds_its_example_only(entry: StanceTrigger) -> None:
    """A stance trigger makes a position from its example and none from its look-alike."""
    rule = f"stance_triggers: {'-' if entry.frame == 'backed' else ''}{entry.lemma}"
    assert rule in rules(entry.example, "positions"), entry.example
    assert rule not in rules(entry.lookalike, "positions"), entry.lookalike
