"""Keeping workers busy, in order, and surviving the loss of some."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.batch.engines import LOST_TWICE, completed
from generator.batch.engines.processes import Processes
from generator.batch.options import Options
from generator.batch.work import Done, Task
from generator.model.result import FAILED, PUBLISHED, UNREADABLE, Result
from tests.batch.county import Here, Poison
from tests.support.workbooks import filled_bytes

OPTIONS = Options(fonts="bundled", mark="none")


def tasks(count: int):
    return [Task(f"{number}.xlsx", b"") for number in range(count)]


def fine(task: Task) -> Done:
    return Done(Result(task.workbook, PUBLISHED))


def never() -> bool:
    return False


def test_results_come_in_the_order_of_the_tasks():
    results = [done.result.workbook for done in completed(Here(fine), iter(tasks(10)), never)]
    assert results == [task.workbook for task in tasks(10)]


def test_no_more_is_taken_than_the_engine_is_wide():
    engine = Here(fine)
    next(completed(engine, iter(tasks(10)), never))
    assert len(engine.asked) == engine.width()


def test_after_a_stop_what_is_under_way_still_counts():
    engine, asked = Here(fine), []
    results = []
    for done in completed(engine, iter(tasks(10)), lambda: bool(asked)):
        results.append(done.result.workbook)
        asked.append("stop")
    assert results == engine.asked == ["0.xlsx", "1.xlsx", "2.xlsx"]


def test_a_lost_worker_gets_a_second_chance():
    lost = []

    def once(task: Task) -> Done:
        if task.workbook == "1.xlsx" and not lost:
            lost.append(task)
            raise EOFError
        return fine(task)

    assert [done.result.status for done in completed(Here(once), iter(tasks(4)), never)] == [PUBLISHED] * 4


def test_one_that_is_lost_twice_has_failed_and_the_rest_is_done():
    def poisoned(task: Task) -> Done:
        if task.workbook == "1.xlsx":
            raise EOFError
        return fine(task)

    results = [done.result for done in completed(Here(poisoned), iter(tasks(4)), never)]
    assert [result.status for result in results] == [PUBLISHED, FAILED, PUBLISHED, PUBLISHED]
    assert results[1].message == LOST_TWICE


@pytest.fixture
def processes():
    engine = Processes(2)
    yield engine
    engine.close()


def test_killed_processes_lose_only_the_workbook_that_kills_them(processes):
    real = [Task(f"{number}.xlsx", filled_bytes(), OPTIONS) for number in range(4)]
    killer = replace(real[1], options=Poison())
    done = list(completed(processes, iter([real[0], killer, *real[2:]]), never))
    assert [one.result.status for one in done] == [PUBLISHED, FAILED, PUBLISHED, PUBLISHED]
    assert done[1].result.message == LOST_TWICE
    assert done[0].files["pdf"][1] == done[3].files["pdf"][1]


def test_a_process_that_is_killed_once_loses_nothing(processes, tmp_path):
    unlucky = Task("a.xlsx", filled_bytes(), Poison(flag=str(tmp_path / "flag")))
    done = list(completed(processes, iter([unlucky, Task("b.xlsx", filled_bytes(), OPTIONS)]), never))
    assert [one.result.status for one in done] == [PUBLISHED, PUBLISHED]
    assert (tmp_path / "flag").exists()


def test_many_large_workbooks_and_a_killed_process_leave_nothing_hanging(processes):
    """CPython 3.11 waits for ever for a pool whose process was killed while a pipe was full: only words may go through it."""
    killer = Task("0.xlsx", filled_bytes(), Poison())
    large = [Task(f"{number}.xlsx", bytes(4_000_000), OPTIONS) for number in range(1, 12)]
    done = list(completed(processes, iter([killer, *large]), never))
    assert [one.result.status for one in done] == [FAILED] + [UNREADABLE] * 11
    processes.close()


def test_a_full_disk_for_temporary_files_is_a_result(processes, monkeypatch):
    def full(self, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    [done] = completed(processes, iter([Task("a.xlsx", filled_bytes(), OPTIONS)]), never)
    assert (done.result.status, done.files) == (FAILED, {})
    assert "No space left" in done.result.message


def test_the_private_folder_goes_with_the_engine():
    engine = Processes(1)
    folder = engine._scratch.folder
    list(completed(engine, iter([Task("a.xlsx", b"", OPTIONS)]), never))
    assert folder.is_dir() and not list(folder.iterdir())
    engine.close()
    assert not folder.exists()
