from generator.checks.kinds.code_names import code_of
from generator.model.finding import Severity
from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings
from tests.support.submissions import hebei

FUNCTIONAL = hebei().codes["功能分类科目"]


def subjects(*rows: str) -> str:
    return "-- 支出总表\n科目编码 | 科目名称 | 基本支出\n" + "\n".join(f"{row} | 1.00" for row in rows)


def test_only_typed_names_are_looked_at():
    assert findings("code_names", subjects("2010301 | "), **options_of("K01")) == []


def test_the_code_in_front_of_the_name_is_no_fault():
    assert findings("code_names", subjects("2010301 | 2010301 行政运行"), **options_of("K01")) == []


def test_evidence_decides_the_severity():
    wrong = subjects("2010301 | 行政运营")
    assert findings("code_names", wrong, **options_of("K01"))[0].severity is Severity.ERROR
    assert findings("code_names", wrong, **options_of("K01", certain=[]))[0].severity is Severity.WARNING


def test_the_code_of_the_typed_name_is_told():
    [finding] = findings("code_names", subjects("2010301 | 一般行政管理事务"), **options_of("K01"))
    assert (finding.found, finding.expected) == ("一般行政管理事务", "行政运行")
    assert "“一般行政管理事务”是 2010302" in finding.message


def test_a_name_that_many_codes_have_is_sought_under_the_same_parent():
    assert code_of(FUNCTIONAL, "行政运行", "2010302") == "2010301"
    assert code_of(FUNCTIONAL, "行政运行", "2299999") == ""
    assert code_of(FUNCTIONAL, "没有的科目", "2010302") == ""


def test_a_sheet_that_follows_another_is_told_once():
    found = findings("code_names", subjects("2010301 | 行政运营"), **options_of("K01"))
    assert [finding.places[0].sheet for finding in found] == ["支出总表"]


def test_a_missing_ending_is_a_warning():
    [finding] = findings("code_names", subjects("201 | 一般公共服务", "2010301 | "), **options_of("K01"))
    assert (finding.severity, finding.expected) == (Severity.WARNING, "一般公共服务支出")
