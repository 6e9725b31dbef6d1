"""Every record has rows in another sheet: `records_of = [sheet, name column]`, `named_in = [sheet, column of that name]`.

Of the values of `group` those in `must_have` must occur (the rule's severity) and those in `usual` should (a warning); without them any
row will do. Records without any row are left to the rule that asks for any. Exempt are records whose name has a piece that matches
`exempt_names`, and those whose `amount` stays below `exempt_below` 万元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checks.context import Context, place
from generator.checks.judging import finding
from generator.checks.options import Fault, Look
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule
from generator.model.submission import Row

OPTIONS = {"records_of", "named_in", "group", "must_have", "usual", "exempt_names", "amount", "exempt_below"}
REQUIRED = {"records_of", "named_in"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    sheet, column = options["records_of"]
    yield from look.columns(sheet, [column, *([options["amount"]] if "amount" in options else [])])
    other, name = options["named_in"]
    yield from look.columns(other, [name, *([options["group"]] if "group" in options else [])])
    yield from look.expressions([options.get("exempt_names", "")])
    yield from look.decimal(options.get("exempt_below", "0"))


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    sheet, column = rule.options["records_of"]
    other, name = rule.options["named_in"]
    rows = context.submission.sheet(other).records
    for row in context.submission.sheet(sheet).records:
        called = row.text(column)
        own = [detail for detail in rows if detail.text(name) == called]
        if not called or _exempt(rule, row, called):
            continue
        if "group" not in rule.options:
            if not own:
                message = f"“{called}”在“{other}”里一行也没有"
                yield finding(rule, (place(row, column),), message, "没有", f"“{other}”里至少一行")
        elif own:
            yield from _groups(rule, row, {detail.text(rule.options["group"]) for detail in own})


def _groups(rule: Rule, row: Row, found: set[str]) -> Iterator[Finding]:
    column = rule.options["records_of"][1]
    for option, severity in (("must_have", rule.severity), ("usual", Severity.WARNING)):
        missing = [group for group in rule.options.get(option, []) if group not in found]
        if missing:
            message = f"“{row.text(column)}”没有{'、'.join(missing)}"
            yield finding(rule, (place(row, column),), message, "、".join(sorted(found)), "、".join(missing), severity=severity)


def _exempt(rule: Rule, row: Row, name: str) -> bool:
    pattern, below = rule.options.get("exempt_names"), rule.options.get("exempt_below")
    amount = row.figure(rule.options["amount"]) if "amount" in rule.options else None
    return bool(pattern and re.search(pattern, name)) or bool(below and amount and amount.value < Decimal(below))
