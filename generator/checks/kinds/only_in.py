"""Money of some subjects belongs in one column only: `belongs = [["301", "人员经费"], …]`, by the beginning of the code."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context, money, row_words
from generator.checks.options import Fault, Look
from generator.model.figure import Figure
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"sheet", "belongs", "columns"}
REQUIRED = {"sheet", "belongs", "columns"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    belongs = [column for _, column in options["belongs"]]
    yield from look.columns(options["sheet"], dict.fromkeys([*options["columns"], *belongs]))


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for row in context.submission.sheet(rule.options["sheet"]).records:
        right = next((column for prefix, column in rule.options["belongs"] if row.code.startswith(prefix)), None)
        for column in rule.options["columns"]:
            cell = row[column]
            if right and column != right and isinstance(cell.typed, Figure) and cell.typed:
                sheet = rule.options["sheet"]
                amount = money(context.shown(sheet, row, column, cell.typed.value), context.unit_of(sheet, row, column))
                message = f"“{row_words(row)}”的 {amount} 填在“{column}”，一般应填在“{right}”"
                places = (cell.source,) if cell.source else ()
                yield Finding(rule.id, rule.severity, rule.title, message, places, column, right, fix=rule.fix, basis=rule.basis)
