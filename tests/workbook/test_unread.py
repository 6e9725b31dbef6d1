"""What the reader does not take is found; what the program wrote itself is not."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from generator.workbook.opening import open_book
from generator.workbook.read import read_workbook
from generator.workbook.unread import BESIDE, COMMENT, WHOLE, Unread, unread
from tests.support.submissions import SAMPLES, hebei
from tests.support.workbooks import Desk, find, insert, resaved


def found(desk: Desk) -> list[Unread]:
    return unread(desk.path, hebei(), read_workbook(desk.path, hebei())[0])


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_of_a_sample_is_left_over(tmp_path, name: str):
    assert found(Desk(tmp_path, name)) == []


def test_nothing_is_left_over_when_rows_were_inserted(tmp_path):
    assert found(Desk(tmp_path).edit(lambda book: insert(book, "支出总表", row=1, count=2))) == []


@pytest.mark.office
def test_nothing_is_left_over_after_another_office_suite_saved_it(tmp_path):
    desk = Desk(tmp_path)
    desk.path = resaved(desk.path, tmp_path)
    assert found(desk) == []


def test_remarks_beside_and_below_a_table(tmp_path):
    desk = Desk(tmp_path).put("项目", "Z4", "请李某核对").put("三公经费支出表", "B40", "以上数据来自预算系统")
    assert found(desk) == [
        Unread("三公经费支出表", "B40", "以上数据来自预算系统", BESIDE),
        Unread("项目", "Z4", "请李某核对", BESIDE),
    ]


def test_a_row_of_no_line_is_told_with_its_figures(tmp_path):
    def change(book: Workbook) -> None:
        row = book["上年数"].max_row + 2
        book["上年数"].cell(row, 1, "会议费")
        book["上年数"].cell(row, 2, 3.2)

    (one,) = found(Desk(tmp_path).edit(change))
    assert (one.sheet, one.text, one.why) == ("上年数", "会议费　3.2", BESIDE)


def test_printed_totals_and_column_numbers_that_were_pasted_along_are_no_loss(tmp_path):
    def change(book: Workbook) -> None:
        sheet = book["政府采购"]
        row = next(row for row in range(5, sheet.max_row) if not sheet.cell(row, 1).value)
        sheet.cell(row, 1, "合  计")
        sheet.cell(row, 10, 9.99)

    assert found(Desk(tmp_path).edit(change)) == []


def test_a_sheet_without_its_head_is_told_whole(tmp_path):
    def change(book: Workbook) -> None:
        sheet = book["名词解释"]
        sheet.delete_rows(1, sheet.max_row)
        sheet["A1"], sheet["B1"] = "双盲评审", "评委与投标人互不知情"

    (one,) = found(Desk(tmp_path).edit(change))
    assert (one.sheet, one.place, one.text) == ("名词解释", "第1行", "双盲评审　评委与投标人互不知情")


def test_a_sheet_of_the_clerks_own(tmp_path):
    def change(book: Workbook) -> None:
        own = book.create_sheet("草稿")
        own.append(["甲", 1.50])
        own.append([])
        own.append(["乙", 2])

    assert found(Desk(tmp_path).edit(change)) == [Unread("草稿", "第1行至第3行", "甲　1.5\n乙　2", WHOLE)]


def test_comments_of_the_clerk_and_no_others(tmp_path):
    def change(book: Workbook) -> None:
        find(book, "项目", "项目名称").offset(row=1).comment = Comment("与财政局对过账", "李某")

    desk = Desk(tmp_path).edit(change)
    (one,) = found(desk)
    assert (one.sheet, one.text, one.why) == ("项目", "与财政局对过账", COMMENT)
    comments = open_book(desk.path).comments
    assert ("项目", one.place, "李某", "与财政局对过账") in comments
    assert {author for _, _, author, _ in comments} == {"李某", "填表说明"}
