import pytest

from generator.checks.kinds.text_numbering import chinese, value
from tests.checks.kinds._kit import findings


def found(text: str) -> list[tuple[str, str]]:
    return [(f.found, f.expected) for f in findings("text_numbering", f"-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {text}")]


@pytest.mark.parametrize(
    "text",
    [
        "一、甲↵（一）甲↵1.甲↵（1）甲↵（2）乙↵2.乙↵（二）乙↵二、乙",
        "1、甲↵2、乙↵3、丙",
        "（九）甲".replace("九", "一") + "".join(f"↵（{chinese(n)}）乙" for n in range(2, 13)),
        "主要职责：↵1.甲↵2.乙↵工作机制：↵1.丙",
        "1.甲↵2.乙↵小结↵（一）丙",
        "一、二级医院达标。↵3、4号楼维修。↵5．12防灾宣传",
        "一是甲，二是乙。另外，一是丙，二是丁",
        "统一是前提，第一，甲；第二，乙",
        "2024年：1.5万元",
    ],
)
def test_numbers_that_run_on(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（一）甲↵（三）乙", [("（三）", "按次序编为（二）")]),
        ("一、甲↵一、乙", [("一、", "按次序编为二、")]),
        ("1.甲↵2.乙↵2.丙", [("2.", "按次序编为3.")]),
        ("（二）甲↵（三）乙", [("（二）", "按次序编为（一）")]),
        ("（一）甲↵1.甲↵2.乙↵（一）丙", [("（一）", "按次序编为（二）")]),
        ("（一）、甲", [("（一）、", "（一）")]),
        ("1.甲↵一、乙", [("一、", "层次依次用“一、”“（一）”“1.”“（1）”")]),
        ("工作有：一是甲，三是乙，四是丙", [("三是", "二是")]),
        ("工作有：一是甲，二是乙，二是丙", [("二是", "三是")]),
        ("第一，甲。第三，乙", [("第三，", "第二，")]),
    ],
)
def test_breaks(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(("numeral", "number"), [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("二十三", 23), ("7", 7), ("12", 12)])
def test_numerals(numeral, number):
    assert value(numeral) == number
    assert numeral.isascii() or chinese(number) == numeral
