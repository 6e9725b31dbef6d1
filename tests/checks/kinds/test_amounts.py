import pytest

from tests.checks.kinds._kit import findings, messages

NEGATIVE = "-- 支出总表\n科目编码 | 基本支出\n2010301 | -5.00"
IN_YUAN = "-- 基本信息\n事项 | 内容\n金额单位 | 元\n"


def test_a_negative_amount_is_found_once_where_it_is_typed():
    [finding] = findings("amounts", NEGATIVE)
    assert (finding.places[0].cell, finding.found) == ("D2", "-5.00")
    assert messages("amounts", NEGATIVE) == ["“支出总表”“2010301 行政运行”的“基本支出”是负数 -5.00"]


@pytest.mark.parametrize("allowed", [["2010301"], ["299", "2010301"]])
def test_a_subject_may_be_allowed_to_be_negative(allowed):
    assert findings("amounts", NEGATIVE, negative_allowed=allowed) == []


def test_a_line_may_be_allowed_by_name():
    tables = "-- 三公经费支出表\n行 | 一般公共预算财政拨款\n公务接待费 | -1"
    assert len(findings("amounts", tables)) == 1
    assert findings("amounts", tables, negative_allowed=["公务接待费"]) == []


@pytest.mark.parametrize(("unit", "amount", "faults"), [("万元", "0.123456", 0), ("万元", "0.1234567", 1), ("元", "1234.56", 0), ("元", "1234.567", 1)])
def test_nothing_is_more_precise_than_a_cent(unit, amount, faults):
    tables = f"-- 基本信息\n事项 | 内容\n金额单位 | {unit}\n-- 三公经费支出表\n行 | 一般公共预算财政拨款\n公务接待费 | {amount}"
    assert len(findings("amounts", tables)) == faults


def test_the_amount_is_shown_as_it_was_typed():
    [finding] = findings("amounts", IN_YUAN + "-- 三公经费支出表\n行 | 一般公共预算财政拨款\n公务接待费 | 0.125")
    assert finding.found.startswith("0.125")
