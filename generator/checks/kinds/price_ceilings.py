"""Unit prices stay within the ceilings of common equipment: `ceilings` is a list with the columns 名称, 单价上限 (元), 依据.

A price above `gross` times the ceiling is the rule's severity: number or unit is wrong. Prices between are a remark, for ceilings
differ by province and year.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import ceil

from generator.checks.context import YUAN_IN_WAN, Context, money, place
from generator.checks.judging import finding, plain
from generator.checks.options import Fault, Look
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule
from generator.profiles.lists import read_list

OPTIONS = {"sheet", "name_column", "column", "ceilings", "gross"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["name_column"], options["column"]])
    yield from look.list_of(options["ceilings"], {"名称", "单价上限", "依据"})
    yield from look.decimal(options["gross"])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    sheet, column = rule.options["sheet"], rule.options["column"]
    ceilings = {plain(entry["名称"]): entry for entry in read_list(context.profile, rule.options["ceilings"])}
    for row in context.submission.sheet(sheet).records:
        name, price = row.text(rule.options["name_column"]), row.figure(column)
        entry = ceilings.get(plain(name))
        if entry is None or price is None or (yuan := price.value * YUAN_IN_WAN) <= Decimal(entry["单价上限"]):
            continue
        ceiling = Decimal(entry["单价上限"])
        gross = yuan > ceiling * Decimal(rule.options["gross"])
        told = money(context.shown(sheet, row, column, price.value), context.unit_of(sheet, row, column) or "万元")
        message = f"“{name}”的{column}是 {told}（{yuan:.0f}元），通用标准上限是 {ceiling}元（{entry['依据']}）"
        if gross:
            message += f"；像是 {ceil(yuan / ceiling)} 台以上的钱填在了一台上，请看数量和单价"
        severity, title = (rule.severity, rule.title) if gross else (Severity.INFORMATION, "单价高于通用标准")
        yield finding(rule, (place(row, column),), message, told, f"不超过{ceiling}元", severity=severity, title=title)
