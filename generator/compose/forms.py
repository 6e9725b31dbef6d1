"""One printed form for each record, with the list of its details below it: 项目绩效目标表."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from generator.compose.facts import fill, first_filled
from generator.compose.heads import head_cell, head_rows
from generator.compose.merging import merge_down
from generator.compose.tables import value_cell
from generator.compose.texts import Text, span
from generator.model.document import Block, Heading, PageBreak, Paragraph, Row, Span, Table, TableCell
from generator.model.expression import parse
from generator.model.form import Column, SheetForm
from generator.model.outline import FormCell, RecordForm
from generator.model.profile import Profile
from generator.model.submission import Cell, Sheet, Submission
from generator.model.submission import Row as SheetRow

NUMBER = "序号"


def record_forms(submission: Submission, form: RecordForm, facts: dict[str, Text], profile: Profile) -> Iterator[Block]:
    """Title, unit line, form and detail list of every record of the form's sheet, in the sheet's order."""
    details = submission.sheet(form.details) if form.details else Sheet("")
    for number, record in enumerate(submission.sheet(form.sheet).records, 1):
        known = facts | _own(record, profile.sheets[form.sheet], submission, profile) | {NUMBER: Text(str(number), (record.source,))}
        title = fill(form.title, known, form.file)
        if form.own_page and number > 1:
            yield PageBreak()
        yield Heading((span(title),), "ProjectTitle", form.level, in_contents=form.level == 1)
        if form.unit_line and not form.owner:
            yield Paragraph((Span(form.unit_line),), "UnitLine")
        banner = (str(first_filled(form.owner, known, form.file)), "", form.unit_line) if form.owner else ("", "", "")
        rows = _form_rows(form, partial(_record_cell, record=record, form=form, profile=profile))
        yield Table(form.widths, (), tuple(rows), banner, kind="form", title=str(title))
        if form.details:
            own_details = [row for row in details.records if row.text(form.match) == record.text(form.match)]
            yield Paragraph((), "Gap")
            yield _details(own_details, form, profile, str(title))


def body_form(submission: Submission, form: RecordForm, profile: Profile) -> Table:
    """The form of the body itself; its cells name places of the workbook."""
    rows = _form_rows(form, partial(_body_cell, submission=submission, profile=profile))
    return Table(form.widths, (), tuple(rows), kind="form", title=form.title or form.name)


def _own(record: SheetRow, sheet: SheetForm, submission: Submission, profile: Profile) -> dict[str, Text]:
    """The record's values by column, and for a name from another sheet what stands beside it there: 承担单位.单位编码."""
    own = {}
    for column in sheet.columns:
        own[column.name] = _text(record, column.name)
        if column.choices_from:
            other, key = column.choices_from
            named = (row for row in submission.sheet(other).records if row.text(key) == record.text(column.name))
            found = next(named, SheetRow("", "", {}, record.source))
            own |= {f"{column.name}.{beside.name}": _text(found, beside.name) for beside in profile.sheets[other].columns}
    return own


def _text(record: SheetRow, column: str) -> Text:
    source = record[column].source
    return Text(record.text(column), (source,) if source else ())


def _form_rows(form: RecordForm, value: Callable[[FormCell], TableCell]) -> Iterator[Row]:
    """The declared rows, labels as they stand and the other cells as `value` fills them."""
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
            label = not (cell.field or cell.value)
            row[column] = head_cell(cell.label, cell.rows, cell.span) if label else value(cell)
            for inner in range(column, min(column + cell.span, width)):
                covered[inner] = cell.rows - 1
            column += cell.span
        yield tuple(row)


def _record_cell(cell: FormCell, record: SheetRow, form: RecordForm, profile: Profile) -> TableCell:
    return _printed(cell, record[cell.field], profile.sheets[form.sheet].column(cell.field), profile)


def _body_cell(cell: FormCell, submission: Submission, profile: Profile) -> TableCell:
    [address] = parse(cell.value).addresses()
    form = profile.sheets[address.table]
    line = form.line(address.row) if form.lines else None
    column = form.column(address.column, line.side if line else 0)
    kind = replace(column, type=line.type) if line and line.type else column
    return _printed(cell, submission.cell(address.table, address.row, address.column), kind, profile)


def _printed(cell: FormCell, value: Cell, column: Column, profile: Profile) -> TableCell:
    printed = value_cell(value, column, profile.amounts)
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
