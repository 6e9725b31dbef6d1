"""What a profile prints: its documents, their parts, and the forms and summaries that records are printed as."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


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
