"""A line of the contents page: title, dot leader, page number; the whole line is a link."""

from __future__ import annotations

from generator.model.theme import TextStyle
from generator.writers.chinese_text import HAN_LATIN_GAP
from generator.writers.fonts import Face
from generator.writers.line_breaking import Line, break_lines
from generator.writers.pen import Pen

_DOT = "."
_LEAST_LEADER = 3.0  # em that title and page number keep apart
_DOT_PITCH = 0.5  # em from dot to dot; dots of all lines stand below each other


class ContentsLine:
    """`title` ...... `label`, linked to the bookmark `key`. A long title takes more lines, the last with the number."""

    def __init__(self, title: str, label: str, key: str, style: TextStyle, face: Face) -> None:
        self.title = title
        self.label = label
        self.key = key
        self.style = style
        self.face = face
        self.width = 0.0
        self.height = 0.0
        self.lines: list[Line] = []

    def wrap(self, width: float) -> float:
        """Break the title for a column of `width` points; returns the height in points."""
        style = self.style
        self.width = width
        room = width / style.size - style.indent - self.face.width(self.label) - _LEAST_LEADER
        advances = list(map(self.face.widths.__getitem__, self.title))
        self.lines = break_lines(self.title, advances, room, gap=HAN_LATIN_GAP)
        self.height = style.before + len(self.lines) * style.leading + style.after
        return self.height

    def draw_on(self, canvas, x: float, y: float) -> None:
        """Draw with the lower left corner at (x, y)."""
        style, size = self.style, self.style.size
        left, right = x + style.indent * size, x + self.width
        base = y + self.height - style.before + (style.leading - size) / 2
        pen = Pen(canvas)
        pen.style(style)
        pen.mark_begin("TOCI")
        for line in self.lines:
            base -= style.leading
            pen.line(self.title[line.start : line.end], self.face, size, left, base, gap=HAN_LATIN_GAP)
        number = right - self.face.width(self.label) * size
        self._write_leader(pen, left + self.lines[-1].width * size, number, right, base)
        pen.line(self.label, self.face, size, number, base)
        pen.mark_end()
        pen.close()
        canvas.linkRect(self.title, self.key, (x, y, right, y + self.height))

    def _write_leader(self, pen: Pen, start: float, end: float, right: float, base: float) -> None:
        """Dots on a grid that is counted from the right margin, so that they stand below each other on all lines."""
        pitch = _DOT_PITCH * self.style.size
        nearest = int((right - end) / pitch) + 2
        farthest = int((right - start) / pitch) - 1
        dots = farthest - nearest + 1
        if dots > 0:
            spacing = pitch - self.face.width(_DOT) * self.style.size
            pen.line(_DOT * dots, self.face, self.style.size, right - farthest * pitch, base, letter_spacing=spacing)
