from datetime import date
from decimal import Decimal

import pytest

from generator.compose.facts import as_text, facts_of, fill
from generator.model.figure import Figure
from tests.compose._kit import body, faults
from tests.support.submissions import hebei


@pytest.mark.parametrize(("value", "text"), [(date(2024, 1, 5), "2024年1月5日"), (Figure(Decimal("1.005")), "1.01"), ("字", "字"), (None, "")])
def test_values_as_running_text(value, text):
    assert as_text(value) == text


def test_the_years_before_follow_from_the_budget_year():
    facts = facts_of(body(), hebei())
    assert (facts["部门名称"], facts["上年度"], facts["上年末"]) == ("某县档案局", "2023", "2023-12-31")


def test_no_year_no_year_before():
    facts = facts_of(body("-- 基本信息\n事项 | 内容\n预算年度 | 今年"), hebei())
    assert (facts["上年度"], facts["上年末"]) == ("", "")


def test_placeholders_are_filled_once():
    assert fill("{甲}{乙}", {"甲": "{乙}", "乙": "2"}) == "{乙}2"


def test_an_unknown_placeholder_is_a_fault_with_file_and_suggestion():
    assert [str(fault) for fault in faults(lambda: fill("{部门名}", {"部门名称": ""}, "assets.toml"))] == ["assets.toml：没有“部门名”这一事项，是不是想写“部门名称”？"]
