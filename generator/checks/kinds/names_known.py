"""A name in one sheet is one of another sheet: `sheet`, `column`, `known_in = ["项目", "项目名称"]`, `also = ["公用经费"]`.

`body_too = true` lets the body's own name pass as well.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"sheet", "column", "known_in", "also", "body_too"}
REQUIRED = {"sheet", "column", "known_in"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["column"]])
    sheet, column = options["known_in"]
    yield from look.columns(sheet, [column])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    sheet, column = rule.options["known_in"]
    known = {row.text(column) for row in context.submission.sheet(sheet).records} | set(rule.options.get("also", []))
    if rule.options.get("body_too"):
        known.add(context.submission.field(context.profile.facts.sheet, context.profile.facts.body))
    for row in context.submission.sheet(rule.options["sheet"]).records:
        name = row.text(rule.options["column"])
        if name and name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
            hint = f"，你是不是想填“{near[0]}”？" if near else ""
            cell = row[rule.options["column"]]
            places = (cell.source,) if cell.source else (row.source,)
            message = f"“{rule.options['sheet']}”里的“{name}”在“{sheet}”里找不到{hint}"
            yield Finding(rule.id, rule.severity, rule.title, message, places, name, near[0] if near else f"“{sheet}”里有的名称", fix=rule.fix, basis=rule.basis)
