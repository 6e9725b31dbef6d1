import pytest

from generator.model.finding import Severity
from tests.checks.kinds._kit import findings, messages

OPTIONS = {"where": ["文字说明"]}


def other(text: str) -> str:
    return f"-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {text}\n"


@pytest.mark.parametrize(
    "text",
    [
        "投入40.00万元，其中：甲25.00万元、乙15.00万元。",
        "投入40.00万元，其中甲25.00万元、乙10.00万元等。",
        "投入40.00万元，主要用于甲25.00万元、乙10.00万元。",
        "投入40.00万元，其中2023年30.00万元、2024年25.00万元。",
        "比上年增加10.00万元，主要是甲8.00万元、乙5.00万元。",
        "投入40.00万元，带动甲25.00万元、乙50.00万元。",
        "投入40.00万元，其中：甲每户25.00万元、乙每户50.00万元。",
        "投入40.00万元（其中甲25.00万元，乙15.00万元），另有其他安排。",
        "投入40.00万元，其中甲50.00万元。",
    ],
)
def test_right_open_and_uncertain_lists_pass(text):
    assert findings("text_parts", other(text), **OPTIONS) == []


def test_more_than_the_whole():
    assert messages("text_parts", other("投入40.00万元，其中：甲25.00万元、乙25.00万元。"), **OPTIONS) == [
        "“文字说明”的“其他需要说明的事项”写总数 40.00万元，随后列出的 2 项（25.00万元、25.00万元）合计 50.00万元，多出 10.00万元"
    ]


def test_less_is_a_remark():
    [finding] = findings("text_parts", other("投入40.00万元，其中：甲20.00万元、乙15.00万元。"), **OPTIONS)
    assert finding.severity is Severity.INFORMATION and finding.expected == "35.00万元"


def test_a_list_in_brackets_has_its_own_head():
    [finding] = findings("text_parts", other("投入40.00万元，其中：甲25.00万元（其中丙20.00万元、丁6.00万元）、乙15.00万元。"), **OPTIONS)
    assert (finding.found, finding.expected) == ("25.00万元", "26.00万元")
