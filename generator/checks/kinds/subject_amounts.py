"""Subjects that the clerk lists have an amount: in `sheets`, a row whose code was typed and in which, and below which, no amount was.

After the year turned the codes are still there and the amounts are not. One finding for all sheets; a zero that was typed is an amount.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context, place, row_words
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule
from generator.model.unfilled import without_amount

OPTIONS = {"sheets"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.sheets(options["sheets"], "subjects")


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    sheets = ((name, without_amount(context.submission.sheet(name), context.form(name))) for name in rule.options["sheets"])
    empty = {name: rows for name, rows in sheets if rows}
    if empty:
        number = sum(map(len, empty.values()))
        named = "；".join(f"“{name}” {len(rows)} 行（{row_words(rows[0])}{'等' if len(rows) > 1 else ''}）" for name, rows in empty.items())
        message = f"填了科目、没有填金额的有 {number} 行：{named}"
        places = tuple(place(row, context.form(name).code_column) for name, rows in empty.items() for row in rows)
        yield Finding(rule.id, rule.severity, rule.title, message, places, f"{number} 行没有金额", "金额", fix=rule.fix, basis=rule.basis, folded=True)
