"""Every change has a reason that fits it: `reasons = [["基本支出", now, before, "表.行"], …]`, the last one being where the reason stands.

A change without a reason, or with one that says there is none, is the rule's severity; a reason that only tells of the other direction
is a warning; a reason for a change that did not happen is a remark. Changes are those of the printed figures; `threshold` names the
profile's own limit below which no reason is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.checks.context import Context, place
from generator.checks.labelled import in_wan, wan
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.directions import DOWN, IN_WORDS, UP, directions, mentions_unchanged, says_unchanged
from generator.checks.reading_texts.passages import readable
from generator.checks.texts import HandText, hand_written, text_finding
from generator.checks.thresholds import THRESHOLD, needs_reason, threshold_faults
from generator.model.figure import rounded
from generator.model.finding import Finding, Severity
from generator.model.form import CONTENT
from generator.model.profile import Rule
from generator.model.source import SourceRef

OPTIONS = {"reasons", THRESHOLD}
REQUIRED = {"reasons"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from reason_faults(options["reasons"], look)
    yield from threshold_faults(options)


def reason_faults(reasons: list[list[str]], look: Look) -> Iterator[Fault]:
    for _, now, before, where in reasons:
        yield from look.formula(now)
        yield from look.formula(before)
        yield from look.where([where])


def years_of(context: Context, now: str, before: str) -> tuple[Decimal, Decimal] | None:
    """The printed figures of both years in 万元; None where last year's, or the sheet of this year's, was not filled in."""
    this, last = context.resolve(now), context.resolve(before)
    return (rounded(in_wan(this)), rounded(in_wan(last))) if last.found and not context.is_unfilled(now) else None


def change_of(context: Context, now: str, before: str) -> Decimal | None:
    """The printed change in 万元; None where a year was not filled in."""
    years = years_of(context, now, before)
    return years[0] - years[1] if years else None


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for words, now, before, where in rule.options["reasons"]:
        years = years_of(context, now, before)
        if years is None:
            continue
        change = years[0] - years[1]
        texts = hand_written(context, [where])
        if texts:
            yield from judge_reason(rule, texts[0], words, change)
        elif needs_reason(rule, context.profile, *years):
            yield from _missing(rule, context, words, change, where)


def _told(words: str, change: Decimal) -> str:
    return f"{words}比上年{IN_WORDS[_way(change)]} {wan(abs(change))}" if change else f"{words}与上年{IN_WORDS[0]}"


def _way(change: Decimal) -> int:
    return UP if change > 0 else DOWN if change < 0 else 0


def _missing(rule: Rule, context: Context, words: str, change: Decimal, where: str) -> Iterator[Finding]:
    sheet, _, line = where.partition(".")
    row = context.submission.sheet(sheet).row(line)
    where = place(row, CONTENT) if row else SourceRef(sheet, row=line, column=CONTENT)
    message = f"{_told(words, change)}，“{sheet}”的“{where.row}”没有填"
    yield Finding(rule.id, rule.severity, rule.title, message, (where,), "空", f"{IN_WORDS[_way(change)]}的原因", fix=rule.fix, basis=rule.basis)


def judge_reason(rule: Rule, text: HandText, words: str, change: Decimal) -> Iterator[Finding]:
    """Whether a reason that was given fits the change of `words`."""
    read = readable(text.text)
    ways, way = directions(read), _way(change)
    unchanged = says_unchanged(read, words)
    if change and unchanged and not ways:
        message = f"{_told(words, change)}，{text.words}却写“{unchanged}”"
        yield text_finding(rule, text, message, unchanged, f"{IN_WORDS[way]}的原因")
    elif change and ways == {-way}:
        message = f"{_told(words, change)}，{text.words}只说了{IN_WORDS[-way]}的情况：“{text.excerpt(0, len(text.text))}”"
        finding = text_finding(rule, text, message, IN_WORDS[-way], IN_WORDS[way], severity=Severity.WARNING)
        yield replace(finding, title="增减原因与增减方向相反")
    elif not change and len(ways) == 1 and not mentions_unchanged(read):
        message = f"{_told(words, change)}，{text.words}却说明了{IN_WORDS[next(iter(ways))]}的原因"
        finding = text_finding(rule, text, message, IN_WORDS[next(iter(ways))], IN_WORDS[0], severity=Severity.INFORMATION)
        yield replace(finding, title="没有增减却写了原因")
