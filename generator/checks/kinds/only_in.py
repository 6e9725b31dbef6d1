"""Money of some subjects belongs in one column only: `belongs = [["301", "人员经费"], …]`, by the beginning of the code."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context, money, row_words
from generator.model.figure import Figure
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"sheet", "belongs", "columns"}


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for row in context.submission.sheet(rule.options["sheet"]).records:
        right = next((column for prefix, column in rule.options["belongs"] if row.code.startswith(prefix)), None)
        for column in rule.options["columns"]:
            cell = row[column]
            if right and column != right and isinstance(cell.typed, Figure) and cell.typed:
                message = f"“{row_words(row)}”的 {money(cell.typed.value)} 填在“{column}”，一般应填在“{right}”"
                places = (cell.source,) if cell.source else ()
                yield Finding(rule.id, rule.severity, rule.title, message, places, column, right, fix=rule.fix, basis=rule.basis)
