from dataclasses import replace

from generator.checks.context import Context
from generator.checks.kinds import records_present
from generator.model.finding import Severity
from generator.model.profile import Rule
from generator.model.submission import Sheet
from tests.checks.kinds._kit import findings
from tests.support.submissions import completed_sample, hebei


def test_a_list_with_records_is_fine():
    assert findings("records_present", sheets=["机构设置", "项目"]) == []


def test_empty_lists_are_told_blank_rows_are_no_records():
    found = findings("records_present", "-- 机构设置\n单位名称 | 单位性质\n | \n-- 名词解释\n名词 | 解释", sheets=["机构设置", "名词解释"])
    assert [(f.message, str(f.places[0])) for f in found] == [
        ("“机构设置”一行也没有填", "“机构设置”表（“全表”行）"),
        ("“名词解释”一行也没有填", "“名词解释”表（“全表”行）"),
    ]


def test_a_missing_sheet_is_the_readers_to_tell():
    sample = completed_sample("julu")
    without = replace(sample, sheets={**sample.sheets, "机构设置": Sheet("机构设置", present=False)})
    rule = Rule("Z01", "records_present", "题", Severity.ERROR, "因", "法", options={"sheets": ["机构设置"]})
    assert list(records_present.check(rule, Context(without, hebei()))) == []
