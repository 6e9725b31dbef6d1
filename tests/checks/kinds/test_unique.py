from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings


def test_the_second_row_is_told_with_the_first():
    [finding] = findings("unique", "-- 项目\n项目编码 | 项目名称\n1 | 甲\n2 | 乙\n3 | 甲", **options_of("P16"))
    assert [place.cell for place in finding.places] == ["B4", "B2"]


def test_three_times_is_two_findings():
    assert len(findings("unique", "-- 项目\n项目编码 | 项目名称\n1 | 甲\n2 | 甲\n3 | 甲", **options_of("P16"))) == 2


def test_blanks_are_not_equal():
    assert findings("unique", "-- 项目\n项目编码 | 项目名称\n | 甲\n | 乙", **options_of("P16")) == []


def test_all_columns_of_a_key_count():
    head = "-- 绩效指标\n项目名称 | 二级指标 | 三级指标 | 指标值\n"
    assert findings("unique", head + "甲 | 数量指标 | 人数 | 1人\n甲 | 质量指标 | 人数 | 1人\n乙 | 数量指标 | 人数 | 1人", **options_of("P17")) == []
    [same] = findings("unique", head + "甲 | 数量指标 | 人数 | 1人\n甲 | 数量指标 | 人 数 | 1人", **options_of("P17"))
    [other] = findings("unique", head + "甲 | 数量指标 | 人数 | 1人\n甲 | 数量指标 | 人数 |", **options_of("P17"))
    assert "却不同" not in same.message
    assert other.message.endswith("指标值却不同：1人、空")
