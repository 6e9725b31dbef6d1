from decimal import Decimal

import pytest

from tests.checks.kinds._kit import findings, messages

OPTIONS = {"where": ["文字说明"], "labelled": [["收入总计", "收支总表.收入总计.预算数"], ["基本支出", "支出总表.合计.基本支出"]]}


def other(text: str) -> str:
    return f"-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {text}\n"


@pytest.mark.parametrize("text", ["基本支出68万元", "基本支出68.00万元", "基本支出680000元", "基本支出约65万元", "基本支出不超过70万元", "收入总计108万元，其中基本支出68万元"])
def test_right_amounts_and_limits_pass(text):
    assert findings("text_amounts", other(text), **OPTIONS) == []


def test_a_wrong_amount_is_told_with_both_numbers_and_the_cells():
    [finding] = findings("text_amounts", other("基本支出86万元"), **OPTIONS)
    assert (finding.found, finding.expected, finding.difference) == ("86万元", "68.00万元", "18.00万元")
    assert finding.operands and all(operand.source for operand in finding.operands)
    assert finding.message == "“文字说明”的“其他需要说明的事项”写“基本支出”86万元，“支出总表 合计 基本支出”是 68.00万元，相差 18.00万元：“基本支出86万元”"


def test_a_part_counts_only_if_what_it_is_part_of_is_right():
    assert len(findings("text_amounts", other("收入总计108万元，其中基本支出86万元"), **OPTIONS)) == 1
    assert findings("text_amounts", other("投入90万元，其中基本支出86万元"), **OPTIONS) == []


def test_only_sentences_with_a_given_word():
    options = {"where": ["文字说明"], "named": [["一般公共预算基本支出表", "科目名称", "公用经费"]], "within": ["公用经费"]}
    assert findings("text_amounts", other("办公费7万元"), **options) == []
    assert [f.found for f in findings("text_amounts", other("公用经费10万元，含办公费7万元"), **options)] == []
    assert [f.found for f in findings("text_amounts", other("公用经费10万元，其中：办公费7万元"), **options)] == ["7万元"]


def test_the_text_may_state_less_where_the_relation_says_so():
    assert messages("text_amounts", other("基本支出60万元"), relation="<=", **OPTIONS) == []
    assert len(messages("text_amounts", other("基本支出70万元"), relation="<=", **OPTIONS)) == 1


def test_a_name_that_occurs_twice_is_no_label():
    projects = "-- 项目\n项目名称 | 财政资金\n扫描 | 25.00\n扫描 | 15.00\n"
    options = {"where": ["文字说明"], "named": [["项目", "项目名称", "预算数"]]}
    assert findings("text_amounts", projects + other("扫描40万元"), **options) == []


def test_yuan_workbooks_are_compared_in_wan():
    tables = "-- 基本信息\n事项 | 内容\n金额单位 | 元\n"
    [finding] = findings("text_amounts", tables + other("基本支出68万元"), **OPTIONS)
    assert finding.expected == "0.0068万元"  # the body's 68.00 are 元 now
    assert Decimal(finding.difference.removesuffix("万元")) > 67
