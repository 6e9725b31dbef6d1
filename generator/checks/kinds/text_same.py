"""One quantity has one value in all texts: `quantities = ["行政编制", "在职人员", …]`, each followed by a number and a measure word.

Only unqualified mentions count: not those of a single unit, of another year or of what is to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.labelled import names_in
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.passages import readable, sentence
from generator.checks.texts import HandText, hand_written, text_finding
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"where", "quantities", "names_of"}
REQUIRED = {"where", "quantities"}

_ALLOWED = re.compile(r"(?:[\s，。；：、（(]|^|我局|本局|全局|我部门|本部门|我单位|本单位|部门|现有|共有|实有|核定|现|共|有|其中|年末|目前)$")
_ELSEWHERE = re.compile(r"上年|去年|\d{4}年|下属|所属|本级|中心|拟|新增|增加|减少|计划|力争|招聘|引进|退出|二级|超过|不少于|不低于|以上")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options["where"])
    for sheet, column in options.get("names_of", []):
        yield from look.columns(sheet, [column])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    units = names_in(context, rule.options.get("names_of", []))
    words = "|".join(map(re.escape, sorted(rule.options["quantities"], key=len, reverse=True)))
    stated = re.compile(rf"({words})(?:人数|数|数量)?(?:为|共|有|：|:)*\s*(\d+)\s*([名人辆台个家处座])(?!次)")
    first: dict[tuple[str, str], tuple[str, HandText]] = {}
    for text in hand_written(context, rule.options["where"]):
        for quantity, value, measure, at in _stated(readable(text.text), stated, units):
            known, where = first.setdefault((quantity, measure), (value, text))
            if known != value:
                message = f"{text.words}写“{quantity}”{value}{measure}，{where.words}写 {known}{measure}：“{text.excerpt(*at)}”"
                yield text_finding(rule, text, message, f"{value}{measure}", f"{known}{measure}")


def _stated(read: str, stated: re.Pattern, units: tuple[str, ...]) -> Iterator[tuple[str, str, str, tuple[int, int]]]:
    for match in stated.finditer(read):
        start, end = sentence(read, match.start())
        if _ALLOWED.search(read[start : match.start()]) and not _ELSEWHERE.search(read[start:end]) and not any(unit in read[start:end] for unit in units):
            measure = "人" if match[3] == "名" else match[3]
            yield match[1], match[2], measure, match.span()
