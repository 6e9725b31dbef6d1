"""What the program adds to what the clerk typed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.checks.run import run_checks
from generator.compose.document import compose
from generator.derive import complete
from generator.model.expression import parse
from generator.model.figure import Figure
from generator.model.profile import Profile
from generator.model.submission import Submission
from generator.profiles.errors import ProfileError
from generator.writers.text import dump
from tests.support.submissions import SAMPLES, all_typed, completed_sample, hebei
from tests.support.tables import body_of, cases_in, typed_body_of

SUBJECTS = ("收入总表", "支出总表", "一般公共预算支出表", "一般公共预算基本支出表")


def body(tables: str = "") -> Submission:
    """The base body with these tables, completed."""
    [case] = cases_in("== 例\n" + tables)
    return body_of(case, hebei())


def number(submission: Submission, sheet: str, row: str, column: str) -> Decimal | None:
    value = submission.cell(sheet, row, column).value
    return value.value if isinstance(value, Figure) else None


def codes(submission: Submission, sheet: str) -> list[str]:
    return [row.key for row in submission.sheet(sheet).rows]


NO_FOLLOWING = "-- 基本信息\n事项 | 内容\n资金全部为一般公共预算拨款 | 否\n"


# parents and totals

def test_parents_and_the_total_are_added_in_the_order_of_codes():
    submission = body("-- 支出总表\n科目编码 | 基本支出\n2080505 | 8\n2010302 | 40\n2010301 | 60")
    assert codes(submission, "支出总表") == ["合计", "201", "20103", "2010301", "2010302", "208", "20805", "2080505"]
    assert [number(submission, "支出总表", row, "基本支出") for row in ("合计", "201", "20103", "208")] == [108, 100, 100, 8]


def test_parents_are_named_from_the_code_table_and_typed_names_stay():
    submission = body("-- 支出总表\n科目编码 | 科目名称 | 基本支出\n2010301 | 自己的名字 | 60\n2010302 | | 40")
    names = [row.text("科目名称") for row in submission.sheet("支出总表").rows]
    assert names == ["合计", "一般公共服务支出", "政府办公厅（室）及相关机构事务", "自己的名字", "一般行政管理事务"]


def test_a_code_that_the_table_does_not_have_keeps_a_blank_name():
    submission = body("-- 支出总表\n科目编码 | 基本支出\n2999999 | 1\n2990000 | 1")
    assert submission.sheet("支出总表").row("2990000").text("科目名称") == ""


def test_a_name_follows_from_a_code_beside_it():
    form = hebei().sheets["项目"]
    columns = tuple(replace(c, name_of=("功能分类科目", "功能科目编码")) if c.name == "承担单位" else c for c in form.columns)
    changed = replace(form, sides=(replace(form.sides[0], columns=columns),))
    profile = replace(hebei(), sheets=hebei().sheets | {"项目": changed})
    [case] = cases_in("== 例\n-- 项目\n项目名称 | 功能科目编码 | 承担单位 | 财政资金\n甲 | 2010302 |  | 1\n乙 | 2010302 | 自填 | 1\n丙 |  |  | 1")
    rows = complete(typed_body_of(case, profile), profile).sheet("项目").rows
    assert [row.text("承担单位") for row in rows] == ["一般行政管理事务", "自填", ""]
    assert rows[0]["承担单位"].typed is None


def test_an_empty_sheet_gets_no_total():
    assert codes(body(), "政府性基金预算支出表") == []


def test_a_parent_of_blanks_stays_blank():
    submission = body()
    assert number(submission, "支出总表", "208", "项目支出") is None
    assert number(submission, "支出总表", "合计", "经营支出") is None


def test_a_zero_is_no_blank():
    submission = body("-- 支出总表\n科目编码 | 基本支出 | 项目支出\n2010301 | 60 | 0")
    assert number(submission, "支出总表", "201", "项目支出") == 0


# computed columns, fixed lines, formulas between sheets

def test_a_column_formula_adds_what_is_filled():
    submission = body("-- 支出总表\n科目编码 | 基本支出 | 项目支出\n2010301 | 60 | 5\n2010302 | | 40\n2080505 | |")
    assert [number(submission, "支出总表", row, "合计") for row in ("2010301", "2010302", "2080505")] == [65, 40, None]


def test_fixed_lines_follow_from_other_sheets_and_from_each_other():
    submission = body()
    lines = {"一般公共预算拨款收入": 108, "本年收入合计": 108, "收入总计": 108, "一般公共服务支出": 100, "教育支出": None, "支出总计": 108}
    assert {line: number(submission, "收支总表", line, "预算数") for line in lines} == lines


def test_fixed_lines_of_several_columns():
    submission = body("-- 三公经费支出表\n行 | 一般公共预算财政拨款 | 政府性基金预算拨款\n公务接待费 | 1 | 2\n公务用车购置费 | 4 |")
    row = [number(submission, "三公经费支出表", "合计", c) for c in ("合计", "一般公共预算财政拨款", "政府性基金预算拨款", "国有资本经营预算财政拨款")]
    assert row == [7, 5, 2, None]


def test_a_minus_in_a_formula():
    submission = body("-- 财政拨款收支总表\n行 | 金额\n年初一般公共预算拨款 | 8")
    assert number(submission, "财政拨款收支总表", "一般公共预算拨款", "金额") == 100
    assert number(submission, "财政拨款收支总表", "收入总计", "金额") == 108


def test_a_record_is_looked_up_by_its_name():
    purchases = "-- 政府采购\n项目名称 | 单价\n库房维护 | 1\n公用经费 | 1\n | 1"
    assert [row.figure("预算资金") for row in body(purchases).sheet("政府采购").rows] == [15, None, None]


def with_first_asset_formula(text: str) -> Profile:
    """The Hebei profile with another formula for the total of assets."""
    form = hebei().sheets["国有资产"]
    [first, *others] = form.lines
    changed = replace(form, lines=(replace(first, formulas=(("价值", parse(text)),)), *others))
    return replace(hebei(), sheets=hebei().sheets | {"国有资产": changed})


def test_a_star_adds_all_records_and_a_product_multiplies():
    [case] = cases_in("== 例")
    submission = complete(typed_body_of(case, hebei()), with_first_asset_formula("项目.*.预算数 - 2 × 房屋（平方米）.价值"))
    assert number(submission, "国有资产", "资产总额", "价值") == 40 - 240


def test_a_formula_that_leads_back_to_itself_is_a_fault_of_the_profile():
    [case] = cases_in("== 例")
    with pytest.raises(ProfileError, match="“资产总额”行“价值”列的公式绕了一圈又用到自己"):
        complete(typed_body_of(case, hebei()), with_first_asset_formula("资产总额.价值"))


# what is typed

def test_a_typed_value_wins_and_both_are_kept():
    cell = body("-- 收支总表\n行 | 预算数\n收入总计 | 110").cell("收支总表", "收入总计", "预算数")
    assert (cell.value, cell.typed, cell.computed) == (110, 110, 108)


def test_what_follows_from_a_typed_value_follows_from_it_and_not_from_the_computed_one():
    submission = body("-- 支出总表\n科目编码 | 基本支出\n20103 | 61\n2010301 | 60")
    assert [number(submission, "支出总表", row, "基本支出") for row in ("合计", "201", "20103")] == [61, 61, 61]


def test_a_typed_zero_wins_too():
    cell = body("-- 支出总表\n科目编码 | 基本支出\n201 | 0\n2010301 | 60").cell("支出总表", "201", "基本支出")
    assert (cell.value, cell.computed) == (0, 60)


def test_a_computed_figure_remembers_the_cells_it_comes_from():
    figure = body("-- 支出总表\n科目编码 | 基本支出\n2010301 | 60\n2010302 | 40").cell("收支总表", "收入总计", "预算数").value
    assert {(source.sheet, source.cell) for source in figure.sources} == {("支出总表", "D2"), ("支出总表", "D3")}


def test_the_cell_to_look_at_is_that_of_the_workbook_even_if_it_is_empty():
    source = body().cell("收支总表", "收入总计", "预算数").source
    assert (source.sheet, source.cell, source.row, source.column) == ("收支总表", "B35", "收入总计", "预算数")


def test_a_cell_of_an_added_row_names_its_column():
    assert body().cell("支出总表", "合计", "基本支出").source.column == "基本支出"


def test_nothing_typed_is_changed():
    [case] = cases_in("== 例")
    typed = typed_body_of(case, hebei())
    completed = complete(typed, hebei())
    for sheet, row, column, cell in typed.cells():
        if cell.typed is not None:
            assert completed.cell(sheet.name, row.key, column).value == cell.value


# sheets that follow

def test_sheets_follow_when_the_clerk_says_so_and_leaves_them_empty():
    submission = body()
    for sheet, column in (("收入总表", "财政拨款收入"), ("收入总表", "合计"), ("一般公共预算支出表", "合计")):
        assert codes(submission, sheet) == codes(submission, "支出总表")
        assert [row.figure(column) for row in submission.sheet(sheet).rows] == [row.figure("合计") for row in submission.sheet("支出总表").rows]
    assert number(submission, "一般公共预算支出表", "2010302", "项目支出") == 40
    assert number(submission, "收入总表", "2010301", "其他收入") is None


def test_sheets_do_not_follow_otherwise():
    submission = body(NO_FOLLOWING)
    assert codes(submission, "收入总表") == codes(submission, "一般公共预算支出表") == []


def test_a_sheet_that_is_filled_in_does_not_follow():
    submission = body("-- 收入总表\n科目编码 | 财政拨款收入\n2010301 | 7")
    assert codes(submission, "收入总表") == ["合计", "201", "20103", "2010301"]
    assert number(submission, "收入总表", "合计", "财政拨款收入") == 7


def test_a_total_that_is_typed_alone_is_kept():
    submission = body("-- 收入总表\n科目编码 | 财政拨款收入\n合计 | 999")
    assert submission.cell("收入总表", "合计", "财政拨款收入").typed == 999


# samples

@pytest.mark.parametrize("name", SAMPLES)
def test_typing_every_row_gives_the_same_figures_and_the_same_document(name):
    leaves = completed_sample(name)
    everything = complete(all_typed(leaves), hebei())
    for sheet, row, column, cell in leaves.cells():
        assert everything.cell(sheet.name, row.key, column).value == cell.value, (sheet.name, row.key, column)
    assert {n: codes(everything, n) for n in hebei().sheets} == {n: codes(leaves, n) for n in hebei().sheets}
    assert dump(compose(everything, hebei())) == dump(compose(leaves, hebei()))


@pytest.mark.parametrize("name", SAMPLES)
def test_typing_every_row_is_not_found_fault_with(name):
    everything = complete(all_typed(completed_sample(name)), hebei())
    assert [finding for finding in run_checks(everything, hebei()) if finding.blocks] == []


def test_a_typed_total_within_rounding_is_printed():
    leting = completed_sample("leting")
    total = leting.cell("支出总表", "合计", "基本支出")
    assert (total.typed, total.computed) == (Decimal("853.87"), Decimal("853.86"))
    assert number(leting, "支出总表", "合计", "合计") == Decimal("1176.66")
    text = dump(compose(leting, hebei()))
    assert "1176.66" in text and "1176.65" not in text and "853.86" not in text
    [tail] = [f for f in run_checks(leting, hebei()) if f.places[0].sheet == "支出总表"]
    assert (tail.title, tail.found, tail.expected) == ("尾差", "853.87", "853.86")


def test_amounts_in_yuan_are_added_exactly_and_rounded_in_print_only():
    qinghe = completed_sample("qinghe")
    for sheet in SUBJECTS:
        leaves = [row for row in qinghe.sheet(sheet).records if len(row.code) == max(map(len, codes(qinghe, sheet)))]
        total = sum(row.figure("合计").value for row in leaves if row.figure("合计"))
        assert number(qinghe, sheet, "合计", "合计") == total
        assert total != round(total, 2)
