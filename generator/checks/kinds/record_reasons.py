"""Every record that changed has its reason: those that `[changes.list]` of profile.toml compares, from the limit on that `threshold` names.

A reason stands beside the record, or in one of the texts in `general` that calls it by its name. A reason that only tells of the other
direction is a warning, one for a change that did not happen a remark. Where last year's list is empty nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.checks.context import Context, place
from generator.checks.judging import finding
from generator.checks.kinds.text_reasons import judge_reason
from generator.checks.labelled import wan
from generator.checks.last_year import changes_of
from generator.checks.options import Fault, Look
from generator.checks.texts import HandText, hand_written
from generator.checks.thresholds import THRESHOLD, needs_reason, threshold_faults
from generator.model.changes import ChangeList, RecordChange
from generator.model.figure import rounded
from generator.model.finding import Finding
from generator.model.pairing import plain_name
from generator.model.profile import Rule

OPTIONS = {THRESHOLD, "general_in"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from threshold_faults(options)
    yield from look.where(options["general_in"])
    by = look.profile.changes.list
    if not (by.reason and by.ended_reason):
        yield "profile.toml 的 [changes.list] 没有写明两张清单和填原因的栏（reason、ended_reason）", ""


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    by = context.profile.changes.list
    if not context.submission.sheet(by.before).records:
        return
    general = plain_name("\n".join(text.text for text in hand_written(context, rule.options["general_in"])))
    typed = {text.source: text for name in (f"{by.sheet}.{by.reason}", f"{by.before}.{by.ended_reason}") for text in hand_written(context, [name])}
    for change in changes_of(context):
        difference = change.difference()
        if difference is None:
            continue
        texts = [typed[cell.source] for cell in change.reasons if cell.source in typed]
        now, before = (rounded(figure.value) if figure else Decimal(0) for figure in (change.this, change.last))
        if texts:
            yield from _judge(rule, change, texts, difference)
        elif needs_reason(rule, context.profile, now, before) and not _is_named(change, by, general):
            yield _missing(rule, change, by, difference)


def _is_named(change: RecordChange, by: ChangeList, general: str) -> bool:
    names = [row.text(by.name) for row in change.now] + [row.text(by.before_name) for row in change.before]
    return any(plain_name(name) in general for name in names if plain_name(name))


def _judge(rule: Rule, change: RecordChange, texts: list[HandText], difference: Decimal) -> Iterator[Finding]:
    """What came or went as a whole has no other direction that its reason could tell of."""
    if change.is_new or change.has_ended or len(texts) > 1 or len(change.before) > 1:
        return
    for told in judge_reason(rule, texts[0], f"“{change.name}”", difference):
        yield replace(told, title=rule.title) if told.severity is rule.severity else told


def _missing(rule: Rule, change: RecordChange, by: ChangeList, difference: Decimal) -> Finding:
    row, column = (change.before[0], by.ended_reason) if change.has_ended else (change.now[0], by.reason)
    if change.is_new:
        told, wanted = f"上年没有、今年新增 {wan(abs(difference))}", "新增的原因"
    elif change.has_ended:
        told, wanted = f"上年 {wan(abs(difference))}，今年没有了", "结束的原因"
    else:
        word = "增加" if difference > 0 else "减少"
        told, wanted = f"比上年{word} {wan(abs(difference))}", f"{word}的原因"
    return finding(rule, (place(row, column),), f"“{change.name}”{told}，“{row.source.sheet}”的“{column}”没有填", "没有填", wanted)
