"""A value belongs to the value in front of it: `allowed = [["产出指标", "数量指标", …], …]`, the first one in `column`, the others in `second`.

A value that belongs to another first one is the rule's severity, one that is in no list a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.judging import called, cell_finding
from generator.checks.options import Fault, Look
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule

OPTIONS = {"sheet", "name_column", "column", "second", "allowed"}
REQUIRED = OPTIONS
TITLE = "名称不是通用的"


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["name_column"], options["column"], options["second"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    allowed = {first: seconds for first, *seconds in rule.options["allowed"]}
    known = {second for seconds in allowed.values() for second in seconds}
    column, second = rule.options["column"], rule.options["second"]
    for row in context.submission.sheet(rule.options["sheet"]).records:
        first, value = row.text(column), row.text(second)
        if not value or first not in allowed or value in allowed[first]:
            continue
        expected = "、".join(allowed[first])
        where = called(row, rule.options["name_column"])
        if value in known:
            owners = "、".join(owner for owner, seconds in allowed.items() if value in seconds)
            message = f"{where}的{second}“{value}”属于{owners}，不属于“{first}”"
            yield cell_finding(rule, row, second, message, value, expected)
        else:
            message = f"{where}的{second}“{value}”不是通用的名称；“{first}”下面通常是{expected}"
            yield cell_finding(rule, row, second, message, value, expected, severity=Severity.WARNING, title=f"{second}{TITLE}")
