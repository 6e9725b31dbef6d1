"""Charts: figures of the submission -> points with their printed labels, in the order in which they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.compose.facts import fill
from generator.compose.numbers import in_unit, percentage, table_amount
from generator.compose.texts import Text, one_line, span
from generator.model.document import ROUND_CHARTS, Block, Chart, ChartPoint, ChartSeries, Paragraph, Span
from generator.model.expression import parse
from generator.model.figure import Figure, total
from generator.model.outline import ChartForm, ChartRows
from generator.model.profile import AmountStyle, Profile
from generator.model.submission import Submission
from generator.profiles.charts import LONGEST_LABEL

KINDS = {"pie": "饼图", "doughnut": "圆环图", "bar": "条形图", "column": "柱形图", "stacked": "堆积柱形图"}
NOTHING = "（空）"


@dataclass(frozen=True, slots=True)
class _Row:
    """A point before it is printed: its label and, for each series, its figure."""

    label: Text
    figures: tuple[Figure | None, ...]

    @property
    def size(self) -> Decimal:
        return sum((abs(figure.value) for figure in self.figures if figure), Decimal(0))


def chart_blocks(submission: Submission, form: ChartForm, facts: dict[str, Text], profile: Profile) -> Iterator[Block]:
    """Title, unit and chart, or the profile's sentence if there is nothing to draw; nothing at all if it draws no charts."""
    if not profile.draws_charts:
        return
    chart = _chart(submission, form, facts, profile)
    if chart is None:
        yield Paragraph((span(fill(form.empty, facts, form.file)),))
        return
    yield Paragraph((span(fill(form.title, facts, form.file)),), "TableCaption")
    if form.unit_line:
        yield Paragraph((span(fill(form.unit_line, facts, form.file)),), "UnitLine")
    yield chart


def _chart(submission: Submission, form: ChartForm, facts: dict[str, Text], profile: Profile) -> Chart | None:
    """The chart; None if all its points are blank or zero. A whole with a negative part is drawn as bars."""
    rows = list(_sheet_rows(submission, form.rows) if form.rows else _declared_rows(submission, form, facts))
    style = replace(profile.amounts, zero="0.00")
    drawn = [row for row in rows if any(_printed(figure, style) for figure in row.figures)]
    if not drawn:
        return None
    negative = any(_printed(figure, style) < 0 for row in drawn for figure in row.figures)
    kind = "bar" if form.kind in ROUND_CHARTS and negative else form.kind
    rows = drawn if form.rows or kind in ROUND_CHARTS else rows
    title = fill(form.title, facts, form.file)
    names = [span(fill(name, facts, form.file)) for name in form.series] or [span(title)]
    chart = Chart(
        kind=kind,
        title=title.value,
        categories=tuple(span(row.label) for row in rows),
        series=tuple(_series(name, [row.figures[n] for row in rows], kind, style) for n, name in enumerate(names)),
        height=form.height,
        width=form.width,
        number_format="#,##0.00" if style.thousands else "0.00",
    )
    return replace(chart, summary=_summary(chart, str(fill(form.unit_line, facts, form.file))))


def _printed(figure: Figure | None, style: AmountStyle) -> Decimal:
    return in_unit(figure.value, style.unit) if figure else Decimal(0)


def _declared_rows(submission: Submission, form: ChartForm, facts: dict[str, Text]) -> Iterator[_Row]:
    for point in form.points:
        addresses = [parse(value).addresses()[0] for value in point.values]
        cells = [submission.cell(address.table, address.row, address.column) for address in addresses]
        figures = tuple(cell.value if isinstance(cell.value, Figure) else None for cell in cells)
        yield _Row(fill(point.label, facts, form.file), figures)


def _sheet_rows(submission: Submission, rows: ChartRows) -> Iterator[_Row]:
    """The largest rows, largest first, and the others together; one that is left over alone is shown as itself."""
    found = [
        _Row(_label(row.text(rows.label), row[rows.label].source), tuple(row.figure(column) for column in rows.columns))
        for row in submission.sheet(rows.sheet).records
        if not rows.length or len(row.code) == rows.length
    ]
    found = sorted((row for row in found if row.size), key=lambda row: -row.size)
    top = len(found) if len(found) <= rows.top + 1 else rows.top
    yield from found[:top]
    if found[top:]:
        sums = [[row.figures[n] for row in found[top:] if row.figures[n]] for n in range(len(rows.columns))]
        yield _Row(Text(rows.rest), tuple(total(figures) if figures else None for figures in sums))


def _label(text: str, source) -> Text:
    """A name as a label: on one line, not longer than a label may be."""
    words = one_line(text).strip()
    return Text(words if len(words) <= LONGEST_LABEL else f"{words[: LONGEST_LABEL - 1]}…", (source,) if source else ())


def _series(name: Span, figures: list[Figure | None], kind: str, style: AmountStyle) -> ChartSeries:
    """The points of a series. Shares are those of the printed parts in the printed whole, as sentences give them."""
    whole = _printed(total(figure for figure in figures if figure), style) if kind in ROUND_CHARTS else Decimal(0)
    points = []
    for figure in figures:
        value = None if figure is None else _printed(figure, style)
        label = Span(table_amount(figure, style), figure.sources) if figure is not None else Span("")
        points.append(ChartPoint(value, label, f"{percentage(value, whole):.2f}%" if whole else ""))
    return ChartSeries(name, tuple(points))


def _summary(chart: Chart, unit_line: str) -> str:
    """The chart in words, for those who cannot see it."""
    head = f"{KINDS[chart.kind]}。" + (f"{unit_line}。" if unit_line else "")
    if chart.kind in ROUND_CHARTS:
        return head + "；".join(chart.entries) + "。"
    several = len(chart.series) > 1
    parts = []
    for number, category in enumerate(chart.categories):
        values = [(series.name.text, series.points[number].label.text or NOTHING) for series in chart.series]
        parts.append(f"{category.text} " + "，".join(f"{name} {value}" if several else value for name, value in values))
    return head + "；".join(parts) + "。"
