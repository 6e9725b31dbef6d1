"""A whole batch in one process: what is done, what is not done again, what the ledger is told."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from generator.batch import run as running
from generator.batch.errors import BatchError
from generator.batch.lock import locked
from generator.batch.options import Options
from generator.batch.places import INTERNAL, LEDGER, LEDGER_JSON, STATE
from generator.batch.run import Batch, Report
from generator.model.result import BLOCKED, FAILED, GONE, PENDING, PUBLISHED, UNREADABLE
from generator.output import DiskFull
from tests.batch.county import PAIR, Here, broken_bytes, county

OPTIONS = Options(fonts="bundled", mark="none")


def batch(source: Path, engine=None, options: Options = OPTIONS, **more) -> Batch:
    return Batch(source, source.parent / "公开", options, engine or Here(), **more)


def statuses(report: Report) -> dict[str, str]:
    return {result.workbook: result.status for result in report.results}


def snapshot(folder: Path) -> dict[str, bytes]:
    """Everything but the ledger, which has the time in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in (LEDGER, LEDGER_JSON)}


@pytest.fixture
def source(tmp_path) -> Path:
    return county(tmp_path / "工作簿", "a/甲.xlsx", "b/乙.xlsx")


def test_a_bad_file_stops_nothing_and_everything_is_told(source):
    (source / "坏.xlsx").write_bytes(b"no workbook")
    (source / "错.xlsx").write_bytes(broken_bytes())
    told = []
    report = batch(source).run(lambda result, reused: told.append((result.workbook, reused)))
    assert statuses(report) == {"a/甲.xlsx": PUBLISHED, "b/乙.xlsx": PUBLISHED, "坏.xlsx": UNREADABLE, "错.xlsx": BLOCKED}
    assert told == [(workbook, False) for workbook in statuses(report)]
    assert {path.name for path in report.written} >= {LEDGER, LEDGER_JSON} and report.faults == ()
    published = report.results[0]
    assert set(published.files) == PAIR and all((source.parent / "公开" / file).is_file() for file in published.files.values())


def test_a_second_run_does_nothing_and_starts_no_worker(source):
    first = batch(source).run()
    before = snapshot(source.parent / "公开")

    def no_engine():
        raise AssertionError("a worker is started")

    again = batch(source, no_engine).run()
    assert again.results == first.results and again.reused == 2
    assert snapshot(source.parent / "公开") == before


@pytest.mark.parametrize("change", ["workbook", "output missing", "output altered", "state lost", "state cut off"])
def test_only_what_changed_is_done_again(source, change):
    out = source.parent / "公开"
    result = batch(source).run().results[1]
    state = next(path for path in (out / STATE).iterdir() if "乙.xlsx" in path.read_text())
    pdf = out / result.files["pdf"]
    right = pdf.read_bytes()
    {
        "workbook": lambda: (source / "b/乙.xlsx").write_bytes(broken_bytes()),
        "output missing": pdf.unlink,
        "output altered": lambda: pdf.write_bytes(b"x"),
        "state lost": state.unlink,
        "state cut off": lambda: state.write_bytes(state.read_bytes()[:100]),
    }[change]()
    engine = Here()
    report = batch(source, engine).run()
    assert engine.asked == ["b/乙.xlsx"] and engine.closed
    assert report.results[1].status == (BLOCKED if change == "workbook" else PUBLISHED)
    if change != "workbook":
        assert pdf.read_bytes() == right


def test_other_options_and_force_do_everything_again(source):
    batch(source).run()
    engine = Here()
    batch(source, engine, replace(OPTIONS, flow="free")).run()
    batch(source, engine, replace(OPTIONS, flow="free"), force=True).run()
    assert len(engine.asked) == 4


def test_another_version_of_the_program_does_everything_again(source, monkeypatch):
    batch(source).run()
    monkeypatch.setattr(running.fingerprint, "program", lambda: "another one")
    engine = Here()
    batch(source, engine).run()
    assert len(engine.asked) == 2


@pytest.mark.parametrize("where", ["hebei_2024/sections", "common/rules"])
def test_a_profile_that_was_changed_below_or_above_does_its_workbooks_again(source, tmp_path, where):
    templates = tmp_path / "templates"
    shutil.copytree(Path(running.__file__).parents[2] / "templates", templates, ignore=shutil.ignore_patterns("henan*"))
    options = replace(OPTIONS, templates=str(templates))
    batch(source, Here(), options).run()
    assert batch(source, Here(), options).run().reused == 2
    file = sorted((templates / where).iterdir())[0]
    file.write_bytes(file.read_bytes() + b"\n")
    engine = Here()
    batch(source, engine, options).run()
    assert len(engine.asked) == 2


def test_a_workbook_that_is_gone_is_told_until_its_files_are_gone(source):
    batch(source).run()
    (source / "b/乙.xlsx").unlink()
    [_, gone] = batch(source).run().results
    assert (gone.workbook, gone.status) == ("b/乙.xlsx", GONE) and set(gone.files) == PAIR
    for file in gone.files.values():
        (source.parent / "公开" / file).unlink()
    assert len(batch(source).run().results) == 1


def test_a_workbook_that_moved_keeps_its_result(source):
    before = batch(source).run().results[1]
    (source / "c").mkdir()
    (source / "b/乙.xlsx").rename(source / "c/乙.xlsx")
    engine = Here()
    report = batch(source, engine).run()
    assert engine.asked == [] and report.results[1] == replace(before, workbook="c/乙.xlsx")


def test_a_workbook_that_vanishes_or_is_locked_during_the_run(source, monkeypatch):
    batch(source).run()
    county(source, "c/丙.xlsx")
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "甲.xlsx":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read(path)

    started = batch(source)
    (source / "c/丙.xlsx").unlink()
    monkeypatch.setattr(Path, "read_bytes", refused)
    report = started.run()
    assert statuses(report) == {"a/甲.xlsx": UNREADABLE, "b/乙.xlsx": PUBLISHED, "c/丙.xlsx": UNREADABLE}
    locked_one, _, vanished = report.results
    assert "占用" in locked_one.message and "没有更新" in locked_one.message and locked_one.body
    assert "不在" in vanished.message
    monkeypatch.undo()
    (source / "c").rmdir()
    assert batch(source).run().reused == 2


def test_a_full_disk_stops_the_run_and_the_next_one_goes_on(tmp_path, monkeypatch):
    source = county(tmp_path / "工作簿", *(f"{number}.xlsx" for number in range(5)))
    write = running.Delivery.deliver

    def full_after_two(delivery, done):
        if done.result.workbook > "1.xlsx":
            raise DiskFull("磁盘满了")
        return write(delivery, done)

    monkeypatch.setattr(running.Delivery, "deliver", full_after_two)
    report = batch(source).run()
    assert report.disk_full
    assert list(statuses(report).values())[:3] == [PUBLISHED, PUBLISHED, FAILED] and statuses(report)["4.xlsx"] in (FAILED, PENDING)
    monkeypatch.undo()
    report = batch(source).run()
    assert set(statuses(report).values()) == {PUBLISHED} and report.reused == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"), reason="mounting a small disk needs root")
def test_a_disk_that_is_really_full(tmp_path):
    source = county(tmp_path / "工作簿", *(f"{number}.xlsx" for number in range(10)))
    out = tmp_path / "公开"
    out.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(out)], capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        report = batch(source).run()
        assert report.disk_full and PUBLISHED in statuses(report).values() and PENDING in statuses(report).values()
        for result in report.results:
            for kind, file in result.files.items():
                assert running.fingerprint.digest((out / file).read_bytes()) == result.sha256[kind]
        known = {file for result in report.results for file in result.files.values()} | {path.relative_to(out).as_posix() for path in report.written}
        there = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
        assert {file for file in there if not file.startswith((STATE, f"{INTERNAL}/.lock"))} == known
        subprocess.run(["mount", "-o", "remount,size=50m", str(out)], check=True)
        again = batch(source).run()
        assert set(statuses(again).values()) == {PUBLISHED} and again.reused >= 1
    finally:
        subprocess.run(["umount", str(out)], check=True)


def test_a_stop_leaves_a_true_ledger(tmp_path):
    source = county(tmp_path / "工作簿", *(f"{number}.xlsx" for number in range(5)))
    told = []
    report = batch(source).run(lambda result, reused: told.append(result), lambda: bool(told))
    assert report.stopped and list(statuses(report).values()) == [PUBLISHED] * 3 + [PENDING] * 2
    assert (tmp_path / "公开" / INTERNAL / LEDGER).is_file()
    assert batch(source).run().reused == 3


def test_two_batches_do_not_write_into_one_folder(source):
    with locked(source.parent / "公开"), pytest.raises(BatchError, match="另一个批处理"):
        batch(source).run()
    assert set(statuses(batch(source).run()).values()) == {PUBLISHED}


def test_what_a_killed_run_left_is_swept(source):
    left = source.parent / "公开/甲局/.gongkai-x1.pdf"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    batch(source).run()
    assert not left.exists()


def test_workers_elsewhere_with_another_program_are_not_believed(source):
    def foreign(task):
        done = running.Done(running.Result(task.workbook, PUBLISHED, keys={"program": "another one"}))
        return done

    engine = Here(foreign)
    engine.elsewhere = True
    report = batch(source, engine).run()
    assert set(statuses(report).values()) == {FAILED} and "工作机" in report.results[0].message


@pytest.mark.parametrize("out", ["工作簿", "文件.txt"])
def test_folders_that_cannot_be_meant(source, out):
    (source.parent / "文件.txt").touch()
    with pytest.raises(BatchError):
        Batch(source, source.parent / out, OPTIONS, Here())


def test_an_empty_folder_is_said(tmp_path):
    (tmp_path / "空").mkdir()
    with pytest.raises(BatchError, match="没有 .xlsx"):
        batch(tmp_path / "空")


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(BatchError, match="找不到文件夹"):
        batch(tmp_path / "没有")
