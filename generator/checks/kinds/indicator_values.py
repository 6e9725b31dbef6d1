"""An indicator's value is a comparison, a number and a unit, or words that can be judged.

`words` is the regular expression of such words. `units` says which unit goes with which name, and that in words: the first entry whose
pattern matches the indicator's name decides; other names may have any unit. Rates in % stay at or below 100 unless the name matches `beyond`. Values in 百分比 are one finding a sheet.
Indicators whose kind (`second`) matches `elsewhere` have a rule of their own, and so have values that only repeat the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context, place
from generator.checks.judging import called, cell_finding, finding, plain
from generator.checks.measures import PERCENT, Measure, has_digits, measure
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule
from generator.model.submission import Row

OPTIONS = {"sheet", "name_column", "second", "third", "column", "words", "units", "beyond", "elsewhere"}
REQUIRED = OPTIONS
SPELT = "百分比"
_UNIT_IN_NAME = re.compile(r"[(（][^()（）]+[)）]$")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options[name] for name in ("name_column", "second", "third", "column")])
    yield from look.expressions([options["words"], options["beyond"], options["elsewhere"], *(pattern for entry in options["units"] for pattern in entry[:2])])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    options = rule.options
    spelt: list[Row] = []
    for row in context.submission.sheet(options["sheet"]).records:
        name, value = row.text(options["third"]), row.text(options["column"])
        if not value or re.search(options["elsewhere"], row.text(options["second"])):
            continue
        stated = measure(value)
        if stated and stated.unit == SPELT:
            spelt.append(row)
            continue
        problem, expected = _problem(options, name, value, stated)
        if problem:
            where = called(row, options["name_column"], options["third"])
            yield cell_finding(rule, row, options["column"], f"{where}的{options['column']}“{value}”{problem}", value, expected)
    if spelt:
        yield _spelt_out(rule, spelt)


def _spelt_out(rule: Rule, rows: list[Row]) -> Finding:
    column, first = rule.options["column"], rows[0]
    value = first.text(column)
    where = called(first, rule.options["name_column"], rule.options["third"])
    message = f"“{rule.options['sheet']}”有 {len(rows)} 个{column}的单位写成了“{SPELT}”，例如{where}的“{value}”，应写“{PERCENT}”"
    return finding(rule, tuple(place(row, column) for row in rows), message, value, value.replace(SPELT, PERCENT))


def _problem(options: dict, name: str, value: str, stated: Measure | None) -> tuple[str, str]:
    """What is wrong with a value, and what should stand there; two empty texts if nothing is."""
    if stated is None:
        vague = not has_digits(value) and not re.search(options["words"], value) and plain(value) not in plain(name)
        return ("看不出要达到什么程度", "数字和单位，或“明显改善”一类可以判断的说法") if vague else ("", "")
    if stated.unit == PERCENT and stated.number > 100 and not re.search(options["beyond"], name):
        return "超过了100%", "不超过100%"
    units, words = next(((units, words) for pattern, units, words in options["units"] if re.search(pattern, name)), ("", ""))
    if units and re.search(units, stated.unit):
        return "", ""
    if not stated.unit and not _UNIT_IN_NAME.search(name):
        return "只有数字，没有单位", words or "数字和单位"
    return (f"的单位“{stated.unit}”与指标名称不相称", words) if stated.unit and units else ("", "")
