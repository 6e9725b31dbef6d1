from decimal import Decimal

from generator.checks.run import run_checks
from generator.model.finding import Finding, Operand, Severity
from generator.model.source import SourceRef
from generator.report import RESET, counts, report
from tests.support.submissions import hebei
from tests.support.tables import body_of, cases_in

PLACE = SourceRef("支出总表", "D2", "合计", "基本支出")


def finding(severity: Severity = Severity.ERROR, rule: str = "A05", **more) -> Finding:
    return Finding(rule, severity, "题", "话", (PLACE,), **more)


def test_a_finding_from_the_workbook_to_the_screen():
    [case] = cases_in("== 例\n-- 支出总表\n科目编码 | 科目名称 | 基本支出\n合计 | | 60\n2010301 | 行政运行 | 60\n2080505 | 养老保险 | 8")
    found = [f for f in run_checks(body_of(case, hebei()), hebei()) if f.rule == "A05"]
    assert [line.rstrip() for line in report(found)] == [
        "错误（1 项）",
        "  1. [A05] 上级科目不等于下级科目之和",
        "     “合计”的“基本支出”填的是 60.00，按明细计算应是 68.00，相差 8.00",
        "     位置：“支出总表”表D2单元格（“合计”行、“基本支出”列）",
        "     填写：60.00　应为：68.00　相差：-8.00",
        "     构成：",
        "                60.00　支出总表 201 一般公共服务支出 基本支出　支出总表",
        "                 8.00　支出总表 208 社会保障和就业支出 基本支出　支出总表",
        "     办法：逐项核对下级科目；多半是漏了一行、重了一行或抄错一个数。上级科目也可以清空，由程序推出。",
    ]


def test_findings_are_grouped_by_severity_and_numbered_within():
    given = [finding(Severity.WARNING, "B16"), finding(rule="B02"), finding(rule="A01"), finding(Severity.INFORMATION)]
    heads = [line for line in report(given) if not line.startswith("     ")]
    assert heads == ["错误（2 项）", "  1. [A01] 题", "  2. [B02] 题", "警告（1 项）", "  1. [B16] 题", "提示（1 项）", "  1. [A05] 题"]


def test_every_addend_is_named_with_its_cell():
    operands = (Operand("甲", Decimal("1234.5"), PLACE), Operand("乙", Decimal("-0.125")))
    lines = list(report([finding(operands=operands)]))
    assert lines[-2:] == ["              1234.50　甲　支出总表 D2", "               -0.125　乙"]


def test_one_addend_is_no_sum():
    assert "     构成：" not in report([finding(operands=(Operand("甲", Decimal(1), PLACE),))])


def test_information_is_short():
    lines = list(report([finding(Severity.INFORMATION, found="1", expected="2", operands=(Operand("甲", Decimal(1)),) * 2)]))
    assert lines == ["提示（1 项）", "  1. [A05] 题", "     话", "     位置：“支出总表”表D2单元格（“合计”行、“基本支出”列）"]


def test_what_is_not_known_is_left_out():
    assert list(report([Finding("F01", Severity.ERROR, "题", "")])) == ["错误（1 项）", "  1. [F01] 题"]


def test_colour_only_on_request():
    assert "\033" not in "".join(report([finding()]))
    assert next(report([finding()], colour=True)).endswith(RESET)


def test_nothing_found_nothing_said():
    assert list(report([])) == []


def test_counts():
    assert counts([]) == "没有发现问题"
    assert counts([finding(), finding(Severity.INFORMATION), finding()]) == "错误 2 项、提示 1 项"
