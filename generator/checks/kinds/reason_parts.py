"""The reason of a change speaks of the parts that changed: `reason = "表.行"`, `parts = [[name, now, before, words], …]`.

`scope` "changed": every part that changed is named, unless the reason matches `general`; where there is no reason at all, only changes that
cancel each other out are told. `scope` "named": a part that is named did change; clauses that match `unchanged` say that it did not.
Parts of which last year's figure is blank tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checks.context import Context, money, place
from generator.checks.judging import finding
from generator.checks.labelled import in_wan
from generator.checks.options import Fault, Look, scope_fault
from generator.model.figure import rounded
from generator.model.finding import Finding
from generator.model.form import CONTENT
from generator.model.profile import Rule

OPTIONS = {"reason", "parts", "general", "unchanged", "scope"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where([options["reason"]])
    yield from scope_fault(options["scope"], ("changed", "named"))
    for _, now, before, words in options["parts"]:
        yield from look.formula(now)
        yield from look.formula(before)
        yield from look.expressions([words])
    yield from look.expressions([options["general"], options["unchanged"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    sheet, _, line = rule.options["reason"].partition(".")
    row = context.submission.sheet(sheet).row(line)
    changes = _changes(rule, context)
    if row is None or not changes:
        return
    reason = row.text(CONTENT)
    judge = _unnamed if rule.options["scope"] == "changed" else _wrongly_named
    for name in judge(rule, reason, changes):
        change = changes[name]
        told = f"{name}比上年{'增加' if change > 0 else '减少'} {money(abs(change))}万元" if change else f"{name}与上年相同"
        said = f"“{row.label}”里没有说到它" if change else f"“{row.label}”却把它说成增减的原因"
        yield finding(rule, (place(row, CONTENT),), f"{told}，{said}", reason or "没有填", f"{name}增减的原因" if change else "有增减的那一项的原因")


def _changes(rule: Rule, context: Context) -> dict[str, Decimal]:
    """Part -> its printed change in 万元, of the parts whose last year's figure is known."""
    changes = {}
    for name, now, before, _ in rule.options["parts"]:
        this, last = context.resolve(now), context.resolve(before)
        if last.found:
            changes[name] = rounded(in_wan(this)) - rounded(in_wan(last))
    return changes


def _unnamed(rule: Rule, reason: str, changes: dict[str, Decimal]) -> list[str]:
    """Parts that changed and that the reason does not speak of."""
    if not reason and sum(changes.values()):
        return []  # a change of the whole without a reason is another rule's
    if reason and re.search(rule.options["general"], reason):
        return []
    words = {name: pattern for name, _, _, pattern in rule.options["parts"]}
    return [name for name, change in changes.items() if change and not re.search(words[name], reason)]


def _wrongly_named(rule: Rule, reason: str, changes: dict[str, Decimal]) -> list[str]:
    """Parts that did not change, though a clause of the reason gives them as the cause."""
    clauses = [clause for clause in re.split(r"[，,；;。\n]", reason) if not re.search(rule.options["unchanged"], clause)]
    words = {name: pattern for name, _, _, pattern in rule.options["parts"]}
    return [name for name, change in changes.items() if not change and any(re.search(words[name], clause) for clause in clauses)]
