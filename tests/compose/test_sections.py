from __future__ import annotations

from dataclasses import replace

import pytest

from generator.compose.directives import NAMES
from generator.compose.document import compose
from generator.compose.sections import DIRECTIVES
from generator.model.document import Heading, PageBreak, Paragraph, Table
from generator.model.form import CONTENT
from generator.model.outline import FormCell, Pivot, PivotColumn, RecordForm
from generator.model.profile import Profile
from generator.model.submission import Sheet, Submission
from tests.compose._kit import body, faults, grid, only_section, section
from tests.support.submissions import hebei


def with_field(submission: Submission, line: str, text: str) -> Submission:
    """The submission with a text of 文字说明 replaced, line breaks and all."""
    sheet = submission.sheet("文字说明")
    rows = [replace(row, cells={CONTENT: replace(row[CONTENT], value=text)}) if row.key == line else row for row in sheet.rows]
    return replace(submission, sheets=submission.sheets | {"文字说明": Sheet("文字说明", tuple(rows))})


def test_a_line_is_a_paragraph_and_blank_lines_are_nothing():
    blocks = section("第一段\n\n  第二段  \n")
    assert [(type(block), block.text, block.role) for block in blocks] == [(Paragraph, "第一段", "Body"), (Paragraph, "第二段", "Body")]


def test_headings():
    blocks = section("# 一\n## （一）\n### 1．\n#没有空格\n#### 太深")
    assert [(type(b), b.text, b.role) for b in blocks] == [
        (Heading, "一", "Heading1"),
        (Heading, "（一）", "Heading2"),
        (Heading, "1．", "Heading3"),
        (Paragraph, "#没有空格", "Body"),
        (Paragraph, "#### 太深", "Body"),
    ]
    assert [b.in_contents for b in blocks[:3]] == [True, False, False]


@pytest.mark.parametrize(
    ("line", "role"), [("@篇名 甲", "PartTitle"), ("@标题 甲", "DocumentTitle"), ("@表名 甲", "TableCaption"), ("@注 甲", "TableNote"), ("@表号 甲", "TableNumber")]
)
def test_named_paragraphs(line, role):
    [paragraph] = section(line)
    assert (paragraph.text, paragraph.role) == ("甲", role)


def test_page_breaks_tables_and_forms():
    assert [type(block) for block in section("@另起页\n@表 机构设置")] == [PageBreak, Table]
    assert [block.text for block in section("@逐项 项目绩效目标表") if isinstance(block, Heading)] == ["1、档案数字化绩效目标表", "2、库房维护绩效目标表"]


def test_a_title_of_a_table_is_listed_in_the_contents():
    [heading] = section("@表题 甲")
    assert isinstance(heading, Heading)
    assert (heading.text, heading.role, heading.level, heading.in_contents) == ("甲", "TableTitle", 1, True)


def with_declared(**declared) -> Profile:
    """The Hebei profile with forms or summaries of its own."""
    return replace(hebei(), **{name: {item.name: item for item in items} for name, items in declared.items()})


BODY_FORM = RecordForm(
    name="整体", sheet="", title="", unit_line="", widths=(1, 1, 1),
    rows=((FormCell(label="职责"), FormCell(value="文字说明.部门职责.内容", span=2)), (FormCell(label="总额"), FormCell(value="收支总表.收入总计.预算数"), FormCell(value="基本信息.本年度拟购置固定资产总额.内容"))),
)  # fmt: skip


def test_a_form_of_the_body_shows_cells_of_the_workbook():
    profile = with_declared(forms=[BODY_FORM])
    first, gap, second = section("@表样 整体\n@表样 整体", profile=profile)
    assert grid(first.body) == [["职责", "管理本县档案，为社会提供查阅服务。", None], ["总额", "108.00", "3.00"]]
    assert first.body[1][1].role == "TableAmount" and first.body[1][1].lines[0][0].sources
    assert (type(gap), gap.role, type(second)) == (Paragraph, "Gap", Table)


PIVOT = Pivot(
    name="汇总", sheet="项目", details="绩效指标", match="项目名称", by="一级指标", groups=("产出指标", "满意度指标"),
    columns=(PivotColumn(("项目编码",), "项目编码"), PivotColumn(("项目名称",), "项目名称"), PivotColumn(("资金", "总额"), "预算数")),
    shown=(PivotColumn(("三级指标",), "三级指标"), PivotColumn(("指标值",), "指标值")),
    over="绩效目标", owner=("{部门编码}", "{部门名称}"), sums=("预算数",),
)  # fmt: skip
TWO_OUTPUTS = """-- 绩效指标
项目名称   | 一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值 | 指标值确定依据
档案数字化 | 产出指标 | 数量指标 | 页数 | 页数 | ≥10万页 | 计划
档案数字化 | 产出指标 | 质量指标 | 合格率 | 合格率 | ≥99% | 计划
档案数字化 | 满意度指标 | 服务对象满意度指标 | 满意度 | 满意度 | ≥95% | 问卷
"""


def test_a_summary_puts_details_beside_their_records():
    [table] = section("@汇总 汇总", body(TWO_OUTPUTS), profile=with_declared(pivots=[PIVOT]))
    assert grid(table.head) == [
        ["项目编码", "项目名称", "资金", "绩效目标", None, None, None],
        [None, None, "总额", "产出指标", None, "满意度指标", None],
        [None, None, None, "三级指标", "指标值", "三级指标", "指标值"],
    ]
    assert grid(table.body) == [
        ["101", "某县档案局", "40.00", "", "", "", ""],
        ["13010124P00000000001F", "档案数字化", "25.00", "页数", "≥10万页", "满意度", "≥95%"],
        [None, None, None, "合格率", "≥99%", "", ""],
        ["13010124P000000000023", "库房维护", "15.00", "", "", "", ""],
    ]
    assert table.body[1][0].rowspan == 2 and len(table.widths) == 7


def test_every_directive_is_tried_above():
    assert set(DIRECTIVES) == set(NAMES) == {"篇名", "标题", "表号", "表题", "表名", "注", "另起页", "表", "逐项", "表样", "汇总", "图"}


def test_values_stand_within_the_sentence_and_keep_their_cells():
    [paragraph] = section("预算{{ 收支总表.收入总计.预算数 | 万元 }}，{{ 文字说明.部门职责 }}。")
    assert [span.text for span in paragraph.spans] == ["预算", "108.00万元", "，", "管理本县档案，为社会提供查阅服务。", "。"]
    assert [sorted(s.cell for s in span.sources) for span in paragraph.spans] == [[], ["D2", "D4", "E3"], [], ["B2"], []]


def test_a_fact_keeps_its_own_cell():
    [paragraph] = section("{{ 部门名称 }}")
    assert [source.cell for source in paragraph.spans[0].sources] == ["B3"]


def test_a_figure_without_a_filter_has_two_decimals():
    assert section("{{ 支出总表.合计.合计 }}")[0].text == "108.00"


def test_a_line_break_in_a_value_begins_a_paragraph():
    changed = with_field(body(), "部门职责", "一\n\n　　二\r\n三")
    assert [block.text for block in section("职责：{{ 文字说明.部门职责 }}", changed)] == ["职责：一", "二", "三"]
    assert {source for block in section("{{ 文字说明.部门职责 }}", changed) for span in block.spans for source in span.sources} == {changed.cell("文字说明", "部门职责").source}


def test_a_line_break_in_a_heading_does_not_break_it():
    changed = with_field(body(), "部门职责", "一\n二")
    [heading] = section("# {{ 文字说明.部门职责 }}", changed)
    assert isinstance(heading, Heading) and heading.text == "一二"


def test_an_empty_value_leaves_nothing_behind():
    assert section("{{ 文字说明.其他需要说明的事项 }}") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("第一行\n@表格 机构设置", "不认识“@表格”，是不是想写“@表”？"),
        ("第一行\n@另起业", "不认识“@另起业”，是不是想写“@另起页”？"),
    ],
)
def test_an_unknown_directive_is_suggested_as_it_is_written(text, message):
    assert [fault.message for fault in faults(lambda: section(text))] == [message]


def test_an_unknown_directive_is_a_fault_with_file_line_and_suggestion():
    [fault] = faults(lambda: section("第一行\n@另起业"))
    assert (fault.file, fault.line) == ("sections/例.txt", 2)
    assert "不认识“@另起业”" in fault.message and "另起页”？" in fault.message


@pytest.mark.parametrize(("text", "message"), [("第一行\n@表 机构设制", "没有“机构设制”，是不是想写“机构设置”？"), ("第一行\n@逐项 项目绩效目标", "没有“项目绩效目标”，是不是想写“项目绩效目标表”？")])
def test_an_unknown_table_is_a_fault_with_a_suggestion(text, message):
    [fault] = faults(lambda: section(text))
    assert message in fault.message


@pytest.mark.parametrize("text", ["第一行\n@表 机构设制", "第一行\n@逐项 项目绩效目标"])
def test_an_unknown_table_is_told_with_file_and_line(text):
    [fault] = faults(lambda: section(text))
    assert (fault.file, fault.line) == ("sections/例.txt", 2)


@pytest.mark.parametrize("directive", ["@表 机构设制", "@逐项 项目绩效目标", "@另起业"])
def test_directives_are_looked_at_in_branches_that_are_not_taken(directive):
    for text in ("{% if 专项资金 %}\n  " + directive + "\n{% endif %}", "\n{% if 专项资金 %}" + directive + "{% endif %}"):
        [fault] = faults(lambda: compose(body(), only_section(text)))
        assert (fault.file, fault.line) == ("sections/例.txt", 2) and directive[:3].strip() in fault.message


def test_all_wrong_directives_are_told_at_once():
    found = faults(lambda: section("@另起业\n@表 机构设制\n{# @注释\n@注释 #}\n{{ 部门名 }}\n@逐项"))
    assert [fault.line for fault in found] == [1, 2, 6, 5]


@pytest.mark.parametrize("text", ["@表 {% if 专项资金 %}专项资金{% else %}机构设置{% endif %}", "{# @表 甲\n@表 乙 #}\n@表 机构设置", "@{% if 专项资金 %}注{% else %}表{% endif %} 机构设置"])
def test_a_directive_may_be_put_together(text):
    assert [type(block) for block in section(text)] == [Table]


def test_a_wrong_name_that_was_put_together_is_told_with_its_line():
    [fault] = faults(lambda: section("一\n@表 {% if 专项资金 %}专项资金{% else %}机构设制{% endif %}"))
    assert (fault.file, fault.line, fault.message) == ("sections/例.txt", 2, "@表：没有“机构设制”，是不是想写“机构设置”？")
