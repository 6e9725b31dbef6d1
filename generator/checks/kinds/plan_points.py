"""The points of a spending plan, in percent of the budget.

`name_column` names the record, `points` are columns in the order of time, `amount` the budget. `scope` "course": the points never go down nor over 100 %, and the last
one is 100 %; an empty one is a warning, but not while there is no budget to plan. `scope` "unit": the points are amounts or fractions; the course of those is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from generator.checks.context import Context, money, place
from generator.checks.judging import called, cell_finding, finding
from generator.checks.options import Fault, Look, scope_fault
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule
from generator.model.submission import Row

OPTIONS = {"sheet", "name_column", "points", "amount", "scope"}
REQUIRED = OPTIONS
WHOLE = Decimal(100)


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["name_column"], *options["points"], options["amount"]])
    yield from scope_fault(options["scope"], ("course", "unit"))


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    sheet, name, columns = (rule.options[key] for key in ("sheet", "name_column", "points"))
    for row in context.submission.sheet(sheet).records:
        points = {column: value for column in columns if (value := _percent(row.text(column))) is not None}
        misread = _other_unit(context, rule, row, points)
        if rule.options["scope"] == "unit" and misread:
            last = columns[-1]
            message = f"{called(row, name)}的支出计划{misread}，应填到各时点累计支出的百分比，到{last}是100%"
            yield cell_finding(rule, row, last, message, row.text(last), "100%")
        elif rule.options["scope"] == "course" and not misread:
            yield from _course(rule, row, points)


def _course(rule: Rule, row: Row, points: dict[str, Decimal]) -> Iterator[Finding]:
    name, columns = rule.options["name_column"], rule.options["points"]
    filled = list(points)
    for before, column in pairwise(filled):
        if points[column] < points[before]:
            message = f"{called(row, name)}的支出计划{column}是 {row.text(column)}，比{before}的 {row.text(before)} 还少；这里填累计数，只会增加"
            yield cell_finding(rule, row, column, message, row.text(column), f"不小于{row.text(before)}")
    over = next((column for column in filled if points[column] > WHOLE), "")
    if over:
        yield cell_finding(rule, row, over, f"{called(row, name)}的支出计划{over}是 {row.text(over)}，超过了100%", row.text(over), "不超过100%")
    elif columns[-1] in points and points[columns[-1]] != WHOLE:
        last = columns[-1]
        message = f"{called(row, name)}的支出计划到{last}是 {row.text(last)}，不是100%"
        yield cell_finding(rule, row, last, message, row.text(last), "100%")
    empty = [column for column in columns if not row.text(column)]
    if empty and row.figure(rule.options["amount"]) is not None:
        message = f"{called(row, name)}的支出计划没有填{'、'.join(empty)}"
        places = tuple(place(row, column) for column in empty)
        yield finding(rule, places, message, "没有填", "累计支出的百分比", severity=Severity.WARNING, title="支出计划没有填完")


def _other_unit(context: Context, rule: Rule, row: Row, points: dict[str, Decimal]) -> str:
    """In words, what the points are if not percentages; "" if they are."""
    last = points.get(rule.options["points"][-1])
    if last is None or last == WHOLE:
        return ""
    amount = row.figure(rule.options["amount"])
    if amount:
        typed = context.shown(rule.options["sheet"], row, rule.options["amount"], amount.value)
        if last in (amount.value, typed):
            return f"填的是金额（最后一个是预算数 {money(typed)}）"
    if last == 1 and all(value <= 1 for value in points.values()):
        return "填的是小数（最后一个是1）"
    return ""


def _percent(text: str) -> Decimal | None:
    number = re.fullmatch(r"(\d+(?:\.\d+)?)%?", text)
    return Decimal(number[1]) if number else None
