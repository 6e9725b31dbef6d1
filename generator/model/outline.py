"""What a profile prints: its documents, their parts, the forms and summaries that records are printed as, and charts."""

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

    `title` and `owner` may use the facts and the record's columns as {placeholders}, and of a column that offers the
    names of another sheet, {列.栏}, that sheet's columns. `level` is the title's depth among the headings; the first
    level stands in the contents. With `own_page` each record begins a page. `owner` is printed left of the unit line,
    on every page of the form: the first of its texts whose placeholders all hold something, else the last. `details` is
    the sheet whose rows belong to the record where their column `match` equals the record's column of the same name;
    columns in `merge` are merged downwards where they repeat.
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
    level: int = 2
    own_page: bool = False
    owner: tuple[str, ...] = ()
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
class DeclaredPoint:
    """One point of a chart: its label and, for each series, the address of its value (`表.行.列`)."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChartRows:
    """The points of a chart taken from a sheet's rows with money: records, or subjects whose codes have `length` digits.

    The column `label` names a point, the `columns` hold its values, one for each series. The `top` largest are shown,
    all others together as `rest`.
    """

    sheet: str
    label: str
    columns: tuple[str, ...]
    length: int
    top: int
    rest: str


@dataclass(frozen=True, slots=True)
class ChartForm:
    """How a chart is made: `points` written out, or those of `rows`. `series` name the values of each point.

    `title` and `unit_line` stand above it, `empty` in its place where all is zero; texts may hold {placeholders}.
    `width` (0: that of the text) and `height` are in mm.
    """

    name: str
    title: str
    kind: str
    empty: str
    series: tuple[str, ...]
    points: tuple[DeclaredPoint, ...]
    rows: ChartRows | None
    height: float
    width: float = 0
    unit_line: str = ""
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
