"""Every core of this machine: one process each, since documents are pure computation."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from generator.batch.work import Done, Task, do

AHEAD = 3
"""Tasks under way for each process: some wait for a slow one before them to keep the order."""


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Processes:
    """Worker processes on this machine, started when the first task comes."""

    lost = (BrokenProcessPool,)
    elsewhere = False

    def __init__(self, jobs: int = 0) -> None:
        self.jobs = jobs or cores()
        self._pool: ProcessPoolExecutor | None = None

    def width(self) -> int:
        return self.jobs * AHEAD

    def submit(self, task: Task) -> Future[Done]:
        self._pool = self._pool or _pool(self.jobs)
        try:
            return self._pool.submit(do, task)
        except BrokenProcessPool:
            self._pool.shutdown(wait=False)
            self._pool = _pool(self.jobs)
            return self._pool.submit(do, task)

    def again(self, task: Task) -> Done:
        with _pool(1) as alone:
            return alone.submit(do, task).result()

    def close(self) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that begin clean: a fork of a parent with threads may hang."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([do.__module__])
    return ProcessPoolExecutor(jobs, context, _begin)


def _begin() -> None:
    """Ctrl-C is the parent's business; a worker whose parent was killed ends too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
