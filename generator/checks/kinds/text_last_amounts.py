"""No amount of last year still stands in a text as if it were this year's.

Last year's amounts are those of `figures` ([sheet, column] …), those of last year's records (`[changes.list]` of the profile), above all of
the one in whose row the text stands, and those that last year's text of the same place had (`last_texts`). An amount that this year's sheets have as well, that is
part of a sum they have, that has fewer than three digits, or that is said to be last year's (words that match `unless`, an earlier year)
is left alone. A reason (`reasons` as in `text_reasons`) that is word for word last year's and has amounts only that nobody knows is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.checks.context import Context
from generator.checks.kinds.text_reasons import change_of, reason_faults
from generator.checks.labelled import amounts_of, sheet_amounts
from generator.checks.last_year import LastText, at_place, carried_over, last_names, last_texts, text_faults, this_years_names
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.amounts import Amount, plain_amounts
from generator.checks.reading_texts.passages import readable, sentence
from generator.checks.reading_texts.years import years_in
from generator.checks.texts import HandText, hand_written, text_finding
from generator.model.figure import HALF_CENT
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule

OPTIONS = {"figures", "last_texts", "where", "unless", "reasons"}
REQUIRED = {"figures", "last_texts", "where", "unless"}

FEWEST, OF_ITS_OWN = 3, 2
"""Digits that an amount must have before it is no accident that it is last year's: anywhere, and in the row of its own project."""

TOLD_AFTER = 12
"""Characters behind an amount that may say that it is last year's: 12.50万元（上年）."""


@dataclass(frozen=True, slots=True)
class _Years:
    """The amounts of both years in 万元: this year's, last year's, and last year's by the name that the record has now."""

    now: frozenset[Decimal]
    before: frozenset[Decimal]
    records: dict[str, Decimal]
    texts: dict[tuple[str, str], list[LastText]]


def faults(options: dict, look: Look) -> Iterator[Fault]:
    for sheet, column in options["figures"]:
        yield from look.columns(sheet, [column])
    yield from text_faults(options["last_texts"], look)
    yield from look.where(options["where"])
    yield from look.expressions([options["unless"]])
    yield from reason_faults(options.get("reasons", []), look)


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    years = _years(rule, context)
    changes = {place: change_of(context, now, before) for _, now, before, place in rule.options.get("reasons", [])}
    reasons = {text.source: change for place, change in changes.items() for text in hand_written(context, [place])}
    for text in hand_written(context, rule.options["where"]) if years.before or years.texts else ():
        same = carried_over(text, years.texts, context)
        if text.source in reasons and same:
            yield from _copied(rule, text, years, reasons[text.source])
        elif not same:
            yield from _stale(rule, context, text, years)


def _years(rule: Rule, context: Context) -> _Years:
    by = context.profile.changes.list
    earlier = {sheet for sheet, _ in rule.options["figures"]} | {by.before}
    before = {row.figure(column).value for sheet, column in rule.options["figures"] for row in context.submission.sheet(sheet).rows if row.figure(column)}
    before |= {row.figure(by.before_amount).value for fate in last_names(context).values() for row in fate.before if row.figure(by.before_amount)}
    now = frozenset().union(*(sheet_amounts(context, name) for name in context.submission.sheets if name not in earlier))
    records = {name: fate.last.value for name, fate in this_years_names(context).items() if fate.last}
    return _Years(now, frozenset(before), records, last_texts(context, rule.options["last_texts"]))


def _stale(rule: Rule, context: Context, text: HandText, years: _Years) -> Iterator[Finding]:
    read = readable(text.text)
    facts = context.profile.facts
    budget = int(context.submission.field(facts.sheet, facts.year) or 0)
    earlier = [amount.value for last in at_place(text, years.texts, context) for amount in plain_amounts(readable(last.text))]
    by = context.profile.changes.list
    own = years.records.get(text.row.text(by.name).strip()) if text.sheet == by.sheet else None
    for amount in plain_amounts(read):
        whose = _whose(amount, text, years, own, earlier, context)
        if whose and not _is_told(rule, read, amount, budget) and not _is_this_years(amount, read, years.now):
            message = f"{text.words}写“{amount.text}”，这是{whose}，今年的表里没有这个数：“{text.excerpt(amount.start, amount.end)}”"
            yield text_finding(rule, text, message, amount.text, "今年的金额，或写明是上年的")


def _whose(amount: Amount, text: HandText, years: _Years, own: Decimal | None, earlier: list[Decimal], context: Context) -> str:
    """What of last year the amount is; "" if nothing."""
    if own is not None and _is(amount, own) and _digits(amount) >= OF_ITS_OWN:
        return "这个项目上年的预算数"
    if _digits(amount) < FEWEST or amount.about:
        return ""
    if any(_is(amount, value) for value in years.before):
        return "上年的数"
    unchanged = own is not None and own in amounts_of(context, text.sheet, text.row)
    return "上年这里写的金额" if not unchanged and any(_is(amount, value) for value in earlier) else ""


def _is(amount: Amount, value: Decimal) -> bool:
    return abs(amount.value - value) <= HALF_CENT


def _digits(amount: Amount) -> int:
    return len("".join(map(str, amount.value.as_tuple().digits)).strip("0"))


def _is_told(rule: Rule, read: str, amount: Amount, budget: int) -> bool:
    """Is it said to be last year's, or what changed?"""
    start, end = sentence(read, amount.start)
    around = read[start : min(end, amount.end + TOLD_AFTER)]
    return bool(re.search(rule.options["unless"], around)) or any(year.value != budget for year in years_in(read[start : amount.start]))


def _is_this_years(amount: Amount, read: str, now: frozenset[Decimal]) -> bool:
    """Is it one of this year's amounts, or does its sentence divide up one of them?"""
    whole = sum((other.value for other in plain_amounts(read, *sentence(read, amount.start))), Decimal(0))
    return any(amount.equals(value, min(HALF_CENT, amount.step)) for value in now) or any(abs(whole - value) <= HALF_CENT for value in now if whole != amount.value)


def _copied(rule: Rule, text: HandText, years: _Years, change: Decimal | None) -> Iterator[Finding]:
    known = years.now | years.before | ({abs(change)} if change else set())
    amounts = [amount for amount in plain_amounts(readable(text.text)) if not amount.about and _digits(amount) >= FEWEST]
    if amounts and not any(amount.equals(value, min(HALF_CENT, amount.step)) for amount in amounts for value in known):
        found = "、".join(dict.fromkeys(amount.text for amount in amounts))
        message = f"{text.words}与上年一字不差，写的还是上年的金额（{found}），今年和上年的表里都没有：“{text.excerpt(0, len(text.text))}”"
        finding = text_finding(rule, text, message, found, "今年增减的原因", severity=Severity.ERROR)
        yield replace(finding, title="增减原因照抄了上年的")
