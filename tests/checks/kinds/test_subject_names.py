from dataclasses import replace

from generator.checks.context import Context
from generator.checks.kinds import subject_names
from generator.model.finding import Severity
from generator.model.profile import Rule
from tests.checks.kinds._kit import findings
from tests.support.submissions import hebei
from tests.support.tables import body_of, cases_in

OPTIONS = {"sheets": ["支出总表"], "unchecked": ["recall"]}


def body(*rows: str) -> str:
    return "-- 支出总表\n科目编码 | 科目名称 | 基本支出\n" + "\n".join(f"{row} | 1" for row in rows)


def test_a_subject_without_a_name_is_found():
    [finding] = findings("subject_names", body("2010377 |"), **OPTIONS)
    assert finding.message == "“支出总表”的科目 2010377 没有名称，科目编码表里也没有这个编码"
    assert (finding.places[0].cell, finding.places[0].column) == ("B2", "科目名称")


def test_a_typed_name_is_taken():
    assert findings("subject_names", body("2010377 | 新科目"), **OPTIONS) == []


def test_names_that_nobody_checked_are_mentioned_once_a_sheet():
    [finding] = findings("subject_names", body("2050301 | 初等职业教育", "2050701 | 特殊学校教育"), **OPTIONS)
    assert finding.severity.value == "提示"
    assert [place.row.split()[0] for place in finding.places] == ["20503", "20507"]


def test_a_typed_name_of_an_unknown_code_also_serves_the_sheets_that_follow():
    assert findings("subject_names", body("2010377 | 新科目"), sheets=["收入总表"], unchecked=["recall"]) == []


def test_rows_of_a_level_that_the_form_does_not_print_are_not_mentioned():
    form = replace(hebei().sheets["支出总表"], printed_levels=(7,))
    profile = replace(hebei(), sheets={**hebei().sheets, "支出总表": form})
    [case] = cases_in("== 例\n" + body("2050301 | 初等职业教育", "2050701 |"))
    rule = Rule("Z01", "subject_names", "题", Severity.ERROR, "因", "法", options=OPTIONS)
    told = [place.row.split()[0] for finding in subject_names.check(rule, Context(body_of(case, profile), profile)) for place in finding.places]
    assert told == ["2050701"]
