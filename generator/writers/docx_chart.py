"""Charts of the Word file: the picture in its line, and the parts of the package that it needs."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.document import Chart
from generator.writers.chart_drawing import AROUND
from generator.writers.chart_plan import ChartPlan
from generator.writers.docx_package import UNDATED, ZIP_TIME
from generator.writers.docx_xml import paragraph
from generator.writers.xml_text import escaped

# openpyxl is imported inside the functions: only a document with a chart must wait for it.

TYPES_PART, LINKS_PART = "[Content_Types].xml", "word/_rels/document.xml.rels"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
WORKBOOK_LINK = "rId1"
EMU = 12700  # to the point
FIRST_ID = 1000  # of the drawings: the cover and the running heads may have some with small numbers


@dataclass(slots=True)
class ChartParts:
    """The charts of one document as they are written. `date` is that of the document (ISO)."""

    date: str
    charts: list[tuple[Chart, ChartPlan]] = field(default_factory=list)

    def paragraph(self, chart: Chart, plan: ChartPlan, starts_page: bool, closing: str, section: str) -> str:
        """The line of text in which the chart stands, exactly as high as the layout has it; the chart is remembered."""
        self.charts.append((chart, plan))
        content = _inline(chart, plan, len(self.charts)) + closing
        least = plan.height + AROUND
        return paragraph("Gap", content, starts_page=starts_page, least=least, align="center", section=section)

    def added_to(self, parts: dict[str, bytes]) -> dict[str, bytes]:
        """What the charts add to the parts of a package, or change in them; nothing if there is no chart."""
        if not self.charts:
            return {}
        from generator.writers.chart_workbook import chart_workbook
        from generator.writers.chart_xml import chart_xml

        moment = f"{self.date or UNDATED}T00:00:00Z"
        types, links = '<Default Extension="xlsx" ContentType="{}"/>'.format(WORKBOOK_TYPE), ""
        added: dict[str, bytes] = {}
        for number, (chart, plan) in enumerate(self.charts, 1):
            added[f"word/charts/chart{number}.xml"] = chart_xml(chart, plan, WORKBOOK_LINK)
            added[f"word/charts/_rels/chart{number}.xml.rels"] = _workbook_link(number)
            added[f"word/embeddings/chart{number}.xlsx"] = chart_workbook(chart, moment, ZIP_TIME)
            types += f'<Override PartName="/word/charts/chart{number}.xml" ContentType="{CHART_TYPE}"/>'
            links += f'<Relationship Id="{_link(number)}" Type="{RELATION}/chart" Target="charts/chart{number}.xml"/>'
        added[TYPES_PART] = _before_end(parts[TYPES_PART], types, "</Types>")
        added[LINKS_PART] = _before_end(parts[LINKS_PART], links, "</Relationships>")
        return added


def _link(number: int) -> str:
    return f"rIdChart{number}"


def _inline(chart: Chart, plan: ChartPlan, number: int) -> str:
    """The run that holds the picture, with title and summary for those who cannot see it."""
    across, down = round(plan.width * EMU), round(plan.height * EMU)
    names = f'id="{FIRST_ID + number}" name="Chart {number}" title="{escaped(chart.title)}" descr="{escaped(chart.summary)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr {names}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/chart">'
        f'<c:chart xmlns:c="{DRAWING}/chart" xmlns:r="{RELATION}" r:id="{_link(number)}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _workbook_link(number: int) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{LINKS}"><Relationship'
        f' Id="{WORKBOOK_LINK}" Type="{RELATION}/package" Target="../embeddings/chart{number}.xlsx"/></Relationships>'
    ).encode()


def _before_end(part: bytes, added: str, end: str) -> bytes:
    before, found, after = part.decode().rpartition(end)
    if not found:
        raise ValueError(f"a part of reference.docx does not end with {end}")
    return f"{before}{added}{found}{after}".encode()
