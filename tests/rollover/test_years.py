"""Which years of a carried text move on, which stay, and which are left for somebody to look at."""

from __future__ import annotations

import pytest

from generator.rollover.years import Moved, Shift, move_name, move_prose, rename

SHIFT = Shift(2023, 2024)

MOVED = {
    "2023年预算安排120万元": "2024年预算安排120万元",
    "2023年经费预算数": "2024年经费预算数",
    "2023年，我局将继续推进改革": "2024年，我局将继续推进改革",
    "2023年度部门预算": "2024年度部门预算",
    "与2022年预算相比增加3万元": "与2023年预算相比增加3万元",
    "比2022年减少1万元": "比2023年减少1万元",
    "2023年绩效目标：": "2024年绩效目标：",
    "２０２３年预算": "２０２４年预算",
    "二〇二三年部门预算": "二〇二四年部门预算",
    "二○二三年部门预算": "二○二四年部门预算",
    "2023年项目支出188.94万元，比2022年增加16.49万元": "2024年项目支出188.94万元，比2023年增加16.49万元",
}
STANDING = (
    "自2019年成立以来",
    "“十四五”（2021—2025年）期间",
    "参照近三年（2021—2023年）平均支出水平",
    "依据冀财〔2023〕41号文件",
    "落实《2023年工作要点》",
    "2015年12月建成",
    "面积2023平方米",
)
DOUBTFUL = ("2023年12月底前完成", "2023年成立", "截至2022年末", "2023年预算执行情况", "2024年谋划的工作", "2023预算", "2022年决算", "冀财（2023）的要求，2023预算")


@pytest.mark.parametrize("text", MOVED)
def test_the_budget_year_and_the_year_compared_with_move_on(text: str):
    moved = move_prose(text, SHIFT)
    assert moved.text == MOVED[text]
    assert moved.changes and not moved.doubts
    assert len(moved.text) == len(text)


@pytest.mark.parametrize("text", STANDING)
def test_other_years_stay_and_are_not_told(text: str):
    assert move_prose(text, SHIFT) == Moved(text)


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_is_not_certain_stays_and_is_told(text: str):
    moved = move_prose(text, SHIFT)
    assert (moved.text, moved.changes) == (text, ())
    assert moved.doubts


def test_a_year_within_a_name_is_the_names_business():
    assert move_prose("2023年防汛项目预算已下达", SHIFT, ["2023年防汛项目"]).text == "2023年防汛项目预算已下达"


@pytest.mark.parametrize(
    ("name", "now"),
    [("2023年防汛物资购置", "2024年防汛物资购置"), ("防汛（2023年）", "防汛（2024年）"), ("二〇二三年防汛", "二〇二四年防汛"), ("2021—2025年规划", "2021—2025年规划"), ("大厅业务经费", "大厅业务经费")],
)
def test_a_name_moves_on_with_its_year(name: str, now: str):
    assert move_name(name, SHIFT).text == now
    assert move_name(name, SHIFT).doubts == ()


@pytest.mark.parametrize("name", ["提前下达2023年补助（冀财〔2022〕3号）", "2022年结转项目", "2023年6月底前", "2023乡村振兴"])
def test_a_name_that_says_more_stays(name: str):
    assert move_name(name, SHIFT).text == name
    assert move_name(name, SHIFT).doubts


def test_renaming_takes_the_longest_name():
    moved = rename("实施2023年防汛项目和2023年防汛", {"2023年防汛": "2024年防汛", "2023年防汛项目": "2024年防汛项目"})
    assert moved.text == "实施2024年防汛项目和2024年防汛"
    assert set(moved.changes) == {("2023年防汛项目", "2024年防汛项目"), ("2023年防汛", "2024年防汛")}


def test_two_years_at_once():
    assert move_prose("2023年预算比2022年增加", Shift(2023, 2025)).text == "2025年预算比2024年增加"


def test_an_excerpt_shows_what_stands_around():
    (change,) = move_prose("甲" * 30 + "。2023年预算" + "乙" * 30, SHIFT).changes
    assert change[0].startswith("…甲") and change[0].endswith("…") and "2023年预算" in change[0]
    assert change[1] == change[0].replace("2023", "2024")
