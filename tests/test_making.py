"""Frozen data classes that are fast to make are in nothing else different."""

from __future__ import annotations

import dataclasses
import pickle

import pytest

from unga_dataset.making import quickly_made


@quickly_made
@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """A ballot, to be made."""

    topic: str
    against: int = 0


def test_fields_hold_what_they_are_given_or_their_defaults() -> None:
    """Each field holds the value of its keyword, or the default where none is given."""
    assert dataclasses.astuple(Ballot(topic="peace")) == ("peace", 0)
    assert dataclasses.replace(Ballot(topic="peace"), against=2) == Ballot(against=2, topic="peace")


def test_objects_stay_frozen_equal_and_hashable() -> None:
    """An object cannot be changed, equals one with the same values, and survives a pickle."""
    ballot = Ballot(topic="peace", against=1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        ballot.against = 2  # type: ignore[misc]
    assert len({ballot, pickle.loads(pickle.dumps(ballot))}) == 1


@pytest.mark.parametrize("cells", [{}, {"topic": "peace", "abstained": 1}])
def test_missing_and_unknown_fields_are_refused(cells: dict[str, object]) -> None:
    """A field without a value, or a value without a field, is a TypeError."""
    with pytest.raises(TypeError):
        Ballot(**cells)  # type: ignore[arg-type]
