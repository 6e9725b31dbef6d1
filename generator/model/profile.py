"""公开格式: everything that one province and year decides, loaded and frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
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
    """One cell of a form: a printed `label`, the value of a `field` of the record, or of the cell that `value` addresses."""

    label: str = ""
    field: str = ""
    value: str = ""
    span: int = 1
    rows: int = 1
    align: str = ""


@dataclass(frozen=True, slots=True)
class RecordForm:
    """How each record of a sheet is printed as a form with a list below it (项目绩效目标表).

    A form without a `sheet` belongs to the body and is printed once (部门整体绩效目标表).

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
    file: str = ""  # where the declaration stands, for the maintainer


@dataclass(frozen=True, slots=True)
class PivotColumn:
    """One printed column of a summary: its head and the column of the sheet that it shows."""

    path: tuple[str, ...]
    field: str
    share: float = 1
    align: str = ""


@dataclass(frozen=True, slots=True)
class Pivot:
    """Records with their details beside them (项目绩效目标汇总表).

    Each record of `sheet` takes as many rows as it has details (rows of `details` with the same `match`) in its longest
    group; `columns` show the record, and for every value of the details' column `by` named in `groups` the columns
    `shown`, below that value in the head. `owner` (code, name) is a first row for the body, with the sums of `sums`.
    """

    name: str
    sheet: str
    details: str
    match: str
    by: str
    groups: tuple[str, ...]
    columns: tuple[PivotColumn, ...]
    shown: tuple[PivotColumn, ...]
    over: str = ""  # a head above all groups
    banner: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    file: str = ""  # where the declaration stands, for the maintainer


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section file as it stands: its name, path and text."""

    name: str
    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class Outline:
    """One printed document of a profile: titles with {placeholders}, fields of cover and running heads, parts in order.

    `name` is what `--document` asks for, `suffix` what its files' names end in, `file` its declaration, `reference` the
    Word file that holds its look.
    """

    name: str
    suffix: str
    file: str
    reference: Path
    title: str
    subject: str
    contents_title: str
    cover: dict[str, str]
    parts: tuple[OutlinePart, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A loaded profile. `folders` are its own and its ancestors'; `version` is stamped into its workbooks.

    `documents` are what can be printed from one workbook, the disclosure itself first; `disabled` are rules of the
    common catalogue that do not fit this form, each with the reason.
    """

    key: str
    name: str
    version: str
    year: int
    folders: tuple[Path, ...]
    facts: Facts
    amounts: AmountStyle
    sheets: dict[str, SheetForm]
    codes: dict[str, CodeTable]
    rules: tuple[Rule, ...]
    disabled: dict[str, str]
    documents: tuple[Outline, ...]
    texts: dict[str, SectionText]
    forms: dict[str, RecordForm]
    pivots: dict[str, Pivot]
    glossary: tuple[Term, ...]
    fonts: Path

    @property
    def outline(self) -> Outline:
        """The disclosure itself: the first of the documents."""
        return self.documents[0]

    def file(self, relative: str) -> Path:
        """A file of the profile, as the nearest of its folders has it."""
        found = (folder / relative for folder in self.folders if (folder / relative).is_file())
        return next(found, self.folders[0] / relative)
