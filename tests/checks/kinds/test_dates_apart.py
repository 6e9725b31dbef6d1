import pytest

from generator.checks.kinds import dates_apart
from generator.checks.options import Look
from tests.checks.kinds._kit import messages
from tests.support.submissions import hebei

BETWEEN = {"earlier": "基本信息.批复日期", "later": "基本信息.公开日期"}


def said(approved: str, published: str, **bounds: int) -> list[str]:
    return messages("dates_apart", f"-- 基本信息\n事项 | 内容\n批复日期 | {approved}\n公开日期 | {published}", **BETWEEN, **bounds)


@pytest.mark.parametrize(("approved", "published"), [("2024-01-25", "2024-02-14"), ("2024-01-25", "2024-01-25"), ("", "2024-02-14"), ("2024-02-28", "2024-03-19")])
def test_dates_within_the_bounds(approved, published):
    assert said(approved, published, least=0, most=20) == []


def test_too_late_and_too_early():
    assert said("2024-01-25", "2024-02-15", most=20) == ["“公开日期”2024-02-15比“批复日期”2024-01-25晚21日，应批复日期之后20日内"]
    assert said("2024-01-25", "2024-01-24", least=0) == ["“公开日期”2024-01-24比“批复日期”2024-01-25早1日，应不早于 2024-01-25"]
    assert said("2024-01-25", "2024-01-26", least=2) == ["“公开日期”2024-01-26比“批复日期”2024-01-25晚1日，应批复日期之后至少2日"]


def test_a_rule_needs_a_bound():
    assert list(dates_apart.faults(BETWEEN, Look(hebei()))) == [("要有“least”或“most”", "")]
