from generator.model.finding import Severity
from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings


def pair(first: str, second: str):
    tables = f"-- 绩效指标\n项目名称 | 一级指标 | 二级指标\n甲 | {first} | {second}"
    return [(f.severity, f.found) for f in findings("pairs_allowed", tables, **options_of("P07"))]


def test_every_allowed_pair_is_right():
    for first, *seconds in options_of("P07")["allowed"]:
        assert [pair(first, second) for second in seconds] == [[]] * len(seconds)


def test_a_value_of_another_first_one():
    assert pair("产出指标", "社会效益指标") == [(Severity.ERROR, "社会效益指标")]
    assert pair("效益指标", "成本指标") == [(Severity.ERROR, "成本指标")]


def test_an_unknown_value_is_a_warning():
    assert pair("产出指标", "进度指标") == [(Severity.WARNING, "进度指标")]


def test_blanks_and_unknown_first_ones_are_other_rules():
    assert pair("产出指标", "") == pair("其他指标", "数量指标") == []
