"""Declarations of charts: what is read, and every fault with its file, line and suggestion."""

import pytest

CHART = """
[[chart]]
name = "例图"
title = "{预算年度}年例图"
kind = "pie"
empty = "没有数，不附图。"
points = [
  { label = "收入", values = ["收支总表.收入总计.预算数"] },
]
"""
ROWS = """
[[chart]]
name = "例图"
title = "例图"
kind = "bar"
empty = "没有数，不附图。"
[chart.rows]
sheet = "支出总表"
label = "科目名称"
columns = ["合计"]
length = 3
"""


def add(copy, text: str) -> None:
    with copy.path("document.toml").open("a", encoding="utf-8") as file:
        file.write(text)


def test_a_chart_is_read_with_its_defaults(copy):
    add(copy, CHART)
    chart = copy.load().charts["例图"]
    assert (chart.kind, chart.series, chart.rows, chart.height, chart.width) == ("pie", (), None, 60, 0)
    assert [(point.label, point.values) for point in chart.points] == [("收入", ("收支总表.收入总计.预算数",))]


def test_rows_are_read_with_their_defaults(copy):
    add(copy, ROWS)
    rows = copy.load().charts["例图"].rows
    assert (rows.sheet, rows.label, rows.columns, rows.length, rows.top, rows.rest) == ("支出总表", "科目名称", ("合计",), 3, 11, "其他")


def test_charts_are_off_unless_a_profile_says_so(copy):
    assert not copy.load().draws_charts
    copy.change("profile.toml", "charts = false", "charts = true")
    assert copy.load().draws_charts


@pytest.mark.parametrize(
    ("text", "old", "new", "message"),
    [
        (CHART, 'kind = "pie"', 'kind = "pies"', "kind 应为 pie、doughnut、bar、column、stacked 之一，是不是想写“pie”？"),
        (CHART, 'kind = "pie"', 'kind = "pie"\nheigth = 40', "不认识“heigth”，是不是想写“height”？"),
        (CHART, 'kind = "pie"', 'kind = "pie"\nheight = 400', "height 应在 30 到 150 毫米之间"),
        (CHART, 'kind = "pie"', 'kind = "pie"\nwidth = 5', "width 应在 60 到 400 毫米之间"),
        (CHART, "收支总表.收入总计.预算数", "收支总表.收入总记.预算数", "“收支总表”没有“收入总记”行，是不是想写“收入总计”？"),
        (CHART, "收支总表.收入总计.预算数", "收支总表.收入总计", "“收支总表.收入总计”应写成“表.行.列”"),
        (CHART, "收支总表.收入总计.预算数", "项目.*.预算数", "“项目.*.预算数”应写成“表.行.列”"),
        (CHART, "收支总表.收入总计.预算数", "基本信息.部门名称.内容", "“基本信息”的“内容”列不是数，画不成图"),
        (CHART, '{ label = "收入"', '{ label = "%s"' % ("长" * 25), "label 最多 24 个字"),
        (CHART, "{预算年度}年例图", "{预算年份}年例图", "没有“{预算年份}”这个事项，是不是想写“预算年度”？"),
        (CHART, 'empty = "没有数，不附图。"\n', "", "缺少“empty”"),
        (CHART, 'kind = "pie"', 'kind = "bar"\nseries = ["甲", "乙"]', "“收入”：values 应有 2 个，与 series 一样多"),
        (CHART, 'points = [\n  { label = "收入", values = ["收支总表.收入总计.预算数"] },\n]\n', "", "应写 points 或 [chart.rows]，两样里写一样"),
        (ROWS, 'sheet = "支出总表"', 'sheet = "支出汇总"', "没有表“支出汇总”，是不是想写“支出总表”？"),
        (ROWS, 'sheet = "支出总表"', 'sheet = "收支总表"', "“收支总表”不是按科目填的表，也不是清单"),
        (ROWS, 'label = "科目名称"', 'label = "科目名"', "“支出总表”没有“科目名”列，是不是想写“科目名称”？"),
        (ROWS, 'columns = ["合计"]', 'columns = ["总计"]', "“支出总表”没有“总计”列"),
        (ROWS, 'columns = ["合计"]', 'columns = ["科目名称"]', "“支出总表”的“科目名称”列不是数，画不成图"),
        (ROWS, 'columns = ["合计"]', 'columns = ["合计", "基本支出"]', "columns 应有 1 个，与 series 一样多"),
        (ROWS, "length = 3", "length = 4", "length 应是科目编码的位数，3、5、7 之一"),
        (ROWS, "length = 3", "length = 3\ntop = 12", "top 应在 1 到 11 之间"),
        (ROWS, "length = 3", 'length = 3\ntap = 3', "不认识“tap”，是不是想写“top”？"),
    ],
)
def test_a_fault_is_told_with_file_and_line(copy, text, old, new, message):
    add(copy, text)
    copy.change("document.toml", text, text.replace(old, new))
    [fault] = copy.faults()
    assert message in fault.message
    assert fault.file == "document.toml" and fault.line > 60


def test_a_whole_has_one_series(copy):
    add(copy, CHART.replace('kind = "pie"', 'kind = "doughnut"\nseries = ["甲", "乙"]'))
    assert "饼图和圆环图只能有一组数，series 里写了 2 组" in copy.faults()[0].message


def test_too_many_points_are_a_fault(copy):
    add(copy, CHART.replace('\n]', '\n' + '  { label = "甲", values = ["收支总表.收入总计.预算数"] },\n' * 12 + ']'))
    [fault] = copy.faults()
    assert "points 最多 12 个" in fault.message
