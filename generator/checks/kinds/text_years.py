"""Texts speak of the budget year: a year before one of `own_matters` (预算安排, 绩效目标, …) is the budget year.

In the places `as_reasons` the year compared with is the one before it. An earlier year whose plans are told (2023年，我局将…) and a year that
cannot be meant are warnings. 《Titles》, 文号, `names_of` ([sheet, column]) and years told as history are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.checks.context import Context
from generator.checks.labelled import names_in
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.passages import readable, sentence
from generator.checks.reading_texts.years import Year, years_in
from generator.checks.texts import HandText, hand_written, text_finding
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule

OPTIONS = {"where", "own_matters", "as_reasons", "names_of"}
REQUIRED = {"where", "own_matters"}

FAR_BACK, FAR_AHEAD = 130, 45
"""Years before and after the budget year that a text may well speak of."""

_COMPARED_BEFORE = re.compile(r"(?:较|比|与|和|同|对比|对照|参照|按照|根据|结合|相对于|关于)\s*$")
_COMPARED_AFTER = re.compile(r"^[^，。；]{0,10}(?:相比|比较|持平|一致)")
_DONE = re.compile(r"^[^，。；]{0,8}(?:执行|完成|决算|评价|自评|编制|批复|公开|结转|结余|建议)")
_AHEAD = re.compile(r"谋划|编制|储备|筹备|提前|准备|下年|明年|下一年|启动")
_PLANS = re.compile(r"^(?:度)?[，,]?(?:我局|本局|我部门|本部门|我单位|本单位|全局|全年|全县|全市|全区|部门)*(?:将|要|计划|拟|力争|重点|继续|主要(?:工作|目标|任务)|工作(?:目标|任务|要点|重点))")
_YEAR_COMPARED = re.compile(r"(?:较|比)\s*$")
_YEAR_COMPARED_LOOSE = re.compile(r"(?:与|和|同)\s*$")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where([*options["where"], *options.get("as_reasons", [])])
    for sheet, column in options.get("names_of", []):
        yield from look.columns(sheet, [column])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    facts = context.profile.facts
    budget = int(context.submission.field(facts.sheet, facts.year) or 0)
    names = names_in(context, rule.options.get("names_of", []))
    reasons = [text.source for text in hand_written(context, rule.options.get("as_reasons", [""]))]
    own = re.compile(rf"^(?:度)?(?:我局|本局|我|本|部门|单位|的)*(?:{'|'.join(map(re.escape, rule.options['own_matters']))})")
    for text in hand_written(context, rule.options["where"]) if budget else ():
        read = readable(text.text, names)
        for year in years_in(read):
            if not year.is_range:
                yield from _judge(rule, text, read, year, budget, own, text.source in reasons)


def _judge(rule: Rule, text: HandText, read: str, year: Year, budget: int, own: re.Pattern, is_reason: bool) -> Iterator[Finding]:
    start, end = sentence(read, year.start)
    before, after = read[start : year.start], read[year.end : end]
    together = any(other.value == budget for other in years_in(read[start:end]))
    loose = _YEAR_COMPARED_LOOSE.search(before) and _COMPARED_AFTER.match(after)
    if is_reason and (_YEAR_COMPARED.search(before) or loose):
        if year.value != budget - 1:
            yield _finding(rule, text, year, f"应与上年（{budget - 1}年）相比", budget - 1)
    elif not budget - FAR_BACK <= year.value <= budget + FAR_AHEAD:
        yield _warning(_finding(rule, text, year, "年份可能打错了", budget), "年份可能打错")
    elif year.value == budget:
        return
    elif _about_itself(before, after, together, year.value > budget) and own.match(after):
        yield _finding(rule, text, year, f"本次公开的是{budget}年预算", budget)
    elif year.value < budget and _PLANS.match(after) and not together:
        yield _warning(_finding(rule, text, year, f"说的是打算，本次公开的是{budget}年预算，是不是沿用了上年的文字？", budget), "可能沿用了上年的文字")


def _about_itself(before: str, after: str, together: bool, ahead: bool) -> bool:
    """Is the year's matter told for itself: not compared with, not looked back on, not prepared for?"""
    compared = _COMPARED_BEFORE.search(before) or _COMPARED_AFTER.match(after)
    return not (compared or together or _DONE.match(after) or (ahead and _AHEAD.search(before + after)))


def _finding(rule: Rule, text: HandText, year: Year, why: str, right: int) -> Finding:
    message = f"{text.words}写“{year.text}”，{why}：“{text.excerpt(year.start, year.end)}”"
    return text_finding(rule, text, message, year.text, f"{right}年")


def _warning(finding: Finding, title: str) -> Finding:
    return replace(finding, severity=Severity.WARNING, title=title)
