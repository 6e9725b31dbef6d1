"""A code of last year stays with its project: `projects` and `last_projects` as in `text_gone_projects`, `column` and `last_column` hold the codes.

The project that has the code now must have the same name, or be what the other one is called this year. Nothing is said of codes or names
that are missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.judging import cell_finding, plain
from generator.checks.options import Fault, Look
from generator.checks.last_year import project_faults
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"projects", "column", "last_projects", "last_column"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["projects"][0], [options["projects"][1], options["column"]])
    yield from project_faults(options["last_projects"], look)
    yield from look.columns(options["last_projects"][0], [options["last_column"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    sheet, name = rule.options["projects"]
    last_sheet, last_name, _, now, _ = rule.options["last_projects"]
    column, last_column = rule.options["column"], rule.options["last_column"]
    owners: dict[str, list[tuple[str, str]]] = {}
    for row in context.submission.sheet(last_sheet).records:
        owners.setdefault(row.text(last_column).strip(), []).append((row.text(last_name).strip(), row.text(now).strip()))
    for row in context.submission.sheet(sheet).records:
        code, called = row.text(column).strip(), row.text(name).strip()
        owned = owners.get(code, []) if code else []
        if called and owned and not any(plain(called) in map(plain, names) for names in owned):
            message = f"“{sheet}”的“{called}”用了上年项目“{owned[0][0]}”的编码 {code}"
            yield cell_finding(rule, row, column, message, code, f"“{called}”自己的编码")
