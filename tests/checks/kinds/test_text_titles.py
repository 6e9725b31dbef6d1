import pytest

from generator.checks.kinds.text_titles import distance, meant
from tests.checks.kinds._kit import findings

TITLES = ["中华人民共和国预算法", "地方预决算公开操作规程", "关于进一步推进预算公开工作的实施意见", "关于进一步推进预算公开工作的意见", "行政单位财务规则"]


@pytest.mark.parametrize(
    "title",
    [
        "地方预决算公开操作规程",
        "地方预决算公开操作规程（修订）",
        "预算法",
        "中华人民共和国会计法",
        "中华人民共和国审计法",
        "关于进一步推进预算公开工作的意见",
        "关于进一步推进预算公开工作的实施方案",
        "某省地方预决算公开操作规程",
        "事业单位财务规则",
    ],
)
def test_exact_titles_and_other_documents(title):
    assert meant(title, TITLES) == ""


@pytest.mark.parametrize(
    ("title", "right"),
    [("地方预算公开操作规程", 1), ("地方预决算公开操作规定", None), ("关于进一步推进预决算公开工作的实施意见", 2), ("关于进一步推动预算公开工作的意见", 3)],
)
def test_titles_that_are_nearly_right(title, right):
    assert meant(title, TITLES) == (TITLES[right] if right else "")


@pytest.mark.parametrize(("left", "right", "number"), [("", "", 0), ("甲", "", 1), ("甲乙", "乙", 1), ("甲乙丙", "甲丁丙", 1), ("甲乙", "乙甲", 2)])
def test_distance(left, right, number):
    assert distance(left, right) == distance(right, left) == number


def test_a_title_is_told_once_for_each_text():
    tables = "-- 文字说明\n事项 | 内容\n其他需要说明的事项 | 《地方预算公开操作规程》《地方预算公开操作规程》"
    [finding] = findings("text_titles", tables, titles=TITLES)
    assert (finding.found, finding.expected) == ("《地方预算公开操作规程》", "《地方预决算公开操作规程》")
