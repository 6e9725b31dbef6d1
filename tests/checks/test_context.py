from decimal import Decimal

import pytest

from generator.checks.context import Context, Resolved, difference_finding, money, row_words
from generator.model.finding import Operand, Severity
from generator.model.profile import Rule
from generator.model.source import SourceRef
from generator.model.submission import Row
from tests.support.submissions import hebei
from tests.support.tables import body_of, cases_in

RULE = Rule("Z01", "tie", "两数不等", Severity.ERROR, "因", "改正", "依据")
IN_YUAN = "-- 基本信息\n事项 | 内容\n金额单位 | 元\n"


def context(tables: str = "") -> Context:
    [case] = cases_in("== 例\n" + tables)
    return Context(body_of(case, hebei()), hebei())


@pytest.mark.parametrize(
    ("formula", "value", "operands"),
    [
        ("支出总表.合计.合计", "108.00", ["108.00"]),
        ("支出总表.合计.合计 - 支出总表.合计.基本支出", "40.00", ["108.00", "-68.00"]),
        ("项目.*.预算数 + 基本信息.不公开项目预算数.内容", "40.00", ["25.00", "15.00"]),
        ("2 × 支出总表.合计.项目支出", "80.00", ["2.00", "40.00"]),
        ("政府性基金预算支出表.合计.合计", "0.00", []),
    ],
)
def test_a_formula_is_its_value_and_every_addend_with_its_sign(formula, value, operands):
    resolved = context().resolve(formula)
    assert (money(resolved.value), [money(operand.value) for operand in resolved.operands]) == (value, operands)
    assert resolved.found is bool(operands)


def test_addends_are_named_and_placed():
    first, second = context().resolve("项目.*.预算数").operands
    assert (first.label, first.source.cell) == ("项目 第1行 预算数", "E2")
    assert (second.label, second.source.cell) == ("项目 第2行 预算数", "E3")


def test_an_address_of_one_part_is_of_the_row_it_stands_in():
    work = context()
    row = work.submission.sheet("项目").rows[1]
    assert work.resolve("财政资金", "项目", row).value == 15


@pytest.mark.parametrize(
    ("tables", "declared", "addends", "value", "allowed"),
    [
        ("", "0", 3, "1.00", "0"),
        ("", "0.01", 3, "1.00", "0.01"),
        ("", "R", 3, "1.00", "0.02"),
        ("", "R", 3, "1.001", "0"),
        (IN_YUAN, "R", 3, "1.00", "0"),
    ],
)
def test_rounding_is_allowed_for_amounts_that_are_rounded(tables, declared, addends, value, allowed):
    assert context(tables).allowed(declared, addends, Decimal(value)) == Decimal(allowed)


@pytest.mark.parametrize(("value", "text"), [("0", "0.00"), ("1.5", "1.50"), ("1.50000", "1.50"), ("-0.123456", "-0.123456"), ("1E+2", "100.00")])
def test_money_has_two_decimals_and_more_where_there_are_more(value, text):
    assert money(Decimal(value)) == text


@pytest.mark.parametrize(("code", "label", "words"), [("2010301", "行政运行", "2010301 行政运行"), ("", "合计", "合计"), ("2010301", "", "2010301"), ("301", "301", "301")])
def test_a_row_in_words(code, label, words):
    assert row_words(Row(code, label, {}, SourceRef("表"), code)) == words


def side(*values: str) -> Resolved:
    operands = tuple(Operand(f"数{n}", Decimal(value), SourceRef("表", f"A{n}", f"行{n}", "列")) for n, value in enumerate(values, 1))
    return Resolved(sum((operand.value for operand in operands), Decimal(0)), operands)


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
