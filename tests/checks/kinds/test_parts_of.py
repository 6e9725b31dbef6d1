from generator.model.finding import Severity
from tests.checks.kinds._kit import findings

PARTS = "上年数.基本支出.上年预算数 + 上年数.项目支出.上年预算数"
OPTIONS = {"parts_of": [["上年数.收支总计.上年预算数", PARTS, "支出总表.合计.经营支出"]]}


def last(**lines: str) -> str:
    return "-- 上年数\n项目 | 上年预算数\n" + "".join(f"{line} | {value}\n" for line, value in lines.items())


def test_equal_and_incomplete_pass():
    assert findings("parts_of", **OPTIONS) == []
    assert findings("parts_of", last(项目支出="", 收支总计="500.00"), **OPTIONS) == []


def test_incomplete_parts_may_not_exceed_the_whole_either():
    [finding] = findings("parts_of", last(项目支出="", 收支总计="50.00"), **OPTIONS)
    assert finding.severity is Severity.ERROR


def test_more_is_an_error_and_less_a_warning():
    assert [f.severity for f in findings("parts_of", last(收支总计="90.00"), **OPTIONS)] == [Severity.ERROR]
    assert [f.severity for f in findings("parts_of", last(收支总计="110.00"), **OPTIONS)] == [Severity.WARNING]


def test_the_rounding_tail_is_a_remark():
    assert [f.severity for f in findings("parts_of", last(收支总计="100.01"), **OPTIONS)] == [Severity.INFORMATION]


def test_less_is_fine_where_the_rest_has_a_name():
    more = "-- 支出总表\n科目编码 | 基本支出 | 经营支出\n2010301 | 60.00 | 5.00\n"
    assert findings("parts_of", last(收支总计="110.00") + more, **OPTIONS) == []
