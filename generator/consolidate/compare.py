"""Does a department's workbook equal its units, cell by cell? Each difference with every unit's part and the likely culprit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from generator.checks.context import money, place
from generator.consolidate.compare_lists import list_findings
from generator.consolidate.department import Department
from generator.consolidate.essentials import computes, label_of
from generator.consolidate.messages import report
from generator.consolidate.suspects import LEFT_OUT, TWICE, Case, Suspect, suspect
from generator.consolidate.units import Place, Unit, number_of
from generator.model.figure import tolerance
from generator.model.finding import Finding, Operand
from generator.model.form import TOTAL, SheetForm
from generator.model.profile import UNITS, WAN
from generator.model.source import SourceRef
from generator.model.submission import BLANK, Cell, Submission
from generator.profiles import consolidation as plans


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that is not the sum of its parts; values in 万元 for amounts."""

    where: Place
    found: Decimal
    expected: Decimal
    source: SourceRef
    suspect: Suspect | None


@dataclass(frozen=True)
class Comparison:
    """A department's workbook, completed, held against the department that its units make."""

    expected: Department
    actual: Submission
    followers: list[Place] = field(default_factory=list)
    """Cells that differ only because others do."""

    def findings(self) -> tuple[Finding, ...]:
        """Every difference; those of a unit that is missing as a whole (or there twice) folded under one finding."""
        cells = [(one, self._finding(one)) for one in self._differences()]
        lists = list(list_findings(self.expected, self.actual))
        folded: list[Finding] = []
        for unit in self.expected.units:
            for kind in (LEFT_OUT, TWICE):
                whole = self._is_whole(unit, kind, [one for one, _ in cells])
                if whole:
                    mine = [f for one, f in cells if one.suspect and one.suspect.kind == kind and unit.name in one.suspect.units]
                    records = [f for owner, f in lists if owner == unit.name and f.rule == "H02"] if kind == LEFT_OUT else []
                    folded.append(report("H05", self._whole_words(unit, kind, mine, records), places=mine[0].places, symptoms=(*mine, *records)))
        covered = {id(symptom) for finding in folded for symptom in finding.symptoms}
        single = [finding for finding in (*(f for _, f in cells), *(f for _, f in lists)) if id(finding) not in covered]
        return (*folded, *single)

    def _whole_words(self, unit: Unit, kind: str, cells: list[Finding], records: list[Finding]) -> str:
        more = f"，还少了它的 {len(records)} 条内容" if records else ""
        return f"整个“{unit.name}”（{unit.path.name}）多半{kind}：它填了数的 {len(cells)} 格，部门都{'少' if kind == LEFT_OUT else '多'}了它的数{more}"

    def _is_whole(self, unit: Unit, kind: str, found: list[Difference]) -> bool:
        """Does every typed cell to which the unit adds something differ in that way?"""
        own = {where for where, parts in self.expected.added.parts.items() if self._is_input(where) and any(p.unit == unit.name and p.value for p in parts)}
        hit = {one.where for one in found if one.suspect and one.suspect.kind == kind and unit.name in one.suspect.units}
        return len(own) > 1 and own <= hit

    def _is_input(self, where: Place) -> bool:
        return number_of(self.expected.typed.get(where[0], {}).get(where[1], {}).get(where[2])) is not None and where not in self.expected.kept

    def _differences(self) -> Iterator[Difference]:
        for name, form in self.expected.profile.sheets.items():
            if form.kind == "records":
                continue
            for key in self._keys(form):
                if self.expected.plan.method(name, key if form.kind == "lines" else "").method in plans.SUMS:
                    yield from self._row(form, key)

    def _keys(self, form: SheetForm) -> list[str]:
        """The rows of both, the units' first."""
        mine = [row.key for row in self.expected.completed.sheet(form.name).rows]
        return list(dict.fromkeys((*mine, *(row.key for row in self.actual.sheet(form.name).rows))))

    def _row(self, form: SheetForm, key: str) -> Iterator[Difference]:
        line = form.line(key) if form.kind == "lines" else None
        for column in form.sides[line.side if line else 0].columns:
            where = (form.name, key, column.name)
            number = (line and line.type or column.type) in ("amount", "quantity") and not (line and column.name in line.closed)
            if not number or self._is_open(where):
                continue
            mine, theirs = self.expected.completed.cell(*where), self.actual.cell(*where)
            expected, found = (number_of(cell.value) or Decimal(0) for cell in (mine, theirs))
            if abs(found - expected) <= self._allowed(where):
                continue
            if self._follows(where, mine, theirs, found):
                self.followers.append(where)
                continue
            yield Difference(where, found, expected, self._source(where, theirs), suspect(self._case(where, found - expected)))

    def _case(self, where: Place, by: Decimal) -> Case:
        parts, taken = self.expected.added.parts, [e for e in self.expected.eliminations if e.place == where]
        return Case(where, by, parts.get(where, ()), taken, parts, self._scale(where), self._allowed(where))

    def _is_open(self, where: Place) -> bool:
        """A figure that not all units know: what the department says of it cannot be held against anything."""
        sheet, key, column = where
        form = self.expected.profile.sheets[sheet]
        line = key if form.kind == "lines" else ""
        return self.expected.plan.method(sheet, line).method == plans.IF_ALL and where not in self.expected.added.parts

    def _follows(self, where: Place, mine: Cell, theirs: Cell, found: Decimal) -> bool:
        """Is the difference only that of other cells, from which this one is computed?"""
        if where in self.expected.kept:
            return False
        if theirs.typed is not None:
            return theirs.computed is not None and theirs.computed.value == found and self._is_sum(where, mine)
        return theirs.computed is not None and (mine.computed is not None or where[0] not in self.expected.typed or where[1] not in self.expected.typed[where[0]])

    def _is_sum(self, where: Place, mine: Cell) -> bool:
        form = self.expected.profile.sheets[where[0]]
        return mine.computed is not None and (form.kind != "records" and computes(form, where[1], where[2]) or form.kind == "subjects")

    def _allowed(self, where: Place) -> Decimal:
        """How far a department that counts in 万元 may be off units that count in 元; nothing otherwise."""
        if self.actual.unit != WAN or self.expected.unit == WAN or self._scale(where) == 1 and not self._is_amount(where):
            return Decimal(0)
        finer = {unit.name for unit in self.expected.units if unit.completed.unit != WAN}
        return tolerance(max(1, sum(part.unit in finer for part in self.expected.added.parts.get(where, ()))))

    def _is_amount(self, where: Place) -> bool:
        form = self.expected.profile.sheets[where[0]]
        line = form.line(where[1]) if form.kind == "lines" else None
        return (line and line.type or form.column(where[2], line.side if line else 0).type) == "amount"

    def _scale(self, where: Place) -> int:
        return UNITS.get(self.actual.unit, 1) if self._is_amount(where) else 1

    def _source(self, where: Place, cell: Cell) -> SourceRef:
        sheet, key, column = where
        row = self.actual.sheet(sheet).row(key)
        if cell is not BLANK and cell.source:
            return cell.source
        return place(row, column) if row else SourceRef(sheet, row=self._words(where), column=column)

    def _words(self, where: Place) -> str:
        sheet, key, _ = where
        form = self.expected.profile.sheets[sheet]
        row = self.actual.sheet(sheet).row(key)
        label = row.label if row and form.kind != "lines" else label_of(form, key, self.expected.full.get(sheet, {}).get(key, {}))
        return f"{key} {label}".strip() if form.kind == "subjects" and key != TOTAL else label

    def _finding(self, one: Difference) -> Finding:
        sheet, _, column = one.where
        scale = self._scale(one.where)
        unit = self.actual.unit if self._is_amount(one.where) and self.actual.unit != WAN else ""
        parts = self.expected.added.parts.get(one.where, ())
        operands = tuple(Operand(f"{part.unit}（{part.source.sheet} {part.source.cell}）".replace(" ）", "）"), part.value * scale) for part in parts)
        words = f"“{sheet}”{self._words(one.where)}“{column}”是 {money(one.found * scale, unit)}，各单位相加是 {money(one.expected * scale, unit)}"
        if not parts:
            words += "：没有一个单位填了它"
        elif one.suspect:
            words += f"：{one.suspect.words}"
        elif len(parts) == 1:
            words += f"：只有“{parts[0].unit}”填了它"
        return report(
            "H01",
            words,
            places=(one.source,),
            found=money(one.found * scale, unit),
            expected=money(one.expected * scale, unit),
            difference=money((one.found - one.expected) * scale, unit),
            operands=operands,
        )
