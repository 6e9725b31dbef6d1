"""What each 做法 does to a cell, and what the account says of it."""

from __future__ import annotations

import pytest

from generator.profiles.rollover import CARRY, CLEAR, DROP, NOTE, REVIEW, YEAR
from generator.rollover.roll import rolled_from
from generator.rollover.rolled import Done, LastFigure, LastText, Rolled
from tests.rollover.desk import filled, rolled_sample, small_values

PROJECT = {"项目编码": "13022523P004RE2100256", "项目名称": "2023年防汛物资购置", "资金用途": "2023年计划购置防汛物资", "财政资金": "30.00", "3月底": "25%", "绩效目标": "完成2023年防汛物资购置", "增减原因": "汛情严峻"}


def roll(folder, year: int = 0, profile: str = "hebei_2024", **sheets) -> Rolled:
    return rolled_from(filled(folder, small_values(**sheets)), profile, year)


def done(rolled: Rolled, sheet: str, column: str) -> list[Done]:
    return [one for one in rolled.done if (one.sheet, one.column) == (sheet, column)]


def figure(rolled: Rolled, line: str) -> LastFigure:
    return next(figure for figure in rolled.figures if f"“{line}”" in figure.place)


@pytest.mark.parametrize(
    ("sheet", "column", "action"),
    [
        ("机构设置", "单位名称", CARRY),
        ("支出总表", "科目编码", CARRY),
        ("支出总表", "基本支出", CLEAR),
        ("项目", "项目编码", REVIEW),
        ("项目", "绩效目标", REVIEW),
        ("项目", "项目名称", CARRY),
        ("项目", "3月底", CLEAR),
        ("绩效指标", "指标值", REVIEW),
        ("国有资产", "数量", CLEAR),
    ],
)
def test_the_sample_is_treated_as_the_table_says(sheet: str, column: str, action: str):
    cells = done(rolled_sample(), sheet, column)
    assert cells and {cell.action for cell in cells} == {action}
    for cell in cells:
        assert cell.before and cell.cell
        assert bool(cell.now) == (action in (CARRY, REVIEW))


def test_the_year_is_the_new_one():
    rolled = rolled_sample()
    assert rolled.values["基本信息"]["预算年度"] == {"内容": "2024"}
    assert [cell.action for cell in rolled.done if (cell.sheet, cell.row) == ("基本信息", "预算年度")] == [YEAR]
    assert not {"批复日期", "公开日期"} & set(rolled.values["基本信息"])


def test_reasons_are_cleared_and_kept_to_compare():
    rolled = rolled_sample()
    assert "项目支出增减原因" not in rolled.values["文字说明"]
    old = "审批中心办公楼运维及保安保洁服务、网络运行维护的需要增加"
    assert LastText("文字说明", "项目支出增减原因", "内容", old, carried=False) in rolled.texts
    assert {"表": "文字说明", "行": "项目支出增减原因", "栏": "内容", "内容": old} in rolled.values["上年文字"]
    assert {cell.action for cell in rolled.done if cell.row == "项目支出增减原因"} == {NOTE}


def test_a_name_with_a_year_moves_on_everywhere_and_last_years_list_still_matches(tmp_path):
    indicator = {"项目名称": "2023年防汛物资购置", "一级指标": "产出指标", "二级指标": "数量指标", "三级指标": "数量", "绩效指标描述": "数量", "指标值": "5件", "指标值确定依据": "2023年经费预算数"}
    rolled = roll(tmp_path, 项目=[PROJECT], 绩效指标=[indicator], 文字说明={"总体绩效目标": "完成2023年防汛物资购置，2019年成立以来从未中断"})
    assert rolled.values["项目"][0]["项目名称"] == "2024年防汛物资购置"
    assert rolled.values["项目"][0]["绩效目标"] == "完成2024年防汛物资购置"
    assert rolled.values["绩效指标"][0] | {"指标值": ""} == indicator | {"项目名称": "2024年防汛物资购置", "指标值确定依据": "2024年经费预算数", "指标值": ""}
    assert rolled.values["文字说明"]["总体绩效目标"]["内容"] == "完成2024年防汛物资购置，2019年成立以来从未中断"
    assert rolled.values["上年项目"] == [{"项目编码": PROJECT["项目编码"], "项目名称": "2023年防汛物资购置", "上年预算数": "30.00", "今年项目": "2024年防汛物资购置"}]
    assert rolled.renamed == {"2023年防汛物资购置": "2024年防汛物资购置"}
    assert all(year.now for year in rolled.years)
    told = {(text.row, text.column): text.text for text in rolled.texts}
    assert told["2024年防汛物资购置", "绩效目标"] == "完成2023年防汛物资购置"  # as it stood last year, at its place of this year
    assert told["2024年防汛物资购置／数量", "指标值"] == "5件"


def test_a_doubt_makes_a_carried_text_one_to_check(tmp_path):
    duties = {"部门职责": "承担档案工作。2023年12月迁入新馆。"}
    rolled = roll(tmp_path, 文字说明=duties, 项目=[PROJECT | {"项目名称": "2023年补助（冀财〔2022〕3号）"}])
    assert rolled.values["文字说明"]["部门职责"] == {"内容": duties["部门职责"]}
    assert LastText("文字说明", "部门职责", "内容", duties["部门职责"], carried=True) in rolled.texts
    assert {cell.action for cell in rolled.done if cell.row == "部门职责"} == {REVIEW}
    doubts = [year for year in rolled.years if not year.now]
    assert [year.place for year in doubts if "职责" in year.place] == ["“文字说明”的“部门职责”"]
    assert rolled.values["项目"][0]["项目名称"] == "2023年补助（冀财〔2022〕3号）"
    assert "今年项目" not in rolled.values["上年项目"][0]


def test_waivers_do_not_come_along_and_are_told(tmp_path):
    waiver = {"规则编号": "B06", "表": "支出总表", "位置": "D5", "理由": "按财政批复的数填写", "说明人": "王某"}
    rolled = roll(tmp_path, 例外说明=[waiver])
    assert rolled.values["例外说明"] == []
    assert rolled.dropped == ["规则编号：B06；表：支出总表；位置：D5；理由：按财政批复的数填写；说明人：王某"]
    assert {cell.action for cell in rolled.done if cell.sheet == "例外说明"} == {DROP}


def test_a_total_that_the_clerk_typed_over_the_computed_one_is_last_years_figure(tmp_path):
    rows = [{"科目名称": "合计", "基本支出": "60.01"}, {"科目编码": "2010301", "基本支出": "60.00"}]
    rolled = roll(tmp_path, 支出总表=rows)
    assert figure(rolled, "基本支出").value == "60.01"
    assert rolled.values["支出总表"] == [{"科目编码": "2010301"}]


def test_a_missing_figure_stays_empty_and_is_told(tmp_path):
    """The workbook has errors: what is empty may be a zero or may be forgotten."""
    rolled = roll(tmp_path, 支出总表=[{"科目编码": "2010301", "基本支出": "60.00"}])
    assert rolled.old.blocked
    assert rolled.values["上年数"] == {"收支总计": {"上年预算数": "60.00"}, "基本支出": {"上年预算数": "60.00"}}
    missing = {one.place: one.why for one in rolled.figures if not one.value}
    assert "“上年数”的“人员经费”" in missing and "又有错误" in missing["“上年数”的“三公经费合计”"]


def test_nothing_published_is_zero_where_the_table_says_so():
    zeros = [one for one in rolled_sample().figures if one.is_zero]
    assert not rolled_sample().old.blocked
    assert [one.place for one in zeros] == ["“上年数”的“因公出国（境）费”", "“上年数”的“公务用车购置费”"]
    assert {one.value for one in zeros} == {"0.00"}


def test_a_project_without_an_amount_has_none_in_last_years_list(tmp_path):
    rolled = roll(tmp_path, 项目=[{k: v for k, v in PROJECT.items() if k != "财政资金"}])
    assert "上年预算数" not in rolled.values["上年项目"][0]
    assert [(one.place, one.value) for one in rolled.records] == [("“上年项目”的“2023年防汛物资购置”", "")]


def test_amounts_stay_in_the_unit_of_the_workbook(tmp_path):
    rolled = roll(tmp_path, 基本信息={"金额单位": "元"}, 支出总表=[{"科目编码": "2010301", "项目支出": "345678.90"}], 项目=[PROJECT | {"财政资金": "345678.90"}])
    assert rolled.values["上年数"]["项目支出"] == {"上年预算数": "345678.90"}
    assert rolled.values["上年项目"][0]["上年预算数"] == "345678.90"
    assert rolled.values["基本信息"]["金额单位"] == {"内容": "元"}


def test_without_a_unit_there_is_no_amount(tmp_path):
    rolled = roll(tmp_path, 基本信息={"金额单位": "千元"}, 支出总表=[{"科目编码": "2010301", "项目支出": "3"}], 项目=[PROJECT])
    assert rolled.values["上年数"] == {}
    assert {one.why for one in rolled.figures} == {"上年的工作簿没有选对金额单位"}
    assert any("金额单位" in notice for notice in rolled.notices)


def test_a_year_left_out_leaves_last_years_figures_empty(tmp_path):
    rolled = roll(tmp_path, 2026, "hebei_2025", 支出总表=[{"科目编码": "2010301", "项目支出": "3"}], 项目=[PROJECT])
    assert rolled.values["上年数"] == {} and rolled.values["上年项目"] == []
    assert {one.why for one in rolled.figures} == {"隔了一年以上，不是上年的数"}
    assert any("中间隔了年份" in notice for notice in rolled.notices)
    assert rolled.values["项目"][0]["项目名称"] == "2026年防汛物资购置"


def test_a_subject_name_that_follows_from_its_code_is_left_to_the_workbook(tmp_path):
    rows = [{"科目编码": "2010301", "科目名称": "行政运行"}, {"科目编码": "2010302", "科目名称": "一般行政管理"}]
    rolled = roll(tmp_path, 支出总表=rows)
    assert rolled.values["支出总表"] == [{"科目编码": "2010301"}, {"科目编码": "2010302", "科目名称": "一般行政管理"}]
    assert {cell.action for cell in done(rolled, "支出总表", "科目名称")} == {CARRY}


def test_a_subject_that_there_is_no_more_is_told(tmp_path):
    assert roll(tmp_path, 支出总表=[{"科目编码": "2019876", "科目名称": "旧科目"}]).codes == ["“支出总表”的“2019876 旧科目”"]


def test_a_row_without_anything_to_carry_is_left_out(tmp_path):
    goods = {"单位名称": "甲", "采购物品名称": "台式计算机", "数量": "3", "单价": "0.50", "一般公共预算拨款": "1.50"}
    rolled = roll(tmp_path, 政府采购=[goods])
    assert rolled.values["政府采购"] == []
    assert len([cell for cell in rolled.done if cell.sheet == "政府采购"]) == len(goods)
