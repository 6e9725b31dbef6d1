"""Values typed into a blank workbook by their labels, as a clerk would: for samples, tests and the next year's workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from generator.model.form import TOTAL, Line, SheetForm
from generator.model.profile import Profile
from generator.profiles.errors import suggestion
from generator.workbook import package, styles
from generator.workbook.blank import make_blank
from generator.workbook.grid import Grid, Place, grids_of
from generator.workbook.guide import NOTE_LABEL
from generator.workbook.labels import bare, plain
from generator.workbook.marks import GUIDE_SHEET

SPARE_ROWS = 5
"""Empty rows left below a list that is longer than the form offers."""


def fill_workbook(profile: Profile, values: dict, path: Path, finish: Callable[[Workbook, dict[str, Grid]], object] | None = None) -> Path:
    """Write a workbook of `profile` that holds `values`, by sheet, then by line and column or as a list of records.

    `finish` may add to the filled workbook. Raises ValueError for a sheet, line or column that the profile does not have, and for a value of the wrong kind.
    """
    values = dict(values)
    note = values.pop(GUIDE_SHEET, {}).get(NOTE_LABEL, "")
    for name in values:
        _known(name, profile.sheets, "没有这张表")
    rows = {
        name: len(given) + SPARE_ROWS
        for name, given in values.items()
        if isinstance(given, list) and len(given) > profile.sheets[name].rows
    }
    grids = grids_of(profile, rows)
    book = make_blank(profile, rows, note)
    for name, given in values.items():
        sheet, grid = book[name], grids[name]
        if grid.form.kind == "lines":
            _fill_lines(sheet, grid, given)
        else:
            _fill_records(sheet, grid, given)
    if finish:
        finish(book, grids)
    package.save(book, path, profile.year)
    return path


def _known(name: str, names: Iterable[str], fault: str) -> None:
    if name not in names:
        raise ValueError(f"{fault}：“{name}”{suggestion(name, names)}")


def _fill_lines(sheet: Worksheet, grid: Grid, given: dict) -> None:
    for name, content in given.items():
        line = _line(grid.form, name)
        places = grid.side_of(line.side)
        if not isinstance(content, dict):
            content = {places[0].column.name: content}
        for column, value in content.items():
            place = _place(grid, places, column)
            _type(sheet.cell(grid.row_of(line), place.index), line.type or place.column.type, value)
        _grow(sheet, grid, grid.row_of(line), places)


def _line(form: SheetForm, name: str) -> Line:
    for same in (str, plain, bare):  # the strictest reading first: some labels stand twice on a sheet
        for line in form.lines:
            if same(name) in {same(known) for known in (line.name, line.label, *line.aliases)}:
                return line
    raise ValueError(f"“{form.name}”没有这一行：“{name}”{suggestion(name, [line.name for line in form.lines])}")


def _place(grid: Grid, places: tuple[Place, ...], name: str) -> Place:
    for place in places:
        if plain(name) in {plain(known) for known in (place.column.name, *place.column.aliases)}:
            return place
    raise ValueError(f"“{grid.form.name}”没有这一列：“{name}”{suggestion(name, [p.column.name for p in places])}")


def _fill_records(sheet: Worksheet, grid: Grid, given: list) -> None:
    form, row = grid.form, grid.first_record
    for record in given:
        total = form.kind == "subjects" and not record.get(form.code_column) and record.get(form.name_column) == TOTAL
        target = grid.first_row if total else row
        for column, value in record.items():
            place = _place(grid, grid.places, column)
            if not (total and column == form.name_column):  # the label of the total row is already there
                _type(sheet.cell(target, place.index), place.column.type, value)
        if not total:
            _grow(sheet, grid, row, grid.places)
            row += 1


def _grow(sheet: Worksheet, grid: Grid, row: int, places: tuple[Place, ...]) -> None:
    """Make the row as high as its longest text needs: LibreOffice does not do so for rows with a set height."""
    texts = [(sheet.cell(row, place.index).value, place.column.width) for place in places]
    lines = max((styles.lines_needed(text, width) for text, width in texts if _is_prose(text)), default=1)
    least = sheet.row_dimensions[row].height or 0
    if lines > 1 or least:
        sheet.row_dimensions[row].height = max(least, styles.height(lines))


def _is_prose(value: object) -> bool:
    return isinstance(value, str) and not value.startswith("=")


def _type(cell: Cell, kind: str, value: object) -> None:
    """Put one value into a cell: numbers as numbers, dates as dates, everything else as text."""
    text = str(value)
    try:
        if text == "":
            return
        if kind in ("amount", "quantity"):
            cell.value = Decimal(text)
        elif kind == "percent":
            number = text.rstrip("%")
            cell.value = Decimal(number) / 100
            places = len(number.partition(".")[2])
            cell.number_format = "0" + (f".{'0' * places}" if places else "") + "%"
        elif kind == "date":
            cell.value = date.fromisoformat(text)
            cell.number_format = styles.FORMATS["date"]
        elif kind == "year":
            cell.value = int(text)
        else:
            cell.value = text
            cell.data_type = "s"  # also for a text that begins with “=” or looks like an error
    except (InvalidOperation, ValueError) as error:
        raise ValueError(f"“{cell.parent.title}”表{cell.coordinate}单元格写不进“{text}”（{kind}）") from error
