"""Sheets -> printed tables: one function for each kind of sheet, all giving rows of cells in the printed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.compose.columns import PrintedColumn, printed_columns
from generator.compose.facts import as_text, fill
from generator.compose.heads import head_cell, head_rows
from generator.compose.merging import merge_down
from generator.compose.numbers import quantity, table_amount
from generator.compose.texts import Text, one_line, span
from generator.model.document import Block, Paragraph, Row, Span, Table, TableCell
from generator.model.figure import ZERO, Figure, total
from generator.model.form import TOTAL, Column, Grouping, Line, SheetForm
from generator.model.profile import AmountStyle, Profile
from generator.model.source import SourceRef
from generator.model.submission import Cell, Sheet
from generator.model.submission import Row as SheetRow

NUMBERING, COLUMN_NUMBERS = "序号", "栏次"
NUMBERING_SHARE = 0.5


def sheet_table(sheet: Sheet, form: SheetForm, facts: dict[str, Text], profile: Profile, kind: str) -> Iterator[Block]:
    """The printed table of a sheet and the notes below it. An empty table keeps its head and one empty row."""
    writer = _Cells(form, profile.amounts, facts)
    body = writer.merged(list(writer.rows(sheet)))
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


def _numbered(row: list[TableCell | None], number: int, form: SheetForm, width: int, empty: bool) -> Row:
    cells = list(row)
    if form.numbering:
        label = "" if empty and not form.fixed else str(number)
        cells.insert(0, TableCell(((Span(label),),) if label else (), align="center"))
    return tuple(cells + [TableCell()] * (width - len(cells)))


class _Cells:
    """The body of one sheet's table, cell by cell, in the printed order of columns (without 序号)."""

    def __init__(self, form: SheetForm, style: AmountStyle, facts: dict[str, Text]):
        self.form, self.facts = form, facts
        self.style = style if form.zero is None else replace(style, zero=form.zero)
        self.printed = list(printed_columns(form.columns))

    def paths(self) -> list[tuple[str, ...]]:
        if self.form.kind != "lines":
            return [column.path for column in self.printed]
        paths = []
        for side in self.form.sides:
            over = (side.head,) if side.head else ()
            paths += [(*over, side.label_head)] * self.form.labels + [(*over, *column.path) for column in side.columns]
        return paths

    def shares(self) -> tuple[float, ...]:
        if self.form.kind != "lines":
            return tuple(column.share for column in self.printed)
        label = self.form.labels
        return tuple(s for side in self.form.sides for s in ((side.label_share,) * label + tuple(c.share for c in side.columns)))

    def rows(self, sheet: Sheet) -> Iterator[list[TableCell]]:
        if self.form.kind == "lines":
            yield from self._lines(sheet)
        elif self.form.grouping and sheet.records:
            yield from self._groups(sheet, self.form.grouping)
        elif self.form.kind == "subjects":
            yield from self._subjects(sheet)
        else:
            yield from (self._row(row) for row in sheet.rows)

    def merged(self, rows: list[list[TableCell]]) -> list[list[TableCell | None]]:
        """The rows with repeated labels merged downwards, a later column only as far as the one before it."""
        result: list[list[TableCell | None]] = [list(row) for row in rows]
        before = None
        for position, printed in enumerate(self.printed):
            if printed.column.name in self.form.merge and result:
                merge_down(result, position, before)
                before = position
        return result

    def _row(self, row: SheetRow) -> list[TableCell]:
        return [self._piece(row, printed) for printed in self.printed]

    def _piece(self, row: SheetRow, printed: PrintedColumn) -> TableCell:
        """A cell, or the piece of a code that a column shows."""
        cell = row[printed.column.name]
        if printed.part is None:
            return self._cell(cell, printed.column)
        code = row.code if printed.column.name == self.form.code_column else row.text(printed.column.name)
        piece = "" if printed.part.owner else code[printed.part.start : printed.part.end]
        source = (cell.source,) if cell.source else ()
        return TableCell(((Span(piece, source),),) if piece else (), align=printed.column.align or "center")

    def _subjects(self, sheet: Sheet) -> Iterator[list[TableCell]]:
        """The total, the body's own row if the form has one, and the subjects of the levels that it prints."""
        levels = self.form.printed_levels
        totals = [row for row in sheet.rows if row.key == TOTAL] or [self._nothing()] * (self.form.fixed and not sheet.rows)
        for row in totals:
            yield self._row(row)
            if self.form.owner and sheet.records:
                yield self._owner_row(row)
        yield from (self._row(row) for row in sheet.records if not levels or len(row.code) in levels)

    def _nothing(self) -> SheetRow:
        """The total of an empty table that is printed all the same."""
        amounts = {column.name: Cell(ZERO) for column in self.form.columns if column.is_number}
        source = SourceRef(self.form.name, row=TOTAL)
        return SheetRow(TOTAL, TOTAL, {self.form.name_column: Cell(TOTAL), **amounts}, source)

    def _owner_row(self, total_row: SheetRow) -> list[TableCell]:
        """The total once more, under the body's own code and name."""
        code, name = (span(fill(text, self.facts, self.form.file)) for text in self.form.owner)
        cells = []
        for printed in self.printed:
            if printed.part is not None or printed.column.name == self.form.code_column:
                wanted = printed.part is None or printed.part.owner
                cells.append(TableCell(((code,),) if wanted else (), align="center"))
            elif printed.column.name == self.form.name_column:
                cells.append(TableCell(((name,),), header=True))
            else:
                cells.append(self._cell(total_row[printed.column.name], printed.column))
        return cells

    def _lines(self, sheet: Sheet) -> Iterator[list[TableCell]]:
        for at in range(1, max(line.at for line in self.form.lines) + 1):
            cells: list[TableCell] = []
            for number, side in enumerate(self.form.sides):
                line = next((li for li in self.form.lines if li.at == at and li.side == number), None)
                row = sheet.row(line.name) if line else None
                cells += [_label(line)] * self.form.labels
                cells += [self._cell(row[column.name] if row else Cell(), column) for column in side.columns]
            yield cells

    def _groups(self, sheet: Sheet, grouping: Grouping) -> Iterator[list[TableCell]]:
        groups: dict[str, list[SheetRow]] = {}
        for row in sheet.records:
            groups.setdefault(one_line(row.text(grouping.column)), []).append(row)
        yield self._sum_row({self.printed[0].column.name: grouping.total_label}, list(sheet.records), grouping)
        if grouping.owner:
            own = {column: fill(text, self.facts, self.form.file) for column, text in grouping.owner}
            yield self._sum_row(own, list(sheet.records), grouping)
        if not grouping.column:
            yield from (self._row(row) for row in sheet.records)
            return
        for name, rows in groups.items():
            sources = tuple(source for row in rows if (source := row[grouping.column].source))
            label = fill(grouping.subtotal_label, {"组": Text(name, sources)}, self.form.file)
            yield self._sum_row({self.printed[0].column.name: label}, rows, grouping)
            yield from (self._row(row) for row in rows)

    def _sum_row(self, labels: dict[str, str | Text], rows: list[SheetRow], grouping: Grouping) -> list[TableCell]:
        """The sums of the rows, with the labels (by column) in front of them."""
        cells = []
        for column in (printed.column for printed in self.printed):
            label = labels.get(column.name)
            figures = [f for f in (row.figure(column.name) for row in rows) if f is not None]
            if label:
                cells.append(TableCell(((span(label),),), align="left", header=True))
            else:
                cells.append(self._cell(Cell(total(figures)), column) if column.name in grouping.sums and figures else TableCell())
        return cells

    def _cell(self, cell: Cell, column: Column) -> TableCell:
        if cell.value is None and column.type == "amount" and self.form.zero:
            cell = replace(cell, value=Figure(Decimal(0), (cell.source,) if cell.source else ()))
        return value_cell(cell, column, self.style)


def value_cell(cell: Cell, column: Column, style: AmountStyle) -> TableCell:
    """The printed cell of a value: figures right aligned in their format, texts line by line as typed."""
    sources = (cell.source,) if cell.source else ()
    if isinstance(cell.value, Figure):
        text = table_amount(cell.value, style) if column.type == "amount" else quantity(cell.value)
        lines = ((Span(text, cell.value.sources or sources),),) if text else ()
        return TableCell(lines, role="TableAmount", align=column.align or "right")
    text = as_text(cell.value)
    lines = tuple([(Span(line, sources),) for line in text.splitlines()]) if text else ()
    if column.is_number:
        return TableCell(lines, role="TableAmount", align="right")
    return TableCell(lines, align=column.align or "left")


def _label(line: Line | None) -> TableCell:
    if line is None:
        return TableCell()
    return TableCell(((Span(line.label),),), indent=line.indent, header=True)
