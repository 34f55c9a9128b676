"""Count the shards, articles and rejections of a build as they are done."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from unga_dataset.builder.archive.shards import Shard, marker
from unga_dataset.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How far a build is: articles done, of these by an earlier run and rejected, and about how many there are."""

    articles: int
    earlier: int
    rejected: int
    total: int


Report = Callable[[State], None]


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts what is done; if it is strict, a rejection ends the build."""

    folder: Path
    source: Path
    is_strict: bool
    report: Report
    total: int
    shards: int = 0
    articles: int = 0
    earlier: int = 0
    rejected: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    """How many articles are said to be in each language."""

    def watched(self, shards: Iterator[Shard]) -> Iterator[Shard]:
        """Yield the shards that are not done yet, and count all of them."""
        for shard in shards:
            self.shards += 1
            if marker(self.folder, shard.number).exists():
                self.earlier += len(shard.items)
                self.done(shard.number)
            else:
                yield shard

    def done(self, number: int) -> None:
        """Count a shard that is done; InputError for a rejection if the tally is strict."""
        said = json.loads(marker(self.folder, number).read_bytes())
        self.articles += said["items"]
        self.rejected += len(said["rejected"])
        self.languages.update(said["languages"])
        if said["rejected"] and self.is_strict:
            first = said["rejected"][0]
            where = f"{self.source}, {first['place']}, {first['article_id'] or 'no id'}"
            raise InputError(f"{where}: {first['reason']} (or leave --strict out to set it aside)")
        total = max(self.total, self.articles)
        self.report(State(articles=self.articles, earlier=self.earlier, rejected=self.rejected, total=total))
