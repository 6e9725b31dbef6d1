"""Where everything of a chart stands: one plan, by which the PDF is drawn and which the Word file carries as its layout.

Lengths are in points, measured from the upper left corner of the chart. The value axis is never printed: every bar has
its value beside it, every part of a whole has value and share in the legend.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from generator.model.document import ROUND_CHARTS, Chart, ChartPoint
from generator.model.theme import TextStyle
from generator.writers.chart_colours import palette
from generator.writers.fonts import Face
from generator.writers.line_breaking import break_lines

ROLE = "TableText"
"""The style of everything that is written in a chart."""

MM = 72 / 25.4
PAD = 6.0
BESIDE = 4.0  # between a bar and its label, a key and its entry
APART = 22.0  # between circle and legend, between entries of a row
ROUND_AT_MOST = 0.42  # share of the width that the circle may take
LABELS_AT_MOST = 0.45  # share of the width that the labels of lying bars may take
LINES_AT_MOST = 3  # a standing bar whose label needs more lines lies down
GAP = 0.6  # least gap between the bars of two categories, in bars
GAPS_AT_MOST = 5.0  # Word allows no more
THICKEST = {True: 26.0, False: 56.0}  # a lying and a standing bar
LEAST_PLOT = 60.0
SLACK = 1.06  # other programs need a little more room for the same words
STACK_SLACK = 1.3  # and draw the same stack shorter, since they end their axis at a round number


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle: its upper left corner and its size."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """`plot` holds circle or bars without any label, `legend` the keys and entries.

    `labels` are the lines of the category labels, `entries` those of the legend in its rows; `gap` is the space between
    the bars of two categories, in bars. `hidden` are the labels (series, point) for which a stack has no room.
    """

    width: float
    height: float
    plot: Frame
    legend: Frame | None
    lying: bool
    gap: float
    labels: tuple[tuple[str, ...], ...]
    entries: tuple[tuple[str, ...], ...]
    hidden: frozenset[tuple[int, int]]
    colours: tuple[str, ...]
    style: TextStyle
    face: Face


class _Legend(NamedTuple):
    """The entries of a legend below the bars in its rows, and the room that they take."""

    rows: tuple[tuple[str, ...], ...]
    width: float
    height: float


class _Ruler:
    """Measures and breaks what is written in a chart."""

    def __init__(self, style: TextStyle, face: Face) -> None:
        self.style, self.face = style, face

    def width(self, texts: Iterable[str]) -> float:
        """The width of the widest text."""
        return max((self.face.width(text) * self.style.size for text in texts), default=0.0)

    def lines(self, text: str, room: float) -> tuple[str, ...]:
        """The lines of a text in `room` points, about equally long."""
        lines = self.broken(text, room)
        even = self.width([text]) / len(lines) + self.style.size
        shorter = self.broken(text, min(even, room))
        return shorter if len(shorter) == len(lines) else lines

    def broken(self, text: str, room: float) -> tuple[str, ...]:
        """The lines of a text in `room` points, each as long as it can be."""
        advances = list(map(self.face.widths.__getitem__, text))
        return tuple(text[line.start : line.end] for line in break_lines(text, advances, room / self.style.size))


def plan_chart(chart: Chart, style: TextStyle, face: Face, room: float) -> ChartPlan:
    """The plan of a chart in a column of `room` points."""
    width = min(chart.width * MM, room) if chart.width else room
    ruler = _Ruler(style, face)
    if chart.kind in ROUND_CHARTS:
        return _round(chart, ruler, width)
    lying = chart.kind == "bar" or _crowded(chart, ruler, width)
    return (_lying if lying else _standing)(chart, ruler, width)


def bars_beside(chart: Chart) -> int:
    """How many bars stand beside each other for one category."""
    return 1 if chart.kind == "stacked" else len(chart.series)


def extent(chart: Chart) -> tuple[float, float]:
    """The lowest and the highest value that is reached; zero is always between them."""
    points = [[series.points[n] for series in chart.series] for n in range(len(chart.categories))]
    groups = points if chart.kind == "stacked" else [[point] for group in points for point in group]
    low = (sum(min(_value(point), 0.0) for point in group) for group in groups)
    high = (sum(max(_value(point), 0.0) for point in group) for group in groups)
    return min(low), max(high)


def _value(point: ChartPoint) -> float:
    return float(point.value or 0)


def _value_labels(chart: Chart) -> list[str]:
    return [point.label.text for series in chart.series for point in series.points]


def _round(chart: Chart, ruler: _Ruler, width: float) -> ChartPlan:
    """The circle at the left, the legend beside it, both together in the middle."""
    size, leading = ruler.style.size, ruler.style.leading
    across = min(chart.height * MM - 2 * PAD, ROUND_AT_MOST * width)
    key = size + BESIDE
    room = (width - across - APART - 2 * PAD) / SLACK - key
    entries = tuple(ruler.broken(entry, room) for entry in chart.entries)
    legend_width = (ruler.width(line for lines in entries for line in lines) + key) * SLACK
    legend_height = sum(len(lines) * leading + BESIDE for lines in entries)
    height = max(chart.height * MM, across + 2 * PAD, legend_height + 2 * PAD)
    left = (width - across - APART - legend_width) / 2
    plot = Frame(left, (height - across) / 2, across, across)
    legend = Frame(left + across + APART, (height - legend_height) / 2, legend_width, legend_height)
    tints = palette(len(chart.categories))
    return ChartPlan(width, height, plot, legend, False, 0, (), entries, frozenset(), tints, ruler.style, ruler.face)


def _crowded(chart: Chart, ruler: _Ruler, width: float) -> bool:
    """Whether standing bars have no room for their values or for the labels below them."""
    slot = (width - 2 * PAD) / len(chart.categories)
    bar = slot / (bars_beside(chart) + (GAP if len(chart.series) > 1 else 0))
    too_wide = ruler.width(_value_labels(chart)) + BESIDE > bar
    return too_wide or any(len(ruler.lines(c.text, slot - BESIDE)) > LINES_AT_MOST for c in chart.categories)


def _lying(chart: Chart, ruler: _Ruler, width: float) -> ChartPlan:
    """Labels at the left, bars from there to the right, the legend below."""
    leading, count = ruler.style.leading, len(chart.categories)
    most = min(LABELS_AT_MOST * width, ruler.width(category.text for category in chart.categories) * SLACK + BESIDE)
    labels = tuple(ruler.lines(category.text, most / SLACK) for category in chart.categories)
    slot = max(max(map(len, labels)) * leading + BESIDE, (bars_beside(chart) + GAP) * leading)
    legend = _legend(chart, ruler, width)
    height = max(chart.height * MM, slot * count + legend.height + 2 * PAD)
    beside = 0.0 if chart.kind == "stacked" else ruler.width(_value_labels(chart)) * SLACK + BESIDE
    below = beside if extent(chart)[0] < 0 else 0.0
    left = PAD + most + BESIDE + below
    plot = Frame(left, PAD, width - PAD - beside - left, height - legend.height - 2 * PAD)
    return _finished(chart, ruler, (width, height), plot, labels, legend, lying=True)


def _standing(chart: Chart, ruler: _Ruler, width: float) -> ChartPlan:
    """Bars side by side, values above them, labels below them, the legend below all."""
    leading = ruler.style.leading
    slot = (width - 2 * PAD) / len(chart.categories)
    labels = tuple(ruler.lines(category.text, slot - BESIDE) for category in chart.categories)
    legend = _legend(chart, ruler, width)
    above = 0.0 if chart.kind == "stacked" else leading
    below = max(map(len, labels)) * leading + BESIDE + (above if extent(chart)[0] < 0 else 0.0)
    around = 2 * PAD + above + below + legend.height
    height = max(chart.height * MM, around + LEAST_PLOT)
    plot = Frame(PAD, PAD + above, width - 2 * PAD, height - around)
    return _finished(chart, ruler, (width, height), plot, labels, legend, lying=False)


def _legend(chart: Chart, ruler: _Ruler, width: float) -> _Legend:
    rows: list[list[str]] = []
    widths: list[float] = []
    for entry in chart.entries:
        needed = (ruler.width([entry]) + ruler.style.size + BESIDE) * SLACK + APART
        if not rows or widths[-1] + needed > width - 2 * PAD:
            rows.append([])
            widths.append(0.0)
        rows[-1].append(entry)
        widths[-1] += needed
    height = len(rows) * ruler.style.leading + PAD + BESIDE if rows else 0.0
    return _Legend(tuple(map(tuple, rows)), max(widths, default=0.0), height)


def _finished(
    chart: Chart, ruler: _Ruler, size: tuple[float, float], plot: Frame, labels: tuple, legend: _Legend, lying: bool
) -> ChartPlan:
    """The plan of a chart of bars of that size: the gaps, the place of the legend, the colours."""
    slot = (plot.height if lying else plot.width) / len(chart.categories)
    gap = min(max(GAP, slot / THICKEST[lying] - bars_beside(chart)), GAPS_AT_MOST)
    below = Frame((size[0] - legend.width) / 2, size[1] - PAD - legend.height, legend.width, legend.height)
    return ChartPlan(
        *size,
        plot,
        below if legend.rows else None,
        lying,
        gap,
        labels,
        legend.rows,
        _hidden(chart, ruler, plot, lying) if chart.kind == "stacked" else frozenset(),
        palette(len(chart.series), rising=True),
        ruler.style,
        ruler.face,
    )


def _hidden(chart: Chart, ruler: _Ruler, plot: Frame, lying: bool) -> frozenset[tuple[int, int]]:
    """The parts of stacks that are too short for the label that stands in them."""
    low, high = extent(chart)
    scale = (plot.width if lying else plot.height) / (high - low)
    return frozenset(
        (s, p)
        for s, series in enumerate(chart.series)
        for p, point in enumerate(series.points)
        if abs(_value(point)) * scale < (ruler.width([point.label.text]) if lying else ruler.style.size) * STACK_SLACK
    )
