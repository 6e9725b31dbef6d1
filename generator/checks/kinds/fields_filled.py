"""Single fields that are better filled in, though nothing needs them: `fields = ["基本信息.批复日期"]`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.form import CONTENT
from generator.model.profile import Rule

OPTIONS = {"fields"}
REQUIRED = {"fields"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options["fields"])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for name in rule.options["fields"]:
        sheet, _, line = name.partition(".")
        row = context.submission.sheet(sheet).row(line)
        if row and row[CONTENT].value is None:
            places = (row[CONTENT].source or row.source,)
            message = f"“{sheet}”的“{row.label}”没有填"
            yield Finding(rule.id, rule.severity, rule.title, message, places, "没有填", f"填写{row.label}", fix=rule.fix, basis=rule.basis)
