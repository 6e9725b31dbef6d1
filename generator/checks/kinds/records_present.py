"""Lists that the published text speaks of have at least one record: `sheets = ["机构设置"]`.

A sheet that is missing from the workbook altogether is the reader's to tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule
from generator.model.source import SourceRef

OPTIONS = {"sheets"}
REQUIRED = {"sheets"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.sheets(options["sheets"], "records")


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for name in rule.options["sheets"]:
        sheet = context.submission.sheet(name)
        if sheet.present and not any(cell.value is not None for row in sheet.records for cell in row.cells.values()):
            places = (SourceRef(name, row="全表"),)
            yield Finding(rule.id, rule.severity, rule.title, f"“{name}”一行也没有填", places, "没有填", "至少一行", fix=rule.fix, basis=rule.basis)
