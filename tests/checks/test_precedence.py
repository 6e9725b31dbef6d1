"""One slip is told once: which findings give way to which, on whole bodies with one slip each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.checks.precedence import give_way
from generator.checks.run import check_rules, run_checks
from generator.model.finding import Finding, Severity, Waiver
from generator.model.source import SourceRef
from generator.pipeline import conclude
from generator.profiles.errors import ProfileError
from tests.support.submissions import hebei
from tests.support.tables import body_of, cases_in

PROJECTS = """-- 项目
项目编码 | 项目名称 | 功能科目编码 | 财政资金 | 资金用途 | 3月底 | 6月底 | 10月底 | 12月底 | 绩效目标
13010124P00000000001F | 档案数字化 | 2010302 | 25.00 | 扫描馆藏档案。 | 25% | 50% | 80% | 100% | {}
13010124P000000000023 | {} | 2010302 | 15.00 | 维修库房屋面。 | 20% | 50% | 85% | 100% | 库房全年没有漏水。"""
OTHER = "-- 文字说明\n事项 | 内容\n其他需要说明的事项 | "
PUBLIC = "-- 文字说明\n事项 | 内容\n三公经费增减原因 | "
INDICATOR = """-- 绩效指标
项目名称   | 一级指标   | 二级指标           | 三级指标       | 绩效指标描述     | 指标值 | 指标值确定依据
档案数字化 | 产出指标   | 数量指标           | 扫描页数       | 全年扫描页数     | {}     | 工作计划
档案数字化 | 效益指标   | 社会效益指标       | 查阅便利程度   | 查阅等候时间变化 | 明显缩短 | 工作计划
档案数字化 | 满意度指标 | 服务对象满意度指标 | 查阅群众满意度 | 满意人数所占比例 | ≥95%  | 问卷调查
{}         | 产出指标   | 质量指标           | 漏水次数       | 全年漏水次数     | ≤0次  | 工作计划
{}         | 效益指标   | 可持续影响指标     | 库房使用年限   | 维修后可用年数   | ≥10年 | 工作计划
库房维护   | 满意度指标 | 服务对象满意度指标 | 职工满意度     | 满意人数所占比例 | ≥90%  | 问卷调查"""


def found(tables: str) -> tuple[Finding, ...]:
    [case] = cases_in("== 例\n" + tables)
    body = body_of(case, hebei())
    return conclude(run_checks(body, hebei()), body, hebei())


@pytest.mark.parametrize(
    ("tables", "rules"),
    [
        pytest.param(OTHER + "收入总计108万元，支出总计180万元。", ["N01"], id="N02 leaves it to N01, N15 too"),
        pytest.param(OTHER + "基本支出68万元，其中：人员经费85万元，公用经费10万元。", ["N08"], id="N14 leaves it to N08"),
        pytest.param(OTHER + "公用经费10万元，其中：办公费9.50万元，公务接待费1万元。", ["N05"], id="N15 leaves labelled amounts to N05"),
        pytest.param(OTHER + "支出总计108万元，其中：基本支出68万元，占65%；项目支出40万元，占37.04%。", ["N06"], id="a wrong share explains the sum"),
        pytest.param(PUBLIC + "与上年持平", ["Y03"], id="G02 leaves it to Y03"),
        pytest.param("-- 上年数\n项目 | 上年预算数\n三公经费合计 | 1.00\n公务接待费 | 1.00", ["G03"], id="Y03 leaves a remark to G03"),
        pytest.param(PROJECTS.format("档案数字化", "库房维护"), ["P05"], id="T20 leaves it to P05"),
        pytest.param(PROJECTS.format("馆藏档案扫描上网。", "库房维护").replace("0124P", "0123P", 1), ["P01"], id="Y06 leaves it to P01"),
        pytest.param(INDICATOR.format("全年扫描页数", "库房维护", "库房维护"), ["P18"], id="P09 leaves it to P18"),
        pytest.param(INDICATOR.format("≥10万页", "库房维修", "库房维修"), ["B20"], id="P06 leaves it to B20, which is told once"),
        pytest.param(INDICATOR.replace("库房维护 ", "库房维修 ").format("≥10万页", "库房维修", "库房维修"), ["B20"], id="P11 leaves it to B20"),
    ],
)
def test_one_slip_is_told_once(tables: str, rules: list[str]):
    assert [finding.rule for finding in found(tables)] == rules


def test_a_name_that_is_like_no_project_leaves_the_project_without_indicators():
    tables = INDICATOR.replace("库房维护 ", "车辆购置 ").format("≥10万页", "车辆购置", "车辆购置")
    assert [finding.rule for finding in found(tables)] == ["B20", "P11"]


HERE, THERE = SourceRef("表", "A1"), SourceRef("表", "A2")


def finding(rule: str, *places: SourceRef, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(rule, severity, "题", "话", places)


def left(*findings: Finding) -> list[str]:
    return [kept.rule for kept in give_way(findings, hebei())]


def test_another_cell_is_another_slip():
    assert left(finding("T20", HERE), finding("P05", HERE)) == ["P05"]
    assert left(finding("T20", HERE), finding("P05", THERE)) == ["T20", "P05"]
    assert left(finding("T20", HERE, THERE), finding("P05", HERE)) == ["T20", "P05"]
    assert left(finding("T20", HERE, THERE), finding("P05", HERE), finding("P05", THERE)) == ["P05", "P05"]


def test_nothing_gives_way_to_what_is_less_severe():
    assert left(finding("Y03", HERE, severity=Severity.ERROR), finding("G03", HERE)) == ["Y03", "G03"]


def test_a_finding_without_a_place_stays():
    assert left(finding("T20"), finding("P05", HERE)) == ["T20", "P05"]


def test_waived_findings_and_suspects_neither_go_nor_make_go():
    waived = replace(finding("P05", HERE), waiver=Waiver("P05", "表", "A1", "因", "人", THERE))
    assert left(finding("T20", HERE), waived) == ["T20", "P05"]
    assert left(replace(finding("T20", HERE), waiver=waived.waiver), finding("P05", HERE)) == ["T20", "P05"]


@pytest.mark.parametrize(("above", "message"), [("P99", "没有规则“P99”"), ("T20", "互相让开"), ("P05", "互相让开")])
def test_a_catalogue_in_which_rules_give_way_to_nothing_is_refused(above: str, message: str):
    rules = [replace(rule, options={**rule.options, "yields_to": [above]}) if rule.id == "P05" else rule for rule in hebei().rules]
    with pytest.raises(ProfileError, match=message):
        check_rules(replace(hebei(), rules=tuple(rules)))
