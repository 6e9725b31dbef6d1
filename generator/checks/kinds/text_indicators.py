"""An indicator that a text quotes with its value has a value that the list of indicators gives it: `where`, `sheet`, `column`, `value`.

`column` holds the indicators' names, `value` their values. Several projects may have indicators of one name: any of their values is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.numbers import DIGITS, number
from generator.checks.reading_texts.passages import readable
from generator.checks.texts import hand_written, text_finding
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"where", "sheet", "column", "value"}
REQUIRED = {"where", "sheet", "column", "value"}

_VALUE = rf"(?P<number>{DIGITS})\s*(?P<unit>%|[\u4e00-\u9fff（）]{{0,4}})"
_SAID = r"(?:均|都|应|达|达到|保持|保持在|控制在|为|是|在|不低于|不少于|不高于|不超过|大于|小于|等于|至少|高于|低于|[≥≤＞＜><=：:\s])*"
_AFTER = re.compile(_SAID + _VALUE)
_BEGINS = re.compile(r"(?:^|[\s，。；、：“（(,;:]|确保|使|实现|力争|保证|以及|及|和|且|\d[.．、])$")
SHORTEST = 4
"""A shorter name is too ordinary a word to be a quotation."""


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options["where"])
    yield from look.columns(options["sheet"], [options["column"], options["value"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    values = _values(rule, context)
    for text in hand_written(context, rule.options["where"]):
        read = readable(text.text)
        for name, stated in values.items():
            for match in _quotations(read, name):
                same_unit = [value for value in stated if _unit(value) and match["unit"].startswith(_unit(value))]
                if not same_unit or len(same_unit) < len(stated):
                    continue
                if number(match["number"]) not in {number(_number(value)) for value in same_unit}:
                    found, right = match["number"] + _unit(same_unit[0]), "、".join(dict.fromkeys(same_unit))
                    piece = text.excerpt(match.start() - len(name), match.end())
                    message = f"{text.words}写“{name}”{found}，“{rule.options['sheet']}”里是“{right}”：“{piece}”"
                    yield text_finding(rule, text, message, found, right)


def _quotations(read: str, name: str) -> Iterator[re.Match]:
    """What stands behind the name where it begins a clause and a value follows."""
    at = read.find(name)
    while at >= 0:
        match = _AFTER.match(read, at + len(name))
        if match and _BEGINS.search(read[:at]):
            yield match
        at = read.find(name, at + len(name))


def _values(rule: Rule, context: Context) -> dict[str, list[str]]:
    """The values of each name that is long enough to be known in a text."""
    found: dict[str, list[str]] = {}
    for row in context.submission.sheet(rule.options["sheet"]).records:
        name, value = row.text(rule.options["column"]).strip(), readable(row.text(rule.options["value"]))
        if len(name) >= SHORTEST and value:
            found.setdefault(name, []).append(value)
    return found


def _number(value: str) -> str:
    match = re.search(DIGITS, value)
    return match[0] if match else ""


def _unit(value: str) -> str:
    """The unit of a value; "" for one that has no single number."""
    match = re.fullmatch(rf"[≥≤＞＜><=]?\s*(?:{DIGITS})\s*(%|[\u4e00-\u9fff（）/]+?)(?:以上|以下|以内)?", value)
    return match[1] if match else ""
