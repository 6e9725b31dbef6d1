"""Records have an amount: `column` of `sheet` is filled in and not zero, in every record that has a name in `name_column`.

All that are blank are one finding: after the year turned all of them are. A zero that was typed is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.checks.context import Context, place
from generator.checks.judging import cell_finding, finding
from generator.checks.options import Fault, Look
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule

OPTIONS = {"sheet", "name_column", "column"}
REQUIRED = OPTIONS

WANTED = "大于0的金额"
NAMED = 3
"""Records that the message names."""


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["name_column"], options["column"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    sheet, column, name = (rule.options[key] for key in ("sheet", "column", "name_column"))
    rows = [row for row in context.submission.sheet(sheet).records if row.text(name)]
    blank = [row for row in rows if row.figure(column) is None]
    if blank:
        named = "、".join(f"“{row.text(name)}”" for row in blank[:NAMED]) + ("等" if len(blank) > NAMED else "")
        places = tuple(place(row, column) for row in blank)
        message = f"“{sheet}”没有填{column}的有 {len(blank)} 个：{named}"
        yield replace(finding(rule, places, message, f"{len(blank)} 个没有填", WANTED), folded=True)
    for row in rows:
        if row not in blank and not row.figure(column):
            message = f"“{sheet}”的“{row.text(name)}”的{column}是0"
            yield cell_finding(rule, row, column, message, "0", WANTED, severity=Severity.WARNING)
