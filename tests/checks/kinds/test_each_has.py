from generator.model.finding import Severity
from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings


def indicators(*firsts: str, name: str = "甲", amount: str = "25.00") -> str:
    rows = "\n".join(f"{name} | {first} | 指标{n}" for n, first in enumerate(firsts))
    return f"-- 项目\n项目名称 | 财政资金\n{name} | {amount}\n-- 绩效指标\n项目名称 | 一级指标 | 三级指标\n{rows}"


def test_any_row_will_do_without_a_group():
    assert findings("each_has", indicators("产出指标"), **options_of("P11")) == []
    [finding] = findings("each_has", indicators(), **options_of("P11"))
    assert (finding.places[0].sheet, finding.places[0].cell) == ("项目", "B2")


def test_records_without_any_row_are_left_to_that_rule():
    assert findings("each_has", indicators(), **options_of("P06")) == []


def test_what_must_and_what_should_be_there():
    found = findings("each_has", indicators("产出指标"), **options_of("P06"))
    assert [(f.expected, f.severity) for f in found] == [("效益指标", Severity.ERROR), ("满意度指标", Severity.WARNING)]


def test_a_province_may_ask_for_cost_indicators():
    tables = indicators("产出指标", "效益指标", "满意度指标")
    assert findings("each_has", tables, **options_of("P06")) == []
    assert [f.expected for f in findings("each_has", tables, **options_of("P06", must_have=["成本指标"]))] == ["成本指标"]


def test_exempt_names_and_small_amounts():
    assert findings("each_has", indicators("产出指标", name="专项债券付利息"), **options_of("P06")) == []
    small = options_of("P06", amount="预算数", exempt_below="10")
    assert findings("each_has", indicators("产出指标", amount="9.99"), **small) == []
    assert len(findings("each_has", indicators("产出指标", amount="10.00"), **small)) == 2
