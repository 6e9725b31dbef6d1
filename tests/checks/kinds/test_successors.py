import pytest

from generator.model.finding import Severity
from tests.checks.kinds._kit import findings, messages


def last_year(*records: str) -> str:
    return "-- 上年项目\n项目名称 | 上年预算数 | 今年项目\n" + "\n".join(records) + "\n"


@pytest.mark.parametrize("record", ["甲 | 1 |", "甲 | 1 | 结束", "甲 | 1 | 库房维护", "甲 | 1 | 库房“维护”", "甲 | 1 | 2023年库房维护", "甲 | 1 | 库房维护；档案数字化", "库房维护 | 1 |", "库房维护 | 1 | 库房维护"])
def test_names_that_are_there(record):
    assert findings("successors", last_year(record)) == []


def test_each_name_that_is_not_there():
    told = messages("successors", last_year("甲 | 1 | 库房；没有的事；档案数字化"))
    assert told == ["“甲”今年叫“库房”，“项目”里没有这个名称，是不是“库房维护”？", "“甲”今年叫“没有的事”，“项目”里没有这个名称"]


def test_ended_though_it_goes_on():
    [finding] = findings("successors", last_year("2023年库房维护 | 1 | 结束"))
    assert finding.severity is Severity.WARNING and finding.message == "“2023年库房维护”填了“结束”，“项目”里还有“库房维护”"
    assert [(place.sheet, place.cell) for place in finding.places] == [("上年项目", "D2"), ("项目", "B3")]


def test_nothing_to_look_at():
    assert findings("successors") == []
