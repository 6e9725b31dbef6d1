from decimal import Decimal

import pytest

from generator.checks.context import Context, money, row_words
from generator.model.source import SourceRef
from generator.model.submission import Row
from tests.support.submissions import hebei
from tests.support.tables import body_of, cases_in

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


def test_what_several_rules_ask_for_is_made_once_in_a_submission():
    made = []

    def make(context: Context, *of: str) -> tuple[str, ...]:
        made.append(of)
        return of

    first, second = context(), context()
    assert [first.once(make, "甲"), first.once(make, "甲"), first.once(make, "甲", "乙"), second.once(make, "甲")] == [("甲",), ("甲",), ("甲", "乙"), ("甲",)]
    assert made == [("甲",), ("甲", "乙"), ("甲",)]


def test_a_formula_of_one_submission_says_nothing_about_another():
    tables = "-- 基本信息\n事项 | 内容\n不公开项目预算数 | 16\n"
    assert [context(text).resolve("基本信息.不公开项目预算数.内容").value for text in (tables, tables.replace("16", "17"), tables)] == [16, 17, 16]
