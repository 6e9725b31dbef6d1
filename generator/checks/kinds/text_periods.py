"""A period that a text gives for what is paid this year holds the budget year: `periods = ["实施周期", "建设期", …]`, then 2022—2025年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.labelled import names_in
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.passages import NEARBY, readable
from generator.checks.reading_texts.years import years_in
from generator.checks.texts import hand_written, text_finding
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"where", "periods", "names_of"}
REQUIRED = {"where", "periods"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options["where"])
    for sheet, column in options.get("names_of", []):
        yield from look.columns(sheet, [column])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    facts = context.profile.facts
    budget = int(context.submission.field(facts.sheet, facts.year) or 0)
    period = re.compile(rf"(?<!期)(?:{'|'.join(map(re.escape, rule.options['periods']))})[为是：:，,（(\s]*$")
    names = names_in(context, rule.options.get("names_of", []))
    for text in hand_written(context, rule.options["where"]) if budget else ():
        read = readable(text.text, names)
        for years in years_in(read):
            if years.is_range and period.search(read[max(0, years.start - NEARBY) : years.start]) and not years.first <= budget <= years.value:
                message = f"{text.words}写的期间是“{years.text}”，不含预算年度{budget}年：“{text.excerpt(years.start, years.end)}”"
                yield text_finding(rule, text, message, years.text, f"含{budget}年的期间")
