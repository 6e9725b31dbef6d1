from __future__ import annotations

from dataclasses import replace

from generator.compose.facts import facts_of
from generator.compose.forms import record_forms
from generator.model.document import Block, Heading, PageBreak, Paragraph, Table
from generator.model.outline import FormCell
from tests.compose._kit import body, grid
from tests.support.submissions import hebei

FORM = hebei().forms["项目绩效目标表"]
INDICATORS = """
-- 绩效指标
项目名称   | 一级指标 | 二级指标 | 三级指标
档案数字化 | 产出指标 | 数量指标 | 一
库房维护   | 产出指标 | 数量指标 | 二
档案数字化 | 产出指标 | 质量指标 | 三
档案数字化 | 产出指标 | 质量指标 | 四
档案数字化 | 效益指标 | 质量指标 | 五
"""


def blocks(tables: str = "", form=FORM) -> list[Block]:
    submission = body(tables)
    return list(record_forms(submission, form, facts_of(submission, hebei()), hebei()))


def test_each_record_has_title_unit_form_and_details():
    first = blocks()[:5]
    assert [type(block) for block in first] == [Heading, Paragraph, Table, Paragraph, Table]
    assert (first[0].text, first[0].role, first[0].in_contents) == ("1、档案数字化绩效目标表", "ProjectTitle", False)
    assert [first[1].text, first[1].role, first[3].role] == ["单位：万元", "UnitLine", "Gap"]
    assert [block.text for block in blocks() if isinstance(block, Heading)] == ["1、档案数字化绩效目标表", "2、库房维护绩效目标表"]


OWNED = replace(FORM, level=1, own_page=True, owner=("{承担单位.单位编码}{承担单位}", "{部门编码}{部门名称}"))
UNITS = """
-- 机构设置
单位名称         | 单位编码
某县档案局本级   | 101001
某县档案局下属馆 |
-- 项目
项目编码              | 项目名称   | 承担单位
13010124P00000000001F | 档案数字化 | 某县档案局本级
13010124P000000000022 | 库房维护   | 某县档案局下属馆
13010124P000000000033 | 陈列布展   |
"""


def test_a_form_of_the_first_level_stands_in_the_contents():
    assert [(block.level, block.in_contents) for block in blocks(form=OWNED) if isinstance(block, Heading)] == [(1, True)] * 2


def test_records_on_pages_of_their_own():
    kinds = [type(block) for block in blocks(form=OWNED)]
    assert kinds == [Heading, Table, Paragraph, Table, PageBreak, Heading, Table, Paragraph, Table]


def test_the_owner_stands_left_of_the_unit_line():
    """The unit that carries the project where it has a code, else the body itself."""
    banners = [block.banner for block in blocks(UNITS, OWNED) if isinstance(block, Table) and block.has_banner]
    body_itself = blocks("", replace(OWNED, owner=("{部门编码}{部门名称}",)))[1].banner
    assert banners == [("101001某县档案局本级", "", "单位：万元"), body_itself, body_itself]
    assert body_itself[0] and body_itself[2] == "单位：万元"


def test_an_owner_without_a_choice_says_what_there_is():
    [first, *_] = [block.banner[0] for block in blocks(UNITS, replace(OWNED, owner=("{承担单位.单位性质}{承担单位}",))) if isinstance(block, Table) and block.has_banner]
    assert first == "某县档案局本级"


def test_the_form_is_filled_in_where_its_rows_say():
    rows = grid(blocks()[2].body)
    assert rows[0] == ["项目编码", "13010124P00000000001F", None, "项目名称", "档案数字化", None, None]
    assert rows[1] == ["预算规模及资金用途", "预算数", "25.00", "其中：财政资金", "25.00", "其他资金", ""]
    assert rows[2] == [None, "扫描馆藏档案。", None, None, None, None, None]
    assert rows[-1] == ["绩效目标", "馆藏档案扫描上网。", None, None, None, None, None]


def test_every_row_fills_the_width_of_the_form():
    table = blocks()[2]
    covered = [[0] * len(table.widths) for _ in table.body]
    for r, row in enumerate(table.body):
        for c, cell in enumerate(row):
            for below in range(r, r + (cell.rowspan if cell else 0)):
                for right in range(c, c + cell.colspan):
                    covered[below][right] += 1
    assert {count for row in covered for count in row} == {1}


def test_labels_head_and_values_remember_their_cells():
    label, value = blocks()[2].body[0][:2]
    assert label.header and not value.header
    assert [source.cell for line in value.lines for span in line for source in span.sources] == ["A2"]


def test_details_are_those_of_the_record_and_equal_labels_merge():
    details = blocks(INDICATORS)[4]
    assert [row[:3] for row in grid(details.body)] == [
        ["产出指标", "数量指标", "一"],
        [None, "质量指标", "三"],
        [None, "质量指标", "四"],
        ["效益指标", "质量指标", "五"],
    ]
    assert details.body[0][0].rowspan == 3
    merged = details.body[0][0].lines[0][0].sources
    assert len(merged) == 3 and {source.column for source in merged} == {"一级指标"}
    assert all(cell.rowspan == 1 for row in details.body for cell in row[1:])


def test_empty_labels_do_not_merge():
    details = blocks(INDICATORS.replace("产出指标", "　　　　").replace("　", " "))[4]
    assert [row[0] for row in grid(details.body)] == ["", "", "", "效益指标"]


def test_several_columns_may_merge():
    details = blocks(INDICATORS, replace(FORM, merge=("一级指标", "二级指标")))[4]
    assert [row[1] for row in grid(details.body)] == ["数量指标", "质量指标", None, None]


def test_a_record_without_details_keeps_the_head_and_an_empty_row():
    details = blocks("-- 绩效指标\n项目名称 | 三级指标")[4]
    assert grid(details.head)[0][0] == "一级指标"
    assert grid(details.body) == [[""] * 6]


def test_a_form_may_have_neither_unit_line_nor_details():
    plain = replace(FORM, unit_line="", details="", rows=((FormCell(label="名", span=3), FormCell(field="项目名称", span=4)),))
    assert [type(block) for block in blocks(form=plain)] == [Heading, Table, Heading, Table]


def test_no_records_no_forms():
    assert blocks("-- 项目\n项目名称 | 财政资金") == []
