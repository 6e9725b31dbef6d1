"""Records stand in the order of their names' pinyin, as the system prints them (that of the GBK code): one remark a sheet.

Names with characters that GBK lacks have no place in that order and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.checks.context import Context
from generator.checks.judging import cell_finding
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"sheet", "column"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["column"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    sheet, column = rule.options["sheet"], rule.options["column"]
    rows = [row for row in context.submission.sheet(sheet).records if _key(row.text(column))]
    for before, row in pairwise(rows):
        first, second = before.text(column), row.text(column)
        if _key(first) > _key(second):
            message = f"“{sheet}”没有按{column}的拼音排列：“{second}”排在“{first}”后面"
            yield cell_finding(rule, row, column, message, f"{first}、{second}", f"{second}、{first}")
            return


def _key(name: str) -> bytes:
    """The name's place in the order; nothing for a name without one."""
    try:
        return name.encode("gbk")
    except UnicodeEncodeError:
        return b""
