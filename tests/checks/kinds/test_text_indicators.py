import pytest

from tests.checks.kinds._kit import findings

OPTIONS = {"where": ["文字说明"], "sheet": "绩效指标", "column": "三级指标", "value": "指标值"}


def other(text: str) -> str:
    return f"-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {text}\n"


@pytest.mark.parametrize(
    "text",
    ["查阅群众满意度不低于95%", "外地查阅群众满意度80%", "查阅群众满意度稳步提高", "扫描页数达到10万页", "扫描页数1000页左右", "职工满意度调查2次", "查阅便利程度提高50%"],
)
def test_the_same_other_and_longer_names_pass(text):
    assert findings("text_indicators", other(text), **OPTIONS) == []


def test_another_value():
    [finding] = findings("text_indicators", other("使查阅群众满意度不低于98%。"), **OPTIONS)
    assert (finding.found, finding.expected) == ("98%", "≥95%")


def test_any_value_of_indicators_with_one_name_is_right():
    more = "-- 绩效指标\n项目名称 | 三级指标 | 指标值\n甲 | 群众满意度 | ≥95%\n乙 | 群众满意度 | ≥90%\n"
    assert findings("text_indicators", more + other("群众满意度90%"), **OPTIONS) == []
    assert [f.expected for f in findings("text_indicators", more + other("群众满意度80%"), **OPTIONS)] == ["≥95%、≥90%"]
