"""Last year's figures are not this year's all over again: `year_pairs = [[now, before], …]`, formulas.

One finding if all pairs that have amounts on both sides agree exactly, and at least three different amounts do.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context, money
from generator.checks.labelled import fact_faults
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"year_pairs"}
REQUIRED = {"year_pairs"}

ENOUGH = 3
"""So many different amounts do not agree by chance."""


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from fact_faults([("", formula) for pair in options["year_pairs"] for formula in pair], look)


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    pairs = [(context.resolve(now), context.resolve(before)) for now, before in rule.options["year_pairs"]]
    filled = [(now, before) for now, before in pairs if before.found and (now.value or before.value)]
    amounts = {before.value for _, before in filled}
    if len(amounts) >= ENOUGH and all(now.value == before.value for now, before in filled):
        places = tuple(place for _, before in filled for place in before.places)
        total = max(amounts)
        message = f"上年的 {len(filled)} 个数与本年的完全相同（最大的是 {money(total)}），可能是把本年的数抄进了上年"
        yield Finding(rule.id, rule.severity, rule.title, message, places, money(total), "上年公开的数", fix=rule.fix, basis=rule.basis)
