"""The records whose code begins so-and-so add up to a figure: `sheet`, `code_column`, `prefixes`, `column`, `equals`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.comparison import Comparison, findings_of
from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"sheet", "code_column", "prefixes", "column", "equals", "tolerance"}
REQUIRED = {"sheet", "code_column", "prefixes", "column", "equals"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["code_column"], options["column"]])
    yield from look.formula(options["equals"])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    yield from findings_of(comparisons(rule, context))


def comparisons(rule: Rule, context: Context) -> Iterator[Comparison]:
    options = rule.options
    sheet, column, prefixes = options["sheet"], options["column"], tuple(options["prefixes"])
    rows = [row for row in context.submission.sheet(sheet).records if row.text(options["code_column"]).startswith(prefixes)]
    declared, summed = context.resolve(options["equals"]), context.sum_of((sheet, row, column) for row in rows)
    allowed = context.allowed(str(options.get("tolerance", "R")), len(summed.operands), declared.value, summed.value)
    words = (f"“{options['equals'].replace('.', ' ')}”填的", f"“{sheet}”里编码以{'、'.join(prefixes)}开头的“{column}”合计")
    yield Comparison(rule, (), declared, summed, allowed, words)
