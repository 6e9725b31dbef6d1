"""Empty required cells: one finding for a column, one for each single field."""

from __future__ import annotations

from generator.model.source import SourceRef
from generator.workbook.folding import fold_empty
from generator.workbook.messages import report
from tests.support.workbooks import Desk, find

FIELDS = ("公开日期", "本年度拟购置固定资产总额")


def test_single_fields_are_told_one_by_one(tmp_path):
    def empty(book):
        for name in FIELDS:
            book["基本信息"].cell(find(book, "基本信息", name).row, 2).value = None

    messages = [finding.message for finding in Desk(tmp_path).edit(empty).found("R15")]
    assert messages == [f"“基本信息”表“{name}”没有填" for name in FIELDS]


def test_a_column_is_told_once(tmp_path):
    def empty(book):
        head = find(book, "项目", "项目编码")
        for row in (head.row + 1, head.row + 2):
            book["项目"].cell(row, head.column).value = None

    [finding] = Desk(tmp_path).edit(empty).found("R15")
    assert len(finding.places) == 2 and "“项目编码”有 2 行没有填" in finding.message


def empty(row: int, column: str = "预算数", sheet: str = "专项资金"):
    return report("R15", f"第{row}条没有填", (SourceRef(sheet, f"B{row + 3}", f"第{row}条", column),), expected="必填")


def test_one_column_is_told_once_where_the_first_stood():
    other = report("R11", "单位", (SourceRef("基本信息", "B4"),))
    found = fold_empty([empty(1), other, empty(2), empty(3), empty(4)])
    assert [finding.rule for finding in found] == ["R15", "R11"]
    assert found[0].message == "“专项资金”表的“预算数”有 4 行没有填：“第1条”、“第2条”、“第3条”等"
    assert [place.cell for place in found[0].places] == ["B4", "B5", "B6", "B7"] and found[0].folded


def test_other_columns_and_sheets_and_single_fields_stay_apart():
    findings = [empty(1), empty(1, "绩效目标"), empty(1, sheet="项目"), empty(2, "内容", "基本信息"), empty(3, "内容", "基本信息")]
    assert fold_empty(findings) == tuple(findings)
