"""How to tell time that grows with the length of a text from time that grows with its square."""

from __future__ import annotations

from collections.abc import Callable

PART = 4
SLACK = 0.01
"""Seconds by which a clock may be wrong."""
AGAIN = 8
"""How often a measurement that looks bad is taken anew: other work on the machine only ever makes it longer."""


def assert_linear(seconds: Callable[[int], float], times: int) -> None:
    """Hold the time of a text that repeats something so many times against that of a quarter of it.

    Four times the text may take six times as long: it takes more where what grows with the square makes up four fifths
    of what grows with the length.
    """
    seconds(max(1, times // 100))
    part, whole = seconds(times // PART), seconds(times)
    for _ in range(AGAIN):
        if whole < 1.5 * PART * part + SLACK:
            break
        part, whole = min(part, seconds(times // PART)), min(whole, seconds(times))
    assert whole < 1.5 * PART * part + SLACK, f"{whole:.3f} s, a quarter of it {part:.3f} s"
