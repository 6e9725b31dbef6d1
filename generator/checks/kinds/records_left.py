"""A sheet that holds what somebody must look at has no record left: `sheet`, `columns` that say what a record is. One finding for all."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context, place
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"sheet", "columns"}
REQUIRED = OPTIONS

NAMED = 6
"""Records that the message names."""


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], options["columns"])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    sheet, columns = rule.options["sheet"], rule.options["columns"]
    left = [row for row in context.submission.sheet(sheet).records if any(cell.typed is not None for cell in row.cells.values())]
    if left:
        names = dict.fromkeys("的".join(f"“{row.text(column)}”" for column in columns if row.text(column)) or f"“{row.label}”" for row in left)
        named = "、".join(list(names)[:NAMED]) + ("等" if len(names) > NAMED else "")
        message = f"“{sheet}”还有 {len(left)} 条没有处理：{named}"
        places = tuple(place(row, columns[0]) for row in left)
        yield Finding(rule.id, rule.severity, rule.title, message, places, f"{len(left)} 条", "处理完，一条不留", fix=rule.fix, basis=rule.basis, folded=True)
