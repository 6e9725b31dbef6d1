"""Texts speak of no project that there is no more: a record of last year (`[changes.list]` of the profile) whose name this year's do not bear,
because it ended or has another name.

A name counts where it is quoted, stands for itself and is said to be a project or has an amount, and long names anywhere; names that stand in `also_known` are
other things as well. A sentence that matches `unless` or speaks of an earlier year tells of the end. In the places `as_reasons` only
what is said to be new is looked at: a reason may well name what ended. One finding a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.checks.context import Context
from generator.checks.labelled import names_in
from generator.checks.last_year import last_names, this_years_names
from generator.checks.options import Fault, Look
from generator.checks.proof import sentences
from generator.checks.reading_texts.directions import UP, directions
from generator.checks.reading_texts.passages import BLANK, readable
from generator.checks.reading_texts.years import years_in
from generator.checks.texts import HandText, hand_written, text_finding
from generator.model.changes import RecordChange
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"where", "also_known", "unless", "as_reasons"}
REQUIRED = {"where", "unless"}

SHORTEST, SPEAKS_FOR_ITSELF = 4, 8
"""Characters that a name must have to be looked for, and from how many on it needs nothing around it to be a name."""

_QUOTED_BEFORE = re.compile(r"[“\"]$")
_BEGINS = re.compile(r"(?:^|[\s，。；;、,：:（(“\"和及与将对]|实施|开展|做好|推进|完成|安排|新增|保障|用于|支付)$")
_QUOTED_AFTER = re.compile(r"^(?:[”\"]?项目|(?:预算|支出|安排|资金|经费|共|为|约)*\s*\d+(?:\.\d+)?\s*(?:万元|元|亿元))")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where([*options["where"], *options.get("as_reasons", [])])
    for sheet, column in options.get("also_known", []):
        yield from look.columns(sheet, [column])
    yield from look.expressions([options["unless"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    today = this_years_names(context)
    others = names_in(context, rule.options.get("also_known", []))
    gone = {name: fate for name, fate in last_names(context).items() if name not in today and len(name) >= SHORTEST}
    reasons = {text.source for text in hand_written(context, rule.options.get("as_reasons") or [""])}
    texts = [(text, readable(text.text, today)) for text in hand_written(context, rule.options["where"])] if gone else []
    for name, fate in gone.items():
        if not any(name in other for other in others):
            told = [(text, at) for text, read in texts for at in [_mention(rule, context, read, name, text.source in reasons)] if at is not None]
            if told:
                yield _finding(rule, name, fate, told)


def _mention(rule: Rule, context: Context, read: str, name: str, is_reason: bool) -> int | None:
    """Where the text speaks of the project as one of this year."""
    facts = context.profile.facts
    budget = int(context.submission.field(facts.sheet, facts.year) or 0)
    for sentence in sentences(read) if name in read else ():
        rest = sentence.text.replace(name, BLANK * len(name))
        tells_of_end = re.search(rule.options["unless"], rest) or any(year.value < budget for year in years_in(rest))
        if tells_of_end or (is_reason and directions(rest) != {UP}):
            continue
        for match in re.finditer(re.escape(name), sentence.text):
            before, after = sentence.text[: match.start()], sentence.text[match.end() :]
            quoted = _QUOTED_BEFORE.search(before) and after[:1] in "”\""
            if len(name) >= SPEAKS_FOR_ITSELF or quoted or (_BEGINS.search(before) and _QUOTED_AFTER.match(after)):
                return sentence.start + match.start()
    return None


def _finding(rule: Rule, name: str, fate: RecordChange, told: list[tuple[HandText, int]]) -> Finding:
    text, at = told[0]
    now = "" if fate.has_ended else f"“{fate.name}”"
    more = f"，共 {len(told)} 处" if len(told) > 1 else ""
    message = f"{text.words}写到上年的项目“{name}”，{f'今年的名称是{now}' if now else '今年没有这个项目'}{more}：“{text.excerpt(at, at + len(name))}”"
    return replace(text_finding(rule, text, message, name, now or "今年的项目"), places=tuple(text.source for text, _ in told))
