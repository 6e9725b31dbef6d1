"""What the readers of all kinds of rows share: spots, cells of a row, required cells."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.finding import Finding
from generator.model.form import Column
from generator.model.profile import Profile
from generator.model.source import SourceRef
from generator.model.submission import Cell, Row
from generator.workbook.coordinates import Spot, address
from generator.workbook.locate import Located
from generator.workbook.messages import report
from generator.workbook.values import CellReader


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader of rows works with: the profile, the reader of cells, and the findings so far."""

    profile: Profile
    cells: CellReader
    findings: list[Finding]

    def say(self, *arguments, **options) -> None:
        self.findings.append(report(*arguments, **options))

    def row(self, found: Located, row: int, words: str, line: str, skip: tuple[str, ...] = ()) -> dict[str, Cell]:
        """The cells of a record or subject row by column, empty ones too; those in `skip` are not read."""
        form, values = found.form, {}
        for column in form.columns:
            spot = spot_of(found, row, column)
            source = SourceRef(found.title, address(spot), words, column.name)
            if spot and column.name not in skip:
                values[column.name] = self.cells.read(found, spot, column, source, (form.name, 0, column.name, line))
            else:
                values[column.name] = Cell(None, source)
        return values

    def require(self, found: Located, row: Row, column: Column, at: int) -> None:
        """A finding for a required cell that is empty; one that holds something unreadable has its own."""
        form, cell = found.form, row[column.name]
        spot = spot_of(found, at, column, form.line(row.key).side if form.lines else 0)
        if cell.typed is not None or spot is None or shown(found, spot):
            return
        words = row.key if form.lines else row.label
        words = f"“{words}”" if form.is_fields else f"“{words}”的“{column.name}”"
        self.say("R15", f"“{found.title}”表{words}没有填", (cell.source,), expected="必填")


def typed_rows(found: Located) -> list[int]:
    """The rows below the head that hold anything but the formulas of computed columns, and the total row."""
    form, names, head_row = found.form, found.names(), found.head_row
    computed = {column.name for column in form.columns if column.formula}
    if form.kind == "subjects":
        computed.add(form.name_column)
    rows = {found.total} - {0}
    for (row, index), cell in found.view.cells.items():
        if row > head_row and index in names and not (cell.formula is not None and names[index][1] in computed):
            rows.add(row)
    return sorted(rows)


def spot_of(found: Located, row: int, column: Column, side: int = 0) -> Spot | None:
    """Where a column's cell stands in a row; None if the sheet has no such column."""
    index = found.columns.get((side, column.name))
    return (row, index) if index else None


def row_address(found: Located, row: int) -> str:
    """The first cell of a row."""
    return address((row, min(found.columns.values())))


def shown(found: Located, spot: Spot) -> str:
    """What stands in a cell, as it stands there."""
    cell = found.view.shown(*spot)
    return "" if cell is None else str(cell.formula if cell.value is None else cell.value)
