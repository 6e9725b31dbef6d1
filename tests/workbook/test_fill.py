"""Values typed into a blank by their labels."""

from datetime import datetime

import pytest
from openpyxl import load_workbook

from generator.workbook.fill import fill_workbook
from tests.support.submissions import hebei, source_values
from tests.support.workbooks import filled_bytes, find


def fill(tmp_path, values):
    return load_workbook(fill_workbook(hebei(), values, tmp_path / "填好.xlsx"))


def test_numbers_are_numbers_codes_are_text_dates_are_dates(tmp_path):
    book = fill(
        tmp_path,
        {
            "基本信息": {"部门编码": "202", "公开日期": "2024-02-08", "预算年度": "2024"},
            "支出总表": [{"科目编码": "2010301", "基本支出": "238.28"}],
            "项目": [{"项目名称": "一", "3月底": "33.3%", "财政资金": "10"}],
        },
    )
    facts = {
        label: find(book, "基本信息", label).offset(column=1).value for label in ("部门编码", "公开日期", "预算年度")
    }
    assert facts == {"部门编码": "202", "公开日期": datetime(2024, 2, 8), "预算年度": 2024}
    code = find(book, "支出总表", "2010301")
    assert code.data_type == "s"
    assert code.offset(column=3).value == 238.28
    share = find(book, "项目", 0.333)
    assert share.number_format == "0.0%"


def test_the_total_row_takes_what_has_no_code(tmp_path):
    sheet = fill(tmp_path, {"支出总表": [{"科目名称": "合计", "合计": "1.01"}, {"科目编码": "2010301", "合计": "1"}]})[
        "支出总表"
    ]
    assert [cell.value for cell in sheet[5][:3]] == [None, "合计", 1.01]
    assert sheet["A6"].value == "2010301"


def test_formulas_stay_where_nothing_is_typed(tmp_path):
    sheet = fill(tmp_path, {"支出总表": [{"科目编码": "2010301", "基本支出": "1"}]})["支出总表"]
    assert sheet["C6"].value == "=SUM(D6:H6)"


def test_lines_by_name_or_label_on_either_side(tmp_path):
    values = {"财政拨款收支总表": {"年初一般公共预算拨款": {"金额": "3"}, "人行科目": {"一般公共预算财政拨款": "4"}}}
    book = fill(tmp_path, {**values, "国有资产": {"2、车辆（台、辆）": {"数量": "1"}}})
    sheet = book["财政拨款收支总表"]
    assert find(book, "财政拨款收支总表", 3).column == 2
    assert sheet.cell(find(book, "财政拨款收支总表", 4).row, 3).value == "三十一、人行科目"
    assert find(book, "国有资产", 1).coordinate == "B7"


def test_more_records_than_offered_rows_grow_the_sheet(tmp_path):
    offered = hebei().sheets["政府采购"].rows
    records = [{"单位名称": "甲", "采购物品名称": f"物品{n}", "单价": "1"} for n in range(offered + 7)]
    sheet = fill(tmp_path, {"政府采购": records})["政府采购"]
    last = find(sheet.parent, "政府采购", f"物品{offered + 6}")
    assert sheet.cell(last.row, 9).value.startswith("=SUM(")
    assert sheet.cell(last.row, 8).number_format == sheet.cell(5, 8).number_format
    assert sheet.cell(last.row + 1, 8).border.left.style == "thin"


def test_a_note_goes_to_the_first_sheet(tmp_path):
    book = fill(tmp_path, {"填报说明": {"说明": "仅作示例"}})
    assert find(book, "填报说明", "说明：仅作示例")


def test_text_that_looks_like_a_formula_stays_text(tmp_path):
    book = fill(tmp_path, {"文字说明": {"部门职责": "=1+1"}, "名词解释": [{"名词": "#N/A", "解释": "甲"}]})
    assert find(book, "文字说明", "=1+1").data_type == "s"
    assert find(book, "名词解释", "#N/A").data_type == "s"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"支出表": []}, "没有这张表：“支出表”，是不是想写“支出总表”"),
        ({"基本信息": {"部门名": "甲"}}, "“基本信息”没有这一行：“部门名”，是不是想写“部门"),
        ({"支出总表": [{"科目代码": "2010301"}]}, "“支出总表”没有这一列：“科目代码”，是不是想写“科目编码”"),
        ({"支出总表": [{"科目编码": "2010301", "基本支出": "十二"}]}, "写不进“十二”"),
        ({"基本信息": {"公开日期": "2月8日"}}, "写不进“2月8日”"),
    ],
)
def test_a_misspelt_name_is_an_error_with_a_suggestion(tmp_path, values, message):
    with pytest.raises(ValueError, match=message):
        fill(tmp_path, values)


def test_the_same_values_give_the_same_bytes(tmp_path):
    again = fill_workbook(hebei(), source_values("julu"), tmp_path / "again.xlsx").read_bytes()
    assert again == filled_bytes("julu")
