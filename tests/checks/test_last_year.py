"""Last year's texts and records, as the rules about stale words read them."""

from __future__ import annotations

import pytest

from generator.checks.context import Context
from generator.checks.last_year import carried_over, essence, last_names, last_texts, this_years_names
from generator.checks.texts import hand_written
from tests.support.submissions import hebei
from tests.support.tables import body_of, cases_in

COLUMNS = ["上年文字", "表", "行", "栏", "内容", "核对"]
HEAD = "== 例\n-- 上年文字\n表 | 行 | 栏 | 内容 | 核对\n"


def context(tables: str) -> Context:
    [case] = cases_in(tables)
    return Context(body_of(case, hebei()), hebei())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("保管安全，查阅方便。", "保管安全, 查阅方便"),
        ("2023年完成10万页", "2024年完成１０万页"),
        ("二〇二三年的目标", "2024年的目标"),
        ("一是保管。\n二是查阅。", "一是保管二是查阅"),
    ],
)
def test_years_marks_and_widths_do_not_matter(left, right):
    assert essence(left) == essence(right)


@pytest.mark.parametrize(("left", "right"), [("完成10万页", "完成12万页"), ("保管安全", "保管完好"), ("2023年完成", "完成")])
def test_figures_and_words_do(left, right):
    assert essence(left) != essence(right)


def test_a_field_is_found_by_its_name_and_by_its_label():
    by_name = last_texts(context(HEAD + "文字说明 | 三公经费增减原因 | 内容 | 压减接待 |"), COLUMNS)
    by_label = last_texts(context(HEAD + "文字说明 | “三公”经费增减原因 | 内容 | 压减接待 |"), COLUMNS)
    assert set(by_name) == set(by_label) == {("文字说明", "三公经费增减原因")}


def test_a_sheet_that_there_is_no_more_and_an_empty_text_give_nothing():
    assert last_texts(context(HEAD + "旧表 | 甲 | 内容 | 旧文字 |\n文字说明 | 部门职责 | 内容 |  |"), COLUMNS) == {}


def test_a_record_is_found_in_its_column_whatever_its_row():
    """The row's own text of last year first; else the same words in any row of the column."""
    goals = "\n-- 分项绩效目标\n工作任务 | 绩效目标\n查阅 | 随到随查\n保管 | 库房安全"
    found = context(HEAD + "分项绩效目标 | 保管 | 绩效目标 | 随到随查 |\n分项绩效目标 | 保管 | 绩效目标 | 库房安全 | 是" + goals)
    known = last_texts(found, COLUMNS)
    first, second = hand_written(found, ["分项绩效目标.绩效目标"])
    assert [(last.row, last.checked) for last in carried_over(first, known, found)] == [("保管", False)]
    assert [last.checked for last in carried_over(second, known, found)] == [True]


def test_records_by_the_name_they_had_and_by_the_name_they_have():
    found = context("== 例\n-- 上年项目\n项目名称 | 上年预算数 | 今年项目\n档案扫描 | 20.00 | 档案数字化\n古籍修复 | 5.00 | 结束")
    before, now = last_names(found), this_years_names(found)
    assert (before["档案扫描"].name, before["古籍修复"].has_ended) == ("档案数字化", True)
    assert (now["档案数字化"].last.value, now["库房维护"].is_new) == (20, True)


def test_texts_of_sheets_for_the_clerks_own_use_are_not_proof_read():
    found = context(HEAD + "文字说明 | 部门职责 | 内容 | 旧的的文字 |")
    assert all(text.sheet != "上年文字" for text in hand_written(found))
    assert [text.text for text in hand_written(found, ["上年文字.内容"])] == ["旧的的文字"]
