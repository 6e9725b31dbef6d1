"""Findings as text for a terminal: grouped, every addend named, the verdict on the last line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.context import money
from generator.checks.run import in_order
from generator.model.finding import Finding, Severity

COLOURS = {Severity.ERROR: "\033[31m", Severity.WARNING: "\033[33m", Severity.INFORMATION: "\033[36m"}
RESET = "\033[0m"


def report(findings: Iterable[Finding], colour: bool = False) -> Iterator[str]:
    """The findings line by line: first those that block, each with place, found, expected, difference and what to do."""
    ordered = in_order(findings)
    for severity in Severity:
        group = [finding for finding in ordered if finding.severity is severity]
        if group:
            head = f"{severity.value}（{len(group)} 项）"
            yield f"{COLOURS[severity]}{head}{RESET}" if colour else head
        for number, finding in enumerate(group, 1):
            yield from _finding(number, finding)


def counts(findings: Iterable[Finding]) -> str:
    """“错误 2 项、警告 1 项”, or 没有发现问题."""
    findings = tuple(findings)
    numbers = ((severity.value, sum(f.severity is severity for f in findings)) for severity in Severity)
    words = "、".join(f"{name} {number} 项" for name, number in numbers if number)
    return words or "没有发现问题"


def _finding(number: int, finding: Finding) -> Iterator[str]:
    yield f"  {number}. [{finding.rule}] {finding.title}"
    if finding.message:
        yield f"     {finding.message}"
    for place in finding.places[:1]:
        yield f"     位置：{place}"
    values = (("填写", finding.found), ("应为", finding.expected), ("相差", finding.difference))
    comparison = "　".join(f"{label}：{value}" for label, value in values if value)
    if comparison and finding.severity is not Severity.INFORMATION:
        yield f"     {comparison}"
    if finding.severity is not Severity.INFORMATION and len(finding.operands) > 1:
        yield "     构成："
        for operand in finding.operands:
            place = f"　{operand.source.sheet} {operand.source.cell}" if operand.source else ""
            yield f"       {money(operand.value):>14}　{operand.label}{place}"
    if finding.fix:
        yield f"     办法：{finding.fix}"
