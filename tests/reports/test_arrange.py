from generator.model.source import SourceRef
from generator.reports.arrange import arrange, count_words, counts, flat
from tests.reports._kit import INFORMATION, WARNING, everything, finding, outcome, waiver


def places(*sheets: str):
    return [finding(place=SourceRef(sheet, "B2")) for sheet in sheets]


def test_severities_come_first_and_waived_ones_last():
    groups = arrange(outcome(finding(INFORMATION), finding(waiver=waiver()), finding(WARNING), finding()))
    assert [(group.key, group.name) for group in groups] == [
        ("error", "错误"), ("warning", "警告"), ("information", "提示"), ("waived", "已说明的例外"),
    ]  # fmt: skip


def test_empty_groups_are_left_out():
    assert arrange(outcome()) == ()


def test_sheets_come_in_the_order_of_the_workbook_strange_ones_last():
    [group] = arrange(outcome(*places("项目", "不认识的表", "收支总表"), finding(rule="Z", place=None)))
    assert [entry.sheet for entry in group.entries] == ["", "收支总表", "项目", "不认识的表"]


def test_suspects_come_before_all_sheets():
    suspect = finding(rule="D01", place=SourceRef("项目", "B2"), symptoms=(finding(),))
    [group] = arrange(outcome(*places("收支总表"), suspect))
    assert [entry.finding.rule for entry in group.entries] == ["D01", "A05"]
    assert [sheet for sheet, _ in group.by_sheet] == ["", "收支总表"]


def test_one_numbering_runs_through_all_groups_and_symptoms_belong_to_their_suspect():
    assert [entry.number for entry in flat(arrange(everything()))] == ["1", "1.1", "1.2", "2", "3", "4", "5", "6"]


def test_symptoms_of_symptoms_are_not_lost():
    deep = finding(symptoms=(finding(rule="B01", symptoms=(finding(rule="B02"),)),))
    assert [(e.number, e.finding.rule) for e in flat(arrange(outcome(deep)))] == [("1", "A05"), ("1.1", "B01"), ("1.2", "B02")]


def test_counts():
    assert counts([]) == {"error": 0, "warning": 0, "information": 0, "waived": 0, "symptoms": 0}
    assert counts(everything().findings) == {"error": 3, "warning": 1, "information": 1, "waived": 1, "symptoms": 2}


def test_counts_in_words():
    assert count_words([]) == "没有发现问题"
    assert count_words([finding(), finding(INFORMATION), finding()]) == "错误 2 项、提示 1 项"
    assert count_words(everything().findings) == "错误 3 项、警告 1 项、提示 1 项、已说明的例外 1 项，另有连带问题 2 项"
