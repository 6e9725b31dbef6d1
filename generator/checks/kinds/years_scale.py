"""Last year's figures are in the same unit as this year's: `year_pairs = [[now, before], …]`, formulas.

A figure about ten thousand times the other one is a mix of 元 and 万元. One finding for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.context import Context, money
from generator.checks.labelled import fact_faults
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"year_pairs"}
REQUIRED = {"year_pairs"}

LEAST, MOST = 1500, 60000
"""Between these the ratio of two years is a mix of units: budgets do not change so much."""


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from fact_faults([("", formula) for pair in options["year_pairs"] for formula in pair], look)


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    pairs = [(context.resolve(now), context.resolve(before)) for now, before in rule.options["year_pairs"]]
    mixed = [(now, before) for now, before in pairs if now.value > 0 and before.value > 0 and _mixed(now.value, before.value)]
    if mixed:
        before = mixed[0][1]
        unit = context.submission.unit
        listed = "；".join(f"上年 {money(last.value)}、本年 {money(this.value)}" for this, last in mixed)
        message = f"上年与本年相差约一万倍（{listed}），两年都应以“{unit}”为单位"
        places = tuple(place for _, last in mixed for place in last.places)
        yield Finding(rule.id, rule.severity, rule.title, message, places, money(before.value), f"以{unit}为单位的数", fix=rule.fix, basis=rule.basis)


def _mixed(now: Decimal, before: Decimal) -> bool:
    return LEAST <= max(now, before) / min(now, before) <= MOST
