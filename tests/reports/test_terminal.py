import re
import unicodedata

import pytest

from generator.model.source import SourceRef
from generator.reports.terminal import RESET, Style, report
from tests.reports._kit import ERROR, INFORMATION, PLACE, everything, faulty, finding, operand, outcome, waiver

PIPE, ALL = Style(), Style(everything=True)


def body(*findings, style: Style = PIPE) -> list[str]:
    """The lines between the workbook's name and the verdict."""
    return list(report(outcome(*findings), style))[1:-1]


def test_a_finding_from_the_workbook_to_the_screen():
    lines = [line.rstrip() for line in report(faulty())]
    start = next(n for n, line in enumerate(lines) if "[A05]" in line)
    assert lines[0] == "我单位.xlsx　河北省部门预算信息公开（2024年）"
    assert lines[start : start + 9] == [
        f"  {lines[start].split('.')[0].strip()}. [A05] 上级科目不等于下级科目之和",
        "     “合计”的“基本支出”填的是 60.00，按明细计算应是 68.00，相差 8.00",
        "     位置：“支出总表”表D2单元格（“合计”行、“基本支出”列）",
        "     填写：60.00　应为：68.00　相差：-8.00",
        "     应为的构成：",
        "                60.00　支出总表 201 一般公共服务支出 基本支出",
        "                 8.00　支出总表 208 社会保障和就业支出 基本支出",
        "                68.00　合计",
        "     办法：逐项核对下级科目；多半是漏了一行、重了一行或抄错一个数。上级科目也可以清空，由程序推出。",
    ]


def test_findings_are_grouped_by_severity_and_numbered_through():
    lines = body(finding(INFORMATION), finding(rule="B02"), finding(rule="A01"))
    heads = [line for line in lines if not line.startswith("     ")]
    assert heads == ["错误（2 项）", "  1. [A01] 题", "  2. [B02] 题", "提示（1 项）", "  3. [A05] 题"]


def test_sheets_are_named_where_there_are_several():
    lines = body(finding(), finding(place=SourceRef("项目", "F7")))
    assert [line for line in lines if "〔" in line] == [" 〔支出总表〕", " 〔项目〕"]
    assert not [line for line in body(finding(), finding(rule="B01")) if "〔" in line]


def test_every_addend_is_named_with_its_cell():
    lines = body(finding(operands=(operand("甲", "1234.5", PLACE), operand("乙", "-0.125"))))
    assert lines[-3:] == ["     构成：", "              1234.50　甲　支出总表 D2", "               -0.125　乙"]


def test_one_addend_is_no_sum():
    assert not [line for line in body(finding(operands=(operand("甲", "1", PLACE),))) if "构成" in line]


def test_information_is_short():
    lines = body(finding(INFORMATION, found="1", expected="2", operands=(operand("甲", "1"),) * 2))
    assert lines == ["提示（1 项）", "  1. [A05] 题", "     话", "     位置：“支出总表”表D2单元格（“合计”行、“基本支出”列）"]


def test_what_is_not_known_is_left_out():
    assert body(finding(rule="F01", place=None, message="")) == ["错误（1 项）", "  1. [F01] 题"]


def test_symptoms_stand_under_their_suspect_in_short():
    lines = body(finding(rule="D01", symptoms=(finding(rule="B08", title="不等", difference="-3.00"), finding(rule="B09", place=None))))
    assert lines[-3:] == [
        "     由它引起，改好后多半一起消失的 2 项：",
        "       1.1 [B08] 支出总表 D2：不等，相差 3.00",
        "       1.2 [B09] 题",
    ]
    assert lines[0] == "错误（1 项）"


def test_waived_findings_say_who_and_why_and_do_not_block():
    made = outcome(finding(waiver=waiver("上级核定", "张三"), fix="改"))
    lines = list(report(made))
    assert lines[1:3] == ["已说明的例外（1 项）", "  1. [A05] 题（错误）"]
    assert lines[-2] == "     理由：上级核定（张三，见“例外说明”表A4单元格（“第1条”行））"
    assert lines[-1] == "结论：没有错误，可以生成公开文本（已说明的例外 1 项）"


@pytest.mark.parametrize("severity", [ERROR, INFORMATION])
def test_long_lists_are_folded_and_say_so(severity):
    many = [finding(severity, place=SourceRef("项目", f"B{n}")) for n in range(30)]
    lines = body(*many, finding(severity, "B01"))
    assert len([line for line in lines if "[A05] 题" in line]) == 11 and "[B01]" in "".join(lines)
    assert lines[-1] == "  …… [A05] 题：还有 20 项没有列出，加 --all 全部列出"
    assert lines[0].endswith("（31 项）")
    unfolded = body(*many, finding(severity, "B01"), style=ALL)
    assert len([line for line in unfolded if "[A05] 题" in line]) == 30 and "--all" not in "".join(unfolded)


def test_one_too_many_is_not_worth_folding():
    lines = body(*[finding(INFORMATION, place=SourceRef("项目", f"B{n}")) for n in range(11)])
    assert len([line for line in lines if "[A05]" in line]) == 11


def test_many_addends_and_symptoms_are_folded():
    addends = tuple(operand(f"第{n}个", "1") for n in range(40))
    symptoms = (finding(rule="B08"),) * 40
    lines = body(finding(expected="40.00", operands=addends, symptoms=symptoms))
    assert "还有 30 个数" in "".join(lines) and "还有 30 项" in "".join(lines) and "合计" in "".join(lines)
    assert len(lines) < 40
    assert len(body(finding(expected="40.00", operands=addends, symptoms=symptoms), style=ALL)) > 80


def test_colour_only_on_request():
    assert "\033" not in "".join(report(everything()))
    lines = list(report(everything(), Style(colour=True)))
    assert lines[1].endswith(RESET) and lines[-1].startswith("\033[31m")
    assert [re.sub(r"\033\[\d+m", "", line) for line in lines] == list(report(everything()))


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_lines_fit_the_terminal_and_lose_nothing(width):
    long = finding(message="“支出总表 合计 项目支出”是 1234567.89，应等于各项目之和。" * 6, fix="核对，" * 40, found="1" * 20, expected="2" * 20)
    broken, whole = (list(report(outcome(long), Style(width=w)))[2:-1] for w in (width, 0))
    assert max(columns(line) for line in broken) <= width + 2  # punctuation that must not begin a line may hang out
    assert re.sub(r"\s", "", "".join(broken)) == re.sub(r"\s", "", "".join(whole))
    assert not [line for line in broken if line.lstrip()[:1] in tuple("，。；：、）”")]


def test_nothing_is_broken_in_a_pipe():
    assert max(len(line) for line in body(finding(message="长" * 500))) > 500


def test_a_number_is_never_torn():
    lines = body(finding(message="应为 1234567.89 而不是 1234567.98 也不是 1234569.78" * 3), style=Style(width=40))
    assert len(re.findall(r"1234567\.89|1234567\.98|1234569\.78", "\n".join(lines))) == 9


def test_nothing_found():
    assert list(report(outcome())) == ["我单位.xlsx　河北省部门预算信息公开（2024年）", "结论：没有错误，可以生成公开文本（没有发现问题）"]
