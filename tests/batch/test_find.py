"""Which files of a folder are workbooks to be done."""

from __future__ import annotations

from pathlib import Path

from generator.batch.find import find_workbooks
from generator.batch.places import INTERNAL, LEDGER, STATE


def made(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return folder


def test_workbooks_of_all_levels_are_found_in_order(tmp_path):
    made(tmp_path, "乙/乙.xlsx", "甲.XLSM", "乙/深/丙.xlsx", "说明.docx")
    assert find_workbooks(tmp_path, tmp_path / "公开").workbooks == ("乙/乙.xlsx", "乙/深/丙.xlsx", "甲.XLSM")


def test_what_others_left_lying_about_is_not_taken(tmp_path):
    made(tmp_path, "甲.xlsx", "~$甲.xlsx", ".~甲.xlsx", "._甲.xlsx", ".隐藏/乙.xlsx", "__MACOSX/甲.xlsx")
    assert find_workbooks(tmp_path, tmp_path / "公开").workbooks == ("甲.xlsx",)


def test_our_own_files_are_not_taken(tmp_path):
    made(tmp_path, "甲.xlsx", LEDGER, "公开/甲局/x.xlsx", f"公开/{INTERNAL}/甲局/甲（问题标注）.xlsx", f"以前的/{STATE}/1.json", "以前的/甲局/甲.xlsx")
    assert find_workbooks(tmp_path, tmp_path / "公开").workbooks == ("甲.xlsx",)


def test_a_marked_copy_is_told_of_and_taken_only_without_its_workbook(tmp_path):
    made(tmp_path, "甲.xlsx", "甲（问题标注）.xlsx", "甲（问题标注2）.xlsx", "乙（问题标注）.xlsx")
    found = find_workbooks(tmp_path, tmp_path / "公开")
    assert found.workbooks == ("乙（问题标注）.xlsx", "甲.xlsx")
    assert found.marked == ("甲（问题标注2）.xlsx", "甲（问题标注）.xlsx")


def test_other_kinds_of_workbooks_are_told_of(tmp_path):
    found = find_workbooks(made(tmp_path, "甲.xlsx", "旧.xls", "金山.et"), tmp_path / "公开")
    assert found.others == ("旧.xls", "金山.et")


def test_a_target_above_the_folder_hides_nothing(tmp_path):
    made(tmp_path, "工作簿/甲.xlsx")
    assert find_workbooks(tmp_path / "工作簿", tmp_path).workbooks == ("甲.xlsx",)
