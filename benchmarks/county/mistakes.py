"""Mistakes as clerks make them, planted into a workbook's values; each knows which rules must speak of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal


SUSPECTS = ("D01", "D02", "D03", "D04", "D05")
"""A suspect takes the findings that it explains under itself."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What was done, where, and the ids of the rules of which at least one must be in the report."""

    kind: str
    sheet: str
    what: str
    rules: tuple[str, ...]


def plant(values: dict, chance: random.Random, wanted: int) -> tuple[Mistake, ...]:
    """Change `values` in up to so many ways; kinds that find nothing to spoil are passed over."""
    kinds = sorted(chance.sample(KINDS, wanted), key=KINDS.index)
    return tuple(filter(None, (kind(values, chance) for kind in kinds)))


def _basic_figure(values: dict, chance: random.Random) -> Mistake | None:
    """One economic subject a little off: basic expenditure no longer ties."""
    row = chance.choice(values["一般公共预算基本支出表"])
    column = next(column for column in ("人员经费", "公用经费") if column in row)
    old, row[column] = row[column], str(Decimal(row[column]) + Decimal(chance.choice(("1.00", "10.00", "0.90"))) * 100)
    return Mistake("基本支出少算多算", "一般公共预算基本支出表", f"{row['科目编码']} {column} {old} → {row[column]}", ("B06", *SUSPECTS))


def _project_figure(values: dict, chance: random.Random) -> Mistake | None:
    """A project's money typed with the point one place on: the projects no longer make up project expenditure."""
    row = chance.choice([row for row in values["项目"] if row.get("财政资金")] or [{}])
    if not row:
        return None
    old, row["财政资金"] = row["财政资金"], str(Decimal(row["财政资金"]) * 10)
    return Mistake("项目金额小数点错位", "项目", f"{row['项目名称']} 财政资金 {old} → {row['财政资金']}", ("B08", *SUSPECTS))


def _project_code(values: dict, chance: random.Random) -> Mistake | None:
    """Two characters of a project code swapped."""
    row = chance.choice(values["项目"])
    code = row["项目编码"]
    places = [place for place in range(10, len(code) - 2) if code[place] != code[place + 1]]
    if not places:
        return None
    at = chance.choice(places)
    row["项目编码"] = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    return Mistake("项目编码错位", "项目", f"{code} → {row['项目编码']}", ("P01",))


def _unknown_subject(values: dict, chance: random.Random) -> Mistake | None:
    """A subject code that no table of codes has."""
    row = chance.choice(values["一般公共预算基本支出表"])
    old, row["科目编码"] = row["科目编码"], "30297"
    return Mistake("没有这个科目", "一般公共预算基本支出表", f"{old} → 30297", ("A18", "B06", *SUSPECTS))


def _blank_duty(values: dict, chance: random.Random) -> Mistake | None:
    """A required text left empty."""
    line = chance.choice(("部门职责", "总体绩效目标", "工作保障措施"))
    values["文字说明"].pop(line, None)
    return Mistake("必填的没有填", "文字说明", line, ("R15",))


def _lost_project(values: dict, chance: random.Random) -> Mistake | None:
    """A project with its indicators left out, though its money is in the tables."""
    if len(values["项目"]) < 2:
        return None
    lost = values["项目"].pop(chance.randrange(len(values["项目"])))
    name = lost["项目名称"]
    values["绩效指标"] = [row for row in values["绩效指标"] if row["项目名称"] != name]
    values["政府采购"] = [row for row in values["政府采购"] if row.get("项目名称") != name]
    return Mistake("漏了一个项目", "项目", name, ("B08", *SUSPECTS))


def _orphan_indicators(values: dict, chance: random.Random) -> Mistake | None:
    """The indicators of a project under another name."""
    name = chance.choice(values["项目"])["项目名称"]
    for row in values["绩效指标"]:
        if row["项目名称"] == name:
            row["项目名称"] = name + "（调整）"
    return Mistake("绩效指标对不上项目", "绩效指标", name, ("B20", "P11"))


def _late(values: dict, chance: random.Random) -> Mistake | None:
    """Published more than 20 days after approval."""
    facts = values["基本信息"]
    facts["公开日期"] = (date.fromisoformat(facts["批复日期"]) + timedelta(days=chance.randint(21, 40))).isoformat()
    return Mistake("超过20日公开", "基本信息", facts["公开日期"], ("S10",))


KINDS: tuple[Callable[[dict, random.Random], Mistake | None], ...] = (
    _lost_project, _basic_figure, _project_figure, _project_code, _unknown_subject, _blank_duty, _orphan_indicators, _late,
)  # fmt: skip
"""In the order of planting: what is left out first, or it would take another mistake with it."""
