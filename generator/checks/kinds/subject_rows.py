"""Rows of a subject sheet: codes of a known length, down to the lowest level, none twice.

A row above the lowest level must have rows below it. Order is no matter: the printed table is in the order of codes.
Only rows that the clerk typed are looked at; a sheet that follows from another one repeats its rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context, row_words, typed_in
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule
from generator.model.submission import Row

OPTIONS = {"sheets"}
REQUIRED = {"sheets"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.sheets(options["sheets"], "subjects")


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for name in rule.options["sheets"]:
        form = context.form(name)
        levels = context.profile.codes[form.code_table].levels
        rows = typed_in(context.submission.sheet(name), form)
        codes = [row.code for row in rows]
        for row in rows:
            if len(row.code) not in levels or not row.code.isdecimal():
                expected = "、".join(str(level) for level in levels) + "位数字"
                yield _finding(rule, row, f"科目编码“{row.code}”不是{expected}", row.code, expected)
            elif codes.count(row.code) > 1 and codes.index(row.code) != rows.index(row):
                yield _finding(rule, row, f"科目编码“{row.code}”出现了不止一次", row.code, "同一科目只填一行")
            elif len(row.code) < levels[-1] and not any(c.startswith(row.code) and c != row.code for c in codes):
                message = f"“{row_words(row)}”下面没有填到{levels[-1]}位编码的明细科目"
                yield _finding(rule, row, message, row.code, f"填到{levels[-1]}位编码")


def _finding(rule: Rule, row: Row, message: str, found: str, expected: str) -> Finding:
    places = (row.source,)
    return Finding(rule.id, rule.severity, rule.title, message, places, found, expected, fix=rule.fix, basis=rule.basis)
