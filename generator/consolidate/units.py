"""The workbooks of a department's units, read and held against each other: one form, one year, no unit twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from generator.model.figure import Figure
from generator.model.finding import Finding
from generator.model.profile import UNITS, WAN, Profile
from generator.model.source import SourceRef
from generator.model.submission import Submission
from generator.pipeline import assess
from generator.profiles.load import load_profile
from generator.workbook.errors import WorkbookError
from generator.workbook.read import profile_key, read_workbook

Place = tuple[str, str, str]
"""A cell of a department: sheet, key of the row, column."""


class ConsolidationError(WorkbookError):
    """Workbooks that cannot be put together. The message is for the clerk."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit's workbook: what was typed, the same completed, and what there is to say about it."""

    path: Path
    name: str
    code: str
    typed: Submission
    completed: Submission
    findings: tuple[Finding, ...] = ()
    sha256: str = ""

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.blocks)

    def is_called(self, name: str) -> bool:
        """Is the unit meant by a name or code that somebody typed, or by the name of its file?"""
        return bool(name) and bare(name) in {bare(self.name), bare(self.code), bare(self.path.stem), bare(self.path.name)}


@dataclass(frozen=True, slots=True)
class Part:
    """What one unit adds to a cell, in 万元 for amounts, and where that stands in its workbook."""

    unit: str
    value: Decimal
    source: SourceRef


def bare(text: str) -> str:
    return "".join(text.split())


def read_units(paths: Sequence[Path], profile: str | None = None) -> tuple[Profile, tuple[Unit, ...]]:
    """The workbooks as units of one department, in the order given. Raises ConsolidationError, WorkbookError or ProfileError."""
    loaded = load_profile(profile or profile_key(paths[0]))
    units = tuple(_read(path, loaded, bool(profile)) for path in paths)
    faults = tuple(_faults(units, loaded))
    if faults:
        raise ConsolidationError("\n".join(faults))
    return loaded, units


def _read(path: Path, profile: Profile, chosen: bool) -> Unit:
    key = profile.key if chosen else profile_key(path)
    if key != profile.key:
        raise ConsolidationError(f"“{path.name}”的公开格式是 {key}，前面的是 {profile.key}：格式不同的工作簿不能汇总。")
    typed, reading = read_workbook(path, profile)
    completed, findings = assess(typed, reading, profile)
    facts = profile.facts
    name = completed.field(facts.sheet, facts.body) or path.stem
    code = completed.field(facts.sheet, facts.code) if facts.code else ""
    return Unit(path, name, code, typed, completed, findings, hashlib.sha256(path.read_bytes()).hexdigest())


def _faults(units: Sequence[Unit], profile: Profile) -> Iterator[str]:
    """Why these workbooks are not the units of one department."""
    facts = profile.facts
    years = {unit.path.name: unit.completed.field(facts.sheet, facts.year) for unit in units}
    if len(set(years.values())) > 1:
        told = "、".join(f"“{name}”是{year or '空着的'}" for name, year in years.items())
        yield f"各单位的“{facts.year}”不一样，不能汇总：{told}。"
    for unit in units:
        if unit.completed.unit not in UNITS:
            yield f"“{unit.path.name}”没有填“{facts.unit}”，不知道金额是元还是万元，不能汇总。"
    for n, unit in enumerate(units):
        for other in units[:n]:
            if unit.sha256 == other.sha256 or bare(unit.name) == bare(other.name):
                yield f"“{other.path.name}”和“{unit.path.name}”是同一个单位（{unit.name}），同一个单位只能汇总一次。"


def lead_of(units: Sequence[Unit], wanted: str = "") -> Unit:
    """The lead unit: the first one, or the one that is called so. Raises ConsolidationError."""
    if not wanted:
        return units[0]
    for unit in units:
        if unit.is_called(wanted) or bare(Path(wanted).name) == bare(unit.path.name):
            return unit
    raise ConsolidationError(f"没有哪个工作簿是牵头单位“{wanted}”的。这次汇总的是：{'、'.join(unit.name for unit in units)}。")


def money_unit(units: Iterable[Unit]) -> str:
    """元 if one of them counts in 元, so that nothing is rounded; 万元 otherwise."""
    return max((unit.completed.unit for unit in units), key=lambda name: UNITS[name], default=WAN)


def number_of(value: object) -> Decimal | None:
    return value.value if isinstance(value, Figure) else None
