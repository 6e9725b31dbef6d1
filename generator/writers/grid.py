"""A ruled table on the page: banner and head on every page, and a page end after any row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.model.document import Table
from generator.model.theme import Theme
from generator.writers.chinese_text import aligned
from generator.writers.fonts import FontBook
from generator.writers.pen import Pen
from generator.writers.row_block import RowBlock
from generator.writers.typesetter import Box, CellLine, Typesetter

_REPEATED_AT_MOST = 0.7  # share of the page that banner and head may take; a higher head is printed once
_SAFE_ROOM = 10.0  # points free at a table's page end, so that an engine with slightly higher rows breaks there too
_STRETCH_AT_MOST = 0.15  # share of the rows' height by which they may grow for looks; more only to end the page
_LABEL_AT_MOST = 4  # lines; a merged cell of more is a text, which goes on over the page's end
_BANNER_ROLE = "TableBanner"
_BANNER_ALIGN = ("left", "center", "right")


class Grid:
    """A table measured for `width` points. Call `measure` with the height of a page, then `pieces`."""

    def __init__(self, table: Table, typesetter: Typesetter, width: float) -> None:
        self.table = table
        self.width = width
        self.key = ""
        scale = width / sum(table.widths)
        self._widths = [share * scale for share in table.widths]
        self._typesetter = typesetter
        self._measured_for = 0.0
        self.banner: list[tuple[CellLine, ...]] = []
        self.banner_height = 0.0

    @classmethod
    def of(cls, table: Table, theme: Theme, fonts: FontBook, width: float) -> Grid:
        """A grid with a typesetter of its own."""
        return cls(table, Typesetter(theme, fonts), width)

    def measure(self, page_height: float) -> None:
        """Find the height of every row, once. `page_height` is the height of the text area."""
        if self._measured_for == page_height:
            return
        self._measured_for = page_height
        self._measure_banner()
        table, typesetter = self.table, self._typesetter
        self.head = RowBlock(table.head, self._widths, typesetter)
        rows = table.body
        if self.banner_height + sum(self.head.heights) > _REPEATED_AT_MOST * page_height:
            self.head = RowBlock((), self._widths, typesetter)
            rows = table.head + table.body
        self.lead_height = self.banner_height + sum(self.head.heights)
        self.body = RowBlock(rows, self._widths, typesetter, page_height - self.lead_height - _SAFE_ROOM)

    def _measure_banner(self) -> None:
        """Left part in what middle and right leave; they are one line each unless they are longer than a third."""
        if not self.table.has_banner:
            return
        third = self.width / 3
        parts = self.table.banner
        self.banner = [self._typesetter.break_text(part, _BANNER_ROLE, third) for part in parts]
        if not parts[1]:
            self.banner[0] = self._typesetter.break_text(parts[0], _BANNER_ROLE, 2 * third)
        style, _ = self._typesetter.look(_BANNER_ROLE)
        lines = max(len(part) for part in self.banner)
        self.banner_height = lines * style.leading + 2 * self._typesetter.theme.cell_padding[1]

    @property
    def height(self) -> float:
        """The height of the whole table on one page, in points."""
        return self.lead_height + sum(self.body.heights)

    def least_height(self, rows: int = 2) -> float:
        """The height of banner, head and the first `rows` rows: what has to fit for the table to begin on a page."""
        return self.lead_height + sum(self.body.heights[:rows])

    @property
    def row_heights(self) -> tuple[float, ...]:
        """The least heights of banner, head and body rows, stretched as drawn; 0 for a row taller than a page."""
        banner = (self.banner_height,) if self.banner else ()
        first = self.body.first_of
        body = (self.body.heights[a] if b - a == 1 else 0.0 for a, b in pairwise(first))
        return (*banner, *self.head.heights, *body)

    def whole(self) -> GridPiece:
        """The table in one piece."""
        return GridPiece(self, 0, len(self.body.heights), {})

    def pieces(self, first_room: float, page_room: float, reserve: float) -> Iterator[GridPiece]:
        """The table over pages: `first_room` points are left on the first page, `page_room` on every other.

        Below the last row `reserve` points stay free. The rows of each page but the last grow evenly until about half
        of the next row's height is free: then an engine that is off by some points ends the page after the same row.
        Where that would take much, they grow just enough for the next row not to fit elsewhere either.
        """
        heights = self.body.heights
        shown: dict[Box, int] = {}
        start, room = 0, first_room
        while True:
            end, used = self._fill(start, room, reserve)
            if end < len(heights):
                free = self._make_room_for_labels(start, end, room - used)
                self._stretch(start, end, free)
            labels = self._labels(start, end, shown)
            yield GridPiece(self, start, end, labels)
            if end >= len(heights):
                return
            start, room = end, page_room

    def _fill(self, start: int, room: float, reserve: float) -> tuple[int, float]:
        """The row before which the page ends that begins with row `start`, and the height it takes."""
        heights = self.body.heights
        end, used = start, self.lead_height
        while end < len(heights) and used + heights[end] <= room + 0.01:
            used += heights[end]
            end += 1
        complete = end == len(heights)
        if complete and used + reserve <= room + 0.01:
            return end, used
        if not complete and end > start and room - used >= min(_SAFE_ROOM, heights[end] / 2):
            return end, used
        if end - start > 1:
            return end - 1, used - heights[end - 1]
        return max(end, start + 1), used  # one row at least, whatever its height: a page must not stay empty

    def _stretch(self, start: int, end: int, free: float) -> None:
        heights = self.body.heights
        wanted = free - heights[end] / 2
        needed = free - heights[end] + _SAFE_ROOM  # with less the next row may still fit in an engine with lower rows
        rows = sum(heights[start:end])
        extra = max(0.0, min(wanted, max(needed, _STRETCH_AT_MOST * rows))) / (end - start)
        for row in range(start, end):
            heights[row] += extra

    def _make_room_for_labels(self, start: int, end: int, free: float) -> float:
        """Let the last row grow until the labels that go on below it stand whole above; returns what stays free."""
        heights, padding = self.body.heights, self.body.padding[1]
        for box in self.body.crossing(start, end):
            if box.bottom <= end or len(box.lines) > _LABEL_AT_MOST:
                continue
            lacking = box.height(padding) - sum(heights[max(start, box.top) : end])
            if lacking > 0 and free - lacking >= min(_SAFE_ROOM, heights[end] / 2):
                heights[end - 1] += lacking
                free -= lacking
        return free

    def _labels(self, start: int, end: int, shown: dict[Box, int]) -> dict[Box, tuple[int, int]]:
        """Which lines of the merged cells cut by the page's ends to show on it.

        A label is whole on every page, and on none in part: where it has no room it is left out. A longer text goes on
        where it stopped, and is whole again wherever it fits. `shown` remembers how much of it was printed. The rows
        to come grow if they could not hold what is left.
        """
        heights, padding = self.body.heights, self.body.padding[1]
        labels: dict[Box, tuple[int, int]] = {}
        for box in self.body.crossing(start, end):
            here = sum(heights[max(start, box.top) : min(end, box.bottom)])
            room = max(1, int((here - 2 * padding + 0.01) // box.style.leading))
            done, count, last = shown.get(box, 0), len(box.lines), box.bottom <= end
            if count <= _LABEL_AT_MOST:
                left = count
                if room < count:
                    labels[box] = (0, 0)
            elif done == count or (done == 0 and room >= count):
                left, shown[box] = 0, count
                if room < count:
                    labels[box] = (0, 0)
            else:
                stop = count if last else min(done + room, count)
                labels[box] = (done, stop)
                left, shown[box] = count - stop, stop
            if left and not last:
                heights[end] += max(0.0, left * box.style.leading + 2 * padding - sum(heights[end : box.bottom]))
        return labels


class GridPiece:
    """What one page shows of a grid: rows [start, end) of its body below banner and head."""

    def __init__(self, grid: Grid, start: int, end: int, labels: dict[Box, tuple[int, int]]) -> None:
        self.grid = grid
        self.start = start
        self.end = end
        self.labels = labels
        self.width = grid.width
        self.height = grid.lead_height + sum(grid.body.heights[start:end])

    @property
    def last(self) -> bool:
        """True if the table ends with this piece."""
        return self.end == len(self.grid.body.heights)

    def draw_on(self, canvas, x: float, y: float) -> None:
        """Draw with the lower left corner at (x, y)."""
        grid, rows, head_rows = self.grid, self.end - self.start, len(self.grid.head.heights)
        top = y + self.height
        below_banner = top - grid.banner_height
        below_head = top - grid.lead_height
        if head_rows:
            grid.head.draw_rules(canvas, x, below_banner, 0, head_rows, closed=not rows)
        if rows:
            grid.body.draw_rules(canvas, x, below_head, self.start, self.end, closed=True)
        pen = Pen(canvas)
        pen.mark_begin("Table")
        self._write_banner(pen, x, top)
        grid.head.write(pen, x, below_banner, 0, head_rows, {})
        grid.body.write(pen, x, below_head, self.start, self.end, self.labels)
        pen.mark_end()
        pen.close()

    def _write_banner(self, pen: Pen, x: float, top: float) -> None:
        if not self.grid.banner:
            return
        style, _ = self.grid._typesetter.look(_BANNER_ROLE)
        pen.style(style)
        top -= self.grid._typesetter.theme.cell_padding[1]
        for lines, align in zip(self.grid.banner, _BANNER_ALIGN):
            y = top
            for line in lines:
                y -= style.leading
                pen.runs(
                    line.runs,
                    style.size,
                    aligned(align, x, line.width, self.width),
                    y + (style.leading - style.size) / 2,
                )
