from generator.model.finding import Severity
from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings


def test_zero_and_blank_are_told_apart():
    found = findings("positive", "-- 项目\n项目名称 | 财政资金 | 其他资金\n甲 | 0 |\n乙 |  |\n丙 |  | 1", **options_of("P20"))
    assert [(f.severity, f.found, [place.cell for place in f.places]) for f in found] == [
        (Severity.ERROR, "1 个没有填", ["E3"]),
        (Severity.WARNING, "0", ["E2"]),
    ]


def test_all_that_are_blank_are_one_finding():
    blank = "\n".join(f"项目{number} |  |" for number in range(5))
    [found] = findings("positive", f"-- 项目\n项目名称 | 财政资金 | 其他资金\n{blank}", **options_of("P20"))
    assert found.message == "“项目”没有填预算数的有 5 个：“项目0”、“项目1”、“项目2”等"
    assert [place.cell for place in found.places] == ["E2", "E3", "E4", "E5", "E6"]


def test_rows_without_a_name_are_other_rules():
    assert findings("positive", "-- 项目\n项目编码 | 项目名称 | 财政资金\n1 |  |", **options_of("P20")) == []
