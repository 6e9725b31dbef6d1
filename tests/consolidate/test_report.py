"""The report says what was done and where every sum comes from."""

from __future__ import annotations

from dataclasses import replace

from generator.consolidate.department import consolidate
from generator.consolidate.report import report_text, summary
from generator.consolidate.transfers import Elimination
from generator.model.finding import Finding, Severity, Waiver
from generator.model.source import SourceRef
from tests.consolidate._kit import DISEASE, LEAD, STATION, sample_department, sample_units
from tests.support.submissions import hebei


def test_every_sum_stands_there_with_its_parts():
    text = report_text(sample_department())
    assert f"2210201 住房公积金　基本支出　47.148 ＝ {LEAD} 18.90（" in text
    assert f"{DISEASE} 11.248（" in text
    lines = [line for line in text.splitlines() if " ＝ " in line]
    assert len(lines) == len(sample_department().added.parts)


def test_eliminations_stand_there_with_both_cells():
    text = report_text(sample_department())
    assert "二、抵销的单位之间的往来（3 项）" in text
    assert f"“{LEAD}”给“{STATION}”的上级补助 12.00万元：“{LEAD}”支出总表 2130106 对附属单位补助支出" in text


def test_each_sheet_says_how_it_was_done():
    text = report_text(sample_department())
    assert "支出总表：按科目相加；" in text
    assert f"项目：逐条列出；8 行（{LEAD} 3、{STATION} 2、{DISEASE} 2" in text


def test_units_with_errors_and_their_waivers_are_told():
    error = Finding("B06", Severity.ERROR, "不等", "两处不等")
    waived = replace(error, rule="B09", waiver=Waiver("B09", "支出总表", "D5", "上级要求", "某人", SourceRef("例外说明")))
    units = (replace(sample_units()[0], findings=(error, waived)), *sample_units()[1:])
    lines = list(summary(consolidate(hebei(), units)))
    assert f"  1. {LEAD}：[B06] 两处不等" in lines
    assert any("已说明的例外没有带过来：[B09] 支出总表 D5：上级要求" in line for line in lines)
    assert any("有错误 1 项" in line for line in lines)


def test_the_terminal_gets_the_beginning_of_long_lists():
    lines = list(summary(sample_department(), 3))
    assert any(line.startswith("  ……还有 ") for line in lines)
    assert not any(" ＝ " in line for line in lines)
    assert all(isinstance(one, Elimination) for one in sample_department().eliminations)
