import pytest

from generator.model.finding import Severity
from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings

OPTIONS = options_of("Y24")
FIGURES = "-- 上年数\n项目 | 上年预算数\n公用经费 | 9.35\n收支总计 | 120.00\n"
REASON = "-- 文字说明\n事项 | 内容\n项目支出增减原因 | {0}\n-- 上年文字\n表 | 行 | 栏 | 内容 | 核对\n文字说明 | 项目支出增减原因 | 内容 | {0} |\n"


def other(text: str) -> str:
    return f"-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {text}\n"


def found(text: str, tables: str = FIGURES) -> list[str]:
    return [finding.found for finding in findings("text_last_amounts", tables + other(text), **OPTIONS)]


@pytest.mark.parametrize("text", ["日常开支9.35万元按月支付", "日常开支93500元按月支付", "2024年日常开支9.35万元"])
def test_a_figure_of_last_year(text):
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "上年日常开支9.35万元",
        "2023年日常开支9.35万元",
        "日常开支由9.35万元调整到10万元",
        "日常开支减少9.35万元",
        "日常开支9.35万元（上年）",
        "日常开支约9.35万元",
        "人均9.35万元",
        "水电9.35万元，邮寄0.65万元",
        "日常开支9.36万元",
    ],
)
def test_what_is_said_to_be_last_years_and_other_amounts_pass(text):
    assert found(text) == []


def test_an_amount_that_this_year_has_as_well_passes():
    assert found("日常开支25.00万元", "-- 上年数\n项目 | 上年预算数\n公用经费 | 25.00\n") == []


def test_an_amount_of_few_digits_may_be_there_by_accident():
    assert found("争取资助120万元") == []


def test_the_budget_that_the_project_had_last_year():
    project = "-- 项目\n项目名称 | 财政资金 | 资金用途\n档案数字化 | 25.00 | {}\n-- 上年项目\n项目名称 | 上年预算数\n档案数字化 | 22.00\n"
    [finding] = findings("text_last_amounts", project.format("扫描馆藏档案22万元"), **OPTIONS)
    assert "这个项目上年的预算数" in finding.message
    assert findings("text_last_amounts", project.format("扫描馆藏档案25万元"), **OPTIONS) == []


def test_an_amount_that_last_years_text_of_the_place_had():
    last = "-- 上年文字\n表 | 行 | 栏 | 内容 | 核对\n文字说明 | {} | 内容 | 租金3.65万元，一次付清。 |\n"
    assert found("续租机房，租金3.65万元", last.format("其他需要说明的事项")) == ["3.65万元"]
    assert found("续租机房，租金3.65万元", last.format("部门职责")) == []


def test_the_parts_of_a_project_whose_budget_is_as_it_was_may_stay():
    project = "-- 项目\n项目名称 | 财政资金 | 资金用途\n档案数字化 | 25.00 | 扫描费用13.65万元，其余用于著录。\n"
    last = "-- 上年文字\n表 | 行 | 栏 | 内容 | 核对\n项目 | 档案数字化 | 资金用途 | 扫描费13.65万元。 |\n-- 上年项目\n项目名称 | 上年预算数\n档案数字化 | {}\n"
    assert findings("text_last_amounts", project + last.format("25.00"), **OPTIONS) == []
    assert len(findings("text_last_amounts", project + last.format("24.00"), **OPTIONS)) == 1


def test_a_reason_copied_with_its_amount_is_an_error():
    [finding] = findings("text_last_amounts", REASON.format("新增搬运费13.46万元"), **OPTIONS)
    assert (finding.severity, finding.title) == (Severity.ERROR, "增减原因照抄了上年的")


@pytest.mark.parametrize("reason", ["新增馆藏扫描任务", "新增扫描任务8.00万元", "新增扫描任务25万元", "每人增加13.46万元"])
def test_a_copied_reason_without_an_amount_or_with_one_that_is_known_is_none(reason):
    """8.00 is this year's change, 25.00 a project's budget."""
    assert findings("text_last_amounts", REASON.format(reason), **OPTIONS) == []
