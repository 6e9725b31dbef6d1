"""One batch from its folder of workbooks to its ledger."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.batch import fingerprint
from generator.batch.bench import forget
from generator.batch.county import NOBODY
from generator.batch.deliver import Delivery, known_from
from generator.batch.engines import Engine, completed
from generator.batch.errors import BatchError
from generator.batch.find import Found, find_workbooks
from generator.batch.index import TITLE
from generator.batch.lock import locked
from generator.batch.options import Options
from generator.batch.overviews import write_overviews
from generator.batch.roster import Roster
from generator.batch.state import drop_state, follow_moved, is_intact, left_of, load_states, sweep
from generator.batch.work import Done, Task
from generator.model.result import FAILED, GONE, PENDING, UNREADABLE, Result
from generator.output import DiskFull, OutputError
from generator.profiles.errors import ProfileError

Tell = Callable[[Result, bool], object]

OTHERWISE = "处理它的工作机上程序或公开格式与本机的不同，没有采用。请在每台工作机上安装与本机相同的版本再运行一次"


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a batch. `results` are those of all workbooks, sorted; `reused` of them were done before and hold.

    `written` are ledger and index, `faults` say why they could not be written.
    """

    results: tuple[Result, ...]
    reused: int
    found: Found
    seconds: float
    stopped: bool
    disk_full: bool
    written: tuple[Path, ...]
    faults: tuple[str, ...]


class Batch:
    """The workbooks below `source`, into `out`. `engine` makes one when there is something to do; with `force` that is everything.

    `roster` says whose workbooks are expected, `title` stands above the pages. Raises BatchError for folders that cannot be meant.
    """

    def __init__(self, source: Path, out: Path, options: Options, engine: Callable[[], Engine], *, force: bool = False, roster: Roster = NOBODY, title: str = TITLE) -> None:
        self.source, self.out, self.options = source, out, options
        self._engine, self._force, self._roster, self._title = engine, force, roster, title
        self._profiles: dict[str, str] = {}
        self._results: dict[str, Result] = {}
        self._reused = 0
        self._full = False
        self._check_places()
        self.found = find_workbooks(source, out)
        if not self.found.workbooks:
            raise BatchError(f"“{source}”里没有 .xlsx 工作簿。")

    def run(self, tell: Tell = lambda result, reused: None, stopped: Callable[[], bool] = lambda: False) -> Report:
        """Do what changed, and write ledger and index of everything, also after a stop.

        `tell` hears of every result as it comes, and whether it was done before; `stopped` says when to take no more.
        Raises BatchError if another batch is running there, OutputError if the folder cannot be written.
        """
        started = time.perf_counter()
        with locked(self.out):
            forget()
            sweep(self.out)
            states = load_states(self.out)
            follow_moved(self.out, self.source, self.found.workbooks, states)
            self._do(states, tell, lambda: self._full or stopped())
            results = tuple(sorted((*self._complete(states), *self._gone(states)), key=lambda result: result.workbook))
            written, faults = write_overviews(results, self.out, self.source, self._roster, self._title)
        return Report(results, self._reused, self.found, time.perf_counter() - started, stopped(), self._full, written, faults)

    def _do(self, states: dict[str, Result], tell: Tell, stopped: Callable[[], bool]) -> None:
        delivery, engine = Delivery(self.out, states), None
        try:
            tasks = self._tasks(states, tell, stopped)
            first = next(tasks, None)
            if first is None:
                return  # nothing to do: no worker is started
            engine = self._engine()
            for done in completed(engine, _after(first, tasks), stopped):
                self._record(self._delivered(done, delivery, engine.elsewhere), tell)
        finally:
            if engine:
                engine.close()

    def _tasks(self, states: dict[str, Result], tell: Tell, stopped: Callable[[], bool]) -> Iterator[Task]:
        """What is to be done, read when its turn comes; what holds or cannot be read is recorded at once."""
        for workbook in self.found.workbooks:
            if stopped():
                return
            before = states.get(workbook)
            try:
                task = Task(workbook, (self.source / workbook).read_bytes(), self.options)
            except OSError as error:
                self._record(known_from(before, Result(workbook, UNREADABLE, message=_unread(error))), tell)
                continue
            if before and not self._force and self._holds(before, task):
                self._reused += 1
                self._record(before, tell, reused=True)
            else:
                yield task

    def _holds(self, before: Result, task: Task) -> bool:
        expected = {
            fingerprint.WORKBOOK: fingerprint.digest(task.data),
            fingerprint.PROFILE: self._fingerprint(before.profile),
            fingerprint.PROGRAM: fingerprint.program(),
            fingerprint.OPTIONS: self.options.key,
        }
        return before.keys == expected and is_intact(self.out, before)

    def _fingerprint(self, profile: str) -> str:
        """That of the profile as it is on this machine; "" if there is none any more."""
        if profile not in self._profiles:
            try:
                self._profiles[profile] = fingerprint.of_profile(profile, self.options.fonts, self.options.templates)
            except ProfileError:
                self._profiles[profile] = ""
        return self._profiles[profile]

    def _delivered(self, done: Done, delivery: Delivery, elsewhere: bool) -> Result:
        if elsewhere and self._is_foreign(done.result):
            done = Done(Result(done.result.workbook, FAILED, message=OTHERWISE))
        try:
            return delivery.deliver(done)
        except OutputError as error:
            self._full = self._full or isinstance(error, DiskFull)
            return replace(done.result, status=FAILED, message=str(error))

    def _is_foreign(self, result: Result) -> bool:
        """Was it made by another program or with another profile than ours?"""
        if result.keys[fingerprint.PROGRAM] != fingerprint.program():
            return True
        return bool(result.profile) and result.keys[fingerprint.PROFILE] != self._fingerprint(result.profile)

    def _record(self, result: Result, tell: Tell, reused: bool = False) -> None:
        self._results[result.workbook] = result
        tell(result, reused)

    def _complete(self, states: dict[str, Result]) -> Iterator[Result]:
        for workbook in self.found.workbooks:
            yield self._results.get(workbook) or known_from(states.get(workbook), Result(workbook, PENDING, message="中途停止，还没有轮到"))

    def _gone(self, states: dict[str, Result]) -> Iterator[Result]:
        """Results of workbooks that are no longer there, as long as there are files of them."""
        for workbook in states.keys() - set(self.found.workbooks):
            files = left_of(self.out, states[workbook])
            if files:
                yield replace(states[workbook], status=GONE, files=files, message="生成的文件还在；不再需要的，请自行删除")
            else:
                drop_state(self.out, workbook)

    def _check_places(self) -> None:
        if not self.source.is_dir():
            raise BatchError(f"找不到文件夹“{self.source}”。")
        if self.out.exists() and not self.out.is_dir():
            raise BatchError(f"“{self.out}”是一个文件，不是文件夹。请在 --out 后面写一个文件夹。")
        if self.out.resolve() == self.source.resolve():
            raise BatchError("--out 不能就是放工作簿的文件夹，请另写一个，例如 --out 公开")


def _after(first: Task, rest: Iterator[Task]) -> Iterator[Task]:
    yield first
    yield from rest


def _unread(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "处理到它时文件已经不在了。请核对后再运行一次"
    if isinstance(error, PermissionError):
        return "打不开：没有权限，或者正被别的程序占用。请保存并关闭后再运行一次"
    return f"读取时出错（{error.strerror or error}）。请把文件复制到本机再试"
