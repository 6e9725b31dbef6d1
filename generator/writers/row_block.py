"""Rows of table cells, measured and drawn: the part of a grid that its head and its body have in common."""

from __future__ import annotations

import math
from itertools import accumulate

from generator.model.document import Row
from generator.writers.chinese_text import aligned, spread
from generator.writers.pen import Pen, pdf_number
from generator.writers.typesetter import Box, CellLine, Typesetter

_RULE = 0.5  # thickness of the rules in points


class RowBlock:
    """Measured rows. `heights` are points a row and may be raised; `first_of[r]` is where row r of the table begins.

    A row taller than `tallest` is taken apart into rows of about one line each that only its outer rules enclose, so
    that a page may end at any of its lines.
    """

    def __init__(
        self, rows: tuple[Row, ...], widths: list[float], typesetter: Typesetter, tallest: float = math.inf
    ) -> None:
        self.columns = [0.0, *accumulate(widths)]
        self.padding = typesetter.theme.cell_padding
        boxes = [
            typesetter.box(cell, r, c, len(rows), self.columns)
            for r, row in enumerate(rows)
            for c, cell in enumerate(row[: len(widths)])
            if cell is not None
        ]
        heights = self._measure(boxes, len(rows))
        self.heights, self.first_of = self._take_apart(boxes, heights, tallest)
        self.merged = [box for box in boxes if box.bottom - box.top > 1]
        self._starting: list[list[Box]] = [[] for _ in self.heights]
        for box in boxes:
            self._starting[box.top].append(box)
        self._owners = self._own(boxes, len(widths))

    def _measure(self, boxes: list[Box], rows: int) -> list[float]:
        padding = self.padding[1]
        heights = [2 * padding] * rows
        for box in boxes:
            single = box.bottom - box.top == 1
            needed = (
                box.height(padding) if single else box.style.leading + 2 * padding
            )  # Word keeps a line in every row
            for row in range(box.top, box.bottom):
                heights[row] = max(heights[row], needed)
        for box in sorted((box for box in boxes if box.bottom - box.top > 1), key=lambda box: box.bottom):
            lacking = box.height(padding) - sum(heights[box.top : box.bottom])
            if lacking > 0:
                for row in range(box.top, box.bottom):
                    heights[row] += lacking / (box.bottom - box.top)
        return heights

    def _take_apart(self, boxes: list[Box], heights: list[float], tallest: float) -> tuple[list[float], list[int]]:
        """Heights and first rows once the rows that are too tall are taken apart; moves the boxes to their new rows."""
        leading = [12.0] * len(heights)
        for box in boxes:
            leading[box.top] = max(leading[box.top], box.style.leading)
        parts = [
            math.ceil((height - 2 * self.padding[1]) / pitch) if height > tallest else 1
            for height, pitch in zip(heights, leading)
        ]
        first_of = [0, *accumulate(parts)]
        if len(heights) != first_of[-1]:
            for box in boxes:
                box.top, box.bottom = first_of[box.top], first_of[box.bottom]
        return [height / part for height, part in zip(heights, parts) for _ in range(part)], first_of

    def _own(self, boxes: list[Box], columns: int) -> list[list[int] | None]:
        """For each row which box covers each column, by number; None for a row in which every cell is single."""
        owners: list[list[int] | None] = [None] * len(self.heights)
        for number, box in enumerate(boxes):
            if (box.bottom - box.top, box.right - box.left) == (1, 1):
                continue
            for row in range(box.top, box.bottom):
                if owners[row] is None:
                    owners[row] = [-1 - column for column in range(columns)]  # single cells: a number for each column
                owners[row][box.left : box.right] = [number] * (box.right - box.left)
        return owners

    def visible(self, start: int, end: int) -> list[Box]:
        """The boxes of rows [start, end), including those that begin above."""
        above = [box for box in self.merged if box.top < start < box.bottom]
        return above + [box for row in self._starting[start:end] for box in row]

    def crossing(self, start: int, end: int) -> list[Box]:
        """The merged boxes that reach into rows [start, end) from outside or out of them."""
        return [
            box for box in self.merged if box.top < end and box.bottom > start and (box.top < start or box.bottom > end)
        ]

    def draw_rules(self, canvas, x: float, top: float, start: int, end: int, closed: bool) -> None:
        """Draw the rules of rows [start, end) below `top`; without the lowest one unless `closed`."""
        across = [pdf_number(x + edge) for edge in self.columns]
        down = [pdf_number(edge) for edge in self._edges(top, start, end)]
        lines = (f"{across[a]} {down[b]} m {across[c]} {down[d]} l" for a, b, c, d in self.rules(start, end, closed))
        canvas.setLineWidth(_RULE)
        canvas.setLineCap(2)
        canvas.addLiteral("\n".join(["n", *lines, "S"]))

    def rules(self, start: int, end: int, closed: bool) -> list[tuple[int, int, int, int]]:
        """The rules of rows [start, end): column and row edge at which each begins and ends, rows from `start` on."""
        rows, last = end - start, len(self.columns) - 1
        rules = [(0, 0, 0, rows), (last, 0, last, rows), (0, 0, last, 0)]
        if closed:
            rules.append((0, rows, last, rows))
        for row in range(1, rows):
            rules += [(a, row, b, row) for a, b in self._below(start + row - 1)]
        for column in range(1, last):
            rules += [(column, a, column, b) for a, b in self._beside(column, start, end)]
        return rules

    def _edges(self, top: float, start: int, end: int) -> list[float]:
        """The upper edge of each of the rows [start, end) whose first one begins at `top`, and the lowest edge."""
        return [top, *(top - height for height in accumulate(self.heights[start:end]))]

    def _below(self, row: int) -> list[tuple[int, int]]:
        """From which to which column edge the rule below `row` runs: not through merged cells."""
        upper, lower = self._owners[row], self._owners[row + 1]
        if upper is None or lower is None:
            return [(0, len(self.columns) - 1)]
        return _runs([a < 0 or a != b for a, b in zip(upper, lower)])

    def _beside(self, column: int, start: int, end: int) -> list[tuple[int, int]]:
        """From which to which row edge (counted from `start`) the rule at the left of `column` runs."""
        drawn = [owners is None or owners[column - 1] != owners[column] for owners in self._owners[start:end]]
        return _runs(drawn)

    def write(self, pen: Pen, x: float, top: float, start: int, end: int, labels: dict[Box, tuple[int, int]]) -> None:
        """Write the text of rows [start, end). `labels` says which lines to show of a cell that is not shown whole."""
        y = self._edges(top, start, end)
        for box in self.visible(start, end):
            upper, lower = y[max(box.top - start, 0)], y[min(box.bottom, end) - start]
            shown = slice(*labels[box]) if box in labels else slice(None)
            lines = box.lines[shown]
            pen.mark_begin(box.tag)
            if any(line.runs for line in lines):  # many cells are empty
                self._write_box(pen, box, lines, x, (upper, lower))
            pen.mark_end()

    def _write_box(self, pen: Pen, box: Box, lines: list[CellLine], x: float, span: tuple[float, float]) -> None:
        left = x + self.columns[box.left] + self.padding[0] + box.indent
        room = self.columns[box.right] - self.columns[box.left] - 2 * self.padding[0] - box.indent
        size, leading = box.style.size, box.style.leading
        top = (span[0] + span[1] + len(lines) * leading) / 2  # centred between the rules
        pen.style(box.style)
        for line in lines:
            top -= leading
            stretch = line.stretch and box.align == "left"
            start = aligned(box.align, left, line.width, room)
            extra = spread(line.text, line.width, room, size) if stretch else 0.0
            pen.runs(line.runs, size, start, top + (leading - size) / 2, extra)


def _runs(flags: list[bool]) -> list[tuple[int, int]]:
    """The [start, end) of every unbroken run of true flags."""
    edges = [
        i for i in range(len(flags) + 1) if (flags[i - 1] if i else False) != (flags[i] if i < len(flags) else False)
    ]
    return list(zip(edges[::2], edges[1::2]))
