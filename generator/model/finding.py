"""校验问题: what a clerk is told. Findings are values; they are collected, sorted and shown at the end."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from generator.model.source import SourceRef


class Severity(Enum):
    """How bad a finding is. `ERROR` blocks the published document, the others do not."""

    ERROR = "错误"
    WARNING = "警告"
    INFORMATION = "提示"


@dataclass(frozen=True, slots=True)
class Operand:
    """One number that took part in a comparison, in 万元: its name in the clerk's words, its value and where it stands."""

    label: str
    value: Decimal
    source: SourceRef | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """An entry of the catalogue that is not a rule of a profile but the program's own: reading, fonts, waivers.

    Its id is the key under which the module that reports it keeps it; ids are stable, never renumbered, never reused.
    """

    severity: Severity
    title: str
    fix: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Waiver:
    """例外说明: one row of the clerk's own statement that a finding is right as it stands.

    `rule` is the id of a rule, `sheet` and `place` say where ("支出总表", "D5" or the row's words), `reason` and `who`
    are what the clerk wrote, `source` is the row in the sheet of waivers.
    """

    rule: str
    sheet: str
    place: str
    reason: str
    who: str
    source: SourceRef


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in one workbook.

    `rule` is the id of the catalogue ("B06") or of the reader ("R01"), `places` the cells to look at (the first one
    is where to begin), `found`, `expected` and `difference` are printed as they stand, `operands` are the addends
    behind `expected`, `fix` says what to do. `symptoms` are the findings that vanish once this one is mended (see
    `generator.checks.diagnose`); `waiver` is the clerk's statement that takes the finding's power to block. `folded`: each of
    the places is a slip of its own, told in one finding because there may be many; the message begins with how many.
    """

    rule: str
    severity: Severity
    title: str
    message: str
    places: tuple[SourceRef, ...] = ()
    found: str = ""
    expected: str = ""
    difference: str = ""
    operands: tuple[Operand, ...] = ()
    fix: str = ""
    basis: str = ""
    symptoms: tuple[Finding, ...] = ()
    waiver: Waiver | None = None
    folded: bool = False

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.ERROR and self.waiver is None
