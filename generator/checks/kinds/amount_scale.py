"""The amounts of the statutory tables look like another unit than the workbook says.

The middle one of all typed amounts of `sheets` decides: in 万元 it stays below `most_wan`, in 元 it is at least `least_yuan`. Fewer than
`least` amounts decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from generator.checks.context import YUAN, Context, money
from generator.checks.judging import finding
from generator.checks.options import Fault, Look
from generator.model.figure import Figure
from generator.model.finding import Finding
from generator.model.form import CONTENT
from generator.model.profile import Rule

OPTIONS = {"amount_sheets", "most_wan", "least_yuan", "least"}
REQUIRED = OPTIONS
WAN = "万元"


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.sheets(options["amount_sheets"])
    yield from look.decimal(options["most_wan"])
    yield from look.decimal(options["least_yuan"])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    options, facts = rule.options, context.profile.facts
    typed = [
        context.shown(sheet.name, row, column, cell.typed.value)
        for sheet, row, column, cell in context.submission.cells()
        if sheet.name in options["amount_sheets"] and isinstance(cell.typed, Figure) and cell.typed
    ]
    row = context.submission.sheet(facts.sheet).row(facts.unit)
    if len(typed) < options["least"] or row is None:
        return
    middle, unit = Decimal(median(typed)), context.submission.unit
    if unit == YUAN and middle < Decimal(options["least_yuan"]):
        other, words = WAN, "不到"
    elif unit != YUAN and middle >= Decimal(options["most_wan"]):
        other, words = YUAN, "达到"
    else:
        return
    bound = options["least_yuan"] if unit == YUAN else options["most_wan"]
    message = f"金额单位填的是“{unit}”，可是各表 {len(typed)} 个金额的中间值是 {money(middle)}，{words} {bound}{unit}，更像是按{other}填的"
    source = row[CONTENT].source or row.source
    yield finding(rule, (source,), message, unit, other)
