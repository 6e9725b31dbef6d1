import pytest

from tests.checks.kinds._kit import findings

OPTIONS = {"where": ["文字说明"]}


def other(text: str) -> str:
    return f"-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {text}\n"


def found(text: str) -> list[tuple[str, str]]:
    return [(f.found, f.expected) for f in findings("text_changes", other(text), **OPTIONS)]


@pytest.mark.parametrize(
    "text",
    [
        "安排120万元，比上年增加20万元，增长20%",
        "由100万元增加到120万元，增长20%",
        "安排80.00万元，比上年减少20.00万元，下降20.00%",
        "安排120万元，上年预算100万元，增加20万元",
        "安排12万元，上年预算12万元，持平",
        "补助甲30万元，乙20万元，增收10%",
        "旅游收入增长8%",
        "安排120万元，增加20万元",
    ],
)
def test_right_and_incomplete_changes_pass(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("安排120万元，比上年增加20万元，增长25%", ("25%", "20.00%")),
        ("由100万元增加到120万元，增长25%", ("25%", "20.00%")),
        ("安排120万元，上年预算100万元，增加30万元", ("增加30万元", "增加20.00万元")),
        ("安排80万元，上年预算100万元，增加20万元", ("增加20万元", "减少20.00万元")),
        ("安排120万元，比上年增加20万元，下降20%", ("减少20%", "增加")),
        ("安排12万元，上年预算11万元，持平", ("持平", "增加")),
        ("安排20万元，比上年增加20万元，增长100%", ("100%", "不写百分比")),
    ],
)
def test_wrong_changes(text, wrong):
    assert found(text) == [wrong]
