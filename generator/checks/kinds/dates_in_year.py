"""Dates lie where they plausibly lie about the budget year: `windows = [["基本信息.批复日期", "-1-10-01", "0-06-30"]]`.

The bounds are year, month and day; the year counts from the budget year (-1 is the year before).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.form import CONTENT
from generator.model.profile import Rule

OPTIONS = {"windows"}
REQUIRED = {"windows"}
_BOUND = re.compile(r"(-?\d)-(\d{2})-(\d{2})")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    for place, *bounds in options["windows"]:
        yield from look.where([place])
        yield from ((f"“{bound}”应写成 -1-10-01（上年10月1日）", bound) for bound in bounds if not _BOUND.fullmatch(bound))


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    facts = context.profile.facts
    year = context.submission.field(facts.sheet, facts.year)
    for place, *bounds in rule.options["windows"] if year.isdecimal() else ():
        sheet, _, line = place.partition(".")
        cell = context.submission.cell(sheet, line, CONTENT)
        first, last = (day(bound, int(year)) for bound in bounds)
        if isinstance(cell.value, date) and not first <= cell.value <= last:
            expected = f"{first} 至 {last}"
            message = f"“{line}”是 {cell.value}，{year}年度预算的{line}一般在 {expected} 之间"
            places = (cell.source,) if cell.source else ()
            yield Finding(rule.id, rule.severity, rule.title, message, places, str(cell.value), expected, fix=rule.fix, basis=rule.basis)


def day(bound: str, year: int) -> date:
    """The day that a bound means in a budget year."""
    offset, month, day_of_month = (int(part) for part in _BOUND.fullmatch(bound).groups())
    return date(year + offset, month, day_of_month)
