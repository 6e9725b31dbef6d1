"""Cost indicators state an upper bound in money, not above the budget of their record.

`applies` is the regular expression of the indicator's kind (`second`); names in `percent_names` (regular expressions) may be rates.
`budget = "项目[项目名称].预算数"` is the bound. An amount that would fit in another unit of money is told as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checks.context import Context, money
from generator.checks.judging import called, cell_finding
from generator.checks.measures import AT_LEAST, MONEY, Measure, measure
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule
from generator.model.submission import Row

OPTIONS = {"sheet", "name_column", "second", "third", "column", "applies", "percent_names", "budget"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options[name] for name in ("name_column", "second", "third", "column")])
    yield from look.formula(options["budget"], options["sheet"])
    yield from look.expressions([options["applies"], *options["percent_names"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    options = rule.options
    for row in context.submission.sheet(options["sheet"]).records:
        value = row.text(options["column"])
        stated = measure(value)
        if stated is None or not re.search(options["applies"], row.text(options["second"])):
            continue
        problem, expected = _problem(rule, context, row, stated)
        if problem:
            where = called(row, options["name_column"], options["third"])
            yield cell_finding(rule, row, options["column"], f"{where}的{options['column']}“{value}”{problem}", value, expected)


def _problem(rule: Rule, context: Context, row: Row, stated: Measure) -> tuple[str, str]:
    """What is wrong with a stated cost, and what should stand there; two empty texts if nothing is."""
    budget = _in_wan(context, rule, row)
    if stated.money is None:
        if any(re.search(pattern, row.text(rule.options["third"])) for pattern in rule.options["percent_names"]):
            return "", ""
        bound = f"≤{money(budget)}万元" if budget and stated.number == budget else "不超过某个金额，例如“≤5万元”"
        return "不是金额；成本指标说明最多花多少钱", bound
    if budget and stated.money > budget:
        fitting = [unit for unit, one in MONEY.items() if stated.number * one <= budget and unit.endswith("元")]
        told = f"合 {money(stated.money)}万元，超过预算数 {money(budget)}万元"
        return (f"{told}；多半是单位错了", f"{stated.number:f}{fitting[-1]}") if stated.money >= 100 * budget and fitting else (told, f"不超过{money(budget)}万元")
    if budget and stated.number == budget and stated.unit == "元":
        return f"与预算数 {money(budget)}万元的数字相同，单位却是元", f"≤{money(budget)}万元"
    if stated.sign == AT_LEAST:
        return "用了“≥”，意思是至少要花这么多；成本应控制在上限以内", f"≤{stated.number:f}{stated.unit}"
    return ("的单位没有写完整", f"{stated.number:f}万元") if stated.unit == "万" else ("", "")


def _in_wan(context: Context, rule: Rule, row: Row) -> Decimal:
    found = context.resolve(rule.options["budget"], rule.options["sheet"], row)
    return found.value / 10000 if found.unit else found.value
