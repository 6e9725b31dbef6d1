import pytest

from generator.checks.kinds.text_brackets import first_fault
from tests.checks.kinds._kit import findings

PAIRS = dict(["（）", "()", "《》", "“”", "‘’", "[]"])


@pytest.mark.parametrize(
    "text",
    ["（甲（乙）丙）", "“甲‘乙’丙”", "1）甲；2）乙", "a) 甲", "区间[0,5)", "don’t", "《关于“双创”的通知》", '"甲"', '12"显示器', "（一）甲", ""],
)
def test_pairs(text):
    assert first_fault(text, PAIRS) is None


@pytest.mark.parametrize(
    ("text", "at", "right"),
    [
        ("甲（乙", 1, "补上 ） 或者删去 （"),
        ("甲）乙", 1, "补上 （ 或者删去 ）"),
        ("（甲)乙", 2, "）"),
        ("（一)甲", 2, "）"),
        ("“甲（乙”丙）", 4, "）"),
        ("（甲（乙）", 0, "补上 ） 或者删去 （"),
        ('说"甲乙', 1, "“”，成对使用"),
    ],
)
def test_the_first_fault(text, at, right):
    found_at, _, expected = first_fault(text, PAIRS)
    assert (found_at, expected) == (at, right)


def test_each_paragraph_stands_for_itself():
    found = findings("text_brackets", "-- 文字说明\n事项 | 内容\n其他需要说明的事项 | 甲（乙↵丙）丁", pairs=["（）"])
    assert [finding.found for finding in found] == ["（", "）"]
    assert "丙）丁" in found[1].message
