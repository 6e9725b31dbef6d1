"""The records of each group add up to a figure: `sheet`, `group`, `column`, `equal = [["其他运转类", "支出总表.合计.其他运转类"], …]`.

A row of `equal` is what stands in the column `group` and the formula that the records' sum is compared with. `relation`
is "=" or "<=" (the figure may hold more than the records do).
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.comparison import Comparison, findings_of
from generator.checks.context import Context
from generator.checks.kinds.tie import in_words
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"sheet", "group", "column", "equal", "relation", "tolerance"}
REQUIRED = {"sheet", "group", "column", "equal"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["group"], options["column"]])
    yield from look.relation(options.get("relation", "="))
    for _, formula in options["equal"]:
        yield from look.formula(formula)


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    yield from findings_of(comparisons(rule, context))


def comparisons(rule: Rule, context: Context) -> Iterator[Comparison]:
    sheet, group, column = (rule.options[option] for option in ("sheet", "group", "column"))
    for value, formula in rule.options["equal"]:
        rows = [row for row in context.submission.sheet(sheet).records if row.text(group) == value]
        summed, figure = context.sum_of((sheet, row, column) for row in rows), context.resolve(formula)
        allowed = context.allowed(str(rule.options.get("tolerance", "R")), len(summed.operands), figure.value, summed.value)
        words = (f"“{sheet}”里“{group}”是“{value}”的“{column}”合计", in_words(formula))
        yield Comparison(rule, (value,), summed, figure, allowed, words, rule.options.get("relation", "="))
