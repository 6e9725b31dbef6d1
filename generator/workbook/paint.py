"""One sheet of a blank workbook: title, instruction, head, input rows, formulas, print set-up."""

from __future__ import annotations

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.model.form import TOTAL, Line
from generator.workbook import styles
from generator.workbook.formulas import Formulas
from generator.workbook.grid import GUIDE_ROW, HEAD_ROW, TITLE_ROW, Grid, Place

WIDE = 105  # characters that fit on an upright page before the print becomes too small to read
NOTE_AUTHOR = "填表说明"
"""Who wrote the comments that a blank comes with."""
FROZEN = 68  # characters that may stay fixed on the left without eating up a small screen


def paint(sheet: Worksheet, grid: Grid, formulas: Formulas) -> None:
    """Everything of one sheet but its drop-downs."""
    _widths(sheet, grid)
    _top(sheet, grid, formulas)
    _head(sheet, grid)
    if grid.form.kind == "lines":
        _lines(sheet, grid, formulas)
    else:
        _records(sheet, grid, formulas)
    _view(sheet, grid)
    _print(sheet, grid)


def _widths(sheet: Worksheet, grid: Grid) -> None:
    for side, index in enumerate(grid.labels):
        sheet.column_dimensions[get_column_letter(index)].width = grid.form.sides[side].label_width + 1
    for place in grid.places:
        sheet.column_dimensions[place.letter].width = place.column.width + 1
    if grid.note_column:
        sheet.column_dimensions[get_column_letter(grid.note_column)].width = (
            62 if grid.places[0].column.width < 60 else 40
        )


def _width(sheet: Worksheet, first: int, last: int) -> float:
    return sum(sheet.column_dimensions[get_column_letter(index)].width for index in range(first, last + 1))


def _top(sheet: Worksheet, grid: Grid, formulas: Formulas) -> None:
    """Title and instruction, merged only as far as they can be read without scrolling."""
    form, visible = grid.form, grid.width
    while visible > 2 and _width(sheet, 1, visible) > WIDE:
        visible -= 1
    title = sheet.cell(TITLE_ROW, 1, formulas.profile.titles(form)[0] or form.name)
    styles.text(title, styles.TITLE)
    last = visible
    if any(place.column.type == "amount" for place in grid.places) and visible > 1:
        last -= 1
        unit = sheet.cell(TITLE_ROW, visible, formulas.unit_label())
        styles.text(unit, styles.GUIDE, "right")
    if last > 1:
        sheet.merge_cells(start_row=TITLE_ROW, end_row=TITLE_ROW, start_column=1, end_column=last)
    sheet.row_dimensions[TITLE_ROW].height = styles.height(
        styles.lines_needed(title.value, _width(sheet, 1, last) / 1.6) * 2, 30
    )
    styles.text(sheet.cell(GUIDE_ROW, 1, form.guide), styles.GUIDE)
    if visible > 1:
        sheet.merge_cells(start_row=GUIDE_ROW, end_row=GUIDE_ROW, start_column=1, end_column=visible)
    sheet.row_dimensions[GUIDE_ROW].height = styles.height(styles.lines_needed(form.guide, _width(sheet, 1, visible)))


def _head(sheet: Worksheet, grid: Grid) -> None:
    needed = {}
    for head in grid.heads:
        cell = sheet.cell(head.row, head.column, head.text)
        last_row, last_column = head.row + head.rowspan - 1, head.column + head.colspan - 1
        for row in sheet.iter_rows(head.row, last_row, head.column, last_column):
            for covered in row:
                styles.head(covered, bool(head.source and head.source.required))
        if head.rowspan > 1 or head.colspan > 1:
            sheet.merge_cells(start_row=head.row, end_row=last_row, start_column=head.column, end_column=last_column)
        if head.source and head.source.note:
            _comment(cell, head.source.note)
        lines = styles.lines_needed(head.text, _width(sheet, head.column, last_column)) / head.rowspan
        needed[last_row] = max(needed.get(last_row, 1), lines)
    for row in range(HEAD_ROW, grid.first_row):
        sheet.row_dimensions[row].height = styles.height(round(needed.get(row, 1) + 0.4), 22)


def _comment(cell, note: str) -> None:
    comment = Comment(note, NOTE_AUTHOR)
    comment.width, comment.height = 260, 30 + 18 * styles.lines_needed(note, 34)
    cell.comment = comment


def _lines(sheet: Worksheet, grid: Grid, formulas: Formulas) -> None:
    form = grid.form
    for row in range(grid.first_row, grid.last_row + 1):  # gaps of two-sided tables keep their frame
        for index in (*grid.labels, *(place.index for place in grid.places)):
            styles.value(sheet.cell(row, index), "closed", "text")
        sheet.row_dimensions[row].height = 20
    for line in form.lines:
        row = grid.row_of(line)
        label = sheet.cell(row, grid.labels[line.side], line.label)
        styles.label(label, line.indent, line.required)
        for place in grid.side_of(line.side):
            _line_cell(sheet, grid, place, line, formulas)
        height = styles.lines_needed(line.label, form.sides[line.side].label_width - 2 * line.indent)
        if grid.note_column:
            note = ("必填。" if line.required else "") + line.note
            cell = sheet.cell(row, grid.note_column, note)
            styles.text(cell, styles.SMALL, indent=1)
            height = max(height, styles.lines_needed(note, _width(sheet, grid.note_column, grid.note_column)))
        elif line.note:
            _comment(label, line.note)
        roomy = any(place.column.type == "long_text" for place in grid.side_of(line.side))
        sheet.row_dimensions[row].height = max(
            sheet.row_dimensions[row].height, styles.height(height, 80 if roomy else 20)
        )


def _line_cell(sheet: Worksheet, grid: Grid, place: Place, line: Line, formulas: Formulas) -> None:
    cell, kind = sheet.cell(grid.row_of(line), place.index), line.type or place.column.type
    formula = formulas.of_line(grid, place, line)
    if place.column.name in line.closed:
        styles.value(cell, "closed", kind)
    elif formula:
        styles.value(cell, "computed", kind)
        cell.value = formula
    else:
        styles.value(cell, "input", kind, "left" if grid.form.is_fields else place.column.align)
        if kind == "long_text":
            styles.prose(cell)
        if line.default:
            cell.value = int(line.default) if kind == "year" else line.default


def _records(sheet: Worksheet, grid: Grid, formulas: Formulas) -> None:
    form = grid.form
    if form.kind == "subjects":
        _total_row(sheet, grid, formulas)
    for row in range(grid.first_record, grid.last_row + 1):
        for place in grid.places:
            column, cell = place.column, sheet.cell(row, place.index)
            named = form.kind == "subjects" and column.name == form.name_column
            styles.value(cell, "computed" if column.formula or named else "input", column.type, column.align)
            if named:
                cell.value = formulas.of_name(grid, row)
            elif column.formula:
                cell.value = formulas.of_row(grid, place, row)


def _total_row(sheet: Worksheet, grid: Grid, formulas: Formulas) -> None:
    for place in grid.places:
        cell, column = sheet.cell(grid.first_row, place.index), place.column
        styles.value(cell, "computed", column.type)
        cell.font = styles.BOLD
        if column.name == grid.form.name_column:
            cell.value = TOTAL
            cell.alignment = styles.Alignment(horizontal="center", vertical="center")
        elif column.is_number:
            cell.value = formulas.of_total(grid, place)


def _view(sheet: Worksheet, grid: Grid) -> None:
    """Freeze the head and what names the rows; protect fixed lines, but leave lists free for rows to come and go."""
    form = grid.form
    names = grid.labels[:1] or ((1, 2) if form.kind == "subjects" else (_naming_column(grid),))
    last = max(names)
    while last > 1 and _width(sheet, 1, last) > FROZEN:
        last -= 1
    sheet.freeze_panes = sheet.cell(grid.first_row + (form.kind == "subjects"), last + 1)
    sheet.sheet_properties.tabColor = styles.TAB_COLOURS.get(form.tab, styles.TAB_COLOURS["help"])
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    if form.kind == "lines":
        sheet.protection.sheet = True
        sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.formatCells = False


def _naming_column(grid: Grid) -> int:
    """The column that tells records apart: the first text that a clerk must type."""
    return next((place.index for place in grid.places if place.column.required and place.column.type == "text"), 1)


def _print(sheet: Worksheet, grid: Grid) -> None:
    wide = grid.form.landscape or _width(sheet, 1, grid.width) > WIDE
    sheet.page_setup.orientation = "landscape" if wide else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1 if len(grid.form.sides) > 1 else 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{TITLE_ROW}:{grid.first_row - 1}"
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    sheet.oddFooter.center.text = "&A　第 &P 页，共 &N 页"
