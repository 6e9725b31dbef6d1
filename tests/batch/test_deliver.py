"""Results on disk: each in its department's folder, whole or not at all, over nothing that is not ours."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from generator.batch.deliver import Delivery
from generator.batch.fingerprint import digest
from generator.batch.places import INTERNAL, OLD
from generator.batch.state import is_intact, load_states
from generator.batch.work import Done
from generator.model.result import BLOCKED, PUBLISHED, UNREADABLE, Result
from generator.output import DiskFull, OutputError


def done(workbook: str = "甲.xlsx", body: str = "甲局", code: str = "101", content: bytes = b"1", status: str = PUBLISHED) -> Done:
    stem = Path(workbook).stem
    kinds = {"docx": f"{stem}.docx", "pdf": f"{stem}.pdf", "html": f"{stem}（问题清单）.html"}
    files = {kind: (name, content) for kind, name in kinds.items() if status == PUBLISHED or kind == "html"}
    return Done(Result(workbook, status, body=body, code=code), files)


def again(folder: Path) -> Delivery:
    return Delivery(folder, load_states(folder))


def test_published_files_and_internal_ones_stand_apart(tmp_path):
    result = again(tmp_path).deliver(done())
    assert result.files == {"docx": "甲局/甲.docx", "pdf": "甲局/甲.pdf", "html": f"{INTERNAL}/甲局/甲（问题清单）.html"}
    assert (tmp_path / "甲局/甲.docx").read_bytes() == b"1"
    assert result.sha256["docx"] == digest(b"1")
    assert load_states(tmp_path) == {"甲.xlsx": result}
    assert is_intact(tmp_path, result)


def test_two_departments_of_one_name_have_folders_of_their_own(tmp_path):
    delivery = again(tmp_path)
    first, second = delivery.deliver(done("a/甲.xlsx")), delivery.deliver(done("b/甲.xlsx", code="202"))
    assert (first.folder, second.folder) == ("甲局", "202 甲局")
    assert "202 甲局" in second.message
    assert is_intact(tmp_path, first)


def test_two_workbooks_of_one_department_share_its_folder_unless_their_files_have_one_name(tmp_path):
    delivery = again(tmp_path)
    folders = [delivery.deliver(done(name)).folder for name in ("a/甲.xlsx", "a/甲2023.xlsx", "b/甲.xlsx", "c/甲.xlsx", "a/甲.xlsm")]
    assert folders == ["甲局", "甲局", "101 甲局", "101 甲局（2）", "101 甲局（3）"]
    assert all(is_intact(tmp_path, result) for result in load_states(tmp_path).values())


def test_bodies_that_differ_in_what_a_file_system_does_not_see_stay_apart(tmp_path):
    delivery = again(tmp_path)
    assert delivery.deliver(done("a/x.xlsx", body="ABC局", code="")).folder == "ABC局"
    assert delivery.deliver(done("b/x.xlsx", body="abc局", code="")).folder == "abc局（2）"


def test_a_name_that_climbs_stays_inside(tmp_path):
    out = tmp_path / "公开"
    Delivery(out, {}).deliver(done(body="../../甲"))
    assert [path.name for path in tmp_path.iterdir()] == ["公开"]


def test_a_workbook_keeps_its_place_when_another_comes_before_it(tmp_path):
    again(tmp_path).deliver(done("b/甲.xlsx"))
    delivery = again(tmp_path)
    assert delivery.deliver(done("a/甲.xlsx")).folder == "101 甲局"
    assert delivery.deliver(done("b/甲.xlsx", content=b"2")).folder == "甲局"


def test_our_own_files_are_replaced(tmp_path):
    again(tmp_path).deliver(done())
    result = again(tmp_path).deliver(done(content=b"2"))
    assert (tmp_path / "甲局/甲.docx").read_bytes() == b"2" and result.message == ""
    assert not (tmp_path / INTERNAL / "甲局" / OLD).exists()


@pytest.mark.parametrize("known", [True, False], ids=["worked on", "not ours"])
def test_what_somebody_worked_on_is_kept(tmp_path, known):
    if known:
        again(tmp_path).deliver(done())
    (tmp_path / "甲局").mkdir(exist_ok=True)
    for text in (b"mine", b"mine again"):
        (tmp_path / "甲局/甲.docx").write_bytes(text)
        result = again(tmp_path).deliver(done(content=b"2"))
        assert "甲.docx" in result.message
    old = tmp_path / INTERNAL / "甲局" / OLD
    assert {path.name: path.read_bytes() for path in old.iterdir()} == {"甲.docx": b"mine", "甲（2）.docx": b"mine again"}
    assert (tmp_path / "甲局/甲.docx").read_bytes() == b"2"


def test_what_was_published_does_not_stand_beside_errors_as_if_it_held(tmp_path):
    again(tmp_path).deliver(done())
    result = again(tmp_path).deliver(done(status=BLOCKED, content=b"2"))
    assert not list((tmp_path / "甲局").iterdir())
    assert {path.name for path in (tmp_path / INTERNAL / "甲局" / OLD).iterdir()} == {"甲.docx", "甲.pdf"}
    assert list(result.files) == ["html"] and OLD in result.message


def test_a_body_of_another_name_takes_its_files_along(tmp_path):
    again(tmp_path).deliver(done())
    result = again(tmp_path).deliver(done(body="乙局"))
    assert result.files["docx"] == "乙局/甲.docx"
    assert not list((tmp_path / "甲局").iterdir())


def test_a_workbook_that_cannot_be_read_leaves_what_there_is(tmp_path):
    before = again(tmp_path).deliver(done())
    result = again(tmp_path).deliver(Done(Result("甲.xlsx", UNREADABLE, message="打不开")))
    assert (result.body, result.code, result.files) == ("甲局", "101", {})
    assert result.message == "打不开；上次生成的文件还在，没有更新"
    assert load_states(tmp_path) == {"甲.xlsx": before} and is_intact(tmp_path, before)


def test_a_full_disk_changes_nothing(tmp_path, monkeypatch):
    before = again(tmp_path).deliver(done())
    (tmp_path / "甲局/甲.pdf").write_bytes(b"mine")
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.suffix == ".html":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DiskFull, match="磁盘空间"):
        again(tmp_path).deliver(done(content=b"2"))
    monkeypatch.undo()
    assert (tmp_path / "甲局/甲.docx").read_bytes() == b"1" and (tmp_path / "甲局/甲.pdf").read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".json") == ["甲.docx", "甲.pdf", "甲（问题清单）.html"]
    assert load_states(tmp_path) == {"甲.xlsx": before}


def test_a_target_that_is_a_folder_is_said(tmp_path):
    (tmp_path / "甲局/甲.docx").mkdir(parents=True)
    with pytest.raises(OutputError):
        again(tmp_path).deliver(done())
    assert load_states(tmp_path) == {}


def test_a_state_whose_outputs_changed_does_not_hold(tmp_path):
    result = again(tmp_path).deliver(done())
    assert not is_intact(tmp_path, replace(result, sha256={}))
    (tmp_path / "甲局/甲.pdf").unlink()
    assert not is_intact(tmp_path, result)
