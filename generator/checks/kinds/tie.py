"""Two formulas are equal, or one does not exceed the other: `ties = [["收支总表.收入总计.预算数", "=", "…"], …]`.

`where_both = true` skips ties of which one side is empty; `tolerance` is "0", "R" or a number of 万元.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.comparison import Comparison, findings_of
from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"ties", "tolerance", "where_both"}
REQUIRED = {"ties"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.ties(options["ties"])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    yield from findings_of(comparisons(rule, context))


def comparisons(rule: Rule, context: Context) -> Iterator[Comparison]:
    for left_text, relation, right_text in rule.options["ties"]:
        left, right = context.resolve(left_text), context.resolve(right_text)
        if rule.options.get("where_both") and not (left.found and right.found):
            continue
        allowed = context.allowed(str(rule.options.get("tolerance", "0")), len(right.operands), left.value, right.value)
        yield Comparison(rule, (left_text, right_text), left, right, allowed, (in_words(left_text), in_words(right_text)), relation)


def in_words(formula: str) -> str:
    """A formula as a clerk reads it: “收支总表”的收入总计（预算数）."""
    return "“" + formula.replace(".*.", "各行.").replace(".", " ") + "”"
