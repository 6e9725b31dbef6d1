"""The body of a Word file as lines of text and grids of cells, in their order, whichever program wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn

_SKIPPED = {qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "instrText")}
_SKIPPED.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_SIGNS = {qn("w:tab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell: its text, a line for each of its paragraphs, and the first row and column that it covers, from 0."""

    text: str
    top: int
    left: int


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph outside tables that says something."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of equal length; a merged cell stands in every place that it covers."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def own(self, row: int) -> list[Cell]:
        """The cells that begin in this row, from left to right."""
        return [cell for cell in dict.fromkeys(self.rows[row]) if cell.top == row]


Block = Line | Grid


def blocks_of(body) -> Iterator[Block]:
    """What the file says: paragraphs that are not empty, and tables; tables within layout tables are taken out of them."""
    for element in body:
        if element.tag == qn("w:p"):
            yield from _lines(element)
        elif element.tag == qn("w:tbl"):
            yield from _tables(element)
        elif element.tag not in _SKIPPED:
            yield from blocks_of(element)  # content controls, tracked insertions


def _lines(paragraph) -> Iterator[Line]:
    for text in _text(paragraph).split("\n"):
        if text.strip():
            yield Line(text.strip())


def _tables(table) -> Iterator[Block]:
    inner = [cell for cell in table.iter(qn("w:tc")) if cell.find(qn("w:tbl")) is not None]
    if inner:  # a frame around other tables: its cells are read like pages
        for cell in _children(table, qn("w:tc")):
            yield from blocks_of(cell)
    else:
        grid = _grid(table)
        if grid.rows:
            yield grid


def _text(element) -> str:
    """The text as a reader sees it: without deleted and hidden runs, field codes and what stands twice for old programs."""
    return "".join(_pieces(element))


def _pieces(element) -> Iterator[str]:
    for part in element:
        if part.tag == qn("w:t"):
            yield part.text or ""
        elif part.tag in _SIGNS:
            yield _SIGNS[part.tag]
        elif part.tag == qn("w:br"):
            yield "" if part.get(qn("w:type")) in ("page", "column") else "\n"
        elif part.tag == qn("w:p"):  # a text box within the paragraph
            yield f"\n{_text(part)}\n"
        elif part.tag not in _SKIPPED and not _hidden(part):
            yield from _pieces(part)


def _hidden(run) -> bool:
    if run.tag != qn("w:r"):
        return False
    vanish = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return vanish is not None and vanish.get(qn("w:val")) not in ("0", "false", "off")


def _grid(table) -> Grid:
    rows: list[list[Cell]] = []
    for element in _children(table, qn("w:tr")):
        rows.append(_row(element, rows[-1] if rows else [], len(rows)))
    width = max((len(row) for row in rows), default=0)
    for number, row in enumerate(rows):
        row.extend(Cell("", number, left) for left in range(len(row), width))
    return Grid(tuple(tuple(row) for row in rows))


def _row(element, above: list[Cell], number: int) -> list[Cell]:
    row = [Cell("", number, left) for left in range(_count(element, "w:trPr", "w:gridBefore", 0))]
    for cell in _children(element, qn("w:tc")):
        left, span = len(row), _count(cell, "w:tcPr", "w:gridSpan", 1)
        owner = Cell(_cell_text(cell), number, left)
        if _continues(cell, "w:vMerge") and left < len(above) and not owner.text:
            owner = above[left]
        elif _continues(cell, "w:hMerge") and row and not owner.text:
            owner = row[-1]
        row.extend([owner] * span)
    return row


def _cell_text(cell) -> str:
    lines = [_text(paragraph).strip() for paragraph in _children(cell, qn("w:p"))]
    return "\n".join(lines).strip()


def _children(element, tag: str) -> Iterator:
    """The nearest elements of this kind below, through content controls and revisions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _children(child, tag)


def _properties(element, group: str, name: str):
    properties = element.find(qn(group))
    return None if properties is None else properties.find(qn(name))


def _count(element, group: str, name: str, default: int) -> int:
    found = _properties(element, group, name)
    value = "" if found is None else found.get(qn("w:val")) or ""
    return int(value) if value.isdecimal() else default


def _continues(cell, name: str) -> bool:
    """Does the cell go on with the one above (vMerge) or to the left (hMerge)?"""
    found = _properties(cell, "w:tcPr", name)
    return found is not None and found.get(qn("w:val")) != "restart"
