from generator.model.finding import Severity
from tests.checks.kinds._kit import findings

OPTIONS = {"where": ["文字说明"]}


def other(text: str) -> str:
    return f"-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {text}\n"


def found(text: str) -> list[tuple[str, str]]:
    return [(f.found, f.expected) for f in findings("text_percentages", other(text), **OPTIONS)]


def test_right_shares_pass_at_the_precision_they_show():
    assert found("20.00万元，占总支出60.00万元的33.33%") == []
    assert found("20.00万元，占总支出60.00万元的33%") == []


def test_shares_of_something_that_is_not_stated_pass():
    assert found("扫描20.00万元，占项目支出的90%") == []
    assert found("共80.00万元，扫描20.00万元，占比90%") == []  # one share alone may be of anything


def test_limits_and_about_pass():
    assert found("20.00万元，占总支出80.00万元的不低于30%") == [] and found("约20万元，占总支出80万元的30%") == []


def test_a_wrong_share_and_a_wrong_total():
    assert found("20.00万元，占总支出80.00万元的30%") == [("30%", "25.00%")]
    assert found("共80.00万元：甲20.00万元，占25%；乙60.00万元，占70%") == [("70%", "75.00%")]  # which explains the total


def test_whole_wan_may_be_rounded_and_warn_only():
    [finding] = findings("text_percentages", other("20万元，占总支出80万元的24%"), **OPTIONS)
    assert finding.severity is Severity.WARNING


def test_shares_of_more_than_the_whole_add_up_to_too_much():
    assert found("总支出80.00万元：甲30.00万元，占37.50%；乙60.00万元，占75.00%") == [("112.50%", "不超过100%")]


def test_shares_of_parts_of_a_part_are_not_added():
    assert found("总支出80.00万元：甲20.00万元，占25.00%；乙60.00万元，占75.00%，其中丙30.00万元，占37.50%") == []
