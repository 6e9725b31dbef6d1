"""Rows of a sheet of fixed lines, one side or two."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.form import CONTENT, Line
from generator.model.source import SourceRef
from generator.model.submission import Cell, Row
from generator.model.version import is_newer
from generator.profiles.errors import suggestion
from generator.workbook.coordinates import address
from generator.workbook.labels import plain
from generator.workbook.locate import NUMBERS_ROW, Located
from generator.workbook.messages import ERROR
from generator.workbook.rows import Reading, shown, spot_of


def read_lines(reading: Reading, found: Located) -> Iterator[Row]:
    """Every line that is on the sheet, in the order of the form."""
    for line in found.form.lines:
        row = read_line(reading, found, line)
        if row is None and is_newer(line.since, found.version):
            yield Row(line.name, line.label, {}, SourceRef(found.title, row=line.name))
            continue
        if row is None:
            _missing(reading, found, line)
            continue
        yield row
        for column in found.form.sides[line.side].columns:
            if line.required and not (line.formula(column) or column.name in line.closed):
                reading.require(found, row, column, found.lines[line.name])
    _strange(reading, found)


def read_line(reading: Reading, found: Located, line: Line) -> Row | None:
    """One fixed line; None if it is not on the sheet."""
    row = found.lines.get(line.name)
    if row is None:
        return None
    form, values = found.form, {}
    for column in form.sides[line.side].columns:
        spot = spot_of(found, row, column, line.side)
        source = SourceRef(found.title, address(spot), line.name, "" if form.is_fields else column.name)
        key = (form.name, line.side, column.name, line.name)
        kind = line.type if column.name == CONTENT else ""
        cell = reading.cells.read(found, spot, column, source, key, kind, line.choices) if spot else Cell(None, source)
        if column.name in line.closed and cell.typed is not None:
            message = f"“{found.title}”表“{line.name}”行没有“{column.name}”"
            reading.say("R22", message, (source,), found=shown(found, spot))
            cell = Cell(None, source)
        values[column.name] = cell
    source = SourceRef(found.title, address((row, found.labels[line.side])), line.name)
    return Row(line.name, line.label, values, source)


def _missing(reading: Reading, found: Located, line: Line) -> None:
    """A form that prints all its lines has a rule of its own for lost ones."""
    if not found.form.fixed:
        message = f"“{found.title}”表里找不到“{line.label.strip()}”这一行"
        place = SourceRef(found.title, row=line.label)
        reading.say("R09", message, (place,), expected=line.label, severity=ERROR if line.required else None)


def _strange(reading: Reading, found: Located) -> None:
    """Rows with a label of no line, if something is typed beside it."""
    head_row = found.head_row
    for side, label in enumerate(found.labels):
        columns = [index for (other, _), index in found.columns.items() if other == side]
        known = {row for name, row in found.lines.items() if found.form.line(name).side == side}
        rows = {row for row, column in found.view.cells if column in columns and row > head_row} - known
        for row in sorted(rows):
            text = found.view.text(row, label) if label else ""
            if not text or plain(text) == NUMBERS_ROW or not _typed(found, row, columns):
                continue
            near = suggestion(text, [line.label for line in found.form.lines if line.side == side])
            source = SourceRef(found.title, address((row, label)), text)
            reading.say("R10", f"“{found.title}”表没有“{text}”这一行{near}", (source,), found=text)


def _typed(found: Located, row: int, columns: list[int]) -> bool:
    cells = (found.view.cells.get((row, index)) for index in columns)
    return any(cell is not None and cell.formula is None for cell in cells)
