"""Charts of a submission: which points, in which order, with which labels, and what stands in place of an empty one."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.compose.characters import missing_characters
from generator.compose.document import compose
from generator.model.document import Chart, Paragraph, Table
from generator.model.outline import ChartForm, ChartRows, DeclaredPoint
from generator.model.profile import AmountStyle
from generator.provenance import trace
from generator.writers.text import dump
from tests.compose._kit import body, faults, only_section, section
from tests.support.submissions import completed_sample, hebei

INCOME = (
    DeclaredPoint("拨款", ("收支总表.一般公共预算拨款收入.预算数",)),
    DeclaredPoint("基金", ("收支总表.政府性基金预算拨款收入.预算数",)),
    DeclaredPoint("结转", ("收支总表.上年结转结余.预算数",)),
)
YEARS = (
    DeclaredPoint("{上年度}年", ("上年数.基本支出.上年预算数", "上年数.项目支出.上年预算数")),
    DeclaredPoint("{预算年度}年", ("支出总表.合计.基本支出", "支出总表.合计.项目支出")),
)
CLASSES = ChartRows("支出总表", "科目名称", ("合计",), 3, 3, "其他各类")
PROJECTS = ChartRows("项目", "项目名称", ("预算数",), 0, 4, "其余项目")


def drawing(kind: str, points=(), rows=None, *, on: bool = True, **changes):
    """Hebei with one chart."""
    form = ChartForm("例", "{预算年度}年例图", kind, "没有数，不附图。", (), points, rows, 50, unit_line="单位：万元", file="document.toml")
    return replace(hebei(), charts={"例": replace(form, **changes)}, draws_charts=on)


def drawn(profile, submission=None) -> Chart:
    [title, unit, chart] = section("@图 例", submission, profile)
    assert (title.text, title.role) == ("2024年例图", "TableCaption") and (unit.text, unit.role) == ("单位：万元", "UnitLine")
    return chart


def numbers(chart: Chart) -> list[list[str]]:
    return [[point.label.text for point in series.points] for series in chart.series]


def sizes(chart: Chart) -> list[tuple[str, str]]:
    return [(category.text, point.label.text) for category, point in zip(chart.categories, chart.series[0].points, strict=True)]


def test_a_profile_that_draws_no_charts_prints_nothing():
    assert section("@图 例", body(), drawing("pie", INCOME, on=False)) == []
    before, after = section("甲\n@图 例\n乙", body(), drawing("pie", INCOME, on=False))
    assert (before.text, after.text) == ("甲", "乙")


def test_the_statutory_form_is_the_same_with_and_without_its_charts():
    without = {name: re.sub(r"(?m)^@图.*\n", "", section.text) for name, section in hebei().texts.items()}
    plain = replace(hebei(), texts={name: replace(hebei().texts[name], text=text) for name, text in without.items()})
    assert plain.texts != hebei().texts
    assert compose(completed_sample("qinghe"), hebei()) == compose(completed_sample("qinghe"), plain)


def test_parts_of_a_whole_have_values_and_shares_and_no_zero():
    submission = completed_sample("qinghe")
    chart = drawn(drawing("pie", INCOME), submission)
    figures = [submission.cell("收支总表", row, "预算数").value.printed for row in ("一般公共预算拨款收入", "政府性基金预算拨款收入", "上年结转结余")]
    assert numbers(chart) == [[f"{figure:.2f}" for figure in figures]]
    whole = sum(figures)
    assert [point.share for point in chart.series[0].points] == [f"{(f * 100 / whole).quantize(Decimal('0.01'), 'ROUND_HALF_UP')}%" for f in figures]
    assert chart.entries[0] == f"拨款 {figures[0]:.2f}（{chart.series[0].points[0].share}）"
    assert sizes(drawn(drawing("pie", INCOME), completed_sample("julu"))) == [("拨款", numbers(drawn(drawing("bar", INCOME), completed_sample("julu")))[0][0])]


def test_shares_are_rounded_half_up():
    """1/800 and 799/800: what floating point would print as 0.12 and 99.88."""
    style = AmountStyle(zero="0.00")
    from generator.compose.charts import _series
    from generator.model.document import Span
    from generator.model.figure import Figure

    series = _series(Span("例"), [Figure(Decimal("1")), Figure(Decimal("799"))], "pie", style)
    assert [point.share for point in series.points] == ["0.13%", "99.88%"]


def test_all_zero_prints_the_sentence_of_the_profile():
    [sentence] = section("@图 例", completed_sample("julu"), drawing("pie", INCOME[1:]))
    assert isinstance(sentence, Paragraph) and (sentence.text, sentence.role) == ("没有数，不附图。", "Body")


def test_two_years_are_two_points_with_a_series_for_each_kind():
    chart = drawn(drawing("stacked", YEARS, series=("基本支出", "项目支出")), completed_sample("qinghe"))
    assert [category.text for category in chart.categories] == ["2023年", "2024年"]
    assert [series.name.text for series in chart.series] == ["基本支出", "项目支出"]
    assert all(len(column) == 2 and all(column) for column in numbers(chart))


def test_a_value_that_was_not_filled_in_is_not_taken_for_zero():
    submission = completed_sample("qinghe")
    sheet = submission.sheets["上年数"]
    rows = tuple(replace(row, cells={}) if row.key == "项目支出" else row for row in sheet.rows)
    emptied = replace(submission, sheets=submission.sheets | {"上年数": replace(sheet, rows=rows, index={})})
    chart = drawn(drawing("column", YEARS, series=("基本支出", "项目支出")), emptied)
    assert chart.series[1].points[0].value is None and chart.series[1].points[0].label.text == ""
    assert "2023年 基本支出 " in chart.summary and "，项目支出 （空）" in chart.summary


def test_the_largest_rows_come_first_and_the_others_together_last():
    submission = completed_sample("qinghe")
    rows = [row for row in submission.sheet("支出总表").records if len(row.code) == 3]
    expected = sorted(((row.figure("合计").value, row.label) for row in rows), reverse=True)
    assert len(expected) > 4
    found = sizes(drawn(drawing("bar", rows=CLASSES), submission))
    assert [label for label, _ in found] == [*(label for _, label in expected[:3]), "其他各类"]
    assert Decimal(found[-1][1]) == sum(value for value, _ in expected[3:]).quantize(Decimal("0.01"))


def test_one_row_that_would_be_left_over_alone_is_shown_as_itself():
    submission = completed_sample("qinghe")
    count = sum(1 for row in submission.sheet("支出总表").records if len(row.code) == 3 and row.figure("合计"))
    labels = [label for label, _ in sizes(drawn(drawing("bar", rows=replace(CLASSES, top=count - 1)), submission))]
    assert len(labels) == count and "其他各类" not in labels


def test_long_names_are_shortened_alike_everywhere():
    chart = drawn(drawing("bar", rows=PROJECTS), completed_sample("qinghe"))
    long = [category.text for category in chart.categories if category.text.endswith("…")]
    assert long and all(len(label) == 24 for label in long)


def test_a_whole_with_a_negative_part_is_drawn_as_bars():
    submission = completed_sample("qinghe")
    sheet = submission.sheets["收支总表"]
    rows = tuple(
        replace(row, cells=row.cells | {"预算数": replace(row["预算数"], value=-row.figure("预算数"))}) if row.key == "上年结转结余" else row
        for row in sheet.rows
    )
    turned = replace(submission, sheets=submission.sheets | {"收支总表": replace(sheet, rows=rows, index={})})
    chart = drawn(drawing("pie", INCOME), turned)
    assert chart.kind == "bar" and numbers(chart)[0][2].startswith("-") and not any(p.share for p in chart.series[0].points)


def test_amounts_look_as_in_the_tables_of_the_form():
    profile = replace(drawing("bar", INCOME), amounts=AmountStyle(thousands=True))
    chart = drawn(profile, completed_sample("qinghe"))
    assert "," in numbers(chart)[0][0] and chart.number_format == "#,##0.00"


def test_every_number_and_name_remembers_its_cells():
    chart = drawn(drawing("bar", rows=PROJECTS), completed_sample("qinghe"))
    assert all(point.label.sources for point in chart.series[0].points)
    assert all(category.sources for category in chart.categories[:-1])
    rest = chart.series[0].points[-1].label.sources
    assert len(rest) > 10 and {source.sheet for source in rest} == {"项目"}
    document = compose(completed_sample("qinghe"), only_section("@图 例", drawing("bar", rows=PROJECTS)))
    traced = [item for item in trace(document) if item[2] == chart.categories[0].text]
    assert traced and traced[0][3].startswith("项目!")


def test_characters_without_a_glyph_are_found_in_charts():
    document = compose(completed_sample("qinghe"), only_section("@图 例", drawing("bar", rows=PROJECTS)))
    wanted = next(block for _, block in document.walk() if isinstance(block, Chart)).categories[0].text[0]
    assert any(wanted in finding.message for finding in missing_characters(document, lambda text: set(text) & {wanted}))


def test_the_dump_tells_the_chart_in_words():
    text = dump(compose(completed_sample("qinghe"), only_section("@图 例", drawing("pie", INCOME))))
    assert "[pie图 2024年例图] 饼图。单位：万元。拨款 " in text


def test_tables_around_a_chart_that_is_not_printed_stay_apart():
    blocks = section("@表 国有资产\n@图 例\n@表 国有资产", body(), drawing("pie", INCOME, on=False))
    assert [block.role for block in blocks if isinstance(block, Paragraph) and block.role == "Gap"] or not any(
        isinstance(a, Table) and isinstance(b, Table) for a, b in zip(blocks, blocks[1:])
    )


@pytest.mark.parametrize(("line", "message"), [("@图 例子", "@图：没有“例子”，是不是想写“例”？"), ("@图", "@图：没有“”")])
def test_an_unknown_chart_is_a_fault(line, message):
    [fault] = faults(lambda: section(line, body(), drawing("pie", INCOME)))
    assert message in fault.message
