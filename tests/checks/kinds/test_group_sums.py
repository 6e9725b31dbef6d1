import pytest

from generator.model.finding import Severity
from tests.checks.kinds._kit import findings

OPTIONS = {"sheet": "项目", "group": "功能科目编码", "column": "预算数", "equal": [["2010302", "支出总表.2010302.项目支出"], ["2010301", "支出总表.2010301.项目支出"]]}


def projects(*rows: tuple[str, str]) -> str:
    return "-- 项目\n项目名称 | 功能科目编码 | 财政资金\n" + "\n".join(f"项目{n} | {code} | {amount}" for n, (code, amount) in enumerate(rows))


def test_each_group_is_added_by_itself():
    assert findings("group_sums", **OPTIONS) == []
    assert findings("group_sums", projects(("2010302", "30.00"), ("2010302", "10.00")), **OPTIONS) == []


def test_a_difference_names_the_group_and_its_addends():
    [finding] = findings("group_sums", projects(("2010302", "30.00"), ("2010302", "15.00")), **OPTIONS)
    assert (finding.found, finding.expected, finding.difference) == ("45.00", "40.00", "5.00")
    assert "“功能科目编码”是“2010302”" in finding.message
    assert [place.row for place in finding.places] == ["第1行", "第2行"]


def test_what_is_in_the_wrong_group_shows_on_both_sides():
    found = findings("group_sums", projects(("2010302", "30.00"), ("2010301", "10.00")), **OPTIONS)
    assert [finding.difference for finding in found] == ["-10.00", "10.00"]


def test_the_figure_may_hold_more_where_the_rule_says_so():
    found = findings("group_sums", projects(("2010302", "30.00"), ("2010301", "10.00")), **OPTIONS, relation="<=")
    assert [finding.difference for finding in found] == ["10.00"]


@pytest.mark.parametrize(("amount", "told"), [("40.00", []), ("40.01", [Severity.INFORMATION]), ("40.02", [Severity.ERROR])])
def test_a_rounding_tail_is_a_remark(amount: str, told: list[Severity]):
    assert [finding.severity for finding in findings("group_sums", projects(("2010302", amount)), **OPTIONS)] == told
