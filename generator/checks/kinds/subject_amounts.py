"""Subjects that the clerk lists have an amount: in `sheets`, a row whose code was typed and in which, and below which, no amount was.

After the year turned the codes are still there and the amounts are not. One finding for all sheets; a zero that was typed is an amount.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context, place, row_words, typed_in
from generator.checks.options import Fault, Look
from generator.model.figure import Figure
from generator.model.finding import Finding
from generator.model.profile import Rule
from generator.model.submission import Row

OPTIONS = {"sheets"}
REQUIRED = OPTIONS

NAMED = 6
"""Rows that the message names."""


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.sheets(options["sheets"], "subjects")


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    empty = [(name, row) for name in rule.options["sheets"] for row in _without_amount(context, name)]
    if empty:
        named = "、".join(f"“{name}”的 {row_words(row)}" for name, row in empty[:NAMED]) + ("等" if len(empty) > NAMED else "")
        message = f"填了科目、没有填金额的有 {len(empty)} 行：{named}"
        places = tuple(place(row, context.form(name).code_column) for name, row in empty)
        yield Finding(rule.id, rule.severity, rule.title, message, places, f"{len(empty)} 行没有金额", "金额", fix=rule.fix, basis=rule.basis)


def _without_amount(context: Context, name: str) -> Iterator[Row]:
    sheet = context.submission.sheet(name)
    for row in typed_in(sheet, context.form(name)):
        if row.code and not any(isinstance(cell.value, Figure) for cell in row.cells.values()):
            yield row
