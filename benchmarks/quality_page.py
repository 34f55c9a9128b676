"""The page on quality: its text, and the tables made from the scores and the limits."""

from __future__ import annotations

from typing import Any

from gold import TABLES
from limits import BETWEEN, FORMS, PUBLISHED, Limit
from markdown import table

Figures = dict[str, Any]
NAMES = [name for name, _ in TABLES.values()]

FIRST_SIGHT = {
    "five invented, at first sight": {"quotes": 0.46, "country_mentions": 0.97, "positions": 0.34, "events": 0.47},
    "sixteen later ones, at first sight": {
        "quotes": 0.519, "country_mentions": 0.958, "positions": 0.286, "events": 0.392,
    },
}  # fmt: skip
"""What invented articles scored together when the builder read them for the first time, as it was then."""
CORPORA = {
    "real": "real articles",
    "invented": "invented articles",
    "held": "held articles",
    "polnear-dev": "PolNeAR, dev",
    "polnear-train": "PolNeAR, train",
}
PEERS = {
    "textacy, with a parser": ("polnear-dev", (81.3, 73.1, 72.0, 48.2, 30.2)),
    "GenderGapTracker, with a parser": ("polnear-dev", (85.0, 62.4, 61.4, 69.7, 46.0)),
    "regex, nearest name": ("polnear-dev", (95.5, 64.3, 60.6, 57.2, 33.2)),
    "two annotators": ("polnear-train", (98.3, 96.4, 96.0, 90.9, 71.7)),
}
"""What others reach: the part of the corpus, and given figures in the order of the columns."""

HEAD = """# How good the tables are

`python benchmarks/quality.py` writes this page from `benchmarks/scores.json` and `tests/cases/limits.tsv`: change it
there. A score is an F1 in percent, the harmonic mean of precision (how much of what is given is right) and recall (how
much of what should be given is there); 100 means that nothing is missing, wrong or too much.
"""
GOLD = """## Tables of whole articles

Articles annotated by hand in `tests/gold`. A row counts only if all that the annotation gives is right: a quote with
its words to the character, type, source, the source's state and cue; a mention with its place, state and form; a
position with actor, state, target, stance and basis; an event with kind, trigger, dates and number. The tests hold the
builder to the real article. The invented articles are about other conflicts and were annotated before the builder saw
them; some causes of what it got wrong there were mended since, so a new article may score nearer to the first sight
than to what stands above it. The held articles are invented too; they are only scored, all together, and neither they
nor what the builder makes of them is read while the rules are made.
"""
POLNEAR = """## Quotations in other articles

PolNeAR (Newell, Margolin and Ruths, 2018) is a corpus of US political news in which every attribution was annotated by
hand; none of its text is kept here. The rules were made with sight of its train part. Of its dev part the scores were
looked at some forty times in all, and the errors of two articles were read once. The figures of the others are given
ones, measured with the same scorer.

- *spans*: the quoted stretches found, each with nine tenths in common with the annotated one;
- *lenient*, *strict*: such a stretch with its source, which shares a word, or the head word, with the annotated source;
- *tokens*: the words inside anything reported, with or without quotation marks;
- *exact*: whole reported contents, word for word.
"""
LIMITS = """## What the rules cannot do

Sentences of the project's own, with invented people, each as the body of an article published on {published}: `wanted`
is what a person would read, `given` what the tables hold today, `why` what is beyond the rules. A test runs them all,
so what is mended leaves this list.
"""


def page(scores: dict[str, Figures], limits: list[Limit]) -> str:
    """Return the whole page."""
    parts = [HEAD, commits(scores), GOLD, articles(scores), counts(scores["invented"])]
    if "polnear-dev" in scores:
        parts += [POLNEAR, quotations(scores), speed(scores["polnear-dev"])]
    parts += [LIMITS.format(published=PUBLISHED), *(sentences(name, limits) for name in FORMS)]
    return "\n".join(parts)


def percent(share: float) -> str:
    """Return a share as a percentage with one decimal."""
    return f"{100 * share:.1f}"


def commits(scores: dict[str, Figures]) -> str:
    """Return which state of the code each figure belongs to."""
    rows = [
        [CORPORA[corpus], f"`{figures['commit'][:10]}`{also(figures)}", figures["date"], str(figures["articles"])]
        for corpus, figures in scores.items()
    ]
    return table(["corpus", "commit", "measured on", "articles"], rows, words=3)


def also(figures: Figures) -> str:
    """Return what must be said beside a commit."""
    return " with changes on top" if figures["uncommitted_changes"] else ""


def articles(scores: dict[str, Figures]) -> str:
    """Return the F1 of each table for the gold articles, one by one and together."""
    real, invented = scores["real"], scores["invented"]
    rows = [[name, *f1s(tables)] for name, tables in real["one_by_one"].items()]
    rows += [[f"invented: {name}", *f1s(tables)] for name, tables in invented["one_by_one"].items()]
    rows.append(["**invented, together**", *f1s(invented["together"])])
    rows.append(["**held, together**", *f1s(scores["held"]["together"])])
    rows += [[name, *(percent(score[table]) for table in NAMES)] for name, score in FIRST_SIGHT.items()]
    return table(["article", *(f"`{name}`" for name in NAMES)], rows)


def f1s(tables: Figures) -> list[str]:
    """Return the F1 of each table."""
    return [percent(tables[name]["f1"]) for name in NAMES]


def counts(invented: Figures) -> str:
    """Return what is behind the figures of the invented articles together."""
    rows = []
    for name, found in invented["together"].items():
        right, missing, extra = found["right"], found["missing"], found["extra"]
        precision, recall = (percent(right / max(1, right + other)) for other in (extra, missing))
        rows.append([f"`{name}`", str(right), str(missing), str(extra), precision, recall])
    head = ["invented, together", "right", "missing", "wrong or too much", "precision", "recall"]
    return table(head, rows)


def quotations(scores: dict[str, Figures]) -> str:
    """Return the figures of the quotation finder on PolNeAR, beside those of others."""
    rows = [
        ["**unga_dataset**", CORPORA[corpus], *map(percent, figures["f1"].values())]
        for corpus, figures in scores.items()
        if corpus.startswith("polnear-")
    ]
    rows += [[name, CORPORA[part], *map(str, given)] for name, (part, given) in PEERS.items()]
    return table(["", "corpus", *scores["polnear-dev"]["f1"]], rows, words=2)


def speed(dev: Figures) -> str:
    """Return how fast the quotation finder reads."""
    rate, times = dev["speed"]["articles_per_second"], dev["speed"]["times_bare_regex"]
    return (
        f"The finder reads {rate} articles of the dev part in a second of one core's time, and takes {times} times as\n"
        "long as a bare regular expression for words and marks over the same bytes in the same minute.\n"
    )


def sentences(name: str, limits: list[Limit]) -> str:
    """Return the limits of a table as a block that can be read line by line."""
    shown, _ = FORMS[name]
    blocks = "\n".join(sentence(limit) for limit in limits if limit["table"] == name)
    return f"### `{name}`: {shown}\n\n```text\n{blocks}```\n"


def sentence(limit: Limit) -> str:
    """Return a sentence with what is wanted of it, what it gives, and why."""
    lines = [limit["text"]]
    for key, label in (("wanted", "wanted"), ("got", "given")):
        first, *others = limit[key].split(BETWEEN)
        lines += [f"  {label:7} {first}", *(f"  {'':7} {other}" for other in others)]
    return "\n".join([*lines, f"  {'why':7} {limit['why']}"]) + "\n"
