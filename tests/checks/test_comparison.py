"""Comparisons, failing and holding: what a rule finds is exactly what its comparisons say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.checks.comparison import Comparison, findings_of
from generator.checks.context import Context, Resolved
from generator.checks.run import compare, run_rule
from generator.model.finding import Operand, Severity
from generator.model.profile import Rule
from generator.model.source import SourceRef
from tests.support.submissions import SAMPLES, completed_sample, hebei

RULE = Rule("Z01", "tie", "题", Severity.ERROR, "因", "法")


def side(value: str) -> Resolved:
    return Resolved(Decimal(value), (Operand("数", Decimal(value), SourceRef("表", "A1", "行", "列")),))


def comparison(left: str, right: str, relation: str = "=", allowed: str = "0", remarks: bool = True) -> Comparison:
    return Comparison(RULE, (), side(left), side(right), Decimal(allowed), ("左", "右"), relation, remarks=remarks)


@pytest.mark.parametrize(
    ("left", "relation", "right", "allowed", "holds"),
    [
        ("1", "=", "1", "0", True),
        ("1", "=", "1.01", "0", False),
        ("1", "=", "1.01", "0.01", True),
        ("1", "<=", "2", "0", True),
        ("2", "<=", "1", "0", False),
        ("2", "<=", "1.99", "0.01", True),
        ("2", ">=", "1", "0", True),
        ("1", ">=", "2", "0", False),
    ],
)
def test_a_comparison_holds_or_fails(left: str, relation: str, right: str, allowed: str, holds: bool):
    made = comparison(left, right, relation, allowed)
    assert made.holds(made.difference) is holds
    finding = made.finding()
    assert holds == (finding is None or finding.severity is Severity.INFORMATION)


def test_a_rounding_tail_is_a_remark_where_remarks_are_wanted():
    assert comparison("1", "1.01", allowed="0.01").finding().severity is Severity.INFORMATION
    assert comparison("1", "1.01", allowed="0.01", remarks=False).finding() is None
    assert comparison("1", "1.02", allowed="0.01", remarks=False).finding().severity is Severity.ERROR


def test_an_inequality_that_holds_leaves_no_remark():
    assert comparison("1", "2", "<=", "0.01").finding() is None


@pytest.mark.parametrize("name", SAMPLES)
def test_the_findings_of_a_numeric_rule_are_those_of_its_comparisons(name: str):
    context = Context(completed_sample(name), hebei())
    numeric = [rule for rule in hebei().rules if list(compare(rule, context))]
    assert len(numeric) > 20
    for rule in numeric:
        assert list(run_rule(rule, context)) == list(findings_of(compare(rule, context)))


def test_comparisons_know_the_blank_cells_too():
    context = Context(completed_sample("xushui"), hebei())
    resolved = context.resolve("支出总表.2010301.基本支出 - 支出总表.2010301.经营支出")
    assert [(addend.source.column, addend.factor) for addend in resolved.addends] == [("基本支出", 1), ("经营支出", -1)]
    assert len(resolved.operands) == 1


def test_a_product_is_taken_linearly():
    context = Context(completed_sample("xushui"), hebei())
    row = context.submission.sheet("政府采购").records[0]
    resolved = context.resolve("单价 × 数量", "政府采购", row)
    price, number = row.figure("单价").value, row.figure("数量").value
    assert {addend.source.column: addend.factor for addend in resolved.addends} == {"单价": number, "数量": price}
