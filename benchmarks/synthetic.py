"""Articles made from templates, without end and without a model: the same seed gives the same articles."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

STATES = ("Chad", "Peru", "Norway", "Kenya", "Laos", "Malta", "Ghana", "Chile", "Nepal", "Qatar", "Fiji", "Oman")
NAMES = ("Ama Boateng", "Piet Bakkema", "Farah Nassim", "Luis Prado", "Ines Lindqvist", "Omar Sall", "Noor Jafri")
TEXTS = ("a draft resolution on the border", "the text on relief crossings", "the mandate of the mission")
SENTENCES = (
    '"We will not sign what we were never shown," {state} Ambassador {name} said on {day}.',
    "{state} voted against {text}, while {other} abstained, diplomats said.",
    "{name}, the foreign minister of {state}, called for an immediate ceasefire and accused {other} of bad faith.",
    "The Security Council adopted {text} by {yes} votes to {no} with {few} abstentions on {day}.",
    "At least {many} people were killed in fighting near the border with {other} since {month}, the ministry said.",
    "{state} expelled {few} diplomats from {other} last week in what it called a \"necessary step.\"",
    "More than {many}00 people have fled to {other}, according to the refugee agency.",
    "The hall fell silent when the list was read, and the interpreters put down their headphones.",
    "Talks are expected to resume on {day}, though nobody would say where.",
    "{name} told reporters that the vote had \"changed nothing on the ground\" and that {state} would appeal.",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "March 3", "February 28")
MONTHS = ("January", "April 2022", "last autumn", "2019")


def articles(seed: int = 1, sentences: int = 8) -> Iterator[dict[str, str]]:
    """Yield records of an archive, each of a number of sentences in paragraphs of two."""
    chance = random.Random(seed)
    number = 0
    while True:
        number += 1
        made = [_filled(sentence, chance) for sentence in chance.choices(SENTENCES, k=sentences)]
        paragraphs = [" ".join(made[place : place + 2]) for place in range(0, sentences, 2)]
        title = f"{chance.choice(STATES)} And {chance.choice(STATES)} At Odds Over Vote {number}"
        yield {
            "article_id": f"made-{number:08d}",
            "publisher": "Made Up",
            "published": f"2023-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}",
            "title": title,
            "text": "\n\n".join(paragraphs),
        }


def _filled(sentence: str, chance: random.Random) -> str:
    state, other = chance.sample(STATES, 2)
    return sentence.format(
        state=state, other=other, name=chance.choice(NAMES), text=chance.choice(TEXTS), day=chance.choice(DAYS),
        month=chance.choice(MONTHS), yes=chance.randrange(9, 16), no=chance.randrange(3), few=chance.randrange(2, 9),
        many=chance.randrange(12, 90),
    )  # fmt: skip


def write_archive(path: Path, count: int) -> int:
    """Write so many articles as JSON Lines and return their bytes."""
    made = articles()
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for _ in range(count):
            file.write(json.dumps(next(made)) + "\n")
    return path.stat().st_size
