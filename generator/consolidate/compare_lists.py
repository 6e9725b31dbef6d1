"""Lists of a department against those of its units: records that are missing, that nobody has, that say something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.checks.context import money, place
from generator.consolidate.department import Department
from generator.consolidate.essentials import label_of
from generator.consolidate.messages import report
from generator.consolidate.units import Unit, bare, number_of
from generator.model.figure import Figure, tolerance
from generator.model.finding import Finding, Operand
from generator.model.form import Column, SheetForm
from generator.model.profile import UNITS, WAN
from generator.model.source import SourceRef
from generator.model.submission import Row, Submission, Value
from generator.profiles import consolidation as plans

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One record that the units make the department have: its cells, its unit, and the row in the unit's workbook."""

    key: str
    cells: dict[str, Value]
    unit: Unit
    row: Row

    def text(self, column: str) -> str:
        value = self.cells.get(column)
        return bare(str(value.value.normalize()) if isinstance(value, Figure) else str(value)) if value is not None else ""


def list_findings(expected: Department, actual: Submission) -> Iterator[tuple[str, Finding]]:
    """Findings about lists, each with the name of the unit it is about ("" for none)."""
    for form in expected.profile.sheets.values():
        if form.kind == "records" and expected.plan.method(form.name).method == plans.LIST:
            yield from _OneList(expected, actual, form).findings()


@dataclass(frozen=True)
class _OneList:
    expected: Department
    actual: Submission
    form: SheetForm

    def findings(self) -> Iterator[tuple[str, Finding]]:
        wanted = [Wanted(key, cells, *self.expected.added.origins[self.form.name, key]) for key, cells in self.expected.full.get(self.form.name, {}).items()]
        given = list(self.actual.sheet(self.form.name).records)
        pairs = self._pairs(wanted, given)
        for one, row in pairs:
            yield from self._cells(one, row)
        met, taken = {one.key for one, _ in pairs}, {id(row) for _, row in pairs}
        for one in wanted:
            if one.key not in met:
                yield one.unit.name, self._missing(one)
        for row in given:
            if id(row) not in taken:
                yield "", self._extra(row, wanted)

    def _pairs(self, wanted: list[Wanted], given: list[Row]) -> list[tuple[Wanted, Row]]:
        """Which record is which: those that say the same first, then those of the same key."""
        every = tuple(column.name for column in self.form.columns if not column.formula)
        plan, name = self.expected.plan, self.form.name
        keys = [plan.columns(name, method) for method in (plans.KEY, plans.APART, plans.ONCE)]
        pairs: list[tuple[Wanted, Row]] = []
        for columns in (every, *filter(None, keys)):
            for own in (False, True):
                met, taken = {one.key for one, _ in pairs}, {id(row) for _, row in pairs}
                waiting: dict[Key, list[Row]] = {}
                for row in given:
                    if id(row) not in taken:
                        waiting.setdefault(_key(row, columns), []).append(row)
                for one in (one for one in wanted if one.key not in met):
                    key = _key(one.row, columns) if own else tuple(one.text(column) for column in columns)
                    if any(key) and waiting.get(key):
                        pairs.append((one, waiting[key].pop(0)))
        return pairs

    def _cells(self, one: Wanted, row: Row) -> Iterator[tuple[str, Finding]]:
        for column in self.form.columns:
            theirs = row[column.name]
            if column.is_number:
                expected, found = one.cells.get(column.name), theirs.value
                if column.formula and theirs.typed is None:
                    continue  # follows from the other columns
                if abs((number_of(found) or 0) - (number_of(expected) or 0)) > self._allowed(column):
                    yield one.unit.name, self._number(one, row, column)
            elif _text(row, column.name) not in (one.text(column.name), _text(one.row, column.name)):
                yield one.unit.name, self._wording(one, row, column)

    def _allowed(self, column: Column):
        return tolerance(1) if column.type == "amount" and self.actual.unit == WAN != self.expected.unit else 0

    def _number(self, one: Wanted, row: Row, column: Column) -> Finding:
        scale = UNITS.get(self.actual.unit, 1) if column.type == "amount" else 1
        unit = self.actual.unit if column.type == "amount" and self.actual.unit != WAN else ""
        expected, found = ((number_of(value) or Decimal(0)) * scale for value in (one.cells.get(column.name), row[column.name].value))
        source = place(one.row, column.name)
        return report(
            "H01",
            f"“{self.form.name}”{row.label}的“{column.name}”是 {money(found, unit)}，“{one.unit.name}”填的是 {money(expected, unit)}",
            places=(place(row, column.name),),
            found=money(found, unit),
            expected=money(expected, unit),
            difference=money(found - expected, unit),
            operands=(Operand(f"{one.unit.name}（{source.sheet} {source.cell}）", expected),),
        )

    def _wording(self, one: Wanted, row: Row, column: Column) -> Finding:
        words = f"“{self.form.name}”{row.label}的“{column.name}”与“{one.unit.name}”填的不同"
        return report("H04", words, places=(place(row, column.name),), found=_short(row.text(column.name)), expected=_short(one.row.text(column.name)))

    def _missing(self, one: Wanted) -> Finding:
        label = label_of(self.form, one.key, one.cells).partition(" ")[2] or self._told(one)
        cell = f"（{one.row.source.cell}）" if one.row.source.cell else ""
        words = f"“{self.form.name}”里没有“{one.unit.name}”的“{label}”：单位填在“{one.unit.path.name}”第{one.row.key}条{cell}"
        return report("H02", words, places=(SourceRef(self.form.name),), expected=label)

    def _told(self, one: Wanted) -> str:
        keys = (*self.expected.plan.columns(self.form.name, plans.KEY), *self.expected.plan.columns(self.form.name, plans.ONCE))
        return " ".join(str(one.cells[column]) for column in keys if one.cells.get(column)) or f"第{one.row.key}条"

    def _extra(self, row: Row, wanted: list[Wanted]) -> Finding:
        every = tuple(column.name for column in self.form.columns if not column.formula)
        same = [one for one in wanted if tuple(one.text(column) for column in every) == _key(row, every)]
        more = f"：“{same[0].unit.name}”的这一条列了两次" if same else "：没有一个单位填了它"
        return report("H03", f"“{self.form.name}”多出{row.label}{more}", places=(row.source,), found=row.label)


def _key(row: Row, columns: tuple[str, ...]) -> Key:
    return tuple(_text(row, column) for column in columns)


def _text(row: Row, column: str) -> str:
    figure = row.figure(column)
    return str(figure.value.normalize()) if figure else bare(row.text(column))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:60]}……"
