"""公开文本 -> Word. The body is written as one XML text and put behind the cover of the filled reference.docx.

Page breaks, row heights and the numbers of the contents come from the layout, so that the Word file has its headings on
the pages on which the PDF has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from generator.model.document import Block, Chart, Document, Heading, PageBreak, Section, Table
from generator.model.layout import Layout, Position
from generator.writers.docx_chart import ChartParts
from generator.writers.docx_contents import Bookmarks, contents_xml, group_bookmark, heading_bookmarks
from generator.writers.docx_package import write_package
from generator.writers.docx_revision import paragraph_mark, revised_runs, signed
from generator.writers.docx_table import TableWriter
from generator.writers.docx_xml import bookmark_end, bookmark_start, cut_runs, paragraph, sliver
from generator.writers.reference import Reference
from generator.writers.reference_styles import ReferenceDocumentError

FLOWS = ("planned", "free")


def write_docx(
    document: Document, reference: Reference, layout: Layout, target: str | Path | BinaryIO, flow: str = "planned"
) -> None:
    """Writes the Word file. The same arguments give the same bytes.

    flow "planned" carries the page breaks of the layout, so that the contents hold in every word processor;
    "free" leaves them out for a file that will be edited further, and the stored page numbers are then approximate.
    """
    if flow not in FLOWS:
        raise ValueError(f"flow must be one of {FLOWS}, not {flow!r}")
    charts = ChartParts(document.date)
    body = _Body(document, reference, layout, flow == "planned", heading_bookmarks(document), charts, TableWriter(reference.theme)).xml()
    write_package(document, reference, signed(body, document.date), target, charts.added_to(reference.parts))


@dataclass(frozen=True, slots=True)
class _Body:
    """Everything behind the cover. `planned` says whether the layout's breaks within flowing text are written.

    `charts` collects the charts on the way.
    """

    document: Document
    reference: Reference
    layout: Layout
    planned: bool
    bookmarks: Bookmarks
    charts: ChartParts
    tables: TableWriter

    def xml(self) -> str:
        """The contents, if there is anything to list, then the sections that have any blocks."""
        filled = [
            (number, section) for number, section in enumerate(self.document.sections) if _blocks(number, section)
        ]
        contents = contents_xml(self.document, self.reference, self.layout.heading_pages, self.bookmarks)
        if contents:
            contents += sliver(section=self.reference.section_properties("contents", first_page=1))
        written = [contents]
        for number, section in filled:
            # Only the first section of the body begins its page numbers anew.
            first_page = 1 if number == filled[0][0] else None
            properties = self.reference.section_properties(section.setup, first_page)
            # Word keeps the properties of a section in its last paragraph, those of the last section behind everything.
            last = number == filled[-1][0]
            written.append(self._section(number, section, "" if last else properties))
            written.append(properties if last else "")
        return "".join(written)

    def _section(self, number: int, section: Section, section_end: str) -> str:
        """The blocks of a section within its bookmark; `section_end` goes into its last paragraph."""
        bookmark = len(self.bookmarks) + 1 + number
        closing = bookmark_end(bookmark)
        blocks, starts = _blocks(number, section), self._page_starts(number, section)
        written, previous = [bookmark_start(bookmark, group_bookmark(number))], None
        for position, block in blocks:
            if isinstance(block, Table):
                # Word joins two tables that touch, and a table cannot carry a page break.
                apart = isinstance(previous, Table) or position in starts
                written.append(sliver(starts_page=position in starts) if apart else "")
                written.append(self._table(position, block, section))
            else:
                ending = (closing, section_end) if position == blocks[-1][0] else ("", "")
                write = self._chart if isinstance(block, Chart) else self._paragraph
                written.append(write(position, block, position in starts, *ending))
            previous = block
        if isinstance(previous, Table):
            written.append(sliver(closing, section=section_end))
        return "".join(written)

    def _page_starts(self, number: int, section: Section) -> set[Position]:
        """The blocks that begin a page by a break; the first of a section needs none."""
        starts = {position for position in self.layout.breaks if self.planned and position[0] == number}
        for position, _ in _blocks(number, section):
            if position[1] and isinstance(section.blocks[position[1] - 1], PageBreak):
                starts.add(position)
        return starts - {_blocks(number, section)[0][0]}

    def _paragraph(self, position: Position, block: Block, starts_page: bool, closing: str, section_end: str) -> str:
        if block.role not in self.reference.style_names:
            raise ReferenceDocumentError(f"reference.docx 里没有样式“{block.role}”（“{block.text[:20]}”）")
        cuts = self.layout.cuts.get(position, ()) if self.planned else ()
        # A revised paragraph runs over a page's end as Word likes: accepting its revisions makes it longer or shorter anyway.
        revised = any(span.revision for span in block.spans)
        content, outline = revised_runs(block.spans) if revised else cut_runs(block.text, cuts), 0
        if isinstance(block, Heading):
            number = int(self.bookmarks[position].removeprefix("_Toc"))
            content = bookmark_start(number, self.bookmarks[position]) + content + bookmark_end(number)
            outline = block.level if self.reference.outline_levels[block.role] != block.level else 0
        mark = paragraph_mark(block.spans) if revised else ""
        return paragraph(block.role, content + closing, starts_page=starts_page, outline=outline, mark=mark, section=section_end)

    def _chart(self, position: Position, chart: Chart, starts_page: bool, closing: str, section_end: str) -> str:
        return self.charts.paragraph(chart, self.layout.charts[position], starts_page, closing, section_end)

    def _table(self, position: Position, table: Table, section: Section) -> str:
        setup = self.reference.theme.setups[section.setup]
        return self.tables.xml(table, setup, self.layout.row_heights.get(position, ()))


def _blocks(number: int, section: Section) -> list[tuple[Position, Block]]:
    """The blocks that are printed, with their positions."""
    return [((number, index), block) for index, block in enumerate(section.blocks) if not isinstance(block, PageBreak)]
