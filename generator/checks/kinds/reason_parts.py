"""The reason of a change speaks of the parts that changed: `reason = "表.行"`, `parts = [[name, now, before, words], …]`.

`scope` "changed": every part that changed is named, unless the reason matches `general`; where there is no reason at all, only changes that
cancel each other out are told. `scope` "named": a part that is named did change; clauses that match `unchanged` say that it did not.
Parts of which last year's figure is blank tell nothing; `threshold` names the profile's own limit below which no reason is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checks.context import Context, money, place
from generator.checks.judging import finding
from generator.checks.kinds.text_reasons import years_of
from generator.checks.options import Fault, Look, scope_fault
from generator.checks.thresholds import THRESHOLD, needs_reason, threshold_faults
from generator.model.finding import Finding
from generator.model.form import CONTENT
from generator.model.profile import Rule

REQUIRED = {"reason", "parts", "general", "unchanged", "scope"}
OPTIONS = REQUIRED | {THRESHOLD}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where([options["reason"]])
    yield from scope_fault(options["scope"], ("changed", "named"))
    yield from threshold_faults(options)
    for _, now, before, words in options["parts"]:
        yield from look.formula(now)
        yield from look.formula(before)
        yield from look.expressions([words])
    yield from look.expressions([options["general"], options["unchanged"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    sheet, _, line = rule.options["reason"].partition(".")
    row = context.submission.sheet(sheet).row(line)
    years = _years(rule, context)
    if row is None or not years:
        return
    reason, changes = row.text(CONTENT), {name: now - before for name, (now, before) in years.items()}
    for name in _unnamed(rule, context, reason, years) if rule.options["scope"] == "changed" else _wrongly_named(rule, reason, changes):
        change = changes[name]
        words = f"{name}比上年{'增加' if change > 0 else '减少'} {money(abs(change))}万元" if change else f"{name}与上年相同"
        said = f"“{row.label}”里没有说到它" if change else f"“{row.label}”却把它说成增减的原因"
        yield finding(rule, (place(row, CONTENT),), f"{words}，{said}", reason or "没有填", f"{name}增减的原因" if change else "有增减的那一项的原因")


def _years(rule: Rule, context: Context) -> dict[str, tuple[Decimal, Decimal]]:
    """Part -> its printed figures of both years in 万元, of the parts whose last year's figure is known."""
    years = {name: years_of(context, now, before) for name, now, before, _ in rule.options["parts"]}
    return {name: both for name, both in years.items() if both}


def _unnamed(rule: Rule, context: Context, reason: str, years: dict[str, tuple[Decimal, Decimal]]) -> list[str]:
    """Parts whose change needs a reason and that the reason does not speak of."""
    now, before = (sum(figures, Decimal(0)) for figures in zip(*years.values(), strict=True))
    if not reason and needs_reason(rule, context.profile, now, before):
        return []  # a change of the whole without a reason is another rule's
    if reason and re.search(rule.options["general"], reason):
        return []
    words = {name: pattern for name, _, _, pattern in rule.options["parts"]}
    return [name for name, both in years.items() if needs_reason(rule, context.profile, *both) and not re.search(words[name], reason)]


def _wrongly_named(rule: Rule, reason: str, changes: dict[str, Decimal]) -> list[str]:
    """Parts that did not change, though a clause of the reason gives them as the cause."""
    clauses = [clause for clause in re.split(r"[，,；;。\n]", reason) if not re.search(rule.options["unchanged"], clause)]
    words = {name: pattern for name, _, _, pattern in rule.options["parts"]}
    return [name for name, change in changes.items() if not change and any(re.search(words[name], clause) for clause in clauses)]
