"""One mistake, one suspect: each signature, several at once, and no suspect where the workbook cannot tell."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.checks.context import Context
from generator.checks.diagnose import diagnose
from generator.checks.diagnose.evidence import Evidence
from generator.checks.diagnose.linear import Forms
from generator.derive import complete
from generator.model.figure import Figure
from generator.model.finding import Severity, Waiver
from generator.model.source import SourceRef
from tests.checks.diagnose._kit import (
    body,
    diagnosed,
    errors,
    found_in,
    place_of,
    suspects,
    typed_body,
    typed_sample,
    with_twin,
    with_value,
    without_row,
)
from tests.support.submissions import SAMPLES, completed_sample, hebei, sample

OWN_TABLES = "-- 基本信息\n事项 | 内容\n资金全部为一般公共预算拨款 | 否\n"
BASIC = ("支出总表", "2010301", "基本支出")
"""60.00 in the base body."""


def test_a_correct_workbook_has_no_suspect():
    assert suspects(typed_body()) == []


def test_what_was_filled_in_first_is_no_suspect():
    """After the year turned the subjects wait for their amounts: the first project typed is not told to be emptied."""
    submission = typed_body()
    for row in submission.sheet("支出总表").rows:
        for column in [name for name, cell in row.cells.items() if isinstance(cell.value, Figure)]:
            submission = with_value(submission, "支出总表", row.key, column, None)
    assert any(finding.rule == "B08" for finding in errors(submission))
    assert suspects(submission) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_have_no_suspect(name: str):
    assert suspects(sample(name)) == []
    assert suspects(typed_sample(name)) == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("6.00", "小数点左移了一位"),
        ("600.00", "小数点右移了一位"),
        ("600000.00", "把元当成了万元"),
        ("-60.00", "正负号填反"),
        ("61.00", "一个数字打错"),
        ("47.13", "多半错了"),
    ],
)
def test_a_wrong_number_is_the_first_thing_said(wrong: str, words: str):
    [suspect] = errors(with_value(typed_body(), *BASIC, wrong))
    assert (suspect.rule, place_of(suspect)) == ("D01", BASIC)
    assert (suspect.found, suspect.expected) == (wrong, "60.00")
    assert words in suspect.message and "改成 60.00" in suspect.message
    assert len(suspect.symptoms) >= 2


def test_swapped_digits_are_recognised():
    [suspect] = errors(with_value(typed_sample("xushui"), "支出总表", "2080505", "基本支出", "31.23"))
    assert "把 31.32 填成了 31.23（相邻两个数字颠倒）" in suspect.message


def test_a_cent_is_found_by_the_rounding_tails_that_it_leaves():
    [suspect] = errors(with_value(typed_sample("xushui"), "支出总表", "2080505", "合计", "31.33"))
    assert (place_of(suspect), suspect.expected) == (("支出总表", "2080505", "合计"), "31.32")
    assert {symptom.severity for symptom in suspect.symptoms} == {Severity.ERROR, Severity.INFORMATION}


def test_amounts_in_yuan_stay_in_yuan():
    [suspect] = errors(with_value(typed_sample("qinghe"), "支出总表", "2070104", "基本支出", "1.00"))
    assert place_of(suspect) == ("支出总表", "2070104", "基本支出")
    assert suspect.found == "1.00元" and suspect.expected.endswith("元")


def test_a_value_in_the_neighbouring_column_is_to_be_moved():
    wrong = with_value(with_value(typed_body(), *BASIC, None), "支出总表", "2010301", "项目支出", "60")
    [suspect] = errors(wrong)
    assert (suspect.rule, place_of(suspect)) == ("D02", ("支出总表", "2010301", "项目支出"))
    assert [place.column for place in suspect.places] == ["项目支出", "基本支出"]
    assert "填错了栏" in suspect.message


def test_a_value_in_the_line_below_is_to_be_moved():
    wrong = with_value(with_value(typed_body(), "三公经费支出表", "公务接待费", "一般公共预算财政拨款", None), "三公经费支出表", "公务用车运行维护费", "一般公共预算财政拨款", "1")
    [suspect] = errors(wrong)
    assert (suspect.rule, place_of(suspect)[1]) == ("D02", "公务用车运行维护费") and "填错了行" in suspect.message


def test_two_values_in_each_others_place_are_exchanged():
    wrong = with_value(with_value(typed_sample("xushui"), "收入总表", "2080901", "合计", "10.56"), "收入总表", "2101101", "合计", "2.88")
    found = errors(with_value(with_value(wrong, "收入总表", "208", "合计", "34.20"), "收入总表", "210", "合计", "10.56"))
    assert {place_of(finding)[:2] for finding in found} == {("收入总表", "2080901"), ("收入总表", "2101101")}


def test_two_values_of_neighbouring_rows_are_exchanged():
    wrong = with_value(with_value(typed_sample("xushui"), "支出总表", "2010302", "合计", "58.17"), "支出总表", "2010350", "合计", "231.74")
    [suspect] = errors(wrong)
    assert suspect.rule == "D02" and "填颠倒了" in suspect.message
    assert {place.row.split(" ")[0] for place in suspect.places} == {"2010302", "2010350"}


def test_a_row_left_out_is_named_where_another_sheet_has_it():
    [suspect] = errors(without_row(typed_sample("xushui"), "支出总表", "2010350"))
    assert (suspect.rule, place_of(suspect)[:2]) == ("D03", ("支出总表", "20103"))
    assert "2010350 事业运行" in suspect.message and "基本支出 58.17" in suspect.message and "收入总表" in suspect.message


def test_a_row_left_out_that_no_sheet_has_is_missed_under_its_parent():
    first = errors(without_row(typed_sample("xushui"), "一般公共预算基本支出表", "30107"))[0]
    assert (first.rule, place_of(first)) == ("D03", ("一般公共预算基本支出表", "301", "人员经费"))
    assert "29.0" in first.message


def test_a_project_left_out_is_known_by_the_name_that_others_use():
    [suspect] = errors(without_row(body(""), "项目", "2"))
    assert suspect.rule == "D03" and "库房维护" in suspect.message and suspect.expected == "15.00"
    assert {"B08", "B09", "B20"} <= {symptom.rule for symptom in suspect.symptoms}


def test_a_row_that_stands_there_twice_goes_together_with_what_is_said_of_its_code():
    [suspect] = errors(with_twin(typed_sample("xushui"), "支出总表", "2010350"))
    assert suspect.rule == "D04" and "2010350 事业运行" in suspect.message
    assert "A13" in {symptom.rule for symptom in suspect.symptoms}


def test_a_negative_amount_vanishes_with_the_wrong_sign():
    [suspect] = errors(with_value(typed_body(), *BASIC, "-60"))
    assert "A12" in {symptom.rule for symptom in suspect.symptoms}


def test_two_places_that_disagree_are_both_named():
    [suspect] = errors(with_value(sample("xushui"), "项目", "5", "财政资金", "28.80"))
    assert suspect.rule == "D05"
    assert {place.sheet for place in suspect.places} == {"支出总表", "项目"}
    assert "改成 28.80；或者“项目”" in suspect.message
    assert "可能" in suspect.message and "多半" not in suspect.message


def test_mistakes_in_several_sheets_are_told_apart():
    wrong = with_value(typed_sample("xushui"), "支出总表", "2080505", "基本支出", "31.23")
    wrong = with_value(wrong, "一般公共预算基本支出表", "30207", "公用经费", "85.60")
    wrong = with_value(wrong, "收入总表", "2210201", "财政拨款收入", "-25.83")
    places = {place_of(suspect) for suspect in errors(wrong)}
    assert places == {("支出总表", "2080505", "基本支出"), ("一般公共预算基本支出表", "30207", "公用经费"), ("收入总表", "2210201", "财政拨款收入")}


def test_what_many_cells_explain_equally_well_names_none():
    wrong = with_value(body(""), "一般公共预算基本支出表", "30101", "人员经费", "57.40")
    assert [finding.rule for finding in errors(wrong)] == ["B06"]


def test_a_warning_alone_makes_no_error():
    typed = with_value(typed_body(), "基本信息", "本年度拟购置固定资产总额", "内容", "30.00")
    assert errors(typed) == []
    assert all(suspect.severity is Severity.WARNING for suspect in suspects(typed))


def test_waived_findings_take_no_part():
    typed = with_value(typed_body(), *BASIC, "600")
    completed = complete(typed, hebei())
    waiver = Waiver("A06", "支出总表", "D3", "另有说明", "某人", SourceRef("例外说明", "A2"))
    findings = tuple(replace(finding, waiver=waiver) for finding in found_in(typed))
    assert diagnose(findings, completed, hebei()) == findings


def test_remarks_alone_are_left_as_they_are():
    findings = tuple(finding for finding in found_in(sample("leting")) if finding.severity is Severity.INFORMATION)
    assert findings
    assert diagnose(findings, completed_sample("leting"), hebei()) == findings


def test_suspects_are_reported_first():
    wrong = with_value(typed_sample("xushui"), "支出总表", "2080505", "基本支出", "31.23")
    assert diagnosed(wrong)[0].rule == "D01"


@pytest.mark.parametrize(
    "tables",
    [
        pytest.param(OWN_TABLES + "-- 支出总表\n科目编码 | 基本支出\n2010301 | 108.00", id="no projects in the expenditure"),
        pytest.param(OWN_TABLES + "-- 支出总表\n科目编码 | 基本支出 | 项目支出\n201030 | 60.00 |\n2010302 | | 40.00\n2080505 | 8.00 |", id="a code too short"),
        pytest.param("-- 收入总表\n科目编码 | 合计 | 小计 | 财政拨款收入 | 其他收入 | 上年结转\n"
                     "2010301 | 60.00 | 50.00 | 45.00 | 5.00 | 10.00\n2010302 | 40.00 | 40.00 | 40.00 | |\n2080505 | 8.00 | 8.00 | 8.00 | |", id="other revenue"),
    ],
)
def test_no_repair_is_a_negative_amount(tables: str):
    """Nobody budgets less than nothing: where only that would mend the ties, something else is wrong."""
    told = suspects(body(tables))
    assert not [suspect.message for suspect in told if suspect.expected.startswith("-") or "改成 -" in suspect.message]


def test_a_negative_amount_that_was_typed_may_stay_negative():
    evidence = Evidence(context := Context(completed_sample("julu"), hebei()), Forms(context))
    assert not evidence.is_impossible(Decimal(-3), Decimal(-2))
    assert evidence.is_impossible(Decimal(3), Decimal(-2)) and evidence.is_impossible(Decimal(0), Decimal(-2))


def test_no_repair_has_more_decimals_than_what_was_typed():
    evidence = Evidence(context := Context(completed_sample("julu"), hebei()), Forms(context))
    assert evidence.is_impossible(Decimal(3), Decimal("3.001")) and not evidence.is_impossible(Decimal(3), Decimal("3.01"))
