"""Rows of a free list: one record a row, blank rows skipped, labels repeated downwards where the form says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.form import SheetForm
from generator.model.source import SourceRef
from generator.model.submission import Cell, Row
from generator.workbook.labels import plain
from generator.workbook.locate import NUMBERS_ROW, Located
from generator.workbook.rows import Reading, row_address, typed_rows
from generator.workbook.signature import ANY_ROW

LONGEST_WORDS = 30  # characters of a record's name in messages


def read_records(reading: Reading, found: Located) -> Iterator[Row]:
    """All records, numbered from 1."""
    form, number = found.form, 0
    above: dict[str, Cell] = {}
    computed = {column.name for column in form.columns if column.formula}
    for row in typed_rows(found):
        if _is_no_record(reading, found, row):
            continue
        words = _words(found, row, number + 1)
        values = reading.row(found, row, words, ANY_ROW)
        typed = {name for name, cell in values.items() if cell.typed is not None}
        if not typed - computed - _covered(found, row):
            continue
        number += 1
        _fill_down(form, values, above)
        record = Row(str(number), words, values, SourceRef(found.title, row_address(found, row), words))
        for column in form.columns:
            if column.required and not column.formula:
                reading.require(found, record, column, row)
        yield record


def _fill_down(form: SheetForm, values: dict[str, Cell], above: dict[str, Cell]) -> None:
    """Empty labels repeat the ones above; a new label of a higher level starts the lower ones afresh."""
    for column in (column for column in form.columns if column.fill_down):
        cell = values[column.name]
        if cell.typed is None:
            values[column.name] = above.get(column.name, cell)
            continue
        if column.name in above and above[column.name].typed != cell.typed:
            names = [other.name for other in form.columns if other.fill_down]
            for lower in names[names.index(column.name) :]:
                above.pop(lower, None)
        above[column.name] = cell


def _is_no_record(reading: Reading, found: Located, row: int) -> bool:
    """Column numbers, totals and subtotals of the printed table that were pasted along; the program prints its own."""
    texts = (found.view.text(row, index) for index in sorted(found.columns.values()))
    first = next((text for text in texts if text), "")
    if plain(first) == NUMBERS_ROW:
        return True
    grouping = found.form.grouping
    if not grouping or not first:
        return False
    parts = re.split(r"\{[^{}]*\}", grouping.subtotal_label)
    subtotal = ".+".join(re.escape(plain(part)) for part in parts)
    if plain(first) != plain(grouping.total_label) and not re.fullmatch(subtotal, plain(first)):
        return False
    place = SourceRef(found.title, row_address(found, row), first)
    reading.say("R23", f"“{found.title}”表的“{first}”行由程序推出，没有读取", (place,))
    return True


def _words(found: Located, row: int, number: int) -> str:
    """What a record is called in messages: the first text that is its own."""
    for column in found.form.columns:
        own = column.required and column.type == "text" and not (column.fill_down or column.choices_from)
        index = found.columns.get((0, column.name))
        if own and index:
            return f"第{number}条 {found.view.text(row, index).strip()[:LONGEST_WORDS]}".strip()
    return f"第{number}条"


def _covered(found: Located, row: int) -> set[str]:
    """The columns of a row that show a merged cell from above."""
    return {name for (_, name), index in found.columns.items() if (row, index) in found.view.covered}
