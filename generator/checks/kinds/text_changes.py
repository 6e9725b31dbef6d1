"""A change that a sentence states agrees with the amounts of the sentence: difference, growth in per cent, direction, 持平."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.context import Context
from generator.checks.labelled import wan
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.changes import Change, changes_in
from generator.checks.reading_texts.directions import DOWN, IN_WORDS, SAME, UP
from generator.checks.reading_texts.passages import readable
from generator.checks.texts import hand_written, text_finding
from generator.model.figure import rounded
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"where"}
REQUIRED = {"where"}

Complaint = tuple[str, str, str]  # message, found, expected


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options["where"])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for text in hand_written(context, rule.options["where"]):
        read = readable(text.text)
        for change in changes_in(read):
            complaint = _difference(change) or _direction(change) or _rate(change)
            if complaint:
                message, found, expected = complaint
                yield text_finding(rule, text, f"{text.words}{message}：“{text.excerpt(change.start, change.end)}”", found, expected)


def _sign(value: Decimal) -> int:
    return UP if value > 0 else DOWN if value < 0 else SAME


def _difference(change: Change) -> Complaint | None:
    """Both years and the difference are stated."""
    if not (change.before and change.by):
        return None
    computed = change.now.value - change.before.value
    stated = change.by.value * change.direction
    if abs(stated - computed) <= (change.now.step + change.before.step + change.by.step) / 2:
        return None
    right = IN_WORDS[_sign(computed)] + (wan(abs(computed)) if computed else "")
    return f"写{change.now.text}、上年{change.before.text}，应为{right}", IN_WORDS[change.direction] + change.by.text, right


def _direction(change: Change) -> Complaint | None:
    """The words for the way it went, among themselves and against both years."""
    if change.before and _sign(change.now.value - change.before.value) != change.direction and change.direction is not None:
        right = IN_WORDS[_sign(change.now.value - change.before.value)]
        return f"写{change.now.text}、上年{change.before.text}，应为“{right}”", IN_WORDS[change.direction], right
    if None not in (change.rate_direction, change.direction) and change.rate_direction != change.direction and change.rate.value:
        right = IN_WORDS[change.direction]
        return f"前面说{right}，百分比却写{IN_WORDS[change.rate_direction]}{change.rate.text}", IN_WORDS[change.rate_direction] + change.rate.text, right
    return None


def _rate(change: Change) -> Complaint | None:
    """Per cent = change / previous year; both are rounded, so the rate may lie between their extremes."""
    if not change.rate or change.direction is None or any(a and a.about for a in (change.now, change.before, change.by)):
        return None
    if change.before:
        before, half = change.before.value, change.before.step / 2
        moved, moved_half = abs(change.now.value - before), (change.now.step + change.before.step) / 2
    else:
        before = change.now.value - change.by.value * change.direction
        half, moved, moved_half = (change.now.step + change.by.step) / 2, change.by.value, change.by.step / 2
    if before == 0:
        return "上年是 0，不能算百分比", change.rate.text, "不写百分比"
    if before <= half:
        return None
    low, high = (moved - moved_half) / (before + half) * 100, (moved + moved_half) / (before - half) * 100
    if low - change.rate.step / 2 <= change.rate.value <= high + change.rate.step / 2:
        return None
    right = f"{rounded(moved / before * 100)}%"
    return f"写变动{change.rate.text}，按所列金额应为{right}（{wan(moved)} ÷ 上年 {wan(before)}）", change.rate.text, right
