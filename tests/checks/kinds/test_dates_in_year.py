from datetime import date

import pytest

from generator.checks.kinds import dates_in_year
from generator.checks.options import Look
from tests.checks.kinds._kit import messages
from tests.support.submissions import hebei

WINDOWS = [["基本信息.批复日期", "-1-10-01", "0-06-30"]]


@pytest.mark.parametrize("day", ["2023-10-01", "2024-01-25", "2024-06-30", ""])
def test_dates_within(day):
    assert messages("dates_in_year", f"-- 基本信息\n事项 | 内容\n批复日期 | {day}", windows=WINDOWS) == []


@pytest.mark.parametrize("day", ["2023-09-30", "2024-07-01", "2023-01-25"])
def test_dates_outside(day):
    [message] = messages("dates_in_year", f"-- 基本信息\n事项 | 内容\n批复日期 | {day}", windows=WINDOWS)
    assert message == f"“批复日期”是 {day}，2024年度预算的批复日期一般在 2023-10-01 至 2024-06-30 之间"


def test_without_a_year_nothing_is_said():
    assert messages("dates_in_year", "-- 基本信息\n事项 | 内容\n预算年度 | \n批复日期 | 2020-01-25", windows=WINDOWS) == []


def test_bounds():
    assert dates_in_year.day("1-12-31", 2024) == date(2025, 12, 31)
    assert [needle for _, needle in dates_in_year.faults({"windows": [["基本信息.批复日期", "2023-10-01", "0-06-30"]]}, Look(hebei()))] == ["2023-10-01"]
