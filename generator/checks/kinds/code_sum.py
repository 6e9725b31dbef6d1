"""The records whose code begins so-and-so add up to a figure: `sheet`, `code_column`, `prefixes`, `column`, `equals`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.context import Context, Resolved, difference_finding
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"sheet", "code_column", "prefixes", "column", "equals", "tolerance"}
REQUIRED = {"sheet", "code_column", "prefixes", "column", "equals"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["code_column"], options["column"]])
    yield from look.formula(options["equals"])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    options = rule.options
    prefixes = tuple(options["prefixes"])
    rows = [r for r in context.submission.sheet(options["sheet"]).records if r.text(options["code_column"]).startswith(prefixes)]
    operands = tuple(o for row in rows for o in context.operand(options["sheet"], row, options["column"]))
    unit = next((context.unit_of(options["sheet"], row, options["column"]) for row in rows), "")
    summed = Resolved(sum((operand.value for operand in operands), Decimal(0)), operands, unit)
    declared = context.resolve(options["equals"])
    allowed = context.allowed(str(options.get("tolerance", "R")), len(operands), declared.value, summed.value)
    words = (f"“{options['equals'].replace('.', ' ')}”填的", f"“{options['sheet']}”里编码以{'、'.join(prefixes)}开头的“{options['column']}”合计")
    finding = difference_finding(rule, declared, summed, allowed, words)
    if finding:
        yield finding
