"""Rows of a sheet of subject codes: the total and every row with a code, in the order typed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.form import TOTAL
from generator.model.source import SourceRef
from generator.model.submission import Cell, Row
from generator.workbook.coordinates import address
from generator.workbook.labels import plain
from generator.workbook.locate import NUMBERS_ROW, Located
from generator.workbook.rows import Reading, row_address, spot_of, typed_rows
from generator.workbook.signature import ANY_ROW

REMARKS = ("注", "说明", "备注")
"""How remarks below a table begin."""


def read_subjects(reading: Reading, found: Located) -> Iterator[Row]:
    """The total row and the rows with a code; rows with figures but no code are findings."""
    form, table = found.form, reading.profile.codes[found.form.code_table]
    for row in typed_rows(found):
        if row == found.total:
            yield _total(reading, found, row)
            continue
        code = _code(reading, found, row)
        if plain(code.typed) == NUMBERS_ROW:
            continue
        name = _typed_name(found, row, code) or table.name_of(str(code.typed or ""))
        words = " ".join(part for part in (code.typed, name) if part)
        values = reading.row(found, row, words, ANY_ROW, skip=(form.code_column,))
        if code.typed:
            source = SourceRef(found.title, code.source.cell, words, form.code_column)
            values[form.code_column] = Cell(code.value, source, code.typed)
            yield Row(code.typed, str(values[form.name_column].typed or name), values, source, code.typed)
        elif _is_content(values, name):
            _no_code(reading, found, row, name)


def _code(reading: Reading, found: Located, row: int) -> Cell:
    form = found.form
    column = form.column(form.code_column)
    spot = spot_of(found, row, column)
    source = SourceRef(found.title, address(spot), f"第{row}行", column.name)
    key = (form.name, 0, column.name, ANY_ROW)
    return reading.cells.read(found, spot, column, source, key) if spot else Cell(None, source)


def _total(reading: Reading, found: Located, row: int) -> Row:
    """The total row; its label stands in the name column, wherever the clerk typed it."""
    form = found.form
    values = reading.row(found, row, TOTAL, TOTAL, skip=(form.code_column, form.name_column))
    values[form.name_column] = Cell(TOTAL, values[form.name_column].source, TOTAL)
    return Row(TOTAL, TOTAL, values, SourceRef(found.title, row_address(found, row), TOTAL))


def _typed_name(found: Located, row: int, code: Cell) -> str:
    index = found.columns.get((0, found.form.name_column))
    typed = found.view.text(row, index).strip() if index else ""
    return "" if typed == code.typed else typed


def _is_content(values: dict[str, Cell], name: str) -> bool:
    """Does a row without a code hold something to be missed? A remark below the table does not."""
    return not name.lstrip("（( ").startswith(REMARKS) and any(cell.typed is not None for cell in values.values())


def _no_code(reading: Reading, found: Located, row: int, name: str) -> None:
    form, words = found.form, name or f"第{row}行"
    spot = spot_of(found, row, form.column(form.code_column))
    place = SourceRef(found.title, address(spot) or row_address(found, row), words, form.code_column)
    reading.say("R19", f"“{found.title}”表“{words}”没有科目编码", (place,))
