"""Sheets, columns and lines are found by their labels, wherever they stand and however they are written."""

import io

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.workbook.labels import bare, match, plain
from generator.workbook.locate import locate
from generator.workbook.opening import Book
from generator.workbook.parts import Package
from generator.workbook.view import View
from tests.support.submissions import hebei
from tests.support.workbooks import Desk


def view(rows: list[list], merged: tuple[str, ...] = ()) -> View:
    sheet = Workbook().active
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    return seen(sheet)


def seen(sheet: Worksheet) -> View:
    """The sheet of an openpyxl workbook as the reader sees it."""
    file = io.BytesIO()
    sheet.parent.save(file)
    return View(Book("表.xlsx", Package(file.getvalue())).sheets[0])


@pytest.mark.parametrize(
    "label",
    [
        "因公出国（境）费",
        "因公出国(境)费",
        " 因 公 出 国（境）费 ",
        "因公出国〔境〕费".replace("〔", "（").replace("〕", "）"),
        "因公出国（境）费：",
    ],
)
def test_width_space_and_brackets_do_not_matter(label):
    assert plain(label) == plain("因公出国（境）费")


@pytest.mark.parametrize(
    "label", ["一、公务接待费", "1、公务接待费", "1.公务接待费", "（一）公务接待费", "其中：公务接待费", "公务接待费"]
)
def test_numbers_in_front_do_not_matter(label):
    assert bare(label) == "公务接待费"


def test_quotes_do_not_matter_but_words_do():
    assert plain("“三公”经费") == plain('"三公"经费') == plain("三公经费")
    assert plain("基本支出") != plain("项目支出")
    assert match("　合　计", ["合计"]) == "合计"
    assert match("小计", ["合计"]) is None


def test_any_year_stands_for_the_year_of_a_head():
    assert plain("{预算年度}年预留份额") == plain("2025年预留份额")


def test_columns_are_found_in_any_order_below_any_remark():
    form = hebei().sheets["支出总表"]
    found = locate(
        form,
        view([["随便写的"], [], ["项目支出", "基 本 支 出", "科目编码", "科目名称"], [1, 2, "2010301", "行政运行"]]),
    )
    assert found.head_row == 3
    assert {name: index for (_, name), index in found.columns.items()} == {
        "项目支出": 1,
        "基本支出": 2,
        "科目编码": 3,
        "科目名称": 4,
    }


def test_heads_that_were_unmerged_are_found_above():
    form = hebei().sheets["支出总表"]
    rows = [["功能分类科目", None, "合计", "基本支出"], ["科目编码", "科目名称"], ["2010301", "行政运行", 3, 3]]
    found = locate(form, view(rows))
    assert {name: index for (_, name), index in found.columns.items()} == {
        "科目编码": 1,
        "科目名称": 2,
        "合计": 3,
        "基本支出": 4,
    }


def test_merged_heads_cover_their_columns():
    form = hebei().sheets["收入总表"]
    rows = [
        ["功能分类科目", None, "合计", "本年收入"],
        ["科目编码", "科目名称", None, "小计", "财政拨款收入"],
        ["2010301", "行政运行", 3, 3, 3],
    ]
    found = locate(form, view(rows, ("A1:B1", "C1:C2", "D1:E1")))
    assert found.head_row == 2
    assert found.columns[0, "合计"] == 3
    assert found.columns[0, "财政拨款收入"] == 5


def test_the_label_of_the_total_row_is_no_head():
    form = hebei().sheets["支出总表"]
    found = locate(form, view([["科目编码", "科目名称", "基本支出"], [None, "合  计", 5], ["2010301", "行政运行", 5]]))
    assert found.head_row == 1
    assert (0, "合计") not in found.columns
    assert found.total == 2


def test_a_label_that_stands_twice_is_told_by_the_order():
    form = hebei().sheets["财政拨款收支总表"]
    desk_rows = [
        ["收入", None],
        ["项目", "金额"],
        ["一、一般公共预算拨款", 1],
        ["二、政府性基金预算拨款", 2],
        ["三、国有资本经营预算拨款", 3],
        ["本年收入合计", 6],
        ["年初财政拨款结转和结余", None],
        ["一、一般公共预算拨款", 7],
        ["二、政府性基金预算拨款", 8],
        ["收入总计", 21],
    ]
    found = locate(form, view(desk_rows))
    assert (found.lines["一般公共预算拨款"], found.lines["年初一般公共预算拨款"]) == (3, 8)
    assert found.lines["年初政府性基金预算拨款"] == 9
    assert "年初国有资本经营预算拨款" not in found.lines


def test_lines_that_were_moved_are_found_all_the_same():
    form = hebei().sheets["国有资产"]
    rows = [["项目", "数量", "价值"], ["4、其他固定资产", 9, 1], ["资产总额", None, 2], ["1、房屋（平方米）", 3, 4]]
    found = locate(form, view(rows))
    assert found.lines == {"其他固定资产": 2, "资产总额": 3, "房屋（平方米）": 4}


def test_a_single_value_column_needs_no_head():
    form = hebei().sheets["上年数"]
    found = locate(form, view([["项目", "去年的数"], ["收支总计", 5], ["基本支出", 3]]))
    assert found.columns == {(0, "上年预算数"): 2}


def test_both_sides_of_a_table_find_their_own_columns(tmp_path):
    submission, _ = Desk(tmp_path).read()
    sheet = submission.sheet("收支总表")
    assert sheet.row("收入总计")["预算数"].source.cell[0] == "B"
    assert sheet.row("支出总计")["预算数"].source.cell[0] == "D"


def test_a_format_in_the_last_row_of_a_million_costs_nothing():
    sheet = Workbook().active
    sheet["A1"] = "科目编码"
    sheet["A1048576"].number_format = "0.00"
    sheet.merged_cells.add("A1:A1048576")  # merge_cells would make a million cells
    found = seen(sheet)
    assert found.last_row == 1
    assert len(found.covered) == 0
