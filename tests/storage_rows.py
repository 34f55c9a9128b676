"""A small dataset, written out by hand: two invented articles and the rows of every table about them."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa

from unga_dataset import recorded, schema
from unga_dataset.builder.name_entries import CountryFacts
from unga_dataset.builder.raw import RawArticle
from unga_dataset.builder.tables import table_of
from unga_dataset.builder.totals import count_countries

FIRST = "harbour-post-2031-05-06"
SECOND = "island-times-2031-05-07"
TEXT = (
    "Harbour plan rejected\r\n\r\n"
    "Brazil refused the harbour plan on May 5. “We will not sign,” she said, “= never”.\r\n\r\n"
    "Ana Lima, Ambassador of Brazil, left the hall. Japan stayed.\r\n"
)
LEXICON: Any = SimpleNamespace(
    countries={
        iso3: CountryFacts(
            iso3=iso3, iso2=iso2, m49=m49, name=name, un_member=True, un_regional_group="Group",
            region="Region", subregion="Part", un_member_since=since, p5=False,
        )
        for iso3, iso2, m49, name, since in [
            ("BRA", "BR", "076", "Brazil", date(1945, 10, 24)),
            ("JPN", "JP", "392", "Japan", date(1956, 12, 18)),
            ("PER", "PE", "604", "Peru", date(1945, 10, 31)),
        ]
    }
)  # fmt: skip
LIST = (
    "article_id,publisher,published,url,language\n"
    f"{FIRST},Harbour Post,2031-05-06,,en\n"
    f"{SECOND},Island Times,2031-05-07,https://example.org/a,en\n"
)


RECORD = {
    "resolutions": (
        "resolution,title,adopted,meeting,yes,no,abstain,not_voting,source\n"
        "A/RES/85/2,On harbours,2031-05-08,,1,1,1,0,a list\nA/RES/85/1,On islands,2031-05-07,A/85/PV.1,0,0,0,3,a list\n"
    ),
    "votes": "resolution,iso3,name,vote\nA/RES/85/2,BRA,Brasil,no\nA/RES/85/2,JPN,Japan,yes\n"
    "A/RES/85/2,PER,Peru,abstain\n",
    "record_notes": (
        f"article_id,text,claim,record,source\n{FIRST},Japan stayed,it stayed,it left,a list\n"
        f"{FIRST},the harbour plan,there was a plan,there were two,a list\nelsewhere,No such words,a,b,c\n"
    ),
}


def write_record(folder: Path, **changed: str) -> Path:
    """Write the record beside the two articles, with the files that are given instead, and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (RECORD | changed).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    return folder


def write_raw(folder: Path, text: str = TEXT) -> Path:
    """Write the raw folder of the two articles, both with the same text, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "articles.csv").write_text(LIST, encoding="utf-8", newline="")
    for article_id in (FIRST, SECOND):
        (folder / f"{article_id}.txt").write_bytes(text.encode())
    return folder


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, its subfolders included, and its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def names_in(folder: Path) -> list[str]:
    """Return the names of all that is in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def raw_article(article_id: str = FIRST, text: str = TEXT) -> RawArticle:
    """Return an article as read_articles gives it."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    day = date.fromisoformat(article_id[-10:])
    return RawArticle(
        article_id=article_id, publisher="Post", published=day, url=None, language="en", text=text, sha256=sha256
    )


def rows_of(article: RawArticle, _lexicon: object = None) -> dict[str, list[Any]]:
    """Return the rows of one article, as the builder's corridor would; the text must be TEXT or start with it."""
    article_id = article.article_id
    return {
        "articles": [_article(article)],
        "paragraphs": _paragraphs(article_id),
        "quotes": _quotes(article_id),
        "speakers": [_speaker(article_id)],
        "country_mentions": _mentions(article_id),
        "positions": [_position(article_id)],
        "events": [_event(article_id)],
        "event_participants": [_participant(article_id)],
    }


def all_rows() -> dict[str, list[Any]]:
    """Return the rows of every table, for both articles."""
    rows: dict[str, list[Any]] = {name: [] for name in schema.TABLES}
    for article_id in (FIRST, SECOND):
        for name, found in rows_of(raw_article(article_id)).items():
            rows[name] += found
    rows["countries"] = count_countries(rows, LEXICON)
    return rows | record_rows()


def record_rows() -> dict[str, list[Any]]:
    """Return the rows of the reference tables that RECORD gives."""
    group: dict[str, Any] = {"regional_group": "Group", "region": "Region", "subregion": "Part", "p5": False}
    founded: dict[str, Any] = {"original_member": True, **group}
    member, symbol = recorded.UnMember, "A/RES/85/2"
    return {
        "un_members": [
            member(iso3="BRA", iso2="BR", m49="076", name="Brazil", member_since=date(1945, 10, 24), **founded),
            member(
                iso3="JPN", iso2="JP", m49="392", name="Japan", member_since=date(1956, 12, 18),
                original_member=False, **group,
            ),
            member(iso3="PER", iso2="PE", m49="604", name="Peru", member_since=date(1945, 10, 31), **founded),
        ],
        "resolutions": [
            recorded.Resolution(
                resolution="A/RES/85/1", title="On islands", adopted=date(2031, 5, 7), meeting="A/85/PV.1", yes=0, no=0,
                abstain=0, not_voting=3, source="a list",
            ),
            recorded.Resolution(
                resolution=symbol, title="On harbours", adopted=date(2031, 5, 8), meeting=None, yes=1, no=1, abstain=1,
                not_voting=0, source="a list",
            ),
        ],
        "votes": [
            recorded.RecordedVote(resolution=symbol, iso3="BRA", name="Brasil", vote="no"),
            recorded.RecordedVote(resolution=symbol, iso3="JPN", name="Japan", vote="yes"),
            recorded.RecordedVote(resolution=symbol, iso3="PER", name="Peru", vote="abstain"),
        ],
        "record_notes": [
            recorded.RecordNote(
                note_id=f"{FIRST}-n01", article_id=FIRST, text="the harbour plan", **_span("the harbour plan"),
                claim="there was a plan", record="there were two", source="a list",
            ),
            recorded.RecordNote(
                note_id=f"{FIRST}-n02", article_id=FIRST, text="Japan stayed", **_span("Japan stayed"),
                claim="it stayed", record="it left", source="a list",
            ),
        ],
    }  # fmt: skip


def all_tables() -> dict[str, pa.Table]:
    """Return every table of the small dataset."""
    return {name: table_of(name, rows) for name, rows in all_rows().items()}


def all_texts() -> dict[str, str]:
    """Return the raw text of each article."""
    return {FIRST: TEXT, SECOND: TEXT}


def with_cell(tables: dict[str, pa.Table], table: str, row: int, column: str, value: Any) -> dict[str, pa.Table]:
    """Return the tables with one cell set to another value; rows count from 1."""
    damaged = tables[table].to_pylist()
    damaged[row - 1][column] = value
    loose = pa.schema([field.with_nullable(True) for field in tables[table].schema])
    return {**tables, table: pa.Table.from_pylist(damaged, schema=loose)}


def _span(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def _named_span(column: str, words: str) -> dict[str, Any]:
    return {column: words, **{f"{column}_{name}": place for name, place in _span(words).items()}}


def _article(article: RawArticle) -> schema.Article:
    return schema.Article(
        article_id=article.article_id, title="Harbour plan rejected", publisher=article.publisher,
        published=article.published, url=article.url, language=article.language, credit=None,
        characters=len(article.text), words=27, sha256=article.sha256,
    )  # fmt: skip


def _paragraphs(article_id: str) -> list[schema.Paragraph]:
    paragraphs = [part for part in TEXT.split("\r\n") if part]
    roles: list[schema.Role] = ["title", "body", "body"]
    return [
        schema.Paragraph(article_id=article_id, paragraph=number, role=role, **_span(words))
        for number, (role, words) in enumerate(zip(roles, paragraphs, strict=True), start=1)
    ]


def _quotes(article_id: str) -> list[schema.Quote]:
    first = schema.Quote(
        quote_id=f"{article_id}-q01", article_id=article_id, paragraph=2, quote_type="direct",
        text="We will not sign,", **_span("We will not sign,"), **_named_span("content", "We will not sign,"),
        speaker_id=f"{article_id}-s01", speaker="Ana Lima", speaker_type="person", speaker_title="Ambassador",
        iso3="BRA", speaker_start=_span("she said")["start"], speaker_end=_span("she said")["start"] + 3,
        **_named_span("cue", "said"), cue_lemma="say", utterance=1, rule="after:said", repeat_of=None,
    )  # fmt: skip
    nothing = {"cue": None, "cue_lemma": None, "cue_start": None, "cue_end": None}
    second = dataclasses.replace(
        first, quote_id=f"{article_id}-q02", text="= never", **_span("= never"), **_named_span("content", "= never"),
        **nothing, repeat_of=f"{article_id}-q01",
    )  # fmt: skip
    return [first, second]


def _speaker(article_id: str) -> schema.Speaker:
    return schema.Speaker(
        speaker_id=f"{article_id}-s01", article_id=article_id, name="Ana Lima", speaker_type="person",
        title="Ambassador", iso3="BRA", organization=None, quotes=1,
    )  # fmt: skip


def _mentions(article_id: str) -> list[schema.CountryMention]:
    found = [("Brazil", "BRA", 2), ("Japan", "JPN", 3)]
    return [
        schema.CountryMention(
            mention_id=f"{article_id}-m{number:02}", article_id=article_id, paragraph=paragraph, text=words,
            **_span(words), iso3=iso3, form="name", rule=f"name:{words}",
        )
        for number, (words, iso3, paragraph) in enumerate(found, start=1)
    ]  # fmt: skip


def _position(article_id: str) -> schema.Position:
    return schema.Position(
        position_id=f"{article_id}-p01", article_id=article_id, paragraph=2, text="Brazil refused the harbour plan",
        **_span("Brazil refused the harbour plan"), actor="Brazil", actor_type="country", iso3="BRA",
        target="the harbour plan", target_type="action", target_iso3=None, stance="oppose", basis="acted",
        quote_id=None, event_id=f"{article_id}-e01", rule="refuse",
    )  # fmt: skip


def _event(article_id: str) -> schema.Event:
    return schema.Event(
        event_id=f"{article_id}-e01", article_id=article_id, paragraph=2, text="Brazil refused the harbour plan",
        **_span("Brazil refused the harbour plan"), kind="other", plover="REJECT", cameo="012",
        **_named_span("trigger", "refused"), date_start=date(2031, 5, 5), date_end=date(2031, 5, 5),
        date_precision="day", date_basis="explicit", date_text="May 5", status="occurred", location=None,
        quantity=None, quantity_min=None, quantity_unit=None, rule="refuse",
    )  # fmt: skip


def _participant(article_id: str) -> schema.EventParticipant:
    return schema.EventParticipant(
        event_id=f"{article_id}-e01", role="actor", name="Brazil", participant_type="country", iso3="BRA",
        **_span("Brazil"),
    )  # fmt: skip
