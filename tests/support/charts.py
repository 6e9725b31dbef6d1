"""Hand-made charts: every kind, and everything that is hard to draw."""

from __future__ import annotations

from decimal import Decimal

from generator.model.document import ROUND_CHARTS, Chart, ChartPoint, ChartSeries, Document, Heading, Paragraph, Section, Span
from generator.model.figure import rounded
from tests.support.word import document

LONG_NAMES = (
    "一般公共预算财政拨款收入（含上年结转）",
    "政府性基金预算财政拨款收入",
    "国有资本经营预算财政拨款收入",
    "财政专户管理资金收入及其他各项收入",
    "单位资金",
)
MONTHS = tuple(f"{month}月" for month in range(1, 13))
YEARS = ("2022年", "2023年", "2024年")


def chart(kind: str, names, *columns, series=(), title: str = "图", height: float = 55, width: float = 0) -> Chart:
    """A chart of these columns of numbers, one for each of the `series`; None is a value that was not filled in."""
    whole = sum(Decimal(str(value or 0)) for value in columns[0])
    drawn = []
    for name, column in zip(series or (title,), columns, strict=True):
        values = [None if value is None else rounded(Decimal(str(value))) for value in column]
        points = tuple(_point(value, whole if kind in ROUND_CHARTS else None) for value in values)
        drawn.append(ChartSeries(Span(name), points))
    return Chart(kind, title, tuple(map(Span, names)), tuple(drawn), height, width, summary=f"{title}的说明")


def _point(value: Decimal | None, whole: Decimal | None) -> ChartPoint:
    if value is None:
        return ChartPoint(None, Span(""))
    return ChartPoint(value, Span(f"{value:.2f}"), f"{rounded(value * 100 / whole):.2f}%" if whole else "")


GALLERY = {
    "pie of two": chart("pie", ("一般公共预算拨款收入", "上年结转结余"), (598.78, 12.4)),
    "pie of one": chart("pie", ("基本支出",), (598.78,)),
    "pie of twelve with tiny shares": chart("pie", MONTHS, (12000.55, 3000.1, 820, 400, 120, 60, 20, 10, 5, 1, 0.5, 0.01)),
    "ring with long names": chart("doughnut", LONG_NAMES, (5987.78, 120.5, 33.25, 18, 7.77)),
    "ring of one": chart("doughnut", ("基本支出",), (598.78,), height=40),
    "columns of two years": chart("column", ("基本支出", "项目支出"), (500, 80.25), (598.78, 102.4), series=YEARS[1:]),
    "columns of three years with gaps": chart("column", ("出国", "车辆", "接待"), (0, 18, 1.2), (0, 0, 1.1), (None, 0, 1), series=YEARS),
    "one column": chart("column", ("合计",), (1234567.89,)),
    "twelve columns": chart("column", MONTHS, range(3, 15)),
    "columns without room": chart("column", MONTHS, [3000.11] * 12),
    "columns with long names": chart("column", [name * 2 for name in LONG_NAMES], (1, 2, 3, 4, 5)),
    "columns below zero": chart("column", ("结转", "调减", "新增"), (12.5, -8.3, 4)),
    "bars with long names": chart("bar", LONG_NAMES, (5987.78, 120.5, 33.25, 18, 7.77)),
    "bars of two years below zero": chart("bar", LONG_NAMES[:3], (5000, 100.5, -33.25), (5987.78, 120.5, 33.25), series=YEARS[1:]),
    "one bar": chart("bar", ("基本支出",), (598.78,), height=40),
    "narrow bars": chart("bar", ("基本支出", "项目支出"), (598.78, 1), height=40, width=90),
    "twelve bars": chart("bar", [f"省级非物质文化遗产保护与传承项目{n}" for n in range(12)], [120 - 9.99 * n for n in range(12)]),
    "stacks": chart("stacked", YEARS, (400, 420.5, 445.12), (60, 58, 55.3), (100, 0.5, 98.36), series=("人员经费", "公用经费", "项目支出"), height=80),
    "stacks below zero": chart("stacked", YEARS, (400, 420.5, 445.12), (-60, 58, -155.3), series=("人员经费", "调整")),
    "lying stacks": chart("stacked", [name * 2 for name in LONG_NAMES], range(10, 15), range(5), series=("基本", "项目")),
}


def gallery(charts: dict[str, Chart] = GALLERY, setup: str = "portrait") -> Document:
    """A document of charts, each below a heading with its name, and a last heading that stands below all."""
    blocks = []
    for name, one in charts.items():
        blocks += [Heading((Span(f"【{name}】"),), "Heading1", 1), Paragraph((Span(one.title),), "TableCaption"), one]
    blocks.append(Heading((Span("【end】"),), "Heading1", 1))
    return document(sections=(Section(setup, tuple(blocks), "图", flowing=True),))
