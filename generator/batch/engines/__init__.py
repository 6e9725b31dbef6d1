"""Where the work is done. An engine takes tasks and gives futures; `completed` keeps it busy and survives lost workers."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from generator.batch.work import Done, Task, failure
from generator.model.result import FAILED

LOST_TWICE = "处理这份工作簿的进程意外结束（多半是内存不够），单独重试一次仍然如此"


class Engine(Protocol):
    """`lost` are the exceptions of a future whose worker is gone; `elsewhere` says that workers may have another program."""

    lost: tuple[type[BaseException], ...]
    elsewhere: bool

    def width(self) -> int:
        """How many tasks are worth having under way."""

    def submit(self, task: Task) -> Any:
        """A future of `Done`. A pool that is broken is built anew."""

    def again(self, task: Task) -> Done:
        """Do a task whose worker was lost, where it can harm no other one. Raises one of `lost` if that happens again."""

    def close(self) -> None:
        """Give up what has not begun."""


def completed(engine: Engine, tasks: Iterator[Task], stopped: Callable[[], bool]) -> Iterator[Done]:
    """What becomes of each task, in their order, so that the same workbooks give the same folders on any engine.

    Tasks are taken from the iterator as they are needed. Once `stopped` says so no more are taken, and what is under way
    is waited for.
    """
    under_way: deque[tuple[Task, Any]] = deque()
    while True:
        while not stopped() and len(under_way) < engine.width():
            task = next(tasks, None)
            if task is None:
                break
            under_way.append((task, engine.submit(task)))
        if not under_way:
            return
        task, future = under_way.popleft()
        if stopped() and future.cancel():
            continue
        try:
            done = future.result()
        except engine.lost:
            done = _alone(engine, task)
        del future  # a cluster keeps results as long as somebody holds their futures
        yield done


def _alone(engine: Engine, task: Task) -> Done:
    try:
        return engine.again(task)
    except engine.lost:
        return failure(task, FAILED, LOST_TWICE)
