from dataclasses import replace

import pytest

from generator.checks.run import check_rules, in_order, kind_names, run_checks
from generator.model.finding import Finding, Severity
from generator.model.profile import Profile, Rule
from generator.profiles.errors import ProfileError
from tests.support.submissions import hebei
from tests.support.tables import Case, body_of


def with_rule(kind: str, **options) -> Profile:
    """The Hebei profile with one rule only."""
    rule = Rule("Z01", kind, "题", Severity.ERROR, "因", "法", options=options, file="rules.toml")
    return replace(hebei(), rules=(rule,))


def faults(profile: Profile) -> list[str]:
    with pytest.raises(ProfileError) as error:
        check_rules(profile)
    return [fault.message for fault in error.value.faults]


def test_the_kinds_are_the_modules():
    assert {"tie", "computed", "by_subject"} <= set(kind_names())
    assert "__init__" not in kind_names()


def test_every_kind_of_the_catalogue_is_used_and_known():
    assert {rule.kind for rule in hebei().rules} <= set(kind_names())
    check_rules(hebei())


def test_an_unknown_kind_is_a_fault_with_a_suggestion():
    assert faults(with_rule("tei")) == ["规则 Z01：没有“tei”这种规则，是不是想写“tie”？"]


def test_an_unknown_option_is_a_fault_with_a_suggestion():
    assert faults(with_rule("tie", ties=[], tolerence="0")) == ["规则 Z01：不认识“tolerence”，是不是想写“tolerance”？"]


def test_a_fault_of_a_rule_names_file_and_line(tmp_path):
    rules = tmp_path / "rules.toml"
    rules.write_text('# 一\n[[rule]]\nid = "Z01"\n', encoding="utf-8")
    profile = replace(with_rule("tei"), folders=(tmp_path,))
    with pytest.raises(ProfileError) as error:
        check_rules(profile)
    assert [(fault.file, fault.line) for fault in error.value.faults] == [("rules.toml", 3)]


WRONG = {
    "table": ("tie", {"ties": [["收支总表.收入总计.预算数", "=", "收支汇总表.收入总计.预算数"]]}),
    "row": ("tie", {"ties": [["收支总表.收入总计.预算数", "=", "收支总表.收入总记.预算数"]]}),
    "column": ("tie", {"ties": [["收支总表.收入总计.预算数", "=", "收支总表.收入总计.预算"]]}),
    "relation": ("tie", {"ties": [["收支总表.收入总计.预算数", "==", "收支总表.收入总计.预算数"]]}),
    "formula": ("tie", {"ties": [["收支总表.收入总计.预算数 +", "=", "收支总表.收入总计.预算数"]]}),
    "sheet": ("computed", {"sheets": ["收支汇总表"], "scope": "lines"}),
    "scope": ("computed", {"sheets": ["收支总表"], "scope": "line"}),
    "left": ("by_subject", {"left": "收入汇总表.合计", "right": ["支出总表.合计"], "levels": [7]}),
    "known_in": ("names_known", {"sheet": "政府采购", "column": "项目名称", "known_in": ["项目", "项目名"]}),
    "missing": ("names_known", {"sheet": "政府采购", "column": "项目名称"}),
    "code_column": ("code_sum", {"sheet": "政府采购", "code_column": "目录", "prefixes": ["A"], "column": "合计", "equals": "基本信息.本年度拟购置固定资产总额.内容"}),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_rule_that_names_something_unknown_is_a_fault(name):
    kind, options = WRONG[name]
    assert faults(with_rule(kind, **options))


def finding(rule: str, severity: Severity, message: str = "") -> Finding:
    return Finding(rule, severity, "题", message)


def test_findings_are_ordered_by_severity_then_rule_then_as_found():
    given = [
        finding("B01", Severity.INFORMATION),
        finding("B02", Severity.ERROR, "一"),
        finding("A09", Severity.WARNING),
        finding("B02", Severity.ERROR, "二"),
        finding("A01", Severity.ERROR),
    ]
    ordered = in_order(given)
    assert [(f.rule, f.message) for f in ordered] == [("A01", ""), ("B02", "一"), ("B02", "二"), ("A09", ""), ("B01", "")]


def test_only_the_rules_of_the_profile_are_run():
    profile = with_rule("tie", ties=[["支出总表.合计.合计", "=", "支出总表.合计.基本支出"]])
    [found] = run_checks(body_of(Case("例"), hebei()), profile)
    assert (found.rule, found.found, found.expected) == ("Z01", "108.00", "68.00")


TWO_RULES = """[[rule]]
id = "Z01"
ties = [
  ["收支总表.收入总计.预算数", "=", "收支总表.收入总记.预算数"],
]
[[rule]]
id = "Z02"
ties = [["收支总表.收入总计.预算数", "=", "收支总表.支出总计.预算数"]]
"""


def test_a_wrong_name_is_told_with_its_line_within_the_rule(tmp_path):
    (tmp_path / "rules.toml").write_text(TWO_RULES, encoding="utf-8")
    profile = with_rule(*WRONG["row"][:1], **WRONG["row"][1])
    with pytest.raises(ProfileError) as error:
        check_rules(replace(profile, folders=(tmp_path,)))
    [fault] = error.value.faults
    assert (fault.file, fault.line) == ("rules.toml", 4)
    assert "没有“收入总记”行，是不是想写“收入总计”？" in fault.message


@pytest.mark.parametrize(
    ("kind", "options", "message"),
    [
        ("tie", {"ties": [["收支总表.收入总计.预算数", "="]]}, "“ties”应是[左边, 关系, 右边] 的列表"),
        ("tie", {"ties": [], "tolerance": "r"}, "“tolerance”应是“0”、“R”或一个万元数"),
        ("tie", {"ties": [["财政拨款收支总表.收入总计.合计", "=", "财政拨款收支总表.支出总计.合计"]]}, "“收入总计”行没有“合计”列"),
        ("tie", {"ties": [["支出总表.合记.合计", "=", "支出总表.合计.合计"]]}, "“支出总表”没有“合记”行，是不是想写“合计”？"),
        ("subject_rows", {"sheets": ["项目"]}, "“项目”不是 subjects 类的表"),
        ("computed", {"sheets": ["收支总表"]}, "缺少“scope”"),
        ("by_subject", {"left": "收入总表.合计", "right": ["项目[功能科目].预算数"], "levels": [7]}, "没有“功能科目”列"),
        ("by_subject", {"left": "收入总表.合计.合计", "right": [], "levels": [7]}, "应写成“表.列”或“表[编码列].列”"),
        ("lines_sum", {"sums": [["收支总表", "本年支出合计", "人行科目", "外交支出"]]}, "“人行科目”行在“外交支出”行之后"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(kind, options, message):
    [fault] = faults(with_rule(kind, **options))
    assert message in fault
