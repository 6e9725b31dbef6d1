"""`[[chart]]` in `document.toml` and its like -> ChartForm."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import CHARTS, ROUND_CHARTS
from generator.model.outline import ChartForm, ChartRows, DeclaredPoint
from generator.profiles.declaration import Declaration
from generator.profiles.errors import suggestion

POINTS_AT_MOST = 12
"""More points than these are no picture any more."""
LONGEST_LABEL = 24
"""Characters that a label in a chart may have."""
HEIGHT = 60.0
HEIGHTS = (30.0, 150.0)
WIDTHS = (60.0, 400.0)  # a chart that is wider than the text is drawn as wide as the text
REST = "其他"


def read_chart(declared: Declaration) -> ChartForm:
    """One chart. Faults go to the declaration's list."""
    kind, height, width = declared.get("kind"), _length(declared, "height", HEIGHT, HEIGHTS), _length(declared, "width", 0.0, WIDTHS)
    if kind not in CHARTS:
        declared.fault(f"kind 应为 {'、'.join(CHARTS)} 之一{suggestion(kind, CHARTS)}", f'kind = "{kind}"')
    chart = ChartForm(
        name=declared.get("name"),
        title=declared.get("title"),
        kind=kind,
        empty=declared.get("empty"),
        series=declared.texts("series"),
        points=tuple(_point(point) for point in declared.tables("points")),
        rows=_rows(declared.table("rows")) if "rows" in declared.data else None,
        height=height,
        width=width,
        unit_line=declared.get("unit_line", ""),
        file=declared.file,
    )
    declared.asked.add("rows")
    for message in _shape_faults(chart):
        declared.fault(message, f'name = "{chart.name}"')
    declared.close()
    return chart


def _length(declared: Declaration, key: str, default: float, limits: tuple[float, float]) -> float:
    value = float(declared.get(key, default, (int, float)))
    if value != default and not limits[0] <= value <= limits[1]:
        declared.fault(f"{key} 应在 {limits[0]:g} 到 {limits[1]:g} 毫米之间", f"{key} = ")
    return value


def _point(declared: Declaration) -> DeclaredPoint:
    point = DeclaredPoint(declared.get("label"), declared.texts("values"))
    if len(point.label) > LONGEST_LABEL:
        declared.fault(f"label 最多 {LONGEST_LABEL} 个字", point.label)
    declared.close()
    return point


def _rows(declared: Declaration) -> ChartRows:
    top = declared.get("top", POINTS_AT_MOST - 1, int)
    if not 1 <= top < POINTS_AT_MOST:
        declared.fault(f"top 应在 1 到 {POINTS_AT_MOST - 1} 之间", f"top = {top}")
    rows = ChartRows(
        sheet=declared.get("sheet"),
        label=declared.get("label"),
        columns=declared.texts("columns"),
        length=declared.get("length", 0, int),
        top=top,
        rest=declared.get("rest", REST),
    )
    declared.close()
    return rows


def _shape_faults(chart: ChartForm) -> Iterator[str]:
    """What is wrong with the chart in itself: no points or too many, values that do not go with the series."""
    wanted = max(1, len(chart.series))
    if bool(chart.points) == bool(chart.rows):
        yield f"图“{chart.name}”应写 points 或 [chart.rows]，两样里写一样"
    if chart.kind in ROUND_CHARTS and wanted > 1:
        yield f"图“{chart.name}”：饼图和圆环图只能有一组数，series 里写了 {wanted} 组"
    if len(chart.points) > POINTS_AT_MOST:
        yield f"图“{chart.name}”：points 最多 {POINTS_AT_MOST} 个"
    for point in chart.points:
        if len(point.values) != wanted:
            yield f"图“{chart.name}”的“{point.label}”：values 应有 {wanted} 个，与 series 一样多"
    if chart.rows and len(chart.rows.columns) != wanted:
        yield f"图“{chart.name}”：columns 应有 {wanted} 个，与 series 一样多"
