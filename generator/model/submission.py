"""部门填报数据: what one body declares for one year. Frozen; every cell knows where it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from generator.model.figure import Figure
from generator.model.form import CONTENT, TOTAL
from generator.model.source import SourceRef

Value = Figure | str | date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: `value` is what counts and is printed.

    `typed` is what the clerk typed (None if nothing), `computed` what the form's formula gives (None if it has none).
    The value is the typed one where there is one, else the computed one. `source` is the cell of the workbook, also for
    a computed cell that the workbook leaves empty.
    """

    value: Value = None
    source: SourceRef | None = None
    typed: Value = None
    computed: Figure | None = None


BLANK = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `key` is its address: a line's name, a subject code, 合计, or the number of a record from "1"."""

    key: str
    label: str
    cells: dict[str, Cell]
    source: SourceRef
    code: str = ""

    def __getitem__(self, column: str) -> Cell:
        return self.cells.get(column, BLANK)

    def text(self, column: str) -> str:
        """The cell as text; "" when empty."""
        value = self[column].value
        return "" if value is None else value.value.__str__() if isinstance(value, Figure) else str(value)

    def figure(self, column: str) -> Figure | None:
        value = self[column].value
        return value if isinstance(value, Figure) else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """公开报表 as the clerk sees it. `present` is False when the workbook has no such sheet."""

    name: str
    rows: tuple[Row, ...] = ()
    present: bool = True
    index: dict[str, Row] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.index.update((row.key, row) for row in reversed(self.rows))

    def row(self, key: str) -> Row | None:
        return self.index.get(key)

    @property
    def records(self) -> tuple[Row, ...]:
        """All rows but the total."""
        return tuple(row for row in self.rows if row.key != TOTAL)


@dataclass(frozen=True, slots=True)
class Submission:
    """All sheets of one workbook by name. `file` is the workbook's file name, `unit` the unit its amounts were typed in."""

    profile: str
    file: str
    unit: str
    sheets: dict[str, Sheet]

    def sheet(self, name: str) -> Sheet:
        return self.sheets.get(name) or Sheet(name, present=False)

    def cell(self, sheet: str, row: str, column: str = CONTENT) -> Cell:
        found = self.sheet(sheet).row(row)
        return found[column] if found else Cell()

    def field(self, sheet: str, line: str) -> str:
        """A single field as text; "" when empty."""
        found = self.sheet(sheet).row(line)
        return found.text(CONTENT) if found else ""

    def cells(self) -> Iterator[tuple[Sheet, Row, str, Cell]]:
        for sheet in self.sheets.values():
            for row in sheet.rows:
                for column, cell in row.cells.items():
                    yield sheet, row, column, cell
