"""Every rule on its cases: `cases/<rule>.txt`. A new rule needs a file there with a passing and a failing case, no Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.run import run_checks
from tests.support.submissions import SAMPLES, completed_sample, hebei
from tests.support.tables import Case, as_record, as_table, body_of, cases_in, findings_of, rule_findings

FILES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
CASES = [case for file in FILES for case in cases_in(file.read_text(encoding="utf-8"), file.name)]
RULES = {rule.id: rule for rule in hebei().rules}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case_gives_the_findings_it_expects(case: Case):
    assert as_table(findings_of(case, hebei())) == as_table(case.expected)


@pytest.mark.parametrize("rule", [rule.id for rule in RULES.values() if rule.kind != "constructed"])
def test_every_rule_has_a_passing_and_a_failing_case(rule: str):
    own = [case for case in CASES if case.rule == rule]
    severity = RULES[rule].severity.value
    assert any(not case.expected for case in own), f"{rule} 没有通过的例子"
    assert any(severity in {finding["程度"] for finding in case.expected} for case in own), f"{rule} 没有报{severity}的例子"


def test_every_file_of_cases_belongs_to_a_rule():
    assert FILES
    assert {file.stem for file in FILES} <= set(RULES)


def test_no_two_cases_have_the_same_sentence():
    names = [str(case) for case in CASES]
    assert len(names) == len(set(names))


def test_the_base_body_has_no_finding():
    assert run_checks(body_of(Case("例"), hebei()), hebei()) == ()


@pytest.mark.parametrize("case", [case for case in CASES if case.expected], ids=str)
def test_a_finding_tells_the_whole_story(case: Case):
    """Title, message, remedy; sheet, row, cell and column of typed cells; numbers and their addends where there is a difference."""
    rule = RULES[case.rule]
    for finding in rule_findings(case, hebei()):
        assert finding.message and finding.title and finding.places
        assert all(place.sheet and place.row for place in finding.places)
        if finding.severity is not rule.severity:
            continue  # a remark, such as 尾差
        assert (finding.title, finding.fix) == (rule.title, rule.fix)
        assert all(place.column for place in finding.places if place.cell and not rule.kind.startswith("subject_"))
        assert finding.found and finding.expected
        if finding.difference:
            assert finding.found in finding.message and finding.expected in finding.message
            assert all(operand.label and operand.source for operand in finding.operands)


@pytest.mark.parametrize("rule", ["A01", "A13", "A18"])
def test_a_finding_tells_its_legal_basis(rule: str):
    assert RULES[rule].basis
    case = next(case for case in CASES if case.rule == rule and case.expected)
    assert {finding.basis for finding in rule_findings(case, hebei())} == {RULES[rule].basis}


SAMPLE_FINDINGS = {
    "xushui": """
        程度 | 表                     | 单元格 | 行                       | 列       | 填写   | 应为   | 相差   | 加数
        警告 | 基本信息               | B11    | 本年度拟购置固定资产总额 | 内容     | 0.00   | 10.00  | -10.00 | 7.00 3.00
        警告 | 项目     | J6     | 第5行  | 6月底  | 没有填   | 累计支出的百分比                |      |
        警告 | 绩效指标 | F5     | 第4行  | 指标值 | ≥95%    | 不超过某个金额，例如“≤5万元” |      |
        警告 | 绩效指标 | F14    | 第13行 | 指标值 | ≥95%    | 不超过某个金额，例如“≤5万元” |      |
        警告 | 绩效指标 | F21    | 第20行 | 指标值 | ≥95%    | 不超过某个金额，例如“≤5万元” |      |
        警告 | 绩效指标 | F29    | 第28行 | 指标值 | ≥95%    | 不超过某个金额，例如“≤5万元” |      |
        警告 | 绩效指标 | F43    | 第42行 | 指标值 | ≥95%    | 不超过某个金额，例如“≤5万元” |      |
        警告 | 绩效指标 | F27    | 第26行 | 指标值 | ≤3次    | 百分比                          |      |
        警告 | 绩效指标 | F28    | 第27行 | 指标值 | ≤2天    | 百分比                          |      |
        警告 | 绩效指标 | F41    | 第40行 | 指标值 | ≤3次    | 百分比                          |      |
        警告 | 绩效指标 | F42    | 第41行 | 指标值 | ≤2天    | 百分比                          |      |
        警告 | 政府采购 | H3     | 第2行  | 单价   | 7.00万元 | 不超过5000元                    |      |
        提示 | 一般公共预算基本支出表 | D3     | 301 工资福利支出         | 人员经费 | 332.42 | 332.41 | 0.01   | 84.94 68.38 50.93 29.02 31.32 10.56 1.01 25.83 30.42
        提示 | 一般公共预算基本支出表 | E13    | 302 商品和服务支出       | 公用经费 | 31.73  | 31.74  | -0.01  | 7.13 8.56 3.14 2.12 10.56 0.23
        """,
    "julu": """
        程度 | 表       | 单元格 | 行     | 列       | 填写         | 应为               | 相差 | 加数
        警告 | 绩效指标 | F5     | 第4行  | 指标值   | ≥20万元     | ≤20万元           |      |
        警告 | 绩效指标 | F33    | 第32行 | 指标值   | ≥5万元      | ≤5万元            |      |
        警告 | 绩效指标 | F40    | 第39行 | 指标值   | ≥15万元     | ≤15万元           |      |
        警告 | 绩效指标 | F47    | 第46行 | 指标值   | ≥5万元      | ≤5万元            |      |
        警告 | 绩效指标 | F54    | 第53行 | 指标值   | 12万         | 12万元             |      |
        警告 | 绩效指标 | C13    | 第12行 | 二级指标 | 社会效益指标 | 服务对象满意度指标 |      |
        警告 | 绩效指标 | C48    | 第47行 | 二级指标 | 社会效益指标 | 服务对象满意度指标 |      |
        警告 | 绩效指标 | C55    | 第54行 | 二级指标 | 社会效益指标 | 服务对象满意度指标 |      |
        警告 | 绩效指标 | F24    | 第23行 | 指标值   | ≤10%        | ≥10%              |      |
        警告 | 绩效指标 | G16    | 第15行 | 指标值确定依据 | 【2022】4号 | 〔2022〕4号 |      |
        提示 | 分项绩效目标 | B4 | 第3行 | 绩效目标 | 推进政务服务建设，使政务服务水平不断提高… | 不同的内容 |      |
        """,
    "leting": """
        程度 | 表                     | 单元格 | 行               | 列       | 填写   | 应为   | 相差 | 加数
        警告 | 绩效指标 | F41    | 第40行 | 指标值 | ≤75.5百分比 | ≤75.50万元 |      |
        警告 | 绩效指标 | F3     | 第2行  | 指标值 | ≥98百分比   | ≥98%       |      |
        提示 | 支出总表               | D2     | 合计             | 基本支出 | 853.87 | 853.86 | 0.01 | 618.60 92.05 81.69 61.52
        提示 | 一般公共预算基本支出表 | D3     | 301 工资福利支出 | 人员经费 | 762.90 | 762.89 | 0.01 | 236.35 75.96 45.23 167.36 82.03 37.17 44.52 6.15 61.52 6.60
        """,
    "qinghe": """
        程度 | 表       | 单元格 | 行             | 列       | 填写 | 应为 | 相差 | 加数
        提示 | 收入总表 |        | 20503 职业教育 | 科目名称 |      |      |      |
        """,
}  # fmt: skip


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_have_no_error_and_just_these_remarks(name: str):
    found = [as_record(finding) for finding in run_checks(completed_sample(name), hebei())]
    table = [line.strip() for line in SAMPLE_FINDINGS[name].splitlines() if line.strip()]
    [expected] = cases_in("== 例\n-- 预期\n" + "\n".join(table)) if table else [Case("例")]
    assert as_table(found) == as_table(expected.expected)
    assert "错误" not in {finding["程度"] for finding in found}


def test_class_lines_add_up_to_the_total():
    [case] = cases_in("== 例\n-- 收支总表\n行 | 预算数\n人行科目 | 100.00", "例")
    assert any(finding.blocks for finding in run_checks(body_of(case, hebei()), hebei()))


@pytest.mark.parametrize(
    "text",
    [
        "-- 收支汇总表\n行 | 预算数",
        "-- 收支总表\n行 | 预算\n收入总计 | 1",
        "-- 收支总表\n行 | 预算数\n收入总记 | 1",
        "-- 项目\n项目名 | 财政资金\n甲 | 1",
        "-- 项目\n项目名称 | 财政资金\n甲 | 1 | 2",
    ],
)
def test_a_misspelt_case_is_refused(text: str):
    with pytest.raises((KeyError, ValueError)):
        body_of(cases_in("== 例\n" + text)[0], hebei())
