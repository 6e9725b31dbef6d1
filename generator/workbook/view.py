"""One sheet as the reader sees it: only cells that hold something, and what merged cells cover."""

from __future__ import annotations

from generator.workbook.coordinates import Spot
from generator.workbook.stored import StoredCell, StoredSheet


class View:
    """The valued cells of a sheet. A stray format in the last row of a million costs nothing here."""

    def __init__(self, sheet: StoredSheet):
        self.title, self.damaged = sheet.title, sheet.damaged
        self.cells: dict[Spot, StoredCell] = {spot: cell for spot, cell in sheet.cells.items() if _holds(cell)}
        self.last_row = max((row for row, _ in self.cells), default=0)
        self.last_column = max((column for _, column in self.cells), default=0)
        self.covered: dict[Spot, Spot] = {}
        for merged in sheet.merged:
            if merged[:2] in self.cells:
                self._cover(*merged)

    def _cover(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        for row in range(first_row, min(last_row, self.last_row) + 1):
            for column in range(first_column, min(last_column, self.last_column) + 1):
                if (row, column) not in self.cells:
                    self.covered[row, column] = first_row, first_column

    def shown(self, row: int, column: int) -> StoredCell | None:
        """The cell, or the merged one that covers this place."""
        spot = (row, column)
        return self.cells.get(spot) or self.cells.get(self.covered.get(spot, spot))

    def text(self, row: int, column: int) -> str:
        """The text of a cell in a head or label; a formula there says nothing."""
        cell = self.shown(row, column)
        return "" if cell is None or cell.formula is not None else str(cell.value)


def _holds(cell: StoredCell) -> bool:
    return cell.formula is not None or not (isinstance(cell.value, str) and not cell.value.strip())
