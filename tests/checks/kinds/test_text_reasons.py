import pytest

from generator.model.finding import Severity
from tests.checks.kinds._kit import findings, messages

OPTIONS = {"reasons": [["项目支出", "支出总表.合计.项目支出", "上年数.项目支出.上年预算数", "文字说明.项目支出增减原因"]]}


def why(text: str, before: str = "32.00") -> str:
    """The body's 项目支出 is 40.00."""
    return f"-- 文字说明\n事项 | 内容\n项目支出增减原因 | {text}\n-- 上年数\n项目 | 上年预算数\n项目支出 | {before}\n"


@pytest.mark.parametrize("text", ["新增扫描任务", "业务需要", "新增扫描任务，同时压减会议费", "与上年基本持平", "其他支出与上年持平"])
def test_fitting_and_neutral_reasons_pass(text):
    assert findings("text_reasons", why(text), **OPTIONS) == []


def test_an_empty_year_is_not_judged():
    assert findings("text_reasons", why("", before=""), **OPTIONS) == []


def test_a_missing_reason():
    [finding] = findings("text_reasons", why(""), **OPTIONS)
    assert finding.severity is Severity.ERROR and finding.places[0].cell == "B4"
    assert finding.message == "项目支出比上年增加 8.00万元，“文字说明”的“项目支出增减原因”没有填"


def test_a_deleted_line_is_told_in_words():
    [finding] = findings("text_reasons", why("（删去）"), **OPTIONS)
    assert (finding.places[0].sheet, finding.places[0].cell, finding.places[0].row) == ("文字说明", "", "项目支出增减原因")


def test_unchanged_with_a_change():
    assert messages("text_reasons", why("与上年持平"), **OPTIONS) == ["项目支出比上年增加 8.00万元，“文字说明”“的“项目支出增减原因”却写“与上年持平”".replace("”“的", "”的")]


def test_the_other_direction_is_a_warning():
    [finding] = findings("text_reasons", why("压减会议费"), **OPTIONS)
    assert (finding.severity, finding.found, finding.expected) == (Severity.WARNING, "减少", "增加")


def test_a_reason_for_nothing_is_a_remark():
    [finding] = findings("text_reasons", why("新增扫描任务", before="40.00"), **OPTIONS)
    assert finding.severity is Severity.INFORMATION
    assert findings("text_reasons", why("", before="40.00"), **OPTIONS) == []
