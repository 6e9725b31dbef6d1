import pytest

from generator.checks.kinds import text_patterns
from generator.checks.options import Look
from tests.checks.kinds._kit import findings
from tests.support.submissions import hebei

PATTERNS = [["做(为|到)", "错别字", r"作\1"]]


def other(text: str) -> str:
    return f"-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {text}"


def test_the_piece_and_what_should_stand_there_are_told_with_the_cell():
    [finding] = findings("text_patterns", other("把档案做为重点。"), patterns=PATTERNS)
    assert (finding.found, finding.expected, finding.places[0].row) == ("做为", "作为", "其他需要说明的事项")
    assert finding.message == "“文字说明”的“其他需要说明的事项”里“把档案做为重点。”：错别字；应为：作为"


def test_several_places_in_a_text_make_one_finding():
    [finding] = findings("text_patterns", other("做为甲，做为乙，做到丙。"), patterns=PATTERNS)
    assert "这段文字里共3处" in finding.message


def test_equal_texts_of_a_column_make_one_finding_with_all_places():
    rows = "-- 绩效指标\n项目名称 | 三级指标 | 指标值确定依据\n甲 | 子 | 做为\n甲 | 丑 | 做为\n乙 | 寅 | 做到"
    first, second = findings("text_patterns", rows, patterns=PATTERNS, where=["绩效指标.指标值确定依据"])
    assert ([place.cell for place in first.places], [place.cell for place in second.places]) == (["G2", "G3"], ["G4"])
    assert "同样的文字共2格" in first.message


def test_only_the_places_asked_for_are_read():
    assert findings("text_patterns", other("做为"), patterns=PATTERNS, where=["文字说明.部门职责"]) == []


def test_what_lies_within_a_kept_span_does_not_count_and_the_rest_does():
    assert findings("text_patterns", other("《做为》"), patterns=PATTERNS, keep=["《[^》]*》"]) == []
    assert len(findings("text_patterns", other("《做为》做为"), patterns=PATTERNS, keep=["《[^》]*》"])) == 1


def test_the_ends_of_a_line_are_those_of_each_line():
    assert [f.found for f in findings("text_patterns", other("甲↵略↵乙略"), patterns=[["^略$", "没有写", "写出"]])] == ["略"]


def test_characters_that_cannot_be_seen_are_named():
    [finding] = findings("text_patterns", other("甲\u200b乙"), patterns=[["\u200b", "看不见", "删去"]])
    assert finding.found == "U+200B"


@pytest.mark.parametrize("options", [{"patterns": [["(", "错", "对"]]}, {"patterns": [["a", "错", ""]]}, {"patterns": [], "keep": ["["]}, {"patterns": [], "where": ["没有的表"]}])
def test_wrong_options_are_faults(options):
    assert list(text_patterns.faults(options, Look(hebei())))
