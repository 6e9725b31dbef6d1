"""Cells as boxes of lines: what a table measures and draws."""

from __future__ import annotations

import math
from dataclasses import dataclass
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


class Typesetter:
    """Breaks cells into lines. The same text is measured once, and broken once in the same width: tables repeat it."""

    def __init__(self, theme: Theme, fonts: FontBook) -> None:
        self.theme = theme
        self._fonts = fonts
        self._looks: dict[str, tuple[TextStyle, Face]] = {}
        self._widths: dict[tuple[str, str], float] = {}
        self._broken: dict[tuple[str, str, float], list[CellLine]] = {}

    def look(self, role: str) -> tuple[TextStyle, Face]:
        """Style and face of a role."""
        if role not in self._looks:
            style = self.theme.styles[role]
            self._looks[role] = style, self._fonts.face(style.font)
        return self._looks[role]

    def break_text(self, text: str, role: str, room: float) -> list[CellLine]:
        """The lines of `text` in `room` points."""
        if (text, role) not in self._widths:
            style, face = self.look(role)
            self._widths[text, role] = face.width(text) * style.size
        if self._widths[text, role] <= room:
            room = math.inf  # one line, the same in every room
        if (text, role, room) not in self._broken:
            self._broken[text, role, room] = self._break(text, role, room)
        return self._broken[text, role, room]

    def _break(self, text: str, role: str, room: float) -> list[CellLine]:
        style, face = self.look(role)
        broken = break_lines(text, list(map(face.widths.__getitem__, text)), room / style.size)
        wide = room >= _JUSTIFIED_FROM * style.size
        parts = [text[line.start : line.end] for line in broken]
        last = len(parts) - 1
        return [
            CellLine(part, runs_of(part, face), line.width * style.size, wide and number < last)
            for number, (part, line) in enumerate(zip(parts, broken))
        ]

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
