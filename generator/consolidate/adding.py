"""What the units' sheets come to, sheet by sheet as the plan says; every sum remembers its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.checks.context import place
from generator.consolidate.listing import Lists
from generator.consolidate.units import Part, Place, Unit, bare
from generator.model.figure import Figure
from generator.model.form import TOTAL, Column, Line, SheetForm
from generator.model.profile import Profile
from generator.model.submission import Row, Value
from generator.profiles import consolidation as plans
from generator.profiles.consolidation import Plan, Step

Cells = dict[str, Value]
Rows = dict[str, Cells]
"""The rows of a sheet by key, each with its cells by column; an empty cell is not there."""


@dataclass
class Added:
    """The sheets of the department as its units make them. `origins` tells whose record a row is, by sheet and key."""

    sheets: dict[str, Rows] = field(default_factory=dict)
    parts: dict[Place, tuple[Part, ...]] = field(default_factory=dict)
    origins: dict[tuple[str, str], tuple[Unit, Row]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Adding:
    """`names` are the department's own, code and name; `emptied` are subjects, by sheet and code, from which something was taken out."""

    profile: Profile
    plan: Plan
    units: Sequence[Unit]
    lead: Unit
    names: tuple[str, str]
    emptied: frozenset[tuple[str, str]] = frozenset()
    result: Added = field(default_factory=Added)

    def all(self) -> Added:
        """Every sheet of the profile."""
        lists = Lists(self.profile, self.plan, self.units, self.lead)
        for form in self.profile.sheets.values():
            if form.kind == "records":
                rows, origins = lists.sheet(form)
                self.result.origins.update({(form.name, key): origin for key, origin in origins.items()})
            else:
                rows = self._lines(form) if form.kind == "lines" else self._subjects(form)
            self.result.sheets[form.name] = {key: {c: v for c, v in cells.items() if v is not None} for key, cells in rows.items()}
        self.result.remarks += lists.remarks
        return self.result

    def _sum(self, where: Place, rows: Sequence[tuple[Unit, Row]]) -> Figure | None:
        """The sum of one column of these rows; None if none of them holds a figure."""
        column = where[2]
        parts = tuple(Part(unit.name, row[column].value.value, place(row, column)) for unit, row in rows if isinstance(row[column].value, Figure))
        if not parts:
            return None
        self.result.parts[where] = parts
        return Figure(sum((part.value for part in parts), Decimal(0)), tuple(part.source for part in parts))

    def _subjects(self, form: SheetForm) -> Rows:
        method = self.plan.method(form.name).method
        if method == plans.NOTHING:
            return {}
        rows: dict[str, list[tuple[Unit, Row]]] = {}
        for unit in self.units if method == plans.BY_SUBJECT else (self.lead,):
            for row in unit.completed.sheet(form.name).rows:
                rows.setdefault(row.key, []).append((unit, row))
        order = sorted(rows, key=lambda key: (key != TOTAL, key))
        return {key: found for key in order if (found := self._subject(form, key, rows[key]))}

    def _subject(self, form: SheetForm, key: str, rows: list[tuple[Unit, Row]]) -> Cells:
        """One subject; nothing for one whose figures were all taken out."""
        cells: Cells = {}
        for column in form.columns:
            where = (form.name, key, column.name)
            cells[column.name] = self._sum(where, rows) if column.is_number else self._first(form, key, column, rows)
        emptied = any(sheet == form.name and code.startswith(key) for sheet, code in self.emptied)
        return {} if emptied and not any(value for value in cells.values() if isinstance(value, Figure)) else cells

    def _first(self, form: SheetForm, key: str, column: Column, rows: list[tuple[Unit, Row]]) -> Value:
        """A text of a subject as a clerk typed it, the first one that is there; another unit's other text is told.

        What the program put there itself it will put into the department's workbook as well.
        """
        typed = [(unit, row) for unit, row in rows if row[column.name].typed is not None]
        texts = {bare(row.text(column.name)): (unit, row) for unit, row in reversed(typed)}
        if len(texts) > 1 and key != TOTAL:
            told = "、".join(f"“{row.text(column.name)}”（{unit.name}）" for unit, row in reversed(texts.values()))
            self.result.remarks.append(f"“{form.name}”表 {key} 的“{column.name}”各单位不一样：{told}；取第一个，请核对。")
        return typed[0][1][column.name].typed if typed else None

    def _lines(self, form: SheetForm) -> Rows:
        rows = {line.name: self._line(form, line) for line in form.lines}
        return {key: cells for key, cells in rows.items() if cells}

    def _line(self, form: SheetForm, line: Line) -> Cells:
        step = self.plan.method(form.name, line.name)
        rows = [(unit, row) for unit in self.units if (row := unit.completed.sheet(form.name).row(line.name))]
        own = [(unit, row) for unit, row in rows if unit is self.lead]
        cells: Cells = {}
        for column in form.sides[line.side].columns:
            where, number = (form.name, line.name, column.name), (line.type or column.type) in ("amount", "quantity")
            if step.method == plans.IF_ALL and number:
                cells[column.name] = self._if_all(where, rows)
            elif step.method == plans.BY_LINE and number:
                cells[column.name] = self._sum(where, rows)
            elif step.method != plans.NOTHING:
                cells[column.name] = self._sum(where, own) if number else self._text(step, column.name, own, rows)
        return cells

    def _if_all(self, where: Place, rows: list[tuple[Unit, Row]]) -> Figure | None:
        """The sum if every unit has the figure. One that is not known is never taken for zero."""
        known = {unit.name for unit, row in rows if isinstance(row[where[2]].value, Figure)}
        missing = [unit.name for unit in self.units if unit.name not in known]
        if known and missing:
            self.result.remarks.append(f"“{where[0]}”表“{where[1]}”没有汇总，空着：{'、'.join(missing)}没有填，不能当作0。查到后补填。")
        return None if missing else self._sum(where, rows)

    def _text(self, step: Step, column: str, own: list[tuple[Unit, Row]], rows: list[tuple[Unit, Row]]) -> Value:
        values = [row[column].value for _, row in (*own, *rows) if row[column].value is not None]
        texts = {bare(row.text(column)) for _, row in rows}
        match step.method:
            case plans.CODE:
                return self.names[0] or None
            case plans.NAME:
                return self.names[1]
            case plans.WRITE:
                return step.value
            case plans.SAME:
                return values[0] if values and len(texts) == 1 else step.value
            case plans.FIRST:
                return values[0] if values else None
        return own[0][1][column].value if own else None
