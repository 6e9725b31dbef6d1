from dataclasses import replace

from generator.checks.context import Context
from generator.checks.kinds.lines_present import check
from generator.model.finding import Severity
from generator.model.profile import Rule
from generator.model.submission import Sheet
from tests.checks.kinds._kit import messages
from tests.support.submissions import hebei
from tests.support.tables import Case, body_of


def test_each_missing_line_is_named():
    tables = "-- 收支总表\n行 | 预算数\n外交支出 | （删去）\n人行科目 | （删去）"
    assert messages("lines_present", tables, sheets=["收支总表"]) == ["“收支总表”缺少固定行“二、外交支出”", "“收支总表”缺少固定行“三十一、人行科目”"]


def test_a_missing_sheet_is_left_to_the_reader():
    submission = body_of(Case("例"), hebei())
    without = replace(submission, sheets=submission.sheets | {"收支总表": Sheet("收支总表", present=False)})
    rule = Rule("Z01", "lines_present", "题", Severity.ERROR, "因", "法", options={"sheets": ["收支总表"]})
    assert list(check(rule, Context(without, hebei()))) == []
