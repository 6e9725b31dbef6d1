import pytest

from generator.model.finding import Severity
from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings


def plan(points: str, amount: str = "42.25", scope: str = "course", facts: str = ""):
    row = " | ".join(points.split())
    tables = f"{facts}-- 项目\n项目名称 | 财政资金 | 3月底 | 6月底 | 10月底 | 12月底\n甲 | {amount} | {row.replace('空', '')}"
    return findings("plan_points", tables, **options_of("P03", scope=scope))


@pytest.mark.parametrize("points", ["25% 50% 75% 100%", "0% 0% 0% 100%", "100% 100% 100% 100%", "24.5% 50% 50% 100%"])
def test_a_course_that_rises_to_the_whole_is_right(points: str):
    assert plan(points) == []


def test_each_step_down_is_told():
    assert [(f.found, f.expected, f.places[0].column) for f in plan("50% 25% 20% 100%")] == [("25%", "不小于50%", "6月底"), ("20%", "不小于25%", "10月底")]


def test_a_step_down_over_an_empty_point_is_told():
    found = plan("50% 空 20% 100%")
    assert [(f.found, f.severity) for f in found] == [("20%", Severity.ERROR), ("没有填", Severity.WARNING)]


def test_a_plan_over_the_whole_is_told_once():
    assert [f.found for f in plan("25% 50% 110% 120%")] == ["110%"]


def test_empty_points_are_one_warning_that_names_them():
    [finding] = plan("24% 空 空 空")
    assert finding.severity is Severity.WARNING
    assert [place.column for place in finding.places] == ["6月底", "10月底", "12月底"]


@pytest.mark.parametrize(("points", "amount"), [("10% 20% 30% 42.25%", "42.25"), ("0.25% 0.5% 0.75% 1%", "42.25")])
def test_another_unit_is_told_by_its_own_rule_only(points: str, amount: str):
    assert plan(points, amount) == []
    [finding] = plan(points, amount, "unit")
    assert finding.expected == "100%" and finding.places[0].column == "12月底"


def test_amounts_in_yuan_are_known_too():
    facts = "-- 基本信息\n事项 | 内容\n金额单位 | 元\n"
    [finding] = plan("100000% 200000% 300000% 422500%", "422500", "unit", facts)
    assert "422500.00" in finding.message


def test_a_budget_of_one_hundred_is_no_amount():
    assert plan("25% 50% 75% 100%", "100.00", "unit") == []


def test_a_plan_that_ends_at_one_percent_but_was_higher_before_is_no_fraction():
    assert plan("25% 50% 75% 1%", scope="unit") == []
