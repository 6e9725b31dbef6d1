"""A chart as office programs store it: a DrawingML part, written by openpyxl, whose classes mirror the schema.

What is drawn is stored beside the address of its cell in the workbook behind the chart, with the numbers as printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.chart import BarChart, DoughnutChart, PieChart
from openpyxl.chart.axis import NumericAxis, Scaling, TextAxis
from openpyxl.chart.chartspace import ChartContainer, ChartSpace, ExternalData
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.plotarea import PlotArea
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties, RichTextProperties
from openpyxl.xml.constants import REL_NS
from openpyxl.xml.functions import tostring

from generator.model.document import ROUND_CHARTS, Chart, ChartPoint
from generator.model.theme import TextStyle
from generator.writers.chart_colours import RULE, on_colour
from generator.writers.chart_drawing import RING, THICKNESS
from generator.writers.chart_plan import ChartPlan, Frame, extent
from generator.writers.chart_workbook import address
from generator.writers.xml_text import legal

DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
AXES = (10, 100)  # ids of the axes of categories and values
EMU = 12700  # to the point


def chart_xml(chart: Chart, plan: ChartPlan, workbook: str) -> bytes:
    """The part of a chart; `workbook` is the id of its relationship to the workbook behind it."""
    drawn = _round(chart, plan) if chart.kind in ROUND_CHARTS else _bars(chart, plan)
    area = PlotArea(layout=_layout(plan.plot, plan, "inner"), _charts=[drawn], spPr=_nothing())
    legend = _legend(chart, plan) if plan.legend else None
    space = ChartSpace(
        date1904=False,
        lang="zh-CN",
        roundedCorners=False,
        chart=ChartContainer(autoTitleDeleted=True, plotArea=area, legend=legend, plotVisOnly=True, dispBlanksAs="gap"),
        spPr=_nothing(),
        txPr=_text(plan.style),
        externalData=ExternalData(autoUpdate=False, id=workbook),
    )
    tree = space.to_tree()
    data = tree.find("externalData")
    data.set(f"{{{REL_NS}}}id", data.attrib.pop("id"))  # openpyxl leaves the name space to its caller
    for labels in tree.iter("dLbls"):
        for number_format in labels.iter("numFmt"):
            number_format.set("sourceLinked", "0")
    return DECLARATION + tostring(tree)


def _round(chart: Chart, plan: ChartPlan) -> PieChart | DoughnutChart:
    series = _series(chart, 0, chart.entries)
    series.dPt = [DataPoint(idx=n, spPr=_filled(colour)) for n, colour in enumerate(plan.colours)]
    if chart.kind == "doughnut":
        return DoughnutChart(ser=[series], varyColors=True, holeSize=round(RING * 100))
    return PieChart(ser=[series], varyColors=True)


def _bars(chart: Chart, plan: ChartPlan) -> BarChart:
    stacked = chart.kind == "stacked"
    drawn = BarChart(
        barDir="bar" if plan.lying else "col",
        grouping="stacked" if stacked else "clustered",
        varyColors=False,
        gapWidth=round(plan.gap * 100),
        overlap=100 if stacked else 0,
    )
    categories = [category.text for category in chart.categories]
    for number, colour in enumerate(plan.colours):
        series = _series(chart, number, categories)
        series.spPr, series.invertIfNegative = _filled(colour), False
        series.dLbls = _labels(chart, plan, number, on_colour(colour) if stacked else "000000")
        drawn.append(series)
    low, _ = extent(chart)
    drawn.x_axis = TextAxis(
        axId=AXES[0],
        crossAx=AXES[1],
        scaling=Scaling(orientation="maxMin" if plan.lying else "minMax"),  # the first one on top
        delete=False,
        axPos="l" if plan.lying else "b",
        tickLblPos="low",
        tickLblSkip=1,
        spPr=GraphicalProperties(ln=_line()),
        txPr=_text(plan.style),
        noMultiLvlLbl=True,
    )
    drawn.y_axis = NumericAxis(
        axId=AXES[1],
        crossAx=AXES[0],
        scaling=Scaling(min=None if low < 0 else 0),  # a bar that does not begin at zero lies
        delete=True,
        axPos="b" if plan.lying else "l",
        majorGridlines=None,
        crossBetween="between",
    )
    return drawn


def _series(chart: Chart, number: int, categories: Sequence[str]) -> Series:
    series, rows = chart.series[number], len(categories)
    names, values = address(0, 1, rows), address(number + 1, 1, rows)
    return Series(
        idx=number,
        order=number,
        tx=SeriesLabel(strRef=StrRef(address(number + 1, 0), _texts([series.name.text]))),
        cat=AxDataSource(strRef=StrRef(names, _texts(categories))),
        val=NumDataSource(numRef=NumRef(values, _numbers(series.points, chart.number_format))),
    )


def _texts(texts: Sequence[str]) -> StrData:
    return StrData(ptCount=len(texts), pt=[StrVal(idx=n, v=legal(text)) for n, text in enumerate(texts)])


def _numbers(points: Sequence[ChartPoint], number_format: str) -> NumData:
    known = [NumVal(idx=n, v=float(point.value)) for n, point in enumerate(points) if point.value is not None]
    return NumData(formatCode=number_format, ptCount=len(points), pt=known)


def _labels(chart: Chart, plan: ChartPlan, number: int, colour: str) -> DataLabelList:
    """The values beside the bars, or in the parts of stacks that have room for them."""
    hidden = sorted(point for series, point in plan.hidden if series == number)
    return DataLabelList(
        dLbl=[DataLabel(idx=point, **_shown(value=False)) for point in hidden],
        numFmt=chart.number_format,
        spPr=_nothing(),
        txPr=_text(plan.style, colour),
        dLblPos="ctr" if chart.kind == "stacked" else "outEnd",
        **_shown(value=True),
    )


def _shown(value: bool) -> dict[str, bool]:
    others = ("showLegendKey", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    return {"showVal": value, **dict.fromkeys(others, False)}


def _legend(chart: Chart, plan: ChartPlan) -> Legend:
    position = "r" if chart.kind in ROUND_CHARTS else "b"
    return Legend(legendPos=position, layout=_layout(plan.legend, plan), overlay=False, txPr=_text(plan.style))


def _layout(frame: Frame, plan: ChartPlan, target: str | None = None) -> Layout:
    """A frame as shares of the chart."""
    across, down = round(1 / plan.width, 9), round(1 / plan.height, 9)
    shares = {"x": frame.left * across, "y": frame.top * down, "w": frame.width * across, "h": frame.height * down}
    places = {name: round(share, 5) for name, share in shares.items()}
    return Layout(ManualLayout(layoutTarget=target, xMode="edge", yMode="edge", **places))


def _text(style: TextStyle, colour: str = "000000") -> RichText:
    """The look of words: the faces of a style, upright, not turned."""
    latin, east_asian = Font(typeface=style.latin or style.font), Font(typeface=style.font)
    properties = CharacterProperties(sz=round(style.size * 100), b=style.bold, solidFill=colour, latin=latin, ea=east_asian)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=properties), endParaRPr=CharacterProperties(lang="zh-CN"))
    return RichText(bodyPr=RichTextProperties(rot=0, vert="horz"), p=[paragraph])


def _line() -> LineProperties:
    return LineProperties(w=round(THICKNESS * EMU), solidFill=RULE)


def _filled(colour: str) -> GraphicalProperties:
    return GraphicalProperties(solidFill=colour, ln=_line())


def _nothing() -> GraphicalProperties:
    return GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
