"""Hand the shards of a build to an engine, a window at a time, and set aside the article that kills its worker."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import replace

from unga_dataset.builder.archive.engines import Engine, is_broken
from unga_dataset.builder.archive.shards import TRAIL, Shard, Task, build_shard, marker, read_item
from unga_dataset.builder.intake.records import Record, Rejection

Told = Callable[[int], None]


def build_shards(engine: Engine, task: Task, shards: Iterator[Shard], told: Told) -> None:
    """Build every shard; `told` is given the number of each when it is done.

    Where a worker dies, the shards that were being built are built again. A shard that was there twice is looked
    through: the article that it was at is read alone, and if that kills its worker too, it is rejected.
    """
    again: deque[Shard] = deque()
    deaths: Counter[int] = Counter()
    while (lost := _build(engine, task, again, shards, told)) is not None:
        deaths.update(shard.number for shard in lost)
        again.extendleft(_examined(engine, task, one) if deaths[one.number] > 1 else one for one in reversed(lost))


def _build(engine: Engine, task: Task, again: deque[Shard], shards: Iterator[Shard], told: Told) -> list[Shard] | None:
    """Build shards until there are no more, and return None, or the engine breaks: return those lost with it."""
    under_way: dict[Future[int], Shard] = {}
    with engine.open() as executor:
        while True:
            try:
                _fill(executor, engine.window, task, again, shards, under_way)
            except Exception as error:
                if not is_broken(error):
                    raise
                return _lost(task, under_way, told)
            if not under_way:
                return None
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                failed = future.exception()
                if failed is None:
                    told(under_way.pop(future).number)
                elif is_broken(failed):
                    return _lost(task, under_way, told)
                else:
                    raise failed


def _fill(
    executor: Executor,
    window: int,
    task: Task,
    again: deque[Shard],
    shards: Iterator[Shard],
    under_way: dict[Future[int], Shard],
) -> None:
    while len(under_way) < window:
        shard = again.popleft() if again else next(shards, None)
        if shard is None:
            return
        try:
            under_way[executor.submit(build_shard, task, shard)] = shard
        except Exception:
            again.appendleft(shard)
            raise


def _lost(task: Task, under_way: dict[Future[int], Shard], told: Told) -> list[Shard]:
    """Return the shards under way that are not done, in order; a worker may die after it has committed."""
    lost = []
    for shard in sorted(under_way.values(), key=lambda shard: shard.number):
        if marker(task.folder, shard.number).exists():
            told(shard.number)
        else:
            lost.append(shard)
    return lost


def _examined(engine: Engine, task: Task, shard: Shard) -> Shard:
    """Return a shard without the article that kills whoever reads it, if the one it was at is such."""
    trail = task.folder / TRAIL / f"{shard.number:06d}"
    try:
        index = int(trail.read_text(encoding="ascii"))
        item = shard.items[index]
    except (OSError, ValueError, IndexError):
        return shard
    if not isinstance(item, Record) or _survives(engine, task, item):
        return shard
    rejection = Rejection(item.place, item.article.article_id, "the process that read it was killed, each time")
    return replace(shard, items=(*shard.items[:index], rejection, *shard.items[index + 1 :]))


def _survives(engine: Engine, task: Task, item: Record) -> bool:
    with engine.open(workers=1) as executor:
        try:
            executor.submit(read_item, task, item).result()
        except Exception as error:
            if is_broken(error):
                return False
            raise
    return True
