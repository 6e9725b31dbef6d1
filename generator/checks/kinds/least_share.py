"""A part is at least `share` of the whole: `part` and `whole` are formulas, `share` a number such as "0.3"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.context import Context, money
from generator.checks.judging import finding
from generator.checks.kinds.tie import in_words
from generator.checks.options import Fault, Look
from generator.model.figure import rounded
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"part", "whole", "share"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.formula(options["part"])
    yield from look.formula(options["whole"])
    yield from look.decimal(options["share"])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    part, whole = context.resolve(rule.options["part"]), context.resolve(rule.options["whole"])
    share = Decimal(rule.options["share"])
    if whole.value > 0 and part.value < whole.value * share:
        actual, wanted = f"{rounded(part.value / whole.value * 100, 1)}%", f"不低于{share:.0%}"
        words = f"{in_words(rule.options['part'])}合计 {money(part.value, part.unit)}，是{in_words(rule.options['whole'])}合计 {money(whole.value, whole.unit)} 的 {actual}"
        yield finding(rule, whole.places, f"{words}，{wanted}才够", actual, wanted)
