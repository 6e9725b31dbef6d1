"""公开格式: everything that one province and year decides, loaded and frozen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from generator.model.changes import Changes
from generator.model.finding import Severity
from generator.model.form import SheetForm
from generator.model.outline import ChartForm, Outline, Pivot, RecordForm, SectionText

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Subject:
    """One row of a subject code table. `evidence` tells how far the row was checked (seed, document, recall, official)."""

    code: str
    name: str
    level: str
    evidence: str


@dataclass(frozen=True, slots=True)
class CodeTable:
    """科目编码表. `levels` are the code lengths of 类, 款, 项; a code's parents are its prefixes of those lengths."""

    name: str
    levels: tuple[int, ...]
    subjects: dict[str, Subject]

    def parents(self, code: str) -> tuple[str, ...]:
        """The codes above `code`, highest first."""
        return tuple(code[:length] for length in self.levels if length < len(code))

    def name_of(self, code: str) -> str:
        """The name in the table; "" for a code that is not in it."""
        subject = self.subjects.get(code)
        return subject.name if subject else ""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the field: `key` is its English name in the code, `name` and `definition` are printed."""

    key: str
    name: str
    definition: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the catalogue of checks (勾稽关系). `options` are the operands its kind asks for.

    `why`, `fix`, `basis` and `example` (a short worked example with numbers) are what `gongkai explain` and the
    handbook print.
    """

    id: str
    kind: str
    title: str
    severity: Severity
    why: str
    fix: str
    basis: str = ""
    example: str = ""
    options: dict[str, object] = field(default_factory=dict)
    file: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Which single fields name the body, its code (if it has one), the year, the unit of money and the date of publication."""

    sheet: str
    code: str
    body: str
    year: str
    unit: str
    date: str


@dataclass(frozen=True, slots=True)
class WaiverSheet:
    """The sheet in which clerks state that a finding is right as it stands, and its columns.

    `rule` holds the id, `table` and `place` where the finding points, `reason` and `who` the statement. A workbook need
    not have the sheet.
    """

    sheet: str
    rule: str
    table: str
    place: str
    reason: str
    who: str


WAN = "万元"
UNITS = {WAN: 1, "元": 10000}
"""The units in which amounts are printed, and how many of them one 万元 has."""


@dataclass(frozen=True, slots=True)
class AmountStyle:
    """How printed tables write amounts: thousands separators or not, what stands for zero, and in which unit."""

    thousands: bool = False
    zero: str = ""
    unit: str = WAN


@dataclass(frozen=True, slots=True)
class Profile:
    """A loaded profile. `folders` are its own and its ancestors', `common` what all profiles share; `version` is stamped
    into its workbooks, `oldest` still read.

    `documents` are what can be printed from one workbook, the disclosure itself first; `disabled` are rules of the
    common catalogue that do not fit this form, each with the reason. `charts` are printed only if it `draws_charts`.
    """

    key: str
    name: str
    version: str
    oldest: str
    year: int
    folders: tuple[Path, ...]
    common: Path
    facts: Facts
    waivers: WaiverSheet
    amounts: AmountStyle
    sheets: dict[str, SheetForm]
    codes: dict[str, CodeTable]
    rules: tuple[Rule, ...]
    disabled: dict[str, str]
    documents: tuple[Outline, ...]
    texts: dict[str, SectionText]
    forms: dict[str, RecordForm]
    pivots: dict[str, Pivot]
    charts: dict[str, ChartForm]
    draws_charts: bool
    glossary: tuple[Term, ...]
    fonts: Path
    changes: Changes = Changes()
    _made: dict[Callable[[Profile], Any], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, make: Callable[[Profile], Made]) -> Made:
        """What `make`, a function of its module, makes of the profile alone: made when first asked for, then kept with it."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]

    @property
    def outline(self) -> Outline:
        """The disclosure itself: the first of the documents."""
        return self.documents[0]

    def titles(self, form: SheetForm) -> tuple[str, ...]:
        """The titles that the form's table may bear in the profile's year.

        The first one leaves open what clerks choose between (部门, 单位): it stands in the workbook.
        """
        titles = (form.title.replace(f"{{{self.facts.year}}}", str(self.year)),)
        for line in self.sheets[self.facts.sheet].lines:
            if line.choices:
                titles = tuple(title.replace(f"{{{line.name}}}", word) for word in ("", *line.choices) for title in titles)
        return tuple(dict.fromkeys(titles))

    def file(self, relative: str) -> Path:
        """A file of the profile, as the nearest of its folders has it."""
        found = (folder / relative for folder in self.folders if (folder / relative).is_file())
        return next(found, self.folders[0] / relative)
