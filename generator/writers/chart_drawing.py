"""Charts in the PDF: drawn as vectors by their plan, in the document's own faces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportlab.pdfgen.canvas import FILL_EVEN_ODD

from generator.model.document import ROUND_CHARTS, Chart
from generator.writers.chart_colours import RULE, on_colour
from generator.writers.chart_plan import APART, BESIDE, SLACK, ChartPlan, Frame, bars_beside, extent
from generator.writers.chinese_text import aligned
from generator.writers.pen import Pen

AROUND = 1.0
"""Points of height beyond the picture: Word's line of text is a little higher than the picture that stands in it."""

THICKNESS = 0.5  # of edges and axes
RING = 0.55
"""The hole of a ring, as a share of its diameter."""
WHOLE = -359.99
"""Degrees from which on a part is the whole circle."""


class ChartDrawing:
    """A chart as a block of the page, as wide as the text, the picture in the middle."""

    def __init__(self, chart: Chart, plan: ChartPlan, room: float) -> None:
        self.chart, self.plan, self.room = chart, plan, room
        self.height = plan.height + AROUND
        self.keep_next = False
        self.tag = "Figure"

    def draw_on(self, canvas, x: float, y: float) -> None:
        """Draw with the lower left corner at (x, y)."""
        canvas.saveState()
        canvas.translate(x + (self.room - self.plan.width) / 2, y)
        canvas.setLineWidth(THICKNESS)
        _Picture(self.chart, self.plan, canvas).draw(self.tag)
        canvas.restoreState()


class _Picture:
    """One drawing of a chart, its lower left corner at the origin: shapes first, then all words in one text object."""

    def __init__(self, chart: Chart, plan: ChartPlan, canvas) -> None:
        self.chart, self.plan, self.canvas = chart, plan, canvas
        self.words: list[tuple[str, float, float, str, str]] = []  # text, x, top, align, colour

    def draw(self, tag: str) -> None:
        if self.chart.kind in ROUND_CHARTS:
            self._circle()
            self._list()
        else:
            self._bars()
            self._labels()
            self._rows()
        self._write(tag)

    def _fill(self, colour: str) -> None:
        self.canvas.setFillColorRGB(*_rgb(colour))
        self.canvas.setStrokeColorRGB(*_rgb(RULE))

    def _box(self, frame: Frame, colour: str) -> None:
        self._fill(colour)
        self.canvas.rect(frame.left, self.plan.height - frame.top - frame.height, frame.width, frame.height, fill=1)

    def _say(self, text: str, x: float, top: float, align: str = "left", colour: str = "000000") -> None:
        """Note words: `x` is the left edge, middle or right edge of a line whose upper edge is at `top`."""
        if text:
            self.words.append((text, x, top, align, colour))

    def _write(self, tag: str) -> None:
        style, face = self.plan.style, self.plan.face
        self.canvas.setFillGray(0)  # what a pen begins with
        pen = Pen(self.canvas)
        pen.mark_begin(tag)
        for text, x, top, align, colour in self.words:
            pen.style(replace(style, colour=colour))
            left = x + aligned(align, 0.0, face.width(text) * style.size, 0.0)
            bottom = self.plan.height - top - style.leading
            pen.line(text, face, style.size, left, bottom + (style.leading - style.size) / 2)
        pen.mark_end()
        pen.close()

    def _circle(self) -> None:
        """The parts clockwise from the top."""
        plot, values = self.plan.plot, [float(point.value) for point in self.chart.series[0].points]
        x, y = plot.left + plot.width / 2, self.plan.height - plot.top - plot.height / 2
        radius = plot.width / 2
        hole = radius * RING if self.chart.kind == "doughnut" else 0.0
        start, whole = 90.0, sum(values)
        for value, colour in zip(values, self.plan.colours, strict=True):
            turn = -360.0 * value / whole
            self._fill(colour)
            self._sector(x, y, radius, hole, start, turn)
            start += turn

    def _sector(self, x: float, y: float, radius: float, hole: float, start: float, turn: float) -> None:
        """A part of the circle; the whole of it has no edge from the middle."""
        outer, inner = ((x - r, y - r, x + r, y + r) for r in (radius, hole))
        path = self.canvas.beginPath()
        if turn <= WHOLE:
            path.circle(x, y, radius)
            if hole:
                path.circle(x, y, hole)
        else:
            if hole:
                path.arc(*inner, start + turn, -turn)
            else:
                path.moveTo(x, y)
            path.arcTo(*outer, start, turn)
            path.close()
        self.canvas.drawPath(path, stroke=1, fill=1, fillMode=FILL_EVEN_ODD)

    def _list(self) -> None:
        """The legend beside the circle, one entry below the other."""
        legend, size, leading = self.plan.legend, self.plan.style.size, self.plan.style.leading
        top = legend.top + BESIDE / 2
        for lines, colour in zip(self.plan.entries, self.plan.colours, strict=True):
            self._key(legend.left, top, colour)
            for line in lines:
                self._say(line, legend.left + size + BESIDE, top)
                top += leading
            top += BESIDE

    def _key(self, left: float, top: float, colour: str) -> None:
        size, leading = self.plan.style.size * 0.8, self.plan.style.leading
        self._box(Frame(left, top + (leading - size) / 2, size, size), colour)

    def _rows(self) -> None:
        """The legend below the bars, its entries beside each other."""
        if not self.plan.legend:
            return
        size, leading, face = self.plan.style.size, self.plan.style.leading, self.plan.face
        colours = iter(self.plan.colours)
        top = self.plan.legend.top + BESIDE
        for row in self.plan.entries:
            widths = [face.width(entry) * size + size + BESIDE for entry in row]
            left = (self.plan.width - sum(widths) - APART * (len(row) - 1)) / 2
            for entry, width in zip(row, widths, strict=True):
                self._key(left, top, next(colours))
                self._say(entry, left + size + BESIDE, top)
                left += width + APART
            top += leading

    @property
    def _slot(self) -> float:
        """The room of one category along the axis of categories."""
        plot = self.plan.plot
        return (plot.height if self.plan.lying else plot.width) / len(self.chart.categories)

    def _labels(self) -> None:
        """The names of the categories, at the left of lying bars, below standing ones."""
        plot, leading = self.plan.plot, self.plan.style.leading
        negative = extent(self.chart)[0] < 0 and self.chart.kind != "stacked"
        left = plot.left - BESIDE - (self._widest() if negative else 0.0)
        for number, lines in enumerate(self.plan.labels):
            middle = (number + 0.5) * self._slot
            for line_number, line in enumerate(lines):
                if self.plan.lying:
                    self._say(line, left, plot.top + middle + (line_number - len(lines) / 2) * leading, "right")
                else:
                    below = plot.top + plot.height + BESIDE + (leading if negative else 0.0)
                    self._say(line, plot.left + middle, below + line_number * leading, "center")

    def _widest(self) -> float:
        labels = (point.label.text for series in self.chart.series for point in series.points)
        return max(self.plan.face.width(label) for label in labels) * self.plan.style.size * SLACK + BESIDE

    def _bars(self) -> None:
        plot = self.plan.plot
        low, high = extent(self.chart)
        self._scale = (plot.width if self.plan.lying else plot.height) / (high - low)
        self._zero = -low * self._scale
        for series, point, start, end in self._reaches():
            frame = self._frame(series, point, start, end)
            if start != end:
                self._box(frame, self.plan.colours[series])
            self._value(series, point, frame, end >= start)
        self.canvas.setStrokeColorRGB(*_rgb(RULE))
        if self.plan.lying:
            x, bottom = plot.left + self._zero, self.plan.height - plot.top - plot.height
            self.canvas.line(x, bottom, x, bottom + plot.height)
        else:
            y = self.plan.height - plot.top - plot.height + self._zero
            self.canvas.line(plot.left, y, plot.left + plot.width, y)

    def _reaches(self) -> Iterator[tuple[int, int, float, float]]:
        """From where to where each bar reaches, by series and point; stacked ones begin where the one before ends."""
        ends: dict[tuple[int, bool], float] = {}
        for s, series in enumerate(self.chart.series):
            for p, point in enumerate(series.points):
                if point.value is None:
                    continue
                start = ends.get((p, point.value < 0), 0.0) if self.chart.kind == "stacked" else 0.0
                ends[p, point.value < 0] = end = start + float(point.value)
                yield s, p, start, end

    def _frame(self, series: int, point: int, start: float, end: float) -> Frame:
        plot, beside = self.plan.plot, bars_beside(self.chart)
        thickness = self._slot / (beside + self.plan.gap)
        number = series if beside > 1 else 0
        across = point * self._slot + (self.plan.gap / 2 + number) * thickness
        near, far = (self._zero + min(start, end) * self._scale, self._zero + max(start, end) * self._scale)
        if self.plan.lying:
            return Frame(plot.left + near, plot.top + across, far - near, thickness)
        return Frame(plot.left + across, plot.top + plot.height - far, thickness, far - near)

    def _value(self, series: int, point: int, frame: Frame, positive: bool) -> None:
        """The value at the end of its bar, or in the middle of its part of a stack."""
        label, leading = self.chart.series[series].points[point].label.text, self.plan.style.leading
        middle_x, middle_top = frame.left + frame.width / 2, frame.top + (frame.height - leading) / 2
        if self.chart.kind == "stacked":
            if (series, point) not in self.plan.hidden:
                self._say(label, middle_x, middle_top, "center", on_colour(self.plan.colours[series]))
        elif self.plan.lying:
            x = frame.left + frame.width + BESIDE / 2 if positive else frame.left - BESIDE / 2
            self._say(label, x, middle_top, "left" if positive else "right")
        else:
            self._say(label, middle_x, frame.top - leading if positive else frame.top + frame.height, "center")


def _rgb(colour: str) -> tuple[float, float, float]:
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
