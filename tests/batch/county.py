"""A folder of workbooks, and engines that do their work here or go wrong when they are told to."""

from __future__ import annotations

import os
import signal
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.batch.options import Options
from generator.batch.work import Done, Task, do
from tests.support.workbooks import filled_bytes

PAIR = {"docx", "pdf", "trace", "html", "json"}
"""What a workbook without errors gives, by kind."""


@cache
def broken_bytes() -> bytes:
    """A workbook with an error in it."""
    from tempfile import TemporaryDirectory

    from tests.support.workbooks import Desk

    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        desk.edit(lambda book: book.remove(book["支出总表"]))
        return desk.path.read_bytes()


def county(folder: Path, *names: str) -> Path:
    """Workbooks of these names below `folder`, all of the same body and content."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(filled_bytes())
    return folder


class Here:
    """An engine that does everything in this process, at once; it remembers what it was asked for."""

    lost = (EOFError,)
    elsewhere = False

    def __init__(self, work=do) -> None:
        self.work = work
        self.asked: list[str] = []
        self.closed = False

    def __call__(self) -> Here:
        return self

    def width(self) -> int:
        return 3

    def submit(self, task: Task) -> Future[Done]:
        self.asked.append(task.workbook)
        future: Future[Done] = Future()
        try:
            future.set_result(self.work(task))
        except BaseException as error:
            future.set_exception(error)
        return future

    def again(self, task: Task) -> Done:
        return self.work(task)

    def close(self) -> None:
        self.closed = True


@dataclass(frozen=True, repr=False)
class Poison(Options):
    """Options that end the worker that looks at them, as the system does when memory is short; once, if there is a file `flag` to remember it by."""

    flag: str = ""

    def __getattribute__(self, name: str):
        if name == "mark":
            flag = object.__getattribute__(self, "flag")
            if not flag or not os.path.exists(flag):
                if flag:
                    Path(flag).touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return object.__getattribute__(self, name)

    def __reduce__(self):
        return _poison, (self.flag,)

    @property
    def key(self) -> str:
        return ""


def _poison(flag: str) -> Poison:
    return Poison(fonts="bundled", flag=flag)
