from __future__ import annotations

import re
from itertools import pairwise

import pytest

from generator.model.document import Section, Table, TableCell
from generator.writers.docx_table import TableWriter
from tests.support.word import (
    cell,
    document,
    layout,
    main_part,
    reference,
    spans,
    statutory_table,
    with_sections,
    word,
    written,
)


def test_tables_read_back_with_their_merges():
    table = word(written(document())).tables[0]
    grid = [[cell.text for cell in row.cells] for row in table.rows]
    assert grid[0][0] == "部门编码名称：[202]某县行政审批局" and grid[0][-1] == "单位：万元"
    assert list(dict.fromkeys(grid[0]))[1] == "预算年度：2024"
    assert grid[1] == ["序号", "科目", "科目", "本年收入", "本年收入", "结转"]
    assert grid[2] == ["序号", "编码", "名称", "小计", "财政拨款", "结转"]
    assert grid[3] == ["0", "一般公共预算", "一般公共预算", "0.50", "第0行", "0.50"]
    assert grid[5] == ["2", "一般公共预算", "一般公共预算", "2.50", "第2行", "2.50"]
    assert [cell.text for cell in word(written(document())).tables[2].rows[0].cells] == [
        "绩效目标",
        "1.第一行\n2.第二行",
    ]


def test_a_vertical_merge_carries_its_span_in_every_row():
    xml = main_part(written(with_sections(Section("landscape", (statutory_table(4),)))))
    body = xml[xml.index("一般公共预算") - 400 :]
    assert body.count('<w:gridSpan w:val="2"/><w:vMerge/>') == 3
    assert xml.count('<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>') == 1


def test_columns_have_the_full_text_width():
    xml = main_part(written(document()))
    width = round(reference().theme.setups["landscape"].text_width * 20)
    grid = re.search(r"<w:tblGrid>(.*?)</w:tblGrid>", xml)[1]
    assert sum(map(int, re.findall(r'w:w="(\d+)"', grid))) == width
    for row in re.findall(r"<w:tr>.*?</w:tr>", xml[: xml.index("</w:tbl>")]):
        assert sum(map(int, re.findall(r'<w:tcW w:w="(\d+)"', row))) == width


def test_banner_and_head_repeat_and_rows_keep_whole():
    xml = main_part(written(document()))
    rows = re.findall(r"<w:trPr>.*?</w:trPr>", xml[: xml.index("</w:tbl>")])
    assert ["<w:tblHeader/>" in row for row in rows] == [True] * 3 + [False] * 3
    assert all("<w:cantSplit/>" in row for row in rows)
    assert ['w:val="400"' in row for row in rows] == [True] + [False] * 5
    assert sum('<w:trHeight w:val="346" w:hRule="atLeast"/>' in row for row in rows) == 5


def test_a_row_higher_than_the_page_may_be_divided():
    one = with_sections(Section("landscape", (statutory_table(2),)))
    xml = main_part(written(one, layout(one, row_heights={(0, 0): (20, 17, 17, 17, 0)})))
    rows = re.findall(r"<w:tr>(<w:trPr>.*?</w:trPr>)?", xml)
    assert ["cantSplit" in row for row in rows] == [True] * 4 + [False]


def test_a_head_that_would_fill_the_page_is_printed_once():
    one = with_sections(Section("landscape", (statutory_table(2),)))
    xml = main_part(written(one, layout(one, row_heights={(0, 0): (20, 300, 200, 17, 17)})))
    assert xml.count("<w:tblHeader/>") == 1


def test_the_banner_has_no_rules():
    xml = main_part(written(document()))
    first_row = xml[xml.index("<w:tr>") : xml.index("</w:tr>")]
    assert first_row.count("<w:tcBorders>") == first_row.count("<w:tc>") == 3
    assert "<w:tcBorders>" not in xml[xml.index("</w:tr>") : xml.index("</w:tbl>")]


def test_tables_never_touch_and_never_end_a_section():
    body = word(written(document())).element.body
    names = [element.tag.rpartition("}")[2] for element in body if "bookmark" not in element.tag]
    assert names.count("tbl") == 4
    assert all(after == "p" for before, after in pairwise(names) if before == "tbl")


def test_rows_that_are_no_grid_are_refused():
    table = statutory_table(2)
    broken = with_sections(Section("landscape", (type(table)(table.widths, table.head[1:], table.body, table.banner),)))
    with pytest.raises(ValueError, match="neither filled nor covered"):
        written(broken)


def table_of(*widths: float, banner: tuple[str, str, str] = ("", "", ""), **more) -> str:
    theme = reference().theme
    body = (tuple(cell(f"{n}", **more) for n in range(len(widths))),)
    return TableWriter(theme).xml(Table(widths, (), body, banner), theme.setups["portrait"])


def test_the_banner_gives_a_long_text_the_columns_it_needs():
    banner = ("部门编码名称：[202]某县行政审批局（某县政务服务中心）", "2024", "万元")
    spans_of_banner = re.findall(r'<w:gridSpan w:val="(\d+)"/><w:tcBorders>', table_of(*[1] * 10, banner=banner))
    assert int(spans_of_banner[0]) >= 6
    even = re.findall(r'<w:gridSpan w:val="(\d+)"/><w:tcBorders>', table_of(*[1] * 9, banner=("甲", "乙", "丙")))
    assert even == ["3", "3", "3"]


def test_the_banner_of_a_narrow_table_is_one_cell():
    xml = table_of(1, 2, banner=("甲", "", "丙"))
    assert ">甲　丙<" in xml and xml.count("<w:tcBorders>") == 1


def test_an_indent_is_counted_in_characters_of_the_cell():
    assert '<w:ind w:firstLineChars="200" w:firstLine="360"/>' in table_of(1, 1, indent=2)
    assert "<w:ind" not in table_of(1, 1)


def test_only_an_alignment_other_than_the_style_is_written():
    assert '<w:jc w:val="center"/></w:pPr>' in table_of(1, align="center")
    assert "<w:jc" not in re.sub(r"<w:tblPr>.*?</w:tblPr>", "", table_of(1, align="left"))


def test_a_table_without_rows_is_left_out():
    theme = reference().theme
    assert TableWriter(theme).xml(Table((1,), (), ()), theme.setups["portrait"]) == ""


def test_a_merge_that_reaches_below_the_table_is_refused():
    theme = reference().theme
    table = Table((1,), (), ((TableCell(lines=(spans("甲"),), rowspan=2),),), title="收入总表")
    with pytest.raises(ValueError, match="收入总表"):
        TableWriter(theme).xml(table, theme.setups["portrait"])


def test_cell_margins_are_those_of_the_theme_less_half_a_rule():
    beside, above = reference().theme.cell_padding
    margins = re.search(r"<w:tblCellMar>(.*?)</w:tblCellMar>", table_of(1, 1))[1]
    widths = dict(re.findall(r'<w:(\w+) w:w="(\d+)"', margins))
    assert widths["left"] == widths["right"] == str(round(beside * 20))
    assert widths["top"] == widths["bottom"] == str(round((above - 0.25) * 20))
