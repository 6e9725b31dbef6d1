"""The clerk's own terms (`sheet`, `column`) repeat neither the terms that the program prints nor one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context, place
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"sheet", "column"}
REQUIRED = {"sheet", "column"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["column"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    sheet, column = rule.options["sheet"], rule.options["column"]
    known = {bare(term.name): f"程序统一印出的“{term.name}”" for term in context.profile.glossary}
    for row in context.submission.sheet(sheet).records:
        name = row.text(column)
        if name and bare(name) in known:
            message = f"“{sheet}”的“{name}”与{known[bare(name)]}重复"
            places = (place(row, column),)
            yield Finding(rule.id, rule.severity, rule.title, message, places, name, "不重复的名词", fix=rule.fix, basis=rule.basis)
        elif name:
            known[bare(name)] = f"{row.label}的“{name}”"


def bare(term: str) -> str:
    """A term without quotation marks, blanks and brackets."""
    return re.sub(r"[\W_]", "", term)
