"""The codes of a sheet begin alike: `positions = [1, 6]`. One that differs where at least `least` others agree is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.judging import cell_finding
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"sheet", "column", "positions", "length", "least"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["column"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    sheet, column = rule.options["sheet"], rule.options["column"]
    first, last = rule.options["positions"]
    rows = [row for row in context.submission.sheet(sheet).records if len(row.text(column)) == rule.options["length"]]
    counts = Counter(row.text(column)[first - 1 : last] for row in rows)
    usual, times = counts.most_common(1)[0] if counts else ("", 0)
    if times < rule.options["least"]:
        return
    for row in rows:
        part = row.text(column)[first - 1 : last]
        if part != usual and counts[part] == 1:
            message = f"“{sheet}”的{column}“{row.text(column)}”第{first}至{last}位是“{part}”，其他 {times} 个都是“{usual}”"
            yield cell_finding(rule, row, column, message, part, usual)
