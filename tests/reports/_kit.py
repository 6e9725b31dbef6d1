"""Outcomes for tests: made-up findings on a sample's submission, and a submission that the real rules find fault with."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from generator.checks.run import in_order, run_checks
from generator.model.finding import Finding, Operand, Severity, Waiver
from generator.model.outcome import Outcome
from generator.model.source import SourceRef
from generator.model.submission import Submission
from tests.support.submissions import completed_sample, hebei
from tests.support.tables import body_of, cases_in

PLACE = SourceRef("支出总表", "D2", "合计", "基本支出")
ERROR, WARNING, INFORMATION = Severity.ERROR, Severity.WARNING, Severity.INFORMATION
NASTY = "<script>alert(1)</script>${7*7}{{ 7*7 }}{% if x %}\"'&"


def finding(severity: Severity = ERROR, rule: str = "A05", place: SourceRef | None = PLACE, **more) -> Finding:
    return Finding(rule, severity, **({"title": "题", "message": "话", "places": (place,) if place else ()} | more))


def waiver(reason: str = "上级核定", who: str = "张三") -> Waiver:
    return Waiver("A05", "支出总表", "D2", reason, who, SourceRef("例外说明", "A4", "第1条"))


def operand(label: str, value: str, place: SourceRef | None = None) -> Operand:
    return Operand(label, Decimal(value), place)


def outcome(*findings: Finding, submission: Submission | None = None, path: str = "我单位.xlsx", **more) -> Outcome:
    return Outcome(Path(path), hebei(), submission or completed_sample("julu"), in_order(findings), "0" * 64, **more)


def faulty() -> Outcome:
    """What the rules say about a body whose total is wrong."""
    [case] = cases_in("== 例\n-- 支出总表\n科目编码 | 科目名称 | 基本支出\n合计 | | 60\n2010301 | 行政运行 | 60\n2080505 | 养老保险 | 8")
    submission = body_of(case, hebei())
    return outcome(*run_checks(submission, hebei()), submission=submission)


def everything() -> Outcome:
    """One of each: a suspect with symptoms, both sides of a tie, a warning, a rounding tail, a waiver, no place, nasty text."""
    tie = finding(
        rule="B06", title="两表合计不等", found="30.00", expected="33.00", difference="-3.00", fix="核对", basis="预算法",
        operands=(operand("甲", "10"), operand("乙", "20", PLACE), operand("丙", "1"), operand("丁", "32")),
    )  # fmt: skip
    suspect = finding(rule="D01", title="这一格多半抄错了", symptoms=(tie, finding(rule="B08", difference="3.00")))
    return outcome(
        suspect,
        finding(rule="R12", place=SourceRef("项目", "F7", "第4条", "财政资金"), message=NASTY, found=f"={NASTY}", title="不是数字"),
        finding(WARNING, "B16", place=SourceRef("基本信息", "B13", "总额")),
        finding(INFORMATION, "A05", title="尾差", difference="0.01"),
        finding(rule="F01", place=None, title="缺字"),
        finding(rule="A07", waiver=waiver(), found="1", expected="2"),
    )
