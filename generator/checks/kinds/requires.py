"""An amount asks for another one: `requires = [["公式", …, "公式"], …]`. Where all but the last are above zero, the last one is too."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context, money
from generator.checks.judging import finding
from generator.checks.kinds.tie import in_words
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"requires"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    for formulas in options["requires"]:
        for formula in formulas:
            yield from look.formula(formula)


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for *conditions, needed in rule.options["requires"]:
        given = [(text, context.resolve(text)) for text in conditions]
        wanted = context.resolve(needed)
        if all(side.value > 0 for _, side in given) and wanted.value <= 0:
            told = "，".join(f"{in_words(text)}是 {money(side.value, side.unit)}" for text, side in given)
            places = (*(source for _, side in given for source in side.places), *(addend.source for addend in wanted.addends))
            yield finding(rule, places, f"{told}，可是{in_words(needed)}是空的或0", "0", "大于0")
