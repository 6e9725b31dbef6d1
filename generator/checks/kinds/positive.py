"""Records have an amount: `column` of `sheet` is filled in and not zero, in every record that has a name in `name_column`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.judging import cell_finding
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"sheet", "name_column", "column"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["name_column"], options["column"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    sheet, column = rule.options["sheet"], rule.options["column"]
    for row in context.submission.sheet(sheet).records:
        name = row.text(rule.options["name_column"])
        if name and not row.figure(column):
            found = "0" if row.figure(column) is not None else "空的"
            yield cell_finding(rule, row, column, f"“{sheet}”的“{name}”的{column}是{found}", found, "大于0的金额")
