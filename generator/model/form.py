"""The declarations of one form: which sheets the clerk fills in and how they are printed.

One declaration serves the blank workbook, the reader, the checks and the printed table. It is data from
`templates/<profile>/sheets/*.toml`; nothing here knows a province, a year or a table by name. What follows from a declaration
is worked out once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.model.expression import Formula

TOTAL = "合计"
"""Key of the total row of a subject table."""

CONTENT = "内容"
"""Name of the only value column of a sheet of single fields."""


@dataclass(frozen=True, slots=True)
class CodePart:
    """One printed column of a code column that is printed in pieces: characters `start` to `end` of the code (类, 款, 项).

    With `owner` it holds no piece but the body's own code, in the body's row only.
    """

    path: tuple[str, ...]
    start: int = 0
    end: int = 0
    share: float = 1
    owner: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column as the clerk sees it and as it is printed.

    `name` is its address within the sheet, `path` its head from top to bottom (spans follow from shared prefixes).
    `type`: text, long_text, code, amount (元 or 万元 as the workbook says), quantity (a plain number), percent,
    date, choice, year. `formula` makes it a computed column: the clerk may leave it empty, and what is typed is
    checked. `printed` false keeps it out of the document. `width` is in characters of the workbook, `share` the
    relative width in print. `note` is shown as the head's comment. `aliases` are other heads it may be found by. `parts` prints a
    code column in pieces; `name_of` (code table, code column) fills an empty name from the code beside it.
    """

    name: str
    path: tuple[str, ...]
    type: str = "text"
    formula: Formula | None = None
    required: bool = False
    choices: tuple[str, ...] = ()
    open: bool = False  # choices are offered, other values are allowed
    choices_from: tuple[str, str] | None = None  # (sheet, column) whose values are offered
    width: float = 14
    share: float = 1
    align: str = ""
    note: str = ""
    aliases: tuple[str, ...] = ()
    printed: bool = True
    fill_down: bool = False  # an empty cell repeats the one above it (merged labels)
    parts: tuple[CodePart, ...] = ()
    name_of: tuple[str, str] | None = None
    since: str = ""  # the version of the profile that added it; workbooks of older ones need not have it

    @property
    def is_number(self) -> bool:
        return self.type in ("amount", "quantity")


@dataclass(frozen=True)
class Line:
    """One fixed line. `label` is printed, `name` is its address; `at` its row on the page, from 1.

    `code` is the subject class whose total it shows, if any. `formulas` give computed cells by column name; a column
    that has none, and no formula of its own, is typed; columns in `closed` hold nothing. `type`, `choices`, `required`,
    `note` and `default` serve sheets of single fields. `indent` is in characters.
    """

    name: str
    label: str
    at: int
    side: int = 0
    code: str = ""
    formulas: tuple[tuple[str, Formula], ...] = ()
    closed: tuple[str, ...] = ()
    indent: int = 0
    type: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    note: str = ""
    default: str = ""
    aliases: tuple[str, ...] = ()
    since: str = ""  # as of a column

    def formula(self, column: Column) -> Formula | None:
        """What computes this line's cell in `column`; None if it is typed (or closed)."""
        return self._formulas.get(column.name, column.formula)

    @cached_property
    def _formulas(self) -> dict[str, Formula]:
        return dict(self.formulas)


@dataclass(frozen=True, slots=True)
class Side:
    """One half of a table that prints two lists beside each other (收入 | 支出). A table with one list has one side."""

    head: str
    label_head: str
    columns: tuple[Column, ...]
    label_width: float = 28
    label_share: float = 2


@dataclass(frozen=True, slots=True)
class Follow:
    """When the field `when` (sheet, line) says `value`, an empty sheet follows from `source`, column by column."""

    when: tuple[str, str]
    value: str
    source: str
    columns: tuple[tuple[str, str], ...]  # (own column, column of the source)


@dataclass(frozen=True, slots=True)
class Grouping:
    """How a records sheet is printed in groups: a total row, then per group a subtotal row and its records.

    Without a `column` there are no groups, only the total row. `owner` are the texts (by column, with {placeholders}) of
    a second total row for the body itself.
    """

    column: str
    total_label: str
    subtotal_label: str  # with the placeholder {组}
    sums: tuple[str, ...]
    owner: tuple[tuple[str, str], ...] = ()  # (column, text)


@dataclass(frozen=True)
class SheetForm:
    """One sheet of the workbook and, if it has a `title`, one printed table.

    `kind`: "lines" fixed lines, "subjects" a list by subject code with parents and a total, "records" a free list.
    `code_table` names the table of subject codes. `numbering` prints 序号, `column_numbers` the 栏次 row.
    `fixed` prints all lines even when nothing is filled in; otherwise an empty table prints one empty row.
    `banner` are the three parts of the line above the grid, `notes` stand below always, `empty_note` when empty.
    `number` stands above the title (预算01表), `zero` is what this table prints for nothing, instead of the profile's way.
    `printed_levels` are the code lengths that a subject table prints (all of them by default), `owner` the body's code
    and name for a row of its own below the total. `merge` are record columns merged downwards where they repeat;
    `labels` false leaves out the column of line labels. `guide` is the instruction printed at the top of the sheet, `tab` the colour group of its tab.
    """

    name: str
    kind: str
    sides: tuple[Side, ...]
    title: str = ""
    lines: tuple[Line, ...] = ()
    code_table: str = ""
    numbering: bool = False
    column_numbers: bool = False
    fixed: bool = False
    banner: tuple[str, str, str] = ("", "", "")
    notes: tuple[str, ...] = ()
    empty_note: str = ""
    guide: str = ""
    tab: str = "input"  # facts, statutory, lists, texts, help
    landscape: bool = False
    follow: Follow | None = None
    grouping: Grouping | None = None
    rows: int = 20  # input rows that a blank workbook offers
    aliases: tuple[str, ...] = ()
    number: str = ""
    zero: str | None = None
    printed_levels: tuple[int, ...] = ()
    owner: tuple[str, ...] = ()
    merge: tuple[str, ...] = ()
    labels: bool = True
    since: str = ""  # as of a column
    file: str = ""  # where the declaration stands, for the maintainer

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return tuple(column for side in self.sides for column in side.columns)

    def column(self, name: str, side: int = 0) -> Column:
        """The column `name`; sides may repeat a name, `side` then decides. Raises KeyError."""
        return self._by_side[side].get(name) or self._by_name[name]

    @cached_property
    def _by_side(self) -> tuple[dict[str, Column], ...]:
        return tuple({column.name: column for column in reversed(side.columns)} for side in self.sides)

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {column.name: column for column in reversed(self.columns)}

    @cached_property
    def code_column(self) -> str:
        """The column of subject codes: the first one of a subject sheet that holds codes."""
        return next((column.name for column in self.columns if column.type == "code"), self.columns[0].name)

    @cached_property
    def name_column(self) -> str:
        """The column of subject names: the first one of a subject sheet that holds texts."""
        return next((column.name for column in self.columns if column.type == "text"), self.columns[1].name)

    def line(self, name: str) -> Line:
        """The line `name`. Raises KeyError."""
        return self._lines[name]

    @cached_property
    def _lines(self) -> dict[str, Line]:
        return {line.name: line for line in reversed(self.lines)}

    @cached_property
    def is_fields(self) -> bool:
        """A sheet of single fields: fixed lines with the one column 内容."""
        return self.kind == "lines" and [c.name for c in self.columns] == [CONTENT]

    @property
    def is_internal(self) -> bool:
        """A sheet for the clerk's own use, such as notes and last year's texts: nothing in it was written to be published."""
        return self.tab == "help"
