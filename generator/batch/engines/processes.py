"""Every core of this machine: one process each, since documents are pure computation.

Contents travel as files of a private folder, the pipes carry only words: a process that is killed while a pipe is full
leaves the pool of CPython 3.11 waiting for ever (github.com/python/cpython/issues/94777).
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import tempfile
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from generator.batch.engines.scratch import Scratch
from generator.batch.work import Done, Task, do, failure
from generator.model.result import FAILED

AHEAD = 3
"""Tasks under way for each process: some wait for a slow one before them to keep the order."""

PRELOADED = ("generator.compose.document", "generator.writers.docx", "generator.writers.pdf")
"""What every process will need: loaded once, before they fork."""


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Parcel:
    """A future of `Done` whose contents come as a file: `inbox` holds the workbook, `outbox` what was made of it."""

    future: Future[Done]
    inbox: Path
    outbox: Path

    def cancel(self) -> bool:
        return self.future.cancel()

    def result(self) -> Done:
        """What became of the task. Raises BrokenProcessPool if its process was lost."""
        try:
            done = self.future.result()
            return replace(done, files=pickle.loads(self.outbox.read_bytes())) if self.outbox.exists() else done
        finally:
            self.inbox.unlink(missing_ok=True)
            self.outbox.unlink(missing_ok=True)


def do_parcel(task: Task, inbox: Path, outbox: Path) -> Done:
    """In the worker: `do`, with the contents in files."""
    try:
        done = do(replace(task, data=inbox.read_bytes()))
        outbox.write_bytes(pickle.dumps(done.files))
    except OSError as error:
        outbox.unlink(missing_ok=True)
        return _no_room(task, error)
    return replace(done, files={})


def _no_room(task: Task, error: OSError) -> Done:
    return failure(task, FAILED, f"写不了临时文件（{error.strerror or error}）：请检查系统临时文件夹的空间，再运行一次")


class Processes:
    """Worker processes on this machine, started when the first task comes."""

    lost = (BrokenProcessPool,)
    elsewhere = False

    def __init__(self, jobs: int = 0) -> None:
        self.jobs = jobs or cores()
        self._pool: ProcessPoolExecutor | None = None
        self._scratch = Scratch()
        self._numbers = count()

    def width(self) -> int:
        return self.jobs * AHEAD

    def submit(self, task: Task) -> Parcel:
        self._pool = self._pool or self._processes(self.jobs)
        try:
            return self._send(self._pool, task)
        except BrokenProcessPool:
            self._pool.shutdown(wait=False)
            self._pool = self._processes(self.jobs)
            return self._send(self._pool, task)

    def again(self, task: Task) -> Done:
        with self._processes(1) as alone:
            return self._send(alone, task).result()

    def close(self) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        self._scratch.close()

    def _processes(self, jobs: int) -> ProcessPoolExecutor:
        """Processes that begin clean: a fork of a parent with threads may hang."""
        can_fork = "forkserver" in multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if can_fork else "spawn")
        if can_fork:
            context.set_forkserver_preload([do_parcel.__module__, *PRELOADED])
        return ProcessPoolExecutor(jobs, context, _begin, (self._scratch.folder,))

    def _send(self, pool: ProcessPoolExecutor, task: Task) -> Parcel:
        inbox = self._scratch.folder / f"{next(self._numbers)}.in"
        outbox = inbox.with_suffix(".out")
        try:
            inbox.write_bytes(task.data)
        except OSError as error:
            failed: Future[Done] = Future()
            failed.set_result(_no_room(task, error))
            return Parcel(failed, inbox, outbox)
        return Parcel(pool.submit(do_parcel, replace(task, data=b""), inbox, outbox), inbox, outbox)


def _begin(scratch: Path) -> None:
    """Ctrl-C is the parent's business; a worker whose parent was killed ends too. Its temporary files go with the parent's."""
    tempfile.tempdir = str(scratch)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
