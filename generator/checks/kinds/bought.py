"""What is to be bought stands among the purchases: where `amount` (a formula) is above zero, the code of some row begins with one of `prefixes`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context, money
from generator.checks.judging import finding
from generator.checks.kinds.tie import in_words
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"amount", "sheet", "code_column", "prefixes"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.formula(options["amount"])
    yield from look.columns(options["sheet"], [options["code_column"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    options = rule.options
    amount = context.resolve(options["amount"])
    codes = [row.text(options["code_column"]) for row in context.submission.sheet(options["sheet"]).records]
    if amount.value > 0 and not any(code.startswith(tuple(options["prefixes"])) for code in codes):
        wanted = f"{'、'.join(options['prefixes'])}开头的{options['code_column']}"
        message = f"{in_words(options['amount'])}是 {money(amount.value, amount.unit)}，“{options['sheet']}”里却没有{wanted}"
        yield finding(rule, amount.places, message, "没有", wanted)
