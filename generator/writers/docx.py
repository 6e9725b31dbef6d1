"""公开文本 -> Word. The body is written as one XML text and put behind the cover of the filled reference.docx.

Page breaks, row heights and the numbers of the contents come from the layout, so that the Word file has its headings on
the pages on which the PDF has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from generator.model.document import Block, Document, Heading, PageBreak, Paragraph, Section, Table
from generator.model.layout import Layout, Position
from generator.writers.docx_contents import Bookmarks, contents_xml, group_bookmark, heading_bookmarks
from generator.writers.docx_package import write_package
from generator.writers.docx_table import table_xml
from generator.writers.docx_xml import bookmark_end, bookmark_start, cut_runs, paragraph, run, sliver
from generator.writers.reference import Reference

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
    body = _Body(document, reference, layout, flow == "planned", heading_bookmarks(document))
    write_package(document, reference, body.xml(), target)


@dataclass(frozen=True, slots=True)
class _Body:
    """Everything behind the cover. `planned` says whether the layout's breaks within flowing text are written."""

    document: Document
    reference: Reference
    layout: Layout
    planned: bool
    bookmarks: Bookmarks

    def xml(self) -> str:
        contents = contents_xml(self.document, self.reference, self.layout.heading_pages, self.bookmarks)
        contents += sliver(section=self.reference.section_properties("contents", first_page=1))
        return contents + "".join(self._section(number, section) for number, section in enumerate(self.document.sections))

    def _section(self, number: int, section: Section) -> str:
        """The blocks of a section between its bookmarks. Only the first section of the body begins its page numbers anew."""
        blocks = [((number, index), block) for index, block in enumerate(section.blocks) if not isinstance(block, PageBreak)]
        properties = self.reference.section_properties(section.setup, first_page=1 if number == 0 else None)
        last_of_document = number == len(self.document.sections) - 1
        bookmark = len(self.bookmarks) + 1 + number
        closing, section_end = bookmark_end(bookmark), "" if last_of_document else properties
        starts = self._page_starts(number, section)
        written, previous = [bookmark_start(bookmark, group_bookmark(number))], None
        for position, block in blocks:
            if isinstance(block, Table):
                apart = isinstance(previous, Table) or position in starts
                written.append(sliver(starts_page=position in starts) if apart else "")
                written.append(self._table(position, block, section))
            else:
                last = block is blocks[-1][1] and position == blocks[-1][0]
                written.append(self._paragraph(position, block, position in starts, *((closing, section_end) if last else ("", ""))))
            previous = block
        if previous is None or isinstance(previous, Table):
            written.append(sliver(closing, section=section_end))
        return "".join(written) + (properties if last_of_document else "")

    def _page_starts(self, number: int, section: Section) -> set[Position]:
        """The blocks that begin a page by a break; the first of a section needs none."""
        starts = {position for position in self.layout.breaks if self.planned and position[0] == number}
        waiting, first = False, None
        for index, block in enumerate(section.blocks):
            if isinstance(block, PageBreak):
                waiting = True
                continue
            first = index if first is None else first
            if waiting:
                starts.add((number, index))
            waiting = False
        return starts - {(number, first)}

    def _paragraph(self, position: Position, block: Block, starts_page: bool, closing: str, section_end: str) -> str:
        cuts = self.layout.cuts.get(position, ()) if self.planned else ()
        content, outline = cut_runs(block.text, cuts), 0
        if isinstance(block, Heading):
            number = int(self.bookmarks[position].removeprefix("_Toc"))
            content = bookmark_start(number, self.bookmarks[position]) + content + bookmark_end(number)
            outline = block.level if self.reference.outline_levels[block.role] != block.level else 0
        return paragraph(block.role, content + closing, starts_page=starts_page, outline=outline, section=section_end)

    def _table(self, position: Position, table: Table, section: Section) -> str:
        theme = self.reference.theme
        return table_xml(table, theme.setups[section.setup], theme, self.layout.row_heights.get(position, ()))
