"""A given department's workbook held against those of its units."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.checks.run import in_order
from generator.consolidate.compare import Comparison
from generator.consolidate.department import Department, consolidate
from generator.consolidate.messages import report
from generator.consolidate.units import ConsolidationError, Unit, read_units
from generator.derive import complete
from generator.model.finding import Finding
from generator.model.outcome import Outcome
from generator.model.profile import Profile
from generator.model.submission import Submission
from generator.profiles.load import load_profile
from generator.workbook.read import profile_key, read_workbook


@dataclass(frozen=True, slots=True)
class UnitsChecked(Outcome):
    """What came of the comparison, told in the ways of every other check. `followers` cells differ because others do."""

    units: int = 0
    followers: int = 0

    @property
    def verdict(self) -> str:
        more = f"，另有 {self.followers} 格合计跟着不同" if self.followers else ""
        return f"与 {self.units} 个单位相加不一致{more}" if self.blocked else f"与 {self.units} 个单位相加一致"


def check_department(path: Path, units: Sequence[Path], *, lead: str = "", profile: str | None = None) -> UnitsChecked:
    """Hold a department's workbook against its units', cell by cell.

    Raises ConsolidationError, WorkbookError or ProfileError.
    """
    loaded = load_profile(profile or profile_key(path))
    if any(path.resolve() == unit.resolve() for unit in units):
        raise ConsolidationError(f"“{path.name}”既是部门的工作簿，又列在单位里。部门的写在 --check 后面，单位的写在最后。")
    typed, reading = read_workbook(path, loaded)
    actual = complete(typed, loaded)
    unit_profile, read = read_units(units, profile)
    _agree(path, loaded, actual, unit_profile, read[0].completed)
    department = consolidate(loaded, read, lead=lead, declaring=actual)
    comparison = Comparison(department, actual)
    findings = (*_unreadable(reading), *comparison.findings(), *_faulty(read))
    return UnitsChecked(path, loaded, actual, in_order(findings), hashlib.sha256(path.read_bytes()).hexdigest(), units=len(read), followers=len(comparison.followers))


def compare(department: Department, actual: Submission) -> tuple[Finding, ...]:
    """Every difference between a completed submission and what its units make: nothing if it equals them."""
    return in_order(Comparison(department, actual).findings())


def _agree(path: Path, profile: Profile, actual: Submission, other: Profile, unit: Submission) -> None:
    if profile.key != other.key:
        raise ConsolidationError(f"“{path.name}”的公开格式是 {profile.key}，单位的是 {other.key}：格式不同的工作簿不能核对。")
    facts = profile.facts
    mine, theirs = (submission.field(facts.sheet, facts.year) for submission in (actual, unit))
    if mine != theirs:
        raise ConsolidationError(f"“{path.name}”的“{facts.year}”是{mine or '空着的'}，单位的是{theirs or '空着的'}：年度不同，不能核对。")


def _faulty(units: Sequence[Unit]) -> Iterator[Finding]:
    """Units with errors of their own."""
    for unit in units:
        if unit.errors:
            told = "、".join(dict.fromkeys(f"{finding.rule} {finding.title}" for finding in unit.errors))
            yield report("H06", f"“{unit.name}”（{unit.path.name}）还有 {len(unit.errors)} 项错误：{told}")


def _unreadable(reading: Sequence[Finding]) -> tuple[Finding, ...]:
    """What could not be read of the department's workbook: a cell that is lost would differ without a reason to be seen."""
    return tuple(finding for finding in reading if finding.blocks)
