"""One sheet as the reader sees it: only cells that hold something, and what merged cells cover."""

from __future__ import annotations

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

Spot = tuple[int, int]
"""Row and column, from 1."""


class View:
    """The valued cells of a sheet. A stray format in the last row of a million costs nothing here."""

    def __init__(self, sheet: Worksheet):
        self.title = sheet.title
        # every cell that exists; iter_rows would walk all rows up to the last formatted one
        self.cells: dict[Spot, Cell] = {spot: cell for spot, cell in sheet._cells.items() if _holds(cell.value)}
        self.last_row = max((row for row, _ in self.cells), default=0)
        self.last_column = max((column for _, column in self.cells), default=0)
        self.covered: dict[Spot, Spot] = {}
        for merged in sheet.merged_cells.ranges:
            origin = (merged.min_row, merged.min_col)
            if origin in self.cells:
                self._cover(merged, origin)

    def _cover(self, merged, origin: Spot) -> None:
        for row in range(merged.min_row, min(merged.max_row, self.last_row) + 1):
            for column in range(merged.min_col, min(merged.max_col, self.last_column) + 1):
                if (row, column) not in self.cells:
                    self.covered[row, column] = origin

    def shown(self, row: int, column: int) -> Cell | None:
        """The cell, or the merged one that covers this place."""
        spot = (row, column)
        return self.cells.get(spot) or self.cells.get(self.covered.get(spot, spot))

    def text(self, row: int, column: int) -> str:
        """The text of a cell in a head or label; a formula there says nothing."""
        cell = self.shown(row, column)
        return "" if cell is None or cell.data_type == "f" else str(cell.value)


def _holds(value: object) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())
