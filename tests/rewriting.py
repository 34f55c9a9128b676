"""Rewrite a gold article: other states, people, dates, numbers and organs, and the annotation that follows them.

Every replacement is made in the text and in the annotation alike; offsets are carried along. A builder that reads
gives the rewritten annotation; one that remembers does not.
"""

from __future__ import annotations

import bisect
import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from unga_dataset.builder.lexicon import Lexicon

OFFSETS = ("start", "end", "speaker_start", "speaker_end", "trigger_start", "trigger_end")


@dataclass(frozen=True)
class Rewrite:
    """What takes the place of what: words in the text, codes and dates in the annotation."""

    name: str
    published: str
    words: dict[str, str]
    codes: dict[str, str]
    dates: dict[tuple[str, str | None], tuple[str, str | None]] = field(default_factory=dict)
    quantities: dict[int, int] = field(default_factory=dict)


def rewritten(text: str, gold: dict[str, Any], rewrite: Rewrite) -> tuple[str, dict[str, Any]]:
    """Return the text and the annotation with everything replaced."""
    longest_first = sorted(rewrite.words, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    places, shifts, shift = [], [], 0

    def swap(match: re.Match[str]) -> str:
        nonlocal shift
        new = rewrite.words[match.group()]
        shift += len(new) - len(match.group())
        places.append(match.end())
        shifts.append(shift)
        return new

    new_text = pattern.sub(swap, text)

    def moved(offset: int) -> int:
        place = bisect.bisect_right(places, offset)
        return offset + (shifts[place - 1] if place else 0)

    def value(key: str, old: Any) -> Any:
        if isinstance(old, list):
            return [value(key, item) for item in old]
        if key in OFFSETS:
            return moved(old)
        known = {"iso3": rewrite.codes, "quantity": rewrite.quantities}.get(key)
        if known is not None:
            return known.get(old, old)
        return pattern.sub(lambda m: rewrite.words[m.group()], old) if isinstance(old, str) else old

    tables = ("quotes", "mentions", "positions", "events")
    new_gold = {table: [{k: value(k, v) for k, v in row.items()} for row in gold[table]] for table in tables}
    for row in new_gold["events"]:
        period = (row["date_start"], row["date_end"])
        row["date_start"], row["date_end"] = rewrite.dates.get(period, period)
    rows = [row for table in tables for row in new_gold[table]]
    assert all(new_text[row["start"] : row["end"]] == row["text"] for row in rows)
    return new_text, {"article_id": gold["article_id"], "published": rewrite.published, **new_gold}


HORN = Rewrite(
    name="Horn of Africa",
    published="2023-06-07",
    words={
        "Russia": "Ethiopia", "Russian": "Ethiopian", "Moscow": "Addis Ababa", "Ukraine": "Eritrea",
        "Ukrainian": "Eritrean", "Ukrainians": "Eritreans", "Kyiv": "Asmara", "United States": "United Arab Emirates",
        "Washington": "Abu Dhabi", "U.S.": "UAE", "United Kingdom": "Netherlands", "Syria": "Djibouti",
        "Syrian": "Djiboutian", "China": "Uganda", "Cuba": "Burundi", "India": "Kenya", "Indian": "Kenyan",
        "Serhiy Kyslytsya": "Zerai Habtemariam", "Kyslytsya": "Habtemariam", "Antonio Guterres": "Ingrid Halvorsen",
        "Guterres": "Halvorsen", "Vassily Nebenziya": "Dawit Woldegiorgis", "Nebenziya": "Woldegiorgis",
        "Bassam Sabbagh": "Idriss Waberi", "T.S. Tirumurti": "J.K. Mwangi", "Sergei Lavrov": "Abebe Tadesse",
        "Lavrov": "Tadesse", "Luhansk": "Tsorona", "Donetsk": "Badme", "February 28": "June 6", "March 1": "June 7",
        "since 2014": "since 1998", "500,000": "72,000", "12": "31", "193-member": "54-member", "77-year": "61-year",
        "Day Six": "Day Nine", "European Union": "African Union", "UN Human Rights Council": "Arab League",
        "Conference on Disarmament": "Economic and Social Council", "Geneva": "Cairo",
    },
    codes={
        "RUS": "ETH", "UKR": "ERI", "USA": "ARE", "GBR": "NLD", "SYR": "DJI", "CHN": "UGA", "CUB": "BDI",
        "IND": "KEN", "CHE": "EGY",
    },
    dates={
        ("2022-02-28", "2022-02-28"): ("2023-06-06", "2023-06-06"),
        ("2022-03-01", "2022-03-01"): ("2023-06-07", "2023-06-07"),
        ("2022-02-28", "2022-03-01"): ("2023-06-05", "2023-06-07"),
        ("2022-02-21", "2022-02-27"): ("2023-05-29", "2023-06-04"),
        ("2014-01-01", None): ("1998-01-01", None),
    },
    quantities={500000: 72000, 12: 31},
)  # fmt: skip

CAUCASUS = Rewrite(
    name="Caucasus",
    published="2021-01-01",
    words={
        "Russia": "Azerbaijan", "Russian": "Azerbaijani", "Moscow": "Baku", "Ukraine": "Armenia",
        "Ukrainian": "Armenian", "Ukrainians": "Armenians", "Kyiv": "Yerevan", "United States": "Czech Republic",
        "Washington": "Prague", "U.S.": "Czechia", "United Kingdom": "Philippines", "Syria": "Guinea-Bissau",
        "Syrian": "Bissau-Guinean", "China": "Bosnia and Herzegovina", "Cuba": "Côte d'Ivoire", "India": "Sri Lanka",
        "Indian": "Sri Lankan", "Serhiy Kyslytsya": "Armen Petrosyan-Hakobyan", "Kyslytsya": "Petrosyan-Hakobyan",
        "Antonio Guterres": "Maria de la Cruz", "Guterres": "de la Cruz", "Vassily Nebenziya": "Elchin Mammadov",
        "Nebenziya": "Mammadov", "Bassam Sabbagh": "João Vaz", "T.S. Tirumurti": "Hone O'Brien",
        "Sergei Lavrov": "Rashad Aliyev", "Lavrov": "Aliyev", "Luhansk": "Tavush", "Donetsk": "Syunik",
        "February 28": "December 31", "March 1": "January 1", "since 2014": "since 1988", "500,000": "1,250,000",
        "12": "8", "193-member": "47-member", "77-year": "40-year", "UN General Assembly": "UN Security Council",
        "General Assembly": "Security Council", "UN Security Council": "International Court of Justice",
        "European Union": "Council of Europe", "UN Human Rights Council": "European Parliament", "UN": "U.N.",
        "Secretary-General": "Special Representative", "Ambassador": "Permanent Representative",
        "Foreign Minister": "Prime Minister",
    },
    codes={
        "RUS": "AZE", "UKR": "ARM", "USA": "CZE", "GBR": "PHL", "SYR": "GNB", "CHN": "BIH", "CUB": "CIV", "IND": "LKA",
    },
    dates={
        ("2022-02-28", "2022-02-28"): ("2020-12-31", "2020-12-31"),
        ("2022-03-01", "2022-03-01"): ("2021-01-01", "2021-01-01"),
        ("2022-02-28", "2022-03-01"): ("2020-12-28", "2021-01-01"),
        ("2022-02-21", "2022-02-27"): ("2020-12-21", "2020-12-27"),
        ("2014-01-01", None): ("1988-01-01", None),
    },
    quantities={500000: 1250000, 12: 8},
)  # fmt: skip

REWRITES = (HORN, CAUCASUS)

ROLES = {
    "RUS": ("Russia", "Russian", "Moscow"), "UKR": ("Ukraine", "Ukrainian", "Kyiv"),
    "USA": ("United States", None, "Washington"), "GBR": ("United Kingdom", None, None),
    "SYR": ("Syria", "Syrian", None), "CHN": ("China", None, None), "CUB": ("Cuba", None, None),
    "IND": ("India", "Indian", None),
}  # fmt: skip
PEOPLE = {
    "Serhiy Kyslytsya": "Kyslytsya", "Antonio Guterres": "Guterres", "Vassily Nebenziya": "Nebenziya",
    "Bassam Sabbagh": None, "T.S. Tirumurti": None, "Sergei Lavrov": "Lavrov",
}  # fmt: skip
SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ra",
    "ten",
    "du",
    "sho",
    "vel",
    "bar",
    "nik",
    "ya",
    "zo",
    "fe",
    "gri",
    "tal",
    "om",
    "pu",
    "hed",
    "wen",
]


def random_rewrite(seed: int, lexicon: Lexicon) -> Rewrite:
    """Return a rewrite with states, people, dates and numbers drawn at random."""
    draw = random.Random(seed)
    words, codes = _states(draw, lexicon)
    for name, short in PEOPLE.items():
        first, last = _invented(draw), _invented(draw)
        words[name] = f"{first} {last}"
        if short:
            words[short] = last
    published = date(draw.randint(1996, 2030), draw.randint(1, 12), draw.randint(2, 28))
    monday, eve = published - timedelta(published.weekday()), published - timedelta(1)
    year, fled, expelled = draw.randint(1950, published.year - 1), draw.randint(11, 900) * 1000, draw.randint(3, 90)
    words |= {
        "February 28": f"{eve:%B} {eve.day}", "March 1": f"{published:%B} {published.day}",
        "since 2014": f"since {year}", "500,000": f"{fled:,}", "12": str(expelled),
    }  # fmt: skip
    week = (f"{monday - timedelta(7)}", f"{monday - timedelta(1)}")
    dates = {
        ("2022-02-28", "2022-02-28"): (str(eve), str(eve)),
        ("2022-03-01", "2022-03-01"): (str(published), str(published)),
        ("2022-02-28", "2022-03-01"): (str(monday), str(published)),
        ("2022-02-21", "2022-02-27"): week,
        ("2014-01-01", None): (f"{year}-01-01", None),
    }
    return Rewrite(f"seed {seed}", str(published), words, codes, dates, {500000: fled, 12: expelled})


def _states(draw: random.Random, lexicon: Lexicon) -> tuple[dict[str, str], dict[str, str]]:
    """Put another state, its demonym and its capital in the place of each state of the article."""
    texts = {
        form: [e for e in lexicon.country_names if e.form == form and e.note in (None, "common name")]
        for form in ("name", "capital")
    }
    own = {form: {entry.iso3: entry.text for entry in entries} for form, entries in texts.items()}
    demonyms = {(e.iso3, e.text) for e in lexicon.country_names if e.form == "demonym" and not e.note}
    plural = {iso3: (text, f"{text}s") for iso3, text in sorted(demonyms) if (iso3, f"{text}s") in demonyms}
    whole = [iso3 for iso3 in plural if iso3 in own["name"] and iso3 in own["capital"] and iso3 not in ROLES]
    drawn = dict(zip(ROLES, draw.sample(whole, len(ROLES)), strict=True))
    words = {}
    for old, (name, demonym, capital) in ROLES.items():
        new = drawn[old]
        words |= {name: own["name"][new]}
        words |= {demonym: plural[new][0]} if demonym else {}
        words |= {capital: own["capital"][new]} if capital else {}
    words |= {"U.S.": own["name"][drawn["USA"]], "Ukrainians": plural[drawn["UKR"]][1]}
    return words, drawn


def _invented(draw: random.Random) -> str:
    return "".join(draw.choice(SYLLABLES) for _ in range(draw.randint(2, 4))).capitalize()
