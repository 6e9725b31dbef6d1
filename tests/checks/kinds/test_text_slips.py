import pytest

from generator.model.finding import Severity
from tests.checks.kinds._kit import findings

OPTIONS = {"where": ["项目.资金用途", "文字说明"], "labelled": [["基本支出", "支出总表.合计.基本支出"]], "listed": ["文字说明.其他需要说明的事项"]}


def purpose(text: str) -> str:
    return f"-- 项目\n项目名称 | 财政资金 | 资金用途\n维修 | 40.62 | {text}\n"


@pytest.mark.parametrize("text", ["共40.62万元", "共406200元", "材料12.5万元", "人均600元", "约40.26万元", "不超过40.26万元", "共27.30万元"])
def test_the_amount_itself_and_other_amounts_pass(text):
    assert findings("text_slips", purpose(text), **OPTIONS) == []


@pytest.mark.parametrize(("text", "why"), [("40.26万元", "两位数字写反了"), ("40.63万元", "有一位数字不同"), ("4.062万元", "小数点错了位"), ("40.62元", "元和万元写混了")])
def test_a_slip_of_the_row_s_own_amount(text, why):
    [finding] = findings("text_slips", purpose(f"共需{text}。"), **OPTIONS)
    assert (finding.found, finding.expected) == (text, "40.62万元") and why in finding.message


def test_amounts_found_nowhere_are_one_remark_in_the_places_listed():
    [finding] = findings("text_slips", "-- 文字说明\n事项 | 内容\n其他需要说明的事项 | 捐赠33万元、34万元\n", **OPTIONS)
    assert finding.severity is Severity.INFORMATION and finding.found == "33万元、34万元"
    assert findings("text_slips", "-- 文字说明\n事项 | 内容\n总体绩效目标 | 捐赠33万元、34万元\n", **OPTIONS) == []
