"""A name in one sheet is one of another sheet: `sheet`, `column`, `known_in = ["项目", "项目名称"]`, `also = ["公用经费"]`.

`body_too = true` lets the body's own name pass as well.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from generator.checks.context import Context, place
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule
from generator.model.source import SourceRef

OPTIONS = {"sheet", "column", "known_in", "also", "body_too"}
REQUIRED = {"sheet", "column", "known_in"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["column"]])
    sheet, column = options["known_in"]
    yield from look.columns(sheet, [column])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    sheet, column = rule.options["known_in"]
    known = {row.text(column): place(row, column) for row in reversed(context.submission.sheet(sheet).records)}
    others = list(rule.options.get("also", []))
    if rule.options.get("body_too"):
        others.append(context.submission.field(context.profile.facts.sheet, context.profile.facts.body))
    unknown: dict[str, list[SourceRef]] = {}
    for row in context.submission.sheet(rule.options["sheet"]).records:
        name = row.text(rule.options["column"])
        if name and name not in known and name not in others:
            unknown.setdefault(name, []).append(place(row, rule.options["column"]))
    for name, places in unknown.items():
        yield _finding(rule, name, places, known, difflib.get_close_matches(name, sorted({*known, *others}), n=1, cutoff=0.6))


def _finding(rule: Rule, name: str, places: list[SourceRef], known: dict[str, SourceRef], near: list[str]) -> Finding:
    """One finding about a name, wherever it stands; the record that was probably meant is pointed at as well: it may be the wrong one."""
    sheet = rule.options["known_in"][0]
    hint = f"，是不是“{near[0]}”？" if near else ""
    times = f"（共{len(places)}行）" if len(places) > 1 else ""
    message = f"“{rule.options['sheet']}”里的“{name}”{times}在“{sheet}”里找不到{hint}"
    meant = [known[word] for word in near if word in known]
    expected = near[0] if near else f"“{sheet}”里有的名称"
    return Finding(rule.id, rule.severity, rule.title, message, (*places, *meant), name, expected, fix=rule.fix, basis=rule.basis)
