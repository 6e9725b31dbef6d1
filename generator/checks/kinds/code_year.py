"""The year within a code is the budget year: `sheet`, `column`, `positions = [7, 8]` (the two characters, counted from 1).

A later year is the rule's severity: nothing can have been entered for a year to come. Earlier years belong to continuing matters; they are
one remark for the whole sheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context, place
from generator.checks.options import Fault, Look
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule
from generator.model.submission import Row

OPTIONS = {"sheet", "column", "positions"}
REQUIRED = {"sheet", "column", "positions"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["column"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    sheet, column = rule.options["sheet"], rule.options["column"]
    first, last = rule.options["positions"]
    facts = context.profile.facts
    budget = context.submission.field(facts.sheet, facts.year)[-(last - first + 1) :]
    earlier: list[Row] = []
    for row in context.submission.sheet(sheet).records:
        code = row.text(column)
        year = code[first - 1 : last]
        if not (budget.isdigit() and year.isdigit() and len(year) == len(budget)) or year == budget:
            continue
        if year < budget:
            earlier.append(row)
            continue
        message = f"“{sheet}”的{column}“{code}”第{first}、{last}位是“{year}”，比预算年度（{budget}）还晚"
        yield Finding(rule.id, rule.severity, rule.title, message, (place(row, column),), year, budget, fix=rule.fix, basis=rule.basis)
    if earlier:
        codes = "、".join(row.text(column) for row in earlier)
        message = f"“{sheet}”有 {len(earlier)} 个{column}的年份早于预算年度（{budget}）：{codes}；延续项目沿用原编码的不用改"
        places = tuple(place(row, column) for row in earlier)
        yield Finding(rule.id, Severity.INFORMATION, "编码年份早于预算年度", message, places, fix=rule.fix, basis=rule.basis, folded=True)
