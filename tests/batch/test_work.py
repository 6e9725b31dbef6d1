"""One workbook in, files out: the same as `gongkai render` gives."""

from __future__ import annotations

import json

import pytest

from generator.batch import work
from generator.batch.options import Options, document_fault
from generator.batch.work import Task, do
from generator.model.result import BLOCKED, FAILED, PUBLISHED, UNREADABLE
from generator.pipeline import render, write_reports
from tests.batch.county import PAIR, broken_bytes
from tests.support.submissions import hebei
from tests.support.workbooks import filled_bytes


@pytest.mark.parametrize("name", ["julu", "qinghe"])
def test_the_same_bytes_as_render(tmp_path, name):
    path = tmp_path / "工作簿.xlsx"
    path.write_bytes(filled_bytes(name))
    outcome = render(path, tmp_path / "out")
    reports = write_reports(outcome, html=tmp_path / "a.html", json=tmp_path / "a.json", mark=tmp_path / "a.xlsx")
    for _ in range(2):  # a worker that is warm gives what a cold one gives
        done = do(Task("县/工作簿.xlsx", path.read_bytes(), Options(mark="all")))
        made = {kind: data for kind, (_, data) in done.files.items()}
        assert [made[kind] for kind in ("docx", "pdf", "trace")] == [file.read_bytes() for file in outcome.files]
        assert [made[kind] for kind in ("html", "json")] == [file.read_bytes() for file in reports[:2]]
        assert {name for name, _ in done.files.values()} >= {file.name for file in outcome.files}


def test_what_a_result_says():
    result = do(Task("县/工作簿.xlsx", filled_bytes())).result
    assert (result.status, result.profile, result.year) == (PUBLISHED, "hebei_2024", 2024)
    assert (result.body, result.documents) == ("巨鹿县行政审批局", (hebei().documents[0].name,))
    assert result.pages > 30 and result.seconds > 0 and result.message == ""
    assert sum(tally.count for tally in result.findings_by_rule.values()) == result.errors + result.warnings + result.informations
    assert result.totals and result.facts[hebei().facts.body] == result.body
    assert set(result.keys) == {"workbook", "profile", "program", "options"} and all(result.keys.values())


def test_errors_give_reports_and_a_marked_copy_but_nothing_to_publish():
    done = do(Task("工作簿.xlsx", broken_bytes()))
    assert done.result.status == BLOCKED and done.result.errors and done.result.message.startswith("[")
    assert set(done.files) == {"html", "json", "mark"}
    assert done.result.documents == () and done.result.pages == 0


@pytest.mark.parametrize(("mark", "broken", "marked"), [("errors", True, True), ("errors", False, False), ("all", False, True), ("none", True, False)])
def test_who_gets_a_marked_copy(mark, broken, marked):
    done = do(Task("工作簿.xlsx", broken_bytes() if broken else filled_bytes(), Options(mark=mark)))
    assert ("mark" in done.files) == marked


def test_every_document_of_a_profile():
    names = [outline.name for outline in hebei().documents]
    done = do(Task("工作簿.xlsx", filled_bytes(), Options(every_document=True)))
    assert done.result.documents == tuple(names) and len(names) > 1
    assert set(done.files) == PAIR | {f"{kind}:{name}" for name in names[1:] for kind in ("docx", "pdf", "trace")}
    assert len({name for name, _ in done.files.values()}) == len(done.files)


def test_a_document_of_its_own_name():
    name = hebei().documents[1].name
    done = do(Task("工作簿.xlsx", filled_bytes(), Options(documents=(name,))))
    assert done.result.documents == (name,) and set(done.files) == PAIR
    assert json.loads(done.files["trace"][1])["files"][0]["name"] == done.files["docx"][0]


def test_a_document_that_the_profile_has_not():
    done = do(Task("工作簿.xlsx", filled_bytes(), Options(documents=("月报",))))
    assert done.result.status == UNREADABLE and "月报" in done.result.message and done.files == {}
    assert "月报" in document_fault(Options(documents=("月报",)))
    assert document_fault(Options(documents=(hebei().documents[1].name,))) == ""


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not quite", b"text"], ids=["empty", "cut off", "text"])
def test_what_is_no_workbook_is_said(data):
    done = do(Task("县/坏.xlsx", data))
    assert done.result.status == UNREADABLE and "坏.xlsx" in done.result.message and done.files == {}


def test_a_fault_of_ours_is_told_in_one_line(monkeypatch):
    def wrong(*_, **__):
        raise KeyError("甲\n乙")

    monkeypatch.setattr(work, "examine", wrong)
    result = do(Task("甲.xlsx", filled_bytes())).result
    assert result.status == FAILED and "KeyError" in result.message and "\n" not in result.message


def test_a_disk_without_room_for_temporary_files_is_told(monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(work, "examine", full)
    result = do(Task("甲.xlsx", filled_bytes())).result
    assert result.status == FAILED and "临时文件" in result.message


def test_a_worker_that_hangs_ends_itself(tmp_path):
    import subprocess
    import sys

    code = "import time\nfrom generator.batch import work\nwork.LONGEST = 0.5\nwork._printed = lambda task: time.sleep(60)\nwork.do(work.Task('甲.xlsx', b''))"
    assert subprocess.run([sys.executable, "-c", code], timeout=30).returncode == 1
