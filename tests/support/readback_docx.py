"""A Word file read back as what it says: headings, paragraphs and tables in their order, cell by cell.

The classes here are also what a PDF and a document tree are turned into, so that all three can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import docx
from docx.oxml.ns import qn

UNIT_LINE = re.compile(r"^(金额)?单位：")
_BANNER = "TableBanner"


@dataclass(frozen=True)
class Text:
    """A paragraph or heading; `level` is 0 for paragraphs."""

    text: str
    role: str = ""
    level: int = 0


@dataclass(frozen=True)
class Cell:
    """A cell and the rows and columns it covers, counted from 0."""

    text: str
    top: int
    left: int
    height: int = 1
    width: int = 1
    lines: tuple = field(default=(), compare=False)  # only from a PDF: the printed lines


@dataclass(frozen=True)
class Grid:
    """A ruled table without its banner. `head_rows` of its rows repeat on every page (in a PDF: as far as they did).

    `title` is the last line of text above it that is no unit line, `under` the headings it stands below, outermost
    first. `page_starts` are the rows, other than the first, that begin a page of a PDF; `pages` the pages it stands on.
    """

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    head_rows: int = 0
    banner: tuple[str, ...] = ()
    title: str = field(default="", compare=False)
    under: tuple[str, ...] = field(default=(), compare=False)
    page_starts: tuple[int, ...] = field(default=(), compare=False)
    pages: tuple[int, ...] = field(default=(), compare=False)

    @cached_property
    def owners(self) -> dict[tuple[int, int], Cell]:
        """The cell that covers each place. Two cells in one place are an error."""
        owners: dict[tuple[int, int], Cell] = {}
        for cell in self.cells:
            for row in range(cell.top, cell.top + cell.height):
                for column in range(cell.left, cell.left + cell.width):
                    if (row, column) in owners:
                        raise ValueError(f"{self.title}: {cell} lies over {owners[row, column]}")
                    owners[row, column] = cell
        return owners

    @cached_property
    def texts(self) -> list[list[str]]:
        """The rows as printed: the text of a merged cell once, "" where it covers others."""
        return [[self._text(row, column, once=True) for column in range(self.columns)] for row in range(self.rows)]

    @cached_property
    def filled(self) -> list[list[str]]:
        """The rows with the text of a merged cell in every place it covers."""
        return [[self._text(row, column, once=False) for column in range(self.columns)] for row in range(self.rows)]

    def _text(self, row: int, column: int, once: bool) -> str:
        cell = self.owners[row, column]
        return "" if once and (cell.top, cell.left) != (row, column) else cell.text


Block = Text | Grid


@dataclass(frozen=True)
class WordFile:
    """`front` are the paragraphs of cover and contents, `blocks` everything behind them; empty ones are left out."""

    front: tuple[Text, ...]
    blocks: tuple[Block, ...]

    @property
    def grids(self) -> list[Grid]:
        return [block for block in self.blocks if isinstance(block, Grid)]


def read_word(path: Path) -> WordFile:
    """The contents of a Word file of ours: two sections of front matter, then the disclosure."""
    document = docx.Document(str(path))
    levels = _outline_levels(document)
    front: list[Text] = []
    blocks: list[Block] = []
    sections = 0
    for element in document.element.body:
        target = front if sections < 2 else blocks
        if element.tag == qn("w:p"):
            block = _text(element, levels)
            if block.text:
                target.append(block)
            sections += element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
        elif element.tag == qn("w:tbl"):
            title, under = place(target)
            target.append(_grid(element, title, under))
        elif element.tag != qn("w:sectPr") and not element.tag.endswith(("bookmarkStart", "bookmarkEnd")):
            raise ValueError(f"{element.tag} is neither paragraph nor table")
    return WordFile(tuple(front), tuple(blocks))


def place(above: list[Block]) -> tuple[str, tuple[str, ...]]:
    """The title of a table that stands below these blocks, and the headings it stands under."""
    texts = [block for block in above if isinstance(block, Text) and not UNIT_LINE.match(block.text)]
    under: list[Text] = []
    for text in texts:
        if text.level:
            under = [upper for upper in under if upper.level < text.level] + [text]
    return texts[-1].text if texts else "", tuple(text.text for text in under)


def _outline_levels(document) -> dict[str, int]:
    levels = {}
    for style in document.styles.element.iter(qn("w:style")):
        outline = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if outline is not None:
            levels[style.get(qn("w:styleId"))] = int(outline.get(qn("w:val"))) + 1
    return levels


def _text(element, levels: dict[str, int]) -> Text:
    role = _role(element)
    outline = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    level = levels.get(role, 0) if outline is None else int(outline.get(qn("w:val"))) + 1
    return Text(_characters(element), role, level)


def _role(paragraph) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else style.get(qn("w:val"))


def _characters(paragraph) -> str:
    """The text as a reader sees it: no field codes; a page break within it is nothing."""
    return "".join(_pieces(paragraph))


def _pieces(paragraph) -> Iterator[str]:
    for element in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        if element.tag == qn("w:t"):
            yield element.text or ""
        elif element.tag == qn("w:tab"):
            yield "\t"
        elif element.get(qn("w:type")) != "page":
            yield "\n"


def _grid(table, title: str, under: tuple[str, ...]) -> Grid:
    columns = len(table.find(qn("w:tblGrid")))
    rows = table.findall(qn("w:tr"))
    banner = _banner(rows[0])
    head_rows = sum(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows)
    rows = rows[1:] if banner else rows
    cells: list[Cell] = []
    open_above: dict[int, int] = {}  # by column: the number of the cell that goes on downwards
    for top, row in enumerate(rows):
        left = 0
        for element in row.findall(qn("w:tc")):
            properties = element.find(qn("w:tcPr"))
            span = properties.find(qn("w:gridSpan"))
            width = 1 if span is None else int(span.get(qn("w:val")))
            merge = properties.find(qn("w:vMerge"))
            text = "\n".join(_characters(paragraph) for paragraph in element.findall(qn("w:p")))
            if merge is not None and merge.get(qn("w:val")) != "restart":
                number = open_above[left]
                upper = cells[number]
                if text or upper.width != width:
                    raise ValueError(f"{title}: row {top + 1} does not go on with {upper}")
                cells[number] = Cell(upper.text, upper.top, left, upper.height + 1, width)
            else:
                open_above[left] = len(cells)
                cells.append(Cell(text, top, left, 1, width))
            left += width
        if left != columns:
            raise ValueError(f"{title}: row {top + 1} has {left} columns, not {columns}")
    return Grid(len(rows), columns, tuple(cells), head_rows - bool(banner), banner, title, under)


def _banner(row) -> tuple[str, ...]:
    """The texts of the row above the rules; () if the table has none."""
    paragraphs = list(row.iter(qn("w:p")))
    if any(_role(paragraph) != _BANNER for paragraph in paragraphs):
        return ()
    return tuple(_characters(paragraph) for paragraph in paragraphs)
