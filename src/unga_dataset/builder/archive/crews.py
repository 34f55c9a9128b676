"""Hand the shards of a build to an engine, a window at a time, and set aside the article that kills its worker."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field, replace

from unga_dataset.builder.archive.engines import Engine, is_broken
from unga_dataset.builder.archive.shards import Shard, Task, build_shard, marker, trail
from unga_dataset.builder.intake.records import Rejection
from unga_dataset.errors import OutputError

Told = Callable[[int], None]
PATIENCE = 4
"""How often a shard may lose its worker without an article that it can be laid to."""


@dataclass(slots=True, kw_only=True)
class Crew:
    """Builds every shard; `told` is given the number of each when it is done.

    Where a worker dies, the shards that were being built are built again. One that was there twice is built alone, so
    that its worker's death is its own: the article which kills two workers in a row is rejected.
    """

    engine: Engine
    task: Task
    shards: Iterator[Shard]
    told: Told
    again: deque[Shard] = field(default_factory=deque)

    def build(self) -> None:
        """Build until there are no more shards."""
        deaths: Counter[int] = Counter()
        while lost := self._build_together():
            lost.sort(key=lambda shard: shard.number)
            # The others were only waiting; if all were, the worker cannot even begin.
            begun = [shard.number for shard in lost if trail(self.task.folder, shard.number).exists()]
            deaths.update(begun or [shard.number for shard in lost])
            for shard in lost:
                if deaths[shard.number] > 1:
                    self._build_alone(shard)
                else:
                    self.again.append(shard)

    def _build_together(self) -> list[Shard]:
        """Build shards until there are no more, or a worker dies: return those that were lost with it."""
        under_way: dict[Future[int], Shard] = {}
        lost: list[Shard] = []
        with self.engine.open() as executor:
            self._fill(executor, under_way, lost)
            while under_way:
                done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                for future in done:
                    self._settle(future, under_way.pop(future), lost)
                if not lost:
                    self._fill(executor, under_way, lost)
        return lost

    def _fill(self, executor: Executor, under_way: dict[Future[int], Shard], lost: list[Shard]) -> None:
        while len(under_way) < self.engine.window and not lost:
            shard = self.again.popleft() if self.again else next(self.shards, None)
            if shard is None:
                return
            try:
                under_way[executor.submit(build_shard, self.task, shard)] = shard
            except Exception as error:
                self._lose(shard, error, lost)

    def _settle(self, future: Future[int], shard: Shard, lost: list[Shard]) -> None:
        try:
            self.told(future.result())
        except Exception as error:
            self._lose(shard, error, lost)

    def _lose(self, shard: Shard, error: Exception, lost: list[Shard]) -> None:
        if not is_broken(error):
            raise error
        if marker(self.task.folder, shard.number).exists():  # it died after it had committed
            self.told(shard.number)
        else:
            lost.append(shard)

    def _build_alone(self, shard: Shard) -> None:
        suspect, unexplained = self._last_read(shard), 0
        while not self._survives(shard):
            if (last := self._last_read(shard)) is not None and last == suspect:
                shard, suspect = _without(shard, last), None
                continue
            suspect, unexplained = last, unexplained + 1
            if unexplained > PATIENCE:
                raise OutputError(f"shard {shard.number}: its worker {self._fate(shard)}, {unexplained} times")
        self.told(shard.number)

    def _survives(self, shard: Shard) -> bool:
        with self.engine.open(workers=1) as executor:
            try:
                executor.submit(build_shard, self.task, shard).result()
            except Exception as error:
                if not is_broken(error):
                    raise
                return marker(self.task.folder, shard.number).exists()
        return True

    def _fate(self, shard: Shard) -> str:
        """Return what may be said of a shard that no article of it explains."""
        if trail(self.task.folder, shard.number).exists():
            return "was killed (give fewer --workers or a smaller --shard-size; what is done is kept)"
        return "ended before it began (a script builds below `if __name__ == '__main__':`; else give fewer --workers)"

    def _last_read(self, shard: Shard) -> int | None:
        """Return which article the worker of a shard was at when it died."""
        try:
            index = int(trail(self.task.folder, shard.number).read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None
        return index if index < len(shard.items) and not isinstance(shard.items[index], Rejection) else None


def _without(shard: Shard, index: int) -> Shard:
    item = shard.items[index]
    rejection = Rejection(item.place, item.article_id, "the process that read it was killed, each time")
    return replace(shard, items=(*shard.items[:index], rejection, *shard.items[index + 1 :]))
