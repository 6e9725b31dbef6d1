import pytest

from generator.model.finding import Severity
from tests.checks.kinds._kit import findings

OPTIONS = {"names_of": [["项目", "项目名称"]], "unless": "尾款|结转"}


def found(name: str, last: str = "") -> list:
    tables = f"-- 项目\n项目名称 | 财政资金\n{name} | 40.00\n" + (f"-- 上年项目\n项目名称\n{last}\n" if last else "")
    return findings("names_year", tables, **OPTIONS)


def test_a_name_that_was_not_moved_on():
    [finding] = found("2023年宣传", "2023年宣传")
    assert (finding.severity, finding.found, finding.expected) == (Severity.ERROR, "2023年", "2024年")


def test_a_name_that_was_not_there_is_a_remark():
    [finding] = found("2023年宣传", "2023年培训")
    assert finding.severity is Severity.INFORMATION and "2023年宣传" in finding.message


@pytest.mark.parametrize("name", ["2024年宣传", "宣传", "2022年宣传", "2023年宣传尾款", "2023—2025年宣传", "2023年和2024年宣传", "《2023年规划》宣传"])
def test_other_years_and_what_goes_on_pass(name):
    assert found(name, name) == []
