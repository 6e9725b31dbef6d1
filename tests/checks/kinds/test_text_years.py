import pytest

from generator.model.finding import Severity
from tests.checks.kinds._kit import findings

OPTIONS = {"where": ["文字说明"], "own_matters": ["预算安排", "绩效目标"], "as_reasons": ["文字说明.项目支出增减原因"], "names_of": [["项目", "项目名称"]]}


def text(words: str, line: str = "其他需要说明的事项") -> str:
    return f"-- 文字说明\n事项 | 内容\n{line} | {words}\n"


@pytest.mark.parametrize(
    "words",
    [
        "2024年预算安排已定",
        "与2023年预算安排相比有所增加",
        "2023年预算安排10万元，2024年12万元",
        "《2023年预算安排办法》",
        "自2019年以来持续实施",
        "2021—2025年预算安排",
        "提前谋划2025年预算安排",
        "到2035年基本建成，2060年前实现碳中和",
        "能耗较2020年下降13.5%",
        "2023年完成扫描10万页",
    ],
)
def test_other_years_in_their_places_pass(words):
    assert findings("text_years", text(words), **OPTIONS) == []


@pytest.mark.parametrize(
    ("words", "line", "severity", "right"),
    [
        ("2023年预算安排如下", "其他需要说明的事项", Severity.ERROR, "2024年"),
        ("二〇二三年度绩效目标", "总体绩效目标", Severity.ERROR, "2024年"),
        ("较2022年有所增加", "项目支出增减原因", Severity.ERROR, "2023年"),
        ("与2024年相比有所增加", "项目支出增减原因", Severity.ERROR, "2023年"),
        ("2023年，我局将重点推进扫描", "总体绩效目标", Severity.WARNING, "2024年"),
        ("2204年完成", "总体绩效目标", Severity.WARNING, "2024年"),
    ],
)
def test_years_that_are_not_the_budget_year(words, line, severity, right):
    [finding] = findings("text_years", text(words, line), **OPTIONS)
    assert (finding.severity, finding.expected) == (severity, right)


def test_names_of_projects_may_hold_older_years():
    projects = "-- 项目\n项目名称 | 财政资金\n2022年绩效目标编制 | 40.00\n"
    assert findings("text_years", projects + text("实施2022年绩效目标编制"), **OPTIONS) == []
