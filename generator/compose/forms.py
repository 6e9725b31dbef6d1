"""One printed form for each record, with the list of its details below it: 项目绩效目标表."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.compose.facts import fill
from generator.compose.heads import head_cell, head_rows
from generator.compose.merging import merge_down
from generator.compose.tables import value_cell
from generator.compose.texts import Text, span
from generator.model.document import Block, Heading, Paragraph, Row, Span, Table, TableCell
from generator.model.profile import FormCell, Profile, RecordForm
from generator.model.submission import Row as SheetRow
from generator.model.submission import Sheet, Submission

NUMBER = "序号"


def record_forms(submission: Submission, form: RecordForm, facts: dict[str, Text], profile: Profile) -> Iterator[Block]:
    """Title, unit line, form and detail list of every record of the form's sheet, in the sheet's order."""
    details = submission.sheet(form.details) if form.details else Sheet("")
    for number, record in enumerate(submission.sheet(form.sheet).records, 1):
        own = {column.name: _own(record, column.name) for column in profile.sheets[form.sheet].columns}
        title = fill(form.title, facts | own | {NUMBER: Text(str(number), (record.source,))})
        yield Heading((span(title),), "ProjectTitle", level=2, in_contents=False)
        if form.unit_line:
            yield Paragraph((Span(form.unit_line),), "UnitLine")
        yield Table(form.widths, (), tuple(_form_rows(record, form, profile)), kind="form", title=str(title))
        if form.details:
            rows = [row for row in details.records if row.text(form.match) == record.text(form.match)]
            yield Paragraph((), "Gap")
            yield _details(rows, form, profile, str(title))


def _own(record: SheetRow, column: str) -> Text:
    source = record[column].source
    return Text(record.text(column), (source,) if source else ())


def _form_rows(record: SheetRow, form: RecordForm, profile: Profile) -> Iterator[Row]:
    width = len(form.widths)
    covered = [0] * width  # how many more rows the cell above reaches down, by column
    for declared in form.rows:
        row: list[TableCell | None] = [None] * width
        cells = iter(declared)
        column = 0
        while column < width:
            if covered[column]:
                covered[column] -= 1
                column += 1
                continue
            cell = next(cells, None)
            if cell is None:
                break
            row[column] = _form_cell(cell, record, form, profile)
            for inner in range(column, min(column + cell.span, width)):
                covered[inner] = cell.rows - 1
            column += cell.span
        yield tuple(row)


def _form_cell(cell: FormCell, record: SheetRow, form: RecordForm, profile: Profile) -> TableCell:
    if not cell.field:
        return head_cell(cell.label, cell.rows, cell.span)
    column = profile.sheets[form.sheet].column(cell.field)
    printed = value_cell(record[cell.field], column, profile.amounts)
    align = cell.align or ("center" if column.is_number else printed.align)
    return replace(printed, rowspan=cell.rows, colspan=cell.span, align=align)


def _details(rows: list[SheetRow], form: RecordForm, profile: Profile, title: str) -> Table:
    columns = [column for column in profile.sheets[form.details].columns if column.printed]
    body = [[value_cell(row[column.name], column, profile.amounts) for column in columns] for row in rows]
    merged: list[list[TableCell | None]] = [list(row) for row in body or [[TableCell()] * len(columns)]]
    for position, column in enumerate(columns):
        if column.name in form.merge:
            merge_down(merged, position)
    return Table(
        widths=tuple(column.share for column in columns),
        head=head_rows([column.path for column in columns]),
        body=tuple(tuple(row) for row in merged),
        kind="form",
        title=title,
    )
