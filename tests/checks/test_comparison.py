"""Comparisons, failing and holding: what a rule finds is exactly what its comparisons say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.checks.comparison import Comparison, difference_finding, findings_of
from generator.checks.context import Context, Resolved
from generator.checks.run import compare, run_rule
from generator.model.finding import Operand, Severity
from generator.model.profile import Rule
from generator.model.source import SourceRef
from tests.support.submissions import SAMPLES, completed_sample, hebei

RULE = Rule("Z01", "tie", "两数不等", Severity.ERROR, "因", "改正", "依据")


def side(*values: str) -> Resolved:
    operands = tuple(Operand(f"数{n}", Decimal(value), SourceRef("表", f"A{n}", f"行{n}", "列")) for n, value in enumerate(values, 1))
    return Resolved(sum((operand.value for operand in operands), Decimal(0)), operands)


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


def test_no_difference_no_finding():
    assert difference_finding(RULE, side("3"), side("1", "2.00"), Decimal(0), ("甲", "乙")) is None


def test_a_difference_is_told_with_both_numbers_the_direction_and_every_addend():
    finding = difference_finding(RULE, side("2"), side("1", "2"), Decimal(0), ("甲", "乙"))
    assert (finding.found, finding.expected, finding.difference) == ("2.00", "3.00", "-1.00")
    assert finding.message == "甲是 2.00，乙是 3.00，相差 1.00"
    assert [operand.label for operand in finding.operands] == ["数1", "数2"]
    assert (finding.severity, finding.title, finding.fix, finding.basis) == (Severity.ERROR, "两数不等", "改正", "依据")


def test_a_difference_within_rounding_is_information():
    finding = difference_finding(RULE, side("3.01"), side("1", "2"), Decimal("0.015"), ("甲", "乙"))
    assert (finding.severity, finding.title, finding.fix, finding.difference) == (Severity.INFORMATION, "尾差", "", "0.01")


def test_the_place_is_on_the_side_that_has_one():
    assert [place.cell for place in difference_finding(RULE, side("1"), side("3"), Decimal(0), ("甲", "乙")).places] == ["A1"]
    assert difference_finding(RULE, side(), side("3"), Decimal(0), ("甲", "乙")).places[0].cell == "A1"
