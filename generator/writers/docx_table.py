"""Tables of the Word file as XML text: fixed widths, repeated head rows, merged cells, planned row heights."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from itertools import accumulate, combinations, pairwise

from generator.model.document import Row, Span, Table, TableCell
from generator.model.theme import PageSetup, Theme
from generator.writers.docx_revision import paragraph_mark, revised_runs
from generator.writers.docx_xml import indent, paragraph, run, twips
from generator.writers.reference_styles import TABLE_STYLE
from generator.writers.xml_text import escaped

BANNER_ROLE = "TableBanner"

REPEATED_AT_MOST = 0.7
"""The share of the page that banner and head may take; the layout prints a higher head once, and so does Word."""

RULE = 0.5
"""The thickness of a rule in points, as office programs add it to the height of a row."""

# The banner stands within the table so that Word repeats it, and has no rules but the upper rule of the head.
_NO_RULES = '<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:right w:val="nil"/></w:tcBorders>'

Merges = dict[int, tuple[int, TableCell]]
"""Merges open downwards: by their first column, the rows still to cover and the merged cell."""


class TableWriter:
    """Writes the tables of one document. What many cells share is made once: their properties, the look of their paragraphs, equal texts."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._cell_start = cache(_cell_start)
        self._paragraph_start = cache(partial(_paragraph_start, theme))
        self._plain = cache(partial(_plain_paragraph, self._paragraph_start))

    def xml(self, table: Table, setup: PageSetup, heights: tuple[float, ...] = ()) -> str:
        """The table at the full text width of `setup`.

        `heights` are the least heights of its rows, banner first, in points; 0 for a row that is higher than a page.
        A table without any row is nothing: Word refuses a file that holds one.
        """
        edges = _edges(table.widths, twips(setup.text_width))
        rows = ([_banner_row(table, edges, self._theme)] if table.has_banner else []) + [*table.head, *table.body]
        if not rows:
            return ""
        repeated = _repeated_rows(table, heights, setup)
        merges: Merges = {}
        written = [_table_start(table, edges, self._theme)]
        for number, row in enumerate(rows):
            bare = table.has_banner and number == 0
            properties = _row_properties(heights[number] if heights else None, number < repeated)
            written.append(f"<w:tr>{properties}{''.join(self._cells(row, edges, merges, bare))}</w:tr>")
        if merges:
            raise ValueError(f"table {table.title!r}: merged cells reach below the last row (columns {sorted(merges)})")
        return "".join(written) + "</w:tbl>"

    def _cells(self, row: Row, edges: list[int], merges: Merges, bare: bool) -> list[str]:
        """The cells of one row. A cell that a merge from above covers is written too, empty, as Word wants it."""
        cells, column = [], 0
        while column < len(row):
            cell = row[column]
            if cell is not None:
                merge = '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
                content = self._paragraphs(cell)
                if cell.rowspan > 1:
                    merges[column] = (cell.rowspan - 1, cell)
            elif column in merges:
                left, cell = merges.pop(column)
                merge, content = "<w:vMerge/>", paragraph(cell.role)
                if left > 1:
                    merges[column] = (left - 1, cell)
            else:
                raise ValueError(f"column {column + 1} of a table row is neither filled nor covered by a merged cell")
            width = edges[column + cell.colspan] - edges[column]
            cells.append(f"{self._cell_start(width, cell.colspan, merge, bare)}{content}</w:tc>")
            column += cell.colspan
        return cells

    def _paragraphs(self, cell: TableCell) -> str:
        """One paragraph for each line the clerk typed; at least one, as Word demands."""
        *others, last = cell.lines or ((),)
        written = self._paragraph(cell, last, "")  # the last paragraph of a cell cannot go
        return "".join([*(self._paragraph(cell, line, paragraph_mark(line)) for line in others), written]) if others else written

    def _paragraph(self, cell: TableCell, line: tuple[Span, ...], mark: str) -> str:
        """A line in one run, or in several where parts of it were inserted or deleted."""
        if any([span.revision for span in line]):
            return f"{self._paragraph_start(cell.role, cell.align, cell.indent, mark)}{revised_runs(line)}</w:p>"
        return self._plain(cell.role, cell.align, cell.indent, mark, line[0].text if len(line) == 1 else "".join([span.text for span in line]))


def _repeated_rows(table: Table, heights: tuple[float, ...], setup: PageSetup) -> int:
    """How many rows every page repeats: banner and head, or the banner alone if they would take too much of it."""
    banner = int(table.has_banner)
    together = banner + len(table.head)
    return together if sum(heights[:together]) <= REPEATED_AT_MOST * setup.text_height else banner


def _edges(widths: tuple[float, ...], width: int) -> list[int]:
    """The positions of the column edges in twips. Rounding the edges keeps the sum of the widths exact."""
    total = sum(widths)
    return [0, *(round(width * share / total) for share in accumulate(widths))]


def _table_start(table: Table, edges: list[int], theme: Theme) -> str:
    # A row is as high as its text, its margins and a rule; half a rule less above and below keeps the planned height.
    beside, above = twips(theme.cell_padding[0]), max(0, twips(theme.cell_padding[1] - RULE / 2))
    sides = (("top", above), ("left", beside), ("bottom", above), ("right", beside))
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    columns = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(edges))
    caption = f'<w:tblCaption w:val="{escaped(table.title)}"/>' if table.title else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/>'
        f'<w:tblW w:w="{edges[-1]}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>{caption}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )


def _row_properties(height: float | None, repeated: bool) -> str:
    """The properties of a row of that least height in points; None if the height is left to Word."""
    # A row higher than the page must be allowed to go on over it, or Word cuts it off.
    whole = "" if height == 0 else "<w:cantSplit/>"
    # Rounded down: a row that comes out a hair higher than planned may push the last one over the page.
    least = f'<w:trHeight w:val="{int(height * 20)}" w:hRule="atLeast"/>' if height else ""
    properties = whole + least + ("<w:tblHeader/>" if repeated else "")
    return f"<w:trPr>{properties}</w:trPr>" if properties else ""


def _cell_start(width: int, colspan: int, merge: str, bare: bool) -> str:
    span = f'<w:gridSpan w:val="{colspan}"/>' if colspan > 1 else ""
    rules = _NO_RULES if bare else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{rules}<w:vAlign w:val="center"/></w:tcPr>'


def _plain_paragraph(start: Callable[[str, str, int, str], str], role: str, align: str, characters: int, mark: str, text: str) -> str:
    return f"{start(role, align, characters, mark)}{run(text)}</w:p>"


def _paragraph_start(theme: Theme, role: str, align: str, characters: int, mark: str) -> str:
    style = theme.styles[role]
    first_line = indent(characters, style.size)
    return paragraph(role, first_line=first_line, align="" if align == style.align else align, mark=mark).removesuffix("</w:p>")


def _banner_row(table: Table, edges: list[int], theme: Theme) -> Row:
    """The banner as a row of three merged cells; a table of one or two columns has it in one cell."""
    columns = len(edges) - 1
    if columns < 3:
        texts, aligns, splits = ["　".join(filter(None, table.banner))], ["left"], [0, columns]
    else:
        texts, aligns, splits = (
            list(table.banner),
            ["left", "center", "right"],
            _banner_splits(table.banner, edges, theme),
        )
    row: list[TableCell | None] = [None] * columns
    for text, align, (start, end) in zip(texts, aligns, pairwise(splits), strict=True):
        row[start] = TableCell(lines=((Span(text),),), colspan=end - start, role=BANNER_ROLE, align=align)
    return tuple(row)


def _banner_splits(texts: tuple[str, ...], edges: list[int], theme: Theme) -> list[int]:
    """The columns at which the three banner cells begin and end: texts that fit first, then symmetry."""
    size, padding = theme.styles[BANNER_ROLE].size * 20, twips(theme.cell_padding[0]) * 2
    needed = [sum(1 if ord(character) > 0xFF else 0.55 for character in text) * size + padding for text in texts]
    columns = len(edges) - 1

    def unfitness(inner: tuple[int, int]) -> tuple[float, float, float]:
        left, middle, right = (edges[end] - edges[start] for start, end in pairwise((0, *inner, columns)))
        lack = sum(max(0, need - width) for need, width in zip(needed, (left, middle, right), strict=True))
        return lack, abs(left - right), abs(left - middle)

    return [0, *min(combinations(range(1, columns), 2), key=unfitness), columns]
