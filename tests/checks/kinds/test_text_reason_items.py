import pytest

from tests.checks.kinds._kit import findings, messages

OPTIONS = {"reasons": [["项目支出", "支出总表.合计.项目支出", "上年数.项目支出.上年预算数", "文字说明.项目支出增减原因"]]}


def why(text: str, before: str = "32.00") -> str:
    """The body's 项目支出 is 40.00."""
    return f"-- 文字说明\n事项 | 内容\n项目支出增减原因 | {text}\n-- 上年数\n项目 | 上年预算数\n项目支出 | {before}\n"


@pytest.mark.parametrize(
    "text",
    [
        "新增扫描11万元；维修减少3万元",
        "新增扫描6万元、整理5万元，合计增加11万元；维修减少3万元",
        "新增扫描12万元",
        "主要是新增扫描12万元；维修减少3万元",
        "新增扫描12万元；维修等减少3万元",
        "新增扫描12万元；维修减少",
        "扫描由5万元增加到17万元；维修减少3万元",
        "新增扫描约12万元；维修减少3万元",
    ],
)
def test_right_open_and_incomplete_lists_pass(text):
    assert findings("text_reason_items", why(text), **OPTIONS) == []


def test_a_list_that_does_not_explain_the_change():
    assert messages("text_reason_items", why("新增扫描12万元；维修减少3万元"), **OPTIONS) == [
        "“文字说明”的“项目支出增减原因”列出的增减（+12万元 −3万元）合计增加9.00万元，项目支出比上年实际增加8.00万元，相差 1.00万元"
    ]


def test_one_direction_is_complete_if_the_rest_is_said_to_be_unchanged():
    assert len(findings("text_reason_items", why("新增扫描12万元；其他项目与上年持平"), **OPTIONS)) == 1
