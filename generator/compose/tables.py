"""Sheets -> printed tables: one function for each kind of sheet, all giving rows of cells in the printed order."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compose.facts import as_text, fill
from generator.compose.heads import head_cell, head_rows
from generator.compose.numbers import quantity, table_amount
from generator.compose.texts import Text, one_line, span
from generator.model.document import Block, Paragraph, Row, Span, Table, TableCell
from generator.model.figure import Figure, total
from generator.model.form import Column, Grouping, Line, SheetForm
from generator.model.profile import AmountStyle, Profile
from generator.model.submission import Cell, Sheet
from generator.model.submission import Row as SheetRow

NUMBERING, COLUMN_NUMBERS = "序号", "栏次"
NUMBERING_SHARE = 0.5


def sheet_table(sheet: Sheet, form: SheetForm, facts: dict[str, Text], profile: Profile, kind: str) -> Iterator[Block]:
    """The printed table of a sheet and the notes below it. An empty table keeps its head and one empty row."""
    writer = _Cells(form, profile.amounts)
    body = list(writer.rows(sheet))
    empty = not body or is_empty(sheet, form)
    if empty and not form.fixed:
        body = [[]]
    paths: list[tuple[str | Text, ...]] = [(NUMBERING,)] if form.numbering else []
    paths += [tuple(fill(part, facts, form.file) for part in path) for path in writer.paths()]
    width = len(paths)
    head = head_rows(paths) + (_column_numbers(width),) * form.column_numbers
    yield Table(
        widths=((NUMBERING_SHARE,) if form.numbering else ()) + writer.shares(),
        head=head,
        body=tuple(_numbered(row, number, form, width, empty) for number, row in enumerate(body, 1)),
        banner=tuple(str(fill(part, facts, form.file)) for part in form.banner),
        kind=kind,
        title=str(fill(form.title, facts, form.file)),
    )
    notes = form.notes + ((form.empty_note,) if empty and form.empty_note else ())
    yield from (Paragraph((span(fill(note, facts, form.file)),), "TableNote") for note in notes)


def is_empty(sheet: Sheet, form: SheetForm) -> bool:
    """Nothing to print: no record, or (for tables of figures) no figure but zero."""
    if form.kind == "records":
        return not sheet.records
    return not any(isinstance(cell.value, Figure) and cell.value for row in sheet.rows for cell in row.cells.values())


def _column_numbers(width: int) -> Row:
    """The 栏次 row: 栏次, 1, 2, 3 …"""
    return tuple(head_cell(COLUMN_NUMBERS if n == 0 else str(n)) for n in range(width))


def _numbered(row: list[TableCell], number: int, form: SheetForm, width: int, empty: bool) -> Row:
    cells = list(row)
    if form.numbering:
        label = "" if empty and not form.fixed else str(number)
        cells.insert(0, TableCell(((Span(label),),) if label else (), align="center"))
    return tuple(cells + [TableCell()] * (width - len(cells)))


class _Cells:
    """The body of one sheet's table, cell by cell, in the printed order of columns (without 序号)."""

    def __init__(self, form: SheetForm, style: AmountStyle):
        self.form, self.style = form, style
        self.printed = [column for column in form.columns if column.printed]

    def paths(self) -> list[tuple[str, ...]]:
        if self.form.kind != "lines":
            return [column.path for column in self.printed]
        paths = []
        for side in self.form.sides:
            over = (side.head,) if side.head else ()
            paths += [(*over, side.label_head), *((*over, *column.path) for column in side.columns)]
        return paths

    def shares(self) -> tuple[float, ...]:
        if self.form.kind != "lines":
            return tuple(column.share for column in self.printed)
        return tuple(share for side in self.form.sides for share in (side.label_share, *(c.share for c in side.columns)))

    def rows(self, sheet: Sheet) -> Iterator[list[TableCell]]:
        if self.form.kind == "lines":
            yield from self._lines(sheet)
        elif self.form.grouping and sheet.records:
            yield from self._groups(sheet, self.form.grouping)
        else:
            yield from ([self._cell(row[c.name], c) for c in self.printed] for row in sheet.rows)

    def _lines(self, sheet: Sheet) -> Iterator[list[TableCell]]:
        for at in range(1, max(line.at for line in self.form.lines) + 1):
            cells: list[TableCell] = []
            for number, side in enumerate(self.form.sides):
                line = next((li for li in self.form.lines if li.at == at and li.side == number), None)
                row = sheet.row(line.name) if line else None
                cells.append(_label(line))
                cells += [self._cell(row[column.name] if row else Cell(), column) for column in side.columns]
            yield cells

    def _groups(self, sheet: Sheet, grouping: Grouping) -> Iterator[list[TableCell]]:
        groups: dict[str, list[SheetRow]] = {}
        for row in sheet.records:
            groups.setdefault(one_line(row.text(grouping.column)), []).append(row)
        yield self._sum_row(grouping.total_label, list(sheet.records), grouping)
        for name, rows in groups.items():
            sources = tuple(source for row in rows if (source := row[grouping.column].source))
            yield self._sum_row(fill(grouping.subtotal_label, {"组": Text(name, sources)}, self.form.file), rows, grouping)
            yield from ([self._cell(row[c.name], c) for c in self.printed] for row in rows)

    def _sum_row(self, label: str | Text, rows: list[SheetRow], grouping: Grouping) -> list[TableCell]:
        cells = [TableCell(((span(label),),), align="left", header=True)]
        for column in self.printed[1:]:
            figures = [f for f in (row.figure(column.name) for row in rows) if f is not None]
            wanted = column.name in grouping.sums and figures
            cells.append(self._cell(Cell(total(figures)), column) if wanted else TableCell())
        return cells

    def _cell(self, cell: Cell, column: Column) -> TableCell:
        return value_cell(cell, column, self.style)


def value_cell(cell: Cell, column: Column, style: AmountStyle) -> TableCell:
    """The printed cell of a value: figures right aligned in their format, texts line by line as typed."""
    sources = (cell.source,) if cell.source else ()
    if isinstance(cell.value, Figure):
        text = table_amount(cell.value, style) if column.type == "amount" else quantity(cell.value)
        lines = ((Span(text, cell.value.sources or sources),),) if text else ()
        return TableCell(lines, role="TableAmount", align=column.align or "right")
    text = as_text(cell.value)
    lines = tuple((Span(line, sources),) for line in text.splitlines()) if text else ()
    if column.is_number:
        return TableCell(lines, role="TableAmount", align="right")
    return TableCell(lines, align=column.align or "left")


def _label(line: Line | None) -> TableCell:
    if line is None:
        return TableCell()
    return TableCell(((Span(line.label),),), indent=line.indent, header=True)
