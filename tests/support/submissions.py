"""Submissions for tests without a workbook: values as in `sample_inputs/*/sources/*.toml`, typed into imaginary cells."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

from generator.model.figure import Figure
from generator.model.form import CONTENT, TOTAL, SheetForm
from generator.model.profile import Profile
from generator.model.source import SourceRef
from generator.model.submission import Cell, Row, Sheet, Submission

SOURCES = Path(__file__).parents[2] / "sample_inputs" / "hebei_2024" / "sources"


def source_values(name: str) -> dict:
    return tomllib.loads((SOURCES / f"{name}.toml").read_text(encoding="utf-8"))


def submission_of(values: dict, profile: Profile) -> Submission:
    """The submission that reading a workbook with these values gives (cells A1, A2 … in the order of typing)."""
    unit = values[profile.facts.sheet][profile.facts.unit]
    sheets = {name: _sheet(values.get(name, {}), form, unit) for name, form in profile.sheets.items()}
    return Submission(profile.key, "测试.xlsx", unit, sheets)


def _sheet(values, form: SheetForm, unit: str) -> Sheet:
    if form.kind == "lines":
        rows = [_line_row(values.get(line.name, {}), line, form, unit) for line in form.lines]
    else:
        rows = [_record(record, n, form, unit) for n, record in enumerate(values or [], 1)]
    return Sheet(form.name, tuple(rows))


def _line_row(value, line, form: SheetForm, unit: str) -> Row:
    columns = form.sides[line.side].columns
    if not isinstance(value, dict):
        value = {columns[0].name: value}
    kinds = {c.name: line.type or c.type for c in columns}
    cells = {c.name: _cell(value.get(c.name), kinds[c.name], form, line.label, c.name, unit) for c in columns}
    return Row(line.name, line.label, cells, SourceRef(form.name, "A1", line.label))


def _record(record: dict, number: int, form: SheetForm, unit: str) -> Row:
    code = record.get(form.columns[0].name, "") if form.kind == "subjects" else ""
    label = record.get(form.columns[1].name, "") if form.kind == "subjects" else f"第{number}行"
    key = (code or TOTAL) if form.kind == "subjects" else str(number)
    cells = {
        c.name: _cell(record.get(c.name), c.type, form, f"{code} {label}".strip(), c.name, unit, number) for c in form.columns
    }
    return Row(key, label, cells, SourceRef(form.name, f"A{number}", f"{code} {label}".strip()), code)


def _cell(value, kind: str, form: SheetForm, row: str, column: str, unit: str, number: int = 1) -> Cell:
    source = SourceRef(form.name, f"B{number}", row, column)
    if value is None or value == "":
        return Cell(None, source)
    if kind == "amount":
        exact = Decimal(value) / (10000 if unit == "元" else 1)
        value = Figure(exact, (source,))
    elif kind == "quantity":
        value = Figure(Decimal(value), (source,))
    elif kind == "date":
        value = date.fromisoformat(value)
    return Cell(value, source, value)
