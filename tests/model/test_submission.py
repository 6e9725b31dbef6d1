from datetime import date
from decimal import Decimal

from generator.model.figure import Figure
from generator.model.source import SourceRef
from generator.model.submission import Cell, Row, Sheet, Submission

PLACE = SourceRef("表")


def row(key: str, **cells) -> Row:
    return Row(key, key, {name: Cell(value) for name, value in cells.items()}, PLACE)


def test_a_row_gives_text_for_every_kind_of_value():
    cells = row("1", 数=Figure(Decimal("1.50")), 字="甲", 日=date(2024, 1, 25))
    assert [cells.text(name) for name in ("数", "字", "日", "没有")] == ["1.50", "甲", "2024-01-25", ""]
    assert cells.figure("数") == Decimal("1.5") and cells.figure("字") is None


def test_of_rows_with_one_key_the_first_is_found():
    sheet = Sheet("表", (row("1", 列="先"), row("1", 列="后")))
    assert sheet.row("1").text("列") == "先" and sheet.row("2") is None


def test_records_are_all_rows_but_the_total():
    assert [r.key for r in Sheet("表", (row("合计"), row("201"))).records] == ["201"]


def test_what_is_not_there_is_blank():
    submission = Submission("p", "f", "万元", {"表": Sheet("表", (row("行", 内容="字"),))})
    assert submission.field("表", "行") == "字"
    assert submission.field("表", "无") == submission.field("无", "行") == ""
    assert submission.cell("无", "行").value is None
    assert not submission.sheet("无").present


def test_cells_come_in_the_order_of_the_workbook():
    submission = Submission("p", "f", "万元", {"甲": Sheet("甲", (row("1", a="1", b="2"),)), "乙": Sheet("乙", (row("1", a="3"),))})
    assert [(s.name, c, cell.value) for s, _, c, cell in submission.cells()] == [("甲", "a", "1"), ("甲", "b", "2"), ("乙", "a", "3")]
