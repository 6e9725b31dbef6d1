"""Texts speak of no project that there is no more: last year's (`last_projects`, see `generator.checks.last_year`) that `projects`
([sheet, column of names]) does not have, because it ended or has another name.

A name counts where it is quoted, said to be a project or has an amount, and long names anywhere; names that stand in `also_known` are
other things as well. A sentence that matches `unless` or speaks of an earlier year tells of the end. In the places `as_reasons` only
what is said to be new is looked at: a reason may well name what ended. One finding a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.checks.context import Context
from generator.checks.labelled import names_in
from generator.checks.last_year import LastProject, last_projects, project_faults
from generator.checks.options import Fault, Look
from generator.checks.proof import sentences
from generator.checks.reading_texts.directions import UP, directions
from generator.checks.reading_texts.passages import readable
from generator.checks.reading_texts.years import years_in
from generator.checks.texts import HandText, hand_written, text_finding
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"last_projects", "projects", "where", "also_known", "unless", "as_reasons"}
REQUIRED = {"last_projects", "projects", "where", "unless"}

SHORTEST, SPEAKS_FOR_ITSELF = 4, 8
"""Characters that a name must have to be looked for, and from how many on it needs nothing around it to be a name."""

_QUOTED_BEFORE = re.compile(r"[“\"]$")
_QUOTED_AFTER = re.compile(r"^(?:[”\"]|项目|(?:预算|支出|安排|资金|经费|共|为|约)*\s*\d+(?:\.\d+)?\s*(?:万元|元|亿元))")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from project_faults(options["last_projects"], look)
    yield from look.where([*options["where"], *options.get("as_reasons", [])])
    for sheet, column in [options["projects"], *options.get("also_known", [])]:
        yield from look.columns(sheet, [column])
    yield from look.expressions([options["unless"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    today = names_in(context, [rule.options["projects"]])
    others = names_in(context, rule.options.get("also_known", []))
    gone = [last for last in last_projects(context, rule.options["last_projects"]) if last.name not in today]
    gone = [last for last in gone if len(last.name) >= SHORTEST and not any(last.name in other for other in others)]
    reasons = {text.source for text in hand_written(context, rule.options.get("as_reasons", [""]))}
    texts = [(text, readable(text.text, today)) for text in hand_written(context, rule.options["where"])] if gone else []
    for last in gone:
        told = [(text, at) for text, read in texts for at in [_mention(rule, context, read, last.name, text.source in reasons)] if at is not None]
        if told:
            yield _finding(rule, last, told, today)


def _mention(rule: Rule, context: Context, read: str, name: str, is_reason: bool) -> int | None:
    """Where the text speaks of the project as one of this year."""
    facts = context.profile.facts
    budget = int(context.submission.field(facts.sheet, facts.year) or 0)
    for sentence in sentences(read) if name in read else ():
        tells_of_end = re.search(rule.options["unless"], sentence.text) or any(year.value < budget for year in years_in(sentence.text))
        if tells_of_end or (is_reason and directions(sentence.text) != {UP}):
            continue
        for match in re.finditer(re.escape(name), sentence.text):
            before, after = sentence.text[: match.start()], sentence.text[match.end() :]
            if len(name) >= SPEAKS_FOR_ITSELF or (_QUOTED_BEFORE.search(before) and after[:1] in "”\"") or _QUOTED_AFTER.match(after):
                return sentence.start + match.start()
    return None


def _finding(rule: Rule, last: LastProject, told: list[tuple[HandText, int]], today: tuple[str, ...]) -> Finding:
    text, at = told[0]
    fate = f"今年的名称是“{last.now}”" if last.now in today else "今年已经结束" if not last.now else "今年的项目里没有"
    more = f"，共 {len(told)} 处" if len(told) > 1 else ""
    message = f"{text.words}写到上年的项目“{last.name}”，{fate}{more}：“{text.excerpt(at, at + len(last.name))}”"
    finding = text_finding(rule, text, message, last.name, last.now if last.now in today else "今年的项目")
    return replace(finding, places=tuple(text.source for text, _ in told))
