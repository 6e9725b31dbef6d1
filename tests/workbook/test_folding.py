"""Empty required cells: one finding for a column, one for each single field."""

from __future__ import annotations

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
