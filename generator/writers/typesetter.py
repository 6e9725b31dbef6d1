"""Cells as boxes of lines: what a table measures and draws."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.model.document import TableCell
from generator.model.theme import TextStyle, Theme
from generator.writers.fonts import Face, FontBook
from generator.writers.line_breaking import break_lines
from generator.writers.pen import Run, runs_of

USED_WIDTH = 0.97  # share of a cell's inner width that our lines use, so that another engine never needs more of them
_JUSTIFIED_FROM = 10  # characters; in narrower cells stretched lines look torn


class CellLine(NamedTuple):
    """One printed line of a cell; `width` in points, `stretch` if it may be justified."""

    text: str
    runs: tuple[Run, ...]
    width: float
    stretch: bool


@dataclass(eq=False, slots=True)
class Box:
    """A cell in its place: rows [top, bottom) and columns [left, right), with its lines and their look."""

    top: int
    bottom: int
    left: int
    right: int
    lines: list[CellLine]
    style: TextStyle
    face: Face
    align: str
    indent: float  # points
    tag: str

    def height(self, padding: float) -> float:
        """The least height of the box in points."""
        return len(self.lines) * self.style.leading + 2 * padding


@lru_cache(maxsize=4096)  # tables repeat their texts, and a county's documents each other's tables
def _one_line(text: str, face: Face, size: float) -> CellLine:
    """The line of a text that fits its room."""
    text = text.rstrip()
    return CellLine(text, runs_of(text, face), face.width(text) * size, stretch=False)


@lru_cache(maxsize=1024)
def _broken(text: str, face: Face, size: float, room: float) -> tuple[CellLine, ...]:
    """The lines of `text` in `room` points."""
    broken = break_lines(text, list(map(face.widths.__getitem__, text)), room / size)
    wide = room >= _JUSTIFIED_FROM * size
    parts = [text[line.start : line.end] for line in broken]
    last = len(parts) - 1
    return tuple(
        [
            CellLine(part, runs_of(part, face), line.width * size, wide and number < last)
            for number, (part, line) in enumerate(zip(parts, broken))
        ]
    )


class Typesetter:
    """Breaks cells into lines."""

    def __init__(self, theme: Theme, fonts: FontBook) -> None:
        self.theme = theme
        self._fonts = fonts
        self._looks: dict[str, tuple[TextStyle, Face]] = {}

    def look(self, role: str) -> tuple[TextStyle, Face]:
        """Style and face of a role."""
        if role not in self._looks:
            style = self.theme.styles[role]
            self._looks[role] = style, self._fonts.face(style.font)
        return self._looks[role]

    def break_text(self, text: str, role: str, room: float) -> tuple[CellLine, ...]:
        """The lines of `text` in `room` points."""
        style, face = self.look(role)
        if face.width(text) * style.size <= room:
            return (_one_line(text, face, style.size),)
        return _broken(text, face, style.size, room)

    def box(self, cell: TableCell, row: int, column: int, rows: int, edges: list[float]) -> Box:
        """The box of a cell at (row, column) of a block of `rows` rows whose columns end at `edges`."""
        style, face = self.look(cell.role)
        right = min(column + cell.colspan, len(edges) - 1)
        indent = cell.indent * style.size
        room = (edges[right] - edges[column] - 2 * self.theme.cell_padding[0] - indent) * USED_WIDTH
        lines: list[CellLine] = []
        for spans in cell.lines or ((),):
            lines += self.break_text("".join([span.text for span in spans]), cell.role, max(room, style.size))
        bottom = min(row + cell.rowspan, rows)
        return Box(row, bottom, column, right, lines, style, face, cell.align, indent, "TH" if cell.header else "TD")
