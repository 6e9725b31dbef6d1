"""A clerk at the workbook: types into cells that are found by their words, deletes and adds rows, as one does in Excel."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

from generator.model.profile import Profile
from generator.workbook.grid import Grid, grids_of


class Clerk:
    """One workbook, open until it is saved."""

    def __init__(self, path: Path, profile: Profile):
        self.path, self.book, self.grids = path, load_workbook(path), grids_of(profile)

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path

    def type(self, sheet: str, row: str, column: str, value: str) -> None:
        """`row` is a fixed line's name, a record's code or name, or 合计 of a sheet by subjects."""
        grid = self.grids[sheet]
        place = next(place for place in grid.places if place.column.name == column)
        kind = place.column.type
        if grid.form.kind == "lines":
            line = grid.form.line(row)
            place, kind = next(place for place in grid.side_of(line.side) if place.column.name == column), line.type or kind
            number = grid.row_of(line)
        else:
            number = self._row(grid, row)
        _enter(self.book[sheet].cell(number, place.index), kind, value)

    def rows(self, sheet: str) -> list[str]:
        """What the records of a list are called, from the top."""
        grid = self.grids[sheet]
        named = self._naming(grid)
        found = (self.book[sheet].cell(number, named).value for number in self._numbers(grid))
        return [str(value) for value in found if value not in (None, "")]

    def add(self, sheet: str, record: dict[str, str]) -> None:
        """Type one more record into the first empty row."""
        grid = self.grids[sheet]
        number = next(number for number in self._numbers(grid) if self.book[sheet].cell(number, self._naming(grid)).value in (None, ""))
        for column, value in record.items():
            place = grid.place(column)
            _enter(self.book[sheet].cell(number, place.index), place.column.type, value)

    def delete(self, sheet: str, name: str) -> None:
        """Delete every row of a list whose first naming cell says so: what stands below moves up."""
        grid = self.grids[sheet]
        named = self._naming(grid)
        page = self.book[sheet]
        typed = [place.index for place in grid.places if place.column.formula is None]
        numbers = list(self._numbers(grid))
        stay = [[page.cell(number, index) for index in typed] for number in numbers if str(page.cell(number, named).value or "") != name]
        values = [[(cell.value, cell.number_format) for cell in row] for row in stay]
        values += [[(None, "General")] * len(typed)] * (len(numbers) - len(values))
        for number, row in zip(numbers, values, strict=True):
            for index, (value, style) in zip(typed, row, strict=True):
                cell = page.cell(number, index)
                if not (isinstance(cell.value, str) and cell.value.startswith("=")):
                    cell.value = value
                    if value is not None:
                        cell.number_format = style

    def fill_down(self, sheet: str, column: str, value: str) -> None:
        """Type a value into every row of a list that holds a record."""
        grid = self.grids[sheet]
        for number in self._numbers(grid):
            if self.book[sheet].cell(number, self._naming(grid)).value not in (None, ""):
                self.book[sheet].cell(number, grid.place(column).index).value = value

    def replace(self, sheet: str, column: str, old: str, new: str) -> None:
        """Replace words in a column of a list."""
        grid = self.grids[sheet]
        for number in self._numbers(grid):
            cell = self.book[sheet].cell(number, grid.place(column).index)
            if isinstance(cell.value, str) and not cell.value.startswith("="):
                cell.value = cell.value.replace(old, new)

    def _numbers(self, grid: Grid) -> range:
        return range(grid.first_record, self.book[grid.form.name].max_row + 1)

    def _naming(self, grid: Grid) -> int:
        """The column by which a record is found: its code on a sheet by subjects, else the name in it."""
        if grid.form.kind == "subjects":
            return grid.code_index
        return next(place.index for place in grid.places if place.column.required and place.column.type in ("text", "choice"))

    def _row(self, grid: Grid, name: str) -> int:
        if name == "合计":
            return grid.first_row
        column = self._naming(grid)
        return next(number for number in self._numbers(grid) if str(self.book[grid.form.name].cell(number, column).value or "") == name)


def _enter(cell: Cell, kind: str, value: str) -> None:
    if kind in ("amount", "quantity"):
        cell.value = Decimal(value)
    elif kind == "percent":
        cell.value, cell.number_format = Decimal(value.rstrip("%")) / 100, "0%"
    else:
        cell.value = value
