from __future__ import annotations

from dataclasses import replace

import pytest

from generator.compose.facts import facts_of
from generator.compose.tables import is_empty, sheet_table
from generator.model.document import Paragraph, Table
from generator.model.form import CodePart, Grouping, SheetForm
from generator.model.profile import AmountStyle, Profile
from tests.compose._kit import body, faults, grid
from tests.support.submissions import hebei


def table(sheet: str, tables: str = "", profile: Profile | None = None, **changes) -> tuple[Table, list[str]]:
    """The printed table of a sheet and the notes below it; `changes` are made to the sheet's form."""
    profile, submission = profile or hebei(), body(tables)
    form: SheetForm = replace(profile.sheets[sheet], **changes)
    first, *notes = sheet_table(submission.sheet(sheet), form, facts_of(submission, profile), profile, "statutory")
    assert isinstance(first, Table) and all(isinstance(note, Paragraph) and note.role == "TableNote" for note in notes)
    return first, [note.text for note in notes]


# heads

def test_numbering_heads_and_column_numbers():
    printed, _ = table("一般公共预算支出表")
    assert grid(printed.head) == [
        ["序号", "功能分类科目", None, "合计", "基本支出", "项目支出"],
        [None, "科目编码", "科目名称", None, None, None],
        ["栏次", "1", "2", "3", "4", "5"],
    ]
    assert len(printed.widths) == 6


def test_numbering_and_column_numbers_are_the_forms_choice():
    printed, _ = table("一般公共预算支出表", numbering=False, column_numbers=False)
    assert grid(printed.head)[0] == ["功能分类科目", None, "合计", "基本支出", "项目支出"]
    assert len(printed.head) == 2 and len(printed.widths) == 5


def test_a_two_sided_head():
    printed, _ = table("财政拨款收支总表")
    assert grid(printed.head)[0] == ["序号", "收入", None, "支出", None, None, None, None]


def test_the_banner_names_body_year_and_unit():
    assert table("收入总表")[0].banner == ("101某县档案局", "预算年度：2024", "单位：万元")
    assert table("国有资产")[0].banner[2] == "截止时间：2023-12-31"


def test_a_year_in_a_head_is_the_budget_year():
    assert grid(table("政府采购")[0].head)[0][-1] == "2024年预留中小微企业份额"


def test_an_unknown_placeholder_is_a_fault_of_the_sheet():
    assert [str(fault) for fault in faults(lambda: table("国有资产", banner=("{部门编号}", "", "")))] == [
        "assets.toml：没有“部门编号”这一事项，是不是想写“部门编码”？"
    ]


# subjects

def test_rows_count_on_and_zero_is_blank():
    printed, notes = table("支出总表", "-- 支出总表\n科目编码 | 基本支出 | 项目支出\n2010301 | 60 | 0\n2010302 | 0.004 | 40")
    assert [row[:6] for row in grid(printed.body)] == [
        ["1", "", "合计", "100.00", "60.00", "40.00"],
        ["2", "201", "一般公共服务支出", "100.00", "60.00", "40.00"],
        ["3", "20103", "政府办公厅（室）及相关机构事务", "100.00", "60.00", "40.00"],
        ["4", "2010301", "行政运行", "60.00", "60.00", ""],
        ["5", "2010302", "一般行政管理事务", "40.00", "", "40.00"],
    ]
    assert notes == []


def test_zero_looks_as_the_profile_says():
    profile = replace(hebei(), amounts=AmountStyle(thousands=True, zero="0.00"))
    printed, _ = table("支出总表", "-- 支出总表\n科目编码 | 基本支出 | 项目支出\n2010301 | 6000 | 0", profile)
    assert grid(printed.body)[-1][3:7] == ["6,000.00", "6,000.00", "0.00", ""]


def test_amounts_are_right_aligned_and_texts_left():
    cells = table("支出总表")[0].body[1]
    assert [(cell.role, cell.align) for cell in cells[1:4]] == [("TableText", "left"), ("TableText", "left"), ("TableAmount", "right")]


# empty tables

def test_an_empty_table_keeps_its_head_one_empty_row_and_its_note():
    printed, notes = table("政府性基金预算支出表")
    assert len(printed.head) == 3
    assert grid(printed.body) == [[""] * 6]
    assert notes == ["注：无政府基金预算财政拨款预算，空表列示。"]


def test_a_table_of_zeros_is_empty_too():
    printed, notes = table("政府性基金预算支出表", "-- 政府性基金预算支出表\n科目编码 | 基本支出\n2120803 | 0.00")
    assert grid(printed.body) == [[""] * 6] and len(notes) == 1


def test_a_filled_table_has_no_such_note():
    assert table("政府性基金预算支出表", "-- 政府性基金预算支出表\n科目编码 | 基本支出\n2120803 | 5")[1] == []


def test_a_table_of_fixed_lines_keeps_them_when_empty():
    nothing = "-- 三公经费支出表\n行 | 一般公共预算财政拨款\n公务接待费 |"
    printed, _ = table("三公经费支出表", nothing)
    assert [row[0] for row in grid(printed.body)] == [str(n) for n in range(1, 10)]
    assert {cell for row in grid(printed.body) for cell in row[2:]} == {""}


def test_notes_stand_below_also_when_the_table_is_filled():
    assert table("政府采购")[1] == ["注：同一采购目录序号的物品，其单价会因配置规格不同而变动，均符合资产配置标准。涉密采购事项按照相关规定执行。"]
    nothing = "-- 政府采购\n项目名称 | 合计"
    assert table("政府采购", nothing)[1][1:] == ["注：无政府采购预算，空表列示。"]


@pytest.mark.parametrize(("sheet", "tables", "empty"), [("支出总表", "", False), ("政府采购", "", False), ("专项资金", "", True), ("国有资本经营预算支出表", "", True)])
def test_what_is_empty(sheet, tables, empty):
    assert is_empty(body(tables).sheet(sheet), hebei().sheets[sheet]) is empty


# two sides

def test_lines_of_two_sides_stand_at_fixed_places():
    rows = grid(table("收支总表")[0].body)
    assert len(rows) == 34
    assert rows[0] == ["1", "一、一般公共预算拨款收入", "108.00", "一、一般公共服务支出", "100.00"]
    assert rows[30] == ["31", "", "", "三十一、人行科目", ""]
    assert rows[31] == ["32", "本年收入合计", "108.00", "本年支出合计", "108.00"]
    assert rows[33] == ["34", "收入总计", "108.00", "支出总计", "108.00"]


def test_a_side_that_ends_earlier_leaves_blanks():
    rows = grid(table("财政拨款收支总表")[0].body)
    assert len(rows) == 40 or [row[1] for row in rows if row[3] == "支出总计"] == [rows[36][1]]
    assert rows[36][3] == "支出总计"


def test_a_line_that_was_deleted_is_printed_blank():
    rows = grid(table("收支总表", "-- 收支总表\n行 | 预算数\n外交支出 | （删去）")[0].body)
    assert rows[1][3:] == ["二、外交支出", ""]


def test_labels_are_indented_and_head_their_row():
    label = table("三公经费支出表")[0].body[3][1]
    assert (label.text, label.indent, label.header) == ("其中：教学科研人员因公出国（境）费", 2, True)


def test_counts_and_amounts_of_a_small_table():
    rows = grid(table("国有资产")[0].body)
    assert rows[0] == ["资产总额", "", "160.00"]
    assert rows[1] == ["1、房屋（平方米）", "900", "120.00"]


# groups

PURCHASES = """
-- 政府采购
单位名称 | 项目名称   | 数量 | 单价 | 一般公共预算拨款 | 单位资金
甲       | 档案数字化 | 1    | 1    | 1                |
乙       | 档案数字化 | 1    | 2    |                  | 2
甲       | 库房维护   | 2    | 2    | 4                |
"""


def test_groups_have_a_total_a_subtotal_and_their_records():
    printed, _ = table("政府采购", PURCHASES)
    heads = {text: n for n, text in enumerate(grid(printed.head)[1]) if text}
    picked = [[row[0], row[heads["合计"]], row[heads["一般公共预算拨款"]], row[heads["单位资金"]]] for row in grid(printed.body)]
    assert picked == [
        ["合  计", "7.00", "5.00", "2.00"],
        ["甲小计", "5.00", "5.00", ""],
        ["档案数字化", "1.00", "1.00", ""],
        ["库房维护", "4.00", "4.00", ""],
        ["乙小计", "2.00", "", "2.00"],
        ["档案数字化", "2.00", "", "2.00"],
    ]


def test_a_subtotal_names_the_cells_of_its_group():
    label = table("政府采购", PURCHASES)[0].body[1][0].lines[0][0]
    assert (label.text, len(label.sources), {source.column for source in label.sources}) == ("甲小计", 2, {"单位名称"})


def test_sums_come_from_their_records_and_other_columns_have_none():
    total = table("政府采购", PURCHASES)[0].body[0]
    assert {source.cell for cell in total if cell for line in cell.lines for span in line for source in span.sources} == {"J2", "J4", "N3"}
    assert grid((total,))[0].count("") == len(total) - 4


def test_texts_keep_their_lines():
    lines = "-- 专项资金\n专项资金名称 | 预算数 | 资金用途\n甲 | 5 | 一"
    submission = body(lines)
    sheet = submission.sheet("专项资金")
    [row] = sheet.rows
    cell = replace(row.cells["资金用途"], value="第一\n\n第三\r\n第四")
    changed = replace(sheet, rows=(replace(row, cells=row.cells | {"资金用途": cell}),))
    [printed, *_] = sheet_table(changed, hebei().sheets["专项资金"], facts_of(submission, hebei()), hebei(), "narrative")
    assert printed.body[0][2].text == "第一\n\n第三\n第四"


# forms that print otherwise

def test_a_code_is_printed_in_pieces():
    form = hebei().sheets["支出总表"]
    parts = (CodePart(("科目编码", "类"), 0, 3), CodePart(("科目编码", "款"), 3, 5), CodePart(("科目编码", "项"), 5, 7), CodePart(("单位代码",), owner=True))
    code, *others = form.columns
    sides = (replace(form.sides[0], columns=(replace(code, parts=parts), *others)),)
    printed, _ = table("支出总表", sides=sides, numbering=False, column_numbers=False, printed_levels=(7,), owner=("{部门编码}", "{部门名称}"))
    assert grid(printed.head)[:2] == [["科目编码", None, None, "单位代码", "功能分类科目", *(c.name for c in others[1:])], ["类", "款", "项", None, "科目名称", *[None] * 6]]
    rows = grid(printed.body)
    assert rows[0][:6] == ["", "", "", "", "合计", "108.00"]
    assert rows[1][:6] == ["", "", "", "101", "某县档案局", "108.00"]
    assert rows[2][:6] == ["201", "03", "01", "", "行政运行", "60.00"]
    assert [row[:3] for row in rows[2:]] == [["201", "03", "01"], ["201", "03", "02"], ["208", "05", "05"]]


def test_pieces_of_a_code_beside_the_subjects_own_are_those_of_that_code():
    code, name, *amounts = hebei().sheets["支出总表"].columns
    other = replace(name, type="code", parts=(CodePart(("类",), 0, 3), CodePart(("款",), 3, 5)))
    sides = (replace(hebei().sheets["支出总表"].sides[0], columns=(code, other, *amounts)),)
    printed, _ = table("支出总表", "-- 支出总表\n科目编码 | 科目名称 | 基本支出\n2010301 | 50102 | 1.00", sides=sides, numbering=False, column_numbers=False, printed_levels=(7,))
    assert grid(printed.body)[-1][:3] == ["2010301", "501", "02"]


@pytest.mark.parametrize("owner", [(), ("{部门编码}", "{部门名称}")])
def test_an_empty_table_that_is_printed_all_the_same_shows_zeros(owner):
    printed, notes = table("政府性基金预算支出表", fixed=True, zero="0.00", numbering=False, owner=owner)
    assert grid(printed.body) == [["", "合计", "0.00", "0.00", "0.00"]]


def test_a_table_has_its_own_zero():
    printed, _ = table("三公经费支出表", zero="0.00", numbering=False)
    assert grid(printed.body)[0][:3] == ["合计", "1.00", "1.00"]
    assert grid(printed.body)[0][3] == "0.00"


def test_lines_without_their_labels():
    printed, _ = table("三公经费支出表", labels=False, numbering=False)
    assert grid(printed.body)[0][0] == "1.00" and len(printed.widths) == 4


def test_records_with_only_a_total_row():
    printed, _ = table("政府采购", grouping=Grouping("", "合  计", "", ("合计",)))
    rows = grid(printed.body)
    assert rows[0][0] == "合  计" and "3.00" in rows[0]
    assert rows[1][0] == "档案数字化" and len(rows) == 2


def test_the_body_has_a_total_row_of_its_own():
    owner = (("采购物品名称", "{部门编码}"), ("政府采购目录序号", "{部门名称}"))
    printed, _ = table("政府采购", grouping=Grouping("", "合计", "", ("合计",), owner))
    total, own, _ = grid(printed.body)
    assert own[:4] == ["", "", "101", "某县档案局"] and total[0] == "合计"
    assert own[4:] == total[4:] and "3.00" in own


def test_repeated_labels_are_merged_as_far_as_the_one_before():
    form = hebei().sheets["绩效指标"]
    names = "项目名称 | 一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值 | 指标值确定依据"
    records = [names, "甲 | 产出指标 | 数量指标 | 一 | 一 | 1 | 计划", "甲 | 产出指标 | 数量指标 | 二 | 二 | 2 | 计划", "甲 | 效益指标 | 数量指标 | 三 | 三 | 3 | 计划"]
    printed, _ = table("绩效指标", "-- 绩效指标\n" + "\n".join(records), merge=("一级指标", "二级指标"))
    column = [name for name in (c.name for c in form.columns if c.printed)].index("二级指标")
    assert [row[0] for row in grid(printed.body)] == ["产出指标", None, "效益指标"]
    assert [row[column] for row in grid(printed.body)] == ["数量指标", None, "数量指标"]
