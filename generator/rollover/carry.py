"""Every typed cell of the old workbook, one by one: what the control table says is done, and accounted for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.model.form import CONTENT, TOTAL, Column, Line, SheetForm
from generator.model.naming import record_name
from generator.model.profile import Profile
from generator.model.submission import Cell, Row, Sheet
from generator.profiles.rollover import CARRY, CLEAR, DROP, FROM_LAST, KEPT, KEPT_PARTS, NOTE, REVIEW, TEXTS, YEAR
from generator.rollover.rolled import Kept, LastText, Rolled, Year
from generator.rollover.texts import Names, fits, kind_of, moved, names_of, written
from generator.workbook.labels import plain

NO_SHEET, NO_LINE, NO_COLUMN, OTHER_KIND = "今年没有这张表", "今年的表里没有这一行", "今年的表里没有这一栏", "今年这一栏填的不是这种内容"


Part = TypeVar("Part", SheetForm, Line, Column)


@dataclass(frozen=True, slots=True)
class _Typed:
    """One typed cell: its row, its column in the old form, its text, and the type of the cell."""

    row: Row
    column: Column
    cell: Cell
    text: str
    kind: str


def carry_sheets(rolled: Rolled) -> None:
    """Fill the values of the new workbook from the old one's cells."""
    names = names_of(rolled.old.submission, rolled.old.profile, rolled.shift)
    rolled.renamed = names.renamed
    for old in rolled.old.profile.sheets.values():
        sheet = rolled.old.submission.sheet(old.name)
        new = _same(old, rolled.old.profile.sheets.values(), rolled.profile.sheets.values())
        if new is None or new.kind != old.kind or new.name in rolled.values:
            for row in sheet.rows:
                _keep(rolled, old, row, list(_typed(rolled, old, row)), NO_SHEET)
        elif new.kind == "lines":
            _lines(rolled, old, new, sheet, names)
        else:
            _records(rolled, old, new, sheet, names)


def _typed(rolled: Rolled, form: SheetForm, row: Row) -> Iterator[_Typed]:
    line = _line(form, row.key)
    for name, cell in row.cells.items():
        if cell.typed is not None and not (row.key == TOTAL and form.kind == "subjects" and name == form.name_column):
            column = form.column(name, line.side if line else 0)
            kind = kind_of(column, line)
            yield _Typed(row, column, cell, written(cell.typed, kind, rolled.unit), kind)


def _line(form: SheetForm, key: str) -> Line | None:
    return form.line(key) if form.kind == "lines" else None


def _same(old: Part, others: Iterable[Part], parts: Iterable[Part]) -> Part | None:
    """The part of the new form that goes on from the old one: by its name, or by another name that no other old part has."""
    parts = tuple(parts)
    exact = next((part for part in parts if part.name == old.name), None)
    taken = {other.name for other in others}
    names = {plain(name) for name in (old.name, *old.aliases)}
    free = (part for part in parts if part.name not in taken)
    return exact or next((part for part in free if names & {plain(name) for name in (part.name, *part.aliases)}), None)


def _lines(rolled: Rolled, old: SheetForm, new: SheetForm, sheet: Sheet, names: Names) -> None:
    values: dict[str, dict[str, str]] = {}
    for row in sheet.rows:
        line = _same(old.line(row.key), old.lines, new.lines)
        for typed in _typed(rolled, old, row):
            column = _same(typed.column, old.sides[old.line(row.key).side].columns, new.sides[line.side].columns) if line else None
            if column is None or column.name in line.closed or column.name in values.get(line.name, {}):
                _keep(rolled, old, row, [typed], NO_COLUMN if line else NO_LINE)
                continue
            text = _cell(rolled, new, typed, column, line, line.name, names)
            if text:
                values.setdefault(line.name, {})[column.name] = text
    rolled.values[new.name] = values


def _records(rolled: Rolled, old: SheetForm, new: SheetForm, sheet: Sheet, names: Names) -> None:
    records: list[dict[str, str]] = []
    keeps = new.name == rolled.table.parts(KEPT)[0]
    drops = not keeps and _action(rolled, new, "", "") == DROP
    for row in sheet.rows:
        cells = list(_typed(rolled, old, row))
        if not (keeps or drops):
            records.append(_record(rolled, old, new, row, cells, names))
            continue
        for typed in cells:
            rolled.account(new.name, row, typed.column.name, typed.cell, KEPT if keeps else DROP, typed.text)
        if keeps:
            _keep_again(rolled, cells)
        else:
            rolled.dropped.append("；".join(f"{typed.column.name}：{typed.text}" for typed in cells))
    rolled.values[new.name] = [record for record in records if record]


def _record(rolled: Rolled, old: SheetForm, new: SheetForm, row: Row, cells: list[_Typed], names: Names) -> dict[str, str]:
    """The carried cells of one record or subject; nothing if none is carried."""
    pairs = [(typed, _same(typed.column, old.columns, new.columns)) for typed in cells]
    called = {column.name: moved(typed.text, typed.column, typed.kind, rolled.shift, names).text for typed, column in pairs if column}
    words = record_name(new, lambda column: called.get(column, "")) or row.label
    record: dict[str, str] = {}
    for typed, column in pairs:
        if column is None or column.name in record:
            _keep(rolled, old, row, [typed], NO_COLUMN)
            continue
        text = _cell(rolled, new, typed, column, None, words, names)
        if text and not _follows_from_code(rolled.profile, new, column, called, text):
            record[column.name] = text
    if new.kind == "subjects" and new.code_column in record:
        _look_up(rolled, new, row)
    return record


def _follows_from_code(profile: Profile, form: SheetForm, column: Column, called: dict[str, str], text: str) -> bool:
    """Does the workbook write this name by itself, beside its code? Then its formula is left alive."""
    if form.kind == "subjects" and column.name == form.name_column:
        return profile.codes[form.code_table].name_of(called.get(form.code_column, "")) == text
    return False


def _look_up(rolled: Rolled, form: SheetForm, row: Row) -> None:
    table = rolled.profile.codes[form.code_table]
    if row.code not in table.subjects:
        rolled.codes.append(f"“{form.name}”的“{row.code} {row.label}”")


def _action(rolled: Rolled, form: SheetForm, row: str, column: str) -> str:
    decision = rolled.table.decide(form.name, row, column)
    return decision.action if decision else CLEAR


def _cell(rolled: Rolled, form: SheetForm, typed: _Typed, column: Column, line: Line | None, words: str, names: Names) -> str:
    """What the cell's counterpart holds this year; "" for nothing."""
    action = _action(rolled, form, line.name if line else (typed.row.key if form.kind == "subjects" else ""), column.name)
    if action in (CARRY, REVIEW) and (column.formula if line is None else line.formula(column)) is not None:
        action = CLEAR  # typed over what the program computes
    if action in (CARRY, REVIEW) and not fits(typed.kind, kind_of(column, line)):
        _keep(rolled, form, typed.row, [typed], OTHER_KIND)
        return ""
    now = ""
    if action in (CARRY, REVIEW):
        now = _carried(rolled, form, typed, column, words, action, names)
    elif action == YEAR:
        now = str(rolled.shift.new)
    elif action == NOTE:
        rolled.texts.append(LastText(form.name, words, column.name, typed.text, carried=False))
    elif action in (TEXTS, KEPT, *FROM_LAST):
        action = CLEAR  # what stood there is taken up anew
    if action not in (CARRY, REVIEW):
        rolled.account(form.name, typed.row, column.name, typed.cell, action, typed.text, now)
    return now


def _carried(rolled: Rolled, form: SheetForm, typed: _Typed, column: Column, words: str, action: str, names: Names) -> str:
    """The text of this year; one with a year in doubt has to be checked, whatever the table says."""
    result = moved(typed.text, typed.column, typed.kind, rolled.shift, names)
    place = f"“{form.name}”的“{words}”" + ("" if column.name in (CONTENT, words) else f"“{column.name}”")
    rolled.years += [Year(place, before, now) for before, now in result.changes] + [Year(place, doubt) for doubt in result.doubts]
    if result.doubts or action == REVIEW:
        action = REVIEW
        rolled.texts.append(LastText(form.name, words, column.name, typed.text, carried=True))
    rolled.account(form.name, typed.row, column.name, typed.cell, action, typed.text, result.text)
    return result.text


def _keep(rolled: Rolled, form: SheetForm, row: Row, cells: list[_Typed], why: str) -> None:
    """Put cells aside, those of one row together."""
    for typed in cells:
        rolled.account(form.name, row, typed.column.name, typed.cell, KEPT, typed.text)
    if cells:
        place = row.label.strip() or row.key
        columns = "、".join(typed.column.name for typed in cells if typed.column.name != CONTENT)
        text = cells[0].text if len(cells) == 1 else "；".join(f"{typed.column.name}：{typed.text}" for typed in cells)
        rolled.kept.append(Kept(form.name, f"{place}　{columns}".strip("　"), text, why))


def _keep_again(rolled: Rolled, cells: list[_Typed]) -> None:
    """What an earlier year put aside stays aside until somebody deletes it."""
    columns = rolled.table.parts(KEPT)[1]
    texts = {typed.column.name: typed.text for typed in cells}
    if texts:
        rolled.kept.append(Kept(*(texts.get(columns[part], "") for part in KEPT_PARTS)))
