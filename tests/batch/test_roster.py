"""The list of who should send a workbook, as bureaus have it: Excel or CSV, a title above, codes as numbers."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from generator.batch.roster import Expected, read_roster
from generator.workbook.errors import WorkbookError

LINES = (Expected("101", "民政局"), Expected("202001", "图书馆"), Expected("", "气象局"))


def workbook(tmp_path, *rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    path = tmp_path / "名单.xlsx"
    book.save(path)
    return path


def test_excel_with_a_title_and_codes_as_numbers(tmp_path):
    path = workbook(tmp_path, ["2024年应报送部门"], [], ["序号", "预算编码", "部门名称", "联系人"], [1, 101, "民政局", "张三"], [2, 202001.0, "图书馆"], [3, None, "气象局"], [None, None, None])
    assert read_roster(path).lines == LINES


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030"])
def test_csv_in_any_encoding_of_excel(tmp_path, encoding):
    path = tmp_path / "名单.csv"
    path.write_bytes("编码,名称\r\n101,民政局\r\n202001, 图书馆 \r\n,气象局\r\n,\r\n".encode(encoding))
    assert read_roster(path).lines == LINES


def test_one_column_will_do_and_a_line_counts_once(tmp_path):
    assert read_roster(workbook(tmp_path, ["单位名称"], ["民政局"], ["民政局"])).lines == (Expected("", "民政局"),)
    assert read_roster(workbook(tmp_path, ["单位代码"], ["0101"])).lines == (Expected("0101", ""),)


@pytest.mark.parametrize(("rows", "message"), [([["电话"], ["1"]], "找不到“编码”或“名称”的表头"), ([["编码", "名称"]], "没有部门"), ([], "找不到")])
def test_what_is_no_list_is_said(tmp_path, rows, message):
    with pytest.raises(WorkbookError, match=message):
        read_roster(workbook(tmp_path, *rows))


def test_a_list_that_is_not_there(tmp_path):
    for name in ("没有.xlsx", "没有.csv"):
        with pytest.raises(WorkbookError, match="没有"):
            read_roster(tmp_path / name)


def test_a_csv_that_is_no_text(tmp_path):
    (tmp_path / "坏.csv").write_bytes(b"\xff\xfe\x00\x81\xff")
    with pytest.raises(WorkbookError, match="另存为 .xlsx|找不到"):
        read_roster(tmp_path / "坏.csv")
