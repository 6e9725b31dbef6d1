"""Amounts are not negative, and not more precise than the unit of money allows.

Lines and subjects in `negative_allowed` (names or codes) may be below zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.context import YUAN, Context, money, row_words
from generator.checks.options import Fault, Look
from generator.model.figure import Figure
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"negative_allowed"}
REQUIRED: set[str] = set()
FEN = Decimal("0.000001")
"""One 分 in 万元: nothing is paid more precisely."""


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from ()  # names of lines and codes, of any sheet


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    allowed = rule.options.get("negative_allowed", [])
    for sheet, row, column, cell in context.submission.cells():
        if not isinstance(cell.typed, Figure):
            continue
        value = cell.typed.value
        typed = money(context.shown(sheet.name, row, column, value), context.unit_of(sheet.name, row, column))
        where = f"“{sheet.name}”“{row_words(row)}”的“{column}”"
        if value < 0 and row.code not in allowed and row.key not in allowed:
            yield _finding(rule, cell.source, f"{where}是负数 {typed}", typed, "不小于0的金额")
        elif value != value.quantize(FEN):
            unit = "元最多2位小数" if context.submission.unit == YUAN else "万元最多6位小数"
            yield _finding(rule, cell.source, f"{where}小数位过多", typed, unit)


def _finding(rule: Rule, source, message: str, found: str, expected: str) -> Finding:
    places = (source,) if source else ()
    return Finding(rule.id, rule.severity, rule.title, message, places, found, expected, fix=rule.fix, basis=rule.basis)
