from pathlib import Path

import pytest

from generator.reports.files import target_fault, targets, usual_name

BOOK = Path("甲") / "我单位.xlsx"


def test_beside_the_workbook_or_in_the_folder_of_the_run():
    assert targets(BOOK, Path("甲"), {"html": "", "json": "", "mark": ""}) == {
        "html": Path("甲/我单位（问题清单）.html"), "json": Path("甲/我单位（问题清单）.json"), "mark": Path("甲/我单位（问题标注）.xlsx"),
    }  # fmt: skip
    assert targets(BOOK, Path("乙"), {"html": ""}) == {"html": Path("乙/我单位（问题清单）.html")}


def test_named_files_and_folders(tmp_path):
    assert targets(BOOK, Path("甲"), {"html": "结果.html", "json": None}) == {"html": Path("结果.html")}
    assert targets(BOOK, Path("甲"), {"html": str(tmp_path)}) == {"html": tmp_path / "我单位（问题清单）.html"}
    assert targets(BOOK, Path("甲"), {"html": "新的/"}) == {"html": Path("新的/我单位（问题清单）.html")}


def test_standard_output_is_no_file():
    assert targets(BOOK, Path("甲"), {"json": "-", "html": None}) == {}


@pytest.mark.parametrize(
    ("name", "marked"),
    [("甲.xlsx", "甲（问题标注）.xlsx"), ("甲（问题标注）.xlsx", "甲（问题标注2）.xlsx"), ("甲（问题标注2）.xlsx", "甲（问题标注3）.xlsx")],
)
def test_a_copy_is_never_its_own_original(name, marked):
    assert usual_name(Path(name), "mark") == marked


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"html": "乙.xlsx"}, "--html 后面应是以 .html 结尾"),
        ({"json": "结果.txt"}, "--json 后面应是以 .json 结尾"),
        ({"mark": "结果.html"}, "--mark 后面应是以 .xlsx 结尾"),
        ({"mark": "甲/../甲/我单位.xlsx"}, "就是要检查的工作簿"),
    ],
)
def test_what_would_go_wrong_is_refused(asked, words):
    assert words in target_fault([BOOK], asked)


@pytest.mark.parametrize("asked", [{"html": "甲.html"}, {"mark": "甲.xlsx"}, {"json": "-"}])
def test_several_workbooks_do_not_go_into_one_file(asked):
    assert "有 2 份工作簿" in target_fault([BOOK, Path("乙.xlsx")], asked)
    assert target_fault([BOOK], asked) == ""


def test_several_workbooks_go_beside_themselves_or_into_a_folder(tmp_path):
    for typed in ("", str(tmp_path), "新的/"):
        assert target_fault([BOOK, Path("乙.xlsx")], {"html": typed, "mark": typed, "json": typed}) == ""
    assert target_fault([BOOK], {"html": None, "mark": None, "json": None}) == ""
