import pytest

from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings


def cost(value: str, name: str = "维修成本", second: str = "成本指标", facts: str = "", budget: str = "2.88"):
    tables = f"{facts}-- 项目\n项目名称 | 财政资金\n甲 | {budget}\n-- 绩效指标\n项目名称 | 二级指标 | 三级指标 | 指标值\n甲 | {second} | {name} | {value}"
    return [(f.expected, f.message.split("”", 3)[-1]) for f in findings("cost_indicators", tables, **options_of("P08"))]


@pytest.mark.parametrize("value", ["≤28800元", "≤2.88万元", "2.88万元", "不超过2万元", "3000元", "合理", "12月底前", "≤300元/人", "≤300元/人·天"])
def test_right_costs(value: str):
    assert cost(value) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("≤28800万元", "28800元"),
        ("≤2.88元", "≤2.88万元"),
        ("≤3万元", "不超过2.88万元"),
        ("≥2万元", "≤2万元"),
        ("≤2万", "2万元"),
        ("≤2.88百分比", "≤2.88万元"),
        ("≥95%", "不超过某个金额，例如“≤5万元”"),
    ],
)
def test_wrong_costs(value: str, expected: str):
    assert [found for found, _ in cost(value)] == [expected]


def test_a_slip_of_the_unit_is_told_as_such():
    assert "多半是单位错了" in cost("≤28800万元")[0][1]
    assert "多半" not in cost("≤3万元")[0][1]


def test_rates_of_saving_and_other_kinds_are_left_alone():
    assert cost("≥5%", "成本节约率") == cost("≥95%", second="质量指标") == []


def test_the_kinds_of_costs():
    assert len(cost("≥95%", second="经济成本指标")) == 1
    assert cost("≥95%", second="社会成本指标") == []


def test_a_workbook_in_yuan():
    yuan = "-- 基本信息\n事项 | 内容\n金额单位 | 元\n"
    assert cost("≤28800元", facts=yuan, budget="28800") == []
    assert [found for found, _ in cost("≤28800万元", facts=yuan, budget="28800")] == ["28800元"]


def test_without_a_project_there_is_no_bound():
    tables = "-- 绩效指标\n项目名称 | 二级指标 | 三级指标 | 指标值\n乙 | 成本指标 | 成本 | ≤99999万元"
    assert findings("cost_indicators", tables, **options_of("P08")) == []
