"""公开格式: everything that one province and year decides, loaded and frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from generator.model.finding import Severity
from generator.model.form import SheetForm


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
    """Which single fields name the body, the year, the unit of money and the date of publication."""

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


@dataclass(frozen=True, slots=True)
class AmountStyle:
    """How printed tables write amounts: thousands separators or not, and what stands for zero."""

    thousands: bool = False
    zero: str = ""


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """One section of the printed document: its page set-up, its tables or its text files.

    `contents_group` is the line that the contents page prints above the section's headings; a section without one goes
    on under the line before it.
    """

    setup: str
    contents_group: str = ""
    tables: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormCell:
    """One cell of a form such as the project goal form: a printed `label`, or the value of a `field` of the record."""

    label: str = ""
    field: str = ""
    span: int = 1
    rows: int = 1
    align: str = ""


@dataclass(frozen=True, slots=True)
class RecordForm:
    """How each record of a sheet is printed as a form with a list below it (项目绩效目标表).

    `title` and `unit_line` may use the record's columns as {placeholders}; `details` is the sheet whose rows belong to
    the record where their column `match` equals the record's column of the same name; columns in `merge` are merged
    downwards where they repeat.
    """

    name: str
    sheet: str
    title: str
    unit_line: str
    widths: tuple[float, ...]
    rows: tuple[tuple[FormCell, ...], ...]
    details: str = ""
    match: str = ""
    merge: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section file as it stands: its name, path and text."""

    name: str
    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The printed document: titles with {placeholders}, the fields of cover and running heads, the parts in order."""

    title: str
    subject: str
    contents_title: str
    cover: dict[str, str]
    parts: tuple[OutlinePart, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A loaded profile. `path` is its folder; `version` is stamped into its workbooks, `oldest` is the oldest still read."""

    key: str
    name: str
    version: str
    oldest: str
    year: int
    path: Path
    facts: Facts
    waivers: WaiverSheet
    amounts: AmountStyle
    sheets: dict[str, SheetForm]
    codes: dict[str, CodeTable]
    rules: tuple[Rule, ...]
    outline: Outline
    texts: dict[str, SectionText]
    forms: dict[str, RecordForm]
    glossary: tuple[Term, ...]
    reference: Path
    fonts: Path
