"""The tables of the public record, which stand beside those of the articles in schema.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from unga_dataset import codes
from unga_dataset.columns import ARTICLE_ID, ISO2, ISO3, M49, SYMBOL, column


@dataclass(frozen=True, slots=True, kw_only=True)
class UnMember:
    """One member state of the United Nations, from the record."""

    iso3: str = column("ISO 3166-1 alpha-3", key=True, pattern=ISO3)
    iso2: str = column("ISO 3166-1 alpha-2", pattern=ISO2)
    m49: str = column("UN M49 code, three digits as text", pattern=M49)
    name: str = column("UN short name")
    regional_group: str = column("regional group in the General Assembly")
    region: str = column("M49 region")
    subregion: str = column("M49 subregion")
    member_since: date = column("day of admission")
    original_member: bool = column("whether it is a founding member, of 1945")
    p5: bool = column("whether it is a permanent member of the Security Council")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """One resolution with a recorded vote, from the record."""

    resolution: str = column("symbol of the resolution", key=True, pattern=SYMBOL)
    title: str = column("title of the resolution")
    adopted: date = column("day of adoption")
    meeting: str | None = column("symbol of the verbatim record of the meeting", pattern=SYMBOL)
    yes: int = column("votes in favour", minimum=0)
    no: int = column("votes against", minimum=0)
    abstain: int = column("abstentions", minimum=0)
    not_voting: int = column("members that did not vote", minimum=0)
    source: str = column("where the vote is recorded")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedVote:
    """One member's recorded vote on one resolution, from the record."""

    resolution: str = column("resolution voted on", key=True, refers_to="resolutions", pattern=SYMBOL)
    iso3: str = column("the member, ISO 3166-1 alpha-3", key=True, refers_to="un_members", pattern=ISO3)
    name: str = column("name of the member in the record of the vote")
    vote: codes.Vote = column("how it voted")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordNote:
    """One place where an article's wording and the record differ; the tables stay as the article has it."""

    note_id: str = column("identifier", key=True, pattern=ARTICLE_ID + r"-n\d{2,}")
    article_id: str = column("article it stands in", refers_to="articles")
    text: str = column("the article's words")
    start: int = column("where they start", minimum=0)
    end: int = column("where they end", minimum=1)
    claim: str = column("what the article says, in the words of this dataset")
    record: str = column("what the record says")
    source: str = column("where the record says so")
