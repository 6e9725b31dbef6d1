"""What was printed as a submission: the same values as a workbook would hold that somebody typed them into."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generator.model.figure import Figure
from generator.model.form import TOTAL, SheetForm
from generator.model.profile import UNITS
from generator.model.source import SourceRef
from generator.model.submission import Cell, Row, Sheet, Submission, Value
from generator.readback.published import Published, Rows


def as_submission(published: Published, sheets: dict[str, Rows], file: str = "") -> Submission:
    """These rows as they are read from a workbook; the sources name sheet, row and column."""
    profile = published.profile
    unit = profile.amounts.unit
    return Submission(profile.key, file, unit, {name: _sheet(form, sheets.get(name, {}), published) for name, form in profile.sheets.items()})


def _sheet(form: SheetForm, rows: Rows, published: Published) -> Sheet:
    if form.kind == "lines":
        return Sheet(form.name, tuple(_row(form, line.name, line.label, rows.get(line.name, {}), published) for line in form.lines))
    return Sheet(form.name, tuple(_row(form, key, cells.get(form.name_column, key), cells, published) for key, cells in rows.items()))


def _row(form: SheetForm, key: str, label: str, cells: dict[str, str], published: Published) -> Row:
    side = form.line(key).side if form.kind == "lines" else 0
    texts = {**cells, form.name_column: TOTAL} if form.kind == "subjects" and key == TOTAL else cells
    values = {}
    for column in form.sides[side].columns:
        source = SourceRef(form.name, row=key, column=column.name)
        value = _value(texts.get(column.name, ""), published.kind((form.name, key, column.name)), source, published)
        values[column.name] = Cell(value, source, value)
    code = key if form.kind == "subjects" and key != TOTAL else ""
    return Row(key, label, values, SourceRef(form.name, row=key), code)


def _value(text: str, kind: str, source: SourceRef, published: Published) -> Value:
    if not text:
        return None
    if kind == "amount":
        return Figure(Decimal(text) / UNITS[published.profile.amounts.unit], (source,))
    if kind == "quantity":
        return Figure(Decimal(text), (source,))
    return date.fromisoformat(text) if kind == "date" else text
