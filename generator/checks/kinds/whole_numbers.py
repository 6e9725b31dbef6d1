"""Things that are counted come in whole numbers: single `cells` (`表.行.列`), and `column` of a sheet where `unit_column` is one of `countable`.

A form without such a list names no `sheet` (`""`).
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context, place, row_words
from generator.checks.judging import cell_finding
from generator.checks.options import Fault, Look
from generator.model.expression import parse
from generator.model.finding import Finding
from generator.model.profile import Rule
from generator.model.submission import Row

OPTIONS = {"cells", "sheet", "column", "unit_column", "countable"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    for cell in options["cells"]:
        yield from look.formula(cell)
    yield from look.columns(options["sheet"], [options["column"], options["unit_column"]]) if options["sheet"] else ()


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for row, column in _counted(rule, context):
        figure = row.figure(column)
        if figure and figure.value != figure.value.to_integral_value():
            found = f"{figure.value.normalize():f}"
            sheet = place(row, column).sheet
            message = f"“{sheet}”“{row_words(row)}”的{column}是 {found}，应是整数；看是否与单价或金额填颠倒了"
            yield cell_finding(rule, row, column, message, found, "整数")


def _counted(rule: Rule, context: Context) -> Iterator[tuple[Row, str]]:
    options = rule.options
    for cell in options["cells"]:
        [address] = parse(cell).addresses()
        row = context.submission.sheet(address.table).row(address.row)
        yield from [(row, address.column)] if row else []
    for row in context.submission.sheet(options["sheet"]).records if options["sheet"] else ():
        if row.text(options["unit_column"]) in options["countable"]:
            yield row, options["column"]
