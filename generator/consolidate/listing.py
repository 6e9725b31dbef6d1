"""Lists of a department: the records of all units one after another, each with its unit; names that meet are told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.consolidate.units import Unit, bare
from generator.model.form import SheetForm
from generator.model.profile import Profile
from generator.model.submission import Row, Value
from generator.profiles import consolidation as plans
from generator.profiles.consolidation import Plan

Origin = tuple[Unit, Row]


@dataclass(frozen=True)
class Lists:
    profile: Profile
    plan: Plan
    units: Sequence[Unit]
    lead: Unit
    remarks: list[str] = field(default_factory=list)

    def sheet(self, form: SheetForm) -> tuple[dict[str, dict[str, Value]], dict[str, Origin]]:
        """The records by number, and whose each of them is."""
        method = self.plan.method(form.name).method
        if method == plans.NOTHING:
            return {}, {}
        rows: dict[str, dict[str, Value]] = {}
        origins: dict[str, Origin] = {}
        seen: dict[str, Origin] = {}
        for unit in self.units if method == plans.LIST else (self.lead,):
            for row in unit.completed.sheet(form.name).records:
                if not self._is_double(form, unit, row, seen):
                    key = str(len(rows) + 1)
                    rows[key], origins[key] = self._record(form, unit, row), (unit, row)
        return rows, origins

    def _record(self, form: SheetForm, unit: Unit, row: Row) -> dict[str, Value]:
        named = self.plan.columns(form.name, plans.OWN_NAME)
        cells = {}
        for column in form.columns:
            value = row[column.name].value
            if value is None and column.name in named:
                value = unit.name
            cells[column.name] = self._apart(form.name, column.name, unit, value)
        return cells

    def _is_double(self, form: SheetForm, unit: Unit, row: Row, seen: dict[str, Origin]) -> bool:
        """Does an earlier record say the same? Another unit's record of that name that says something else is told."""
        for column in self.plan.columns(form.name, plans.ONCE):
            name = bare(row.text(column))
            if name and name in seen:
                first = seen[name]
                other = [c.name for c in form.columns if row.text(c.name) and bare(row.text(c.name)) != bare(first[1].text(c.name))]
                if other:
                    self.remarks.append(f"“{form.name}”的“{row.text(column)}”，{first[0].name}和{unit.name}填的{'、'.join(other)}不一样；取{first[0].name}的，请核对。")
                return True
            seen.setdefault(name, (unit, row))
        return False

    def _apart(self, sheet: str, column: str, unit: Unit, value: Value) -> Value:
        """A name that several units use gets its unit behind it, here and wherever it is referred to."""
        source = self._sources.get((sheet, column))
        if source and isinstance(value, str) and bare(value) in self._shared[source]:
            return f"{value}（{unit.name}）"
        return value

    @cached_property
    def _sources(self) -> dict[tuple[str, str], tuple[str, str]]:
        """Each column that holds such names: the column in which they are given."""
        own = [(step.sheet, step.column) for step in self.plan.steps if step.method == plans.APART]
        found = {source: source for source in own}
        for form in self.profile.sheets.values():
            found |= {(form.name, column.name): column.choices_from for column in form.columns if column.choices_from in own}
        return found

    @cached_property
    def _shared(self) -> dict[tuple[str, str], frozenset[str]]:
        """The names that records of several units have."""
        shared = {}
        for sheet, column in set(self._sources.values()):
            users: dict[str, dict[str, None]] = {}
            for unit in self.units:
                for row in unit.completed.sheet(sheet).records:
                    users.setdefault(bare(row.text(column)), {})[unit.name] = None
            shared[sheet, column] = frozenset(name for name, names in users.items() if name and len(names) > 1)
            for name in sorted(shared[sheet, column]):
                self.remarks.append(f"“{sheet}”的“{name}”，{'、'.join(users[name])}都有：名称后面各加了单位，引用它的表也一样，请核对。")
        return shared
