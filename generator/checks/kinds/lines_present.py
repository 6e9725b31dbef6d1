"""Every fixed line of a form is still in the workbook."""

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
    yield from look.sheets(options["sheets"], "lines")


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for name in rule.options["sheets"]:
        sheet = context.submission.sheet(name)
        if not sheet.present:
            continue  # the reader has reported the missing sheet
        for line in context.form(name).lines:
            if sheet.row(line.name) is None:
                place = SourceRef(name, row=line.label)
                message = f"“{name}”缺少固定行“{line.label}”"
                yield Finding(rule.id, rule.severity, rule.title, message, (place,), "没有这一行", line.label, fix=rule.fix, basis=rule.basis)
