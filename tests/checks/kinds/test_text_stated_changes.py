import pytest

from tests.checks.kinds._kit import findings

OPTIONS = {"reasons": [["项目支出", "支出总表.合计.项目支出", "上年数.项目支出.上年预算数", "文字说明.项目支出增减原因"]]}


def why(text: str, before: str = "32.00") -> str:
    """The body's 项目支出 is 40.00."""
    return f"-- 文字说明\n事项 | 内容\n项目支出增减原因 | {text}\n-- 上年数\n项目 | 上年预算数\n项目支出 | {before}\n"


@pytest.mark.parametrize(
    "text",
    ["比上年增加8万元", "项目支出与上年相比增加8.00万元", "较上年增加约8.2万元", "扫描费比上年增加6万元", "新增扫描6万元", "扫描安排6万元，比上年增加2万元"],
)
def test_the_right_change_and_changes_of_parts_pass(text):
    assert findings("text_stated_changes", why(text), **OPTIONS) == []


@pytest.mark.parametrize("text", ["比上年增加6万元", "2024年项目支出较2023年预算增加6万元", "项目支出预算比上年增加了6万元，主要是新增扫描"])
def test_a_wrong_change(text):
    [finding] = findings("text_stated_changes", why(text), **OPTIONS)
    assert (finding.found, finding.expected) == ("增加6万元", "增加8.00万元")


def test_the_wrong_direction():
    [finding] = findings("text_stated_changes", why("比上年减少8万元"), **OPTIONS)
    assert finding.found == "减少8万元"
