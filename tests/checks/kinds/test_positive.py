from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings


def test_zero_and_blank_are_told_apart():
    found = findings("positive", "-- 项目\n项目名称 | 财政资金 | 其他资金\n甲 | 0 |\n乙 |  |\n丙 |  | 1", **options_of("P20"))
    assert [(finding.found, finding.places[0].cell) for finding in found] == [("0", "E2"), ("空的", "E3")]


def test_rows_without_a_name_are_other_rules():
    assert findings("positive", "-- 项目\n项目编码 | 项目名称 | 财政资金\n1 |  |", **options_of("P20")) == []
