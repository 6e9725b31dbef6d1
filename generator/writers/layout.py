"""版式: the document laid out on pages. Sections first, since the contents pages only repeat where they ended up."""

from __future__ import annotations

from generator.model.document import Document
from generator.model.layout import Layout, Page, PlacedItem, Position
from generator.model.theme import PageSetup, Theme
from generator.writers.chinese_text import ChineseText
from generator.writers.contents_line import ContentsLine
from generator.writers.flow import SectionFlow, bookmark
from generator.writers.fonts import FontBook
from generator.writers.typesetter import Typesetter

COVER = "cover"
CONTENTS = "contents"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def lay_out(document: Document, theme: Theme, fonts: FontBook) -> Layout:
    """Every page of the document: cover, contents, sections."""
    typesetter = Typesetter(theme, fonts)
    pages: list[Page] = []
    block_pages: dict[Position, int] = {}
    breaks: set[Position] = set()
    cuts: dict[Position, tuple[int, ...]] = {}
    row_heights: dict[Position, tuple[float, ...]] = {}
    charts: dict[Position, object] = {}
    for number, section in enumerate(document.sections):
        if not section.blocks:
            continue
        flow = SectionFlow(number, section, theme.setups[section.setup], typesetter, fonts)
        flow.run()
        before = len(pages)
        pages += [Page(section.setup, str(before + i), tuple(items)) for i, items in enumerate(flow.pages, 1)]
        block_pages |= {position: before + 1 + page for position, page in flow.block_pages.items()}
        breaks |= flow.breaks
        cuts |= flow.cuts
        row_heights |= flow.row_heights
        charts |= flow.charts
    heading_pages = {position: block_pages[position] for position, _ in document.headings()}
    front = _cover_pages(theme, fonts) + _contents_pages(document, theme, fonts, heading_pages)
    return Layout(tuple(front + pages), heading_pages, frozenset(breaks), cuts, row_heights, charts, block_pages)


def _cover_pages(theme: Theme, fonts: FontBook) -> list[Page]:
    lines = [_text(line.text, line.style, theme, fonts) for line in theme.cover]
    return [Page(COVER, "", items) for items in _stack(lines, theme.setups[COVER])] if lines else []


def _contents_pages(document: Document, theme: Theme, fonts: FontBook, pages: dict[Position, int]) -> list[Page]:
    """The contents, numbered I, II, ...; none if there is no heading to list."""
    entries = _contents_entries(document, theme, fonts, pages)
    if not entries:
        return []
    title = [_text(document.contents_title, "ContentsTitle", theme, fonts)] if document.contents_title else []
    if title:
        title[0].tag, title[0].key = "H1", CONTENTS
    stacked = _stack(title + entries, theme.setups[CONTENTS])
    return [Page(CONTENTS, roman(number), items) for number, items in enumerate(stacked, 1)]


def _contents_entries(document: Document, theme: Theme, fonts: FontBook, pages: dict[Position, int]) -> list:
    entries: list[ChineseText | ContentsLine] = []
    group = ""
    for position, heading in document.headings():
        if not heading.in_contents:
            continue
        wanted = document.sections[position[0]].contents_group
        if wanted and wanted != group:
            line = _text(wanted, "ContentsGroup", theme, fonts)
            line.keep_next = True
            entries.append(line)
        group = wanted
        style = theme.styles[f"TOC{min(heading.level, 2)}"]
        label = str(pages[position])
        entries.append(ContentsLine(heading.text, label, bookmark(position), style, fonts.face(style.font)))
    return entries


def _text(text: str, role: str, theme: Theme, fonts: FontBook) -> ChineseText:
    style = theme.styles[role]
    return ChineseText(text, style, fonts.face(style.font))


def _stack(flowables: list, setup: PageSetup) -> list[tuple[PlacedItem, ...]]:
    """The flowables one below the other on as many pages as they need; one that keeps its next never ends a page."""
    pages: list[list[PlacedItem]] = [[]]
    used = 0.0
    for flowable in flowables:
        flowable.wrap(setup.text_width)
    for flowable, following in zip(flowables, [*flowables[1:], None]):
        needed = flowable.height
        if following is not None and getattr(flowable, "keep_next", False):
            needed += following.height
        if pages[-1] and used + needed > setup.text_height:
            pages.append([])
            used = 0.0
        used += flowable.height
        pages[-1].append(PlacedItem(flowable, setup.left, setup.height - setup.top - used))
    return [tuple(page) for page in pages]


def roman(number: int) -> str:
    """1 is I, 2 is II, ... for the few contents pages there are."""
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
