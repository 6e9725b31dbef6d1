"""Parts do not exceed their whole: `parts_of = [[whole, sum of the parts, what else may belong to the whole], …]`, as formulas.

Every number must be filled in. More than the whole is the rule's severity; less is a warning, unless the third formula (which may be
empty) has an amount, or is not filled in yet: then the rest has a name, or may get one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.checks.comparison import difference_finding
from generator.checks.context import Context
from generator.checks.kinds.tie import in_words
from generator.checks.options import Fault, Look
from generator.model.expression import parse
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule

OPTIONS = {"parts_of", "tolerance"}
REQUIRED = {"parts_of"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    for formulas in options["parts_of"]:
        for formula in filter(None, formulas):
            yield from look.formula(formula)


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for whole_text, parts_text, rest_text in rule.options["parts_of"]:
        whole, parts = context.resolve(whole_text), context.resolve(parts_text)
        rest = bool(rest_text) and (context.resolve(rest_text).value or context.is_unfilled(rest_text))
        complete = len(parts.operands) == len(parse(parts_text).addresses())
        if not whole.found or not parts.found or (whole.value >= parts.value and (rest or not complete)):
            continue
        allowed = context.allowed(str(rule.options.get("tolerance", "R")), len(parts.operands), whole.value, parts.value)
        finding = difference_finding(rule, whole, parts, allowed, (in_words(whole_text), in_words(parts_text)))
        if finding and finding.severity is rule.severity and whole.value > parts.value:
            finding = replace(finding, severity=Severity.WARNING, title="各部分相加少于总数，请核对")
        if finding:
            yield finding
