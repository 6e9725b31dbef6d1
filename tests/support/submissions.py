"""Submissions for tests without a workbook: values as in `sample_inputs/*/sources/*.toml`, typed into imaginary cells.

The imaginary workbook has its head in row 1 and its columns in the order of the form, so that every value has a cell of
its own: the first column of a subject sheet's second row is A3. Fixed lines have their name in front: sides lie beside
each other, and line `at` stands in row `at` + 1.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from generator.derive import complete
from generator.model.figure import Figure
from generator.model.form import TOTAL, Column, Line, SheetForm
from generator.model.profile import Profile
from generator.model.source import SourceRef
from generator.model.submission import Cell, Row, Sheet, Submission
from generator.profiles.load import load_profile

SOURCES = Path(__file__).parents[2] / "sample_inputs" / "hebei_2024" / "sources"
SAMPLES = ("xushui", "julu", "leting", "qinghe")
DELETED = object()
"""Stands for a fixed line that the clerk deleted from the sheet."""


@cache
def hebei() -> Profile:
    """The profile that most tests use, loaded once."""
    return load_profile("hebei_2024")


def source_values(name: str) -> dict:
    return tomllib.loads((SOURCES / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def sample(name: str) -> Submission:
    """A sample workbook as it is typed."""
    return submission_of(source_values(name), hebei())


@cache
def completed_sample(name: str) -> Submission:
    return complete(sample(name), hebei())


def all_typed(completed: Submission) -> Submission:
    """The submission of a clerk who typed every row and every cell of a completed one, parents and totals included."""
    sheets = {}
    for name, sheet in completed.sheets.items():
        rows = [replace(row, cells={c: Cell(cell.value, cell.source, cell.value) for c, cell in row.cells.items()}) for row in sheet.rows]
        sheets[name] = Sheet(name, tuple(rows), sheet.present)
    return replace(completed, sheets=sheets)


def submission_of(values: dict, profile: Profile) -> Submission:
    """The submission that reading a workbook with these values gives."""
    unit = values[profile.facts.sheet][profile.facts.unit]
    sheets = {name: _sheet(values.get(name, {}), form, unit) for name, form in profile.sheets.items()}
    return Submission(profile.key, "测试.xlsx", unit, sheets)


def _sheet(values, form: SheetForm, unit: str) -> Sheet:
    if form.kind == "lines":
        typed = {line.name: values.get(line.name, {}) for line in form.lines}
        rows = [_line_row(typed[line.name], line, form, unit) for line in form.lines if typed[line.name] is not DELETED]
    else:
        rows = [_record(record, n, form, unit) for n, record in enumerate(values or [], 1)]
    return Sheet(form.name, tuple(rows))


def _line_row(value, line: Line, form: SheetForm, unit: str) -> Row:
    columns = form.sides[line.side].columns
    if not isinstance(value, dict):
        value = {columns[0].name: value}
    before = sum(1 + len(side.columns) for side in form.sides[: line.side])
    at = line.at + 1
    cells = {}
    for n, column in enumerate(columns, before + 1):
        source = SourceRef(form.name, _address(n, at), line.label, column.name)
        cells[column.name] = _cell(value.get(column.name), line.type or column.type, source, unit)
    return Row(line.name, line.label, cells, SourceRef(form.name, _address(before, at), line.label))


def _record(record: dict, number: int, form: SheetForm, unit: str) -> Row:
    code = record.get(form.code_column, "") if form.kind == "subjects" else ""
    label = record.get(form.name_column, "") if form.kind == "subjects" else f"第{number}行"
    key = (code or TOTAL) if form.kind == "subjects" else str(number)
    words = f"{code} {label}".strip()
    cells = {
        column.name: _cell(record.get(column.name), column.type, _source(form, n, number, words, column), unit)
        for n, column in enumerate(form.columns)
    }
    return Row(key, label, cells, SourceRef(form.name, _address(0, number + 1), words), code)


def _source(form: SheetForm, n: int, number: int, words: str, column: Column) -> SourceRef:
    return SourceRef(form.name, _address(n, number + 1), words, column.name)


def _address(column: int, row: int) -> str:
    """`column` from 0, `row` from 1. Tests need no more than 26 columns."""
    return f"{chr(ord('A') + column)}{row}"


def _cell(value, kind: str, source: SourceRef, unit: str) -> Cell:
    if value is None or value == "":
        return Cell(None, source)
    if kind == "amount":
        value = Figure(Decimal(value) / (10000 if unit == "元" else 1), (source,))
    elif kind == "quantity":
        value = Figure(Decimal(value), (source,))
    elif kind == "date":
        value = date.fromisoformat(value)
    return Cell(value, source, value)
