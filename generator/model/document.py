"""公开文本: the printed document as a tree. It knows what is said and in which order, nothing of points or borders.

Roles are the style ids of the profile's `reference.docx`; the look of a role is the theme's business.
Every text is plain text: no node carries markup, and no writer may read any into it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.model.source import SourceRef


INSERTED, DELETED = "inserted", "deleted"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of plain text without line breaks, and the cells it was taken or computed from.

    `revision` says that it was INSERTED or DELETED in a comparison of two states; published documents have none.
    """

    text: str
    sources: tuple[SourceRef, ...] = ()
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in a role: "Body", "TableNote", "PartTitle", "DocumentTitle", ..."""

    spans: tuple[Span, ...]
    role: str = "Body"

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `role` is its style ("TableTitle", "Heading1", "Heading2", "ProjectTitle").

    `level` is its depth in outline and contents, from 1; `in_contents` says whether the contents page lists it.
    """

    spans: tuple[Span, ...]
    role: str
    level: int
    in_contents: bool = True

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell and the rows and columns it covers. `role` is its text style ("TableHead", "TableText", "TableAmount").

    `lines` holds one tuple of spans for each line the clerk typed; `indent` is in characters; `header` marks cells
    that head a row or column (the tagged structure needs to know).
    """

    lines: tuple[tuple[Span, ...], ...] = ()
    rowspan: int = 1
    colspan: int = 1
    role: str = "TableText"
    align: str = "left"  # left, center, right
    indent: int = 0
    header: bool = False

    @property
    def text(self) -> str:
        return "\n".join(["".join([span.text for span in line]) for line in self.lines])

    @property
    def sources(self) -> tuple[SourceRef, ...]:
        """The cells that its text comes from."""
        return tuple([source for line in self.lines for span in line for source in span.sources])


Row = tuple[TableCell | None, ...]
"""A row of a grid: one entry a column, `None` where a cell above or to the left covers it."""


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled grid.

    `banner` is the line above the grid that repeats on every page (body, year, unit), left, middle and right;
    empty if there is none. `head` rows repeat on every page. `widths` are shares of the text width, any scale.
    `kind` tells a statutory table (full page, own landscape section) from a small one within the narrative.
    """

    widths: tuple[float, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    banner: tuple[str, str, str] = ("", "", "")
    kind: str = "statutory"  # statutory, narrative, form
    title: str = ""  # for bookmarks and messages, not printed

    @property
    def has_banner(self) -> bool:
        return any(self.banner)


ROUND_CHARTS = ("pie", "doughnut")
"""Kinds of charts that divide a whole: one series, no zero, nothing negative."""

CHARTS = (*ROUND_CHARTS, "bar", "column", "stacked")
"""All kinds of charts: parts of a whole; bars beside each other that lie or stand; bars upon each other."""


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One value of a chart: the number that is drawn, and the same as it is printed beside it.

    `value` is None where nothing was filled in; `share` is what the point is of a whole, as printed ("85.21%").
    """

    value: Decimal | None
    label: Span
    share: str = ""


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """The points of one year or kind of money, one for each category of the chart."""

    name: Span
    points: tuple[ChartPoint, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures as a picture, without its title. `kind` is one of CHARTS, `categories` name the points of every series.

    `width` (0: that of the text) and `height` are in mm; a chart grows in height where its labels need it.
    `number_format` is that of the labels, as office programs write it; `summary` says in words what the picture shows.
    """

    kind: str
    title: str
    categories: tuple[Span, ...]
    series: tuple[ChartSeries, ...]
    height: float
    width: float = 0
    number_format: str = "0.00"
    summary: str = ""

    @property
    def entries(self) -> tuple[str, ...]:
        """The lines of the legend: the parts of a whole with their values and shares, else the series if there are several."""
        if self.kind in ROUND_CHARTS:
            parts = zip(self.categories, self.series[0].points, strict=True)
            return tuple(f"{category.text} {point.label.text}（{point.share}）" for category, point in parts)
        return tuple(series.name.text for series in self.series) if len(self.series) > 1 else ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Everything that is printed in the picture."""
        labels = (point.label for series in self.series for point in series.points)
        names = tuple(series.name for series in self.series) if len(self.series) > 1 else ()
        return (*self.categories, *names, *(label for label in labels if label.text))


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a page."""


Block = Paragraph | Heading | Table | Chart | PageBreak


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on one page set-up of `reference.docx` ("landscape", "portrait").

    `contents_group` is the line that the contents page prints above the headings of this section; "" goes on under the
    line of the section before.
    `flowing` marks a narrative whose page breaks the layout plans.
    """

    setup: str
    blocks: tuple[Block, ...]
    contents_group: str = ""
    flowing: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The whole disclosure. `cover` fills the cover and the running heads of `reference.docx` (plain text by field name).

    Order of the printed parts: cover, contents, sections. Pages are counted from the first page of the first section.
    """

    title: str
    author: str
    cover: dict[str, str]
    contents_title: str
    sections: tuple[Section, ...]
    language: str = "zh-CN"
    subject: str = ""
    draft: bool = False
    date: str = ""  # ISO date for the files' metadata; the same workbook gives the same bytes

    def walk(self) -> Iterator[tuple[tuple[int, int], Block]]:
        """Every block with its position (section index, block index)."""
        for s, section in enumerate(self.sections):
            for b, block in enumerate(section.blocks):
                yield (s, b), block

    @property
    def roles(self) -> set[str]:
        """The roles of its paragraphs and headings."""
        return {block.role for _, block in self.walk() if isinstance(block, (Paragraph, Heading))}

    def headings(self) -> Iterator[tuple[tuple[int, int], Heading]]:
        for position, block in self.walk():
            if isinstance(block, Heading):
                yield position, block
